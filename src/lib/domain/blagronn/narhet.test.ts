import { describe, expect, it } from 'vitest';
import type { Boligsone } from '../housing/boligsone.ts';
import { standardsett } from '../housing/standardparametre.ts';
import type { Blagronngrunnlag, Temadekning } from './lest.ts';
import { naerSamlet, planlagte, staende } from './narhet.ts';

const bygning = (ikkeKartlagtM2: number): Temadekning => ({
	tema: 'bygning',
	registrert: true,
	ikkeKartlagtM2,
	ikkeVurdertM2: 0
});
const sone = (lokalId: string, klasser: Boligsone['klasser']): Boligsone => ({
	lokalId,
	navn: lokalId,
	sted: 'Raufoss',
	formal: 'Boligbebyggelse',
	kode: 1110,
	arealbruksstatus: 2,
	bruttoDaa: 10,
	fradragDaa: {},
	nettoDaa: 10,
	ukjentDaa: klasser.length === 0 ? 10 : 0,
	klasser
});
const KJENT = sone('b1', [
	{ arealformal: 1110, arealbruksstatus: 2, nettoDaa: 10, betingetDaa: 0, deler: [] }
]);
const UTEN_TALL = sone('b2', []);
const grunnlag = (mer: Partial<Blagronngrunnlag>): Blagronngrunnlag => ({
	slag: [],
	deler: [],
	linjer: [],
	treff: [],
	bredder: [],
	flater: [{ nr: 1, lokalId: 'g1', navn: 'G1', arealM2: 6000 }],
	boliger: [
		{ nr: 1, antall: 12 },
		{ nr: null, antall: 8 }
	],
	andeler: new Map([['b1', 1]]),
	boligsoner: [KJENT],
	parametre: standardsett('3443'),
	dekning: [bygning(0)],
	datasett: [],
	korridordatasett: [],
	omradeM2: 1e6,
	forbehold: [],
	utm: 'EUREF89 UTM 32',
	...mer
});

describe('homes near green', () => {
	it('that stand are counted, and are «at least» so many where buildings are not mapped', () => {
		expect(staende(grunnlag({}))).toMatchObject({ near: 12, total: 20, share: 0.6 });
		const delvis = staende(grunnlag({ dekning: [bygning(40_000)] }));
		expect(delvis.near).toBe(12);
		expect(delvis.proof.near.bevis.merknader.join(' ')).toContain('40 dekar');
		expect(delvis.proof.near.grense).toBe('minst');
		expect(delvis.proof.share.grense).toBe('omtrent');
	});

	it('that are planned leave out zones without a number, and say so; with no other they are not known', () => {
		const delvis = planlagte(grunnlag({ boligsoner: [KJENT, UTEN_TALL] }));
		expect(delvis.near).toBeGreaterThan(0);
		expect(delvis.proof.near.grense).toBe('minst');
		expect(delvis.proof.share.grense).toBe('omtrent');
		const ukjente = planlagte(grunnlag({ boligsoner: [UTEN_TALL] }));
		expect(ukjente).toMatchObject({ near: null, share: null });
		expect(planlagte(grunnlag({ boligsoner: [] })).near).toBe(0);
	});

	it('are not known together where neither is', () => {
		const g = grunnlag({
			boliger: [],
			dekning: [{ ...bygning(0), registrert: false }],
			boligsoner: [UTEN_TALL]
		});
		expect(naerSamlet(staende(g), planlagte(g)).verdi).toBeNull();
	});
});
