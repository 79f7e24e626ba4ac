import { isDemoBruker } from '#lib/server/auth/demo.ts';
import { maxUploadBytes } from '#lib/server/import/upload.ts';
import { openImports } from '#lib/server/import/openImports.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('import:apne');
	return {
		maxMb: Math.round(maxUploadBytes(process.env) / 1024 / 1024),
		hvem: locals.bruker.navn,
		/** Signed in with an account that goes when a real plan comes into force. */
		erDemo: await isDemoBruker(locals.db, locals.bruker),
		apne: await openImports(locals.db, locals.bruker.navn)
	};
};
