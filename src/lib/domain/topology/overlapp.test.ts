import { describe, expect, it } from 'vitest';
import {
	arealM2,
	fillGap,
	findGapsAndOverlaps,
	findMissingVertices,
	Flislegging,
	resolveOverlap,
	leggUtenfor,
	UTENFOR,
	type Brist,
	type Cm,
	type RingCm,
	type Sone,
	type Utbedring
} from './index.ts';

/** Centimetres from a corner of the plan. */
const c = (x: number, y: number): Cm => [59_000_000 + x, 673_000_000 + y];
const ring = (...points: [number, number][]): RingCm => points.map(([x, y]) => c(x, y));
const sone = (id: string, ...points: [number, number][]): Sone => ({
	id,
	flater: [[ring(...points)]]
});
const A = (...border: [number, number][]) =>
	sone('a', [0, 0], [10_000, 0], ...border, [10_000, 10_000], [0, 10_000]);
const B = (...border: [number, number][]) =>
	sone('b', [10_000, 0], [20_000, 0], [20_000, 10_000], [10_000, 10_000], ...border);
const over = sone(
	'over',
	[0, 10_000],
	[10_000, 10_000],
	[20_000, 10_000],
	[20_000, 20_000],
	[0, 20_000]
);
const omrade = sone(
	'plan',
	[0, 0],
	[10_000, 0],
	[20_000, 0],
	[20_000, 10_000],
	[20_000, 20_000],
	[0, 20_000],
	[0, 10_000]
);

const navn = (id: string) => id.toUpperCase();
const valg = { nameOf: navn, newId: () => 'ny' };
const only = (found: readonly Brist[]): Brist => {
	const [first, second] = found;
	if (!first || second) throw new Error(`${found.length} found`);
	return first;
};
const arealer = (t: Flislegging) =>
	Object.fromEntries(
		[...t.soner()].filter(({ id }) => id !== UTENFOR).map((s) => [s.id, arealM2(s)])
	);
function done(t: Flislegging, utbedring: Utbedring): string {
	if (!utbedring.ok) throw new Error(utbedring.reason);
	t.apply(utbedring.edit);
	return (utbedring.sentence ?? '').replaceAll('\u202f', ' ');
}
const faults = (t: Flislegging) => [...findGapsAndOverlaps(t), ...findMissingVertices(t)];

describe('en overlapp', () => {
	const plan = () => new Flislegging([A([11_000, 5000]), B(), over]);

	it.each([
		[
			'a',
			{ a: 10_500, b: 9500, over: 20_000 },
			'A beholder overlappen på 0,5 daa, og B mister den.'
		],
		[
			'b',
			{ a: 10_000, b: 10_000, over: 20_000 },
			'B beholder overlappen på 0,5 daa, og A mister den.'
		]
	])('er den ene sonens, etter planleggerens valg: %s', (keep, areal, sagt) => {
		const t = plan();
		const brist = only(findGapsAndOverlaps(t));
		expect([...brist.zones].sort()).toEqual(['a', 'b']);
		expect(done(t, resolveOverlap(t, brist, keep, valg))).toBe(sagt);
		expect(arealer(t)).toEqual(areal);
		expect(faults(t)).toEqual([]);
	});

	it('der grensene krysses mellom punktene, rettes på hele centimeter, og naboene følger med', () => {
		const t = new Flislegging([
			A([11_000, 3000], [9000, 7000]),
			B([9000, 7000], [11_000, 3000], [9500, 1000]),
			over
		]);
		const brist = only(findGapsAndOverlaps(t));
		done(t, resolveOverlap(t, brist, 'b', valg));
		expect(faults(t)).toEqual([]);
		expect(Object.values(arealer(t)).reduce((a, b) => a + b)).toBe(40_000);
	});

	it('som er rettet i mellomtida, rettes ikke en gang til', () => {
		const t = plan();
		const brist = only(findGapsAndOverlaps(t));
		t.remove(['a']);
		expect(resolveOverlap(t, brist, 'b', valg)).toMatchObject({ ok: false });
	});
});

describe('ved plangrensa', () => {
	const med = (...soner: Sone[]) => {
		const t = new Flislegging(soner);
		leggUtenfor(t, [omrade]);
		return t;
	};

	it('er det ingen feil der formålene fyller planområdet', () => {
		expect(faults(med(A(), B(), over))).toEqual([]);
	});

	it.each([
		['et punkt på plangrensa', sone('a', [0, 500], [10_000, 0], [10_000, 10_000], [0, 10_000])],
		['et punkt inne i planen', sone('a', [300, 500], [10_000, 0], [10_000, 10_000], [0, 10_000])]
	])('fylles ei glipe av naboen innenfor, og plangrensa står: %s', (_, short) => {
		const t = med(short, B(), over);
		const brist = only(findGapsAndOverlaps(t));
		expect(brist.slag).toBe('glipe');
		expect(done(t, fillGap(t, brist, navn))).toMatch(/^Glipa på 0,\d daa blir en del av A\.$/);
		expect(arealer(t)).toEqual({ a: 10_000, b: 10_000, over: 20_000 });
		expect(faults(t)).toEqual([]);
	});

	it('skjæres det som stikker ut, bort', () => {
		const long = sone('a', [0, 0], [5000, -1000], [10_000, 0], [10_000, 10_000], [0, 10_000]);
		const t = med(long, B(), over);
		const brist = only(findGapsAndOverlaps(t));
		expect(brist.slag).toBe('overlapp');
		expect([...brist.zones].sort()).toEqual(['a', UTENFOR]);
		expect(done(t, resolveOverlap(t, brist, UTENFOR, valg))).toBe(
			'A mister 0,5 daa som ligger utenfor plangrensa.'
		);
		expect(arealer(t)).toEqual({ a: 10_000, b: 10_000, over: 20_000 });
		expect(faults(t)).toEqual([]);
	});
});
