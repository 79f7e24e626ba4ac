import { describe, expect, it } from 'vitest';
import { SKRITT, skrittFor } from './skritt.ts';

const UTKAST = {
	name: 'Tett by',
	kind: 'forslag',
	synlighet: 'intern',
	tilstand: 'aktiv'
} as const;
const UNDER_ARBEID = 1;
const PAA_HORING = 2;

describe('what may be done to a scenario as a whole', () => {
	it('nothing is done to the plan in force, nor to an import that nobody has taken in use', () => {
		expect(skrittFor({ ...UTKAST, kind: 'gjeldende', synlighet: 'offentlig' }, 3, true)).toEqual(
			[]
		);
		expect(skrittFor({ ...UTKAST, tilstand: 'under-import' }, 3, true)).toEqual([]);
	});

	it('a draft is published to planutvalget, and is taken back from there', () => {
		expect(skrittFor(UTKAST, UNDER_ARBEID, true)).toEqual(['publiser', 'arkiver']);
		const publisert = { ...UTKAST, synlighet: 'planutvalg' } as const;
		expect(skrittFor(publisert, UNDER_ARBEID, true)).toEqual(['trekk', 'arkiver']);
	});

	it('only who may publish shows or hides it for everyone, and only a forslag that is laid out', () => {
		const publisert = { ...UTKAST, synlighet: 'planutvalg' } as const;
		expect(skrittFor(publisert, PAA_HORING, true)).toEqual(['trekk', 'visAlle', 'arkiver']);
		expect(skrittFor(publisert, PAA_HORING, false)).toEqual(['trekk', 'arkiver']);
		expect(skrittFor({ ...publisert, kind: 'alternativ' }, PAA_HORING, true)).not.toContain(
			'visAlle'
		);
		const offentlig = { ...UTKAST, synlighet: 'offentlig' } as const;
		expect(skrittFor(offentlig, PAA_HORING, true)).toEqual(['skjul', 'arkiver']);
		expect(skrittFor(offentlig, PAA_HORING, false)).toEqual([]);
	});

	it('an archived one is only brought back', () => {
		expect(skrittFor({ ...UTKAST, tilstand: 'arkivert' }, PAA_HORING, true)).toEqual(['hent']);
	});

	it('each says what it means before it is done, with the scenario’s name', () => {
		for (const { betyr } of Object.values(SKRITT)) expect(betyr(UTKAST)[0]).toContain('«Tett by»');
		expect(SKRITT.hent.betyr({ ...UTKAST, synlighet: 'planutvalg' })[1]).toContain('politikerne');
		expect(SKRITT.hent.betyr({ ...UTKAST, synlighet: 'offentlig' })[1]).toContain(
			'bare planleggerne'
		);
		expect(SKRITT.arkiver.betyr({ ...UTKAST, synlighet: 'planutvalg' })).toHaveLength(3);
	});
});
