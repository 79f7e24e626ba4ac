import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UTEN_INNLOGGING } from '../../src/lib/server/auth/bruker.ts';
import { Conflict, Forbidden, NotFound } from '../../src/lib/server/errors.ts';
import { endreFortettingssett } from '../../src/lib/server/fortettingParameter.ts';
import { godkjentFortetting } from '../../src/lib/server/fortettingGodkjent.ts';
import { startKjoring } from '../../src/lib/server/fortettingKjoring.ts';
import {
	alleKandidater,
	fortettingFor,
	kandidatMedSteg
} from '../../src/lib/server/fortettingSvar.ts';
import {
	opphevReservasjon,
	reserver,
	valglogg,
	velgFortetting
} from '../../src/lib/server/fortettingValg.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';
import { kjor, lagTettsted, PLANLEGGER } from '../support/fortetting.ts';

let db: Database;
let scenario: number;
beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await lagTettsted(db);
});
afterAll(() => db.close());

const ALLE = { part: { limit: 1000, offset: 0 }, steps: true };
const eiendom = (bnr: number) => ({ kommunenummer: '3443', gnr: 10, bnr, fnr: 0 });
const kandidater = async () => (await fortettingFor(db, scenario, PLANLEGGER, ALLE)).candidates;
/** The sums that a planner sees. */
const summer = async () => {
	const { totals } = await fortettingFor(db, scenario, PLANLEGGER, ALLE);
	if (!totals) throw new Error('no sums');
	return totals;
};
const kandidat = async (bnr: number) => (await kandidater()).find((k) => k.parcel === `10/${bnr}`);
const velg = (
	bnr: number,
	valg: 'godkjent' | 'avvist' | 'antall' | 'angret',
	versjon = 0,
	antall: number | null = null
) =>
	velgFortetting(
		db,
		scenario,
		{ parcel: eiendom(bnr), versjon, valg, antall, grunn: 'Fordi' },
		PLANLEGGER
	);

describe('before any run', () => {
	it('says that there is none, and no noughts', async () => {
		const svar = await fortettingFor(db, scenario, PLANLEGGER, ALLE);
		expect(svar.run).toBeNull();
		expect(svar.groups).toEqual([]);
		expect((await godkjentFortetting(db, scenario, PLANLEGGER)).kjoring).toBeNull();
	});
});

describe('a run', () => {
	it('finds one of each kind, with the numbers that are reckoned by hand', async () => {
		const ferdig = await kjor(db, scenario);
		expect(ferdig).toMatchObject({ tilstand: 'ferdig', antall: 12, ferdige: 12 });
		const rader = (await kandidater()).map((k) => [
			k.parcel,
			k.kind,
			k.dwellings,
			k.state,
			k.place
		]);
		expect(rader).toEqual([
			// 1200 m²: 300 m² BYA / (80 + 36) = 2; plots 1200 / 450 = 2; rectangle 22 × 32: two houses of 8 × 10 with 8 between.
			['10/1', 'ledig', 2, 'kjent', 'Raufoss'],
			// 1800: (450 − 100 − 36) / 116 = 2; plots (1800 − 100 − 50) / 500 = 3; rectangle from 23 to 56: 33 × 22.
			['10/2', 'eplehage', 2, 'kjent', 'Raufoss'],
			// 3600 × 60 % = 2160; each takes 85 / (4 × 0.6 × 0.82) + 9 = 52.2: 41.4. Outdoor room would be enough for 46.
			['10/4', 'transformasjon', 41, 'kjent', 'Raufoss'],
			// (2160 − 100 − 9) / 52.2 = 39.3; the rectangle beside the house is 33 × 52: 39.7.
			['10/5', 'underutnyttet', 39, 'kjent', 'Raufoss'],
			// 30 of 60 m left: 1200 m²; rectangle 32 × 26.
			['10/6', 'ledig', 2, 'kjent', 'Raufoss'],
			// 20 × 60 zoned = 1200 m²: rectangle 16 × 52 (4 m to the neighbour, none to the zone's own border).
			['10/7', 'ledig', 2, 'kjent', 'utenfor tettsted'],
			['10/11', 'ledig', null, 'ikke vurdert', 'utenfor tettsted'],
			['10/12', 'ledig', 2, 'ikke kartlagt', 'utenfor tettsted']
		]);
		expect(ferdig.utfall).toEqual({
			'for liten': 1,
			'annet bygg': 1,
			'ikke plass til hus': 1,
			'uten adkomst': 1
		});
	});

	it('counts no more of a parcel than what is zoned, and takes out what is flooded', async () => {
		const steg = async (bnr: number, navn: string) =>
			(await kandidat(bnr))?.steps?.find((s) => s.name.startsWith(navn))?.value;
		expect(await steg(7, 'Eiendommens areal')).toBe(2400);
		expect(await steg(7, 'Avsatt til')).toBe(1200);
		expect(await steg(6, 'Ligger i faresone')).toBe(1200);
		// The plan's own noise zones: red is taken out, once with the flood; yellow is told of.
		expect(await steg(6, 'Ligger i rød støysone')).toBe(600);
		expect(await steg(1, 'Ligger i gul støysone')).toBe(300);
		expect(await steg(6, 'Igjen å bygge på')).toBe(1200);
	});

	it('says what is not known on the candidate, and in a sum of its own', async () => {
		const helning = (await kandidat(12))?.steps?.find((s) => s.name === 'Helning');
		expect(helning).toMatchObject({ value: null, state: 'ikke kartlagt' });
		const totals = await summer();
		expect(totals['ikke kartlagt']).toEqual({ eiendommer: 1, boliger: 2, utenTall: 0 });
		expect(totals['ikke vurdert']).toEqual({ eiendommer: 1, boliger: 0, utenTall: 1 });
		const kjente = (await kandidater()).filter((k) => k.state === 'kjent');
		expect(totals.teoretisk).toBe(kjente.reduce((n, k) => n + (k.dwellings ?? 0), 0));
		expect(totals.realistisk).toBeLessThan((totals.teoretisk ?? NaN) / 2);
		const iSummen = (await kandidater()).map(({ counts }) => counts);
		expect(iSummen.reduce<number>((n, c) => n + (c ?? 0), 0)).toBe(totals.teoretisk);
		expect(iSummen.filter((c) => c === null)).toHaveLength(2);
	});

	it('is the same again, in portions of any size', async () => {
		const bare = async () =>
			(
				await db.query(sql`
				select kommunenummer, gnr, bnr, fnr, slag, boliger, tilstand, betinget, fare, maling, regnemerke, ST_AsText(rektangel) as r
				from fortettingskandidat order by bnr`)
			).rows;
		const before = await bare();
		for (const porsjon of [1, 5, 100]) {
			await kjor(db, scenario, porsjon);
			expect(await bare()).toEqual(before);
		}
	});

	it('accounts for every square metre: zoned parts and the rest are the parcels, and the parts of zones that they cover', async () => {
		const { rows } = await db.query<{ deler: number; soner: number }>(sql`
			select (select sum((d ->> 'm2')::float8) from fortetting_areal(${scenario}, '[{"liste":"KpArealformal","kode":1110},
					{"liste":"KpArealformal","kode":1130},{"liste":"KpArealformal","kode":1800}]',
					(select array_agg(id order by id) from eiendom), (select array_agg(bnr order by id) from eiendom), '{}') a,
					jsonb_array_elements(a.deler) d) as deler,
				(select sum(ST_Area(ST_Intersection(z.geom, (select ST_Union(geom, 0.001) from eiendom), 0.001))) from planobjekt z
					where z.kode in (1110, 1130, 1800) and z.arealbruksstatus = 1) as soner`);
		expect(rows[0]?.deler).toBeGreaterThan(10_000);
		expect(Math.abs((rows[0]?.deler ?? 0) - (rows[0]?.soner ?? 0))).toBeLessThan(1);
	});
});

describe('all candidates', () => {
	const lest = async (limit: number) => {
		const alle = [];
		for await (const k of alleKandidater(db, { id: scenario }, PLANLEGGER, limit)) alle.push(k);
		return alle;
	};

	it('are the same, read in pages of any size, and nothing to others than planners', async () => {
		const hele = (await kandidater()).map(({ steps: _, ...k }) => k);
		for (const limit of [1, 3, hele.length, 1000]) expect(await lest(limit)).toEqual(hele);
		const andres = alleKandidater(db, { id: scenario }, UTEN_INNLOGGING);
		expect((await andres.next()).done).toBe(true);
	});

	it('are no whole where the run is made anew meanwhile', async () => {
		const sider = alleKandidater(db, { id: scenario }, PLANLEGGER, 2);
		await sider.next();
		await kjor(db, scenario);
		await sider.next();
		await expect(sider.next()).rejects.toThrow(Conflict);
	});
});

describe('decisions', () => {
	it('are kept when the run is made again, and told when the arithmetic has become another', async () => {
		await velg(1, 'godkjent');
		await velg(2, 'avvist');
		await velg(5, 'antall', 0, 3);
		await kjor(db, scenario);
		expect((await kandidat(1))?.decision).toMatchObject({
			valg: 'godkjent',
			versjon: 1,
			hvem: 'Pia',
			endret: false
		});
		const totals = await summer();
		expect(totals.godkjent).toEqual({ eiendommer: 2, boliger: 5, utenTall: 0 });
		expect(totals.avvist).toEqual({ eiendommer: 1, boliger: 2, utenTall: 0 });
		const bya = { nokkel: 'bya', formal: 1110, verdi: 15, kilde: 'Prøve', valg: true } as const;
		await endreFortettingssett(
			db,
			'3443',
			{ versjon: 0, grunn: 'Prøve', rader: [bya] },
			PLANLEGGER
		);
		const { run } = await fortettingFor(db, scenario, PLANLEGGER, ALLE);
		expect(run?.outdated).toEqual(['parameterne er endret']);
		await kjor(db, scenario);
		const naa = await kandidat(1);
		// 1200 × 15 % = 180 / 116 = 1.
		expect(naa).toMatchObject({
			dwellings: 1,
			decision: { valg: 'godkjent', regnet: 2, endret: true }
		});
		expect((await fortettingFor(db, scenario, PLANLEGGER, ALLE)).run?.outdated).toEqual([]);
	});

	it('are counted no more where the parcel is no candidate any more, and that is said', async () => {
		expect((await fortettingFor(db, scenario, PLANLEGGER, ALLE)).lost).toBe(0);
		await db.query(
			sql`update eiendom set geom = ST_Scale(geom, ST_SetSRID('POINT(0.3 0.3)'::geometry, 25832), ST_Centroid(geom)) where bnr = 5`
		);
		await kjor(db, scenario);
		const { lost, totals } = await fortettingFor(db, scenario, PLANLEGGER, ALLE);
		expect(lost).toBe(1);
		expect(totals?.godkjent?.eiendommer).toBe(1);
		expect((await godkjentFortetting(db, scenario, PLANLEGGER)).godkjent.uvisse).toEqual([
			{ sted: null, hvorfor: 'ikke kandidat', eiendommer: 1 }
		]);
		await db.query(
			sql`update eiendom set geom = ST_SnapToGrid(ST_Scale(geom, ST_SetSRID('POINT(3.3333333333333335 3.3333333333333335)'::geometry, 25832), ST_Centroid(geom)), 0.01) where bnr = 5`
		);
		await kjor(db, scenario);
		expect((await fortettingFor(db, scenario, PLANLEGGER, ALLE)).lost).toBe(0);
	});

	it('are refused where somebody else was first, and every version is kept', async () => {
		await expect(velg(1, 'avvist', 0)).rejects.toThrow(Conflict);
		await velg(1, 'avvist', 1);
		await velg(1, 'angret', 2);
		await velg(1, 'godkjent', 3);
		expect((await valglogg(db, scenario, eiendom(1))).map(({ valg }) => valg)).toEqual([
			'godkjent',
			'angret',
			'avvist',
			'godkjent'
		]);
		const both = await Promise.allSettled([velg(1, 'avvist', 4), velg(1, 'avvist', 4)]);
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		await velg(1, 'godkjent', 5);
	});

	it('are not made, and nothing is run, in an archived scenario', async () => {
		const sett = (tilstand: string) =>
			db.query(sql`update scenario set tilstand = ${tilstand} where id = ${scenario}`);
		await sett('arkivert');
		await expect(velg(1, 'avvist', 6)).rejects.toThrow('er arkivert');
		await expect(startKjoring(db, scenario, PLANLEGGER)).rejects.toThrow(Forbidden);
		await sett('aktiv');
	});

	it('need a number where none can be reckoned, and a candidate', async () => {
		await expect(velg(11, 'godkjent')).rejects.toThrow('Sett antallet selv');
		await expect(velg(3, 'godkjent')).rejects.toThrow(NotFound);
	});

	it('follow to a scenario that is made of this one, until it has its own', async () => {
		const { rows } = await db.query<{ id: number }>(sql`
			insert into scenario (plan_id, srid, parent_id, navn, kind, synlighet, revision)
			select plan_id, srid, id, 'Alternativ', 'alternativ', 'intern', 1 from scenario where id = ${scenario} returning id`);
		const kopi = rows[0]?.id ?? 0;
		await db.query(sql`
			insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn, geom)
			select ${kopi}::integer, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn, geom
			from planobjekt where scenario_id = ${scenario}`);
		await kjor(db, kopi);
		const i = async (bnr: number) => kandidatMedSteg(db, kopi, PLANLEGGER, eiendom(bnr));
		expect((await i(1)).decision).toMatchObject({ valg: 'godkjent', versjon: 0 });
		await velgFortetting(
			db,
			kopi,
			{ parcel: eiendom(1), versjon: 0, valg: 'angret', antall: null, grunn: '' },
			PLANLEGGER
		);
		expect((await i(1)).decision).toBeNull();
		expect((await kandidat(1))?.decision).toMatchObject({ valg: 'godkjent' });
		await db.query(sql`delete from scenario where id = ${kopi}`);
	});
});

describe('an owner who will not', () => {
	it('is counted as reserved, and no more when they have changed their mind', async () => {
		await reserver(db, { parcel: eiendom(1), dato: '2026-03-01', merknad: 'Brev' }, PLANLEGGER);
		await expect(
			reserver(db, { parcel: eiendom(1), dato: '2026-03-02', merknad: '' }, PLANLEGGER)
		).rejects.toThrow(Conflict);
		expect(await kandidat(1)).toMatchObject({
			account: 'reservert',
			reserved: { dato: '2026-03-01', merknad: 'Brev' }
		});
		const totals = await summer();
		expect(totals.reservert?.eiendommer).toBe(1);
		await opphevReservasjon(db, eiendom(1), PLANLEGGER);
		expect((await kandidat(1))?.account).toBe('godkjent');
	});
});
