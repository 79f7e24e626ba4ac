import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTwkb } from './twkb.ts';

// As PostGIS writes them: select encode(ST_AsTWKB('POINT(1 -2)'::geometry, 0), 'hex').
const read = (hex: string) => readTwkb(Buffer.from(hex, 'hex'));

const varint = (value: number): number[] => {
	const bytes = [];
	let rest = value >= 0 ? value * 2 : -value * 2 - 1;
	for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
	return [...bytes, rest];
};

describe('readTwkb', () => {
	it.each([
		['a point', '01000203', { type: 1, parts: [[[1, -2]]] }],
		[
			'a line by its steps',
			'02000202020202',
			{
				type: 2,
				parts: [
					[
						[1, 1],
						[2, 2]
					]
				]
			}
		],
		[
			'a polygon with a hole',
			'0300020400000a00000a0909040202020000020101',
			{
				type: 3,
				parts: [
					[
						[0, 0],
						[5, 0],
						[5, 5],
						[0, 0]
					],
					[
						[1, 1],
						[2, 1],
						[2, 2],
						[1, 1]
					]
				]
			}
		],
		['many points', '04000202020202', { type: 1, parts: [[[1, 1]], [[2, 2]]] }],
		[
			'many lines',
			'05000202020202020202020202',
			{
				type: 2,
				parts: [
					[
						[1, 1],
						[2, 2]
					],
					[
						[3, 3],
						[4, 4]
					]
				]
			}
		],
		[
			'many polygons as their rings',
			'0600020104000002000002010101040a0a0200000201' + '01',
			{
				type: 3,
				parts: [
					[
						[0, 0],
						[1, 0],
						[1, 1],
						[0, 0]
					],
					[
						[5, 5],
						[6, 5],
						[6, 6],
						[5, 5]
					]
				]
			}
		]
	] as const)('reads %s', (_, hex, shape) => {
		expect(read(hex)).toEqual(shape);
	});

	it.each(['0110', '0210', '0310', '0410', '0510', '0610', '0710'])('%s is empty: null', (hex) => {
		expect(read(hex)).toBeNull();
	});

	it('knows no collections, and nothing that is not TWKB', () => {
		expect(read('070001')).toBeNull();
		expect(read('')).toBeNull();
		expect(read('0f00')).toBeNull();
	});

	it('reads every integer that a tile may have', () => {
		const number = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
		fc.assert(
			fc.property(number, number, (x, y) => {
				const bytes = Uint8Array.from([1, 0, ...varint(x), ...varint(y)]);
				expect(readTwkb(bytes)).toEqual({ type: 1, parts: [[[x, y]]] });
			}),
			{ seed: 3443, numRuns: 500 }
		);
	});
});
