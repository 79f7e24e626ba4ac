import { authorize } from '#lib/server/access.ts';
import { objektParameter, readParameter } from '#lib/map/urlState.ts';
import { belyst, objektboks } from '#lib/server/belyst.ts';
import { planExtent, planOf } from '#lib/server/plans.ts';
import type { PageServerLoad } from './$types';

/** PLANBORDET_BAKGRUNN: a tiled background such as Kartverket's; without it our own grey line map. */
function background(env: NodeJS.ProcessEnv) {
	const address = env.PLANBORDET_BAKGRUNN;
	return address
		? { tiles: [address], attribution: env.PLANBORDET_BAKGRUNN_KILDE ?? '© Kartverket' }
		: null;
}

export const load: PageServerLoad = async ({ locals, parent, url, untrack }) => {
	const { valgt } = await parent();
	const figur = url.searchParams.get('bevis');
	const lyst = valgt && (await belyst(locals.db, valgt.id, figur, locals.bruker));
	// The zone that a link points out; what is chosen later on the map is not asked for again.
	const objekt = untrack(() => readParameter(objektParameter, url.searchParams));
	return {
		plan: valgt && (await planOf(locals.db, valgt)),
		lyst,
		objektboks: valgt && lyst && objekt ? await objektboks(locals.db, valgt.id, [objekt]) : null,
		omfang: valgt ? await planExtent(locals.db, valgt.id) : null,
		bakgrunn: background(process.env),
		kanEndreDokumenter: authorize(locals.bruker, '/api/plans/[id]/documents', 'POST').ok
	};
};
