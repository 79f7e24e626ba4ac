import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FRADRAGSREKKE, SONEFRADRAG } from '../../src/lib/domain/housing/fradrag.ts';
import { housingFor, type Boligoversikt } from '../../src/lib/server/housing.ts';
import { ledgerAnswer } from '../../src/lib/server/ledger.ts';
import { loadIllustration } from '../../src/lib/server/illustration.ts';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { publikum } from '../support/brukere.ts';
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
/** What the illustration's roads take by Planbordet's choice, in metres on each side. */
const VEG = JSON.stringify({ rv: 7.5, fv: 5, kv: 4 });
const BYGNINGSFAKTOR = 4;

/**
 * Gross and net of every zone with purpose 1110 or 1130 and status 2 or 3, by PostGIS alone: one zone, one union of what is
 * taken where it lies, then the roads in what is left, and four times the footprints in what is left of that.
 */
const byHand = async () => {
	const { rows } = await db.query<{
		lokalId: string;
		brutto: number;
		netto: number;
		kode: number;
		status: number;
	}>(sql`
		with sone as (
			select * from planobjekt
			where scenario_id = 1 and kodeliste = 'KpArealformal' and kode in (1110, 1130) and arealbruksstatus in (2, 3)
		), rest as (
			select z.id, z.lokal_id, z.kode, z.arealbruksstatus, z.geom, coalesce(ST_Difference(z.geom, (
				select ST_Union(f.geom, 0.001) from (
					select h.geom from planobjekt h
					join jsonb_to_recordset(${FRADRAG}::jsonb) as k (liste text, kode integer)
						on k.liste = h.kodeliste and k.kode = h.kode
					where h.scenario_id = z.scenario_id and ST_Intersects(h.geom, z.geom)
					union all
					select w.geom from datasettobjekt w join datasett d on d.id = w.datasett_id
					where ST_Dimension(w.geom) = 2 and ST_Intersects(w.geom, z.geom)
						and (d.kode in ('vann', 'flomsone', 'skredsone')
							or d.kode = 'ar5' and w.type in ('21', '22', '23', '60'))
				) f), 0.001), z.geom) as rest
			from sone z
		), uten_veg as (
			select r.*, coalesce(ST_Difference(r.rest, (
				select ST_Union(ST_Buffer(v.geom, (${VEG}::jsonb ->> v.type)::float8), 0.001)
				from datasettobjekt v where v.tema = 'veg' and ST_DWithin(v.geom, r.geom, 8)
			), 0.001), r.rest) as igjen
			from rest r
		)
		select u.lokal_id as "lokalId", ST_Area(u.geom) as brutto, u.kode, u.arealbruksstatus as status,
			ST_Area(u.igjen) - case u.arealbruksstatus when 3 then 0 else least(ST_Area(u.igjen), ${BYGNINGSFAKTOR} * coalesce((
				select sum(ST_Area(ST_Intersection(u.igjen, b.geom, 0.001))) from bygning b where ST_Intersects(b.geom, u.geom)
			), 0)) end as netto
		from uten_veg u order by u.id`);
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

	it('has a capacity ledger of every zone, whose parts sum to it, and to the plan, to 1 m²', async () => {
		const { ledger } = await ledgerAnswer(db, 1, publikum);
		const { rows } = await db.query<{ m2: number; antall: number }>(sql`
			select sum(areal_m2) as m2, count(*)::integer as antall from planobjekt where scenario_id = 1 and tema = 'arealformal'`);
		const m2 = (parts: readonly { readonly areaM2: number }[]) =>
			parts.reduce((n, d) => n + d.areaM2, 0);
		expect(ledger.zones).toHaveLength(rows[0]?.antall ?? -1);
		for (const { parts, areaM2 } of ledger.zones)
			expect(Math.abs(m2(parts) - areaM2)).toBeLessThan(1);
		const { totals } = ledger;
		for (const value of [m2(ledger.zones), totals.areaM2, m2(totals.parts)])
			expect(Math.abs(value - (rows[0]?.m2 ?? NaN))).toBeLessThan(1);
		expect(totals.knownM2 + totals.unmappedM2).toBeCloseTo(m2(totals.parts), 3);
		const tolvAar = svar.totals.reduce((n, t) => n + (t.capacity.mid ?? 0), 0);
		expect(totals.dwellings.mid).toBeCloseTo(tolvAar, 6);
		expect(totals.unmappedM2 / 1000).toBeCloseTo(svar.totals[0]?.unmapped ?? NaN, 3);
		const { reserve, fortetting } = totals.ledgers;
		expect((reserve.dwellings.mid ?? 0) + (fortetting.dwellings.mid ?? 0)).toBeCloseTo(tolvAar, 6);
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
