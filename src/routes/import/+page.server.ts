import { maxUploadBytes } from '#lib/server/import/upload.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	maxMb: Math.round(maxUploadBytes(process.env) / 1024 / 1024)
});
