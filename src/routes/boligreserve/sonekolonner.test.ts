import { describe, expect, it } from 'vitest';
import type { Regnskapssone } from '#lib/domain/housing/kapasitetsregnskap.ts';
import { avstandstekst, fradragstekst, regulert, spenn, ukjentgrunn } from './sonekolonner.ts';
import { tomtesetning } from './visning.ts';

const sone = (over: Partial<Regnskapssone>): Regnskapssone => over as Regnskapssone;
const reg = (answer: 'ja' | 'nei' | 'delvis' | 'ukjent', share = 0.4) =>
	regulert(
		sone({
			conditions: {
				regulated: { answer, share, shareNot: 0, reason: 'ikke kartlagt' }
			} as Regnskapssone['conditions']
		})
	);

describe('the table of zones', () => {
	it('says what was taken out, and what is not known and why', () => {
		const parts: Regnskapssone['parts'] = [
			{ kind: 'dyrka', areaM2: 3210, state: 'known' },
			{ kind: 'veg', areaM2: 10, state: 'known' },
			{ kind: 'ikke-fordelt', areaM2: 500, state: 'unmapped', reason: 'ikke vurdert' }
		];
		expect(fradragstekst(sone({ parts }))).toBe('dyrka jord 3,2');
		expect(ukjentgrunn(sone({ parts }))).toBe('formålene er ikke fordelt (ikke vurdert)');
	});

	it('never writes 0 for what is not known', () => {
		expect(spenn({ min: null, mid: null, max: null })).toBe('ikke kjent');
		expect(spenn({ min: 8.4, mid: 12.1, max: 20 })).toBe('12 (8–20)');
		expect(avstandstekst({ state: 'unmapped', reason: 'ikke kartlagt', m: null })).toBe(
			'ikke kartlagt'
		);
		expect(avstandstekst({ state: 'known', m: null }, 1000)).toBe('over 1\u202f000\u202fm');
		expect(avstandstekst({ state: 'known', m: 347 })).toBe('350\u202fm');
	});

	it('says whether a zone is regulated, and how much of it', () => {
		expect([reg('ja'), reg('nei'), reg('delvis'), reg('ukjent')]).toEqual([
			'Ja',
			'Nei',
			'Delvis, 40\u202f%',
			'Ikke kartlagt'
		]);
	});
});

it('that nobody has run infill is something else than that nothing was accepted', () => {
	const ukjent = { parcels: null, dwellings: null, unknown: null, outdated: [] };
	expect(tomtesetning({ ...ukjent, state: 'ikke vurdert', reason: 'Ingen kjøring.' })).toBe(
		'Fortetting tomt for tomt er ikke vurdert og er ikke med. Ingen kjøring.'
	);
	expect(tomtesetning({ ...ukjent, state: 'ikke vist', reason: 'For få.' })).toContain('ikke vist');
	const kjent = { state: 'kjent', reason: null, unknown: 0, outdated: [] } as const;
	expect(tomtesetning({ ...kjent, parcels: 0, dwellings: 0 })).toContain('0 godkjente tomter');
	const en = { ...kjent, parcels: 1, dwellings: 2.4 };
	expect(tomtesetning({ ...en, outdated: ['planen er endret'] })).toBe(
		'Med i fortetting: 1 godkjent tomt med 2 boliger, realistisk. Kjøringen er gammel: planen er endret.'
	);
	expect(tomtesetning({ ...en, unknown: 3 })).toContain('med minst 2 boliger, realistisk. 3 godkj');
	expect(tomtesetning({ ...en, unknown: null })).toContain('Noen godkjente har ikke et tall');
});
