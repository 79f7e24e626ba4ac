import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grovsil, regnFortetting } from './fortetting.ts';
import type { Arealmaling, Fortettingsmaling, Malbygg } from './fortettingMaling.ts';
import { lesMatrikkel, matrikkelId } from './fortettingMaling.ts';
import { oppslag, STANDARDFORTETTING, type Parameternokkel } from './fortettingParametre.ts';

const p = oppslag({ rader: [] });
const med = (nokkel: Parameternokkel, verdi: number) =>
	oppslag({ rader: STANDARDFORTETTING.map((r) => (r.nokkel === nokkel ? { ...r, verdi } : r)) });

const tomt = (m2: number, bygg: readonly Malbygg[] = [], kode = 1110): Arealmaling => ({
	tomtM2: m2,
	deler: [{ liste: 'KpArealformal', kode, m2, andeler: [] }],
	bygg
});
const hus: Malbygg = { type: 111, boliger: 1, etasjer: 2, m2: 100 };
const fritt = (areal: Arealmaling, endret: Partial<Fortettingsmaling> = {}): Fortettingsmaling => ({
	...areal,
	rektangel: { lengdeM: 60, breddeM: 60 },
	hinderM2: 0,
	treff: {},
	gulStoyM2: 0,
	vegM: 3,
	vaM: 20,
	ukjent: {},
	...endret
});
const boliger = (m: Fortettingsmaling, oppslaget = p) => {
	const svar = regnFortetting(m, oppslaget);
	return 'kandidat' in svar ? svar.kandidat.boliger : svar.avslag;
};

describe('regnFortetting', () => {
	it('never rounds up: a square metre short is a dwelling less', () => {
		expect(boliger(fritt(tomt(900)))).toBe(1);
		// 1392 × 25 % = 348 = 3 × 116, and 1350 for three plots.
		expect(boliger(fritt(tomt(1392)))).toBe(3);
		expect(boliger(fritt(tomt(1391.99)))).toBe(2);
	});

	it('counts parking as built, 18 m² each', () => {
		const steg = regnFortetting(fritt(tomt(1800, [hus])), p);
		const bya =
			'kandidat' in steg && steg.kandidat.steg.find((s) => s.name === 'Gjenstående %-BYA');
		// 1800 × 25 % − 100 − 1 × 2 × 18.
		expect(bya && bya.value).toBe(314);
		expect(boliger(fritt(tomt(1800, [hus])), med('parkering', 0))).toBe(3);
		expect(boliger(fritt(tomt(1800, [hus])))).toBe(2);
	});

	it('is formula B for a centre, solved for the number of dwellings', () => {
		const areal = tomt(3600, [{ type: 211, boliger: 0, etasjer: 1, m2: 1200 }], 1130);
		const n = boliger(fritt(areal));
		expect(n).toBe(41);
		// domain.md § 4.3 B: floor((A × BYA% − P × 18) × E × f × η / BRA) holds n, and not one more.
		const b = (antall: number) =>
			Math.floor(((3600 * 0.6 - antall * 0.5 * 18) * 4 * 0.6 * 0.82) / 85);
		expect(b(41)).toBeGreaterThanOrEqual(41);
		expect(b(42)).toBeLessThan(42);
	});

	it('is capped by outdoor room', () => {
		const areal = tomt(3600, [], 1130);
		expect(boliger(fritt(areal), med('mua', 100))).toBe(Math.floor(3600 / (100 + 85 / 1.968 + 9)));
	});

	it('is nothing where no house fits, or where no road comes near', () => {
		expect(boliger(fritt(tomt(1200), { rektangel: null }))).toBe('ikke plass til hus');
		expect(boliger(fritt(tomt(1200), { rektangel: { lengdeM: 100, breddeM: 7.9 } }))).toBe(
			'ikke plass til hus'
		);
		expect(boliger(fritt(tomt(1200), { vegM: 51 }))).toBe('uten adkomst');
		expect(boliger(fritt(tomt(1200), { vegM: null }))).toBe('uten adkomst');
		expect(boliger(fritt(tomt(1200), { vegM: null, ukjent: { veg: 'ikke kartlagt' } }))).toBe(2);
	});

	it('takes out what cannot be built on', () => {
		expect(boliger(fritt(tomt(1800)))).toBe(3);
		expect(boliger(fritt(tomt(1800), { hinderM2: 900, treff: { flomsone: 900 } }))).toBe(2);
		expect(boliger(fritt(tomt(1800), { hinderM2: 1800, treff: { flomsone: 1800 } }))).toBe(
			'for liten'
		);
	});

	it('counts all that is zoned in %-BYA, also what must stand open (TEK17)', () => {
		const svar = regnFortetting(fritt(tomt(1800), { hinderM2: 900, treff: { flomsone: 900 } }), p);
		const steg = 'kandidat' in svar ? svar.kandidat.steg : [];
		const value = (name: string) => steg.find((s) => s.name === name)?.value;
		expect(value('Gjenstående %-BYA')).toBeCloseTo(
			(1800 * (value('Tillatt bebygd areal (%-BYA)') ?? 0)) / 100,
			9
		);
	});

	it('is a number also where there is no terrain, and that is told', () => {
		const svar = regnFortetting(fritt(tomt(1200), { ukjent: { helning: 'ikke vurdert' } }), p);
		expect(svar).toMatchObject({ kandidat: { tilstand: 'kjent', boliger: 2 } });
		expect('kandidat' in svar && svar.kandidat.steg).toContainEqual(
			expect.objectContaining({ name: 'Helning', state: 'ikke vurdert' })
		);
	});

	it('is conditional where mains are far, and unknown where nobody has mapped them', () => {
		const tilstand = (m: Fortettingsmaling) => {
			const svar = regnFortetting(m, p);
			return 'kandidat' in svar && [svar.kandidat.betinget, svar.kandidat.tilstand];
		};
		expect(tilstand(fritt(tomt(1200)))).toEqual([false, 'kjent']);
		expect(tilstand(fritt(tomt(1200), { vaM: 101 }))).toEqual([true, 'kjent']);
		expect(tilstand(fritt(tomt(1200), { vaM: null, ukjent: { va: 'ikke kartlagt' } }))).toEqual([
			false,
			'ikke kartlagt'
		]);
		expect(
			tilstand(fritt(tomt(1200), { ukjent: { va: 'ikke kartlagt', stoy: 'ikke vurdert' } }))
		).toEqual([false, 'ikke vurdert']);
	});

	it('has no number in a combined zone that nobody has divided, and the share of it where somebody has', () => {
		const delt = (andeler: { kode: number; andel: number }[]): Arealmaling => ({
			...tomt(3600),
			deler: [{ liste: 'KpArealformal', kode: 1800, m2: 3600, andeler }]
		});
		expect(boliger(fritt(delt([])))).toBeNull();
		expect(boliger(fritt(delt([{ kode: 1300, andel: 1 }])))).toBe('ikke boligformål');
		expect(
			boliger(
				fritt(
					delt([
						{ kode: 1110, andel: 0.5 },
						{ kode: 1300, andel: 0.5 }
					])
				)
			)
		).toBe(20);
	});

	it('says each kind by what stands there', () => {
		const slag = (areal: Arealmaling) => {
			const svar = regnFortetting(fritt(areal), p);
			return 'kandidat' in svar ? svar.kandidat.slag : svar.avslag;
		};
		const bygg = (type: number | null, m2 = 100, antall = 0): Malbygg => ({
			type,
			boliger: antall,
			etasjer: 2,
			m2
		});
		expect(slag(tomt(1200))).toBe('ledig');
		expect(slag(tomt(1200, [bygg(181, 36)]))).toBe('ledig');
		expect(slag(tomt(1200, [bygg(111)]))).toBe('eplehage');
		expect(slag(tomt(899, [bygg(111)]))).toBe('for liten');
		expect(slag(tomt(1200, [bygg(211, 400)]))).toBe('transformasjon');
		expect(slag(tomt(1200, [bygg(613, 400)]))).toBe('annet bygg');
		expect(slag(tomt(1200, [bygg(142, 300, 9)], 1130))).toBe('underutnyttet');
		expect(slag(tomt(1200, [bygg(142, 400, 9)], 1130))).toBe('utnyttet');
	});

	it('is never stricter by areas alone than in whole', () => {
		const bygg = fc.record({
			type: fc.constantFrom(111, 142, 181, 211, 613, null),
			boliger: fc.integer({ min: 0, max: 12 }),
			etasjer: fc.constantFrom(1, 2, 4, null),
			m2: fc.integer({ min: 20, max: 900 })
		});
		const maling = fc.record({
			m2: fc.integer({ min: 100, max: 6000 }),
			bygg: fc.array(bygg, { maxLength: 3 }),
			kode: fc.constantFrom(1110, 1130, 1800),
			hinderM2: fc.integer({ min: 0, max: 2000 }),
			side: fc.integer({ min: 5, max: 70 })
		});
		fc.assert(
			fc.property(maling, ({ m2, bygg: b, kode, hinderM2, side }) => {
				const areal = tomt(m2, b, kode);
				const full = fritt(areal, {
					hinderM2: Math.min(m2, hinderM2),
					rektangel: { lengdeM: side, breddeM: side }
				});
				const svar = regnFortetting(full, p);
				if ('avslag' in svar) return;
				expect(grovsil(areal, p)).toBeNull();
				const { boliger: n, steg } = svar.kandidat;
				if (n === null) return;
				// The least of all that is told, and told as it is.
				const grenser = steg.filter((s) => s.name.startsWith('Plass '));
				expect(Math.min(...grenser.map((s) => s.value ?? Infinity))).toBe(n);
				expect(n).toBeGreaterThan(0);
			}),
			{ numRuns: 500, seed: 4 }
		);
	});
});

describe('matrikkelId', () => {
	it('is read as it was written', () => {
		for (const m of [
			{ kommunenummer: '0301', gnr: 61, bnr: 34, fnr: 0 },
			{ kommunenummer: '3443', gnr: 1, bnr: 2, fnr: 3 }
		])
			expect(lesMatrikkel(matrikkelId(m), '9999')).toEqual(m);
		expect(lesMatrikkel('61/34', '3443')).toMatchObject({
			kommunenummer: '3443',
			gnr: 61,
			bnr: 34
		});
		for (const text of ['61', '3443-61', '3443-61/34/', "3443-61/34'", ''])
			expect(lesMatrikkel(text, '3443')).toBeNull();
	});
});
