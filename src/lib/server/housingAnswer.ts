import { apneDatasett, serInterneDatasett } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { boligoversikt, lesBoliggrunnlag, type Boligoversikt } from './housing.ts';
import { scenarioById, type Scenario } from './plans.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';
import { svaretag } from './svarmerke.ts';

export interface HousingAnswer {
	/** Changes whenever anything that the answer rests on does. */
	readonly etag: string;
	readonly oversikt: Boligoversikt;
}

interface Regnet {
	/** Of the very state that was reckoned. */
	readonly stamp: string;
	readonly oversikt: Boligoversikt;
}

/** So many scenarios' answers are kept; each is some hundred kilobytes. */
const KEPT = 20;
const answers = new Map<string, Promise<Regnet>>();

/**
 * What the answer rests on: scenario, and of its municipality the goals, the parameters and the data sets that this
 * person may see. Readers of open data sets alone never share an answer with those who see internal ones.
 */
async function stampOf(db: Queryable, scenario: Scenario, bruker: Bruker): Promise<string> {
	const { rows } = await db.query<{ stamp: string }>(sql`
		select concat_ws('-', ${serInterneDatasett(bruker) ? 'intern' : 'apen'}::text, ${scenario.id}::integer,
			${scenario.revision}::integer, md5(p::text),
			coalesce((
				select md5(string_agg(concat_ws(':', d.id, d.revision, d.tilstand, d.dato, d.navn), ',' order by d.id))
				from datasett d
				where (d.kommunenummer is null or d.kommunenummer = p.kommunenummer) and ${apneDatasett(bruker, sql`d.`)}
			), '0'),
			(select coalesce(max(b.versjon), 0) from boligparametersett b where b.kommunenummer = p.kommunenummer),
			coalesce((
				select md5(string_agg(m::text, ',' order by m.id)) from boligmal m
				where m.kommunenummer = p.kommunenummer
			), '0'),
			coalesce((
				select md5(string_agg(f::text, ',' order by f::text)) from formalsandel f where f.plan_id = p.id
			), '0')) as stamp
		from plan p where p.id = ${scenario.plan}`);
	const stamp = rows[0]?.stamp;
	if (!stamp) throw new Error(`scenario without plan ${scenario.plan}`);
	return stamp;
}

/** Stamp and figures of one state of the database: what is changed meanwhile is in neither. The arithmetic comes after. */
async function reckoned(db: Database, scenarioId: number, bruker: Bruker): Promise<Regnet> {
	const { stamp, lesning } = await db.snapshot(async (tx) => ({
		stamp: await stampOf(tx, await scenarioById(tx, bruker, scenarioId), bruker),
		lesning: await lesBoliggrunnlag(tx, scenarioId, bruker)
	}));
	return { stamp, oversikt: boligoversikt(lesning) };
}

/** Those who ask under `stamp` while it is made share it; it is kept under the stamp of what was reckoned. */
function keep(stamp: string, made: Promise<Regnet>): void {
	answers.set(stamp, made);
	made.then(
		(regnet) => {
			if (regnet.stamp === stamp) return;
			answers.delete(stamp);
			answers.set(regnet.stamp, made);
		},
		() => answers.delete(stamp)
	);
	for (const oldest of [...answers.keys()].slice(0, -KEPT)) answers.delete(oldest);
}

/**
 * The housing overview, reckoned once for each state of what it rests on: it takes a second of the database's time, and
 * those who ask at once share one answer. NotFound where `bruker` may not see the scenario.
 */
export async function housingAnswer(
	db: Database,
	scenarioId: number,
	bruker: Bruker
): Promise<HousingAnswer> {
	const stamp = await stampOf(db, await scenarioById(db, bruker, scenarioId), bruker);
	const known = answers.get(stamp) ?? reckoned(db, scenarioId, bruker);
	if (!answers.has(stamp)) keep(stamp, known);
	const regnet = await known;
	return { etag: svaretag(`h${regnet.stamp}`), oversikt: regnet.oversikt };
}
