import { describe, expect, it } from 'vitest';
import { differanse, malt, sum, ukjent, type Tall } from '../domain/bevis.ts';
import { formeltekst, fotnotetekst, talltekst } from './bevistekst.ts';

const boliger = (verdi: number) => malt('Boliger', verdi, 'boliger', { hvordan: 'Talt' });
const flat = (text: string) => text.replaceAll(/\s/g, ' ');

describe('a figure in words', () => {
	it('is «minst», «høyst» or «omtrent» by what its unknown parts can do, and says why on paper', () => {
		const ukjente = ukjent('Eina', 'boliger', 'ikke kartlagt', { hvorfor: 'Ikke kartlagt.' });
		const delvis = sum('Kapasitet', 'boliger', [boliger(40), ukjente]);
		const ord = (tall: Tall) => flat(talltekst(tall));
		expect(ord(delvis)).toBe('minst 40,0 boliger');
		const mangler = differanse('Mangler', boliger(60), [delvis]);
		expect(ord(mangler)).toBe('høyst 20,0 boliger');
		expect(talltekst(mangler, '20')).toBe('høyst 20');
		const begge = differanse('Mangler', delvis, [delvis]);
		expect(ord(begge)).toBe('omtrent 0,0 boliger');
		expect(flat(fotnotetekst(begge))).toContain('både større og mindre');
		expect(talltekst(ukjente)).toBe('ikke kartlagt');
	});
});

describe('the formula of a figure', () => {
	it('says how its result was rounded to what the page shows', () => {
		const tall = sum('Kapasitet', 'boliger', [boliger(40.3), boliger(39.5)]);
		expect(flat(formeltekst(tall, '80'))).toBe('40,3 + 39,5 = 79,8 boliger ≈ 80');
		expect(flat(fotnotetekst(tall, '80'))).toContain('= 79,8 boliger ≈ 80.');
	});

	it('is as it stands where nothing was rounded, or nothing is shown otherwise', () => {
		expect(flat(formeltekst(boliger(80), '80'))).toBe('Talt: 80,0 boliger');
		expect(flat(formeltekst(boliger(12.3), '12,3'))).toBe('Talt: 12,3 boliger');
		expect(flat(formeltekst(boliger(79.8)))).toBe('Talt: 79,8 boliger');
		const tomt = ukjent('Behov', 'boliger', 'ikke vurdert', { hvorfor: 'Ingen mål.' });
		expect(formeltekst(tomt, '0')).toBe('Ingen mål.');
	});

	it('tells of a number that was rounded the other way, so that the column adds up', () => {
		expect(flat(formeltekst(boliger(1.4), '2'))).toBe(
			'Talt: 1,4 boliger ≈ 2 (avrundet slik at tallene på siden går opp)'
		);
	});
});
