import { maxUploadBytes } from '#lib/server/import/upload.ts';
import { openImports } from '#lib/server/import/openImports.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('import:apne');
	return {
		maxMb: Math.round(maxUploadBytes(process.env) / 1024 / 1024),
		hvem: locals.bruker.navn,
		apne: await openImports(locals.db, locals.bruker.navn)
	};
};
