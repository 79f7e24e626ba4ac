import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATATEMA, FRADRAGSREKKE, type Datatema } from '../../src/lib/domain/housing/fradrag.ts';
import type { Sonedel } from '../../src/lib/domain/housing/sonedel.ts';
import { endreParametre, gjeldendeParametre } from '../../src/lib/server/boligparameter.ts';
import { Conflict, NotFound } from '../../src/lib/server/errors.ts';
import { housingFor, sonedeler, type Boligoversikt } from '../../src/lib/server/housing.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { andreTemaer, at, datasett, fordelSone, hensyn, mal, sone } from '../support/bolig.ts';
import { makeScenario, type MadeObject } from '../support/plan.ts';

/** Drawn on squared paper: every area in the tests below is counted by hand from these squares. */
const OBJEKTER: readonly MadeObject[] = [
	sone('B1', 1110, 2, at(500, 500, 100)),
	sone('B2', 1110, 2, at(950, 200, 100)),
	sone('B3', 1110, 1, at(700, 700, 100)),
	sone('K1', 1800, 2, at(100, 100, 100)),
	sone('K2', 1800, 2, at(300, 100, 100)),
	sone('B4', 1110, 2, at(1950, 1500, 100)),
	// 75 × 50 m together, though they overlap by 25 × 50
	hensyn('KpFareSone', 310, at(500, 500, 50)),
	hensyn('KpFareSone', 320, at(525, 500, 50)),
	// 60 × 60 m, of which 60 × 50 is taken already
	hensyn('KpBandleggingSone', 720, at(500, 500, 60)),
	// radon takes nothing
	hensyn('KpFareSone', 330, at(500, 500, 100)),
	hensyn('KpInfrastrukturSone', 430, at(950, 200, 50))
];

let db: Database;
let scenario: number;
let tettsted: number;
let vann: number;
let andre: Awaited<ReturnType<typeof andreTemaer>>;

beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await makeScenario(db, OBJEKTER);
	tettsted = await datasett(db, 'tettsted', {
		tema: 'tettsted',
		wkt: at(0, 0, 1000),
		navn: 'Testby'
	});
	vann = await datasett(db, 'vann', { tema: 'vann', wkt: at(590, 590, 10) });
	andre = await andreTemaer(db);
	await fordelSone(db, scenario, 'K1', { 1110: 0.4, 1160: 0.6 });
	await mal(db, null, 30);
	await mal(db, 'Testby', 12);
});
afterAll(() => db.close());

const bruk = (id: number, tema: Datatema) => ({ id, tema, objekter: DATATEMA[tema].objekter });
const alleData = () => [
	bruk(tettsted, 'tettsted'),
	bruk(vann, 'vann'),
	...andre.map(({ id, tema }) => bruk(id, tema))
];
const deler = (data = alleData()) => sonedeler(db, scenario, data);
const of = (alle: readonly Sonedel[], navn: string) => alle.filter((d) => d.omrNavn === navn);
const rad = ({ areas }: Boligoversikt, navn: string, periode = '2026–2029') => {
	const found = areas.find((a) => a.tettsted === navn && a.period === periode);
	if (!found) throw new Error(`${navn} ${periode}`);
	return found;
};

describe('the areas of the zones', () => {
	it('takes overlapping deductions once, kind by kind', async () => {
		const [b1, ...more] = of(await deler(), 'B1');
		expect(more).toEqual([]);
		expect(b1).toMatchObject({ stedslag: 'tettsted', tettsted: 'Testby', fradragene: 'kjent' });
		expect(b1?.bruttoM2).toBeCloseTo(10_000, 1);
		expect(b1?.fradragM2.fare).toBeCloseTo(3750, 1);
		expect(b1?.fradragM2.vern).toBeCloseTo(600, 1);
		expect(b1?.fradragM2.vann).toBeCloseTo(100, 1);
		expect(b1?.nettoM2).toBeCloseTo(5550, 1);
	});

	it('splits a zone that lies half in a tettsted, and finds what is conditional', async () => {
		const b2 = of(await deler(), 'B2');
		expect(b2.map((d) => [d.stedslag, Math.round(d.nettoM2), Math.round(d.betingetM2)])).toEqual([
			['tettsted', 5000, 2500],
			['utenfor', 5000, 0]
		]);
	});

	it('says ikke kartlagt where the data sets do not reach', async () => {
		const b4 = of(await deler(), 'B4');
		expect(b4.map((d) => [d.stedslag, d.fradragene, Math.round(d.bruttoM2)])).toEqual([
			['ukartlagt', 'ikke kartlagt', 5000],
			['utenfor', 'kjent', 5000]
		]);
	});

	it('leaves nåværende to the infill ledger', async () => {
		expect(of(await deler(), 'B3')).toEqual([]);
	});

	it('gives parts that sum to the zone, and deductions that sum to what is taken, to 1 m²', async () => {
		const alle = await deler();
		for (const navn of ['B1', 'B2', 'K1', 'K2', 'B4'])
			expect(of(alle, navn).reduce((n, d) => n + d.bruttoM2, 0)).toBeCloseTo(10_000, 0);
		for (const d of alle) {
			const fradrag = FRADRAGSREKKE.reduce((n, slag) => n + d.fradragM2[slag], 0);
			expect(Math.abs(d.bruttoM2 - fradrag - d.nettoM2)).toBeLessThan(1);
		}
	});

	it('judges neither place nor water when no data set is loaded: that is not «ikke kartlagt»', async () => {
		const alle = await deler([]);
		expect(new Set(alle.map((d) => `${d.stedslag}, ${d.fradragene}`))).toEqual(
			new Set(['uvurdert, ikke vurdert'])
		);
	});
});

describe('need against capacity', () => {
	it('is Σ net dekar × dwellings per dekar × factors, by hand', async () => {
		const testby = rad(await housingFor(db, scenario), 'Testby');
		// B1 5,55 + half of B2 5,0 + 40 % of K1 4,0 daa; 2,2 a daa × 0,75 × 0,65 × 0,3
		expect(testby.capacity.mid).toBeCloseTo(14.55 * 2.2 * 0.75 * 0.65 * 0.3, 3);
		expect(testby.capacity.min).toBeCloseTo(14.55 * 1.2 * 0.75 * 0.65 * 0.3, 3);
		expect(testby.conditional).toBeCloseTo(2.5 * 2.2 * 0.75 * 0.65 * 0.3, 3);
		expect(testby.need).toBe(12);
		// K2 has no shares set
		expect(testby.unmapped).toBeCloseTo(10, 3);
		expect(testby.zones).toHaveLength(4);
	});

	it('keeps what is not mapped as a sum of its own, never as zero', async () => {
		const ukartlagt = rad(await housingFor(db, scenario), 'tettsted ikke kartlagt');
		expect(ukartlagt.capacity).toEqual({ min: null, mid: null, max: null });
		expect(ukartlagt.unmapped).toBeCloseTo(5, 3);
		expect(ukartlagt.unmappedCapacity.mid).toBeCloseTo(5 * 2.2 * 0.75 * 0.65 * 0.3, 3);
	});

	it('has parts that sum to the whole, for need too', async () => {
		const svar = await housingFor(db, scenario);
		const hele = svar.totals.find((t) => t.period === '2026–2029');
		const sum = (pick: (a: (typeof svar.areas)[number]) => number | null) =>
			svar.areas.filter((a) => a.period === '2026–2029').reduce((n, a) => n + (pick(a) ?? 0), 0);
		expect(hele?.need).toBeCloseTo(30);
		expect(sum((a) => a.need)).toBeCloseTo(30);
		expect(rad(svar, 'ikke fordelt på tettsted').need).toBe(18);
		expect(sum((a) => a.capacity.mid)).toBeCloseTo(hele?.capacity.mid ?? -1);
		expect(sum((a) => a.unmapped)).toBeCloseTo(hele?.unmapped ?? -1);
	});

	it('opens to its zones, whose shares sum to the figure, and to its data sets with dates', async () => {
		const { proof, capacity } = rad(await housingFor(db, scenario), 'Testby');
		const { objekter, datasett: kilder } = proof.capacity.mid.bevis;
		expect(objekter.map((o) => o.navn)).toEqual(['B1', 'B2', 'K1']);
		expect(objekter.reduce((n, o) => n + o.bidrag, 0)).toBeCloseTo(capacity.mid ?? -1, 6);
		expect(kilder).toContainEqual({
			kode: 'vann',
			navn: 'vann',
			dato: '2026-01-01',
			tilstand: 'lastet'
		});
	});

	it('is NotFound for a scenario that the person may not see', async () => {
		const intern = await makeScenario(db, [], { synlighet: 'intern', planId: 'INTERN' });
		await expect(housingFor(db, intern)).rejects.toThrow(NotFound);
		await expect(housingFor(db, intern, planlegger)).resolves.toMatchObject({
			scenario: { id: intern }
		});
	});

	it('does not use internal data sets for the public', async () => {
		await db.query(sql`update datasett set tilgang = 'internal' where id = ${vann}`);
		const offentlig = rad(await housingFor(db, scenario), 'Testby');
		const intern = rad(await housingFor(db, scenario, planlegger), 'Testby');
		await db.query(sql`update datasett set tilgang = 'open' where id = ${vann}`);
		expect(offentlig.capacity.mid).toBeNull();
		expect(offentlig.unmapped).toBeGreaterThan(intern.unmapped);
		expect(JSON.stringify(offentlig.proof)).not.toContain('"kode":"vann","navn":"vann"');
		expect(intern.capacity.mid).toBeGreaterThan(0);
	});
});

describe('parameters', () => {
	const rader = [
		{
			arealformal: 1110,
			arealbruksstatus: 2 as const,
			boligerPerDaa: { min: 1, mid: 4, max: 6 },
			nettofaktor: 0.7,
			boligandel: 1,
			realisering: 0.5,
			kilde: 'Boligplanen',
			valg: true
		}
	];

	it('are Planbordets own until somebody sets them', async () => {
		expect(await gjeldendeParametre(db, '3443', { illustrasjon: false })).toMatchObject({
			versjon: 0,
			hvem: null
		});
	});

	it('change as a new version that says who and why, and move the capacity', async () => {
		const before = rad(await housingFor(db, scenario), 'Testby').capacity.mid ?? 0;
		const sett = await endreParametre(
			db,
			'3443',
			{ versjon: 0, grunn: 'Prøve', rader },
			planlegger
		);
		expect(sett).toMatchObject({ versjon: 1, hvem: 'planlegger', grunn: 'Prøve' });
		expect(sett.rader).toHaveLength(5);
		const after = rad(await housingFor(db, scenario), 'Testby').capacity.mid ?? 0;
		expect(after / before).toBeCloseTo((4 * 0.7 * 0.5) / (2.2 * 0.75 * 0.65), 6);
	});

	it('are not overwritten by one who saw an older version', async () => {
		await expect(
			endreParametre(db, '3443', { versjon: 0, grunn: 'For sent', rader }, planlegger)
		).rejects.toThrow(Conflict);
		await expect(db.query(sql`update boligparameter set realisering = 1`)).rejects.toThrow(
			'append-only'
		);
	});

	it('belong to a municipality that is here', async () => {
		await expect(
			endreParametre(db, '9999', { versjon: 0, grunn: 'Prøve', rader }, planlegger)
		).rejects.toThrow(NotFound);
	});

	it('cannot give a combined zone more than all of itself, or leave some of it out', async () => {
		await expect(
			db.query(sql`
				insert into formalsandel (plan_id, lokal_id, versjon, kode, andel)
				select plan_id, lokal_id, versjon, 1130, 0.5 from formalsandel where kode = 1110`)
		).rejects.toThrow('sum to 1.5, and not to 1');
		await expect(fordelSone(db, scenario, 'K2', { 1110: 0.4, 1160: 0.3 })).rejects.toThrow(
			'sum to 0.7, and not to 1'
		);
		await expect(db.query(sql`delete from formalsandel`)).rejects.toThrow('append-only');
	});
});
