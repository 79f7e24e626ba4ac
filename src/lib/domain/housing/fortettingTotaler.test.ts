import { describe, expect, it } from 'vitest';
import { fortettingstotal, ukjentTotal, utenUkjente, type Totalrad } from './fortettingTotaler.ts';

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

	it('is sent as no sum at all where nothing is known, and never as 0', () => {
		const sendt = (...rader: Totalrad[]) => utenUkjente(fortettingstotal(rader, halv));
		expect(sendt(rad({ tilstand: 'ikke kartlagt' }))).toMatchObject({
			teoretisk: null,
			realistisk: null,
			betinget: null
		});
		expect(sendt(rad()).teoretisk).toBe(2);
		expect(sendt().teoretisk).toBe(0);
	});
});
