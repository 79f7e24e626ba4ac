import type { Geometry } from 'geojson';
import type { Avvik } from '../domain/avvik.ts';
import { formatAntall } from '../domain/tall.ts';
import { ikkeVurdert } from '../domain/rules/plan/ikkeVurdert.ts';
import {
	glipe,
	glipeAvvik,
	overlapp,
	overlappAvvik,
	utenforAvvik,
	type Omtale
} from '../domain/rules/plan/malt.ts';
import { PA_GRUNNEN } from '../domain/rules/plan/niva.ts';
import { utenfor } from '../domain/rules/plan/utenfor.ts';
import { naboer, type Par } from './planpar.ts';
import { sql, type Statement } from './sql.ts';
import type { Turer } from './turer.ts';

/** What PostGIS has measured of a plan. */
export interface Malinger {
	readonly avvik: readonly Avvik[];
	/** Gaps and overlaps are measured everywhere: where none is, none is. */
	readonly isWhole: boolean;
}

interface Malbar {
	readonly id: number;
	readonly tema: string;
	readonly niva: number;
	readonly dimensjon: number;
}

const geojson = (column: Statement): Statement => sql`ST_AsGeoJSON(${column}, 9, 0)`;

interface Funn {
	readonly geometry: string;
	readonly areaM2: number;
}

const parsed = <T extends Funn>(rader: readonly T[]) =>
	rader.map((rad) => ({ ...rad, geometry: JSON.parse(rad.geometry) as Geometry }));

const ids = (objekter: readonly Malbar[]): number[] => objekter.map(({ id }) => id);

/** So many unions are united in one statement. */
const UNITED = 2;

/** The union of objects, as EWKB in hex; null: there was no time. Portions first, then what they became. */
async function samlet(turer: Turer, objekter: readonly number[]): Promise<string | null> {
	const { rows, left } = await turer.each<number, { geom: string }>(
		objekter,
		(del) =>
			sql`select ST_Union(geom, 0.001)::text as geom from planobjekt where id = any(${del}::bigint[])`,
		{ first: 16 }
	);
	let deler = left > 0 ? [] : rows.map(({ geom }) => geom);
	while (deler.length > 1) {
		const neste: string[] = [];
		for (let at = 0; at < deler.length; at += UNITED) {
			const union = await turer.rows<{ geom: string }>(sql`
				select ST_Union(g::geometry, 0.001)::text as geom
				from unnest(${deler.slice(at, at + UNITED)}::text[]) as g`);
			if (!union) return null;
			neste.push(...union.map(({ geom }) => geom));
		}
		deler = neste;
	}
	return deler[0] ?? null;
}

/** The plan area of each vertikalnivå, united; null where time did not allow it. */
type Omrader = ReadonlyMap<number, string | null>;

async function omraderOf(turer: Turer, objekter: readonly Malbar[]): Promise<Omrader> {
	const omrader = new Map<number, string | null>();
	const flater = objekter.filter((o) => o.tema === 'planomrade' && o.dimensjon === 2);
	for (const [niva, del] of Map.groupBy(flater, (o) => o.niva))
		omrader.set(niva, await samlet(turer, ids(del)));
	return omrader;
}

const paNiva = (niva: number): string =>
	niva === PA_GRUNNEN ? '' : ` på vertikalnivå ${String(niva)}`;

async function gliper(
	turer: Turer,
	formal: readonly Malbar[],
	omrader: Omrader,
	beviste: ReadonlySet<number>
): Promise<Malinger> {
	const avvik: Avvik[] = [];
	const umalte: Avvik[] = [];
	const paNivaer = Map.groupBy(formal, (o) => o.niva);
	// A plan area without a purpose is one gap.
	for (const niva of new Set([...paNivaer.keys(), ...omrader.keys()])) {
		if (beviste.has(niva)) continue;
		const del = paNivaer.get(niva) ?? [];
		const omrade = omrader.get(niva);
		const dekket = omrade === null || del.length === 0 ? null : await samlet(turer, ids(del));
		const funn =
			omrade === null || (dekket === null && del.length > 0)
				? null
				: await turer.rows<Funn>(sql`
						select ${geojson(sql`geom`)} as geometry, areal_m2 as "areaM2"
						from plan_gaps(${omrade ?? null}::geometry, ${dekket}::geometry)`);
		const hvorMye = `De ${formatAntall(del.length)} formålene${paNiva(niva)} er ikke målt mot planområdet: det ville tatt for lang tid.`;
		if (funn) avvik.push(...glipeAvvik(parsed(funn)));
		else umalte.push(ikkeVurdert(glipe, hvorMye));
	}
	return { avvik: [...umalte, ...avvik], isWhole: umalte.length === 0 };
}

/** So many overlaps are measured: with more it is the plan as a whole that is wrong. */
const MOST_OVERLAPP = 5000;

type Overlapp = Funn & { readonly a: string; readonly b: string };

async function overlappene(
	turer: Turer,
	formal: readonly Malbar[],
	omtale: Omtale
): Promise<Malinger> {
	const { par, formalIgjen } = await naboer(turer, ids(formal));
	const { rows, left } = await turer.each<Par, Overlapp>(
		par,
		(del) => sql`
			select lokal_id_a as a, lokal_id_b as b, ${geojson(sql`geom`)} as geometry, areal_m2 as "areaM2"
			from plan_overlaps(${del.map(({ a }) => a)}::bigint[], ${del.map(({ b }) => b)}::bigint[])`,
		{ first: 4, enough: MOST_OVERLAPP }
	);
	const hvorMye = [
		...(left > 0
			? [
					`${formatAntall(left)} av ${formatAntall(par.length)} par av formål som ligger ved hverandre, er ikke målt.`
				]
			: []),
		...(formalIgjen > 0
			? [`${formatAntall(formalIgjen)} formål er ikke sammenlignet med alle de andre.`]
			: [])
	];
	const umalt = hvorMye.length > 0 ? [ikkeVurdert(overlapp, hvorMye.join(' '))] : [];
	const sortert = parsed(rows).sort((a, b) => b.areaM2 - a.areaM2);
	return { avvik: [...umalt, ...overlappAvvik(sortert, omtale)], isWhole: umalt.length === 0 };
}

const MED: ReadonlySet<string> = new Set(['arealformal', 'hensynssone', 'bestemmelse', 'linje']);

type Utenfor = Funn & { readonly lokalId: string; readonly lengthM: number };

/** The area that an object is to lie in: of its own vertikalnivå, else of the whole plan; lines a rounded centimetre beside. */
async function grenser(turer: Turer, omrader: Omrader) {
	const alle = [...omrader.values()];
	const kjente = alle.filter((omrade) => omrade !== null);
	const union = await turer.rows<{ geom: string }>(sql`
		select ST_Union(g::geometry, 0.001)::text as geom from unnest(${kjente}::text[]) as g`);
	const hele = kjente.length === alle.length ? (union?.[0]?.geom ?? null) : null;
	return async ({ niva, dimensjon }: Malbar): Promise<string | null> => {
		const omrade = omrader.has(niva) ? (omrader.get(niva) ?? null) : hele;
		if (omrade === null || dimensjon !== 1) return omrade;
		const romslig = await turer.rows<{ geom: string }>(
			sql`select ST_Buffer(${omrade}::geometry, 0.01, 2)::text as geom`
		);
		return romslig?.[0]?.geom ?? null;
	};
}

async function utenforene(
	turer: Turer,
	objekter: readonly Malbar[],
	omrader: Omrader,
	omtale: Omtale
): Promise<Avvik[]> {
	if (omrader.size === 0) return [];
	const grenseFor = await grenser(turer, omrader);
	const malte = objekter.filter((o) => MED.has(o.tema) && o.dimensjon > 0);
	const funn: Utenfor[] = [];
	let umalte = 0;
	for (const del of Map.groupBy(malte, (o) => `${o.niva} ${o.dimensjon === 1}`).values()) {
		const grense = del[0] ? await grenseFor(del[0]) : null;
		const { rows, left } =
			grense === null
				? { rows: [], left: del.length }
				: await turer.each<number, Utenfor>(
						ids(del),
						(portion) => sql`
							select lokal_id as "lokalId", ${geojson(sql`geom`)} as geometry, areal_m2 as "areaM2",
								lengde_m as "lengthM"
							from plan_outside(${portion}::bigint[], ${grense}::geometry)`,
						{ first: 4 }
					);
		funn.push(...rows);
		umalte += left;
	}
	const hvorMye = `${formatAntall(umalte)} av ${formatAntall(malte.length)} objekter er ikke målt mot planområdet: det ville tatt for lang tid.`;
	const sortert = parsed(funn).sort((a, b) => b.areaM2 - a.areaM2 || b.lengthM - a.lengthM);
	return [...(umalte > 0 ? [ikkeVurdert(utenfor, hvorMye)] : []), ...utenforAvvik(sortert, omtale)];
}

/**
 * Gaps, overlaps and what lies outside the plan area, as PostGIS measures them in the plan's UTM zone (db/functions/plan_*),
 * in turns with everybody else's work; what there was no time for is said. `beviste`: the vertikalnivåer whose purposes are
 * known to fill the plan area exactly, with nothing to measure.
 */
export async function malPlan(
	turer: Turer,
	scenarioId: number,
	omtale: Omtale,
	beviste: ReadonlySet<number>
): Promise<Malinger> {
	// Neighbours in the plane stand together, so that their unions are small.
	const objekter = await turer.rows<Malbar>(sql`
		select id, tema, coalesce(vertikalniva, ${PA_GRUNNEN}) as niva, ST_Dimension(geom) as dimensjon
		from planobjekt where scenario_id = ${scenarioId}
			and tema in ('planomrade', 'arealformal', 'hensynssone', 'bestemmelse', 'linje')
		order by geom, id`);
	if (!objekter)
		return {
			avvik: [glipe, overlapp, utenfor].map((regel) => ikkeVurdert(regel, 'Ingenting er målt.')),
			isWhole: false
		};
	const erBevist = ({ tema, niva }: Malbar) => tema === 'arealformal' && beviste.has(niva);
	const omrader = await omraderOf(turer, objekter);
	const uvisse = objekter.filter((o) => !erBevist(o));
	const formal = uvisse.filter((o) => o.tema === 'arealformal' && o.dimensjon === 2);
	const gap = await gliper(turer, formal, omrader, beviste);
	const ute = await utenforene(turer, uvisse, omrader, omtale);
	const over = await overlappene(turer, formal, omtale);
	return {
		avvik: [...gap.avvik, ...over.avvik, ...ute],
		isWhole: gap.isWhole && over.isWhole
	};
}
