import { describe, expect, it } from 'vitest';
import { standardsett } from '../housing/standardparametre.ts';
import { kantsoner } from './kantsone.ts';
import type { Blagronngrunnlag, Korridortreff } from './lest.ts';
import { blagronnendring } from './sammenlign.ts';
import { blagronnsvar } from './svar.ts';

const treff = (klasse: Korridortreff['klasse'], fraM: number, tilM: number, avstandM: number) => ({
	id: 'b1',
	lokalId: klasse,
	navn: klasse,
	klasse,
	fraM,
	tilM,
	avstandM
});
const BYGG = [treff('bygg', 0, 200, 10), treff('bygg', 0, 200, 0)];
const UTEN_KODE = [treff('ukjent', 200, 300, 10), treff('ukjent', 200, 300, 0)];

const grunnlag = (mer: Partial<Blagronngrunnlag> = {}): Blagronngrunnlag => ({
	slag: [{ rang: 1, friM2: 5000, byggM2: 0, ukjentM2: 0 }],
	deler: [],
	linjer: [
		{ id: 'b1', slag: 'vassdrag', navn: 'Bekken', nr: 1, av: 1, lengdeM: 1000, sted: [10, 60] }
	],
	treff: [...BYGG, ...UTEN_KODE],
	bredder: [],
	flater: [],
	boliger: [],
	andeler: new Map(),
	boligsoner: [],
	parametre: standardsett('3443'),
	dekning: [],
	datasett: [],
	korridordatasett: [],
	omradeM2: 1e6,
	forbehold: [],
	utm: 'EUREF89 UTM 32',
	...mer
});
const ti = (g: Blagronngrunnlag) => {
	const { proof } = kantsoner(g).find(({ widthM }) => widthM === 10) ?? {};
	return [proof?.free, proof?.building, proof?.share].map((t) => [t?.verdi, t?.grense]);
};

describe('where the plan does not tell what the banks are set aside for', () => {
	it('at least so much is free, and at least so much is built on', () => {
		expect(ti(grunnlag())).toEqual([
			[700, 'minst'],
			[200, 'minst'],
			[70, 'minst']
		]);
		expect(ti(grunnlag({ treff: BYGG })).map(([, grense]) => grense)).toEqual([
			'eksakt',
			'eksakt',
			'eksakt'
		]);
	});

	it('a corridor is cut at least so far, and counts where it may be cut', () => {
		const svar = blagronnsvar(grunnlag());
		expect(svar.proof.cut).toMatchObject({ verdi: 200, grense: 'minst' });
		const apen = blagronnsvar(grunnlag({ treff: UTEN_KODE }));
		expect(apen.proof.cut).toMatchObject({ verdi: 0, grense: 'minst' });
		expect(blagronnsvar(grunnlag({ treff: BYGG })).proof.cut.grense).toBe('eksakt');
	});
});

describe('where the data do not cover the plan', () => {
	const UKARTLAGT = {
		tema: 'vann',
		registrert: true,
		ikkeKartlagtM2: 50_000,
		ikkeVurdertM2: 0
	} as const;

	it('more may be lost and won than is told, what is lost may be of the network still, and the net can go either way', () => {
		const [hel, delvis] = [grunnlag(), grunnlag({ dekning: [UKARTLAGT] })].map(blagronnsvar);
		if (!hel || !delvis) throw new Error('no answer');
		expect(delvis.proof.area.grense).toBe('minst');
		const tapt = [{ slag: 'tapt', lokalId: null, navn: null, m2: 2000 }] as const;
		const { proof } = blagronnendring(hel, delvis, tapt);
		expect([proof.lost, proof.won, proof.net].map(({ grense }) => grense)).toEqual([
			'omtrent',
			'minst',
			'omtrent'
		]);
		expect(blagronnendring(hel, hel, tapt).proof.net).toMatchObject({
			verdi: -2,
			grense: 'eksakt'
		});
	});
});
