import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arealregning, type Flate } from './arealregning.ts';
import { STANDARD_AREALVALG } from './arealvalg.ts';
import { FRADRAGSREKKE, type Flateslag } from './fradrag.ts';

const FLATER: readonly Flate[] = [
	{ slag: [], m2: 5000 },
	{ slag: ['dyrka', 'fare'], m2: 2000 },
	{ slag: ['dyrka'], m2: 2000 },
	{ slag: ['veg-kv'], m2: 800 },
	{ slag: ['bygning'], m2: 100 },
	{ slag: ['betinget'], m2: 100 }
];
const regn = (valg = STANDARD_AREALVALG, status: 2 | 3 = 2, flater = FLATER) =>
	arealregning(flater, status, valg);

const SLAG: readonly Flateslag[] = [
	'fare',
	'byggeforbud',
	'vern',
	'vann',
	'dyrka',
	'myr',
	'gronn',
	'veg-rv',
	'veg-fv',
	'veg-kv',
	'bygning',
	'betinget'
];

describe('what is taken from a piece of a zone', () => {
	it('is taken once, by the first kind that lies there; a building takes four times its footprint', () => {
		const { fradragM2, nettoM2, betingetM2 } = regn();
		expect(fradragM2).toMatchObject({ fare: 2000, dyrka: 2000, veg: 800, bygd: 400 });
		expect(nettoM2).toBe(4800);
		expect(betingetM2).toBe(100);
	});

	it('follows the choices: farmland left in, a wider road, no ground for buildings', () => {
		const valg = { ...STANDARD_AREALVALG, dyrkaAndel: 0, vegbreddeKv: 16, bygningFaktor: 0 };
		expect(regn(valg).fradragM2).toMatchObject({ fare: 2000, dyrka: 0, veg: 1600, bygd: 0 });
		expect(regn(valg).nettoM2).toBe(6400);
		expect(regn({ ...STANDARD_AREALVALG, dyrkaAndel: 0.5 }).fradragM2.dyrka).toBe(1000);
	});

	it('leaves what stands in a zone of videreutvikling: its density is beside that', () => {
		expect(regn(STANDARD_AREALVALG, 3).fradragM2.bygd).toBe(0);
	});

	it('is never more than there is: parts make up the piece, and the conditional is part of the net', () => {
		const flate = fc.record({
			slag: fc.subarray([...SLAG]),
			m2: fc.double({ min: 0.01, max: 50_000, noNaN: true })
		});
		const andel = fc.double({ min: 0, max: 1, noNaN: true });
		const bredde = fc.double({ min: 0, max: 100, noNaN: true });
		const valg = fc.record({
			dyrkaAndel: andel,
			myrAndel: andel,
			gronnAndel: andel,
			vegbreddeRv: bredde,
			vegbreddeFv: bredde,
			vegbreddeKv: bredde,
			bygningFaktor: fc.double({ min: 0, max: 50, noNaN: true }),
			omvegFaktor: fc.constant(1.3),
			kilde: fc.constant('Prøve')
		});
		fc.assert(
			fc.property(fc.array(flate, { maxLength: 8 }), valg, (flater, v) => {
				const { fradragM2, nettoM2, betingetM2 } = arealregning(flater, 2, v);
				const brutto = flater.reduce((n, { m2 }) => n + m2, 0);
				const tatt = FRADRAGSREKKE.reduce((n, slag) => n + fradragM2[slag], 0);
				expect(tatt + nettoM2).toBeCloseTo(brutto, 5);
				for (const m2 of [...Object.values(fradragM2), nettoM2, betingetM2])
					expect(m2).toBeGreaterThanOrEqual(-1e-9);
				expect(betingetM2).toBeLessThanOrEqual(nettoM2 + 1e-9);
			})
		);
	});
});
