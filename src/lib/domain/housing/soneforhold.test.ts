import { describe, expect, it } from 'vitest';
import { forhold, regulering, type Soneforhold } from './soneforhold.ts';

const kjent = (m: number | null) => ({ tilstand: 'kjent' as const, m });
const malt = (over: Partial<Soneforhold> = {}): Soneforhold => ({
	lokalId: 'b1',
	areaM2: 10_000,
	regulertM2: 0,
	uregulertM2: 10_000,
	transformasjonM2: 0,
	avstander: {
		va: kjent(100),
		sentrum: kjent(1000),
		stasjon: { tilstand: 'ikke kartlagt', m: null },
		skole: kjent(null)
	},
	reguleringTilstand: 'ikke kartlagt',
	...over
});

describe('what a zone lies by', () => {
	it('is regulated, not, or in part; what the data do not cover is neither', () => {
		const svar = (regulertM2: number, uregulertM2: number) =>
			regulering(malt({ regulertM2, uregulertM2 }));
		expect(svar(10_000, 0)).toEqual({ answer: 'ja', share: 1, shareNot: 0 });
		expect(svar(0, 10_000).answer).toBe('nei');
		expect(svar(4000, 6000)).toEqual({ answer: 'delvis', share: 0.4, shareNot: 0.6 });
		expect(svar(4000, 0)).toMatchObject({ answer: 'delvis', reason: 'ikke kartlagt' });
		expect(svar(0, 4000)).toMatchObject({ answer: 'ukjent', reason: 'ikke kartlagt' });
	});

	it('is so far away on foot, by the detour factor, and by a straight line to water and sewage', () => {
		const { va, walkM } = forhold(malt(), 1.3);
		expect(va).toEqual({ state: 'known', m: 100 });
		expect(walkM.sentrum.m).toBeCloseTo(1300);
		expect(walkM.stasjon).toEqual({ state: 'unmapped', reason: 'ikke kartlagt', m: null });
		// known, and none within reach: not nought
		expect(walkM.skole).toEqual({ state: 'known', m: null });
	});
});
