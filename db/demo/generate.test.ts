import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { kodeverdi } from '../../src/lib/domain/codelists/index.ts';
import { objekttype } from '../../src/lib/domain/plan/objekttyper.ts';
import { omriss } from './geography/outline.ts';
import { bekker } from './geography/waters.ts';
import { generateDemo } from './generate.ts';
import { crosses } from '../../src/lib/domain/topology/noding.ts';
import { Vertices } from '../../src/lib/domain/topology/vertices.ts';
import {
	at,
	boxOf,
	cyclic,
	distanceToLineM,
	isInPolygon,
	isInRing,
	polygonAreaM2,
	ringAreaM2,
	type Point,
	type Polygon,
	type Ring
} from './geometry/point.ts';

const demo = generateDemo();
const zones = demo.soner.map(({ region }) => region.polygon);
const cm = ([x, y]: Point): Point => [Math.round(x * 100), Math.round(y * 100)];

/** Twice the area of a ring in whole cm², exactly. */
function doubleArea(ring: Ring): bigint {
	let sum = 0n;
	ring.forEach((p, i) => {
		const [a, b] = [cm(p), cm(cyclic(ring, i + 1))];
		sum += BigInt(a[0]) * BigInt(b[1]) - BigInt(b[0]) * BigInt(a[1]);
	});
	return sum;
}

const sumDouble = (polygons: readonly Polygon[]): bigint =>
	polygons.flat().reduce((sum, ring) => sum + doubleArea(ring), 0n);

/** Directed edges that have no opposite among the others: the border of the whole. */
function unmatchedEdges(polygons: readonly Polygon[]): { open: Set<string>; twice: number } {
	const open = new Set<string>();
	let twice = 0;
	for (const ring of polygons.flat()) {
		ring.forEach((p, i) => {
			const [a, b] = [cm(p).join(), cm(cyclic(ring, i + 1)).join()];
			if (open.delete(`${b} ${a}`)) return;
			if (open.has(`${a} ${b}`)) twice++;
			open.add(`${a} ${b}`);
		});
	}
	return { open, twice };
}

/** Do no two edges of a polygon's rings cross, and is no vertex used twice in a ring? */
function isSimple(polygon: Polygon): boolean {
	const v = new Vertices();
	const edges: [number, number][] = [];
	for (const ring of polygon) {
		const ids = ring.map((p) => v.id(...cm(p)));
		if (new Set(ids).size !== ids.length || ids.length < 3) return false;
		ids.forEach((id, i) => edges.push([id, cyclic(ids, i + 1)]));
	}
	edges.sort(
		([a, b], [c, d]) => Math.min(at(v.x, a), at(v.x, b)) - Math.min(at(v.x, c), at(v.x, d))
	);
	for (const [i, [a, b]] of edges.entries()) {
		const maxX = Math.max(at(v.x, a), at(v.x, b));
		for (let j = i + 1; j < edges.length; j++) {
			const [c, d] = at(edges, j);
			if (Math.min(at(v.x, c), at(v.x, d)) > maxX) break;
			if (crosses(v, a, b, c, d)) return false;
		}
	}
	return true;
}

/** Outer ring counterclockwise, holes clockwise, each hole inside the outer ring and in no other hole. */
function isWellFormed([outer, ...holes]: Polygon): boolean {
	if (!outer || ringAreaM2(outer) <= 0) return false;
	return holes.every((hole, i) => {
		const edge = at(hole, 0);
		const next = at(hole, 1);
		const inside: Point = [(edge[0] + next[0]) / 2, (edge[1] + next[1]) / 2];
		const others = holes.filter((_, j) => j !== i);
		return (
			ringAreaM2(hole) < 0 && isInRing(inside, outer) && !others.some((o) => isInRing(inside, o))
		);
	});
}

describe('illustrasjonsdata', () => {
	it('are the same each time they are made', () => {
		const hash = (value: unknown) =>
			createHash('sha256').update(JSON.stringify(value)).digest('hex');
		expect(hash(generateDemo())).toBe(hash(demo));
	});

	it('have the outline of Vestre Toten in at most 60 points: 251 km² in its bounding box', () => {
		expect(omriss.length).toBeLessThanOrEqual(60);
		expect(boxOf(omriss)).toEqual({ minX: 581128, minY: 6708299, maxX: 596162, maxY: 6736743 });
		expect(polygonAreaM2(demo.omrade) / 1e6).toBeCloseTo(251, 0);
	});
});

describe('arealformål', () => {
	it('number about 900, at least 50 of them with holes', () => {
		expect(zones.length).toBeGreaterThan(850);
		expect(zones.length).toBeLessThan(980);
		expect(zones.filter((polygon) => polygon.length > 1).length).toBeGreaterThanOrEqual(50);
	});

	it('tile the plan area to the last square centimetre', () => {
		expect(sumDouble(zones)).toBe(sumDouble([demo.omrade]));
	});

	it('meet vertex for vertex: every edge has its opposite in a neighbour, save the outer border', () => {
		const { open, twice } = unmatchedEdges(zones);
		expect(twice).toBe(0);
		expect(open).toEqual(unmatchedEdges([demo.omrade]).open);
	});

	it('are all valid polygons', () => {
		expect(zones.every(isSimple)).toBe(true);
		expect(zones.every(isWellFormed)).toBe(true);
	});

	it('show all main purposes, nåværende and framtidige, and a few of status 3', () => {
		const codes = new Set(demo.soner.map(({ formal }) => formal.kode));
		const wanted = [
			1001, 1110, 1120, 1130, 1140, 1150, 1160, 1170, 1200, 1300, 1400, 1500, 1600, 1700, 1800,
			2010, 2020, 2070, 2080, 3001, 3002, 3020, 3030, 3040, 3050, 3100, 4001, 4010, 5100, 5200,
			5210, 5220, 5230, 6001, 6230, 6500, 6600, 6700
		];
		expect(wanted.filter((kode) => !codes.has(kode))).toEqual([]);
		const count = (status: number) =>
			demo.soner.filter(({ formal }) => formal.status === status).length;
		expect(count(2)).toBeGreaterThan(60);
		expect(count(3)).toBeGreaterThanOrEqual(2);
	});

	it('have feltnavn that are used once, framtidige after the nåværende', () => {
		const names = demo.soner.flatMap(({ objekt }) => objekt.omrNavn ?? []);
		expect(new Set(names).size).toBe(names.length);
		const numbers = (status: number) =>
			demo.soner
				.filter(({ formal }) => formal.kode === 1110 && (formal.status === 2) === (status === 2))
				.map(({ objekt }) => Number(objekt.omrNavn?.slice(1)));
		expect(Math.min(...numbers(2))).toBe(Math.max(...numbers(1)) + 1);
	});

	it('share out combined purposes completely', () => {
		const combined = demo.soner.filter(({ formal }) => formal.kode === 1800);
		for (const { objekt } of combined) {
			const shares = objekt.egenskaper.formalsandel as { andel: number }[];
			expect(shares.reduce((sum, { andel }) => sum + andel, 0)).toBeCloseTo(1);
		}
	});
});

describe('planobjekter', () => {
	it('have codes of their code lists and a lokalId of their own', () => {
		for (const { objekttype: type, kode } of demo.planobjekter) {
			const known = objekttype(type);
			expect(known).toBeDefined();
			if (kode !== null) expect(kodeverdi(known?.liste ?? '', kode)).toBeDefined();
		}
		expect(new Set(demo.planobjekter.map(({ lokalId }) => lokalId)).size).toBe(
			demo.planobjekter.length
		);
	});

	it('name hensynssoner after their code', () => {
		const soner = demo.planobjekter.filter((o) => objekttype(o.objekttype)?.tema === 'hensynssone');
		expect(soner.length).toBeGreaterThan(45);
		for (const { omrNavn, kode } of soner)
			expect(omrNavn).toMatch(new RegExp(`^H${kode ?? ''}_\\d+$`));
		const codes = new Set(soner.map(({ kode }) => kode));
		for (const kode of [
			110, 210, 220, 310, 320, 350, 370, 510, 530, 540, 560, 570, 710, 730, 810, 910
		]) {
			expect(codes).toContain(kode);
		}
	});

	it('are changed a little in forslag and alternativ, with the same lokalId and geometry', () => {
		expect(demo.scenarier.map(({ kind }) => kind)).toEqual(['gjeldende', 'forslag', 'alternativ']);
		for (const { endringer } of demo.scenarier.slice(1)) {
			expect(endringer.length).toBeGreaterThan(4);
			for (const { before, after } of endringer) {
				expect(after.lokalId).toBe(before.lokalId);
				expect(after.geometry).toBe(before.geometry);
			}
		}
	});
});

describe('eiendommer og bygninger', () => {
	const parcels = demo.eiendommer.map(({ polygon }) => polygon);

	it('number about 6 500 and 6 000', () => {
		expect(parcels.length).toBeGreaterThan(6000);
		expect(parcels.length).toBeLessThan(7200);
		expect(demo.bygninger.length).toBeGreaterThan(5500);
		expect(demo.bygninger.length).toBeLessThan(6700);
	});

	it('tile the municipality without gap or overlap', () => {
		const { open, twice } = unmatchedEdges(parcels);
		expect(twice).toBe(0);
		const all = parcels.reduce((sum, polygon) => sum + polygonAreaM2(polygon), 0);
		const border = [...open].length;
		expect(Math.abs(all - polygonAreaM2(demo.omrade))).toBeLessThan(60);
		expect(border).toBeLessThan(500);
		expect(parcels.every(isWellFormed)).toBe(true);
		expect(parcels.every(isSimple)).toBe(true);
	});

	it('have one gnr/bnr each', () => {
		const names = demo.eiendommer.map(({ gnr, bnr }) => `${gnr}/${bnr}`);
		expect(new Set(names).size).toBe(names.length);
	});

	it('hold every building inside one parcel, clear of streams', () => {
		for (const { ring, eiendom } of demo.bygninger) {
			expect(ring.every((corner) => isInPolygon(corner, eiendom.polygon))).toBe(true);
			expect(isSimple([ring, ...eiendom.polygon])).toBe(true);
		}
		const lines = bekker.map((line) => ({ line, box: boxOf(line) }));
		for (const { ring } of demo.bygninger) {
			const p = at(ring, 0);
			for (const { line, box } of lines) {
				if (
					p[0] < box.minX - 9 ||
					p[0] > box.maxX + 9 ||
					p[1] < box.minY - 9 ||
					p[1] > box.maxY + 9
				)
					continue;
				expect(distanceToLineM(p, line)).toBeGreaterThan(5);
			}
		}
	});
});

describe('datasett', () => {
	const byKode = new Map(demo.datasett.map((sett) => [sett.kode, sett]));

	it('cover ar5 without gaps, with the arealtyper of the land', () => {
		const ar5 = byKode.get('ar5');
		const types = new Set(ar5?.objekter.map(({ type }) => type));
		for (const type of ['11', '12', '21', '22', '23', '30', '60', '81'])
			expect(types).toContain(type);
		const area = (ar5?.objekter ?? []).reduce((sum, { geometry }) => {
			const rings = geometry.type === 'Polygon' ? geometry.coordinates : [];
			return sum + polygonAreaM2(rings.map((ring) => ring.slice(0, -1) as unknown as Ring));
		}, 0);
		expect(Math.abs(area - polygonAreaM2(demo.omrade))).toBeLessThan(60);
	});

	it('are open, but one is internal', () => {
		const internal = demo.datasett.filter(({ tilgang }) => tilgang === 'internal');
		expect(internal.map(({ kode }) => kode)).toEqual(['farlig-stoff']);
	});

	it('tell Einavatnet, the four tettsteder, three stations and schools', () => {
		const names = (kode: string) => byKode.get(kode)?.objekter.map(({ navn }) => navn);
		expect(names('vann')).toContain('Einavatnet');
		expect(names('tettsted')).toEqual(['Raufoss', 'Reinsvoll', 'Bøverbru', 'Eina']);
		expect(names('stasjon')).toHaveLength(3);
		expect(names('skole')?.length).toBeGreaterThan(4);
	});
});
