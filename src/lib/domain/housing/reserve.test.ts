import { describe, expect, it } from 'vitest';
import type { Boligmal } from './behov.ts';
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
const regn = (g: Boliggrunnlag, godkjent: Godkjentgrunnlag = INGEN) => {
	const rader = reserveregnskap({
		grunnlag: g,
		slagFor: (id) => (id.startsWith('v') ? 'fortetting' : 'reserve'),
		godkjent
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
