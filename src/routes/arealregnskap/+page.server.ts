import { arealoversikt, type Arealoversikt } from '#lib/server/arealregnskap/planvask.ts';
import type { Bruker } from '#lib/server/auth/bruker.ts';
import { BadRequest } from '#lib/server/badRequest.ts';
import { NotFound } from '#lib/server/errors.ts';
import { pageErrors, parseId } from '#lib/server/http.ts';
import { gjeldendeFor, listScenarios, type Scenario } from '#lib/server/plans.ts';
import type { Database } from '#lib/server/queryable.ts';
import { matrise } from './matrise.ts';
import type { PageServerLoad } from './$types';

/** So many can be chosen between in the menu. */
const VALGBARE = 100;

/** The page has the rows as a matrix: it is not sent what it does not show. */
function omriss({ rows, difference, ...resten }: Arealoversikt) {
	return {
		...resten,
		matrise: matrise(rows),
		difference: difference && { against: difference.against, zones: difference.zones }
	};
}

/** The account against what was asked for; where that cannot be, against the plan in force, and why. */
async function svarFor(
	db: Database,
	bruker: Bruker,
	id: number,
	mot: number | null
): Promise<{ oversikt: ReturnType<typeof omriss>; motfeil: string | null }> {
	try {
		const { oversikt } = await arealoversikt(db, id, bruker, mot, new Date());
		return { oversikt: omriss(oversikt), motfeil: null };
	} catch (error) {
		const isAboutMot = error instanceof NotFound || error instanceof BadRequest;
		if (mot === null || !isAboutMot) throw error;
		return { ...(await svarFor(db, bruker, id, null)), motfeil: error.message };
	}
}

/** Whether the plan in force may be seen at all by this person, and what else it can be held against. */
async function valgbareFor(db: Database, bruker: Bruker, valgt: Scenario) {
	const scenarier = await listScenarios(db, bruker, { plan: valgt.plan, limit: VALGBARE });
	const [gjeldende] = await gjeldendeFor(db, bruker, [valgt.plan]);
	return {
		harGjeldende: gjeldende !== undefined,
		scenarier: scenarier.filter(({ id }) => id !== valgt.id).map(({ id, name }) => ({ id, name }))
	};
}

/** The account of the land of the scenario that is chosen in the frame, against another. */
export const load: PageServerLoad = ({ locals: { db, bruker }, parent, url }) =>
	pageErrors(async () => {
		const { valgt } = await parent();
		const asked = url.searchParams.get('mot');
		const mot = asked ? parseId(asked, 'mot') : null;
		if (!valgt) return { oversikt: null, motfeil: null, valg: null };
		return {
			...(await svarFor(db, bruker, valgt.id, mot)),
			valg: await valgbareFor(db, bruker, valgt)
		};
	});
