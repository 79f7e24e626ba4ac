import { expect, it } from 'vitest';
import type { Boligmal } from './behov.ts';
import { malsum } from './malsum.ts';

const mal: Boligmal = {
	id: 1,
	navn: 'Boligplanen, Raufoss',
	tettsted: 'Raufoss',
	fraAar: 2026,
	tilAar: 2029,
	antall: 190,
	kilde: 'Boligplan',
	kildeDato: null,
	illustrasjon: true
};
const nytt: Boligmal = { ...mal, id: 0, navn: 'Nytt', antall: 400 };
const kommunen: Boligmal = { ...mal, id: 2, navn: 'Kommunen', tettsted: null, antall: 600 };

it('tells what the goals of the same place and years come to, and which they are', () => {
	expect(malsum(nytt, [mal, kommunen])).toEqual([
		'Raufoss 2026–2029: 190 + 400 = 590 boliger («Boligplanen, Raufoss» 190, dette målet 400). Mål for samme sted og år legges sammen.'
	]);
});

it('says nothing where the goal is alone, of other years, or has no number', () => {
	expect(malsum(nytt, [])).toEqual([]);
	expect(malsum(nytt, [{ ...mal, fraAar: 2030, tilAar: 2033 }])).toEqual([]);
	expect(malsum(nytt, [{ ...mal, tettsted: 'Reinsvoll' }])).toEqual([]);
	expect(malsum({ ...nytt, antall: null }, [mal])).toEqual([]);
});

it('counts of a goal with other years what falls in those of this one', () => {
	const [setning] = malsum(nytt, [{ ...mal, tilAar: 2037, antall: 300 }]);
	expect(setning).toContain('Raufoss 2026–2029: 100 + 400 = 500 boliger');
});

it('names a goal without a number as left out, never as none', () => {
	const [setning] = malsum(nytt, [mal, { ...mal, id: 3, navn: 'Uten', antall: null }]);
	expect(setning).toContain('190 + 400 = 590 boliger');
	expect(setning).toContain('Uten tall, og ikke med: «Uten».');
});

it('tells by how much the places then ask for more than the municipality', () => {
	const reinsvoll = { ...mal, id: 4, tettsted: 'Reinsvoll', antall: 60 };
	expect(malsum(nytt, [mal, kommunen, reinsvoll])[1]).toBe(
		'Stedenes mål for 2026–2029 er da til sammen 650 boliger, 50 mer enn målet for hele kommunen (600).'
	);
	expect(malsum(nytt, [mal, reinsvoll])).toHaveLength(1);
});
