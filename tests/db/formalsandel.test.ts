import { parse } from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import { createKonto } from '../../src/lib/server/auth/konto.ts';
import { BadRequest } from '../../src/lib/server/badRequest.ts';
import { Conflict, Forbidden, NotFound } from '../../src/lib/server/errors.ts';
import { andelssone, endreAndeler } from '../../src/lib/server/formalsandel.ts';
import {
	andelsendringSchema,
	type Andelsendring
} from '../../src/lib/server/formalsandelSkjema.ts';
import { housingFor } from '../../src/lib/server/housing.ts';
import { ledgerAnswer } from '../../src/lib/server/ledger.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { andreTemaer, at, datasett, sone } from '../support/bolig.ts';
import { planlegger, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario } from '../support/plan.ts';

let db: Database;
let gjeldende: number;
let utkast: number;
const lokalId: Record<string, string> = {};
beforeAll(async () => {
	db = await openTestDatabase();
	gjeldende = await makeScenario(db, [
		sone('K1', 1800, 2, at(100, 100, 100)),
		sone('B1', 1110, 2, at(300, 100, 100))
	]);
	await datasett(db, 'tettsted', { tema: 'tettsted', wkt: at(0, 0, 1000), navn: 'Testby' });
	await datasett(db, 'vann', { tema: 'vann', wkt: null });
	await andreTemaer(db);
	const { rows } = await db.query<{ id: number }>(sql`
		insert into scenario (plan_id, srid, navn, kind, synlighet, revision)
		select plan_id, srid, 'Utkast', 'alternativ', 'intern', 1 from scenario where id = ${gjeldende} returning id`);
	utkast = rows[0]?.id ?? 0;
	await db.query(sql`
		insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn, geom)
		select ${utkast}, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn, geom
		from planobjekt where scenario_id = ${gjeldende}`);
	const soner = await db.query<{ navn: string; id: string }>(sql`
		select omr_navn as navn, lokal_id as id from planobjekt where scenario_id = ${gjeldende}`);
	for (const { navn, id } of soner.rows) lokalId[navn] = id;
});
afterAll(() => db.close());

type Andeler = readonly (readonly [purpose: number, share: number])[];
const BOLIG_OG_KONTOR: Andeler = [
	[1110, 0.6],
	[1160, 0.4]
];
const endring = (version: number, andeler: Andeler, over: object = {}): Andelsendring =>
	parse(andelsendringSchema, {
		zone: lokalId.K1,
		version,
		reason: 'Bestemmelsene sier det',
		source: 'Bestemmelser § 4',
		shares: andeler.map(([purpose, share]) => ({ purpose, share })),
		...over
	});
const tilbake = (version: number, restore: number) =>
	parse(andelsendringSchema, { zone: lokalId.K1, version, reason: 'Angret', restore });
const sett = (ny: Andelsendring, { bruker = planlegger, i = utkast } = {}) =>
	endreAndeler(db, i, ny, bruker);
const k1 = async (scenario: number, bruker: Bruker) => {
	const { etag, ledger } = await ledgerAnswer(db, scenario, bruker);
	const found = ledger.zones.find(({ name }) => name === 'K1');
	if (!found) throw new Error('K1');
	return { etag, found };
};

describe('shares of a combined zone', () => {
	it('are not set: «ikke fordelt», as a sum of its own', async () => {
		const { found } = await k1(gjeldende, publikum);
		expect(found.shares).toEqual({ version: 0, source: '', shares: [] });
		expect(found.parts).toMatchObject([{ kind: 'ikke-fordelt', reason: 'ikke vurdert' }]);
		expect(found.dwellings.mid).toBeNull();
	});

	it('that a planner sets give the zone its dwellings, in every scenario of the plan, with their source', async () => {
		const before = await k1(gjeldende, publikum);
		expect(await sett(endring(0, BOLIG_OG_KONTOR))).toMatchObject({ version: 1 });
		for (const scenario of [gjeldende, utkast]) {
			const { found } = await k1(scenario, planlegger);
			expect(found.dwellings.mid).toBeCloseTo(6 * 2.2 * 0.75 * 0.65, 4);
			expect(found.parts).toMatchObject([
				{ kind: 'netto', purpose: 1110 },
				{ kind: 'annet-formal' }
			]);
		}
		const after = await k1(gjeldende, publikum);
		expect(after.etag).not.toBe(before.etag);
		expect(after.found.shares).toEqual({
			version: 1,
			source: 'Bestemmelser § 4',
			shares: [
				{ purpose: 1110, name: 'Boligbebyggelse', share: 0.6 },
				{ purpose: 1160, name: expect.any(String) as string, share: 0.4 }
			]
		});
		const bolig = await housingFor(db, gjeldende);
		expect(bolig.totals[0]?.unmapped).toBe(0);
	});

	it('that are not the whole zone are refused, with what is missing or too much', () => {
		expect(() => endring(1, [[1110, 0.8]])).toThrow('andelene er 80 % til sammen: 20 % mangler.');
		expect(() =>
			endring(1, [
				[1110, 0.8],
				[1160, 0.25]
			])
		).toThrow('andelene er 105 % til sammen: 5 % for mye.');
		expect(() =>
			endring(1, [
				[1110, 0.5],
				[1110, 0.5]
			])
		).toThrow('samme formål står to ganger.');
		expect(() => endring(1, [[1800, 1]])).toThrow('selv er kombinert');
		expect(() => endring(1, BOLIG_OG_KONTOR, { source: ' ' })).toThrow(
			'hvor andelene er hentet fra'
		);
	});

	it('are not set over those of somebody who was first', async () => {
		await expect(sett(endring(0, [[1110, 1]]))).rejects.toThrow(Conflict);
		const samtidig = await Promise.allSettled([
			sett(endring(1, [[1110, 1]])),
			sett(endring(1, [[1130, 1]]))
		]);
		expect(samtidig.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	it('keep who set them, when and why, and go back to any earlier version, or to none', async () => {
		await sett(tilbake(2, 1));
		const { versions, name } = await andelssone(db, utkast, planlegger, lokalId.K1 ?? '');
		expect(name).toBe('K1');
		expect(versions.map(({ version, who, reason }) => [version, who, reason])).toEqual([
			[3, planlegger.navn, 'Angret'],
			[2, planlegger.navn, 'Bestemmelsene sier det'],
			[1, planlegger.navn, 'Bestemmelsene sier det']
		]);
		expect(versions[0]?.shares).toEqual(versions[2]?.shares);
		expect(versions[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT/);
		await sett(tilbake(3, 0));
		expect((await k1(gjeldende, publikum)).found.dwellings.mid).toBeNull();
		await expect(sett(tilbake(4, 9))).rejects.toThrow(NotFound);
	});

	it('are of combined zones of the scenario alone, and of purposes that there are', async () => {
		await expect(sett(endring(0, [[1110, 1]], { zone: lokalId.B1 }))).rejects.toThrow(BadRequest);
		const fremmed = '00000000-0000-4000-8000-000000000001';
		await expect(sett(endring(0, [[1110, 1]], { zone: fremmed }))).rejects.toThrow(NotFound);
		await expect(sett(endring(4, [[1119, 1]]))).rejects.toThrow('Arealformål 1119 finnes ikke');
	});

	it('are not set from a scenario that is put away, nor by a demo account in a real plan', async () => {
		const { id } = await createKonto(db, {
			...{ brukernavn: 'pia', navn: 'Pia', rolle: 'planlegger' },
			...{ passord: 'et langt og hemmelig passord', demo: true }
		});
		const demo = { ...planlegger, kontoId: id };
		await expect(sett(endring(4, [[1110, 1]]), { bruker: demo })).rejects.toThrow(Forbidden);
		await db.query(sql`update scenario set tilstand = 'arkivert' where id = ${utkast}`);
		await expect(sett(endring(4, [[1110, 1]]))).rejects.toThrow('Scenariet er arkivert');
		expect(
			(await andelssone(db, gjeldende, planlegger, lokalId.K1 ?? '')).versions[0]?.version
		).toBe(4);
	});
});
