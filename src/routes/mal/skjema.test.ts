import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
	tomtGrunnlag,
	type Behovsgrunnlag,
	type Oppgitt
} from '#lib/domain/housing/behovsgrunnlag.ts';
import type { Mal } from '#lib/domain/housing/malregister.ts';
import { behovsgrunnlagSchema } from '#lib/server/behovsinnhold.ts';
import { boligsosialtSchema } from '#lib/server/boligsosialt.ts';
import { malinnholdSchema } from '#lib/server/malinnhold.ts';
import {
	filfelter,
	fraSkjema as fraBehovsskjema,
	nyeFelter,
	plassFor,
	somSkjema
} from './behovsskjema.ts';
import { viste } from './behovsvisning.ts';
import { fraBoligsosialskjema } from './boligsosialskjema.ts';
import { feltfeil, fraSkjema, lesTall, TETTSTED, tilSkjema } from './malskjema.ts';
import { malt } from '#lib/domain/bevis.ts';

const mal: Mal = {
	id: 1,
	versjon: 2,
	illustrasjon: false,
	navn: 'Boliger på Raufoss',
	kildeslag: 'boligplan',
	kilde: 'Boligplan 2026',
	kildeDato: '2026-01-15',
	gjengivelse: 'gjengitt',
	indikator: 'andel-fortetting',
	retning: 'minst',
	verdi: 62.5,
	fraAar: 2026,
	tilAar: 2029,
	tettsted: 'Raufoss',
	sone: null,
	boligtype: 'leilighet',
	gruppe: 'unge',
	fnMal: 11,
	delAv: 3
};
const { id, versjon, illustrasjon, ...innhold } = mal;

const o = (verdi: number): Oppgitt => ({ verdi, kilde: 'SSB', dato: '2026-01-01', valg: true });
const tre = (verdi: number) => ({ min: o(verdi), mid: o(verdi), max: null });
const grunnlag: Behovsgrunnlag = {
	fraAar: 2026,
	antallAar: 12,
	grupper: [
		{
			navn: '0–66 år',
			folkNa: o(10_000),
			folkDa: tre(10_500),
			perBoligNa: o(2.35),
			perBoligDa: tre(2.3)
		},
		{
			navn: '67 år og eldre',
			folkNa: null,
			folkDa: tre(4_000),
			perBoligNa: o(1.5),
			perBoligDa: tre(1.5)
		}
	],
	boligmasse: o(6_543),
	avgang: tre(0.0015),
	ledighetNa: o(0.029),
	ledighetMal: tre(0.07),
	tettsteder: { 'St. Hans': o(0.58), Raufoss: o(0.29) },
	husholdninger: { '1': o(0.4), '5': o(0.1) },
	typer: { '1': { leilighet: o(0.57) }, '5': { enebolig: o(1) } }
};

describe('the form of a goal', () => {
	it('gives back what it was filled with', () => {
		expect(v.parse(malinnholdSchema, fraSkjema(tilSkjema(mal, ''), null))).toEqual(innhold);
	});

	it.each([
		['navn', { navn: ' ' }],
		['kildeslag', { kildeslag: '' }],
		['kildeDato', { kildeDato: '2026-02-31' }],
		['verdi', { verdi: 'mange' }],
		['verdi', { verdi: '101' }],
		['verdi', { indikator: 'boliger', verdi: '1,5' }],
		['verdi', { indikator: 'ikke-malbar' }],
		['tilAar', { tilAar: '' }],
		['tilAar', { tilAar: '2020' }],
		['fraAar', { indikator: 'boliger', verdi: '1', fraAar: '', tilAar: '' }],
		['fraAar', { fraAar: '26' }],
		['fnMal', { fnMal: '18' }],
		['indikator', { indikator: '__proto__' }]
	])('says at «%s» what is wrong with %o', (felt, over) => {
		const lest = v.safeParse(malinnholdSchema, fraSkjema({ ...tilSkjema(mal, ''), ...over }, null));
		expect(Object.keys(feltfeil(lest.issues ?? []))).toEqual([felt]);
	});

	it('reads numbers as people write them, and nothing else', () => {
		expect(['1 234,5', '1234.5', '−2', '', '1,2,3', 'NaN', '1e9', '0x10'].map(lesTall)).toEqual([
			1234.5,
			1234.5,
			-2,
			null,
			NaN,
			NaN,
			NaN,
			NaN
		]);
	});

	it('takes any text without falling over, and lets nothing through that the register cannot hold', () => {
		const felter = Object.keys(tilSkjema(null, ''));
		const verdi = fc.oneof(
			fc.string(),
			fc.constantFrom('', '0', '2026', 'boliger', `${TETTSTED}X`, '-1', '\u0000')
		);
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...felter), verdi), (over) => {
				const lest = v.safeParse(
					malinnholdSchema,
					fraSkjema({ ...tilSkjema(mal, ''), ...over }, null)
				);
				if (!lest.success) expect(lest.issues[0].message).not.toBe('');
				else expect(lest.output.verdi === null || lest.output.verdi >= 0).toBe(true);
			})
		);
	});
});

describe('the form of what the need is reckoned from', () => {
	it('gives back what it was filled with, to the last digit', () => {
		expect(v.parse(behovsgrunnlagSchema, fraBehovsskjema(somSkjema(grunnlag)))).toEqual(grunnlag);
		const tomt = tomtGrunnlag(2026);
		expect(v.parse(behovsgrunnlagSchema, fraBehovsskjema(somSkjema(tomt)))).toEqual(tomt);
	});

	const feil = (over: Record<string, string>) => {
		const lest = v.safeParse(
			behovsgrunnlagSchema,
			fraBehovsskjema({ ...somSkjema(grunnlag), ...over })
		);
		return Object.keys(feltfeil(lest.issues ?? [])).map(plassFor);
	};
	it.each([
		['grupper.0.folkDa.mid.verdi', { 'grupper.0.folkDa.mid.verdi': 'x' }],
		['grupper.0.folkDa.kilde', { 'grupper.0.folkDa.kilde': '' }],
		['grupper.1.perBoligNa.verdi', { 'grupper.1.perBoligNa.verdi': '0' }],
		['grupper.0.folkNa.verdi', { 'grupper.0.folkNa.verdi': '13,5' }],
		['grupper.0.folkDa.max.verdi', { 'grupper.0.folkDa.max.verdi': '-1' }],
		['boligmasse.verdi', { 'boligmasse.verdi': '6500,5' }],
		['boligmasse.kilde', { 'boligmasse.kilde': ' ' }],
		['boligmasse.dato', { 'boligmasse.dato': '2026-13-01' }],
		['avgang.mid.verdi', { 'avgang.mid.verdi': '50' }],
		['ledighetNa.verdi', { 'ledighetNa.verdi': '-1' }],
		['antallAar', { antallAar: '0' }],
		['tettsteder', { 'tettsteder.Raufoss.verdi': '43' }],
		['tettsteder.kilde', { 'tettsteder.kilde': '' }],
		['husholdninger', { 'husholdninger.5.verdi': '61' }],
		['typer.1', { 'typer.1.enebolig.verdi': '44' }]
	])('says at «%s» what is wrong with %o', (plass, over) => {
		expect(new Set(feil(over))).toEqual(new Set([plass]));
	});

	it('takes any text without falling over', () => {
		const felter = Object.keys(somSkjema(grunnlag));
		fc.assert(
			fc.property(
				fc.dictionary(fc.oneof(fc.constantFrom(...felter), fc.string()), fc.string()),
				(over) => {
					const lest = v.safeParse(
						behovsgrunnlagSchema,
						fraBehovsskjema({ ...somSkjema(grunnlag), ...over })
					);
					if (!lest.success) expect(lest.issues[0].message).not.toBe('');
				}
			)
		);
	});
});

describe('files read into the form, one after another', () => {
	const INGEN = { min: null, mid: null, max: null };
	const fra = (kilde: string, verdi: number): Oppgitt => ({
		verdi,
		kilde,
		dato: null,
		valg: false
	});
	const folk = (
		folkNa: Oppgitt | null,
		folkDa: Partial<Record<'min' | 'mid' | 'max', Oppgitt>>
	) => [
		{
			navn: 'hele befolkningen',
			folkNa,
			folkDa: { ...INGEN, ...folkDa },
			perBoligNa: null,
			perBoligDa: INGEN
		}
	];
	const TOM = { grupper: null, perBoligNa: null, boligmasse: null, funnet: [] };
	/** The need's ground after each file. */
	function etter(start: Behovsgrunnlag, ...filer: Partial<typeof TOM | object>[]) {
		let verdier = somSkjema(start);
		for (const fil of filer) {
			const felter = filfelter({ ...TOM, ...fil }, verdier);
			if ('feil' in felter) return felter.feil;
			verdier = { ...verdier, ...nyeFelter(verdier, felter.funnet) };
		}
		return v.parse(behovsgrunnlagSchema, fraBehovsskjema(verdier));
	}
	const tomt = tomtGrunnlag(2026);

	it('each gives what it has, and takes nothing from those before', () => {
		expect(
			etter(
				tomt,
				{ grupper: folk(fra('07459', 13_500), {}) },
				{ grupper: folk(null, { min: fra('14288', 13_000), mid: fra('14288', 14_000) }) },
				{ perBoligNa: fra('09747', 2.15) },
				{ boligmasse: fra('06265', 6500) }
			)
		).toMatchObject({
			grupper: [
				{
					folkNa: fra('07459', 13_500),
					folkDa: { min: fra('14288', 13_000), mid: fra('14288', 14_000), max: null },
					perBoligNa: fra('09747', 2.15)
				}
			],
			boligmasse: fra('06265', 6500)
		});
	});

	it('a line has one source: another file’s numbers do not stand beside', () => {
		const lav = { grupper: folk(null, { min: fra('14288', 13_000) }) };
		const hoy = (kilde: string) => ({ grupper: folk(null, { max: fra(kilde, 15_000) }) });
		expect(etter(tomt, lav, hoy('14288'))).toMatchObject({
			grupper: [{ folkDa: { min: fra('14288', 13_000), max: fra('14288', 15_000) } }]
		});
		expect(etter(tomt, lav, hoy('14746'))).toMatchObject({
			grupper: [{ folkDa: { min: null, max: fra('14746', 15_000) } }]
		});
	});

	it('people parted in another way take the place of all the groups', () => {
		expect(etter(grunnlag, { grupper: folk(fra('07459', 13_500), {}) })).toMatchObject({
			grupper: [{ navn: 'hele befolkningen', folkDa: INGEN, perBoligNa: null, perBoligDa: INGEN }]
		});
	});

	it('the persons per household of all are not those of a group', () => {
		expect(etter(grunnlag, { perBoligNa: fra('09747', 2.15) })).toContain('2 grupper');
	});
});

describe('the boligsosiale form', () => {
	it('leaves empty lines out, keeps nothing apart from 0, and refuses a number without a group', () => {
		const linje = (i: number, gruppe: string, ordinare: string) => ({
			[`${i}.gruppe`]: gruppe,
			[`${i}.ordinare`]: ordinare,
			[`${i}.tilpassede`]: '',
			[`${i}.status`]: 'vurdert',
			[`${i}.merknad`]: ''
		});
		const les = (...linjer: ReturnType<typeof linje>[]) =>
			v.safeParse(
				boligsosialtSchema,
				fraBoligsosialskjema(Object.assign({ antall: '3' }, ...linjer) as Record<string, string>)
			);
		expect(
			les(linje(0, 'Unge', '0'), linje(1, '', ''), linje(2, 'Eldre', '')).output
		).toMatchObject([
			{ gruppe: 'Unge', ordinare: 0, tilpassede: null },
			{ gruppe: 'Eldre', ordinare: null }
		]);
		for (const gal of [linje(0, '', '5'), linje(0, 'Unge', '1,5'), linje(0, 'Unge', 'to')])
			expect(les(gal).success).toBe(false);
		expect(les(linje(0, 'Unge', '1'), linje(1, 'Unge', '2')).success).toBe(false);
	});
});

describe('the parts as they are shown', () => {
	it('add up to their shown sum, also where one is under nothing', () => {
		const deler = [33.35, 33.35, -0.04].map((n) => malt('Del', n, 'boliger', { hvordan: 'Prøve' }));
		const tall = viste(deler).map((text) => Number(text.replace(',', '.').replace('−', '-')));
		expect(tall.reduce((a, b) => a + b, 0)).toBeCloseTo(66.7, 9);
	});
});
