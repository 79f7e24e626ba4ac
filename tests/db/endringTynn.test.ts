import { randomUUID } from 'node:crypto';
import type { Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Operasjon } from '../../src/lib/domain/plan/endring.ts';
import { flaterOf } from '../../src/lib/domain/geometri/flater.ts';
import { Flislegging } from '../../src/lib/domain/topology/flislegging.ts';
import { geoJsonFrom, soneFromGeoJson } from '../../src/lib/domain/topology/geojson.ts';
import { insertVertex } from '../../src/lib/domain/topology/index.ts';
import { toEwkbHex } from '../../src/lib/formats/ewkb.ts';
import { lagrede, tilstander } from '../../src/lib/server/endring/tilstand.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';
import { avvikOf, endre, ny } from '../support/endre.ts';
import { at, polygon, ring } from '../support/planbygger.ts';
import { endret, flyttetHjorne, lagRutenett, ruteId } from '../support/rutenett.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

const i = (id: number, operations: readonly Operasjon[]) => endre(db, id, operations);

/** The vertices of a zone as they are stored. */
async function punkter(id: number, lokalId: string): Promise<number[][]> {
	const objekt = (await lagrede(db, { scenarioId: id, lokalIder: [lokalId] })).get(lokalId);
	return objekt
		? flaterOf(objekt.geometry)
				.flat(2)
				.map(([x = 0, y = 0]) => [x, y])
		: [];
}

/** A zone as it is read: at the centimetre. */
async function lest(id: number, lokalId: string): Promise<Polygon> {
	const objekt = (await tilstander(db, { scenarioId: id, lokalIder: [lokalId] })).get(lokalId);
	return objekt?.geometry as Polygon;
}

describe('a gap or overlap that is thinner than a millimetre', () => {
	// The border between the two lowest zones goes from (100, 0) to (137, 100): 0.1 mm from it lies (110.09, 27.27).
	const skratt = async () => {
		const nett = await lagRutenett(db, { planId: randomUUID() });
		await i(nett.id, flyttetHjorne(nett, 1, 1, at(137, 100)));
		return nett.id;
	};
	const venstre = (...inn: [number, number][]) =>
		endret(ruteId(0, 0), 2, polygon(ring([0, 0], [100, 0], ...inn, [137, 100], [0, 100])));
	const hoyre = (...inn: [number, number][]) =>
		endret(ruteId(1, 0), 2, polygon(ring([100, 0], [200, 0], [200, 100], [137, 100], ...inn)));

	it.each<[string, Operasjon, string]>([
		['into the zone', venstre([110.09, 27.27]), 'plan.formal.overlapp'],
		['out of the zone', hoyre([110.09, 27.27]), 'plan.formal.glipe']
	])('is refused where a vertex comes on one side alone, %s', async (_, operasjon) => {
		const id = await skratt();
		const avvik = await avvikOf(i(id, [operasjon]));
		expect(avvik).toHaveLength(1);
		expect(avvik[0]?.areaM2).toBeGreaterThan(0.001);
		expect(avvik[0]?.areaM2).toBeLessThan(0.02);
	});

	it('does not come of the same vertex on both sides, or of one that lies on the side', async () => {
		const id = await skratt();
		await i(id, [venstre([110.09, 27.27]), hoyre([110.09, 27.27])]);
		const rett = polygon(ring([0, 0], [50, 0], [100, 0], [110.09, 27.27], [137, 100], [0, 100]));
		expect(await i(id, [endret(ruteId(0, 0), 3, rett)])).toMatchObject({ revision: 4 });
	});

	it('does not come of what is less than ten micrometres from a centimetre', async () => {
		const nett = await lagRutenett(db, { planId: randomUUID() });
		const nesten = flyttetHjorne(nett, 1, 1, [590_110.000004, 6_733_100]);
		const helt = flyttetHjorne(nett, 1, 1, at(110, 100));
		await i(nett.id, [...nesten.slice(0, 2), ...helt.slice(2)]);
		for (const { lokalId } of helt)
			expect(await punkter(nett.id, lokalId)).toContainEqual([590_110, 6_733_100]);
	});

	it('does not come of a file that wrote its centimetres a little beside', async () => {
		const nett = await lagRutenett(db, { planId: randomUUID() });
		await db.query(
			sql`update planobjekt set geom = ST_Translate(geom, 1e-7, 0) where scenario_id = ${nett.id}`
		);
		const foer = await punkter(nett.id, ruteId(0, 0));
		await i(nett.id, flyttetHjorne(nett, 1, 1, at(110, 100)));
		const etter = await punkter(nett.id, ruteId(0, 0));
		const flyttet = ([x = 0, y = 0]: number[]) =>
			x > 590_099 && y > 6_733_099 ? [590_110, 6_733_100] : [x, y];
		expect(etter).toEqual(foer.map(flyttet));
	});
});

describe('a plan at the millimetre', () => {
	it.each([
		['from a file in another zone', 25833],
		['from a file in its own', 25832],
		['of no file', null]
	])('has a gap filled by a new zone alone: %s', async (_, kilde) => {
		const { id } = await lagRutenett(db, { planId: randomUUID(), skjevt: 0.0047 });
		await db.query(sql`update scenario set kilde_epsg = ${kilde} where id = ${id}`);
		const form = await lest(id, ruteId(1, 1));
		const stod = await punkter(id, ruteId(1, 1));
		await db.query(
			sql`delete from planobjekt where scenario_id = ${id} and lokal_id = ${ruteId(1, 1)}::uuid`
		);
		const sone = ny(form);
		await i(id, [sone]);
		expect(await punkter(id, sone.lokalId)).toEqual(stod);
	});

	it('has a gap filled in part, and not what lies beside it', async () => {
		const { id } = await lagRutenett(db, { planId: randomUUID(), skjevt: 0.0047 });
		await db.query(
			sql`delete from planobjekt where scenario_id = ${id} and lokal_id = ${ruteId(1, 1)}::uuid`
		);
		await i(id, [ny(polygon(ring([100, 100], [200, 100], [200, 200])))]);
		const forHoyt = ny(polygon(ring([100, 100], [100, 200.05], [200, 200])));
		const avvik = await avvikOf(i(id, [forHoyt]));
		expect(new Set(avvik.map(({ rule }) => rule))).toEqual(new Set(['plan.formal.overlapp']));
	});

	it('with two vertices in one centimetre is edited by one who draws on centimetres, and keeps both', async () => {
		const { id } = await lagRutenett(db, { planId: randomUUID(), skjevt: 0.002 });
		const mm = (...ring: [number, number][]): Polygon => ({
			type: 'Polygon',
			coordinates: [ring.map(([x, y]) => [590_000 + x, 6_733_000 + y])]
		});
		const [sor, nord]: [number, number][] = [
			[100.002, 0.002],
			[100.002, 100.002]
		] as const;
		// In the middle of the border between the two lowest zones, two that are read as (100, 50).
		const tette: [number, number][] = [
			[100.004, 50.001],
			[99.998, 50.004]
		];
		const venstre = mm([0.002, 0.002], sor, ...tette, nord, [0.002, 100.002], [0.002, 0.002]);
		const hoyre = mm(sor, [200.002, 0.002], [200.002, 100.002], nord, ...tette.toReversed(), sor);
		for (const [lokalId, flate] of [
			[ruteId(0, 0), venstre],
			[ruteId(1, 0), hoyre]
		] as const)
			await db.query(sql`
				update planobjekt set geom = ${toEwkbHex(flate, 25832)}::geometry
				where scenario_id = ${id} and lokal_id = ${lokalId}::uuid`);
		const soner = new Flislegging(
			await Promise.all(
				[ruteId(0, 0), ruteId(1, 0)].map(async (lokalId) => {
					const sone = soneFromGeoJson(lokalId, await lest(id, lokalId));
					if (!sone) throw new Error(`${lokalId} is no zone`);
					return sone;
				})
			)
		);
		const [e, n] = [59_010_000, 673_302_000];
		const utfall = insertVertex(
			soner,
			[
				[e, n - 2000],
				[e, n + 3000]
			],
			[e, n]
		);
		if (!utfall.ok) throw new Error(utfall.reason);
		const operations = [...utfall.edit.after].flatMap(([lokalId, sone]) =>
			sone ? [endret(lokalId, 1, geoJsonFrom(sone) as Polygon)] : []
		);
		expect(operations).toHaveLength(2);
		await i(id, operations);
		for (const lokalId of [ruteId(0, 0), ruteId(1, 0)]) {
			const etter = await punkter(id, lokalId);
			for (const [x, y] of tette) expect(etter).toContainEqual([590_000 + x, 6_733_000 + y]);
			expect(etter).toContainEqual([590_100, 6_733_020]);
		}
	});
});
