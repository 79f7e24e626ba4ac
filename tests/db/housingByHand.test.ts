import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FRADRAGSREKKE, SONEFRADRAG } from '../../src/lib/domain/housing/fradrag.ts';
import { housingFor, type Boligoversikt } from '../../src/lib/server/housing.ts';
import { loadIllustration } from '../../src/lib/server/illustration.ts';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';

let db: Database;
let svar: Boligoversikt;
beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
	await loadIllustration(db, () => undefined);
	svar = await housingFor(db, 1);
}, 300_000);
afterAll(() => db.close());

const FRADRAG = JSON.stringify(SONEFRADRAG.map(({ liste, kode }) => ({ liste, kode })));

/** Gross and net of every zone with purpose 1110 or 1130 and status 2 or 3, by PostGIS alone: one zone, one union. */
const byHand = async () => {
	const { rows } = await db.query<{
		lokalId: string;
		brutto: number;
		netto: number;
		kode: number;
		status: number;
	}>(sql`
		select z.lokal_id as "lokalId", ST_Area(z.geom) as brutto, z.kode, z.arealbruksstatus as status,
			ST_Area(z.geom) - coalesce((
				select ST_Area(ST_Intersection(z.geom, ST_Union(f.geom, 0.001), 0.001)) from (
					select h.geom from planobjekt h
					join jsonb_to_recordset(${FRADRAG}::jsonb) as k (liste text, kode integer)
						on k.liste = h.kodeliste and k.kode = h.kode
					where h.scenario_id = z.scenario_id and ST_Intersects(h.geom, z.geom)
					union all
					select w.geom from datasettobjekt w join datasett d on d.id = w.datasett_id
					where d.kode = 'vann' and ST_Dimension(w.geom) = 2 and ST_Intersects(w.geom, z.geom)
				) f), 0) as netto
		from planobjekt z
		where z.scenario_id = 1 and z.kodeliste = 'KpArealformal' and z.kode in (1110, 1130)
			and z.arealbruksstatus in (2, 3)
		order by z.id`);
	return rows;
};

/** Dwellings that the answer gives a zone in a period, all places together. */
const fraSvaret = (lokalId: string, period: string): number =>
	svar.areas
		.filter((a) => a.period === period)
		.flatMap((a) => a.proof.capacity.mid.bevis.objekter)
		.filter((o) => o.lokalId === lokalId)
		.reduce((n, o) => n + o.bidrag, 0);

describe('the illustration plan, reckoned once more by another way', () => {
	it('has the same gross, deductions, net and dwellings, zone by zone, to 1 m²', async () => {
		const hand = await byHand();
		expect(hand.length).toBeGreaterThan(30);
		expect(hand.filter((z) => z.brutto - z.netto > 1).length).toBeGreaterThan(3);
		const { rader, tidsprofil } = svar.parameters;
		for (const sone of hand) {
			const deler = svar.zones.filter((z) => z.lokalId === sone.lokalId);
			const sum = (pick: (z: (typeof deler)[number]) => number) =>
				deler.reduce((n, z) => n + pick(z), 0) * 1000;
			expect(Math.abs(sum((z) => z.bruttoDaa) - sone.brutto)).toBeLessThan(1);
			expect(Math.abs(sum((z) => z.nettoDaa) - sone.netto)).toBeLessThan(1);
			const tatt = sum((z) => FRADRAGSREKKE.reduce((n, slag) => n + (z.fradragDaa[slag] ?? 0), 0));
			expect(Math.abs(tatt - (sone.brutto - sone.netto))).toBeLessThan(1);
			const p = rader.find(
				(r) => r.arealformal === sone.kode && r.arealbruksstatus === sone.status
			);
			const tetthet =
				(p?.boligerPerDaa?.mid ?? NaN) * (p?.nettofaktor ?? NaN) * (p?.boligandel ?? NaN);
			svar.totals.forEach(({ period }, i) => {
				const boliger =
					(sone.netto / 1000) * tetthet * (p?.realisering ?? NaN) * (tidsprofil[i] ?? NaN);
				// 1 m² is at most 0.015 dwellings at the densest.
				expect(Math.abs(fraSvaret(sone.lokalId, period) - boliger)).toBeLessThan(0.015);
			});
		}
	});

	it('has parts that sum to the zones’ area, to 1 m² for each zone and for the whole plan', async () => {
		const { rows } = await db.query<{ lokalId: string; m2: number }>(sql`
			select lokal_id as "lokalId", areal_m2 as m2 from planobjekt
			where scenario_id = 1 and tema = 'arealformal' and kode in (1110, 1130, 1001, 1800, 5200, 5210)
				and arealbruksstatus is distinct from 1 and kodeliste = 'KpArealformal'`);
		const deler = new Map<string, number>();
		for (const { lokalId, bruttoDaa } of svar.zones)
			deler.set(lokalId, (deler.get(lokalId) ?? 0) + bruttoDaa * 1000);
		expect([...deler.keys()].sort()).toEqual(rows.map((r) => r.lokalId).sort());
		for (const { lokalId, m2 } of rows)
			expect(Math.abs((deler.get(lokalId) ?? 0) - m2)).toBeLessThan(1);
		const hele = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
		expect(Math.abs(hele([...deler.values()]) - hele(rows.map((r) => r.m2)))).toBeLessThan(1);
	});

	it('has areas whose figures sum to the total, period by period', () => {
		for (const total of svar.totals) {
			const her = svar.areas.filter((a) => a.period === total.period);
			const sum = (pick: (a: (typeof her)[number]) => number | null) =>
				her.reduce((n, a) => n + (pick(a) ?? 0), 0);
			for (const niva of ['min', 'mid', 'max'] as const)
				expect(sum((a) => a.capacity[niva])).toBeCloseTo(total.capacity[niva] ?? NaN, 6);
			expect(sum((a) => a.unmapped)).toBeCloseTo(total.unmapped, 6);
			expect(sum((a) => a.conditional)).toBeCloseTo(total.conditional ?? NaN, 6);
			expect(total.unmappedParts.reduce((n, p) => n + p.daa, 0)).toBeCloseTo(total.unmapped, 6);
		}
	});
});
