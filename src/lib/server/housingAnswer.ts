import type { Bruker } from './auth/bruker.ts';
import { housingFor, type Boligoversikt } from './housing.ts';
import { scenarioById, type Scenario } from './plans.ts';
import type { Queryable } from './queryable.ts';
import { apneDatasett } from './access.ts';
import { sql } from './sql.ts';

export interface HousingAnswer {
	/** Changes whenever anything that the answer rests on does. */
	readonly etag: string;
	readonly oversikt: Boligoversikt;
}

/** So many scenarios' answers are kept; each is some hundred kilobytes. */
const KEPT = 20;
const answers = new Map<string, Promise<Boligoversikt>>();

/** What the answer rests on: scenario, goals, parameters, and the data sets that this person may see. */
async function stampOf(db: Queryable, scenario: Scenario, bruker: Bruker): Promise<string> {
	const { rows } = await db.query<{ stamp: string }>(sql`
		select concat_ws('-', ${scenario.id}::integer, ${scenario.revision}::integer,
			(select md5(string_agg(concat_ws(':', d.id, d.revision, d.tilstand, d.dato), ',' order by d.id))
				from datasett d where ${apneDatasett(bruker, sql`d.`)}),
			(select md5(string_agg(concat(p.kommunenummer, ':', p.versjon), ',' order by p.kommunenummer, p.versjon))
				from boligparametersett p),
			(select md5(string_agg(m::text, ',' order by m.id)) from boligmal m),
			(select md5(string_agg(f::text, ',' order by f::text)) from formalsandel f)) as stamp`);
	return rows[0]?.stamp ?? '';
}

/**
 * The housing overview, reckoned once for each state of what it rests on: it takes a second of the database's time, and
 * those who ask at once share one answer. NotFound where `bruker` may not see the scenario.
 */
export async function housingAnswer(
	db: Queryable,
	scenarioId: number,
	bruker: Bruker
): Promise<HousingAnswer> {
	const scenario = await scenarioById(db, bruker, scenarioId);
	const stamp = await stampOf(db, scenario, bruker);
	const known = answers.get(stamp);
	if (known) return { etag: `"h${stamp}"`, oversikt: await known };
	const made = housingFor(db, scenarioId, bruker);
	answers.set(stamp, made);
	made.catch(() => answers.delete(stamp));
	for (const oldest of [...answers.keys()].slice(0, -KEPT)) answers.delete(oldest);
	return { etag: `"h${stamp}"`, oversikt: await made };
}
