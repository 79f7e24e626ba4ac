import { FELLES_TASTER, type Tastgruppe } from '#lib/ui/tastegrupper.ts';
import type { PageLoad } from './$types';

const TASTER: Tastgruppe = {
	tittel: 'Sammenligning',
	taster: [
		{ taster: ['←', '→'], gjor: 'Flytt skillet mellom kartene, når det er valgt' },
		{ taster: ['Home'], gjor: 'Vis bare kartet etter (End viser bare kartet før)' },
		{ taster: ['Piltaster'], gjor: 'Flytt begge kartene, når et kart er valgt' },
		{ taster: ['+'], gjor: 'Zoom inn (− zoomer ut)' },
		{ taster: ['Enter'], gjor: 'Velg det som ligger under krysset midt i kartet' },
		{ taster: ['Esc'], gjor: 'Lukk det som er valgt' }
	]
};

export const load: PageLoad = ({ data }) => ({ ...data, taster: [FELLES_TASTER, TASTER] });
