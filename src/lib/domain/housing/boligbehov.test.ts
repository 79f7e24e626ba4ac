import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HUSHOLDNINGER, type Behovsgrunnlag, type Oppgitt, type Tre } from './behovsgrunnlag.ts';
import { behovIPeriode, behovPerTettsted, behovPerType } from './behovsfordeling.ts';
import { behovPerAar, boligbehov, erstatning, husholdningsvekst, ledighet } from './boligbehov.ts';
import { BOLIGTYPER, type Boligtype } from './malregister.ts';
import { NIVAER } from './parametre.ts';
import { perioder } from './perioder.ts';
import { REST } from './steder.ts';

const o = (verdi: number): Oppgitt => ({ verdi, kilde: 'Prøve', dato: '2026-01-01', valg: false });
const tre = (min: number, mid: number, max: number): Tre => ({
	min: o(min),
	mid: o(mid),
	max: o(max)
});
const like = (verdi: number): Tre => tre(verdi, verdi, verdi);
const INGEN: Tre = { min: null, mid: null, max: null };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** 135 more people in a year, 2.2 to a dwelling. */
const alle = {
	navn: 'hele befolkningen',
	folkNa: o(13_265),
	folkDa: like(13_400),
	perBoligNa: o(2.2),
	perBoligDa: like(2.2)
};
/** Nothing else changes. */
const ettAar: Behovsgrunnlag = {
	fraAar: 2017,
	antallAar: 1,
	grupper: [alle],
	boligmasse: o(6_500),
	avgang: like(0),
	ledighetNa: o(0.02),
	ledighetMal: like(0.02),
	tettsteder: {},
	husholdninger: {},
	typer: {}
};

/** Twelve years with growth, smaller households, replacement and a wish for more vacancy. */
const tolvAar: Behovsgrunnlag = {
	...ettAar,
	fraAar: 2026,
	antallAar: 12,
	grupper: [
		{
			navn: '0–66 år',
			folkNa: o(10_000),
			folkDa: tre(9_900, 10_200, 10_600),
			perBoligNa: o(2.5),
			perBoligDa: tre(2.5, 2.45, 2.4)
		},
		{
			navn: '67 år og eldre',
			folkNa: o(3_400),
			folkDa: tre(4_000, 4_200, 4_400),
			perBoligNa: o(1.5),
			perBoligDa: tre(1.5, 1.48, 1.45)
		}
	],
	avgang: tre(0.001, 0.002, 0.003),
	ledighetMal: tre(0.02, 0.025, 0.03)
};

describe('the need (domain.md § 4.2)', () => {
	it('of 135 more people, 2,2 to a dwelling, is 61 dwellings (61,36…)', () => {
		const vekst = husholdningsvekst(ettAar, 'mid');
		expect(vekst.verdi).toBeCloseTo(135 / 2.2, 9);
		expect(Math.round(vekst.verdi ?? 0)).toBe(61);
		expect(boligbehov(ettAar, 'mid').behov.verdi).toBeCloseTo(61.3636, 4);
		expect(plain(vekst.bevis.ledd[0]?.bevis.formel ?? '')).toBe('6 090,9 − 6 029,5 = 61,4 boliger');
	});

	it('has a vacancy of exactly (target − current) × boligmasse, also under zero', () => {
		expect(ledighet(tolvAar, 'mid').verdi).toBe((0.025 - 0.02) * 6_500);
		const faerre = { ...tolvAar, ledighetNa: o(0.04) };
		expect(ledighet(faerre, 'min').verdi).toBe((0.02 - 0.04) * 6_500);
		expect(plain(ledighet(tolvAar, 'mid').bevis.formel)).toBe(
			'0,005 × 6 500,0 boliger = 32,5 boliger'
		);
	});

	it('replaces avgang × boligmasse × T', () => {
		expect(erstatning(tolvAar, 'max').verdi).toBeCloseTo(0.003 * 6_500 * 12, 9);
	});

	it('is the sum of its three parts, at each of low, middle and high', () => {
		for (const niva of NIVAER) {
			const { behov, husholdninger, ...rest } = boligbehov(tolvAar, niva);
			const deler =
				(husholdninger.verdi ?? 0) + (rest.erstatning.verdi ?? 0) + (rest.ledighet.verdi ?? 0);
			expect(behov.verdi).toBeCloseTo(deler, 9);
		}
		const [lavt = 0, middels = 0, hoyt = 0] = NIVAER.map(
			(n) => boligbehov(tolvAar, n).behov.verdi ?? 0
		);
		expect(lavt).toBeLessThan(middels);
		expect(middels).toBeLessThan(hoyt);
	});

	it('is as many a year as all of it by the years', () => {
		const { behov } = boligbehov(tolvAar, 'mid');
		expect(behovPerAar(tolvAar, behov).verdi).toBeCloseTo((behov.verdi ?? 0) / 12, 9);
	});

	it('tells the source and the date of each number', () => {
		expect(JSON.stringify(boligbehov(ettAar, 'mid').behov)).toContain('Kilde: Prøve, 01.01.2026.');
	});
});

describe('what is not entered', () => {
	const mangler: readonly [string, Behovsgrunnlag][] = [
		['no people at all', { ...tolvAar, grupper: [] }],
		[
			'the people of one group',
			{ ...tolvAar, grupper: tolvAar.grupper.map((g, i) => (i === 0 ? { ...g, folkNa: null } : g)) }
		],
		[
			'persons a dwelling',
			{ ...tolvAar, grupper: tolvAar.grupper.map((g) => ({ ...g, perBoligDa: INGEN })) }
		],
		['the stock', { ...tolvAar, boligmasse: null }],
		['what goes', { ...tolvAar, avgang: INGEN }],
		['the vacancy now', { ...tolvAar, ledighetNa: null }],
		['the vacancy wanted', { ...tolvAar, ledighetMal: INGEN }]
	];
	it.each(mangler)('makes the need «ikke vurdert», never a number: %s', (_, grunnlag) => {
		const { behov } = boligbehov(grunnlag, 'mid');
		expect(behov).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
		const [forste] = perioder(2026);
		if (!forste) throw new Error('no period');
		for (const tall of [
			behovPerAar(grunnlag, behov),
			behovIPeriode(behov, grunnlag, forste),
			...behovPerTettsted(behov, { ...grunnlag, tettsteder: { Raufoss: o(0.5) } }),
			...behovPerType(behov, grunnlag)
		])
			expect(tall).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
	});

	it('at one level alone leaves the others known', () => {
		const grunnlag = { ...tolvAar, avgang: { ...INGEN, mid: o(0.002) } };
		expect(boligbehov(grunnlag, 'min').behov.verdi).toBeNull();
		expect(boligbehov(grunnlag, 'mid').behov.verdi).not.toBeNull();
	});

	it('of tettsteder and types leaves the whole «ikke fordelt»', () => {
		const { behov } = boligbehov(tolvAar, 'mid');
		for (const deler of [behovPerTettsted(behov, tolvAar), behovPerType(behov, tolvAar)]) {
			expect(deler).toHaveLength(1);
			expect(deler[0]?.verdi).toBeCloseTo(behov.verdi ?? 0, 9);
		}
	});
});

/** Shares that sum to no more than 1. */
const andeler = (n: number) =>
	fc
		.tuple(
			fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: n, maxLength: n }),
			fc.integer({ min: 0, max: 1000 })
		)
		.map(([deler, rest]) => {
			const hele = deler.reduce((a, b) => a + b, rest) || 1;
			return deler.map((d) => d / hele);
		});
const typekoder = Object.keys(BOLIGTYPER) as Boligtype[];

describe('the parts', () => {
	const sumAv = (deler: readonly { readonly verdi: number | null }[]) =>
		deler.reduce((n, { verdi }) => n + (verdi ?? 0), 0);

	it('sum to the whole, whatever the shares are: by tettsted and by type', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 20_000 }),
				andeler(3),
				andeler(5),
				fc.array(andeler(4), { minLength: 5, maxLength: 5 }),
				(folk, steder, storrelser, matrise) => {
					const grunnlag: Behovsgrunnlag = {
						...tolvAar,
						grupper: [{ ...alle, folkDa: like(folk) }],
						tettsteder: Object.fromEntries(steder.map((s, i) => [`Sted ${i}`, o(s)])),
						husholdninger: Object.fromEntries(
							HUSHOLDNINGER.map((h, i) => [h, o(storrelser[i] ?? 0)])
						),
						typer: Object.fromEntries(
							HUSHOLDNINGER.map((h, i) => [
								h,
								Object.fromEntries(typekoder.map((t, j) => [t, o(matrise[i]?.[j] ?? 0)]))
							])
						)
					};
					const { behov } = boligbehov(grunnlag, 'mid');
					expect(sumAv(behovPerTettsted(behov, grunnlag))).toBeCloseTo(behov.verdi ?? NaN, 6);
					expect(sumAv(behovPerType(behov, grunnlag))).toBeCloseTo(behov.verdi ?? NaN, 6);
				}
			)
		);
	});

	it('of the years sum to the whole over the periods that cover them', () => {
		const { behov } = boligbehov(tolvAar, 'mid');
		const deler = perioder(2026).map((p) => behovIPeriode(behov, tolvAar, p));
		expect(sumAv(deler)).toBeCloseTo(behov.verdi ?? NaN, 9);
	});

	it('that reach outside the years say how many of them they are of, and outside them all are not known', () => {
		const { behov } = boligbehov(tolvAar, 'mid');
		const [, , siste] = perioder(2029);
		if (!siste) throw new Error('no period');
		const tall = behovIPeriode(behov, tolvAar, siste);
		expect(tall.verdi).toBeCloseTo((behov.verdi ?? 0) / 12, 9);
		expect(tall.bevis.merknader.join(' ')).toContain('1 av de fire årene');
		const [, , etter] = perioder(2040);
		if (!etter) throw new Error('no period');
		expect(behovIPeriode(behov, tolvAar, etter)).toMatchObject({
			verdi: null,
			tilstand: 'ikke vurdert'
		});
	});

	it('by tettsted name what no tettsted has been given', () => {
		const { behov } = boligbehov(tolvAar, 'mid');
		const deler = behovPerTettsted(behov, {
			...tolvAar,
			tettsteder: { Raufoss: o(0.6), Eina: o(0.1) }
		});
		expect(deler.map(({ navn }) => navn)).toEqual(['Raufoss', 'Eina', REST.navn]);
		expect(deler[0]?.verdi).toBeCloseTo(0.6 * (behov.verdi ?? 0), 9);
	});
});
