import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broer, komponentareal, komponenter, sammenheng, type Nettdel } from './nett.ts';

const del = (nr: number, arealM2: number, ...naboer: number[]): Nettdel => ({
	nr,
	rang: 2,
	arealM2,
	naboer,
	lokalId: `id-${nr}`,
	navn: `G${nr}`,
	sted: [10, 60]
});

describe('the network', () => {
	it('hangs together where parts touch, whichever of the two tells of it', () => {
		const grupper = komponenter([del(1, 10, 2), del(2, 20), del(3, 40), del(4, 5, 3), del(5, 1)]);
		expect(grupper.map(komponentareal)).toEqual([45, 30, 1]);
	});

	it('is 1 when it is one, ½ when it is two alike, and nothing when there is none', () => {
		expect(sammenheng([7])).toBe(1);
		expect(sammenheng([50, 50])).toBe(0.5);
		expect(sammenheng([60, 30, 10])).toBeCloseTo(0.46, 12);
		expect(sammenheng([])).toBeNull();
		expect(sammenheng([0])).toBeNull();
	});

	it('is held together by what it falls apart without, by how much is cut off', () => {
		// 1 – 2 – 3, and 3 – 4 – 5 – 3 in a ring.
		const deler = [del(1, 30, 2), del(2, 1, 3), del(3, 2, 4, 5), del(4, 50, 5), del(5, 10)];
		expect(broer(deler).map((b) => [b.del.nr, b.avskaretM2])).toEqual([
			[3, 31],
			[2, 30]
		]);
		expect(broer([del(1, 3, 2), del(2, 4)])).toEqual([]);
	});

	const nett = fc.array(
		fc.record({ areal: fc.integer({ min: 1, max: 1000 }), naboer: fc.array(fc.nat(14)) }),
		{ minLength: 1, maxLength: 15 }
	);

	it('has groups that are the whole, each part in one, and is between 0 and 1', () => {
		fc.assert(
			fc.property(nett, (rader) => {
				const deler = rader.map(({ areal, naboer }, i) => del(i, areal, ...naboer));
				const grupper = komponenter(deler);
				expect(
					grupper
						.flat()
						.map(({ nr }) => nr)
						.sort()
				).toEqual(deler.map(({ nr }) => nr).sort());
				const verdi = sammenheng(grupper.map(komponentareal)) ?? NaN;
				expect(verdi).toBeGreaterThan(0);
				expect(verdi).toBeLessThanOrEqual(1);
				expect(verdi === 1).toBe(grupper.length === 1);
			})
		);
	});

	it('never hangs together worse for one more link', () => {
		fc.assert(
			fc.property(nett, fc.nat(14), fc.nat(14), (rader, a, b) => {
				const deler = rader.map(({ areal, naboer }, i) => del(i, areal, ...naboer));
				const med = deler.map((d) => (d.nr === a ? { ...d, naboer: [...d.naboer, b] } : d));
				const av = (d: readonly Nettdel[]) => sammenheng(komponenter(d).map(komponentareal)) ?? 0;
				expect(av(med)).toBeGreaterThanOrEqual(av(deler));
			})
		);
	});
});
