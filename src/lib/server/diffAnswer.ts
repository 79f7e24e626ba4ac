import type { Bruker } from './auth/bruker.ts';
import { sha256 } from './auth/hemmelighet.ts';
import { BadRequest } from './badRequest.ts';
import { diffBetween, type Diff } from './diff.ts';
import { navaerende } from './tilstand.ts';
import { scenarioById, type Scenario } from './plans.ts';
import type { Database, Queryable } from './queryable.ts';
import { svaretag } from './svarmerke.ts';

/** A scenario in the answer: which one, and how it was when it was compared. */
export type Diffscenario = Pick<
	Scenario,
	'id' | 'name' | 'kind' | 'synlighet' | 'beskrivelse' | 'revision'
>;

export interface Diffsvar extends Diff {
	/** The earlier, or the one that is compared with. */
	readonly a: Diffscenario;
	readonly b: Diffscenario;
	readonly plan: number;
	readonly srid: number;
	readonly illustrasjon: boolean;
}

export interface DiffAnswer {
	/** Changes whenever one of the scenarios does. */
	readonly etag: string;
	readonly svar: Diffsvar;
}

interface Par {
	readonly a: Scenario;
	readonly b: Scenario;
}
/** A diff, and the very states that it is of. */
type Malt = Par & { readonly diff: Diff };

/** So many answers are kept of each database; each is some ten or hundred kilobytes. */
const KEPT = 20;
const kept = new WeakMap<Database, Map<string, Promise<Malt>>>();

const head = ({ id, name, kind, synlighet, beskrivelse, revision }: Scenario): Diffscenario => ({
	id,
	name,
	kind,
	synlighet,
	beskrivelse,
	revision
});

/** Both scenarios, if `bruker` may see them: else NotFound; and 422 where they are of different plans. */
async function parOf(db: Queryable, bruker: Bruker, ida: number, idb: number): Promise<Par> {
	const a = await scenarioById(db, bruker, ida);
	const b = await scenarioById(db, bruker, idb);
	if (a.plan !== b.plan)
		throw new BadRequest(
			'ulike-planer',
			`«${a.name}» og «${b.name}» hører til hver sin plan. Velg to scenarier av samme plan.`,
			422
		);
	return { a, b };
}

const keyOf = ({ a, b }: Par): string => `${a.id}-r${a.revision}-${b.id}-r${b.revision}`;

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

const measured = (db: Database, bruker: Bruker, ida: number, idb: number): Promise<Malt> =>
	db.snapshot(async (tx) => {
		const par = await parOf(tx, bruker, ida, idb);
		return { ...par, diff: await diffBetween(tx, navaerende(par.a), navaerende(par.b)) };
	});

function answerOf({ a, b }: Par, diff: Diff): DiffAnswer {
	const heads = { a: head(a), b: head(b) };
	const { plan, srid, illustrasjon } = a;
	return {
		etag: svaretag(`d${sha256(JSON.stringify(heads)).slice(0, 24)}`),
		svar: { ...heads, plan, srid, illustrasjon, ...diff }
	};
}

/**
 * What differs from scenario `ida` to `idb`, measured once for each pair of revisions. NotFound where `bruker` may not see
 * one of them, 422 where they are of different plans.
 */
export async function diffAnswer(
	db: Database,
	bruker: Bruker,
	ida: number,
	idb: number
): Promise<DiffAnswer> {
	const par = await parOf(db, bruker, ida, idb);
	const key = keyOf(par);
	const answers = kept.get(db) ?? new Map<string, Promise<Malt>>();
	kept.set(db, answers);
	const known = answers.get(key) ?? measured(db, bruker, ida, idb);
	if (!answers.has(key)) keep(answers, key, known);
	const malt = await known;
	// Changed between the two readings: what was measured goes with its own heads.
	return answerOf(keyOf(malt) === key ? par : malt, malt.diff);
}
