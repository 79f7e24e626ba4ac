import { describe, expect, it } from 'vitest';
import { behovsmangler, manglersetning, ombyttet } from './behovsmangler.ts';
import { tomtGrunnlag, type Behovsgrunnlag, type Oppgitt, type Tre } from './behovsgrunnlag.ts';
import { boligbehov } from './boligbehov.ts';
import { NIVAER } from './parametre.ts';

const o = (verdi: number): Oppgitt => ({ verdi, kilde: 'Prøve', dato: null, valg: false });
const tre = (min: number, mid: number, max: number): Tre => ({
	min: o(min),
	mid: o(mid),
	max: o(max)
});

const helt: Behovsgrunnlag = {
	...tomtGrunnlag(2026),
	grupper: [
		{
			navn: 'hele befolkningen',
			folkNa: o(13_265),
			folkDa: tre(13_000, 13_400, 14_000),
			perBoligNa: o(2.2),
			perBoligDa: tre(2.2, 2.15, 2.1)
		}
	],
	boligmasse: o(6_500),
	avgang: tre(0.001, 0.002, 0.003),
	ledighetNa: o(0.02),
	ledighetMal: tre(0.02, 0.025, 0.03)
};
const [alle] = helt.grupper;
if (!alle) throw new Error('no group');

describe('what is missing', () => {
	it('is nothing where the need is known at every level, and something where it is not', () => {
		expect(behovsmangler(helt)).toEqual([]);
		expect(manglersetning(helt)).toBeNull();
		for (const uten of [
			{ boligmasse: null },
			{ ledighetNa: null },
			{ avgang: { ...helt.avgang, max: null } },
			{ ledighetMal: { ...helt.ledighetMal, min: null } },
			{ grupper: [] },
			{ grupper: [{ ...alle, folkNa: null }] },
			{ grupper: [{ ...alle, perBoligDa: { ...alle.perBoligDa, mid: null } }] }
		]) {
			const grunnlag = { ...helt, ...uten };
			expect(NIVAER.some((n) => boligbehov(grunnlag, n).behov.verdi === null)).toBe(true);
			expect(behovsmangler(grunnlag)).toHaveLength(1);
		}
	});

	it('is named as the form names it, with the levels where some are there', () => {
		const grunnlag = {
			...helt,
			boligmasse: null,
			avgang: { ...helt.avgang, min: null, max: null }
		};
		expect(manglersetning(grunnlag)).toBe(
			'Behovet er ikke regnet helt ennå. Det mangler: boligmasse; avgang i året (lav, høy).'
		);
		expect(behovsmangler(tomtGrunnlag(2026))).toContain('folketall 2038, hele befolkningen');
	});
});

describe('low and high the wrong way round', () => {
	it('is found though nothing else is entered', () => {
		const tomt = tomtGrunnlag(2026);
		expect(ombyttet({ ...tomt, avgang: { min: o(0.003), mid: null, max: o(0.001) } })).toEqual({
			'avgang.max.verdi':
				'Lav (0,3) kan ikke være mer enn høy (0,1): «lav» er det som gir få boliger.'
		});
		const grupper = [{ ...alle, perBoligDa: tre(2.1, 2.15, 2.2) }];
		expect(ombyttet({ ...tomt, grupper })).toEqual({
			'grupper.0.perBoligDa.mid.verdi':
				'Lav (2,1) kan ikke være mindre enn middels (2,15): «lav» er det som gir få boliger.'
		});
	});

	it('is not what is right, equal, or not entered', () => {
		expect(ombyttet(helt)).toEqual({});
		expect(ombyttet(tomtGrunnlag(2026))).toEqual({});
		expect(ombyttet({ ...helt, avgang: tre(0.001, 0.001, 0.001) })).toEqual({});
	});

	it('is of all the people, not of one part of them', () => {
		const unge = { ...alle, navn: 'unge', folkDa: tre(9_000, 10_000, 11_000) };
		const eldre = { ...alle, navn: 'eldre', folkDa: tre(4_100, 4_050, 4_000) };
		expect(ombyttet({ ...helt, grupper: [unge, eldre] })).toEqual({});
		expect(
			ombyttet({ ...helt, grupper: [{ ...unge, folkDa: tre(11_000, 10_000, 9_000) }] })
		).toHaveProperty(['grupper.0.folkDa.mid.verdi']);
	});
});
