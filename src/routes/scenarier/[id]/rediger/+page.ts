import { FELLES_TASTER } from '#lib/ui/tastegrupper.ts';
import { REDIGERINGSTASTER } from './verktoy.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ data }) => ({
	...data,
	taster: [FELLES_TASTER, ...REDIGERINGSTASTER]
});
