import type { Diffobjekt } from '../../domain/plan/diff.ts';
import {
	flettesaker,
	kommerInn,
	type Flettebart,
	type Flettesak
} from '../../domain/plan/fletting.ts';
import { fellesUtgangspunkt, type Standpunkt } from '../../domain/plan/utgangspunkt.ts';
import type { Bruker } from '../auth/bruker.ts';
import { diffAnswer } from '../diffAnswer.ts';
import { listScenarios, scenarioById, type Scenario } from '../plans.ts';
import type { Database, Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { felles, flettbare, lesSlekt } from './grunnlag.ts';

/** What can be merged from: a scenario in use that has something in common with the target. */
export type Kilde = Pick<Scenario, 'id' | 'name' | 'kind'>;

/** A merge of the same two that was done before. */
export interface Tidligere {
	/** Of the target, after it. */
	readonly revision: number;
	readonly hvem: string;
	readonly tidspunkt: Date;
	readonly fraRevision: number;
}

/** What the two have in common, by name. */
export interface Utgangspunkt extends Standpunkt {
	readonly name: string;
	/** Where it is how a copy began: what it was copied from, and that one's revision, where it is known. */
	readonly av: { readonly name: string; readonly revision: number | null } | null;
}

async function medNavn(db: Queryable, bruker: Bruker, felt: Standpunkt): Promise<Utgangspunkt> {
	const { name, parent, parentRevision } = await scenarioById(db, bruker, felt.id);
	if (felt.revision > 0 || parent === null) return { ...felt, name, av: null };
	const opphav = await scenarioById(db, bruker, parent);
	return { ...felt, name, av: { name: opphav.name, revision: parentRevision } };
}

/** What merging one scenario into another would bring, before anything is chosen. */
export interface Fletteoversikt {
	readonly fra: Scenario;
	readonly inn: Scenario;
	readonly utgangspunkt: Utgangspunkt;
	/** The last merge of the two; null: none. */
	readonly sist: Tidligere | null;
	readonly saker: readonly Flettesak[];
	/** What comes in whatever is chosen, and is told of as a change. */
	readonly kommer: readonly Diffobjekt[];
	/** What comes in and looks the same: other vertices of the same border. */
	readonly antallUsynlige: number;
	/** Changed alike in both. */
	readonly antallLike: number;
	/** Of what must be chosen: what became of each object since the two had all in common. */
	readonly endretHer: readonly Diffobjekt[];
	readonly endretDer: readonly Diffobjekt[];
}

/** Which scenarios of the same plan may be merged into this one? The plan's own first, then by when they were made. */
export async function kilderFor(db: Queryable, bruker: Bruker, target: Scenario): Promise<Kilde[]> {
	const [slekt, flettinger] = await lesSlekt(db, target.plan);
	const alle = await listScenarios(db, bruker, { plan: target.plan });
	return alle
		.filter(
			({ id }) => id !== target.id && fellesUtgangspunkt(id, target.id, slekt, flettinger) !== null
		)
		.map(({ id, name, kind }) => ({ id, name, kind }));
}

async function sistFlettet(db: Queryable, from: number, into: number): Promise<Tidligere | null> {
	const { rows } = await db.query<Tidligere>(sql`
		select e.revision, e.hvem, e.tidspunkt, f.fra_revision as "fraRevision"
		from fletting f join endring e on e.id = f.endring_id
		where e.scenario_id = ${into} and f.fra_id = ${from}
		order by e.revision desc limit 1`);
	return rows[0] ?? null;
}

const idsOf = (objekter: readonly Flettebart[]): ReadonlySet<string> =>
	new Set(objekter.map(({ lokalId }) => lokalId));
const blant = (objects: readonly Diffobjekt[], ids: ReadonlySet<string>): Diffobjekt[] =>
	objects.filter(({ lokalId }) => ids.has(lokalId));

/**
 * What would merging the one into the other bring, and what must be chosen? NotFound where the person may not see one of
 * them, 422 where they have nothing in common. For planners.
 */
export async function fletteoversikt(
	db: Database,
	bruker: Bruker,
	{
		from,
		target,
		again
	}: { readonly from: number; readonly target: number; readonly again: boolean }
): Promise<Fletteoversikt> {
	const lest = await db.snapshot(async (tx) => {
		const fra = await scenarioById(tx, bruker, from);
		const inn = await scenarioById(tx, bruker, target);
		const felt = await felles(tx, fra, inn, again);
		const utgangspunkt = await medNavn(tx, bruker, felt);
		const alle = await flettbare(tx, felt, from, target);
		const sist = await sistFlettet(tx, from, target);
		return { fra, inn, utgangspunkt, alle, sist };
	});
	const { alle, fra, inn, utgangspunkt } = lest;
	const saker = flettesaker(alle);
	const kommer = idsOf(kommerInn(alle));
	const valgbare = idsOf(saker.flatMap(({ conflicts, followers }) => [...conflicts, ...followers]));
	const diff = (a: Standpunkt, b: Standpunkt) =>
		diffAnswer(db, bruker, { id: a.id, revision: a.revision }, { id: b.id, revision: b.revision });
	const ser = kommer.size === 0 ? [] : blant((await diff(inn, fra)).svar.objects, kommer);
	const her = saker.length === 0 ? [] : (await diff(utgangspunkt, inn)).svar.objects;
	const der = saker.length === 0 ? [] : (await diff(utgangspunkt, fra)).svar.objects;
	return {
		...lest,
		saker,
		kommer: ser,
		antallUsynlige: kommer.size - ser.length,
		antallLike: alle.filter((o) => o.same && o.changedByTheirs).length,
		endretHer: blant(her, valgbare),
		endretDer: blant(der, valgbare)
	};
}
