import { describe, expect, it } from 'vitest';
import type { Boligmal } from './behov.ts';
import type { Behovsgrunnlag } from './behovsgrunnlag.ts';
import type { Boliggrunnlag } from './boligrad.ts';
import { INGEN_FRADRAG } from './fradrag.ts';
import { IKKE_KJORT, type Godkjentgrunnlag } from './godkjent.ts';
import { reserveregnskap } from './reserve.ts';
import type { Sonedel } from './sonedel.ts';
import { standardsett } from './standardparametre.ts';

const del = (lokalId: string, daa: number, over: Partial<Sonedel> = {}): Sonedel => ({
	lokalId,
	omrNavn: lokalId,
	liste: 'KpArealformal',
	kode: 1110,
	arealbruksstatus: 2,
	stedslag: 'tettsted',
	tettsted: 'Raufoss',
	fradragene: 'kjent',
	mangler: [],
	flater: [{ slag: [], m2: daa * 1000 }],
	bruttoM2: daa * 1000,
	fradragM2: INGEN_FRADRAG,
	nettoM2: daa * 1000,
	betingetM2: 0,
	fordeling: [],
	...over
});
const mal = (antall: number | null, tilAar = 2037): Boligmal => ({
	id: 1,
	navn: 'Mål',
	tettsted: 'Raufoss',
	fraAar: 2026,
	tilAar,
	antall,
	kilde: 'Prøve',
	kildeDato: null,
	illustrasjon: false
});
const grunnlag = (deler: readonly Sonedel[], mal: readonly Boligmal[]): Boliggrunnlag => ({
	deler,
	mal,
	parametre: standardsett('3443'),
	startAar: 2026,
	kjenteTettsteder: ['Raufoss'],
	forbehold: [],
	datasett: [],
	utm: 'EUREF89 UTM 32'
});
/** Run, and nothing accepted. */
const INGEN: Godkjentgrunnlag = { ...IKKE_KJORT, tilstand: 'kjent', hvorfor: '' };
const godkjent = (realistisk: number): Godkjentgrunnlag => ({
	...INGEN,
	steder: [{ sted: 'Raufoss', eiendommer: 3, boliger: 9, realistisk }]
});
const regn = (
	g: Boliggrunnlag,
	godkjent: Godkjentgrunnlag = INGEN,
	behov: Behovsgrunnlag | null = null
) => {
	const rader = reserveregnskap({
		grunnlag: g,
		slagFor: (id) => (id.startsWith('v') ? 'fortetting' : 'reserve'),
		godkjent,
		behovsgrunnlag: behov
	});
	const [raufoss] = rader;
	const hele = rader.at(-1);
	if (!raufoss || !hele) throw new Error('no rows');
	return { raufoss, hele };
};
/** 100 dekar of new field at 2.2 × 0.75 × 0.65; 100 of videreutvikling at 0.6 × 0.75 × 0.3. */
const NYTT = 107.25;
const VIDERE = 13.5;
const BEGGE = grunnlag([del('b1', 100), del('v1', 100, { arealbruksstatus: 3 })], [mal(60)]);

describe('years of reserve (domain.md § 4.3 D)', () => {
	it('is what is set aside by need a year, and fortetting is no part of it', () => {
		const { raufoss, hele } = regn(BEGGE);
		for (const rad of [raufoss, hele]) {
			expect(rad.behovPerAar.verdi).toBeCloseTo(5);
			expect(rad.reserve.mid.verdi).toBeCloseTo(NYTT);
			expect(rad.uten.aar.verdi).toBeCloseTo(NYTT / 5);
			expect(rad.uten.dekningsgrad.verdi).toBeCloseTo((100 * NYTT) / 60);
			expect(rad.fortetting.mid.verdi).toBeCloseTo(VIDERE);
			expect(rad.med.aar.verdi).toBeCloseTo((NYTT + VIDERE) / 5);
			expect(rad.med.dekningsgrad.verdi).toBeCloseTo((100 * (NYTT + VIDERE)) / 60);
		}
		expect(raufoss.uten.aar.enhet).toBe('år');
		expect(raufoss.uten.aar.bevis.formel).toContain('107,3\u00a0boliger / 5,0\u00a0boliger');
	});

	it('takes fortetting found parcel by parcel from outside', () => {
		const { raufoss, hele } = regn(BEGGE, godkjent(4));
		expect(raufoss.fortetting.max.verdi).toBeCloseTo(100 * 1.2 * 0.75 * 0.3 + 4);
		expect(raufoss.med.kapasitet.verdi).toBeCloseTo(NYTT + VIDERE + 4);
		expect(hele.med.kapasitet.verdi).toBeCloseTo(NYTT + VIDERE + 4);
		expect(raufoss.uten.aar.verdi).toBeCloseTo(NYTT / 5);
	});

	it('takes infill that nobody has run, or that is not told, for unknown and not for none', () => {
		for (const tilstand of ['ikke vurdert', 'ikke vist'] as const) {
			const { raufoss, hele } = regn(BEGGE, { ...IKKE_KJORT, tilstand });
			for (const rad of [raufoss, hele]) {
				expect(rad.fortetting.mid).toMatchObject({ verdi: VIDERE, grense: 'minst' });
				expect(rad.fortetting.mid.bevis.merknader.join(' ')).toContain(tilstand);
				expect(rad.med.aar.grense).toBe('minst');
				expect(rad.med.dekningsgrad.grense).toBe('minst');
				expect(rad.uten.aar.grense).toBe('eksakt');
			}
		}
	});

	it('counts accepted parcels whatever number of periods have a goal: so much of them as falls in those', () => {
		const { med } = regn(grunnlag([del('b1', 100)], [mal(40, 2029)]), godkjent(6)).raufoss;
		expect(med.kapasitet.verdi).toBeCloseTo(NYTT + 6);
		expect(med.aar.verdi).toBeCloseTo((NYTT + 6) / 10);
		expect(med.dekningsgrad.verdi).toBeCloseTo((100 * (NYTT * 0.3 + 2)) / 40);
		// 80 in 2026–2033, and 60 found parcel by parcel: (75.1 + 60 × 8/12) / 80
		const atte = regn(grunnlag([del('b1', 100)], [mal(80, 2033)]), godkjent(60)).raufoss;
		expect(atte.med.dekningsgrad.verdi).toBeCloseTo(143.8, 1);
	});

	it('warns over 12 years and over 24', () => {
		const varsel = (antall: number) =>
			regn(grunnlag([del('b1', 100)], [mal(antall)])).raufoss.uten.varsel;
		// 107.25 dwellings: 12 years of 8.94 a year
		expect([120, 100, 40].map(varsel)).toEqual([null, 'gul', 'rod']);
	});

	it('is not known where the need is not, and never endless or none', () => {
		for (const m of [[], [mal(null)], [mal(0)]]) {
			const { uten } = regn(grunnlag([del('b1', 100)], m)).hele;
			expect(uten.aar).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
			expect(uten.varsel).toBeNull();
		}
	});

	it('is «minst» where some land is not known', () => {
		const ukjent = del('b2', 50, { fradragene: 'ikke kartlagt', mangler: ['ar5'] });
		const { raufoss, hele } = regn(grunnlag([del('b1', 100), ukjent], [mal(60)]));
		for (const { uten } of [raufoss, hele]) {
			expect(uten.aar.verdi).toBeCloseTo(NYTT / 5);
			expect(uten.aar.grense).toBe('minst');
		}
		expect(regn(BEGGE).hele.uten.aar.grense).toBe('eksakt');
	});

	it('is not known with fortetting either where nothing of the reserve is', () => {
		const ukjent = del('b1', 50, { fradragene: 'ikke vurdert', mangler: ['ar5'] });
		const g = grunnlag([ukjent, del('v1', 100, { arealbruksstatus: 3 })], [mal(60)]);
		for (const { med, fortetting } of Object.values(regn(g, godkjent(4)))) {
			expect(med.aar).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
			expect(med.dekningsgrad).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
			expect(fortetting.mid.verdi).toBeCloseTo(VIDERE + 4);
		}
	});

	it('counts need and coverage in the years that have a goal alone', () => {
		const { behovPerAar, uten } = regn(grunnlag([del('b1', 100)], [mal(40, 2029)])).raufoss;
		expect(behovPerAar.verdi).toBeCloseTo(10);
		expect(uten.dekningsgrad.verdi).toBeCloseTo((100 * NYTT * 0.3) / 40);
	});
});

/** 600 people more, 480 or 720 by the low and the high reckoning, at two a dwelling: 20, 25 and 30 a year in twelve years. */
const BEHOV: Behovsgrunnlag = (() => {
	const oppgitt = (verdi: number) => ({ verdi, kilde: 'Prøve', dato: null, valg: true });
	const tre = (min: number, mid: number, max: number) => ({
		min: oppgitt(min),
		mid: oppgitt(mid),
		max: oppgitt(max)
	});
	return {
		fraAar: 2026,
		antallAar: 12,
		grupper: [
			{
				navn: 'alle',
				folkNa: oppgitt(1000),
				folkDa: tre(1480, 1600, 1720),
				perBoligNa: oppgitt(2),
				perBoligDa: tre(2, 2, 2)
			}
		],
		boligmasse: oppgitt(500),
		avgang: tre(0, 0, 0),
		ledighetNa: oppgitt(0),
		ledighetMal: tre(0, 0, 0),
		tettsteder: { Raufoss: oppgitt(0.5) },
		husholdninger: {},
		typer: {}
	};
})();

describe('the reserve against the reckoned need (pbl § 3-1 d)', () => {
	it('is in years and as dekningsgrad of the low, the middle and the high need, also where no goal is entered', () => {
		const { raufoss, hele } = regn(
			grunnlag([del('b1', 100), del('v1', 100, { arealbruksstatus: 3 })], []),
			godkjent(4),
			BEHOV
		);
		for (const [niva, perAar] of [
			['min', 20],
			['mid', 25],
			['max', 30]
		] as const) {
			const { beregnet } = hele;
			expect(beregnet[niva].perAar.verdi).toBeCloseTo(perAar);
			expect(beregnet[niva].uten.aar.verdi).toBeCloseTo(NYTT / perAar);
			expect(beregnet[niva].uten.dekningsgrad.verdi).toBeCloseTo((100 * NYTT) / (12 * perAar));
			expect(beregnet[niva].med.aar.verdi).toBeCloseTo((NYTT + VIDERE + 4) / perAar);
			expect(raufoss.beregnet[niva].uten.aar.verdi).toBeCloseTo((2 * NYTT) / perAar);
		}
		expect(hele.uten.aar.tilstand).toBe('ikke vurdert');
		expect(hele.beregnet.mid.uten.aar.bevis.formel).toContain('25,0\u00a0boliger');
	});

	it('is by the years that the need is of, and of the twelve years that the capacity is of', () => {
		const { uten } = regn(grunnlag([del('b1', 100)], []), INGEN, { ...BEHOV, antallAar: 15 }).hele
			.beregnet.mid;
		expect(uten.aar.verdi).toBeCloseTo(NYTT / 20);
		expect(uten.dekningsgrad.verdi).toBeCloseTo((100 * NYTT) / 240);
	});

	it('is «ikke vurdert» where the need is not entered, a place has no share, or there is no need to last against', () => {
		const g = grunnlag(
			[del('b1', 100), del('u1', 10, { stedslag: 'utenfor', tettsted: null })],
			[]
		);
		const utenMaal = { verdi: null, tilstand: 'ikke vurdert' };
		expect(regn(g).hele.beregnet.mid.uten.aar).toMatchObject(utenMaal);
		expect(regn(g).hele.beregnet.max.perAar.bevis.formel).toContain('ikke lagt inn');
		const fordelt = reserveregnskap({
			grunnlag: g,
			slagFor: () => 'reserve',
			godkjent: INGEN,
			behovsgrunnlag: BEHOV
		}).find(({ sted }) => sted.slag === 'utenfor');
		expect(fordelt?.beregnet.mid.uten.dekningsgrad).toMatchObject(utenMaal);
		expect(fordelt?.beregnet.mid.perAar.bevis.formel).toContain('ikke fått noen andel');
		const faerre = {
			...BEHOV,
			grupper: BEHOV.grupper.map((gr) => ({ ...gr, folkNa: gr.folkDa.max }))
		};
		const { mid } = regn(g, INGEN, faerre).hele.beregnet;
		expect(mid.perAar.verdi).toBeCloseTo(-5);
		expect([mid.uten.aar, mid.uten.dekningsgrad]).toMatchObject([utenMaal, utenMaal]);
	});
});
