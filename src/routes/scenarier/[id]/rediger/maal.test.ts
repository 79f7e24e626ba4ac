import { expect, it } from 'vitest';
import { maalAv } from './maal.ts';

const plain = (text: string) => text.replace(/\s/gu, ' ');

it('måler siste strekk i meter og grader med klokka fra nord', () => {
	expect(maalAv([], [0, 0], false)).toBe('');
	expect(plain(maalAv([[0, 0]], [1000, 0], false))).toBe('10,00 m @ 90,0°');
	expect(plain(maalAv([[0, 0]], [0, -250], false))).toBe('2,50 m @ 180,0°');
});

it('måler flaten omtrentlig fra tre punkter', () => {
	const ring = [
		[0, 0],
		[10_000, 0]
	] as const;
	expect(plain(maalAv(ring, [10_000, 10_000], true))).toBe('100,00 m @ 0,0° · ≈ 5,0 daa');
});
