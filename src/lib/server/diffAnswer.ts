import { treveis, type Treveis } from '../domain/plan/treveis.ts';
import type { Bruker } from './auth/bruker.ts';
import { sha256 } from './auth/hemmelighet.ts';
import { BadRequest } from './badRequest.ts';
import { diffBetween, type Diff } from './diff.ts';
import { scenarioById, type Scenario } from './plans.ts';
import type { Database, Queryable } from './queryable.ts';
import { svaretag } from './svarmerke.ts';
import { tilstandVed } from './tilstand.ts';
import { assertVist } from './vist.ts';

/** A scenario in the answer: which one, and the revision that was compared. */
export interface Diffscenario extends Pick<
	Scenario,
	'id' | 'name' | 'kind' | 'synlighet' | 'beskrivelse' | 'revision'
> {
	/** It is not as it stands now, but as it stood at `revision`. */
	readonly isPast: boolean;
}

export interface Diffsvar extends Diff {
	/** What is compared with: before. */
	readonly a: Diffscenario;
	/** After. */
	readonly b: Diffscenario;
	readonly plan: number;
	readonly srid: number;
	readonly illustrasjon: boolean;
	/** Where an ancestor was given: what was changed from it on each way. */
	readonly ancestor?: Diffscenario;
	readonly threeWay?: Treveis;
}

export interface DiffAnswer {
	/** Changes whenever one of the scenarios does. */
	readonly etag: string;
	readonly svar: Diffsvar;
}

/** A scenario that is asked for, as it stands (revision null) or as it stood. */
export interface Onsket {
	readonly id: number;
	readonly revision: number | null;
}

/** A scenario that was found, at the revision that was asked for. */
interface Funnet {
	readonly scenario: Scenario;
	readonly revision: number;
}

/** A diff, and the very states that it is of. */
interface Malt {
	readonly a: Funnet;
	readonly b: Funnet;
	readonly diff: Diff;
}

/** So many answers are kept of each database; each is some ten or hundred kilobytes. */
const KEPT = 40;
const kept = new WeakMap<Database, Map<string, Promise<Malt>>>();

const head = ({ scenario, revision }: Funnet): Diffscenario => {
	const { id, name, kind, synlighet, beskrivelse } = scenario;
	return { id, name, kind, synlighet, beskrivelse, revision, isPast: revision < scenario.revision };
};

async function find(db: Queryable, bruker: Bruker, { id, revision }: Onsket): Promise<Funnet> {
	const scenario = await scenarioById(db, bruker, id);
	return { scenario, revision: tilstandVed(scenario, revision).revision };
}

/** Both scenarios, if `bruker` may see them: else NotFound; and 422 where they are of different plans. */
async function parOf(db: Queryable, bruker: Bruker, onsketA: Onsket, onsketB: Onsket) {
	const a = await find(db, bruker, onsketA);
	const b = await find(db, bruker, onsketB);
	if (a.scenario.plan !== b.scenario.plan)
		throw new BadRequest(
			'ulike-planer',
			`«${a.scenario.name}» og «${b.scenario.name}» hører til hver sin plan. Velg to scenarier av samme plan.`,
			422
		);
	return { a, b };
}

const keyOf = ({ a, b }: Omit<Malt, 'diff'>): string =>
	`${a.scenario.id}-r${a.revision}-${b.scenario.id}-r${b.revision}`;

/** Those who ask under `key` while it is made share it; it is kept under the key of what was measured. */
function keep(answers: Map<string, Promise<Malt>>, key: string, made: Promise<Malt>): void {
	answers.set(key, made);
	made.then(
		(malt) => {
			if (keyOf(malt) === key) return;
			answers.delete(key);
			answers.set(keyOf(malt), made);
		},
		() => answers.delete(key)
	);
	for (const oldest of [...answers.keys()].slice(0, -KEPT)) answers.delete(oldest);
}

async function measured(db: Database, bruker: Bruker, a: Onsket, b: Onsket): Promise<Malt> {
	const par = await db.snapshot((tx) => parOf(tx, bruker, a, b));
	const state = ({ scenario, revision }: Funnet) => tilstandVed(scenario, revision);
	return { ...par, diff: await diffBetween(db, state(par.a), state(par.b)) };
}

/** The diff of two states, measured once for each pair of revisions, and what the two are called now. */
async function diffOf(db: Database, bruker: Bruker, a: Onsket, b: Onsket): Promise<Malt> {
	const par = await parOf(db, bruker, a, b);
	const key = keyOf(par);
	const answers = kept.get(db) ?? new Map<string, Promise<Malt>>();
	kept.set(db, answers);
	const known = answers.get(key) ?? measured(db, bruker, a, b);
	if (!answers.has(key)) keep(answers, key, known);
	const malt = await known;
	// Changed between the two readings: what was measured goes with its own heads.
	return keyOf(malt) === key ? { ...par, diff: malt.diff } : malt;
}

const answerOf = (
	{ a, b, diff }: Malt,
	more: Pick<Diffsvar, 'ancestor' | 'threeWay'>
): DiffAnswer => {
	const heads = { a: head(a), b: head(b) };
	const { plan, srid, illustrasjon } = a.scenario;
	const state = JSON.stringify({ ...heads, ancestor: more.ancestor });
	return {
		etag: svaretag(`d${sha256(state).slice(0, 24)}`),
		svar: { ...heads, plan, srid, illustrasjon, ...diff, ...more }
	};
};

/** A scenario as a sentence names it: its revision tells two states of one apart. */
const nevnt = ({ scenario: { name }, revision }: Funnet, others: readonly Funnet[]): string =>
	others.some(({ scenario }) => scenario.name === name) ? `${name} (revisjon ${revision})` : name;

/**
 * What differs from `a` to `b`, and with an ancestor what was changed from it on each way. NotFound where `bruker` may not
 * see one of them, Forbidden for an earlier state that was not published to them, 422 where they are of different plans or a revision
 * has not been.
 */
export async function diffAnswer(
	db: Database,
	bruker: Bruker,
	a: Onsket,
	b: Onsket,
	ancestor: Onsket | null = null
): Promise<DiffAnswer> {
	await assertVist(db, bruker, [a, b, ancestor]);
	const malt = await diffOf(db, bruker, a, b);
	if (!ancestor) return answerOf(malt, {});
	// The very states that were measured, so that the three are of one moment where none of them is asked for as it was.
	const at = ({ scenario, revision }: Funnet): Onsket => ({ id: scenario.id, revision });
	const toA = await diffOf(db, bruker, ancestor, at(malt.a));
	const toB = await diffOf(db, bruker, at(toA.a), at(malt.b));
	const navn = {
		ancestor: nevnt(toA.a, [malt.a, malt.b]),
		a: nevnt(malt.a, [malt.b]),
		b: nevnt(malt.b, [malt.a])
	};
	const objects = {
		toA: toA.diff.objects,
		toB: toB.diff.objects,
		aToB: malt.diff.objects
	};
	return answerOf(malt, {
		ancestor: head(toA.a),
		threeWay: treveis(objects, malt.diff.changedM2, navn)
	});
}
