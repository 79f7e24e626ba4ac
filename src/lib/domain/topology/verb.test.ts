import { describe, expect, it } from 'vitest';
import {
	arealM2,
	cutHole,
	deleteVertex,
	deleteZone,
	drawZone,
	duplicateZone,
	fillHole,
	findGapsAndOverlaps,
	findMissingVertices,
	Flislegging,
	insertVertex,
	mergeZones,
	moveVertices,
	moveZone,
	reshapeZone,
	rotateZone,
	splitZone,
	type Cm,
	type Edit,
	type RingCm,
	type Sone,
	type Utfall
} from './index.ts';

const [east, north] = [59_000_000, 673_000_000];
/** Metres from a corner of the plan. */
const m = (x: number, y: number): Cm => [east + Math.round(x * 100), north + Math.round(y * 100)];
const box = (x: number, y: number, w: number, h: number): RingCm => [
	m(x, y),
	m(x + w, y),
	m(x + w, y + h),
	m(x, y + h)
];
const sone = (id: string, ...flater: RingCm[][]): Sone => ({ id, flater });

/** A B over C, each 100 × 100 m; B has a vertex more where C begins, and C a hole with D in it. */
function plan(): Flislegging {
	return new Flislegging([
		sone('A', [box(0, 100, 100, 100)]),
		sone('B', [box(100, 100, 100, 100)]),
		sone('C', [
			[m(0, 0), m(200, 0), m(200, 100), m(100, 100), m(0, 100)],
			box(120, 40, 20, 20).toReversed()
		]),
		sone('D', [box(120, 40, 20, 20)])
	]);
}

function done(utfall: Utfall): Edit {
	if (!utfall.ok) throw new Error(utfall.reason);
	return utfall.edit;
}
const areas = (t: Flislegging): Record<string, number> =>
	Object.fromEntries([...t.soner()].map((s) => [s.id, arealM2(s)]));
const after = (t: Flislegging, utfall: Utfall): Record<string, number> => {
	t.apply(done(utfall));
	return areas(t);
};
const reason = (utfall: Utfall): string => (utfall.ok ? 'ok' : utfall.reason);
let made = 0;
const newId = (): string => `ny${++made}`;
const fresh = (): (() => string) => {
	made = 0;
	return newId;
};

describe('vertices', () => {
	it('move for all zones that share them', () => {
		const t = plan();
		const edit = done(moveVertices(t, new Map([['59010000,673010000', m(90, 90)]])));
		expect([...edit.after.keys()].sort()).toEqual(['A', 'B', 'C']);
		expect(after(t, { ok: true, edit })).toEqual({ A: 10_000, B: 11_000, C: 18_600, D: 400 });
	});
	it('stay on the outline of the plan', () => {
		expect(reason(moveVertices(plan(), new Map([['59000000,673010000', m(0, 90)]])))).toMatch(
			'Plangrensa er låst'
		);
	});
	it('may not go through another border, over an island, or onto another vertex', () => {
		const move = (x: number, y: number) =>
			reason(moveVertices(plan(), new Map([['59010000,673010000', m(x, y)]])));
		expect(move(130, 30)).toMatch('krysse eller røre');
		expect(move(150, 250)).toMatch('krysse eller røre');
		expect(move(120, 40)).toMatch('et annet punkt');
		expect(move(120, 50)).toMatch('krysse eller røre');
	});
	it('may not touch the middle of another border, from whichever side', () => {
		const t = plan();
		t.apply(done(insertVertex(t, [m(100, 100), m(200, 100)], m(150, 100))));
		t.apply(done(insertVertex(t, [m(100, 100), m(150, 100)], m(130, 100))));
		const onto = (x: number) => moveVertices(t, new Map([['59015000,673010000', m(x, 150)]]));
		expect(reason(onto(100))).toMatch('krysse eller røre');
		expect(reason(onto(100.01))).toBe('ok');
	});
	it('do not jump over an island that none of their edges touch', () => {
		const t = plan();
		const far = done(insertVertex(t, [m(100, 100), m(200, 100)], m(150, 100)));
		t.apply(far);
		expect(reason(moveVertices(t, new Map([['59015000,673010000', m(112, 3)]])))).toMatch(
			'krysse eller røre'
		);
	});
	it('are put in for the zones on both sides, and taken out again', () => {
		const t = plan();
		const edit = done(insertVertex(t, [m(100, 100), m(200, 100)], m(150, 110)));
		expect(after(t, { ok: true, edit })).toEqual({ A: 10_000, B: 9500, C: 20_100, D: 400 });
		expect(after(t, deleteVertex(t, m(150, 110)))).toEqual(areas(plan()));
	});
	it('where three borders meet are not taken out', () => {
		expect(reason(deleteVertex(plan(), m(100, 100)))).toMatch('møtes flere grenser');
	});
});

describe('zones', () => {
	it('are cut by a line: the largest part keeps its name, the other is like it', () => {
		const t = plan();
		const edit = done(splitZone(t, 'A', [m(30, 220), m(30, 80)], fresh()));
		expect([...edit.after.keys()].sort()).toEqual(['A', 'C']);
		expect(edit.created.get('ny1')?.like).toBe('A');
		expect(after(t, { ok: true, edit })).toEqual({
			A: 7000,
			B: 10_000,
			C: 19_600,
			D: 400,
			ny1: 3000
		});
	});
	it('beside a cut get its new vertex, and are not cut themselves', () => {
		const t = plan();
		t.apply(done(splitZone(t, 'A', [m(30, 220), m(30, -20)], fresh())));
		expect(t.get('C')?.flater[0]?.[0]).toContainEqual(m(30, 100));
		expect(t.get('C')?.flater[0]?.[0]).toHaveLength(6);
	});
	it('are not cut by a line that ends inside them', () => {
		expect(reason(splitZone(plan(), 'A', [m(30, 220), m(30, 120)], newId))).toMatch(
			'fra kant til kant'
		);
	});
	it('are cut through a hole, and several times at once', () => {
		const t = plan();
		const line = [m(130, -10), m(130, 120), m(50, 120), m(50, -10)];
		expect(after(t, splitZone(t, 'C', line, fresh()))).toEqual({
			A: 10_000,
			B: 10_000,
			C: 7800,
			D: 400,
			ny1: 6800,
			ny2: 5000
		});
	});
	it('merge where they share a border, and only there', () => {
		const t = plan();
		expect(reason(mergeZones(t, ['A', 'D'], 'A'))).toMatch('henger ikke sammen');
		expect(after(t, mergeZones(t, ['A', 'B', 'C'], 'B'))).toEqual({ B: 39_600, D: 400 });
	});
	it('get a hole with a new zone in it, and fill it', () => {
		const t = plan();
		expect(reason(cutHole(t, 'C', box(130, 50, 20, 20), newId))).toMatch('helt inne i');
		const edit = done(cutHole(t, 'C', box(20, 20, 10, 10), fresh()));
		expect(edit.created.get('ny1')?.like).toBeNull();
		expect(after(t, { ok: true, edit })).toMatchObject({ C: 19_500, ny1: 100 });
		expect(after(t, fillHole(t, 'D', 'C'))).toEqual({ A: 10_000, B: 10_000, C: 19_900, ny1: 100 });
		expect(t.get('C')?.flater[0]).toHaveLength(2);
	});
	it('that are drawn cut what lies under, whole zones too; what sticks out of the plan is left out', () => {
		const t = plan();
		const edit = done(drawZone(t, box(110, 30, 200, 100), fresh(), { over: 'cuts' }));
		expect(edit.after.get('D')).toBeNull();
		expect(after(t, { ok: true, edit })).toEqual({ A: 10_000, B: 7300, C: 13_700, ny1: 9000 });
	});
	it('that are drawn take from some alone, when told', () => {
		const t = plan();
		const drawn = drawZone(t, box(110, 30, 50, 100), fresh(), { over: 'cuts', only: ['B'] });
		expect(after(t, drawn)).toEqual({ A: 10_000, B: 8500, C: 19_600, D: 400, ny1: 1500 });
	});
	it('that are drawn get nothing where all is taken, and are told so', () => {
		expect(reason(drawZone(plan(), box(10, 10, 5, 5), newId, { over: 'is-cut' }))).toMatch(
			'Her har alt areal et formål'
		);
	});
	it('that fall apart become zones of their own', () => {
		const t = plan();
		const edit = done(drawZone(t, box(40, 90, 20, 200), fresh(), { over: 'cuts' }));
		expect(edit.created.get('ny2')).toMatchObject({ like: 'A' });
		expect(after(t, { ok: true, edit })).toMatchObject({ A: 4000, ny1: 2200, ny2: 4000 });
	});
	it('get a new border along a line: out into a neighbour, and in', () => {
		const t = plan();
		const line = [m(80, 120), m(120, 120), m(120, 180), m(80, 180)];
		expect(after(t, reshapeZone(t, 'A', line, { newId }))).toMatchObject({ A: 11_200, B: 8800 });
		const corner = reshapeZone(plan(), 'A', [m(60, 90), m(60, 140), m(110, 140)], { newId });
		expect(after(plan(), corner)).toMatchObject({ A: 8400, B: 11_600, C: 19_600 });
	});
	it('get a new border between two vertices that stay', () => {
		const bulge = [m(100, 100), m(120, 150), m(100, 200)];
		expect(after(plan(), reshapeZone(plan(), 'A', bulge, { newId }))).toMatchObject({
			A: 11_000,
			B: 9000
		});
	});
	it('that move cut what is under them, and leave their place to the neighbour with the longest border', () => {
		const t = plan();
		expect(after(t, moveZone(t, 'D', [0, 5000], { newId }))).toEqual({
			A: 10_000,
			B: 9800,
			C: 19_800,
			D: 400
		});
		const heir = plan();
		const edit = moveZone(heir, 'A', [5000, 0], { newId, heir: 'C' });
		expect(after(heir, edit)).toEqual({ A: 10_000, B: 5000, C: 24_600, D: 400 });
	});
	it('turn around a place', () => {
		const t = plan();
		const turned = rotateZone(t, 'D', { radians: Math.PI / 4, about: m(130, 50) }, { newId });
		expect(after(t, turned).D).toBeCloseTo(400, 0);
	});
	it('are copied, properties and all', () => {
		const t = plan();
		const edit = done(duplicateZone(t, 'D', [-10_000, 0], fresh()));
		expect(edit.created.get('ny1')?.like).toBe('D');
		expect(after(t, { ok: true, edit })).toMatchObject({ C: 19_200, D: 400, ny1: 400 });
	});
	it('that are deleted are taken over by one, or by whom the planner says', () => {
		const [t, told] = [plan(), plan()];
		expect(after(t, deleteZone(t, 'D'))).toEqual({ A: 10_000, B: 10_000, C: 20_000 });
		expect(after(told, deleteZone(told, 'A', 'B'))).toMatchObject({ B: 20_000 });
		expect(reason(deleteZone(plan(), 'A', 'D'))).toMatch('ikke nabo');
	});
});

describe('an edit', () => {
	it('is taken back to exactly what was', () => {
		const t = plan();
		const before = structuredClone([...t.soner()]);
		const edit = done(drawZone(t, box(40, 90, 130, 200), newId, { over: 'cuts' }));
		t.apply(edit);
		t.revert(edit);
		expect([...t.soner()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(before);
		expect(t.neighboursOf('A')).toEqual(plan().neighboursOf('A'));
	});
	it('leaves rings that it does not touch as they were, from the same start', () => {
		const t = plan();
		const hole = t.get('C')?.flater[0]?.[1];
		const edit = done(splitZone(t, 'A', [m(30, 220), m(30, 80)], newId));
		expect(edit.after.get('C')?.flater[0]?.[1]).toBe(hole);
		expect(edit.after.get('C')?.flater[0]?.[0]?.[0]).toEqual(m(0, 0));
	});
	it('near zones that are not fetched asks for them', () => {
		const t = new Flislegging(
			[...plan().soner()].filter(({ id }) => id !== 'C'),
			[...m(0, 110), ...m(200, 200)]
		);
		expect(moveVertices(t, new Map([['59010000,673010000', m(90, 90)]]))).toMatchObject({
			ok: false,
			code: 'not-loaded'
		});
		expect(splitZone(t, 'A', [m(30, 220), m(30, 80)], newId)).toMatchObject({ code: 'not-loaded' });
	});
	it('may end a line on a slanting border, where no whole centimetre is exactly on it', () => {
		const slant = (): Flislegging =>
			new Flislegging([
				sone('S', [[m(0, 0), m(97.01, 13.33), m(50.02, 88.87)]]),
				sone('T', [[m(97.01, 13.33), m(120, 90), m(50.02, 88.87)]])
			]);
		for (const from of [m(40.41, 5.54), m(40.41, 5.56), m(40.41, 5.55)])
			for (const to of [m(70.4, 56.11), m(70.39, 56.1), m(70.4, 56.12)])
				expect(slant().size + done(splitZone(slant(), 'S', [from, to], newId)).created.size).toBe(
					3
				);
	});
	it('that follows a slanting outline takes along the zones it passes there', () => {
		const tip = [m(36, 4.95), m(37, 6.5), m(35, 6.5)];
		const t = new Flislegging([
			sone('S', [[m(0, 0), m(97.01, 13.33), m(50.02, 88.87)], tip.toReversed()]),
			sone('I', [tip])
		]);
		const whole = Object.values(areas(t)).reduce((a, b) => a + b, 0);
		const edit = done(splitZone(t, 'S', [m(40, -10), m(45, 100)], newId));
		expect([...edit.after.keys()].sort()).toEqual(['I', 'S']);
		t.apply(edit);
		expect(findMissingVertices(t)).toEqual([]);
		expect(findGapsAndOverlaps(t)).toEqual([]);
		expect(Object.values(areas(t)).reduce((a, b) => a + b, 0)).toBe(whole);
	});
	it('on a slanting outline leaves every square centimetre in the plan', () => {
		const t = new Flislegging([sone('S', [[m(0, 0), m(97.01, 13.33), m(50.02, 88.87)]])]);
		const whole = arealM2(t.get('S') ?? sone('S'));
		t.apply(done(splitZone(t, 'S', [m(-10, 30), m(120, 31)], newId)));
		t.apply(done(drawZone(t, box(-5, -5, 40, 20), newId, { over: 'cuts' })));
		expect(t.size).toBeGreaterThan(2);
		expect(Object.values(areas(t)).reduce((a, b) => a + b, 0)).toBe(whole);
	});
});
