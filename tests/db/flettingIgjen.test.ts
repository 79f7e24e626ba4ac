import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gjenopprett } from '../../src/lib/server/endring/gjenopprett.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { kopi } from '../support/diffplan.ts';
import { avvikOf, endre, ny } from '../support/endre.ts';
import { endreSoner, flett, forskjeller, idOf, toScenarier } from '../support/fletting.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

const kode = (verdi: number) => ({ properties: { kode: verdi } });
const kodene = async (scenario: number) => {
	const { rows } = await db.query<{ kode: number }>(sql`
		select kode from planobjekt where scenario_id = ${scenario} and tema = 'arealformal' order by omr_navn`);
	return rows.map((rad) => rad.kode);
};

describe('the next merge of the same two', () => {
	it('leaves what was taken back after the first, and brings what came since', async () => {
		const { fra, inn } = await toScenarier(db);
		await endreSoner(db, fra, { S0: kode(5100), S1: kode(5100) });
		await flett(db, fra, inn);
		await endreSoner(db, inn, { S0: kode(1110) });
		await endreSoner(db, fra, { S2: kode(2010) });
		expect(await flett(db, fra, inn)).toMatchObject({
			ok: true,
			objects: [{ properties: { omrNavn: 'S2' } }]
		});
		expect(await kodene(inn)).toEqual([1110, 5100, 2010]);
	});

	it('has nothing to bring where all was taken back, unless it is asked to begin again', async () => {
		const { fra, inn } = await toScenarier(db);
		await endreSoner(db, fra, { S0: kode(5100) });
		const first = await flett(db, fra, inn);
		if (!first.ok) throw new Error('it was a conflict');
		const { revision } = await gjenopprett(db, planlegger, inn, {
			revision: first.revision - 1,
			seen: first.revision
		});
		expect(await flett(db, fra, inn)).toMatchObject({ ok: true, revision, objects: [] });
		await flett(db, fra, inn, { again: true });
		expect(await kodene(inn)).toEqual([5100, 1110, 1110]);
	});

	it('asks where what was taken back here is changed once more there', async () => {
		const { fra, inn } = await toScenarier(db);
		await endreSoner(db, fra, { S0: kode(5100) });
		await flett(db, fra, inn);
		await endreSoner(db, inn, { S0: kode(1110) });
		await endreSoner(db, fra, { S0: kode(2010) });
		const svar = await flett(db, fra, inn);
		if (svar.ok) throw new Error('it was no conflict');
		expect(
			svar.conflicts.map(({ ancestor, mine, theirs }) =>
				[ancestor, mine, theirs].map((o) => o?.properties.kode)
			)
		).toEqual([[5100, 1110, 2010]]);
	});

	it('does not ask again of what was chosen, also where all that was chosen stood already', async () => {
		const { fra, inn } = await toScenarier(db);
		await endreSoner(db, fra, { S0: kode(5100) });
		await endreSoner(db, inn, { S0: kode(2010) });
		const { lokalId } = await idOf(db, inn, 'S0');
		const chosen = await flett(db, fra, inn, { choices: { [lokalId]: 'mine' } });
		expect(chosen).toMatchObject({ ok: true, revision: 3, objects: [] });
		expect(await flett(db, fra, inn)).toMatchObject({ ok: true, revision: 3, objects: [] });
		await endreSoner(db, fra, { S1: kode(3001) });
		expect(await flett(db, fra, inn)).toMatchObject({ ok: true, revision: 4 });
		expect(await kodene(inn)).toEqual([2010, 3001, 1110]);
	});

	it('the other way brings what was chosen here', async () => {
		const { fra, inn } = await toScenarier(db);
		await endreSoner(db, fra, { S0: kode(5100), S1: kode(5100) });
		await flett(db, fra, inn);
		await endreSoner(db, inn, { S0: kode(1110) });
		await flett(db, inn, fra);
		expect(await kodene(fra)).toEqual([1110, 5100, 1110]);
		expect(await forskjeller(db, fra, inn)).toEqual([]);
	});
});

const firkant = (west: number, east: number) => ({
	type: 'Polygon' as const,
	coordinates: [
		[
			[590_000 + west, 6_730_010],
			[590_000 + east, 6_730_010],
			[590_000 + east, 6_730_090],
			[590_000 + west, 6_730_090],
			[590_000 + west, 6_730_010]
		]
	]
});
const BUE = { start: [590_000, 6_730_000], on: [590_050, 6_730_000], end: [590_100, 6_730_000] };

describe('what is merged in', () => {
	it('has the arcs that the target had lost', async () => {
		const { plan } = await toScenarier(db);
		await db.query(sql`
			update planobjekt set buer = ${JSON.stringify([BUE])}::jsonb where scenario_id = ${plan} and omr_navn = 'S0'`);
		const [fra, inn] = [await kopi(db, plan), await kopi(db, plan)];
		await endreSoner(db, fra, { S0: kode(5100) });
		await endreSoner(db, inn, { S0: { side: [0, 90] }, S1: { side: [90, 200] } });
		const { lokalId } = await idOf(db, fra, 'S0');
		const stored = async (scenario: number) => {
			const { rows } = await db.query<{ buer: unknown; geom: string }>(sql`
				select buer, geom from planobjekt where scenario_id = ${scenario} and lokal_id = ${lokalId}::uuid`);
			return rows[0];
		};
		expect(await stored(inn)).toMatchObject({ buer: null });
		await flett(db, fra, inn, { choices: { [lokalId]: 'theirs' } });
		expect(await stored(inn)).toEqual({ ...(await stored(fra)), buer: [BUE] });
	});

	it('lies in the plan area that it comes to', async () => {
		const { fra, inn } = await toScenarier(db);
		const sone = ny(firkant(210, 290), { objekttype: 'KpFareSone', kode: 320, omrNavn: 'H320' });
		await endre(db, fra, [sone]);
		await endreSoner(db, inn, { S2: { fjern: true }, Plan: { side: [0, 200] } });
		expect(await avvikOf(flett(db, fra, inn))).toMatchObject([
			{ rule: 'plan.objekt.utenfor', severity: 'feil', object: sone.lokalId }
		]);
		expect((await forskjeller(db, fra, inn)).map(({ name }) => name)).toContain('H320');
	});

	it('is told before it is done: every object, and the ground that gets another purpose', async () => {
		const { fra, inn } = await toScenarier(db);
		await endreSoner(db, fra, { S0: { side: [0, 90] }, S1: { side: [90, 200], ...kode(5100) } });
		const svar = await flett(db, fra, inn, { proving: true });
		if (!svar.ok) throw new Error('it was a conflict');
		expect(svar.prove?.objects.map(({ name, change }) => [name, change])).toEqual([
			['S1', 'recoded'],
			['S0', 'reshaped']
		]);
		expect(svar.prove?.changedM2).toBeCloseTo(11_000, 2);
		expect(await kodene(inn)).toEqual([1110, 1110, 1110]);
		const { rows } = await db.query(sql`
			select from fletting f join endring e on e.id = f.endring_id where e.scenario_id = ${inn}`);
		expect(rows).toEqual([]);
	});
});
