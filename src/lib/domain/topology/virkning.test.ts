import { describe, expect, it } from 'vitest';
import type { Edit } from './flislegging.ts';
import type { RingCm, Sone } from './punkt.ts';
import { told } from './virkning.ts';

/** A strip 100 m wide and so many centimetres high: a centimetre is a square metre. */
const strip = (id: string, cm: number): Sone => {
	const ring: RingCm = [
		[59_000_000, 673_000_000],
		[59_010_000, 673_000_000],
		[59_010_000, 673_000_000 + cm],
		[59_000_000, 673_000_000 + cm]
	];
	return { id, flater: [[ring]] };
};
const edit = (
	zones: Record<string, [from: number, to: number | null]>,
	created: Record<string, [cm: number, like: string | null]> = {}
): Edit => ({
	before: new Map(Object.entries(zones).map(([id, [from]]) => [id, strip(id, from)])),
	after: new Map(
		Object.entries(zones).map(([id, [, to]]) => [id, to === null ? null : strip(id, to)])
	),
	created: new Map(
		Object.entries(created).map(([id, [cm, like]]) => [id, { sone: strip(id, cm), like }])
	)
});
const name = (id: string): string => id.toUpperCase();
const said = (...args: Parameters<typeof told>) =>
	told(...args).map(({ sentence }) => sentence?.replaceAll('\u202f', ' ') ?? null);

describe('what an edit did is said', () => {
	it('in dekar, of the zones that the planner did not work on, the largest change first', () => {
		const moved = edit({ b11: [20_000, 23_300], b12: [10_000, 6800], b13: [9000, 8900] });
		expect(said(moved, name, new Set(['b11']))).toEqual([
			'B12 ble 3,2 daa mindre',
			'B13 ble 0,1 daa mindre'
		]);
		expect(told(moved, name)[0]).toEqual({
			id: 'b11',
			slag: 'endret',
			fromM2: 20_000,
			toM2: 23_300,
			sentence: 'B11 ble 3,3\u202fdaa større'
		});
	});
	it('in square metres where a tenth of a dekar is too coarse', () => {
		expect(said(edit({ a: [1000, 1099], b: [1000, 999] }), name)).toEqual([
			'A ble 99 m² større',
			'B ble 1 m² mindre'
		]);
	});
	it('when a zone is gone, and when there is a new one', () => {
		const drawn = edit({ a: [1900, null] }, { n: [3200, null], m: [500, 'a'] });
		expect(said(drawn, name)).toEqual([
			'Et nytt område på 3,2 daa',
			'A på 1,9 daa er borte',
			'Et nytt område på 0,5 daa, likt A, med navnet M'
		]);
		expect(said(drawn, (id) => (id === 'm' ? '' : name(id)))).toContain(
			'Et nytt område på 0,5 daa, likt A'
		);
	});
	it('not of a zone that just got a vertex', () => {
		expect(said(edit({ a: [1000, 1000] }), name)).toEqual([null]);
	});
	it('of what was moved as it is, why its area is another one afterwards', () => {
		const moved = (from: number, to: number) =>
			said({ ...edit({ a: [from, to] }), moved: 'a' }, name);
		expect(moved(10_000, 10_000)).toEqual([null]);
		expect(moved(10_000, 10_002)).toEqual([
			'A er like stor som før, på 2 m² nær, for grenser møtes på hele centimeter'
		]);
		expect(moved(10_000, 6800)).toEqual([
			'A ble 3,2 daa mindre: det som kom utenfor det planlagte, er tatt bort'
		]);
		expect(moved(10_000, 10_003)).toEqual([
			'A ble 3 m² større: biter under 1 m² som ble igjen av naboene, er tatt med'
		]);
	});
});
