import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tall } from '../../src/lib/domain/bevis.ts';
import { arealoversikt, type Arealoversikt } from '../../src/lib/server/arealregnskap/planvask.ts';
import { fortettingFor } from '../../src/lib/server/fortettingSvar.ts';
import { scenarioById } from '../../src/lib/server/plans.ts';
import { UTEN_INNLOGGING, type Bruker } from '../../src/lib/server/auth/bruker.ts';
import { blagronnAnswer, type Blagronnpar } from '../../src/lib/server/blagronnAnswer.ts';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import { csvtabell, type Csvtabell } from '../../src/lib/server/csvtabell.ts';
import { housingAnswer } from '../../src/lib/server/housingAnswer.ts';
import { loadIllustration } from '../../src/lib/server/illustration.ts';
import { ledgerAnswer } from '../../src/lib/server/ledger.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { arealtabeller } from '../../src/lib/server/regneark/arealregnskap.ts';
import { blagronntabeller } from '../../src/lib/server/regneark/bluegreen.ts';
import { boligtabeller } from '../../src/lib/server/regneark/housing.ts';
import { infilltabeller } from '../../src/lib/server/regneark/infill.ts';
import { ledgertabeller } from '../../src/lib/server/regneark/ledger.ts';
import { openTestDatabase } from '../support/database.ts';
import { finnes } from '../support/finnes.ts';

const PLANLEGGER: Bruker = { ...UTEN_INNLOGGING, rolle: 'planlegger' };
const SCENARIO = 3;
let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
	await loadIllustration(db, () => undefined);
}, 300_000);
afterAll(() => db.close());

type Rad = Readonly<Record<string, string>>;
async function tabellen(
	tabeller: readonly [Csvtabell, ...Csvtabell[]],
	navn: string
): Promise<Rad[]> {
	const query = new URLSearchParams({ tabell: navn });
	const svar = await csvtabell([...tabeller], query, SCENARIO);
	const rader = parse(await svar.text(), {
		bom: true,
		columns: true,
		delimiter: ';'
	});
	for (const rad of rader as Rad[]) expect(rad['Merknad']).toContain('Illustrasjon');
	return rader as Rad[];
}

/** A number as the file has it; what is no number there is none here. */
const lest = (celle: string | undefined): number | string | null =>
	celle === undefined || celle === ''
		? null
		: /^-?[\d,]+$/.test(celle)
			? Number(celle.replace(',', '.'))
			: celle;

/** The cell says what JSON does, to the decimals that it has: a number for a number, and none for null. */
function likt(celle: string | undefined, json: number | null, naer: number, hvor: string): void {
	const verdi = lest(celle);
	if (json === null) expect(typeof verdi, hvor).not.toBe('number');
	else {
		expect(typeof verdi, `${hvor}: ${String(celle)}`).toBe('number');
		expect(Math.abs(Number(verdi) - json), hvor).toBeLessThanOrEqual(naer);
	}
}
const DAA = 0.5e-4 + 1e-9;
const TIDEL = 0.05 + 1e-9;

/** A figure with proof in a table of key figures: value, and how it lies to the truth. */
function likFigur(rader: readonly Rad[], navn: string, tall: Tall, naer: number): void {
	const rad = finnes(rader.find((r) => r['Hva'] === navn));
	likt(rad['Verdi'], tall.verdi, naer, navn);
	if (tall.verdi === null) expect(rad['Verdi'], navn).toBe(tall.tilstand);
	else expect(rad['Sikkerhet'], navn).toBe(tall.grense === 'hoyst' ? 'høyst' : tall.grense);
}

describe('blågrønn', () => {
	let svar: Blagronnpar;
	beforeAll(async () => {
		svar = (await blagronnAnswer(db, SCENARIO, PLANLEGGER)).oversikt;
	});

	it('key figures are the same as JSON and as CSV', async () => {
		const rader = await tabellen(blagronntabeller(svar), 'blagronn');
		const { proof, kantsone, change, network } = svar;
		const c = finnes(change);
		likFigur(rader, 'Sammenheng i det blågrønne nettet', proof.continuity, TIDEL);
		likFigur(rader, 'Blågrønt nett', proof.area, DAA);
		likFigur(rader, 'Brutt lengde i korridorer', proof.cut, TIDEL);
		likFigur(rader, 'Kartlagte elver og bekker', kantsone.proof.length, TIDEL);
		likFigur(rader, 'Boliger nær grønt', proof.dwellingsNearGreen, 0.5);
		likFigur(rader, 'Blågrønt areal tapt', c.proof.lost, DAA);
		likFigur(rader, 'Blågrønt areal vunnet', c.proof.won, DAA);
		for (const { widthM, proof: p } of kantsone.widths)
			likFigur(rader, `Fri kantsone på ${widthM} m`, p.share, TIDEL);
		for (const { widthM, proof: p } of c.kantsone)
			likFigur(rader, `Endret fri kantsone på ${widthM} m`, p, TIDEL);
		for (const { kind, areaM2 } of network.parts)
			likt(
				rader.find((r) => r['Hva']?.trim() === kind)?.['Verdi'],
				areaM2 === null ? null : areaM2 / 1000,
				DAA,
				kind
			);
	});

	it('corridors are the same as JSON and as CSV', async () => {
		const rader = await tabellen(blagronntabeller(svar), 'korridorer');
		expect(rader.map((r) => r['Id'])).toEqual(svar.corridors.map(({ id }) => id));
		for (const [i, k] of svar.corridors.entries()) {
			const before = svar.change?.corridors.find(({ id }) => id === k.id);
			likt(rader[i]?.['Lengde (m)'], k.lengthM, TIDEL, k.name);
			likt(rader[i]?.['Restbredde (m)'], k.restWidthM, TIDEL, k.name);
			likt(rader[i]?.['Brutt (m)'], k.cutM, TIDEL, k.name);
			likt(rader[i]?.['Restbredde før (m)'], before?.restWidthM ?? null, TIDEL, k.name);
			likt(rader[i]?.['Brutt før (m)'], before?.cutM ?? null, TIDEL, k.name);
			expect(rader[i]?.['Endring']).toBe(before?.change ?? '');
		}
	});
});

describe('arealregnskap', () => {
	let svar: Arealoversikt;
	beforeAll(async () => {
		const idag = new Date('2026-11-28');
		svar = (await arealoversikt(db, SCENARIO, PLANLEGGER, null, idag)).oversikt;
	});
	const tabell = (navn: string) => tabellen(arealtabeller(svar), navn);
	const iDaa = (m2: number | null) => (m2 === null ? null : m2 / 1000);

	it('rows and their sum are the same as JSON and as CSV', async () => {
		const rader = await tabell('arealregnskap');
		expect(rader).toHaveLength(svar.rows.length + 1);
		for (const [i, rad] of svar.rows.entries()) {
			expect(rader[i]?.['AR5-kode']).toBe(rad.from);
			expect(rader[i]?.['Planlagt formål']).toBe(rad.toName);
			likt(rader[i]?.['Areal (daa)'], rad.areaM2 / 1000, DAA, rad.toName);
		}
		expect(rader.at(-1)?.['Er nå (AR5)']).toBe('Sum');
		likt(rader.at(-1)?.['Areal (daa)'], svar.totalM2 / 1000, DAA, 'sum');
	});

	it('key figures are the same as JSON and as CSV', async () => {
		const rader = await tabell('nokkeltall');
		const net = finnes(svar.net);
		const alle = [
			...svar.figures.flatMap((f) => [f.naa, finnes(f.mot), finnes(f.endring)]),
			net.nye,
			net.tilbakefort,
			net.jordTilbake,
			net.netto
		];
		expect(rader).toHaveLength(alle.length);
		for (const tall of alle) likFigur(rader, tall.navn, tall, DAA);
	});

	it('what changed, and planvask, are the same as JSON and as CSV', async () => {
		const [endret, vask] = [await tabell('endringer'), await tabell('planvask')];
		const zones = finnes(svar.difference).zones;
		expect(endret).toHaveLength(zones.length);
		for (const [i, z] of zones.entries()) {
			likt(endret[i]?.['Areal (daa)'], iDaa(z.areaM2), DAA, z.toName);
			likt(endret[i]?.['Jordbruk (daa)'], iDaa(z.farmlandM2), DAA, z.toName);
			likt(endret[i]?.['Skog (daa)'], iDaa(z.forestM2), DAA, z.toName);
			likt(endret[i]?.['Myr (daa)'], iDaa(z.bogM2), DAA, z.toName);
			likt(endret[i]?.['Viktig natur (daa)'], iDaa(z.natureM2), DAA, z.toName);
			likt(endret[i]?.['Ikke kjent (daa)'], iDaa(z.unknownM2), DAA, z.toName);
			likt(endret[i]?.['Natur ikke kjent (daa)'], iDaa(z.natureUnknownM2), DAA, z.toName);
		}
		expect(vask.map((r) => r['Lokal ID'])).toEqual(svar.planvask.map((z) => z.lokalId));
		for (const [i, z] of svar.planvask.entries()) {
			likt(vask[i]?.['Jordbruk (daa)'], iDaa(z.farmlandM2), DAA, z.name);
			likt(vask[i]?.['Myr (daa)'], iDaa(z.bogM2), DAA, z.name);
			likt(vask[i]?.['Viktig natur (daa)'], iDaa(z.natureM2), DAA, z.name);
			likt(vask[i]?.['Fare (daa)'], iDaa(z.hazardM2), DAA, z.name);
			likt(vask[i]?.['Konflikt (daa)'], iDaa(z.conflictM2), DAA, z.name);
			likt(vask[i]?.['Ikke kjent (daa)'], iDaa(z.unknownM2), DAA, z.name);
			likt(vask[i]?.['Boliger, middels'], z.dwellings?.mid ?? null, TIDEL, z.name);
		}
	});
});

describe('kapasitetsregnskap', () => {
	it('zones and sums are the same as JSON and as CSV', async () => {
		const { ledger } = await ledgerAnswer(db, SCENARIO, PLANLEGGER);
		const rader = await tabellen(ledgertabeller(ledger), 'kapasitetsregnskap');
		const { zones, totals } = ledger;
		const alle = [...zones, totals.ledgers.reserve, totals.ledgers.fortetting, totals];
		expect(rader).toHaveLength(alle.length);
		for (const [i, { areaM2, parts, dwellings, theoretical, periods }] of alle.entries()) {
			const rad = finnes(rader[i]);
			const hvor = `${rad['lokalId'] ?? ''} ${rad['Navn'] ?? ''}`;
			const uten = (reason: string) =>
				parts.filter((d) => d.reason === reason).reduce((n, d) => n + d.areaM2, 0);
			likt(rad['Areal m²'], areaM2, TIDEL, hvor);
			likt(rad['Ikke kartlagt m²'], uten('ikke kartlagt'), TIDEL, hvor);
			likt(rad['Ikke vurdert m²'], uten('ikke vurdert'), TIDEL, hvor);
			for (const [navn, tre] of [
				['Boliger', dwellings],
				['Teoretisk', theoretical],
				['År 1–4', periods[0]],
				['År 5–8', periods[1]],
				['År 9–12', periods[2]]
			] as const) {
				likt(rad[`${navn} lav`], tre?.min ?? null, TIDEL, `${hvor} ${navn}`);
				likt(rad[`${navn} middels`], tre?.mid ?? null, TIDEL, `${hvor} ${navn}`);
				likt(rad[`${navn} høy`], tre?.max ?? null, TIDEL, `${hvor} ${navn}`);
			}
		}
	});
});

describe('boligbehov og kapasitet', () => {
	it('places and sums are the same as JSON and as CSV', async () => {
		const { oversikt } = await housingAnswer(db, SCENARIO, PLANLEGGER);
		const rader = await tabellen(boligtabeller(oversikt), 'boligbehov-og-kapasitet');
		const alle = [...oversikt.areas, ...oversikt.totals];
		expect(rader).toHaveLength(alle.length);
		for (const [i, a] of alle.entries()) {
			const rad = finnes(rader[i]);
			expect([rad['Sted'], rad['Periode']]).toEqual([a.tettsted, a.period]);
			for (const [navn, verdi] of [
				['Behov (boliger)', a.need],
				['Kapasitet, lav (boliger)', a.capacity.min],
				['Kapasitet, middels (boliger)', a.capacity.mid],
				['Kapasitet, høy (boliger)', a.capacity.max],
				['Herav betinget (boliger)', a.conditional],
				['Uten boligtall (daa)', a.unmapped],
				['Om alt kan bygges der, middels (boliger)', a.unmappedCapacity.mid]
			] as const)
				likt(rad[navn], verdi, DAA, `${a.tettsted} ${navn}`);
		}
	});
});

describe('fortetting', () => {
	it('that nobody has run is not judged in JSON and in CSV alike, and never 0', async () => {
		const scenario = await scenarioById(db, PLANLEGGER, SCENARIO);
		const svar = await fortettingFor(db, SCENARIO, PLANLEGGER);
		expect(svar).toMatchObject({ run: null, totals: null, groups: [], candidates: [] });
		const tabeller = infilltabeller(db, PLANLEGGER, scenario);
		const [sum, ...flere] = await tabellen(tabeller, 'grupper');
		expect(flere).toEqual([]);
		expect(sum).toMatchObject({
			Sted: 'Sum',
			Eiendommer: 'ikke vurdert',
			Teoretisk: 'ikke vurdert'
		});
		expect(
			Object.values(finnes(sum))
				.map(lest)
				.filter((celle) => typeof celle === 'number')
		).toEqual([]);
		const [ingen, ...andre] = await tabellen(tabeller, 'kandidater');
		expect(andre).toEqual([]);
		expect(ingen?.['Eiendom']).toContain('ikke vurdert');
	});

	it('is not told parcel by parcel to others than planners, and a table of them is not there', async () => {
		const politiker: Bruker = { ...UTEN_INNLOGGING, rolle: 'politiker' };
		const scenario = await scenarioById(db, PLANLEGGER, SCENARIO);
		await expect(tabellen(infilltabeller(db, politiker, scenario), 'kandidater')).rejects.toThrow(
			'Velg en av: grupper.'
		);
	});
});
