import { describe, expect, it } from 'vitest';
import { malt, ukjent } from '../bevis.ts';
import { IKKE_KJORT } from '../housing/godkjent.ts';
import { dom, type Boligmaler } from './boliger.ts';
import { fortettingsfigurer, medFortetting, type Fortettingsgrunnlag } from './fortetting.ts';

const boliger = (verdi: number) => malt('x', verdi, 'boliger', { hvordan: 'Talt' });
const maler: Boligmaler = {
	periode: '2026–2037',
	behov: boliger(100),
	kapasitet: { min: boliger(50), mid: boliger(90), max: boliger(150) },
	betinget: boliger(0),
	omKartlagt: boliger(0),
	ukjentAreal: malt('u', 0, 'dekar', { hvordan: 'Målt' })
};
const kjort: Fortettingsgrunnlag = {
	godkjent: {
		...IKKE_KJORT,
		tilstand: 'kjent',
		steder: [
			{ sted: 'Raufoss', eiendommer: 3, boliger: 40, realistisk: 20 },
			{ sted: null, eiendommer: 4, boliger: 8, realistisk: 2 }
		]
	},
	soner: 18
};
const figur = (grunnlag: Fortettingsgrunnlag, nokkel: string, m = maler) =>
	fortettingsfigurer(m, grunnlag).figurer.find((f) => f.nokkel === nokkel)?.tall;

describe('infill on the politicians’ page', () => {
	it('is added to the room, and may be what meets the goal', () => {
		expect(dom(maler).tekst).toBe('Mangler 10 boliger.');
		expect(dom(medFortetting(maler, kjort)).tekst).toBe('Plass nok, med 12 til overs.');
		expect(figur(kjort, 'fortetting-godkjent')?.verdi).toBe(48);
		expect(figur(kjort, 'plass-med-fortetting')?.verdi).toBe(112);
	});

	it('is told as a share of all the room, with the plan’s own zones for it', () => {
		expect(figur(kjort, 'fortetting-andel')?.verdi).toBeCloseTo((100 * (18 + 22)) / 112, 9);
	});

	it('that nobody has reckoned is «ikke vurdert», and the room is «minst» what the zones hold', () => {
		const ikke = { ...kjort, godkjent: IKKE_KJORT };
		expect(figur(ikke, 'fortetting-godkjent')?.tilstand).toBe('ikke vurdert');
		expect(figur(ikke, 'plass-med-fortetting')).toMatchObject({ verdi: 90, grense: 'minst' });
		expect(figur(ikke, 'plass-med-fortetting')?.bevis.merknader.join(' ')).toContain(
			'ikke vurdert'
		);
	});

	it('is no share of a room that nobody knows, and no room by itself', () => {
		const ikke = ukjent('Plass', 'boliger', 'ikke vurdert', { hvorfor: 'AR5 er ikke lastet.' });
		const uten = { ...maler, kapasitet: { min: ikke, mid: ikke, max: ikke } };
		const grunnlag = { ...kjort, soner: null };
		for (const nokkel of ['fortetting-andel', 'plass-med-fortetting'])
			expect(figur(grunnlag, nokkel, uten), nokkel).toMatchObject({
				verdi: null,
				tilstand: 'ikke vurdert'
			});
		expect(figur(grunnlag, 'fortetting-realistisk', uten)?.verdi).toBe(22);
		expect(dom(medFortetting(uten, grunnlag))).toEqual({
			dom: 'ukjent',
			tekst: 'Plassen i planen er ikke kjent.'
		});
	});

	it('of too few parcels is not told', () => {
		const godkjent = { ...IKKE_KJORT, tilstand: 'ikke vist', hvorfor: 'For få.' } as const;
		expect(figur({ ...kjort, godkjent }, 'fortetting-godkjent')).toMatchObject({
			verdi: null,
			tilstand: 'ikke vist'
		});
	});

	it('of parcels that no number is known for is at least what the others have', () => {
		const uviss = { sted: null, hvorfor: 'ikke kandidat', eiendommer: 1 } as const;
		const grunnlag = { ...kjort, godkjent: { ...kjort.godkjent, uvisse: [uviss] } };
		expect(figur(grunnlag, 'fortetting-godkjent')).toMatchObject({ verdi: 48, grense: 'minst' });
		expect(dom(medFortetting(maler, grunnlag)).tekst).toBe('Plass nok, med minst 12 til overs.');
	});
});
