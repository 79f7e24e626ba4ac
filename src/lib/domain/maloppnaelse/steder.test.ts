import { describe, expect, it } from 'vitest';
import { malt, sum, ukjent, type Tall } from '../bevis.ts';
import type { Boligomrade } from '../housing/svar.ts';
import { stedsbilde } from './steder.ts';

const boliger = (verdi: number) => malt('x', verdi, 'boliger', { hvordan: 'Talt' });
const UKJENT = ukjent('u', 'boliger', 'ikke vurdert', { hvorfor: 'Ingen vet.' });
const rad = (
	tettsted: string,
	period: string,
	need: Tall,
	mid: Tall,
	kind = 'tettsted'
): Boligomrade =>
	({ tettsted, kind, period, proof: { need, capacity: { mid } } }) as unknown as Boligomrade;

describe('is the room where it is asked for', () => {
	it('tells what each tettsted lacks, the most first, and what lies outside them', () => {
		const { mangler, utenfor } = stedsbilde({
			areas: [
				rad('Eina', '2026–2029', boliger(30), boliger(21)),
				rad('Raufoss', '2026–2029', boliger(190), boliger(110)),
				rad('Raufoss', '2030–2033', boliger(210), boliger(145)),
				rad('Reinsvoll', '2026–2029', boliger(10), boliger(10.4)),
				rad('utenfor tettsted', '2026–2029', UKJENT, boliger(500), 'utenfor')
			]
		});
		expect(mangler.map(({ navn, verdi }) => [navn, verdi])).toEqual([
			['Raufoss', 145],
			['Eina', 9]
		]);
		expect(utenfor?.verdi).toBe(500);
	});

	it('leaves out the periods without a goal in numbers, and says «høyst» where the room may be more', () => {
		const minst = sum('k', 'boliger', [boliger(5), UKJENT]);
		const { mangler } = stedsbilde({
			areas: [
				rad('Eina', '2026–2029', boliger(30), minst),
				rad('Eina', '2030–2033', UKJENT, boliger(1000))
			]
		});
		expect(mangler).toMatchObject([{ navn: 'Eina', verdi: 25, grense: 'hoyst' }]);
	});

	it('tells of no lack where the room is not known, and of none outside where nothing is reckoned', () => {
		const areas = [rad('Eina', '2026–2029', boliger(30), UKJENT)];
		expect(stedsbilde({ areas })).toEqual({ mangler: [], utenfor: null });
	});
});
