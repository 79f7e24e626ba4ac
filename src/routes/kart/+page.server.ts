import { authorize } from '#lib/server/access.ts';
import { planExtent, planOf } from '#lib/server/plans.ts';
import type { PageServerLoad } from './$types';

/** PLANBORDET_BAKGRUNN: a tiled background such as Kartverket's; without it our own grey line map. */
function background(env: NodeJS.ProcessEnv) {
	const address = env.PLANBORDET_BAKGRUNN;
	return address
		? { tiles: [address], attribution: env.PLANBORDET_BAKGRUNN_KILDE ?? '© Kartverket' }
		: null;
}

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { valgt } = await parent();
	return {
		plan: valgt && (await planOf(locals.db, valgt)),
		omfang: valgt ? await planExtent(locals.db, valgt.id) : null,
		bakgrunn: background(process.env),
		kanEndreDokumenter: authorize(locals.bruker, '/api/plans/[id]/documents', 'POST').ok
	};
};
