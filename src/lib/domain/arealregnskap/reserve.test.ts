import { describe, expect, it } from 'vitest';
import { malt, sum, ukjent, type Tall } from '../bevis.ts';
import { sikreReserveAar } from './reserve.ts';

const kjent = (verdi: number): Tall => malt('x', verdi, 'boliger', { hvordan: 'Talt' });
const ikke = ukjent('y', 'boliger', 'ikke kartlagt', { hvorfor: 'Ikke kartlagt.' });
const delvis = sum('z', 'boliger', [kjent(10), ikke]);

const rad = (years: number | null, { behov = kjent(1), reserve = kjent(10) } = {}) => ({
	kind: 'hele' as const,
	without: {
		coverage: null,
		years,
		warning: null,
		proof: { coverage: kjent(1), years: kjent(1) }
	},
	proof: { needPerYear: behov, reserve, infill: kjent(0) }
});

describe('the reserve that a rule may rest on', () => {
	it('is that of the whole municipality, where all of it is known', () => {
		expect(sikreReserveAar([rad(8)])).toBe(8);
		expect(sikreReserveAar([{ ...rad(8), kind: 'tettsted' }])).toBeNull();
		expect(sikreReserveAar([rad(null)])).toBeNull();
		expect(sikreReserveAar([])).toBeNull();
	});

	it('is known to be too much also where there may be more, and not known to be little', () => {
		expect(sikreReserveAar([rad(18, { reserve: delvis })])).toBe(18);
		expect(sikreReserveAar([rad(12, { reserve: delvis })])).toBeNull();
	});

	it('is not known to be too much where something may yet be taken from it, and known to be little', () => {
		const hoyst = malt('z', 10, 'boliger', { hvordan: 'Talt', grense: 'hoyst' });
		expect(sikreReserveAar([rad(18, { reserve: hoyst })])).toBeNull();
		expect(sikreReserveAar([rad(8, { reserve: hoyst })])).toBe(8);
	});

	it('is not known where the need is known in part: with more of it the years are fewer', () => {
		expect(sikreReserveAar([rad(18, { behov: delvis })])).toBeNull();
	});
});
