import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Regnskapssone } from '../../src/lib/domain/housing/kapasitetsregnskap.ts';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import { endreParametre } from '../../src/lib/server/boligparameter.ts';
import { housingFor } from '../../src/lib/server/housing.ts';
import { ledgerAnswer } from '../../src/lib/server/ledger.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { at, datasett, fordelSone, hensyn, sone } from '../support/bolig.ts';
import { planlegger, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario, type MadeObject } from '../support/plan.ts';

/** Drawn on squared paper: every area below is counted by hand from these squares. */
const OBJEKTER: readonly MadeObject[] = [
	sone('B1', 1110, 2, at(500, 500, 100)),
	sone('K1', 1800, 2, at(100, 100, 100)),
	sone('K2', 1800, 2, at(300, 100, 100)),
	sone('V1', 1110, 3, at(700, 500, 100)),
	sone('N1', 1110, 1, at(900, 500, 100)),
	sone('L1', 5100, 1, at(1100, 900, 100)),
	sone('B4', 1110, 2, at(1950, 1500, 100)),
	sone('B5', 1110, 2, at(1200, 500, 100)),
	sone('N2', 1110, 1, at(1400, 100, 100)),
	hensyn('KpFareSone', 310, at(500, 500, 50)),
	hensyn('KpDetaljeringSone', 910, at(500, 500, 30)),
	hensyn('KpGjennomforingSone', 820, at(1400, 100, 80))
];
const rett = (x: number, y: number, b: number, h: number) =>
	`POLYGON((${[
		[x, y],
		[x + b, y],
		[x + b, y + h],
		[x, y + h],
		[x, y]
	]
		.map(([e = 0, n = 0]) => `${590_000 + e} ${6_730_000 + n}`)
		.join(',')}))`;

let db: Database;
let scenario: number;
let ar5: number;

const objekt = (id: number, tema: string, type: string | null, wkt: string) =>
	db.query(sql`
		insert into datasettobjekt (datasett_id, tema, type, geom)
		values (${id}, ${tema}, ${type}, ST_GeomFromText(${wkt}, 25832))`);
const bygning = (id: number, wkt: string) =>
	db.query(sql`
		insert into bygning (datasett_id, kommunenummer, boliger, geom)
		values (${id}, '3443', 1, ST_GeomFromText(${wkt}, 25832))`);
const tom = (kode: string) => datasett(db, kode, { tema: kode, wkt: null });

beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await makeScenario(db, OBJEKTER);
	await datasett(db, 'tettsted', { tema: 'tettsted', wkt: at(0, 0, 1000), navn: 'Testby' });
	await tom('vann');
	ar5 = await tom('ar5');
	// 40 × 100 m of field and 20 × 100 of bog in B1; where AR5 tells nothing, 50 × 50 of B5
	await objekt(ar5, 'ar5', '21', rett(500, 500, 40, 100));
	await objekt(ar5, 'ar5', '60', rett(540, 500, 20, 100));
	await objekt(ar5, 'ar5', '99', at(1200, 500, 50));
	const veg = await tom('veg');
	// 8 m wide, 100 m through B1; twice over the same ground
	for (const y of [400, 450])
		await objekt(veg, 'veg', 'kv', `LINESTRING(590580 ${6_730_000 + y}, 590580 6730700)`);
	await tom('flomsone');
	await tom('skredsone');
	const hus = await tom('bygning');
	await bygning(hus, at(562, 520, 10));
	// in the hazard zone, and in a zone of status 3: takes nothing
	await bygning(hus, at(510, 510, 10));
	await bygning(hus, at(720, 520, 10));
	const va = await tom('va');
	await objekt(va, 'va', 'vann', 'LINESTRING(590400 6730000, 590400 6731000)');
	const sentrum = await tom('sentrum');
	await objekt(sentrum, 'sentrum', null, 'POINT(590550 6731550)');
	await fordelSone(db, scenario, 'K1', { 1110: 0.4, 1160: 0.6 });
});
afterAll(() => db.close());

const nyRevisjon = () =>
	db.query(sql`update scenario set revision = revision + 1 where id = ${scenario}`);
const ledger = async (bruker: Bruker = publikum) =>
	(await ledgerAnswer(db, scenario, bruker)).ledger;
const finn = ({ zones }: { readonly zones: readonly Regnskapssone[] }, navn: string) => {
	const found = zones.find(({ name }) => name === navn);
	if (!found) throw new Error(navn);
	return found;
};
/** kind, reason and what is missing -> whole m². */
const deler = ({ parts }: Pick<Regnskapssone, 'parts'>) =>
	Object.fromEntries(
		parts.map(({ kind, reason, missing, areaM2 }) => [
			[kind, reason, missing].filter(Boolean).join(' '),
			Math.round(areaM2)
		])
	);
const sett = (endring: Partial<Record<'tilstand' | 'tilgang', string>>) =>
	db.query(sql`
		update datasett set tilstand = ${endring.tilstand ?? 'loaded'}, tilgang = ${endring.tilgang ?? 'open'},
			revision = revision + 1
		where id = ${ar5}`);

describe('the capacity ledger, by hand', () => {
	it('takes hazard, field, bog, road and what is built, nothing twice, and has the rest as net', async () => {
		const b1 = finn(await ledger(), 'B1');
		// field 4000 − 40 × 50 in the hazard zone; bog 2000 − 10 × 50; a house of 100 m² takes four times that
		expect(deler(b1)).toEqual({
			fare: 2500,
			dyrka: 2000,
			myr: 1500,
			veg: 800,
			bygd: 400,
			netto: 2800
		});
		expect(b1.dwellings.mid).toBeCloseTo(2.8 * 2.2 * 0.75 * 0.65, 4);
		expect(b1.theoretical.max).toBeCloseTo(2.8 * 3.5 * 0.75, 4);
		expect(b1.periods.map(({ min }) => min)).toEqual(
			[0.3, 0.4, 0.3].map((d) => expect.closeTo(2.8 * 1.2 * 0.75 * 0.65 * d, 4) as number)
		);
	});

	it('has every zone of the plan, with what each is made up of', async () => {
		const svar = await ledger();
		expect(deler(finn(svar, 'K1'))).toEqual({ netto: 4000, 'annet-formal': 6000 });
		expect(finn(svar, 'K1').shares).toMatchObject({ version: 1, source: 'valgt i testen' });
		expect(deler(finn(svar, 'K2'))).toEqual({ 'ikke-fordelt ikke vurdert': 10_000 });
		expect(finn(svar, 'K2').shares).toEqual({ version: 0, source: '', shares: [] });
		expect(deler(finn(svar, 'V1'))).toEqual({ netto: 10_000 });
		expect(deler(finn(svar, 'N1'))).toEqual({ navaerende: 10_000 });
		expect(deler(finn(svar, 'L1'))).toEqual({ 'uten-boliger': 10_000 });
		expect(finn(svar, 'L1').dwellings).toEqual({ min: 0, mid: 0, max: 0 });
		expect(finn(svar, 'N1').dwellings).toEqual({ min: null, mid: null, max: null });
	});

	it('keeps what the data sets do not cover, or themselves do not tell, as «ikke kartlagt»', async () => {
		const svar = await ledger();
		const alle = 'ar5,bygning,flomsone,skredsone,vann,veg';
		expect(deler(finn(svar, 'B4'))).toEqual({
			netto: 5000,
			[`uavklart ikke kartlagt ${alle}`]: 5000
		});
		expect(deler(finn(svar, 'B5'))).toEqual({ netto: 7500, 'uavklart ikke kartlagt ar5': 2500 });
	});

	it('has parts that sum to the zone, zones that sum to the totals, and the unknown as sums of their own', async () => {
		const { zones, totals } = await ledger();
		for (const { parts, areaM2 } of zones)
			expect(parts.reduce((n, d) => n + d.areaM2, 0)).toBeCloseTo(areaM2, 1);
		expect(totals.areaM2).toBeCloseTo(90_000, 1);
		expect(totals.unmapped['ikke kartlagt']).toBeCloseTo(7500, 1);
		expect(totals.unmapped['ikke vurdert']).toBeCloseTo(10_000, 1);
		expect(totals.knownM2).toBeCloseTo(90_000 - 17_500, 1);
		expect(totals.parts.reduce((n, d) => n + d.areaM2, 0)).toBeCloseTo(90_000, 1);
		expect(totals.dwellings.mid).toBeCloseTo(
			zones.reduce((n, z) => n + (z.dwellings.mid ?? 0), 0),
			6
		);
	});

	it('is of the areas that the housing figures rest on', async () => {
		const { totals } = await ledger();
		const bolig = await housingFor(db, scenario);
		const tolvAar = bolig.totals.reduce((n, t) => n + (t.capacity.mid ?? 0), 0);
		expect(totals.dwellings.mid).toBeCloseTo(tolvAar, 6);
		expect(totals.unmappedM2 / 1000).toBeCloseTo(bolig.totals[0]?.unmapped ?? -1, 3);
	});

	it('counts the ground once: a zone under it or over it is named with its area, and holds none of it', async () => {
		const before = await ledger();
		await db.query(sql`
			insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn,
				vertikalniva, geom)
			select scenario_id, srid, gen_random_uuid(), objekttype, tema, kodeliste, kode, arealbruksstatus, 'Over',
				n.niva, geom
			from planobjekt, (values (1), (3)) n (niva)
			where scenario_id = ${scenario} and omr_navn in ('B5', 'N1')`);
		await nyRevisjon();
		const { zones, totals, reserve, omitted } = await ledger();
		expect({ zones, totals, reserve }).toEqual({
			zones: before.zones,
			totals: before.totals,
			reserve: before.reserve
		});
		expect(omitted.map((tekst) => tekst.replaceAll('\u202f', ' '))).toContain(
			'4 soner under eller over grunnen (vertikalnivå), 40,0 daa, er ikke regnet med: boligene regnes av arealet på grunnen.'
		);
		await db.query(sql`delete from planobjekt where omr_navn = 'Over'`);
		await nyRevisjon();
	});

	it('has two ledgers: what is set aside, and what is built on or transformed', async () => {
		const svar = await ledger();
		const navn = (slag: string | null) =>
			svar.zones.filter((z) => z.ledger === slag).map(({ name }) => name);
		expect(navn('reserve')).toEqual(['B1', 'K1', 'K2', 'B4', 'B5']);
		// N2 is built-up, and most of it lies in H820
		expect(navn('fortetting')).toEqual(['V1', 'N2']);
		expect(svar.totals.ledgers.reserve.areaM2).toBeCloseTo(50_000, 1);
		expect(svar.totals.ledgers.fortetting.dwellings.mid).toBeCloseTo(10 * 0.6 * 0.75 * 0.3, 4);
	});

	it('says of each whether it is regulated, and how far it is to what', async () => {
		const { regulated, va, walkM } = finn(await ledger(), 'B1').conditions ?? {};
		expect(regulated).toMatchObject({ answer: 'delvis', shareNot: 0, reason: 'ikke vurdert' });
		expect(regulated?.share).toBeCloseTo(0.09, 3);
		expect(va).toEqual({ state: 'known', m: expect.closeTo(100, 2) as number });
		expect(walkM?.sentrum).toEqual({ state: 'known', m: expect.closeTo(1000 * 1.3, 0) as number });
		expect(walkM?.skole).toEqual({ state: 'unmapped', reason: 'ikke vurdert', m: null });
	});
});

describe('the choices of what is taken out', () => {
	it('move what is taken, and are of the same version as the other parameters', async () => {
		const { arealvalg } = (await ledger()).parameters;
		await endreParametre(
			db,
			'3443',
			{
				versjon: 0,
				grunn: 'Prøve',
				arealvalg: { ...arealvalg, dyrkaAndel: 0, vegbreddeKv: 4, bygningFaktor: 10 },
				rader: []
			},
			planlegger
		);
		expect(deler(finn(await ledger(), 'B1'))).toEqual({
			fare: 2500,
			myr: 1500,
			veg: 400,
			bygd: 1000,
			netto: 4600
		});
		await endreParametre(
			db,
			'3443',
			{ versjon: 1, grunn: 'Tilbake', arealvalg, rader: [] },
			planlegger
		);
		expect(deler(finn(await ledger(), 'B1'))).toMatchObject({ dyrka: 2000, netto: 2800 });
	});
});

describe('data that are not there', () => {
	it('failed: nothing is told of the zone, in the ledger and in the housing figures', async () => {
		await sett({ tilstand: 'failed' });
		expect(deler(finn(await ledger(), 'B1'))).toMatchObject({
			fare: 2500,
			'uavklart ikke vurdert ar5': 10_000 - 2500 - 800 - 400
		});
		const { areas } = await housingFor(db, scenario);
		expect(areas[0]?.capacity.mid).toBeNull();
		await sett({});
	});

	it('not registered: as one that failed, in the ledger and in the housing figures, as sums of their own', async () => {
		await db.query(sql`update datasett set kode = 'annet' where id = ${ar5}`);
		await db.query(sql`update datasettobjekt set tema = 'annet' where datasett_id = ${ar5}`);
		await sett({});
		const b1 = finn(await ledger(), 'B1');
		expect(deler(b1)).toEqual({
			fare: 2500,
			veg: 800,
			bygd: 400,
			'uavklart ikke vurdert ar5': 6300
		});
		expect(b1.dwellings).toEqual({ min: null, mid: null, max: null });
		const { totals, reserve } = await ledger();
		expect(totals.dwellings.mid).toBeNull();
		expect(reserve.at(-1)?.reserve).toEqual({ min: null, mid: null, max: null });
		const bolig = await housingFor(db, scenario);
		expect(bolig.totals[0]?.capacity.mid).toBeNull();
		expect(bolig.totals[0]?.unmapped).toBeCloseTo(totals.unmappedM2 / 1000, 3);
		expect(bolig.totals[0]?.unmappedCapacity.mid).toBeGreaterThan(0);
		expect(bolig.omitted.join(' ')).toContain(
			'ingen datasett er lastet. Fradraget for dyrka jord og myr er ikke vurdert.'
		);
	});

	it('internal: in the planner’s figure, and not in the public’s', async () => {
		await sett({ tilgang: 'internal' });
		const before = await ledgerAnswer(db, scenario, publikum);
		await db.query(sql`update datasett set kode = 'ar5' where id = ${ar5}`);
		await db.query(sql`update datasettobjekt set tema = 'ar5' where datasett_id = ${ar5}`);
		await sett({ tilgang: 'internal' });
		expect(deler(finn(await ledger(planlegger), 'B1'))).toMatchObject({ dyrka: 2000 });
		expect(await ledgerAnswer(db, scenario, publikum)).toEqual(before);
		await sett({});
		expect(deler(finn(await ledger(), 'B1'))).toMatchObject({ dyrka: 2000 });
	});
});
