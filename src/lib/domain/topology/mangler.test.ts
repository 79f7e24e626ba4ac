import { describe, expect, it } from 'vitest';
import { drawZone, Flislegging, splitZone, type Cm, type RingCm, type Sone } from './index.ts';
import { findGapsAndOverlaps, findMissingVertices, findSlivers } from './mangler.ts';
import { arealM2 } from './punkt.ts';
import { absorbSliver, fillGap, repairMissingVertex, type Utbedring } from './utbedring.ts';

/** Centimetres from a corner of the plan. */
const c = (x: number, y: number): Cm => [59_000_000 + x, 673_000_000 + y];
const ring = (...points: [number, number][]): RingCm => points.map(([x, y]) => c(x, y));
const sone = (id: string, ...flater: RingCm[]): Sone => ({ id, flater: flater.map((r) => [r]) });
const left = (id: string, ...onBorder: [number, number][]): Sone =>
	sone(id, ring([0, 0], [10_000, 0], ...onBorder, [10_000, 10_000], [0, 10_000]));
const right = (id: string, ...onBorder: [number, number][]): Sone =>
	sone(id, ring([10_000, 0], [20_000, 0], [20_000, 10_000], [10_000, 10_000], ...onBorder));
const name = (id: string): string => id.toUpperCase();
const done = (
	u: Utbedring
): { t: (t: Flislegging) => Flislegging; sentence: string | undefined } => {
	if (!u.ok) throw new Error(u.reason);
	const { edit } = u;
	return {
		sentence: u.sentence?.replaceAll('\u202f', ' '),
		t: (t) => {
			t.apply(edit);
			return t;
		}
	};
};
const faults = (t: Flislegging) => [...findMissingVertices(t), ...findGapsAndOverlaps(t)];
const only = <T>([first, second]: readonly T[]): T => {
	if (first === undefined || second !== undefined) throw new Error('not just one');
	return first;
};

describe('a whole tiling', () => {
	it('has nothing missing, no gap and no overlap', () => {
		expect(
			faults(new Flislegging([left('a', [10_000, 5000]), right('b', [10_000, 5000])]))
		).toEqual([]);
	});
	it('of which a part is here, is not found fault with at its edges', () => {
		expect(faults(new Flislegging([left('a')], [...c(2000, 2000), ...c(9000, 9000)]))).toEqual([]);
	});
});

describe('a vertex that a neighbour lacks', () => {
	const plan = (x: number) => new Flislegging([left('a', [x, 4000], [10_000, 7000]), right('b')]);
	it('is found exactly on the edge, and within a centimetre of it', () => {
		const mangel = only(findMissingVertices(plan(10_000)));
		expect(mangel).toMatchObject({ id: 'b', neighbours: ['a'], asideCm: 0 });
		expect(mangel.points).toEqual([c(10_000, 7000), c(10_000, 4000)]);
		expect(only(findMissingVertices(plan(10_001))).asideCm).toBe(1);
		expect(only(findMissingVertices(plan(9999))).asideCm).toBe(1);
		expect(findMissingVertices(plan(10_002)).flatMap(({ points }) => points)).not.toContainEqual(
			c(10_002, 4000)
		);
	});
	it.each([9999, 10_000, 10_001])('is put in, and the tiling is whole (%i)', (x) => {
		const t = plan(x);
		const { t: repaired, sentence } = done(
			repairMissingVertex(t, only(findMissingVertices(t)), name)
		);
		expect(sentence).toBe(
			`B får 2 punkter i grensa, der A har det. ${x === 10_000 ? 'Arealet endres ikke.' : 'Grensa flyttes 1,0 cm.'}`
		);
		expect(faults(repaired(t))).toEqual([]);
	});
	it('that has been put in already is not put in again', () => {
		const t = plan(10_000);
		const mangel = only(findMissingVertices(t));
		done(repairMissingVertex(t, mangel, name)).t(t);
		expect(repairMissingVertex(t, mangel, name).ok).toBe(false);
	});
});

describe('gaps and overlaps', () => {
	it('are found by the edges that do not match, and measured', () => {
		const gap = new Flislegging([left('a', [9000, 5000]), right('b')]);
		expect(only(findGapsAndOverlaps(gap))).toMatchObject({ slag: 'glipe', areaM2: 500 });
		expect([...only(findGapsAndOverlaps(gap)).zones].sort()).toEqual(['a', 'b']);
		const overlap = new Flislegging([left('a', [11_000, 5000]), right('b')]);
		expect(only(findGapsAndOverlaps(overlap))).toMatchObject({ slag: 'overlapp', areaM2: 500 });
	});
	it('in the middle of a plan are told from its outline', () => {
		const hole = ring([4000, 4000], [4000, 5000], [5000, 5000], [5000, 4000]);
		const [outer = []] = left('a').flater[0] ?? [];
		const t = new Flislegging([{ id: 'a', flater: [[outer, hole]] }, right('b')]);
		expect(only(findGapsAndOverlaps(t))).toMatchObject({
			slag: 'glipe',
			areaM2: 100,
			zones: ['a']
		});
	});
	it('that hinder an edit are what it is refused for', () => {
		const t = new Flislegging([left('a', [11_000, 5000]), right('b')]);
		const across = splitZone(t, 'a', [c(-100, 5000), c(25_000, 5100)], () => 'ny');
		expect(across).toMatchObject({ ok: false, place: c(10_000, 0) });
		expect(across.ok || across.reason).toMatch('gliper eller overlapp fra før');
		expect(splitZone(t, 'a', [c(5000, -100), c(5100, 11_000)], () => 'ny').ok).toBe(true);
	});
	it('a gap is filled by the neighbour with the longest border', () => {
		const t = new Flislegging([left('a', [9000, 5000]), right('b')]);
		const { t: repaired, sentence } = done(fillGap(t, only(findGapsAndOverlaps(t)), name));
		expect(sentence).toBe('Glipa på 0,5 daa blir en del av A.');
		expect(faults(repaired(t))).toEqual([]);
		expect([...t.soner()].map((s) => arealM2(s))).toEqual([10_000, 10_000]);
	});
	it('a gap is what a drawing gets that takes from no zone', () => {
		const t = new Flislegging([left('a', [9000, 5000]), right('b')]);
		const drawn = drawZone(
			t,
			ring([8000, 0], [11_000, 0], [11_000, 6000], [8000, 6000]),
			() => 'ny',
			{
				over: 'is-cut'
			}
		);
		const edit = drawn.ok ? drawn.edit : null;
		expect(edit?.created.get('ny')?.like).toBeNull();
		done({ ok: true, edit: edit ?? { before: new Map(), after: new Map(), created: new Map() } }).t(
			t
		);
		expect(arealM2(t.get('ny') ?? sone('ny'))).toBeCloseTo(340, 0);
		expect(only(findGapsAndOverlaps(t)).areaM2).toBeCloseTo(160, 0);
		expect(findMissingVertices(t)).toEqual([]);
	});
});

describe('slivers', () => {
	const strip = sone('s', ring([10_000, 0], [10_020, 0], [10_020, 10_000], [10_000, 10_000]));
	const [beside = []] = right('b').flater[0] ?? [];
	const moved = beside.map(([e, n]): Cm => [e === 59_010_000 ? e + 20 : e, n]);
	const plan = () => new Flislegging([left('a'), strip, sone('b', moved)]);
	it('are zones too thin, or too small, as the planner says', () => {
		expect(only(findSlivers(plan(), { areaM2: 0, widthM: 0.5 }))).toMatchObject({
			id: 's',
			flate: 0,
			areaM2: 20
		});
		expect(only(findSlivers(plan(), { areaM2: 25, widthM: 0 })).widthM).toBeCloseTo(0.2, 2);
		expect(findSlivers(plan(), { areaM2: 15, widthM: 0.1 })).toEqual([]);
	});
	it('are taken by the neighbour with the longest border, and it is told which', () => {
		const t = plan();
		const sliver = only(findSlivers(t, { areaM2: 25, widthM: 0 }));
		const { t: repaired, sentence } = done(absorbSliver(t, sliver, name));
		expect(sentence).toBe(
			'S (20 m², 0,20 m bred) går inn i A, som det har lengst felles grense med.'
		);
		expect(faults(repaired(t))).toEqual([]);
		expect(t.get('s')).toBeUndefined();
		expect(absorbSliver(t, sliver, name).ok).toBe(false);
	});
	it('that are one part of a zone leave its other parts alone', () => {
		const far = ring([30_000, 0], [40_000, 0], [40_000, 10_000], [30_000, 10_000]);
		const t = new Flislegging([
			left('a'),
			{ id: 's', flater: [...strip.flater, [far]] },
			sone('b', moved)
		]);
		done(absorbSliver(t, only(findSlivers(t, { areaM2: 25, widthM: 0 })), name)).t(t);
		expect(t.get('s')?.flater).toEqual([[far]]);
	});
});
