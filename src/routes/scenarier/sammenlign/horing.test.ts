import { describe, expect, it } from 'vitest';
import type { Diffobjekt } from '#lib/domain/plan/diff.ts';
import type { Horing } from '#lib/server/horing.ts';
import { horingsfolge, horingsmerknader, horingssvar } from './horing.ts';

const hort = (antall: number, changedM2 = 0): Extract<Horing, { slag: 'hort' }> => ({
	slag: 'hort',
	hort: {
		id: 2,
		name: 'Forslag',
		kind: 'forslag',
		synlighet: 'offentlig',
		beskrivelse: '',
		revision: 4,
		isPast: true
	},
	lagtUt: null,
	objects: Array.from({ length: antall }, () => ({}) as Diffobjekt),
	changedM2,
	changedIn: { x: 'a', y: 'b', z: 'both' }
});

describe('what was changed since the hearing', () => {
	it('has three answers, and none is taken for another', () => {
		expect(
			[{ slag: 'ikke-valgt' } as const, { slag: 'ikke-hort' } as const, hort(0)].map(horingssvar)
		).toEqual(['Ikke valgt', 'Ikke hørt', 'Ingen endring siden høringen']);
		expect(horingsfolge({ slag: 'ikke-valgt' }, 'F')).toContain('ikke oppgitt hva som ble hørt');
		expect(horingsfolge({ slag: 'ikke-hort' }, 'F')).toContain('Hele «F» må sendes på høring');
		expect(horingsfolge(hort(0), 'F')).toContain('trenger ikke høres på nytt');
	});

	it('must be heard again, by its paragraph and in dekar, and the rest need not', () => {
		expect(horingssvar(hort(1))).toBe('Ett objekt er endret siden høringen');
		expect(horingsfolge(hort(3, 12_340), 'F').replaceAll('\u202f', ' ')).toBe(
			'12,3 daa har et annet formål enn da det ble hørt. Dette må høres på nytt før vedtak (pbl § 11-15). Alt annet er hørt, og trenger det ikke.'
		);
		expect(horingsfolge(hort(3), 'F')).toMatch(/^Dette må høres på nytt/);
	});

	it('is told of each object: new after it, changed again, or taken back', () => {
		expect([...horingsmerknader(hort(3)).values()]).toEqual([
			expect.stringContaining('Tatt tilbake'),
			expect.stringContaining('Kom til'),
			expect.stringContaining('Endret igjen')
		]);
	});
});
