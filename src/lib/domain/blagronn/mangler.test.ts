import { describe, expect, it } from 'vitest';
import { gronnfigurer } from '../maloppnaelse/gront.ts';
import { standardsett } from '../housing/standardparametre.ts';
import type { Blagronngrunnlag, Temadekning } from './lest.ts';
import { blagronnendring } from './sammenlign.ts';
import { blagronnsvar } from './svar.ts';

const PLAN_M2 = 1e6;
const TEMAER = ['vann', 'vassdrag', 'flomvei', 'naturtype', 'bygning'] as const;
type Tema = (typeof TEMAER)[number];

/** What the themes lack of the plan: all of it where no size is told. */
const uten = (mangler: Partial<Record<Tema, number>>): Temadekning[] =>
	TEMAER.map((tema) => ({
		tema,
		registrert: true,
		ikkeKartlagtM2: 0,
		ikkeVurdertM2: mangler[tema] ?? 0
	}));
const ELV = {
	id: 'b1',
	slag: 'vassdrag',
	navn: 'Elva',
	nr: 1,
	av: 1,
	lengdeM: 1000,
	sted: [10, 60]
} as const;
const FLOM = { ...ELV, id: 'f1', slag: 'flomvei', navn: 'Flomvei' } as const;
const kutt = (id: string, avstandM: number) => ({
	id,
	lokalId: 'z',
	navn: 'Z',
	klasse: 'bygg' as const,
	fraM: 0,
	tilM: 200,
	avstandM
});
const HELE: Blagronngrunnlag = {
	slag: [{ rang: 5, friM2: 5000, byggM2: 0, ukjentM2: 0 }],
	deler: [{ nr: 1, rang: 5, arealM2: 5000, naboer: [], lokalId: null, navn: null, sted: [10, 60] }],
	linjer: [ELV, FLOM],
	treff: [kutt('b1', 0), kutt('b1', 10), kutt('b1', 20), kutt('b1', 100)],
	bredder: [],
	flater: [],
	boliger: [],
	andeler: new Map(),
	boligsoner: [],
	parametre: standardsett('3443'),
	dekning: uten({}),
	datasett: [],
	korridordatasett: [],
	omradeM2: PLAN_M2,
	forbehold: [],
	utm: 'EUREF89 UTM 32'
};
const svar = (mer: Partial<Blagronngrunnlag>) => blagronnsvar({ ...HELE, ...mer });
const UTEN_ELV = { dekning: uten({ vassdrag: PLAN_M2 }), linjer: [FLOM], treff: [] };
const UTEN_LINJER = {
	dekning: uten({ vassdrag: PLAN_M2, flomvei: PLAN_M2 }),
	linjer: [],
	treff: []
};

describe('where watercourses are not loaded', () => {
	it('their length, their kantsone and how much of it is free are not known, and never 0', () => {
		const { kantsone } = svar(UTEN_ELV);
		expect(kantsone).toMatchObject({ lengthM: null, share: null });
		expect(kantsone.proof.length).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
		for (const { freeM, buildingM, proof } of kantsone.widths) {
			expect([freeM, buildingM]).toEqual([null, null]);
			for (const tall of Object.values(proof))
				expect(tall).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
		}
	});

	it('what is cut is at least what is known of flood ways; without those it is not known', () => {
		expect(svar(UTEN_ELV).proof.cut).toMatchObject({ verdi: 0, grense: 'minst' });
		expect(svar(UTEN_LINJER).proof.cut).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
		expect(svar({}).proof.cut).toMatchObject({ verdi: 200, grense: 'eksakt' });
		const delvis = svar({ dekning: uten({ flomvei: 900_000 }) }).proof.cut;
		expect(delvis).toMatchObject({ verdi: 200, grense: 'minst' });
		expect(delvis.bevis.merknader.join(' ')).toContain('Flomveier på 900 dekar');
	});

	it('a part of the plan without them makes the length «minst» and the share a guess', () => {
		const { kantsone } = svar({ dekning: uten({ vassdrag: 300_000 }) });
		expect(kantsone.proof.length).toMatchObject({ verdi: 1000, grense: 'minst' });
		const [ti] = kantsone.widths;
		expect(ti?.proof.free).toMatchObject({ verdi: 800, grense: 'minst' });
		expect(ti?.proof.building).toMatchObject({ verdi: 200, grense: 'minst' });
		expect(ti?.proof.share.grense).toBe('omtrent');
	});

	it('no change is reckoned against a plan that knows as little', () => {
		const her = svar(UTEN_LINJER);
		const endring = blagronnendring(her, her, []);
		for (const { freeM, proof } of endring.kantsone) {
			expect(freeM).toBeNull();
			expect(proof.verdi).toBeNull();
		}
		const figur = gronnfigurer(her, endring).figurer.find(
			(f) => f.nokkel === 'korridorer-darligere'
		);
		expect(figur?.tall).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
		const elv = gronnfigurer(svar({}), blagronnendring(svar({}), svar({}), [])).figurer;
		expect(elv.find((f) => f.nokkel === 'korridorer-darligere')?.tall.grense).toBe('eksakt');
	});
});

describe('where the surfaces of rivers are not loaded', () => {
	it('the kantsone is measured from the middle, and at most so much of it is free', () => {
		const { kantsone } = svar({ dekning: uten({ vann: PLAN_M2 }) });
		const [ti] = kantsone.widths;
		expect(kantsone.proof.length.grense).toBe('eksakt');
		expect(ti?.proof.free).toMatchObject({ verdi: 800, grense: 'hoyst' });
		expect(ti?.proof.building).toMatchObject({ verdi: 200, grense: 'minst' });
		expect(ti?.proof.share).toMatchObject({ verdi: 80, grense: 'hoyst' });
	});
});

describe('where nothing of the network is loaded', () => {
	const INGENTING = {
		...UTEN_LINJER,
		dekning: uten({ vann: PLAN_M2, vassdrag: PLAN_M2, flomvei: PLAN_M2, naturtype: PLAN_M2 }),
		slag: [],
		deler: []
	};

	it('neither its area, nor how it hangs together, nor what is lost of it is known', () => {
		const her = svar(INGENTING);
		expect(her).toMatchObject({ continuity: null, network: { areaM2: null } });
		for (const tall of [her.proof.area, her.proof.continuity])
			expect(tall).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
		const { lostM2, wonM2, proof } = blagronnendring(her, her, []);
		expect([lostM2, wonM2]).toEqual([null, null]);
		expect(proof.net.verdi).toBeNull();
	});

	it('each kind that rests on data alone stands without a size, and is not left out', () => {
		expect(svar(INGENTING).network.parts.map((p) => [p.kind, p.areaM2])).toEqual([
			['Naturtyper', null],
			['Belter langs elver og bekker', null],
			['Flomveier', null]
		]);
		// Mapped, and none there: nothing to tell.
		expect(svar({}).network.parts.map((p) => p.areaM2)).toEqual([5000]);
	});
});

describe('homes near green', () => {
	it('are not known together where those that stand are not: those that are planned are not all', () => {
		const { dwellings, dwellingsNearGreen, proof } = svar({ dekning: uten({ bygning: PLAN_M2 }) });
		expect(dwellings.planned.near).toBe(0);
		expect(dwellings.existing).toMatchObject({ near: null, total: null });
		expect(dwellingsNearGreen).toBeNull();
		expect(proof.dwellingsNearGreen.tilstand).toBe('ikke vurdert');
	});
});
