import { describe, expect, it } from 'vitest';
import { malt, sum, ukjent, type Tall } from '../bevis.ts';
import { boligfigurer, boligmaler, dom, helePerioden } from './boliger.ts';
import type { Boligomrade } from '../housing/svar.ts';

const boliger = (verdi: number | null): Tall =>
	verdi === null
		? ukjent('x', 'boliger', 'ikke vurdert', { hvorfor: 'Ikke tallfestet.' })
		: malt('x', verdi, 'boliger', { hvordan: 'Talt' });

/** Room that may be more where some of the land is not mapped. */
const plass = (verdi: number | null, ukjentDaa: number): Tall =>
	ukjentDaa > 0 ? sum('k', 'boliger', [boliger(verdi), boliger(null)]) : boliger(verdi);

const rad = (
	period: string,
	need: number | null,
	mid: number | null,
	ukjentDaa = 0
): Boligomrade => ({
	tettsted: 'hele kommunen',
	kind: 'hele',
	period,
	need,
	capacity: { min: mid, mid, max: mid },
	conditional: 0,
	unmapped: ukjentDaa,
	unmappedParts: [],
	unmappedCapacity: { min: 0, mid: 0, max: 0 },
	zones: [],
	proof: {
		need: boliger(need),
		capacity: { min: boliger(mid), mid: plass(mid, ukjentDaa), max: boliger(mid) },
		conditional: boliger(0),
		unmapped: malt('u', ukjentDaa, 'dekar', { hvordan: 'Målt' }),
		unmappedCapacity: { min: boliger(0), mid: boliger(0), max: boliger(0) }
	}
});

const tolv = (rader: readonly Boligomrade[]) => {
	const maler = boligmaler({ totals: rader });
	if (!maler) throw new Error('no meter');
	return maler;
};

describe('twelve years of the whole municipality', () => {
	it('are the sum of the three periods, and the unmapped land is counted once', () => {
		const maler = tolv([
			rad('2026–2029', 300, 210, 40),
			rad('2030–2033', 320, 190, 40),
			rad('2034–2037', 340, 200, 40)
		]);
		expect(maler.periode).toBe('2026–2037');
		expect(maler.behov.verdi).toBe(960);
		expect(maler.kapasitet.mid.verdi).toBe(600);
		expect(maler.ukjentAreal.verdi).toBe(40);
		expect(dom(maler)).toEqual({
			dom: 'mangler',
			tekst: 'Mangler høyst 360 boliger.'
		});
	});

	it('name the period that has no goal, leave it out of the sum, and say nothing of what is left over', () => {
		const maler = tolv([rad('2026–2029', 300, 310), rad('2030–2033', null, 10)]);
		expect(maler.behov.verdi).toBe(300);
		expect(maler.behov.bevis.merknader.join(' ')).toContain('er ikke vurdert');
		expect(dom(maler).dom).toBe('ukjent');
		const over = boligfigurer(maler).figurer.find(({ nokkel }) => nokkel === 'til-overs');
		expect(over?.tall.tilstand).toBe('ikke vurdert');
	});

	it('say «minst» where some land is not mapped, and never «nok» of what is unknown', () => {
		expect(dom(tolv([rad('2026–2029', 10, 12, 5)])).tekst).toBe(
			'Plass nok, med minst 2 til overs.'
		);
		expect(dom(tolv([rad('2026–2029', null, 12)])).dom).toBe('ukjent');
		expect(dom(tolv([rad('2026–2029', 10, null)])).dom).toBe('ukjent');
	});

	it('are not met for certain where something may yet be taken from the room, and may lack for certain', () => {
		const hoyst = (verdi: number) => {
			const maler = tolv([rad('2026–2029', 10, verdi)]);
			const mid = malt('k', verdi, 'boliger', { hvordan: 'Talt', grense: 'hoyst' });
			return { ...maler, kapasitet: { ...maler.kapasitet, mid } };
		};
		const [nok, mangler] = [hoyst(12), hoyst(8)];
		expect(dom(nok)).toEqual({ dom: 'ukjent', tekst: 'Ikke avklart: høyst 2 til overs.' });
		expect(dom(mangler).tekst).toBe('Mangler minst 2 boliger.');
	});

	it('have a figure for each thing, each with a name of its own', () => {
		const { figurer } = boligfigurer(tolv([rad('2026–2029', 300, 210)]));
		expect(new Set(figurer.map(({ nokkel }) => nokkel)).size).toBe(figurer.length);
		expect(figurer.find(({ nokkel }) => nokkel === 'til-overs')?.tall.verdi).toBe(-90);
	});

	it('are nothing where nothing was reckoned', () => {
		expect(boligmaler({ totals: [] })).toBeNull();
		expect(helePerioden([{ period: '2026–2029' }])).toBe('2026–2029');
	});
});
