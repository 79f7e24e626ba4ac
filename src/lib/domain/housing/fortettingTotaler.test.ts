import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	ukjentTotal,
	fortettingsgrupper,
	fortettingstotal,
	KONTOER,
	slaSammenSma,
	type Totalrad
} from './fortettingTotaler.ts';

const rad = (endret: Partial<Totalrad> = {}): Totalrad => ({
	slag: 'eplehage',
	stedslag: 'tettsted',
	tettsted: 'Raufoss',
	boliger: 2,
	tilstand: 'kjent',
	betinget: false,
	reservert: false,
	valg: null,
	antall: null,
	...endret
});
const halv = () => 0.5;

describe('fortettingstotal', () => {
	it('has each candidate in one account, the owner before the planner before the reckoning', () => {
		const total = fortettingstotal(
			[
				rad(),
				rad({ valg: 'godkjent' }),
				rad({ valg: 'antall', antall: 5, boliger: null, tilstand: 'ikke vurdert' }),
				rad({ valg: 'avvist' }),
				rad({ valg: 'godkjent', reservert: true }),
				rad({ tilstand: 'ikke kartlagt', boliger: 3 }),
				rad({ tilstand: 'ikke vurdert', boliger: null })
			],
			halv
		);
		expect(total.uavklart).toEqual({ eiendommer: 1, boliger: 2, utenTall: 0 });
		expect(total.godkjent).toEqual({ eiendommer: 2, boliger: 7, utenTall: 0 });
		expect(total.avvist.boliger).toBe(2);
		expect(total.reservert.boliger).toBe(2);
		expect(total['ikke kartlagt']).toEqual({ eiendommer: 1, boliger: 3, utenTall: 0 });
		expect(total['ikke vurdert']).toEqual({ eiendommer: 1, boliger: 0, utenTall: 1 });
		expect([total.teoretisk, total.realistisk]).toEqual([9, 4.5]);
	});
});

describe('ukjentTotal', () => {
	it('says that nothing is known, where it is so, and leaves a sum with something known', () => {
		const total = (...rader: Totalrad[]) => ukjentTotal(fortettingstotal(rader, halv));
		expect(total()).toBeNull();
		expect(total(rad(), rad({ tilstand: 'ikke kartlagt' }))).toBeNull();
		expect(total(rad({ tilstand: 'ikke kartlagt' }), rad({ valg: 'avvist' }))).toBe(
			'ikke kartlagt'
		);
		expect(total(rad({ tilstand: 'ikke kartlagt' }), rad({ tilstand: 'ikke vurdert' }))).toBe(
			'ikke vurdert'
		);
	});
});

const rader = fc.array(
	fc
		.record({
			slag: fc.constantFrom('ledig', 'eplehage', 'transformasjon'),
			tettsted: fc.constantFrom('Raufoss', 'Eina', 'Bøverbru'),
			boliger: fc.integer({ min: 1, max: 9 })
		})
		.map(rad),
	{ maxLength: 25 }
);

describe('what others than planners see', () => {
	it('is in groups of three or more, and sums to the whole', () => {
		fc.assert(
			fc.property(rader, (alle) => {
				const grupper = fortettingsgrupper(alle, halv, false);
				expect(grupper.every(({ eiendommer }) => eiendommer >= 3)).toBe(true);
				if (alle.length < 3) return;
				const whole = fortettingstotal(alle, halv);
				for (const konto of KONTOER)
					expect(grupper.reduce((n, g) => n + g.total[konto].boliger, 0)).toBe(
						whole[konto].boliger
					);
				expect(grupper.reduce((n, g) => n + g.eiendommer, 0)).toBe(alle.length);
			}),
			{ seed: 4 }
		);
	});

	it('has what is left over together with another, so that it cannot be found by subtraction', () => {
		const { store, rest } = slaSammenSma([[1, 2, 3, 4], [5], [6, 7, 8]]);
		expect(store).toEqual([[1, 2, 3, 4]]);
		expect(rest).toEqual([5, 6, 7, 8]);
		expect(slaSammenSma([[1], [2]])).toEqual({ store: [], rest: [] });
		expect(slaSammenSma([[1, 2, 3]])).toEqual({ store: [[1, 2, 3]], rest: [] });
	});
});
