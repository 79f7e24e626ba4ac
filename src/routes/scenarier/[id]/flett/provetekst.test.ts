import { expect, it } from 'vitest';
import type { Diffobjekt, Diffslag } from '#lib/domain/plan/diff.ts';
import { provetekst } from './provetekst.ts';

const objekt = (change: Diffslag) => ({ change }) as Diffobjekt;

it('says what a merge would do: how many objects, of what kind, and how much ground', () => {
	expect(
		provetekst(
			{ objects: [objekt('recoded'), objekt('reshaped'), objekt('reshaped')], changedM2: 12_340 },
			'Forslag'
		).replaceAll('\u202f', ' ')
	).toBe(
		'3 objekter endres i «Forslag»: 1 får nytt formål eller ny type og 2 får ny grense. 12,3 daa får et annet formål.'
	);
	expect(provetekst({ objects: [objekt('properties')], changedM2: 0 }, 'Forslag')).toBe(
		'Ett objekt endres i «Forslag»: 1 får nye opplysninger.'
	);
});

it('says that choices are remembered where nothing becomes otherwise', () => {
	expect(provetekst({ objects: [], changedM2: 0 }, 'Forslag')).toContain('Valgene huskes');
});
