import { redirect } from '@sveltejs/kit';
import { authorize } from '#lib/server/access.ts';
import { objektParameter, readParameter, sokParameter } from '#lib/map/urlState.ts';
import { belyst, objektboks } from '#lib/server/belyst.ts';
import { planExtent, planOf, type Scenario } from '#lib/server/plans.ts';
import { ingenTreff, search } from '#lib/server/search.ts';
import { bakgrunn } from './bakgrunn.ts';
import { kartadresse } from '../ramme/kartadresse.ts';
import type { PageServerLoad } from './$types';

/** Where the map is about as large as on most screens: the browser has not told us. */
const ROM = [800, 500] as const;

/**
 * A search that was sent as a form, before the page had come to life or without scripts: goes to what was found. Answers
 * why nothing was; null where nothing was searched for.
 */
async function sendtSok({ db, bruker }: App.Locals, valgt: Scenario | null, url: URL) {
	const sok = readParameter(sokParameter, url.searchParams);
	if (sok === undefined) return null;
	const [first] = await search(db, bruker, valgt, sok);
	if (first) redirect(303, kartadresse(first, { valgt: valgt?.id ?? null, redigeres: null }, ROM));
	const why = await ingenTreff(db, bruker, valgt, sok);
	return why ?? `Ingen treff på «${sok}». Prøv gnr/bnr, feltnavn eller sted.`;
}

export const load: PageServerLoad = async ({ locals, parent, url, untrack }) => {
	const { valgt } = await parent();
	const utenTreff = await sendtSok(locals, valgt, url);
	const figur = url.searchParams.get('bevis');
	const lyst = valgt && (await belyst(locals.db, valgt.id, figur, locals.bruker));
	// The zone that a link points out; what is chosen later on the map is not asked for again.
	const objekt = untrack(() => readParameter(objektParameter, url.searchParams));
	return {
		utenTreff,
		plan: valgt && (await planOf(locals.db, valgt)),
		lyst,
		objektboks: valgt && objekt ? await objektboks(locals.db, valgt.id, [objekt]) : null,
		omfang: valgt ? await planExtent(locals.db, valgt.id) : null,
		bakgrunn: bakgrunn(process.env),
		kanEndreDokumenter: authorize(locals.bruker, '/api/plans/[id]/documents', 'POST').ok
	};
};
