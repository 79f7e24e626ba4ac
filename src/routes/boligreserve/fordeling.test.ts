import { describe, expect, it } from 'vitest';
import { andelstekst, lesRader, tilRader } from './fordeling.ts';

const rad = (formal: string, prosent: string) => ({ formal, prosent });

describe('the form of the shares of a combined zone', () => {
	it('reads per cent with a comma, leaves empty lines out, and writes what it read', () => {
		const rader = [rad('1110', '62,5'), rad('', ' '), rad('1160', '37,5')];
		expect(lesRader(rader)).toEqual({
			shares: [
				{ purpose: 1110, share: 0.625 },
				{ purpose: 1160, share: 0.375 }
			]
		});
		expect(
			tilRader([
				{ purpose: 1110, share: 0.625 },
				{ purpose: 1160, share: 0.375 }
			])
		).toEqual([rad('1110', '62,5'), rad('1160', '37,5')]);
		expect(tilRader([])).toEqual([rad('', '')]);
	});

	it('says what is missing up to the whole, or too much, of three thirds too', () => {
		expect(lesRader([rad('1110', '80')])).toEqual({
			feil: 'Andelene er 80 % til sammen: 20 % mangler.',
			rad: null
		});
		expect(lesRader([rad('1110', '80'), rad('1160', '25')])).toMatchObject({
			feil: 'Andelene er 105 % til sammen: 5 % for mye.'
		});
		const tredeler = [rad('1110', '33,3333'), rad('1160', '33,3333'), rad('1300', '33,3334')];
		expect(lesRader(tredeler)).toHaveProperty('shares');
	});

	it('says which line is wrong', () => {
		expect(lesRader([])).toMatchObject({ feil: 'Velg minst ett formål.' });
		expect(lesRader([rad('1110', '50'), rad('', '50')])).toEqual({
			feil: 'Velg formålet.',
			rad: 1
		});
		expect(lesRader([rad('1110', 'mye')])).toMatchObject({ rad: 0 });
		expect(lesRader([rad('1110', '50'), rad('1110', '50')])).toEqual({
			feil: 'Formålet står i en linje over.',
			rad: 1
		});
	});

	it('tells the shares in words', () => {
		expect(andelstekst([{ purpose: 1110, name: 'Boligbebyggelse', share: 0.6 }])).toBe(
			'60 % boligbebyggelse'
		);
	});
});
