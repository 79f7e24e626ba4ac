import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABSENT, Kilderegister } from './kilderegister.ts';

describe('what serial numbers refer to', () => {
	it('is the first that had the number, whatever order and however far apart they come', () => {
		const serial = fc.oneof(fc.nat(20), fc.nat(40_000), fc.nat(Number.MAX_SAFE_INTEGER));
		fc.assert(
			fc.property(fc.array(serial, { maxLength: 300 }), (serials) => {
				const register = new Kilderegister();
				const expected = new Map<number, number>();
				for (const [i, number] of [...serials, ...serials.map((n) => n % 20_000)].entries()) {
					expect(register.add(number, i + 1)).toBe(!expected.has(number));
					if (!expected.has(number)) expected.set(number, i + 1);
				}
				for (const [number, kilde] of expected) expect(register.get(number)).toBe(kilde);
				for (const number of [21_000, 50_000, 16_000_001])
					if (!expected.has(number)) expect(register.get(number)).toBe(ABSENT);
			})
		);
	});

	it('is known for numbers that grow past each table', () => {
		const register = new Kilderegister();
		let refused = 0;
		for (let i = 1; i < 100_000; i++) if (!register.add(3 * i, i)) refused++;
		expect(refused).toBe(0);
		for (let i = 1; i < 100_000; i += 997)
			expect([register.get(3 * i), register.get(3 * i + 1)]).toEqual([i, ABSENT]);
	});
});
