import { apneDatasett, serInterneDatasett } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { housingFor, type Boligoversikt } from './housing.ts';
import { scenarioById, type Scenario } from './plans.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

export interface HousingAnswer {
	/** Changes whenever anything that the answer rests on does. */
	readonly etag: string;
	readonly oversikt: Boligoversikt;
}

/** So many scenarios' answers are kept; each is some hundred kilobytes. */
const KEPT = 20;
const answers = new Map<string, Promise<Boligoversikt>>();

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
