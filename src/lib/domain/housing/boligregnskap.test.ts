import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tilstand } from '../bevis.ts';
import type { Boligmal } from './behov.ts';
import type { Boliggrunnlag, Boligrad } from './boligrad.ts';
import { boligregnskap } from './boligregnskap.ts';
import { INGEN_FRADRAG } from './fradrag.ts';
import type { Sonedel, Stedslag } from './sonedel.ts';
import { standardsett } from './standardparametre.ts';

const del = fc
	.record({
		nr: fc.integer({ min: 1, max: 30 }),
		kode: fc.constantFrom(1110, 1130, 1001, 1800, 5200, 5210, 3040, null),
		status: fc.constantFrom(2 as const, 3 as const, null),
		stedslag: fc.constantFrom<Stedslag>('tettsted', 'utenfor', 'ukartlagt', 'uvurdert'),
		tettsted: fc.constantFrom('Raufoss', 'Eina'),
		fradragene: fc.constantFrom<Tilstand>('kjent', 'ikke kartlagt', 'ikke vurdert'),
		bruttoM2: fc.double({ min: 100, max: 200_000, noNaN: true }),
		fare: fc.double({ min: 0, max: 0.5, noNaN: true }),
		betinget: fc.double({ min: 0, max: 1, noNaN: true }),
		andel: fc.double({ min: 0.1, max: 1, noNaN: true })
	})
	.map((r): Sonedel => {
		const fare = r.fare * r.bruttoM2;
		return {
			lokalId: `sone-${r.nr}`,
			omrNavn: `B${r.nr}`,
			liste: 'KpArealformal',
			kode: r.kode,
			arealbruksstatus: r.status,
			stedslag: r.stedslag,
			tettsted: r.stedslag === 'tettsted' ? r.tettsted : null,
			fradragene: r.fradragene,
			bruttoM2: r.bruttoM2,
			mangler: [],
			flater: [],
			fradragM2: { ...INGEN_FRADRAG, fare },
			nettoM2: r.bruttoM2 - fare,
			betingetM2: r.betinget * (r.bruttoM2 - fare),
			fordeling: r.kode === 1800 ? [{ kode: 1110, andel: r.andel }] : []
		};
	});

const mal = fc
	.record({
		tettsted: fc.constantFrom(null, 'Raufoss', 'Eina', 'Reinsvoll'),
		fraAar: fc.integer({ min: 2026, max: 2034 }),
		aar: fc.integer({ min: 1, max: 12 }),
		antall: fc.option(fc.integer({ min: 0, max: 500 }))
	})
	.map(({ tettsted, fraAar, aar, antall }): Boligmal => ({
		id: 1,
		navn: 'Mål',
		tettsted,
		fraAar,
		tilAar: fraAar + aar - 1,
		antall,
		kilde: 'Prøve',
		kildeDato: null,
		illustrasjon: true
	}));

const grunnlag = fc
	.record({ deler: fc.array(del, { maxLength: 15 }), mal: fc.array(mal, { maxLength: 6 }) })
	.map((r): Boliggrunnlag => ({
		...r,
		parametre: standardsett('3443'),
		startAar: 2026,
		kjenteTettsteder: ['Raufoss', 'Eina'],
		forbehold: [],
		datasett: [],
		utm: 'EUREF89 UTM 32'
	}));

const verdi = (v: number | null) => v ?? 0;

/** Of the whole municipality. */
const MAL: Boligmal = {
	id: 1,
	navn: 'Mål',
	tettsted: null,
	fraAar: 2026,
	tilAar: 2037,
	antall: 120,
	kilde: 'Prøve',
	kildeDato: null,
	illustrasjon: true
};

const SONE: Sonedel = {
	lokalId: 'sone',
	omrNavn: 'B1',
	liste: 'KpArealformal',
	kode: 1110,
	arealbruksstatus: 2,
	stedslag: 'tettsted',
	tettsted: 'Raufoss',
	fradragene: 'kjent',
	bruttoM2: 10_000,
	mangler: [],
	flater: [],
	fradragM2: INGEN_FRADRAG,
	nettoM2: 10_000,
	betingetM2: 0,
	fordeling: []
};

describe('the housing reckoning', () => {
	it('has parts that sum to the whole, in every period, for every figure', () => {
		fc.assert(
			fc.property(grunnlag, (g) => {
				const { rader, helheten } = boligregnskap(g);
				for (const hele of helheten) {
					const her = rader.filter((r) => r.periode.blokk === hele.periode.blokk);
					const sum = (pick: (r: Boligrad) => number | null) =>
						her.reduce((n, r) => n + verdi(pick(r)), 0);
					for (const pick of [
						(r: Boligrad) => r.behov.verdi,
						(r: Boligrad) => r.kapasitet.min.verdi,
						(r: Boligrad) => r.kapasitet.mid.verdi,
						(r: Boligrad) => r.kapasitet.max.verdi,
						(r: Boligrad) => r.ukjentAreal.verdi
					])
						expect(sum(pick)).toBeCloseTo(verdi(pick(hele)), 5);
					const { bevis, verdi: samlet } = hele.kapasitet.mid;
					expect(bevis.ledd.reduce((n, l) => n + verdi(l.verdi), 0)).toBeCloseTo(verdi(samlet), 5);
				}
			}),
			{ numRuns: 60 }
		);
	});

	it('never counts unmapped or unshared land as zero: it has an area of its own, and the capacity is not «known»', () => {
		fc.assert(
			fc.property(grunnlag, (g) => {
				for (const r of boligregnskap(g).rader) {
					const bare = r.ukjentAreal.verdi === null ? 0 : r.ukjentAreal.verdi;
					if (bare > 0)
						expect(
							r.kapasitet.mid.verdi === null ||
								r.kapasitet.mid.bevis.ledd.some((ledd) => ledd.verdi === null)
						).toBe(true);
					expect(verdi(r.betinget.verdi)).toBeLessThanOrEqual(
						verdi(r.kapasitet.mid.verdi) * (1 + 1e-9) + 1e-9
					);
				}
			}),
			{ numRuns: 60 }
		);
	});

	it('never says 0 of what is unknown: conditional, and dwellings if all could be built', () => {
		fc.assert(
			fc.property(grunnlag, (g) => {
				const { rader, helheten } = boligregnskap(g);
				for (const r of [...rader.filter(({ sted }) => sted.slag !== 'rest'), ...helheten]) {
					expect(r.betinget.verdi === null).toBe(r.kapasitet.mid.verdi === null);
					const utenTall = r.ikkeRegnet.length > 0;
					if (utenTall && r.omKartlagt.mid.verdi === 0)
						expect(r.omKartlagt.mid.bevis.ledd.some(({ verdi: v }) => v !== null)).toBe(true);
				}
			}),
			{ numRuns: 200 }
		);
	});

	const bare = (deler: readonly Partial<Sonedel>[], mal: readonly Boligmal[] = []) =>
		boligregnskap({
			deler: deler.map((d, i) => ({ ...SONE, lokalId: `s${i}`, ...d })),
			mal,
			parametre: standardsett('3443'),
			startAar: 2026,
			kjenteTettsteder: ['Raufoss', 'Eina'],
			forbehold: [],
			datasett: [],
			utm: ''
		});

	it('says that conditional capacity is unknown where the deductions are, and 0 where no condition is set', () => {
		const ukjent = bare([{ fradragene: 'ikke vurdert', betingetM2: 1000 }]);
		for (const r of [...ukjent.rader, ...ukjent.helheten]) {
			expect(r.betinget).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
			expect(r.betinget.bevis.formel).toContain('Fradragene er ikke vurdert');
			expect(r.omKartlagt.mid.verdi).toBeGreaterThan(0);
		}
		const medMal = bare([{ fradragene: 'ikke vurdert' }], [MAL]);
		expect(medMal.rader.some(({ sted }) => sted.slag === 'rest')).toBe(true);
		expect(medMal.helheten[0]?.kapasitet.mid.verdi).toBeNull();
		expect(medMal.helheten[0]?.betinget.verdi).toBeNull();
		const utenSoner = bare([{ fradragene: 'ikke vurdert' }], [{ ...MAL, tettsted: 'Eina' }]);
		expect(utenSoner.rader.find(({ sted }) => sted.navn === 'Eina')?.kapasitet.mid.verdi).toBe(0);
		expect(utenSoner.helheten[0]?.kapasitet.mid.verdi).toBeNull();
		const delvis = bare([{}, { fradragene: 'ikke kartlagt', betingetM2: 1000 }]).rader[0]?.betinget;
		expect(delvis?.verdi).toBe(0);
		expect(delvis?.grense).toBe('minst');
		const kjent = bare([{}]).rader[0]?.betinget;
		expect(kjent && [kjent.verdi, kjent.grense]).toEqual([0, 'eksakt']);
	});

	it('says that nobody knows what zones would give whose share of dwellings is not decided', () => {
		const { rader, helheten } = bare([{ kode: 1800 }]);
		for (const r of [...rader, ...helheten])
			for (const niva of ['min', 'mid', 'max'] as const)
				expect(r.omKartlagt[niva]).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
		const begge = bare([{ kode: 1800 }, { fradragene: 'ikke kartlagt' }]).rader[0]?.omKartlagt.mid;
		expect(begge?.verdi).toBeGreaterThan(0);
		expect(begge?.grense).toBe('minst');
		expect(bare([{}]).rader[0]?.omKartlagt.mid.verdi).toBe(0);
	});

	it('does not call it a need of none when nobody has set a goal', () => {
		const tomt = boligregnskap({
			deler: [],
			mal: [],
			parametre: standardsett('3443'),
			startAar: null,
			kjenteTettsteder: [],
			forbehold: [],
			datasett: [],
			utm: ''
		});
		expect(tomt.helheten.map((h) => h.behov.verdi)).toEqual([null, null, null]);
	});

	it('loses no dekar: reckoned, unshared and unmapped land and other purposes make up the net area', () => {
		fc.assert(
			fc.property(fc.array(del, { maxLength: 15 }), (deler) => {
				const g: Boliggrunnlag = {
					deler,
					mal: [],
					parametre: standardsett('3443'),
					startAar: null,
					kjenteTettsteder: [],
					forbehold: [],
					datasett: [],
					utm: ''
				};
				const forste = boligregnskap(g).helheten[0];
				const regnet = deler
					.filter(
						(d) =>
							d.fradragene === 'kjent' &&
							d.arealbruksstatus !== null &&
							[1110, 1130, 1800].includes(d.kode ?? 0)
					)
					.reduce(
						(n, d) => n + d.nettoM2 * (d.kode === 1800 ? verdi(d.fordeling[0]?.andel ?? 0) : 1),
						0
					);
				const alle = deler.filter((d) => d.kode !== 3040).reduce((n, d) => n + d.nettoM2, 0);
				expect(verdi(forste?.ukjentAreal.verdi ?? 0)).toBeCloseTo((alle - regnet) / 1000, 5);
			}),
			{ numRuns: 60 }
		);
	});
});
