import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BadRequest } from '../../src/lib/server/badRequest.ts';
import { diffAnswer } from '../../src/lib/server/diffAnswer.ts';
import { NotFound } from '../../src/lib/server/errors.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { at, hensyn, sone } from '../support/bolig.ts';
import { planlegger, politiker, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { endre, fjern, kopi, leggTil, planomrade, rutenett } from '../support/diffplan.ts';
import { makeScenario } from '../support/plan.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

let planId = 0;
/** 3 × 3 squares of 100 m: 90 dekar. */
const nyttPar = async (objekter = rutenett(3, 100)): Promise<{ a: number; b: number }> => {
	const a = await makeScenario(db, objekter, { planId: `DIFF${++planId}` });
	return { a, b: await kopi(db, a) };
};
/** As it stands. */
const na = (id: number) => ({ id, revision: null });
const diff = async ({ a, b }: { a: number; b: number }) =>
	(await diffAnswer(db, planlegger, na(a), na(b))).svar;
type Svar = Awaited<ReturnType<typeof diff>>;

const cell = ({ matrix }: Svar, from: number | null, to: number | null) =>
	Math.round((matrix.find((c) => c.from === from && c.to === to)?.areaM2 ?? 0) * 100) / 100;
const object = ({ objects }: Svar, name: string) => objects.find((o) => o.name === name);

describe('two scenarios', () => {
	it('that are equal have no differences, and all ground on the diagonal', async () => {
		const svar = await diff(await nyttPar());
		expect(svar).toMatchObject({ objects: [], slivers: [], changedM2: 0, overlapM2: 0 });
		expect(cell(svar, 1110, 1110)).toBe(90_000);
		expect(svar.totalM2).toBeCloseTo(90_000, 3);
		expect(svar.planAreaM2).toBeCloseTo(90_000, 3);
	});

	it('tell of a zone with another purpose from what, to what, and how many dekar', async () => {
		const par = await nyttPar();
		await endre(db, par.b, 'S4', { kode: 5100 });
		const svar = await diff(par);
		expect(svar.objects).toHaveLength(1);
		expect(svar.objects[0]).toMatchObject({
			change: 'recoded',
			reshaped: false,
			from: 1110,
			to: 5100,
			name: 'S4',
			areaM2: 10_000,
			ground: [{ from: 1110, to: 5100, areaM2: 10_000 }]
		});
		expect(cell(svar, 1110, 5100)).toBe(10_000);
		expect(svar.changedM2).toBeCloseTo(10_000, 3);
		expect(svar.purposes.map(({ kode, fromM2, toM2 }) => [kode, fromM2, toM2])).toEqual([
			[1110, 90_000, 80_000],
			[5100, 0, 10_000]
		]);
	});

	it('tell of a zone cut in two what became of the ground of each half', async () => {
		const par = await nyttPar();
		await endre(db, par.b, 'S0', {
			wkt: 'POLYGON((590000 6730000,590070 6730000,590070 6730100,590000 6730100,590000 6730000))'
		});
		await leggTil(
			db,
			par.b,
			sone(
				'BGS1',
				3001,
				2,
				'POLYGON((590070 6730000,590100 6730000,590100 6730100,590070 6730100,590070 6730000))'
			)
		);
		const svar = await diff(par);
		expect(object(svar, 'S0')).toMatchObject({
			change: 'reshaped',
			reshaped: true,
			areaM2: 3000,
			lostM2: 3000,
			gainedM2: 0
		});
		expect(object(svar, 'BGS1')).toMatchObject({
			change: 'new',
			from: null,
			to: 3001,
			areaM2: 3000
		});
		expect(
			object(svar, 'BGS1')?.ground.map(({ from, to, areaM2 }) => [from, to, Math.round(areaM2)])
		).toEqual([[1110, 3001, 3000]]);
		expect(cell(svar, 1110, 3001)).toBe(3000);
		expect(svar.slivers).toEqual([]);
	});

	it('count ground that lost or got its purpose as from or to none, so that all sums to the plan area', async () => {
		const par = await nyttPar();
		await fjern(db, par.a, 'S8');
		await fjern(db, par.b, 'S0');
		await fjern(db, par.b, 'S1');
		await fjern(db, par.a, 'S1');
		const svar = await diff(par);
		expect(cell(svar, 1110, null)).toBe(10_000);
		expect(cell(svar, null, 1110)).toBe(10_000);
		expect(cell(svar, null, null)).toBe(10_000);
		expect(svar.totalM2).toBeCloseTo(90_000, 2);
		expect(object(svar, 'S0')).toMatchObject({
			change: 'removed',
			from: 1110,
			to: null,
			areaM2: 10_000
		});
	});

	it('tell a purpose without a code from no purpose', async () => {
		const par = await nyttPar([planomrade(at(0, 0, 100)), sone('X', undefined, 1, at(0, 0, 100))]);
		await endre(db, par.b, 'X', { kode: 2010 });
		const svar = await diff(par);
		expect(svar.matrix).toMatchObject([{ from: null, fromKey: 'uten-kode', to: 2010 }]);
		expect(svar.purposes.map(({ key }) => key)).toEqual(['KpArealformal:2010', 'uten-kode']);
	});

	it('list apart what is a sliver, and count it all the same', async () => {
		const par = await nyttPar();
		await endre(db, par.a, 'S1', { kode: 5100 });
		await endre(db, par.b, 'S1', { kode: 5100 });
		await endre(db, par.b, 'S0', {
			wkt: 'POLYGON((590000 6730000,590100.2 6730000,590100.2 6730100,590000 6730100,590000 6730000))'
		});
		await endre(db, par.b, 'S1', {
			wkt: 'POLYGON((590100.2 6730000,590200 6730000,590200 6730100,590100.2 6730100,590100.2 6730000))'
		});
		const svar = await diff(par);
		expect(svar.sliverTolerance).toEqual({ areaM2: 10, widthM: 0.5 });
		expect(svar.slivers).toHaveLength(1);
		expect(svar.slivers[0]).toMatchObject({ from: 5100, to: 1110 });
		expect(svar.slivers[0]?.areaM2).toBeCloseTo(20, 3);
		expect(svar.slivers[0]?.widthM).toBeCloseTo(0.2, 2);
		expect(svar.slivers[0]?.objects).toHaveLength(2);
		expect(cell(svar, 5100, 1110)).toBe(20);
		expect(svar.objects.map(({ sliver }) => sliver)).toEqual([true, true]);
	});

	it('see no change in a vertex that was put on a border', async () => {
		const par = await nyttPar();
		await endre(db, par.b, 'S0', {
			wkt: 'POLYGON((590000 6730000,590050 6730000,590100 6730000,590100 6730100,590000 6730100,590000 6730000))'
		});
		const svar = await diff(par);
		expect(svar.objects).toEqual([]);
		expect(cell(svar, 1110, 1110)).toBe(90_000);
	});

	it('tell of zones that are no purpose as objects, and leave them out of the matrix', async () => {
		const par = await nyttPar([...rutenett(3, 100), hensyn('KpFareSone', 320, at(0, 0, 50))]);
		await endre(db, par.b, 'H320_1', { wkt: at(0, 0, 80) });
		await leggTil(db, par.b, hensyn('KpFareSone', 310, at(200, 200, 10)));
		await endre(db, par.b, 'S3', { navn: 'B3', status: 2 });
		const svar = await diff(par);
		expect(object(svar, 'H320_1')).toMatchObject({
			tema: 'hensynssone',
			change: 'reshaped',
			gainedM2: 3900,
			lostM2: 0,
			ground: []
		});
		expect(object(svar, 'H310_1')).toMatchObject({ change: 'new', to: 310, areaM2: 100 });
		expect(object(svar, 'B3')).toMatchObject({
			change: 'properties',
			properties: ['arealbruksstatus', 'omrNavn'],
			areaM2: 0
		});
		expect(svar.matrix).toHaveLength(1);
		expect(svar.totalM2).toBeCloseTo(90_000, 3);
	});

	it('count ground that two purposes lie over once, and say how much it is', async () => {
		const par = await nyttPar([...rutenett(3, 100), sone('OVER', 1300, 1, at(50, 50, 100))]);
		await endre(db, par.b, 'S8', { kode: 5100 });
		const svar = await diff(par);
		expect(svar.overlapM2).toBeCloseTo(10_000, 2);
		expect(svar.totalM2).toBeCloseTo(90_000, 2);
		expect(cell(svar, 1110, 5100)).toBe(10_000);
	});

	it('count purposes outside the plan area too', async () => {
		const par = await nyttPar([
			planomrade(at(0, 0, 100)),
			sone('INNE', 1110, 1, at(0, 0, 50)),
			sone('UTE', 5100, 1, at(90, 50, 50))
		]);
		await endre(db, par.b, 'UTE', { wkt: at(90, 50, 40) });
		const svar = await diff(par);
		expect(svar.planAreaM2).toBeCloseTo(10_000, 3);
		expect(svar.totalM2).toBeCloseTo(10_000 + 40 * 50, 2);
		expect(cell(svar, 5100, null)).toBe(900);
		expect(cell(svar, null, null)).toBe(10_000 - 2500 - 10 * 50);
	});
});

describe('who asks', () => {
	it('is told nothing of a scenario that they may not see', async () => {
		const { a } = await nyttPar();
		const intern = await kopi(db, a, { synlighet: 'intern' });
		const utvalg = await kopi(db, a, { synlighet: 'planutvalg' });
		await expect(diffAnswer(db, publikum, na(a), na(intern))).rejects.toBeInstanceOf(NotFound);
		await expect(diffAnswer(db, publikum, na(intern), na(a))).rejects.toBeInstanceOf(NotFound);
		await expect(diffAnswer(db, politiker, na(a), na(intern))).rejects.toBeInstanceOf(NotFound);
		await expect(diffAnswer(db, publikum, na(a), na(utvalg))).rejects.toBeInstanceOf(NotFound);
		expect((await diffAnswer(db, politiker, na(a), na(utvalg))).svar.objects).toEqual([]);
	});

	it('is told why scenarios of two plans cannot be compared', async () => {
		const [en, to] = [await nyttPar(), await nyttPar()];
		const asked = diffAnswer(db, publikum, na(en.a), na(to.a));
		await expect(asked).rejects.toBeInstanceOf(BadRequest);
		await expect(asked).rejects.toMatchObject({ status: 422, code: 'ulike-planer' });
	});

	it('gets another tag when one of the scenarios is changed, and the answer of that state', async () => {
		const par = await nyttPar();
		const first = await diffAnswer(db, publikum, na(par.a), na(par.b));
		expect((await diffAnswer(db, publikum, na(par.a), na(par.b))).etag).toBe(first.etag);
		await endre(db, par.a, 'S0', { kode: 5100 });
		const second = await diffAnswer(db, publikum, na(par.a), na(par.b));
		expect(second.etag).not.toBe(first.etag);
		expect(second.svar.a.revision).toBe(first.svar.a.revision + 1);
		expect(cell(second.svar, 5100, 1110)).toBe(10_000);
	});
});
