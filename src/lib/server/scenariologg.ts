import { omtaleAv } from '../domain/rules/plan/regel.ts';
import { isUuid } from '../formats/uuid5.ts';
import { serTidligere, synligMelding, synligNavn } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import type { Queryable } from './queryable.ts';
import { sql, type Statement } from './sql.ts';

/** An object of a change, as a sentence speaks of it: «B12», «hensynssone H320_1». */
export interface Loggobjekt {
	readonly lokalId: string;
	readonly op: 'create' | 'update' | 'delete';
	readonly omtale: string;
}

/** One change of a scenario as people read it: the first of its objects by name, the rest counted. */
export interface Loggrad {
	readonly revision: number;
	readonly hvem: string;
	readonly tidspunkt: Date;
	readonly melding: string;
	readonly antallObjekter: number;
	readonly objekter: readonly Loggobjekt[];
}

/** A part of the log, the newest first. */
export interface Loggside {
	readonly rader: readonly Loggrad[];
	/** There is more, and it is before this revision; null: the log's beginning is here. */
	readonly eldre: number | null;
}

export interface Loggvalg {
	/** Only what touched this object. */
	readonly objekt: string | null;
	/** Only what is older than this revision. */
	readonly before: number | null;
	readonly limit: number;
}

/** The filter of an address; what is no object's identity filters nothing. */
export const loggobjekt = (text: string | null): string | null =>
	text !== null && isUuid(text) ? text.toLowerCase() : null;

/** Objects that a line of the log names before it counts the rest. */
const NEVNTE = 4;

interface Bilde {
	readonly kode: number | null;
	readonly omrNavn: string | null;
	readonly objekttype: string;
}
type Rad = Omit<Loggrad, 'objekter'> & {
	readonly objekter: readonly (Bilde & Pick<Loggobjekt, 'lokalId' | 'op'>)[];
};

const bilde = (b: Statement): Statement => sql`
	'objekttype', ${b} ->> 'objekttype', 'kode', ${b} -> 'kode', 'omrNavn', ${b} ->> 'omrNavn'`;

/** What a change touched, as it was then; to those who do not see what was, what stands, as it is now. */
const rorte = (bruker: Bruker): Statement =>
	serTidligere(bruker)
		? sql`select l.lokal_id, l.op, coalesce(l.after, l.before) as b from endring_objekt l
			where l.endring_id = e.id`
		: sql`select l.lokal_id, l.op,
				jsonb_build_object('objekttype', o.objekttype, 'kode', o.kode, 'omrNavn', o.omr_navn) as b
			from endring_objekt l join planobjekt o on o.scenario_id = e.scenario_id and o.lokal_id = l.lokal_id
			where l.endring_id = e.id`;

/** By name, and numbers by size: B2 before B10. */
export const etterNavn = new Intl.Collator('nb', { numeric: true });

/** The object that the log is of stands first. */
const forst = (a: Loggobjekt, b: Loggobjekt, objekt: string | null): number =>
	Number(b.lokalId === objekt) - Number(a.lokalId === objekt);

/** What has been done to this scenario? The caller has checked that the person may see it. */
export async function scenariologg(
	db: Queryable,
	bruker: Bruker,
	scenarioId: number,
	{ objekt, before, limit }: Loggvalg
): Promise<Loggside> {
	const { rows } = await db.query<Rad>(sql`
		select e.revision, ${synligNavn(bruker, sql`e.hvem`)} as hvem, e.tidspunkt,
			${synligMelding(bruker)} as melding,
			(select count(*)::integer from endring_objekt l where l.endring_id = e.id) as "antallObjekter", n.objekter
		from endring e cross join lateral (
			select coalesce(jsonb_agg(jsonb_build_object('lokalId', f.lokal_id, 'op', f.op, ${bilde(sql`f.b`)})), '[]') as objekter
			from (
				${rorte(bruker)}
				order by l.lokal_id is distinct from ${objekt}::uuid, l.lokal_id limit ${NEVNTE}
			) f
		) n
		where e.scenario_id = ${scenarioId} and (${before}::integer is null or e.revision < ${before})
			and (${objekt}::uuid is null or exists (
				select from endring_objekt l where l.endring_id = e.id and l.lokal_id = ${objekt}::uuid))
		order by e.revision desc
		limit ${limit + 1}`);
	const rader = rows.slice(0, limit).map(({ objekter, ...rad }) => ({
		...rad,
		objekter: objekter
			.map(({ lokalId, op, ...b }) => ({ lokalId, op, omtale: omtaleAv(b) }))
			.toSorted((a, b) => forst(a, b, objekt) || etterNavn.compare(a.omtale, b.omtale))
	}));
	return { rader, eldre: rows.length > limit ? (rader.at(-1)?.revision ?? null) : null };
}

/**
 * How is this object spoken of: as it stands, or as it last stood where it is gone? null: the scenario never had it, or
 * `bruker` does not see what was.
 */
export async function objektomtale(
	db: Queryable,
	bruker: Bruker,
	scenarioId: number,
	lokalId: string
): Promise<{ readonly omtale: string; readonly isGone: boolean } | null> {
	const { rows } = await db.query<Bilde & { isGone: boolean }>(sql`
		select o.objekttype, o.kode, o.omr_navn as "omrNavn", false as "isGone" from planobjekt o
		where o.scenario_id = ${scenarioId} and o.lokal_id = ${lokalId}::uuid
		union all (
			select b.objekttype, b.kode, b."omrNavn", true
			from endring e join endring_objekt l on l.endring_id = e.id
			cross join lateral jsonb_to_record(coalesce(l.before, l.after)) as b (objekttype text, kode integer, "omrNavn" text)
			where e.scenario_id = ${scenarioId} and l.lokal_id = ${lokalId}::uuid and ${serTidligere(bruker)}::boolean
			order by e.revision desc limit 1
		)
		order by "isGone" limit 1`);
	const row = rows[0];
	return row ? { omtale: omtaleAv(row), isGone: row.isGone } : null;
}

/** When a scenario was last changed, by whom, and how many changes its log holds. */
export interface Sisteendring {
	readonly scenario: number;
	readonly hvem: string;
	readonly tidspunkt: Date;
	readonly antall: number;
}

/** The last change of each of these scenarios; one without a log is not among them. For planners: it names who. */
export async function sisteEndringer(
	db: Queryable,
	scenarier: readonly number[]
): Promise<Sisteendring[]> {
	const { rows } = await db.query<Sisteendring>(sql`
		select distinct on (scenario_id) scenario_id as scenario, hvem, tidspunkt,
			count(*) over (partition by scenario_id)::integer as antall
		from endring where scenario_id = any(${scenarier}::integer[])
		order by scenario_id, revision desc`);
	return rows;
}
