import { apneDatasett, serInterneDatasett } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { scenarioById, type Scenario } from './plans.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';
import { svaretag } from './svarmerke.ts';

export interface Lagretsvar<Svar> {
	/** Changes whenever anything that the answer rests on does. */
	readonly etag: string;
	/** What it rests on: two answers of one state have the same. */
	readonly stamp: string;
	readonly svar: Svar;
}

interface Regnet<Svar> {
	/** Of the very state that was reckoned. */
	readonly stamp: string;
	readonly svar: Svar;
}

/** How one kind of answer is made: read in a snapshot, then reckoned without the database. */
interface Regnemate<Lest, Svar> {
	/** A letter or two that keeps its ETags apart from others'. */
	readonly merke: string;
	readonly les: (tx: Queryable, scenarioId: number, bruker: Bruker) => Promise<Lest>;
	readonly regn: (lest: Lest) => Svar;
	/** What it rests on beside scenario, data sets, parameters, goals, need and shares: changes when that does. */
	readonly ekstra?: (tx: Queryable, scenario: Scenario) => Promise<string>;
}

/**
 * What an answer rests on: scenario, and of its municipality the goals, the need, the parameters and the data sets that this
 * person may see. Readers of open data sets alone never share an answer with those who see internal ones.
 */
export async function stampOf(db: Queryable, scenario: Scenario, bruker: Bruker): Promise<string> {
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
				select md5(string_agg(concat_ws(':', m.id, v.versjon), ',' order by m.id, v.versjon))
				from mal m join malversjon v on v.mal_id = m.id where m.kommunenummer = p.kommunenummer
			), '0'),
			(select coalesce(max(n.versjon), 0) from behovsett n
				where n.kommunenummer = p.kommunenummer and n.illustrasjon = p.illustrasjon),
			coalesce((
				select md5(string_agg(concat_ws(':', f.lokal_id, f.versjon), ',' order by f.lokal_id, f.versjon))
				from formalsandelsett f where f.plan_id = p.id
			), '0')) as stamp
		from plan p where p.id = ${scenario.plan}`);
	const stamp = rows[0]?.stamp;
	if (!stamp) throw new Error(`scenario without plan ${scenario.plan}`);
	return stamp;
}

/**
 * Answers of one kind about scenarios, reckoned once for each state of what they rest on: they take a second of the
 * database's time, and those who ask at once share one answer.
 */
export class Svarlager<Lest, Svar> {
	private readonly mate: Regnemate<Lest, Svar>;
	/** So many are kept; each is some hundred kilobytes. */
	private readonly kept: number;
	private readonly answers = new Map<string, Promise<Regnet<Svar>>>();

	constructor(mate: Regnemate<Lest, Svar>, kept = 20) {
		this.mate = mate;
		this.kept = kept;
	}

	private async stamp(db: Queryable, scenarioId: number, bruker: Bruker): Promise<string> {
		const scenario = await scenarioById(db, bruker, scenarioId);
		const stamp = await stampOf(db, scenario, bruker);
		return this.mate.ekstra ? `${stamp}-${await this.mate.ekstra(db, scenario)}` : stamp;
	}

	/** Stamp and figures of one state of the database: what is changed meanwhile is in neither. The arithmetic comes after. */
	private async reckoned(db: Database, scenarioId: number, bruker: Bruker): Promise<Regnet<Svar>> {
		const { stamp, lest } = await db.snapshot(async (tx) => ({
			stamp: await this.stamp(tx, scenarioId, bruker),
			lest: await this.mate.les(tx, scenarioId, bruker)
		}));
		return { stamp, svar: this.mate.regn(lest) };
	}

	/** Those who ask under `stamp` while it is made share it; it is kept under the stamp of what was reckoned. */
	private keep(stamp: string, made: Promise<Regnet<Svar>>): void {
		this.answers.set(stamp, made);
		made.then(
			(regnet) => {
				if (regnet.stamp === stamp) return;
				this.answers.delete(stamp);
				this.answers.set(regnet.stamp, made);
			},
			() => this.answers.delete(stamp)
		);
		for (const oldest of [...this.answers.keys()].slice(0, -this.kept)) this.answers.delete(oldest);
	}

	/** NotFound where `bruker` may not see the scenario. */
	async answer(db: Database, scenarioId: number, bruker: Bruker): Promise<Lagretsvar<Svar>> {
		const stamp = await this.stamp(db, scenarioId, bruker);
		const known = this.answers.get(stamp) ?? this.reckoned(db, scenarioId, bruker);
		if (!this.answers.has(stamp)) this.keep(stamp, known);
		const regnet = await known;
		const { stamp: av, svar } = regnet;
		return { etag: svaretag(`${this.mate.merke}${av}`), stamp: av, svar };
	}
}
