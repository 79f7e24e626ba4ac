import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Flettevalgene } from '../../src/lib/domain/plan/fletting.ts';
import { Conflict, Forbidden, Uakseptabel } from '../../src/lib/server/errors.ts';
import { flettInn } from '../../src/lib/server/fletting/flett.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { kopi } from '../support/diffplan.ts';
import { endreSoner, flett, forskjeller, idOf, toScenarier } from '../support/fletting.ts';
import { logg } from '../support/logg.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

describe('merging a scenario into another', () => {
	it('brings what was changed there alone, in one revision with its log, and leaves what was changed here', async () => {
		const { fra, inn } = await toScenarier(db);
		await endreSoner(db, fra, {
			S0: { properties: { kode: 5100 } },
			S2: { properties: { omrNavn: 'B2' } }
		});
		await endreSoner(db, inn, { S1: { properties: { kode: 2010 } } });
		const svar = await flett(db, fra, inn);
		expect(svar).toMatchObject({ ok: true, revision: 3 });
		expect((await forskjeller(db, fra, inn)).map(({ name, from, to }) => [name, from, to])).toEqual(
			[['S1', 1110, 2010]]
		);
		expect((await logg(db, inn, 3)).map(({ op }) => op)).toEqual(['update', 'update']);
	});

	it('moves a border with all the zones that share it', async () => {
		const { fra, inn } = await toScenarier(db);
		await endreSoner(db, fra, { S0: { side: [0, 90] }, S1: { side: [90, 200] } });
		expect(await flett(db, fra, inn)).toMatchObject({ ok: true });
		expect(await forskjeller(db, fra, inn)).toEqual([]);
	});

	it('makes and removes zones as the other did', async () => {
		const { fra, inn } = await toScenarier(db);
		await endreSoner(db, fra, { S0: { side: [0, 200] }, S1: { fjern: true } });
		expect(await flett(db, fra, inn)).toMatchObject({ ok: true });
		expect(await forskjeller(db, fra, inn)).toEqual([]);
	});

	it('asks where both have changed the same, and does as was chosen', async () => {
		const { fra, inn } = await toScenarier(db);
		await endreSoner(db, fra, {
			S0: { properties: { kode: 5100 } },
			S1: { properties: { kode: 5100 } }
		});
		await endreSoner(db, inn, {
			S0: { properties: { kode: 3001 } },
			S1: { properties: { kode: 3001 } }
		});
		const svar = await flett(db, fra, inn);
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
		const [s0, s1] = [await idOf(db, inn, 'S0'), await idOf(db, inn, 'S1')];
		await flett(db, fra, inn, { choices: { [s0.lokalId]: 'theirs', [s1.lokalId]: 'mine' } });
		expect((await forskjeller(db, fra, inn)).map(({ name }) => name)).toEqual(['S1']);
	});

	it('is no conflict where both did alike, and nothing to do', async () => {
		const { fra, inn } = await toScenarier(db);
		for (const scenario of [fra, inn])
			await endreSoner(db, scenario, { S0: { properties: { kode: 5100 } } });
		expect(await flett(db, fra, inn)).toEqual({ ok: true, revision: 2, objects: [], avvik: [] });
	});

	it('can be done again: what was merged before, and has gone on there, is no conflict', async () => {
		const { fra, inn } = await toScenarier(db);
		await endreSoner(db, fra, { S0: { properties: { kode: 5100 } } });
		await flett(db, fra, inn);
		await endreSoner(db, fra, { S0: { properties: { kode: 2010 } } });
		expect(await flett(db, fra, inn)).toMatchObject({
			ok: true,
			objects: [{ properties: { kode: 2010 } }]
		});
	});

	it('chooses for all zones that passed ground between them, so that they tile', async () => {
		const { fra, inn } = await toScenarier(db);
		await endreSoner(db, fra, { S0: { side: [0, 90] }, S1: { side: [90, 200] } });
		await endreSoner(db, inn, { S1: { side: [100, 180] }, S2: { side: [180, 300] } });
		const svar = await flett(db, fra, inn);
		if (svar.ok) throw new Error('it was no conflict');
		expect(svar.conflicts).toHaveLength(1);
		const s1 = await idOf(db, inn, 'S1');
		expect(svar.conflicts[0]?.lokalId).toBe(s1.lokalId);
		expect(svar.groups.map(({ objects }) => objects.map(({ name }) => name).sort())).toEqual([
			['S0', 'S1', 'S2']
		]);
		expect(
			await flett(db, fra, inn, { choices: { [s1.lokalId]: 'theirs' }, proving: true })
		).toMatchObject({ ok: true });
		expect((await forskjeller(db, fra, inn)).length).toBeGreaterThan(0);
		await flett(db, fra, inn, { choices: { [s1.lokalId]: 'theirs' } });
		expect(await forskjeller(db, fra, inn)).toEqual([]);
	});

	it('refuses sides that do not fit, and names the zones that belong together', async () => {
		const { fra, inn } = await toScenarier(db);
		await endreSoner(db, fra, { S0: { side: [0, 90] }, S1: { side: [90, 200] } });
		await endreSoner(db, inn, { S1: { side: [100, 180] }, S2: { side: [180, 300] } });
		const [s1, s2] = [await idOf(db, inn, 'S1'), await idOf(db, inn, 'S2')];
		const choices: Flettevalgene = { [s1.lokalId]: 'theirs', [s2.lokalId]: 'mine' };
		const refused = flett(db, fra, inn, { choices });
		await expect(refused).rejects.toBeInstanceOf(Uakseptabel);
		await expect(refused).rejects.toThrow(/må velges likt: (?=.*S0)(?=.*S1)(?=.*S2)/);
	});

	it('is refused where one of them has changed since it was seen, where nothing is shared, and into the plan in force', async () => {
		const { plan, fra, inn } = await toScenarier(db);
		const seen = { from: 1, target: 1 };
		await endreSoner(db, fra, { S0: { properties: { kode: 5100 } } });
		await expect(
			flettInn(db, planlegger, inn, { from: fra, seen, choices: {}, again: false })
		).rejects.toBeInstanceOf(Conflict);
		await expect(flett(db, fra, plan)).rejects.toBeInstanceOf(Forbidden);
		await db.query(sql`update scenario set parent_id = null where id = ${inn}`);
		await expect(flett(db, fra, inn)).rejects.toMatchObject({
			status: 422,
			code: 'uten-felles-utgangspunkt'
		});
	});

	it('takes in what the parent has become, and what a copy of a copy has', async () => {
		const { fra, inn } = await toScenarier(db);
		const barn = await kopi(db, fra);
		await endreSoner(db, fra, { S0: { properties: { kode: 5100 } } });
		await endreSoner(db, barn, { S1: { properties: { kode: 2010 } } });
		expect(await flett(db, fra, barn)).toMatchObject({
			ok: true,
			objects: [{ properties: { kode: 5100 } }]
		});
		expect(await flett(db, barn, inn)).toMatchObject({ ok: true });
		expect(await forskjeller(db, barn, inn)).toEqual([]);
	});
});
