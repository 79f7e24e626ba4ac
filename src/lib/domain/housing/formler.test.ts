import { describe, expect, it } from 'vitest';
import { kodeverdi } from '../codelists/index.ts';
import { malIPeriode } from './behov.ts';
import { BOLIGFORMAL } from './formal.ts';
import { BETINGELSER, INGEN_FRADRAG, SONEFRADRAG } from './fradrag.ts';
import { kapasitet, nettoAreal } from './kapasitet.ts';
import { parameterFor } from './parametre.ts';
import { overlapp, perioder, startAar } from './perioder.ts';
import { STANDARDPARAMETRE, STANDARDPROFIL, standardsett } from './standardparametre.ts';

describe('need, which is what the goals ask for', () => {
	it('spreads a goal evenly on its years, and a goal without a number stays unknown', () => {
		const mal = {
			id: 1,
			navn: 'Mål',
			tettsted: null,
			fraAar: 2026,
			tilAar: 2037,
			antall: 120,
			kilde: 'Boligplanen',
			kildeDato: null,
			illustrasjon: false
		};
		const blokker = perioder(2026).map((p) => malIPeriode(mal, p).verdi);
		expect(blokker.reduce((n: number, v) => n + (v ?? 0), 0)).toBeCloseTo(120);
		const [forste] = perioder(2026);
		if (!forste) throw new Error('no period');
		expect(malIPeriode({ ...mal, antall: null }, forste)).toMatchObject({
			verdi: null,
			tilstand: 'ikke vurdert'
		});
	});
});

describe('capacity (domain.md § 4.3)', () => {
	it('Rådhuskvartalet, 270 units on 21.5 daa, is 12.6 to the dekar: the middle density of a centre', () => {
		expect(270 / 21.5).toBeCloseTo(12.6, 1);
		expect(parameterFor(standardsett('3443'), 1130, 2)?.boligerPerDaa?.mid).toBe(12.6);
	});

	it('is net dekar × density × net factor × share × realisation × time', () => {
		const enebolig = STANDARDPARAMETRE[0];
		if (!enebolig) throw new Error('no parameter');
		const netto = nettoAreal('bolig', {
			bruttoM2: 100_000,
			fradragM2: { ...INGEN_FRADRAG, fare: 20_000 },
			objekter: [{ lokalId: 'a', navn: 'B1', bidrag: 80 }]
		});
		expect(netto.verdi).toBeCloseTo(80);
		const blokker = [0, 1, 2].map((blokk) =>
			kapasitet(netto, enebolig, 'mid', { tidsprofil: STANDARDPROFIL, blokk })
		);
		expect(blokker[0]?.verdi).toBeCloseTo(80 * 2.2 * 0.75 * 1 * 0.65 * 0.3);
		expect(blokker.reduce((n, b) => n + (b.verdi ?? 0), 0)).toBeCloseTo(80 * 2.2 * 0.75 * 0.65);
		expect(blokker[0]?.bevis.objekter[0]?.bidrag).toBeCloseTo(blokker[0]?.verdi ?? -1);
	});
});

describe('periods', () => {
	it('are years 1–4, 5–8 and 9–12 from the first goal, else from the year after the plan came into force', () => {
		expect(perioder(2026).map((p) => p.navn)).toEqual(['2026–2029', '2030–2033', '2034–2037']);
		expect(startAar([{ fraAar: 2030 }, { fraAar: 2026 }], null)).toBe(2026);
		expect(startAar([], '2014-11-27')).toBe(2015);
		expect(perioder(startAar([], null)).map((p) => p.navn)).toEqual([
			'år 1–4',
			'år 5–8',
			'år 9–12'
		]);
	});

	it('take only their own years of a goal', () => {
		const [, andre] = perioder(2026);
		if (!andre) throw new Error('no period');
		expect(overlapp(2028, 2031, andre)).toBe(0.5);
		expect(overlapp(2026, 2029, andre)).toBe(0);
	});
});

describe('the tables', () => {
	it('name codes that are in the official lists', () => {
		// The codes of a reguleringsplan have no official list here: they are known by their object type.
		const listede = BOLIGFORMAL.filter(({ regnemate }) => regnemate !== 'regulering');
		for (const { liste, kode } of [...listede, ...SONEFRADRAG, ...BETINGELSER])
			expect(kodeverdi(liste, kode), `${liste} ${kode}`).toBeDefined();
	});

	it('hold defaults that say where they come from, within the ranges of domain.md, with a profile of one', () => {
		for (const { boligerPerDaa, nettofaktor, kilde, valg } of STANDARDPARAMETRE) {
			expect(kilde).not.toBe('');
			if (!boligerPerDaa) continue;
			expect(valg).toBe(true);
			expect(nettofaktor).toBeGreaterThanOrEqual(0.65);
			expect(nettofaktor).toBeLessThanOrEqual(0.85);
			expect(boligerPerDaa.min).toBeLessThanOrEqual(boligerPerDaa.mid);
			expect(boligerPerDaa.mid).toBeLessThanOrEqual(boligerPerDaa.max);
		}
		expect(STANDARDPROFIL.reduce((a, b) => a + b, 0)).toBeCloseTo(1);
	});
});
