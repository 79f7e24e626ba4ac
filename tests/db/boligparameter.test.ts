import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Parametersett } from '../../src/lib/domain/housing/parametre.ts';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import {
	createDemoKontoer,
	DEMO_KONTOER,
	fjernDemoKontoer
} from '../../src/lib/server/auth/demo.ts';
import { kontoByBrukernavn } from '../../src/lib/server/auth/konto.ts';
import {
	angreParametre,
	endreParametre,
	forrigeParametre,
	gjeldendeParametre
} from '../../src/lib/server/boligparameter.ts';
import { Conflict } from '../../src/lib/server/errors.ts';
import { housingFor } from '../../src/lib/server/housing.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario } from '../support/plan.ts';

const K = '3443';
let db: Database;
let demo: Bruker;
let virkelig: number;
let illustrasjon: number;

beforeEach(async () => {
	await (db as Database | undefined)?.close();
	db = await openTestDatabase();
	virkelig = await makeScenario(db, [], { planId: 'EKTE' });
	illustrasjon = await makeScenario(db, [], { planId: 'TEGNET' });
	await db.query(sql`update plan set illustrasjon = true where planidentifikasjon = 'TEGNET'`);
	await db.query(sql`update scenario set kind = 'forslag'`);
	await createDemoKontoer(db);
	const brukernavn = DEMO_KONTOER.find(({ rolle }) => rolle === 'planlegger')?.brukernavn ?? '';
	const konto = await kontoByBrukernavn(db, brukernavn);
	demo = { rolle: 'planlegger', navn: 'Pia', kontoId: konto.id, via: 'okt' };
});
afterAll(() => db.close());

const rad = (arealformal: number, nettofaktor: number) => ({
	arealformal,
	arealbruksstatus: 2 as const,
	boligerPerDaa: { min: 1, mid: 2, max: 3 },
	nettofaktor,
	boligandel: 1,
	realisering: 1,
	kilde: 'Prøve',
	valg: true
});
const sett = (versjon: number, hvem: Bruker, arealformal = 1110, nettofaktor = 0.5) =>
	endreParametre(db, K, { versjon, grunn: 'Prøve', rader: [rad(arealformal, nettofaktor)] }, hvem);
const faktor = ({ rader }: Parametersett, arealformal = 1110) =>
	rader.find((r) => r.arealformal === arealformal && r.arealbruksstatus === 2)?.nettofaktor;
const forPlan = async (scenario: number) => (await housingFor(db, scenario)).parameters;

it('tell planners who set them, and why, and nobody else: a reason may name an owner', async () => {
	await sett(0, planlegger);
	const { hvem, grunn } = (await housingFor(db, virkelig, planlegger)).parameters;
	expect({ hvem, grunn }).toEqual({ hvem: planlegger.navn, grunn: 'Prøve' });
	expect(await forPlan(virkelig)).toMatchObject({ hvem: 'Kommunen', grunn: '' });
});

describe('taking parameters back', () => {
	it('takes away the row that the version had added, and nothing else', async () => {
		const forste = await sett(0, planlegger);
		const andre = await sett(1, planlegger, 1800);
		expect(faktor(andre, 1800)).toBe(0.5);
		const angret = await angreParametre(db, K, 2, planlegger);
		expect(angret).toMatchObject({ versjon: 3, rader: forste.rader });
		expect(angret.grunn).toContain('versjon 1');
		expect(await gjeldendeParametre(db, K, { illustrasjon: false })).toEqual(angret);
	});

	it('is refused where there is nothing before, or the version is not the newest', async () => {
		await expect(angreParametre(db, K, 0, planlegger)).rejects.toThrow(Conflict);
		await sett(0, planlegger);
		await expect(angreParametre(db, K, 1, planlegger)).rejects.toThrow(Conflict);
		await sett(1, planlegger);
		await expect(angreParametre(db, K, 1, planlegger)).rejects.toThrow('versjon 2 gjelder');
	});
});

describe('the choices of what is taken out', () => {
	it('are of the same versions: what is not named stays, and taking back brings the old ones back', async () => {
		const standard = await gjeldendeParametre(db, K, { illustrasjon: false });
		const arealvalg = {
			...standard.arealvalg,
			dyrkaAndel: 0,
			vegbreddeKv: 6,
			kilde: 'Boligplanen'
		};
		const ny = await endreParametre(
			db,
			K,
			{ versjon: 0, grunn: 'Prøve', arealvalg, rader: [] },
			planlegger
		);
		expect(ny).toMatchObject({ versjon: 1, arealvalg, rader: standard.rader });
		expect((await sett(1, planlegger)).arealvalg).toEqual(arealvalg);
		const angret = await angreParametre(db, K, 2, planlegger);
		expect(angret.arealvalg).toEqual(arealvalg);
		expect((await angreParametre(db, K, 3, planlegger)).arealvalg).toEqual(arealvalg);
		expect(await forrigeParametre(db, ny)).toBeNull();
	});
});

describe('parameters set by an open demo account', () => {
	it('are not set over those of another that were not seen: for illustration plans the newest is theirs', async () => {
		await sett(0, planlegger);
		await sett(1, demo, 1110, 0.1);
		await expect(sett(1, demo, 1130, 0.7)).rejects.toThrow('versjon 2 gjelder nå');
		// Nor is a real one made from a real one that is no longer the newest of those.
		await sett(1, planlegger, 1110, 0.4);
		await expect(sett(1, planlegger, 1110, 0.3)).rejects.toThrow(Conflict);
	});

	it('never count for a real plan, neither while it is open nor when it is gone', async () => {
		await sett(0, planlegger, 1110, 0.6);
		expect(await sett(1, demo, 1110, 0.1)).toMatchObject({ versjon: 2, illustrasjon: true });
		expect(faktor(await forPlan(illustrasjon))).toBe(0.1);
		expect(await forPlan(virkelig)).toMatchObject({ versjon: 1, illustrasjon: false });
		expect(faktor(await forPlan(virkelig))).toBe(0.6);
		await fjernDemoKontoer(db);
		expect(faktor(await forPlan(virkelig))).toBe(0.6);
	});

	it('are not passed on by a planner who builds on them, nor by taking back', async () => {
		await sett(0, planlegger, 1110, 0.6);
		await sett(1, demo, 1110, 0.1);
		expect(await sett(2, planlegger, 1130, 0.7)).toMatchObject({ versjon: 3, illustrasjon: true });
		expect(await angreParametre(db, K, 3, planlegger)).toMatchObject({ illustrasjon: true });
		expect(await forPlan(virkelig)).toMatchObject({ versjon: 1 });
	});

	it('do not stand in the way of a planner who changes what counts for the real plan', async () => {
		await sett(0, planlegger, 1110, 0.6);
		await sett(1, demo, 1110, 0.1);
		const ny = await sett(1, planlegger, 1130, 0.7);
		expect(ny).toMatchObject({ versjon: 3, illustrasjon: false });
		expect([faktor(ny), faktor(ny, 1130)]).toEqual([0.6, 0.7]);
		expect(await forrigeParametre(db, ny)).toMatchObject({ versjon: 1 });
		expect(await forPlan(illustrasjon)).toMatchObject({ versjon: 3 });
		await expect(sett(1, planlegger)).rejects.toThrow(Conflict);
		await expect(sett(2, planlegger)).rejects.toThrow(Conflict);
		expect(await angreParametre(db, K, 3, planlegger)).toMatchObject({
			versjon: 4,
			illustrasjon: false,
			rader: (await forrigeParametre(db, ny))?.rader
		});
	});
});

describe('two changes at once', () => {
	it('become one version, and the other is told', async () => {
		const begge = await Promise.allSettled([sett(0, planlegger), sett(0, planlegger)]);
		expect(begge.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});
});
