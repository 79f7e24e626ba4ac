import { UTEN_NAVAERENDE } from '../domain/housing/formal.ts';
import { objekttyperMedTema } from '../domain/plan/objekttyper.ts';
import { formatAntall, formatDaa } from '../domain/tall.ts';
import { formalPaGrunnen } from './paGrunnen.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

interface Utenfor {
	readonly navaerende: number;
	readonly navaerendeM2: number;
	/** Purposes that may hold dwellings under the ground or over it. */
	readonly utenforGrunnen: number;
	readonly utenforGrunnenM2: number;
	readonly formal: number;
	readonly hensyn: number;
	readonly ukjentHensyn: number;
}

const antall = (n: number, en: string, flere: string): string =>
	n === 1 ? `1 ${en}` : `${formatAntall(n)} ${flere}`;

/**
 * What of the plan is outside the reckoning, counted: nåværende by definition, and what the import could not store or
 * understand. `formal`: the purposes that may hold dwellings, as JSON [{liste, kode}].
 */
export async function planforbehold(
	db: Queryable,
	scenarioId: number,
	formal: string
): Promise<string[]> {
	const rest = (tema: 'arealformal' | 'hensynssone') => sql`
		(select count(*)::integer from planobjekt_rest r
			where r.scenario_id = ${scenarioId} and r.objekttype = any (${objekttyperMedTema(tema)}::text[]))`;
	const utenforGrunnen = sql`(o.tema = 'arealformal' and ST_Dimension(o.geom) = 2 and not ${formalPaGrunnen(sql`o`)})`;
	const { rows } = await db.query<Utenfor>(sql`
		select count(*) filter (where ${formalPaGrunnen(sql`o`)})::integer as navaerende,
			coalesce(sum(o.areal_m2) filter (where ${formalPaGrunnen(sql`o`)}), 0) as "navaerendeM2",
			count(*) filter (where ${utenforGrunnen})::integer as "utenforGrunnen",
			coalesce(sum(o.areal_m2) filter (where ${utenforGrunnen}), 0) as "utenforGrunnenM2",
			count(*) filter (where o.tema = 'hensynssone')::integer as "ukjentHensyn",
			${rest('arealformal')} + (select count(*)::integer from planobjekt p where p.scenario_id = ${scenarioId}
				and p.tema = 'arealformal' and ST_Dimension(p.geom) < 2) as formal, ${rest('hensynssone')} as hensyn
		from planobjekt o
		where o.scenario_id = ${scenarioId} and case o.tema
			when 'arealformal' then (o.arealbruksstatus = 1 or ${utenforGrunnen})
				and (coalesce(o.kodeliste, o.objekttype), o.kode) in (
					select f.liste, f.kode from jsonb_to_recordset(${formal}::jsonb) as f (liste text, kode integer))
			when 'hensynssone' then o.kode is null and o.kodeliste is not null
			else false end`);
	return rows.flatMap(setninger);
}

const setninger = (u: Utenfor): string[] => [
	u.navaerende === 0
		? UTEN_NAVAERENDE
		: `${UTEN_NAVAERENDE} Det gjelder ${antall(u.navaerende, 'sone', 'soner')}, ${formatDaa(u.navaerendeM2)}.`,
	...(u.utenforGrunnen > 0
		? [
				`${antall(u.utenforGrunnen, 'sone', 'soner')} under eller over grunnen (vertikalnivå), ${formatDaa(u.utenforGrunnenM2)}, er ikke regnet med: boligene regnes av arealet på grunnen.`
			]
		: []),
	...(u.formal > 0
		? [
				`${antall(u.formal, 'arealformål', 'arealformål')} i planfila kunne ikke lagres som flate og er ikke med. Rett fila og les den inn på nytt.`
			]
		: []),
	...(u.hensyn > 0
		? [
				`${antall(u.hensyn, 'hensynssone', 'hensynssoner')} i planfila kunne ikke lagres og er ikke trukket fra. Rett fila og les den inn på nytt.`
			]
		: []),
	...(u.ukjentHensyn > 0
		? [
				`${antall(u.ukjentHensyn, 'hensynssone', 'hensynssoner')} mangler kode eller har en ukjent kode og er ikke trukket fra.`
			]
		: [])
];
