import { omtaleAv } from '../domain/rules/plan/regel.ts';
import type { Queryable } from './queryable.ts';
import { etterNavn } from './scenariologg.ts';
import { sql } from './sql.ts';

/** What putting an object back would do to it. */
export interface Gjenopprettingsrad {
	readonly lokalId: string;
	/** It comes back, is changed, or goes. */
	readonly op: 'create' | 'update' | 'delete';
	/** As it stands now, where it does; else as it comes back. */
	readonly omtale: string;
	/** Of one that is changed: in what it differs. */
	readonly formal: boolean;
	readonly grense: boolean;
	readonly opplysninger: boolean;
}

export interface Gjenopprettingsplan {
	readonly rader: readonly Gjenopprettingsrad[];
	/** All that would change; `rader` may hold fewer. */
	readonly antall: number;
}

type Rad = Omit<Gjenopprettingsrad, 'omtale'> & {
	readonly antall: number;
	readonly objekttype: string;
	readonly kode: number | null;
	readonly omrNavn: string | null;
};

/** What would change if these objects (null: the whole scenario) were put back as they stood at a revision? Changes nothing. */
export async function gjenopprettingsplan(
	db: Queryable,
	scenarioId: number,
	revision: number,
	objekter: readonly string[] | null,
	limit: number
): Promise<Gjenopprettingsplan> {
	const { rows } = await db.query<Rad>(sql`
		select g.op, g.lokal_id as "lokalId", count(*) over ()::integer as antall,
			coalesce(o.objekttype, g.objekttype) as objekttype,
			case when o.lokal_id is null then g.kode else o.kode end as kode,
			case when o.lokal_id is null then g.omr_navn else o.omr_navn end as "omrNavn",
			g.op = 'update' and (o.objekttype, o.kode) is distinct from (g.objekttype, g.kode) as formal,
			g.op = 'update' and ST_AsEWKB(o.geom) is distinct from ST_AsEWKB(g.geom) as grense,
			g.op = 'update' and (o.arealbruksstatus, o.omr_navn, o.beskrivelse, o.eierform, o.vertikalniva, o.egenskaper)
				is distinct from (g.arealbruksstatus, g.omr_navn, g.beskrivelse, g.eierform, g.vertikalniva, g.egenskaper) as opplysninger
		from gjenoppretting(${scenarioId}::integer, ${revision}::integer, ${objekter}::uuid[]) g
		left join planobjekt o on o.scenario_id = ${scenarioId} and o.lokal_id = g.lokal_id
		order by "omrNavn" nulls last, g.lokal_id
		limit ${limit}`);
	const rader = rows
		.map(({ objekttype, kode, omrNavn, antall: _, ...rad }) => ({
			...rad,
			omtale: omtaleAv({ objekttype, kode, omrNavn })
		}))
		.toSorted((a, b) => etterNavn.compare(a.omtale, b.omtale));
	return { rader, antall: rows[0]?.antall ?? 0 };
}

/**
 * The object and all that changed together with it after a revision, step by step. Each change since lies wholly within them or
 * wholly outside, so together they go back as they were and still fit with what stands around them.
 */
export async function endretSammen(
	db: Queryable,
	scenarioId: number,
	revision: number,
	lokalId: string
): Promise<string[]> {
	const { rows } = await db.query<{ lokalId: string }>(sql`
		with recursive sammen (lokal_id) as (
			select ${lokalId}::uuid
			union
			select l.lokal_id
			from sammen s
			join endring_objekt her on her.lokal_id = s.lokal_id
			join endring e on e.id = her.endring_id and e.scenario_id = ${scenarioId} and e.revision > ${revision}
			join endring_objekt l on l.endring_id = e.id
		)
		select lokal_id as "lokalId" from sammen order by lokal_id`);
	return rows.map((row) => row.lokalId);
}
