import type { Geometry } from 'geojson';
import type { Avvik } from '../../domain/avvik.ts';
import { flaterOf } from '../../domain/geometri/flater.ts';
import { Kantsum } from '../../domain/geometri/kantsum.ts';
import type { Objektegenskaper } from '../../domain/plan/endring.ts';
import { temaFor } from '../../domain/plan/objekttyper.ts';
import { PA_GRUNNEN } from '../../domain/rules/plan/niva.ts';
import { nyeFeilflater, type NyFeilflate } from '../../domain/rules/plan/nyeFeilflater.ts';
import { omtaleAv } from '../../domain/rules/plan/regel.ts';
import { toEwkbHex } from '../../formats/ewkb.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { sisteOmrader } from './sisteOmrade.ts';

/** An object on one side of a change. */
export interface Side {
	readonly lokalId: string;
	readonly geometry: Geometry;
	readonly properties: Objektegenskaper;
}

/** What makes up a tiling: the purposes, and the plan area that they fill. */
type Flistema = 'arealformal' | 'planomrade';

/** The vertikalnivå whose tiling an object is part of; null: of none. */
function flisniva({ geometry, properties }: Side, tema: Flistema): number | null {
	if (temaFor(properties.objekttype) !== tema || flaterOf(geometry).length === 0) return null;
	return properties.vertikalniva ?? PA_GRUNNEN;
}

interface Niva {
	readonly tema: Flistema;
	readonly niva: number;
	readonly sum: Kantsum;
	readonly before: Side[];
	readonly after: Side[];
}

/** What was and what came, level by level; `sum` has the sides of the one taken out and of the other put in. */
function nivaerOf(tema: Flistema, before: readonly Side[], after: readonly Side[]): Niva[] {
	const nivaer = new Map<number, Niva>();
	const at = (niva: number): Niva => {
		const there = nivaer.get(niva) ?? { tema, niva, sum: new Kantsum(), before: [], after: [] };
		nivaer.set(niva, there);
		return there;
	};
	const gamle = new Map(before.map((side) => [side.lokalId, side]));
	for (const side of after) {
		const niva = flisniva(side, tema);
		if (niva === null) continue;
		at(niva).after.push(side);
		const gammel = gamle.get(side.lokalId);
		if (!gammel || flisniva(gammel, tema) !== niva) {
			at(niva).sum.add(side.geometry, 1);
			continue;
		}
		at(niva).sum.replace(gammel.geometry, side.geometry);
		at(niva).before.push(gammel);
		gamle.delete(side.lokalId);
	}
	for (const side of gamle.values()) {
		const niva = flisniva(side, tema);
		if (niva === null) continue;
		at(niva).sum.add(side.geometry, -1);
		at(niva).before.push(side);
	}
	return [...nivaer.values()];
}

const MOST_FUNN = 200;
const MALER = {
	arealformal: sql`endring_feilflater`,
	planomrade: sql`endring_omradefeil`
} as const;

async function feilflater(
	tx: Queryable,
	{ id, srid }: { readonly id: number; readonly srid: number },
	{ tema, niva, before, after }: Niva
): Promise<NyFeilflate[]> {
	const { rows } = await tx.query<Omit<NyFeilflate, 'geometry'> & { geometry: string }>(sql`
		select slag, lokal_id_a as a, lokal_id_b as b, ST_AsGeoJSON(geom, 3, 0) as geometry, areal_m2 as "areaM2"
		from ${MALER[tema]}(${id}, ${niva}, ${before.map(({ geometry }) => toEwkbHex(geometry, srid))}::text[]::geometry[],
			${after.map(({ lokalId }) => lokalId)}::uuid[])
		limit ${MOST_FUNN}`);
	return rows.map((rad) => ({ ...rad, geometry: JSON.parse(rad.geometry) as Geometry }));
}

async function navnOf(
	tx: Queryable,
	scenarioId: number,
	flater: readonly NyFeilflate[]
): Promise<(lokalId: string) => string> {
	const ider = flater.flatMap(({ a, b }) => [a, b]).filter((id) => id !== null);
	const { rows } = await tx.query<{
		lokalId: string;
		objekttype: string;
		kode: number | null;
		omrNavn: string | null;
	}>(sql`
		select lokal_id as "lokalId", objekttype, kode, omr_navn as "omrNavn"
		from planobjekt where scenario_id = ${scenarioId} and lokal_id = any(${ider}::uuid[])`);
	const navn = new Map(rows.map((rad) => [rad.lokalId, omtaleAv(rad)]));
	return (lokalId) => navn.get(lokalId) ?? lokalId;
}

/**
 * The levels on which the sides of the purposes, or of the plan area, no longer add up to what they were. On all others a change left neither gap nor
 * overlap, if the surfaces are valid; nothing need be measured.
 */
export const brutteNivaer = (before: readonly Side[], after: readonly Side[]): Niva[] =>
	[...nivaerOf('arealformal', before, after), ...nivaerOf('planomrade', before, after)].filter(
		({ sum }) => !sum.isZero
	);

/**
 * Which gaps and overlaps did a change make on these levels, and which has lost its plan area? The objects stand in the database as it left them: PostGIS
 * measures them with their neighbours and the plan area.
 */
export async function bruddPaFlislegging(
	tx: Queryable,
	scenario: { readonly id: number; readonly srid: number },
	nivaer: readonly Niva[]
): Promise<Avvik[]> {
	const borte = await sisteOmrader(tx, scenario.id, nivaer);
	if (borte.length > 0) return borte;
	const flater: NyFeilflate[] = [];
	for (const niva of nivaer) flater.push(...(await feilflater(tx, scenario, niva)));
	if (flater.length === 0) return [];
	return nyeFeilflater(flater, await navnOf(tx, scenario.id, flater));
}
