import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arealoversikt } from '../../src/lib/server/arealregnskap/planvask.ts';
import type { Arealregnskap } from '../../src/lib/server/arealregnskap/svar.ts';
import { arealregnskapFor } from '../../src/lib/server/arealregnskap/svar.ts';
import { BadRequest } from '../../src/lib/server/badRequest.ts';
import { NotFound } from '../../src/lib/server/errors.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { at, datasett, hensyn, sone } from '../support/bolig.ts';
import { planlegger, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario } from '../support/plan.ts';

/** Drawn on squared paper: every area below is counted by hand. */
let db: Database;
let scenario: number;
let ar5: number;

const flate = async (sett: number, tema: string, type: string | null, wkt: string) =>
	db.query(sql`insert into datasettobjekt (datasett_id, tema, type, geom)
		values (${sett}, ${tema}, ${type}, ST_GeomFromText(${wkt}, 25832))`);

const nyttScenario = async (navn: string): Promise<number> => {
	const { rows } = await db.query<{ id: number }>(sql`
		with ny as (
			insert into scenario (plan_id, srid, navn, kind, synlighet, revision)
			select plan_id, srid, ${navn}::text, 'forslag', 'offentlig', 1 from scenario where id = ${scenario} returning id
		), kopi as (
			insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn, geom)
			select ny.id, o.srid, o.lokal_id, o.objekttype, o.tema, o.kodeliste, o.kode, o.arealbruksstatus, o.omr_navn, o.geom
			from planobjekt o, ny where o.scenario_id = ${scenario}
		)
		select id from ny`);
	return rows[0]?.id ?? 0;
};

beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await makeScenario(db, [
		{ objekttype: 'KpOmråde', tema: 'planomrade', wkt: at(0, 0, 1000) },
		sone('B1', 1110, 2, at(0, 0, 200)),
		// lies over 100 × 100 m of B1
		sone('B2', 1110, 1, at(100, 100, 200)),
		sone('L1', 5100, 1, at(400, 0, 400)),
		hensyn('KpFareSone', 320, at(0, 0, 50))
	]);
	ar5 = await datasett(db, 'ar5', { tema: 'ar5', wkt: null, dekning: at(0, 0, 700) });
	await flate(ar5, 'ar5', '21', at(0, 0, 100));
	await flate(ar5, 'ar5', '30', at(50, 0, 350));
	await flate(ar5, 'ar5', '60', at(400, 0, 200));
	const natur = await datasett(db, 'naturtype', { tema: 'naturtype', wkt: null });
	await flate(natur, 'naturtype', 'Noe verdi', at(0, 0, 20));
	await flate(natur, 'naturtype', 'Svært stor verdi', at(0, 0, 10));
});
afterAll(() => db.close());

const regnskapet = async (id = scenario, mot: number | null = null) =>
	(await arealregnskapFor(db, id, publikum, mot)).svar;
const m2 = (
	{ rows }: Pick<Arealregnskap, 'rows'>,
	velg: Partial<Arealregnskap['rows'][number]>
): number =>
	rows
		.filter((rad) => Object.entries(velg).every(([k, v]) => rad[k as keyof typeof rad] === v))
		.reduce((sum, { areaM2 }) => sum + areaM2, 0);

describe('planned × actual × nature', () => {
	it('has every square metre that the plan has a purpose for in one row', async () => {
		const svar = await regnskapet();
		// 40 000 + 40 000 − 10 000 that they share + 160 000
		expect(svar.totalM2).toBeCloseTo(230_000, 2);
		expect(svar.rows.reduce((sum, { areaM2 }) => sum + areaM2, 0)).toBeCloseTo(svar.totalM2, 6);
		expect(svar.overlapM2).toBeCloseTo(10_000, 2);
		expect(svar.gapM2).toBeCloseTo(1_000_000 - 230_000, 2);
	});

	it('counts ground under two surfaces of AR5 once, as the one whose loss weighs most', async () => {
		const svar = await regnskapet();
		// field 100 × 100, of which 50 × 100 lies under forest too
		expect(m2(svar, { from: '21' })).toBeCloseTo(10_000, 2);
		expect(svar.ar5OverlapM2).toBeCloseTo(5000, 2);
		expect(m2(svar, { from: '60', to: 'KpArealformal:5100:1' })).toBeCloseTo(40_000, 2);
	});

	it('says ikke kartlagt where AR5 has nothing', async () => {
		const svar = await regnskapet();
		expect(m2(svar, { from: 'ikke kartlagt', to: 'KpArealformal:5100:1' })).toBeCloseTo(
			160_000 - 40_000,
			2
		);
		expect(svar.rows.filter(({ from }) => from === 'ikke vurdert')).toEqual([]);
	});

	it('takes the higher of two nature values, and knows the flood zone of the plan itself', async () => {
		const svar = await regnskapet();
		expect(m2(svar, { nature: 'Svært stor verdi' })).toBeCloseTo(100, 2);
		expect(m2(svar, { nature: 'Noe verdi' })).toBeCloseTo(300, 2);
		expect(m2(svar, { hazard: 'ja' })).toBeCloseTo(2500, 2);
		// neither flood nor slide zones are loaded: all else is not «nei»
		expect(m2(svar, { hazard: 'nei' })).toBe(0);
		expect(m2(svar, { hazard: 'ikke vurdert' })).toBeCloseTo(230_000 - 2500, 2);
	});

	it('judges nothing by an AR5 that is registered and not loaded', async () => {
		await db.query(
			sql`update datasett set tilstand = 'failed', revision = revision + 1 where id = ${ar5}`
		);
		const svar = await regnskapet();
		await db.query(
			sql`update datasett set tilstand = 'loaded', revision = revision + 1 where id = ${ar5}`
		);
		expect(new Set(svar.rows.map(({ from }) => from))).toEqual(new Set(['ikke vurdert']));
		expect(svar.totalM2).toBeCloseTo(230_000, 2);
	});
});

describe('against the plan in force', () => {
	it('tells row by row and zone by zone what became of the ground', async () => {
		const forslag = await nyttScenario('Forslag');
		await db.query(sql`update planobjekt set kode = 5100, arealbruksstatus = 1
			where scenario_id = ${forslag} and omr_navn = 'B1'`);
		const { difference, totalM2 } = await regnskapet(forslag);
		expect(difference?.against.id).toBe(scenario);
		expect(difference?.totalM2).toBeCloseTo(totalM2, 3);
		const [b1, ...more] = difference?.zones ?? [];
		expect(more).toEqual([]);
		expect(b1).toMatchObject({
			name: 'B1',
			from: 'KpArealformal:1110:2',
			to: 'KpArealformal:5100:1'
		});
		expect(b1?.farmlandM2).toBeCloseTo(10_000, 0);
		const rad = (from: string, to: string) =>
			difference?.rows.find((r) => r.from === from && r.to === to)?.areaM2;
		expect(rad('21', 'KpArealformal:1110:2')).toBeCloseTo(-10_000, 0);
		expect(rad('21', 'KpArealformal:5100:1')).toBeCloseTo(10_000, 0);
		expect(difference?.rows.reduce((sum, r) => sum + r.areaM2, 0)).toBeCloseTo(0, 3);
	});

	it('is not asked of the plan in force itself, nor of a scenario of another plan', async () => {
		expect((await regnskapet()).difference).toBeNull();
		const annen = await makeScenario(db, [], { planId: 'ANNEN' });
		await expect(regnskapet(scenario, annen)).rejects.toThrow(BadRequest);
	});

	it('is NotFound for a scenario that the person may not see', async () => {
		const intern = await makeScenario(db, [], { synlighet: 'intern', planId: 'INTERN' });
		await expect(arealregnskapFor(db, intern, publikum)).rejects.toThrow(NotFound);
		await expect(arealregnskapFor(db, scenario, publikum, intern)).rejects.toThrow(NotFound);
		const tomt = await arealregnskapFor(db, intern, planlegger);
		expect(tomt.svar).toMatchObject({ rows: [], totalM2: 0 });
	});
});

describe('planvask', () => {
	it('measures what lies over and around a zone, and advises by the rules', async () => {
		const plan = await makeScenario(
			db,
			[
				sone('F1', 1110, 2, at(1200, 1200, 100)),
				hensyn('KpDetaljeringSone', 910, at(1200, 1200, 50)),
				hensyn('KpInfrastrukturSone', 430, at(1260, 1200, 40))
			],
			{ planId: 'VASK' }
		);
		await datasett(db, 'tettsted', { tema: 'tettsted', wkt: at(1150, 1150, 60), navn: 'By' });
		await datasett(db, 'sentrum', { tema: 'sentrum', wkt: 'POINT(591600 6731250)' });
		const spor = async () =>
			(await arealoversikt(db, plan, publikum, null, new Date('2026-01-01'))).oversikt.planvask;
		const [f1, ...more] = await spor();
		expect(more).toEqual([]);
		expect(f1).toMatchObject({ name: 'F1', advice: 'utsett', rule: 'rekkefolge', buildings: null });
		const grunner = f1?.reasons.join('. ').replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';
		expect(grunner).toContain('Noe må komme først: 1,6 daa');
		expect(grunner).toContain('Til sentrum: 300 m i luftlinje');
		expect(grunner).toContain('I tettsted');
		expect(grunner).toContain('Til vann og avløp: ikke vurdert');
		expect(grunner).toContain('Reguleringsplan: ikke vurdert');
		await db.query(
			sql`delete from planobjekt where scenario_id = ${plan} and kodeliste = 'KpInfrastrukturSone'`
		);
		await db.query(sql`update scenario set revision = revision + 1 where id = ${plan}`);
		// nothing against it, and much that nobody knows: that is not «behold»
		expect((await spor())[0]).toMatchObject({ advice: 'ikke vurdert', rule: 'ukjent' });
	});
});
