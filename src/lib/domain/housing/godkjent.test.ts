import { describe, expect, it } from 'vitest';
import { sum } from '../bevis.ts';
import { godkjentDeler, IKKE_KJORT, type Godkjentgrunnlag } from './godkjent.ts';

const KJORT: Godkjentgrunnlag = {
	tilstand: 'kjent',
	hvorfor: '',
	steder: [
		{ sted: 'Raufoss', eiendommer: 3, boliger: 40, realistisk: 20 },
		{ sted: 'Eina', eiendommer: 4, boliger: 8, realistisk: 2 }
	],
	uvisse: [],
	merknader: ['Kjøring av 28.11.2026.']
};
const samlet = (grunnlag: Godkjentgrunnlag, sted: string | null) =>
	sum('s', 'boliger', godkjentDeler(grunnlag, 'realistisk', sted));

describe('accepted infill', () => {
	it('is of its place, and of the whole', () => {
		expect(samlet(KJORT, 'Raufoss')).toMatchObject({ verdi: 20, grense: 'eksakt' });
		expect(samlet(KJORT, null)).toMatchObject({ verdi: 22, grense: 'eksakt' });
		expect(samlet(KJORT, 'Bøverbru')).toMatchObject({ verdi: 0, grense: 'eksakt' });
	});

	it('that nobody has run is «ikke vurdert», and that is not told is «ikke vist»: never none', () => {
		expect(samlet(IKKE_KJORT, null)).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
		const skjult = { ...IKKE_KJORT, tilstand: 'ikke vist', hvorfor: 'For få.' } as const;
		expect(samlet(skjult, 'Raufoss')).toMatchObject({ verdi: null, tilstand: 'ikke vist' });
		expect(samlet(skjult, 'Raufoss').bevis.formel).toBe('For få.');
	});

	it('that is told for several places together is no part of one, and not none of it', () => {
		const flere = {
			...KJORT,
			steder: [{ sted: null, eiendommer: 7, boliger: 48, realistisk: 22 }]
		};
		expect(samlet(flere, 'Raufoss')).toMatchObject({ verdi: null, tilstand: 'ikke vist' });
		expect(samlet(flere, null).verdi).toBe(22);
	});

	it('of parcels with no number, or that are candidates no more, is an unknown part', () => {
		const delvis: Godkjentgrunnlag = {
			...KJORT,
			uvisse: [
				{ sted: 'Raufoss', hvorfor: 'uten tall', eiendommer: 2 },
				{ sted: null, hvorfor: 'ikke kandidat', eiendommer: null }
			]
		};
		expect(samlet(delvis, null)).toMatchObject({ verdi: 22, grense: 'minst' });
		expect(samlet(delvis, 'Raufoss').bevis.merknader.join(' ')).toMatch(
			/2 godkjente eiendommer uten tall er ikke vurdert.*Noen godkjente eiendommer ute av siste kjøring/
		);
		// It is not known where those that are candidates no more lie.
		expect(samlet(delvis, 'Eina')).toMatchObject({ verdi: 2, grense: 'minst' });
	});
});
