import type { Geometry } from 'geojson';
import { FORMAL, formalsklasse } from '../domain/blagronn/formal.ts';
import { korridorer } from '../domain/blagronn/korridor.ts';
import { lengde } from '../domain/blagronn/langs.ts';
import type { Korridortreff, Restbredde } from '../domain/blagronn/lest.ts';
import { MINST_M, REKKEVIDDE_M } from '../domain/blagronn/valg.ts';
import { objekttype } from '../domain/plan/objekttyper.ts';
import { toEwkbHex } from '../formats/ewkb.ts';
import type { Bruker } from './auth/bruker.ts';
import { TEMAER } from './blagronn.ts';
import { lesBredder, lesLinjer, lesTreff } from './blagronnKorridor.ts';
import { grunnlagsdatasett, grunnlagsjson } from './grunnlag.ts';
import { scenarioById } from './plans.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** A corridor for one who draws: where it runs, and what it is as the scenario is stored. */
export interface Tegnekorridor {
	readonly id: string;
	readonly name: string;
	readonly cutM: number;
	readonly restWidthM: number | null;
	/** Metres in the plan's UTM zone. */
	readonly line: readonly (readonly [number, number])[];
}

export interface Tegnegrunnlag {
	readonly revision: number;
	readonly corridors: readonly Tegnekorridor[];
	/** Ground for building that may narrow one of them, in the plan's UTM zone. */
	readonly zones: readonly { readonly lokalId: string; readonly geometry: Geometry }[];
}

const dataFor = async (db: Queryable, bruker: Bruker, scenarioId: number) => {
	const scenario = await scenarioById(db, bruker, scenarioId);
	return { scenario, data: grunnlagsjson(await grunnlagsdatasett(db, bruker, scenario, TEMAER)) };
};

/** All that the browser needs to tell the gap while a zone is drawn; NotFound where `bruker` may not see the scenario. */
export async function tegnegrunnlag(
	db: Database,
	scenarioId: number,
	bruker: Bruker
): Promise<Tegnegrunnlag> {
	const { scenario, data } = await dataFor(db, bruker, scenarioId);
	// One statement after the other, and no snapshot: others get in between, and what is stored meanwhile has this read anew.
	const corridors = korridorer({
		linjer: await lesLinjer(db, scenarioId, data),
		treff: await lesTreff(db, scenarioId, data, { avstander: [0] }),
		bredder: await lesBredder(db, scenarioId, data),
		korridordatasett: []
	});
	const { rows } = await db.query<{ id: string; line: [number, number][] }>(sql`
		select l.id, (
			select jsonb_agg(jsonb_build_array(round(ST_X(p.geom)::numeric, 2), round(ST_Y(p.geom)::numeric, 2)) order by p.path)
			from ST_DumpPoints(l.geom) p
		) as line
		from blagronn_linje(${scenarioId}::integer, ${data}::jsonb) l`);
	const linjer = new Map(rows.map(({ id, line }) => [id, line]));
	const soner = await db.query<{ lokalId: string; geometry: Geometry }>(sql`
		select f.lokal_id as "lokalId", ST_AsGeoJSON(f.geom, 2)::jsonb as geometry
		from blagronn_formal(${scenarioId}::integer, ${FORMAL}::jsonb, '[]') f
		where f.klasse = 'bygg' and exists (
			select from blagronn_linje(${scenarioId}::integer, ${data}::jsonb) l
			where l.geom && ST_Expand(f.geom, ${REKKEVIDDE_M}::float8) and ST_DWithin(l.geom, f.geom, ${REKKEVIDDE_M}::float8))`);
	return {
		revision: scenario.revision,
		corridors: corridors.flatMap(({ id, name, cutM, restWidthM }) => {
			const line = linjer.get(id);
			return line ? [{ id, name, cutM, restWidthM, line }] : [];
		}),
		zones: soner.rows
	};
}

/** An object as somebody is about to make it; geometry null: it is deleted. In metres of the plan's UTM zone. */
export interface Tegnetobjekt {
	readonly lokalId: string;
	readonly objekttype: string;
	readonly kode: number | null;
	readonly geometry: Geometry | null;
}

export interface Provdkorridor {
	readonly id: string;
	readonly cutM: number;
	readonly restWidthM: number | null;
}

const endretjson = (objekter: readonly Tegnetobjekt[], srid: number): string =>
	JSON.stringify(
		objekter.map(({ lokalId, objekttype: type, kode, geometry }) => {
			const klasse = formalsklasse(objekttype(type)?.liste ?? type, kode);
			return {
				lokal_id: lokalId,
				navn: null,
				klasse,
				geom: geometry && klasse ? toEwkbHex(geometry, srid) : null
			};
		})
	);

const provd = (
	id: string,
	treff: readonly Korridortreff[],
	bredder: readonly Restbredde[]
): Provdkorridor => {
	const cutM = lengde(treff.filter((t) => t.id === id && t.klasse === 'bygg'));
	const bredde = bredder.find((b) => b.id === id)?.breddeM ?? null;
	return { id, cutM, restWidthM: cutM >= MINST_M ? 0 : bredde };
};

/** What the corridors near these objects would be if the scenario had them so: exact, and nothing is stored. */
export async function provKorridorer(
	db: Database,
	scenarioId: number,
	bruker: Bruker,
	objekter: readonly Tegnetobjekt[]
): Promise<Provdkorridor[]> {
	return db.snapshot(async (tx) => {
		const { scenario, data } = await dataFor(tx, bruker, scenarioId);
		const endret = endretjson(objekter, scenario.srid);
		const { rows } = await tx.query<{ id: string }>(sql`
			select id from blagronn_berort(${scenarioId}::integer, ${data}::jsonb, ${endret}::jsonb, ${REKKEVIDDE_M}::float8)`);
		if (rows.length === 0) return [];
		const treff = await lesTreff(tx, scenarioId, data, { avstander: [0], endret });
		const bredder = await lesBredder(tx, scenarioId, data, endret);
		return rows.map(({ id }) => provd(id, treff, bredder));
	});
}
