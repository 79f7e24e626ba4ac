import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Objektegenskaper, Operasjon } from '../../src/lib/domain/plan/endring.ts';
import type { Flettevalgene } from '../../src/lib/domain/plan/fletting.ts';
import { diffAnswer } from '../../src/lib/server/diffAnswer.ts';
import { endreScenario } from '../../src/lib/server/endring/utfor.ts';
import { Conflict, Forbidden, Uakseptabel } from '../../src/lib/server/errors.ts';
import { flettInn } from '../../src/lib/server/fletting/flett.ts';
import { scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { kopi, rutenett } from '../support/diffplan.ts';
import { logg } from '../support/logg.ts';
import { makeScenario } from '../support/plan.ts';

let db: Database;
let planId = 0;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

interface Ny {
	readonly properties?: Partial<Objektegenskaper>;
	/** From the west to the east side of a zone of the lowest row, metres. */
	readonly side?: readonly [west: number, east: number];
	readonly fjern?: boolean;
}

const rute = ([west, east]: readonly [number, number]) => ({
	type: 'Polygon' as const,
	coordinates: [
		[
			[590_000 + west, 6_730_000],
			[590_000 + east, 6_730_000],
			[590_000 + east, 6_730_100],
			[590_000 + west, 6_730_100],
			[590_000 + west, 6_730_000]
		]
	]
});

const idOf = async (
	scenario: number,
	navn: string
): Promise<{ lokalId: string; version: number }> => {
	const { rows } = await db.query<{ lokalId: string; version: number }>(sql`
		select lokal_id as "lokalId", version from planobjekt where scenario_id = ${scenario} and omr_navn = ${navn}`);
	if (!rows[0]) throw new Error(`no zone ${navn}`);
	return rows[0];
};

async function endre(scenario: number, soner: Readonly<Record<string, Ny>>): Promise<void> {
	const operations: Operasjon[] = [];
	for (const [navn, { properties, side, fjern }] of Object.entries(soner)) {
		const id = await idOf(scenario, navn);
		operations.push(
			fjern
				? { op: 'delete', ...id }
				: {
						op: 'update',
						...id,
						...(properties && { properties }),
						...(side && { geometry: rute(side) })
					}
		);
	}
	await endreScenario(db, planlegger, scenario, { message: 'Endret', operations });
}

/** A row of three zones of 10 dekar, S0 to S2, and two scenarios of it. */
async function toScenarier() {
	const objekter = rutenett(3, 100).filter(({ omrNavn }) => !/S[3-8]/.test(omrNavn ?? ''));
	const plan = await makeScenario(db, objekter, { planId: `FLETT${++planId}` });
	return { plan, fra: await kopi(db, plan), inn: await kopi(db, plan) };
}

async function flett(
	fra: number,
	inn: number,
	valg: { choices?: Flettevalgene; proving?: boolean } = {}
) {
	const [f, t] = [await scenarioById(db, planlegger, fra), await scenarioById(db, planlegger, inn)];
	const { choices = {}, proving = false } = valg;
	const seen = { from: f.revision, target: t.revision };
	return flettInn(db, planlegger, inn, { from: fra, seen, choices }, { proving });
}
const forskjeller = async (a: number, b: number) =>
	(await diffAnswer(db, planlegger, { id: a, revision: null }, { id: b, revision: null })).svar
		.objects;

describe('merging a scenario into another', () => {
	it('brings what was changed there alone, in one revision with its log, and leaves what was changed here', async () => {
		const { fra, inn } = await toScenarier();
		await endre(fra, { S0: { properties: { kode: 5100 } }, S2: { properties: { omrNavn: 'B2' } } });
		await endre(inn, { S1: { properties: { kode: 2010 } } });
		const svar = await flett(fra, inn);
		expect(svar).toMatchObject({ ok: true, revision: 3 });
		expect((await forskjeller(fra, inn)).map(({ name, from, to }) => [name, from, to])).toEqual([
			['S1', 1110, 2010]
		]);
		expect((await logg(db, inn, 3)).map(({ op }) => op)).toEqual(['update', 'update']);
	});

	it('moves a border with all the zones that share it', async () => {
		const { fra, inn } = await toScenarier();
		await endre(fra, { S0: { side: [0, 90] }, S1: { side: [90, 200] } });
		expect(await flett(fra, inn)).toMatchObject({ ok: true });
		expect(await forskjeller(fra, inn)).toEqual([]);
	});

	it('makes and removes zones as the other did', async () => {
		const { fra, inn } = await toScenarier();
		await endre(fra, { S0: { side: [0, 200] }, S1: { fjern: true } });
		expect(await flett(fra, inn)).toMatchObject({ ok: true });
		expect(await forskjeller(fra, inn)).toEqual([]);
	});

	it('asks where both have changed the same, and does as was chosen', async () => {
		const { fra, inn } = await toScenarier();
		await endre(fra, { S0: { properties: { kode: 5100 } }, S1: { properties: { kode: 5100 } } });
		await endre(inn, { S0: { properties: { kode: 3001 } }, S1: { properties: { kode: 3001 } } });
		const svar = await flett(fra, inn);
		expect(svar).toMatchObject({ ok: false, groups: [] });
		if (svar.ok) return;
		expect(
			svar.conflicts.map(({ ancestor, mine, theirs }) =>
				[ancestor, mine, theirs].map((o) => o?.properties.kode)
			)
		).toEqual([
			[1110, 3001, 5100],
			[1110, 3001, 5100]
		]);
		const [s0, s1] = [await idOf(inn, 'S0'), await idOf(inn, 'S1')];
		await flett(fra, inn, { choices: { [s0.lokalId]: 'theirs', [s1.lokalId]: 'mine' } });
		expect((await forskjeller(fra, inn)).map(({ name }) => name)).toEqual(['S1']);
	});

	it('is no conflict where both did alike, and nothing to do', async () => {
		const { fra, inn } = await toScenarier();
		for (const scenario of [fra, inn])
			await endre(scenario, { S0: { properties: { kode: 5100 } } });
		expect(await flett(fra, inn)).toEqual({ ok: true, revision: 2, objects: [], avvik: [] });
	});

	it('can be done again: what was merged before, and has gone on there, is no conflict', async () => {
		const { fra, inn } = await toScenarier();
		await endre(fra, { S0: { properties: { kode: 5100 } } });
		await flett(fra, inn);
		await endre(fra, { S0: { properties: { kode: 2010 } } });
		expect(await flett(fra, inn)).toMatchObject({
			ok: true,
			objects: [{ properties: { kode: 2010 } }]
		});
	});

	it('chooses for all zones that passed ground between them, so that they tile', async () => {
		const { fra, inn } = await toScenarier();
		await endre(fra, { S0: { side: [0, 90] }, S1: { side: [90, 200] } });
		await endre(inn, { S1: { side: [100, 180] }, S2: { side: [180, 300] } });
		const svar = await flett(fra, inn);
		if (svar.ok) throw new Error('it was no conflict');
		expect(svar.conflicts).toHaveLength(1);
		const s1 = await idOf(inn, 'S1');
		expect(svar.conflicts[0]?.lokalId).toBe(s1.lokalId);
		expect(svar.groups.map(({ objects }) => objects.map(({ name }) => name).sort())).toEqual([
			['S0', 'S1', 'S2']
		]);
		expect(
			await flett(fra, inn, { choices: { [s1.lokalId]: 'theirs' }, proving: true })
		).toMatchObject({ ok: true });
		expect((await forskjeller(fra, inn)).length).toBeGreaterThan(0);
		await flett(fra, inn, { choices: { [s1.lokalId]: 'theirs' } });
		expect(await forskjeller(fra, inn)).toEqual([]);
	});

	it('refuses sides that do not fit, and names the zones that belong together', async () => {
		const { fra, inn } = await toScenarier();
		await endre(fra, { S0: { side: [0, 90] }, S1: { side: [90, 200] } });
		await endre(inn, { S1: { side: [100, 180] }, S2: { side: [180, 300] } });
		const [s1, s2] = [await idOf(inn, 'S1'), await idOf(inn, 'S2')];
		const choices: Flettevalgene = { [s1.lokalId]: 'theirs', [s2.lokalId]: 'mine' };
		const refused = flett(fra, inn, { choices });
		await expect(refused).rejects.toBeInstanceOf(Uakseptabel);
		await expect(refused).rejects.toThrow(/må velges likt: (?=.*S0)(?=.*S1)(?=.*S2)/);
	});

	it('is refused where one of them has changed since it was seen, where nothing is shared, and into the plan in force', async () => {
		const { plan, fra, inn } = await toScenarier();
		const seen = { from: 1, target: 1 };
		await endre(fra, { S0: { properties: { kode: 5100 } } });
		await expect(
			flettInn(db, planlegger, inn, { from: fra, seen, choices: {} })
		).rejects.toBeInstanceOf(Conflict);
		await expect(flett(fra, plan)).rejects.toBeInstanceOf(Forbidden);
		await db.query(sql`update scenario set parent_id = null where id = ${inn}`);
		await expect(flett(fra, inn)).rejects.toMatchObject({
			status: 422,
			code: 'uten-felles-utgangspunkt'
		});
	});

	it('takes in what the parent has become, and what a copy of a copy has', async () => {
		const { fra, inn } = await toScenarier();
		const barn = await kopi(db, fra);
		await endre(fra, { S0: { properties: { kode: 5100 } } });
		await endre(barn, { S1: { properties: { kode: 2010 } } });
		expect(await flett(fra, barn)).toMatchObject({
			ok: true,
			objects: [{ properties: { kode: 5100 } }]
		});
		expect(await flett(barn, inn)).toMatchObject({ ok: true });
		expect(await forskjeller(barn, inn)).toEqual([]);
	});
});
