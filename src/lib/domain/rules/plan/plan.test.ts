import { describe, expect, it } from 'vitest';
import {
	at,
	formal,
	hode,
	omrade,
	planobjekt,
	polygon,
	ring,
	sone,
	square
} from '../../../../../tests/support/planbygger.ts';
import { planregler, validatePlan, type Regelobjekt } from './index.ts';

const check = (...objekter: Regelobjekt[]) => validatePlan({ hode, objekter });
const rules = (...objekter: Regelobjekt[]) => check(...objekter).map(({ rule }) => rule);
const only = (rule: string, ...objekter: Regelobjekt[]) =>
	check(...objekter).filter((avvik) => avvik.rule === rule);
/** A zone of its own has no tiling to disturb what the test is about. */
const flate = (...rings: Parameters<typeof polygon>) => sone('H320_1', polygon(...rings));

it('has ids that are unique and a sentence for each', () => {
	expect(new Set(planregler.map(({ id }) => id)).size).toBe(planregler.length);
	for (const { krav } of planregler) expect(krav).toMatch(/^[A-ZÅØÆ].*\.$|H320_1\.$/);
});

it('says nothing of data that is no plan', () => {
	const objekt = planobjekt('Naturvernområde', 'x', polygon(ring([0, 0], [1, 1], [1, 0], [0, 1])));
	expect(check(objekt)).toEqual([]);
	expect(
		validatePlan({ hode: { ...hode, planidentifikasjon: 'x'.repeat(99) }, objekter: [objekt] })
	).toEqual([]);
});

describe('a plan id', () => {
	const of = (planidentifikasjon: string) =>
		validatePlan({ hode: { ...hode, planidentifikasjon }, objekter: [flate(square(0, 0, 10))] });
	it('may have sixteen characters', () => {
		expect(of('x'.repeat(16))).toEqual([]);
	});
	it('may not have seventeen', () => {
		expect(of('x'.repeat(17))).toMatchObject([{ rule: 'plan.planid.lengde', severity: 'feil' }]);
	});
});

describe('points', () => {
	it('may not stand twice in a row', () => {
		expect(rules(flate(square(0, 0, 10)))).toEqual([]);
		const [found] = check(flate(ring([0, 0], [10, 0], [10, 0], [10, 10])));
		expect(found).toMatchObject({
			rule: 'plan.kurve.dobbeltpunkt',
			message: 'Hensynssone H320_1 har ett punkt som står to ganger etter hverandre.',
			place: { type: 'MultiPoint', coordinates: [at(10, 0)] }
		});
	});
	it('have at most two decimals', () => {
		const [[x = 0, y = 0] = []] = square(0, 0, 10);
		const finer = [[x + 0.001, y], ...square(0, 0, 10).slice(1, -1), [x + 0.001, y]];
		expect(check(flate(finer))).toMatchObject([
			{ rule: 'plan.koordinat.desimaler', place: { coordinates: [x + 0.001, y] } }
		]);
	});
});

describe('an arc', () => {
	const arc = (on: [number, number]) =>
		planobjekt(
			'KpFareGrense',
			null,
			{ type: 'LineString', coordinates: [at(0, 0), at(10, 0)] },
			{
				buer: [{ start: at(0, 0), on: at(...on), end: at(10, 0) }]
			}
		);
	it('bends', () => {
		expect(rules(arc([5, 1]))).toEqual([]);
	});
	it('has no three points on a line', () => {
		expect(rules(arc([5, 0]))).toEqual(['plan.bue.rett']);
	});
});

describe('a ring', () => {
	it('runs counterclockwise, told once for the plan', () => {
		const back = square(0, 0, 10).reverse();
		expect(check(flate(back), flate(square(30, 0, 10).reverse()))).toMatchObject([
			{
				rule: 'plan.flate.retning',
				severity: 'merknad',
				message: expect.stringContaining('2 flater') as string
			}
		]);
	});
	it('does not cross itself, and the place is where it does', () => {
		expect(check(flate(ring([0, 0], [10, 10], [10, 0], [0, 12])))).toMatchObject([
			{ rule: 'plan.flate.kryss', severity: 'feil', place: { type: 'Point' } }
		]);
	});
	it.each([
		['touches itself in a vertex', ring([0, 0], [5, 5], [10, 0], [10, 10], [5, 5], [0, 10])],
		['touches its own side', ring([0, 0], [10, 0], [10, 10], [5, 0], [0, 10])],
		['folds back on itself', ring([0, 0], [10, 0], [10, 10], [10, 5], [10, 20], [0, 20])],
		['has a spike', ring([0, 0], [10, 0], [15, 0], [10, 0], [10, 10])]
	])('is wrong when it %s', (_, r) => {
		expect(rules(flate(r))).toContain('plan.flate.kryss');
	});
	it('has three corners', () => {
		expect(rules(flate(ring([0, 0], [10, 0], [0, 0])))).toContain('plan.flate.tom');
	});
});

describe('a hole', () => {
	const ytre = square(0, 0, 100);
	const hull = (x: number, y: number, size: number) => square(x, y, size).reverse();
	it('lies inside, may touch the border in a point, and its neighbour too', () => {
		const trekant = ring([0, 50], [10, 60], [10, 40]);
		expect(rules(flate(ytre, trekant, hull(20, 20, 10), hull(30, 30, 10)))).toEqual([]);
	});
	it.each([
		['outside', hull(200, 0, 10)],
		['half outside', hull(95, 50, 10)],
		['around', hull(-5, -5, 110)]
	])('may not lie %s', (_, h) => {
		expect(rules(flate(ytre, h))).toEqual(['plan.flate.hull.utenfor']);
	});
	it.each([
		['over another', hull(15, 15, 10)],
		['in another', hull(12, 12, 3)],
		['around another', hull(5, 5, 30)],
		['twice', hull(10, 10, 10)]
	])('may not lie %s', (_, h) => {
		expect(rules(flate(ytre, hull(10, 10, 10), h))).toEqual(['plan.flate.hull.overlapp']);
	});
});

describe('a code', () => {
	const geometry = polygon(square(0, 0, 10));
	it('is in its list', () => {
		expect(check(sone('H320', geometry))).toEqual([]);
		expect(check(sone('H399', geometry, { kode: 399 }))).toMatchObject([
			{ rule: 'plan.kode.ukjent', severity: 'feil' }
		]);
	});
	it('is told as it stood in the file where it is not', () => {
		const [found] = check(sone(null, geometry, { kode: null, egenskaper: { KPFARE: 'flom' } }));
		expect(found?.message).toContain('«flom»');
	});
	it('is not missing', () => {
		expect(only('plan.kode.ukjent', sone(null, geometry, { kode: null }))).toHaveLength(1);
		expect(only('plan.kode.ukjent', formal('B1', geometry, { kode: null }))).toHaveLength(1);
	});
	it('of a reguleringsplan is asked of no list', () => {
		expect(check(planobjekt('RpFareSone', 'H399_1', geometry, { kode: 399 }))).toEqual([]);
	});
	it('that has gone out of use is a note', () => {
		const [found] = only('plan.kode.ukjent', formal('BA', geometry, { kode: 1000 }));
		expect(found).toMatchObject({ severity: 'merknad' });
	});
});

describe('a sonenavn', () => {
	const geometry = polygon(square(0, 0, 10));
	it.each(['H320', 'H320_1', 'H320_12', null])('may be %s', (navn) => {
		expect(check(sone(navn, geometry))).toEqual([]);
	});
	it.each(['H310_1', 'H320_', 'h320_1', '320', 'H320-1', 'Flom'])(
		'may not be %s for code 320',
		(navn) => {
			expect(rules(sone(navn, geometry))).toEqual(['plan.sonenavn']);
		}
	);
	it('says what it should be', () => {
		expect(check(sone('H310_1', geometry))[0]?.message).toBe(
			'Hensynssone H310_1 har koden 320, men navnet sier 310. Navnet skal være H320 eller H320_1.'
		);
	});
});

describe('the plan area', () => {
	const b = formal('B1', polygon(square(0, 0, 100)));
	it('holds every object', () => {
		expect(
			rules(omrade(polygon(square(0, 0, 100))), b, sone('H320_1', polygon(square(20, 20, 80))))
		).toEqual([]);
	});
	it('does not hold a zone that sticks out', () => {
		expect(
			check(omrade(polygon(square(0, 0, 100))), b, sone('H320_1', polygon(square(50, 50, 60))))
		).toMatchObject([{ rule: 'plan.objekt.utenfor' }]);
	});
	it('is asked to hold texts, as a note', () => {
		const tekst = planobjekt('KpPåskrift', 'B1', { type: 'Point', coordinates: at(-50, 0) });
		expect(rules(omrade(polygon(square(0, 0, 100))), b, tekst)).toEqual(['plan.punkt.utenfor']);
	});
	it('is missed once, as a note', () => {
		expect(check(b)).toMatchObject([{ rule: 'plan.omrade.mangler', severity: 'merknad' }]);
	});
});

describe('the geometry of an object', () => {
	const SLAG = 'plan.geometri.slag';
	const linje = { type: 'LineString' as const, coordinates: [at(0, 0), at(10, 0)] };
	const punkt = { type: 'Point' as const, coordinates: at(0, 0) };
	const ruta = polygon(square(0, 0, 10));
	it('is of the kind that its type has', () => {
		expect(only(SLAG, sone('H320_1', ruta), formal('B1', ruta))).toEqual([]);
		expect(only(SLAG, planobjekt('KpJuridiskLinje', null, linje, { kode: 1201 }))).toEqual([]);
		expect(only(SLAG, planobjekt('KpArealGrense', null, linje))).toEqual([]);
		expect(only(SLAG, planobjekt('RpPåskrift', null, punkt))).toEqual([]);
	});
	it.each([
		['en linje', linje],
		['en linje', { type: 'MultiLineString' as const, coordinates: [linje.coordinates] }],
		['et punkt', punkt],
		['en linje', { type: 'GeometryCollection' as const, geometries: [ruta, linje] }]
	])('a purpose that is %s is told, since its ground is missing', (hva, geometry) => {
		expect(only(SLAG, formal('B1', geometry))).toEqual([
			expect.objectContaining({
				severity: 'feil',
				message: `B1 (KpArealformålOmråde) er ${hva}, men skal være en flate. Det har ikke noe areal, og regnes ikke med i planen.`
			})
		]);
	});
	it('a line that is a surface is told too', () => {
		expect(only(SLAG, planobjekt('KpJuridiskLinje', null, ruta))).toMatchObject([
			{ severity: 'advarsel' }
		]);
	});
});

describe('holes that part their surface', () => {
	const DELER = 'plan.flate.hull.deler';
	const ytre = square(0, 0, 100);
	it.each([
		['is the outer ring once more', square(0, 0, 100)],
		['follows the outer ring along a side', ring([0, 20], [20, 20], [20, 40], [0, 40])],
		['follows a part of a side', ring([0, 20], [20, 30], [0, 40])],
		['goes from side to side', ring([0, 50], [50, 60], [100, 50], [50, 40])]
	])('are told: one that %s', (_, hull) => {
		expect(only(DELER, flate(ytre, hull))).toHaveLength(1);
		expect(only(DELER, flate(ytre, hull.toReversed()))).toHaveLength(1);
	});
	it('are told: two with a common side', () => {
		const hull = [square(20, 20, 20), ring([40, 25], [60, 25], [60, 35], [40, 35])];
		expect(only(DELER, flate(ytre, ...hull))).toHaveLength(1);
	});
	it('are told: three in a ring around ground that they cut off', () => {
		const hull = [
			ring([20, 20], [40, 20], [30, 40]),
			ring([40, 20], [60, 20], [50, 40]),
			ring([30, 40], [50, 40], [40, 60])
		];
		expect(only(DELER, flate(ytre, ...hull))).toHaveLength(1);
	});
	it('are not those that touch the border, or one another, in a point', () => {
		const hull = [ring([0, 20], [20, 10], [20, 30]), ring([20, 30], [40, 30], [40, 40])];
		expect(only(DELER, flate(ytre, ...hull))).toEqual([]);
		expect(only(DELER, flate(ytre, square(20, 20, 10), square(50, 50, 10)))).toEqual([]);
	});
});

describe('what stands outside the plan area', () => {
	const UTENFOR = 'plan.punkt.utenfor';
	const planen = omrade(polygon(square(0, 0, 100)));
	const punkt = (type: string, x: number) =>
		planobjekt(type, `${type}${x}`, { type: 'Point', coordinates: at(x, 50) });
	it('is told of symbols and texts, each kind once, as a note', () => {
		const alle = [100, 140, 150].map((x) => punkt('RpSymbol', x));
		const found = only(UTENFOR, planen, ...alle, punkt('KpPåskrift', 400));
		expect(found.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
			'merknad: 2 symboler står utenfor planområdet.',
			'merknad: 1 tekst står utenfor planområdet.'
		]);
		expect(found[0]?.place).toEqual({
			type: 'MultiPoint',
			coordinates: [at(140, 50), at(150, 50)]
		});
	});
	it('is not asked where the plan has no area', () => {
		expect(only(UTENFOR, punkt('RpSymbol', 400))).toEqual([]);
	});
});

it('a purpose whose code is not understood is not said to have none and one at once', () => {
	const egenskaper = Object.fromEntries([['KPAREALFORMÅL', '1234']]);
	const uforstatt = planobjekt('KpArealformålOmråde', null, polygon(square(0, 0, 10)), {
		egenskaper
	});
	expect(only('plan.kode.ukjent', uforstatt)[0]?.message).toBe(
		'Et formål har koden «1234», som ikke finnes i kodelisten. Velg en gyldig kode.'
	);
});
