import { describe, expect, it } from 'vitest';
import { malt, sum, ukjent } from '../bevis.ts';
import { dekning, lesFigur, skrivFigur } from './figur.ts';
import type { Boligomrade } from './svar.ts';

const kapasitet = (verdi: number) => malt('Kapasitet', verdi, 'boliger', { hvordan: 'Prøve' });
const rad = (need: number | null, mid: number | null) =>
	({
		tettsted: 'Raufoss',
		period: '2026–2029',
		proof: {
			need:
				need === null
					? ukjent('Behov', 'boliger', 'ikke vurdert', { hvorfor: 'Ikke tallfestet.' })
					: kapasitet(need),
			capacity: {
				mid:
					mid === null
						? ukjent('Kapasitet', 'boliger', 'ikke kartlagt', { hvorfor: 'Ikke lastet.' })
						: sum('Kapasitet', 'boliger', [kapasitet(mid)])
			}
		}
	}) as Boligomrade;

describe('a figure of the housing page', () => {
	it('has an address that leads back to it', () => {
		const valg = { sted: 'hele kommunen', periode: '2026–2029', figur: 'hoy' } as const;
		expect(skrivFigur(valg)).toBe('hele kommunen:2026-2029:hoy');
		expect(lesFigur(skrivFigur(valg))).toEqual(valg);
		expect(lesFigur('Raufoss:2026–2029')).toEqual({
			sted: 'Raufoss',
			periode: '2026–2029',
			figur: 'kapasitet'
		});
		expect(lesFigur('tull')).toBeNull();
		expect(lesFigur(null)).toBeNull();
	});

	it('says what is lacking or over as a subtraction that can be followed', () => {
		expect(dekning(rad(190, 110))).toMatchObject({
			navn: 'Mangler, Raufoss, 2026–2029',
			verdi: 80
		});
		expect(dekning(rad(190, 110)).bevis.formel).toContain('190,0 − 110,0 = 80,0');
		expect(dekning(rad(110, 190))).toMatchObject({
			navn: 'Til overs, Raufoss, 2026–2029',
			verdi: 80
		});
	});

	it('does not answer where need or capacity is not known, and says why', () => {
		expect(dekning(rad(null, 10))).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
		expect(dekning(rad(10, null))).toMatchObject({ verdi: null, tilstand: 'ikke kartlagt' });
		expect(dekning(rad(10, null)).bevis.formel).toContain('Ikke lastet.');
	});
});
