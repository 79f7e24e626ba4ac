import { fylkesveger, rv4 } from '../geography/roads.ts';
import { bekker, einavatnet, hunnselva } from '../geography/waters.ts';
import { roomiest } from '../geometry/placing.ts';
import {
	at,
	boxOf,
	cyclic,
	distanceM,
	distanceToLineM,
	type Point,
	type Ring
} from '../geometry/point.ts';
import { randomBetween, sequence, type Random } from '../geometry/random.ts';
import type { Eiendom } from './eiendommer.ts';

export interface Bygning {
	readonly bygningsnummer: number;
	/** NS 3457-3. */
	readonly bygningstype: number;
	readonly boliger: number;
	readonly etasjer: number;
	readonly ring: Ring;
	/** The parcel it stands on. */
	readonly eiendom: Eiendom;
}

interface Hustype {
	readonly bygningstype: number;
	readonly boliger: number;
	readonly etasjer: number;
	readonly bredde: readonly [number, number];
	readonly lengde: readonly [number, number];
}

const hus = (
	bygningstype: number,
	boliger: number,
	etasjer: number,
	bredde: readonly [number, number],
	lengde: readonly [number, number]
): Hustype => ({ bygningstype, boliger, etasjer, bredde, lengde });

const enebolig = hus(111, 1, 2, [7.5, 10], [9.5, 14]);
const tomannsbolig = hus(121, 2, 2, [8.5, 10], [14, 18]);
const rekkehus = hus(131, 4, 2, [9, 10], [20, 28]);
const blokk = hus(142, 14, 4, [12, 14], [22, 36]);
const bygard = hus(142, 9, 3, [12, 15], [18, 30]);
const garasje = hus(181, 0, 1, [5, 6], [6, 7]);
const hytte = hus(161, 0, 1, [6, 8], [8, 12]);
const vaningshus = hus(113, 1, 2, [8, 10], [10, 16]);
const driftsbygning = hus(241, 0, 1, [10, 14], [18, 32]);
const industri = hus(211, 0, 1, [24, 45], [40, 80]);
const forretning = hus(322, 0, 2, [16, 26], [24, 44]);

const anlegg = new Map<number, Hustype>([
	[1140, hus(321, 0, 2, [35, 50], [50, 80])],
	[1150, forretning],
	[1160, hus(613, 0, 2, [18, 26], [35, 60])],
	[1170, hus(511, 0, 2, [12, 16], [18, 30])],
	[1300, industri],
	[1400, hus(652, 0, 1, [25, 35], [40, 55])],
	[1500, hus(219, 0, 1, [15, 20], [20, 35])],
	[1700, hus(671, 0, 1, [11, 13], [22, 28])],
	[2070, hus(411, 0, 1, [8, 10], [16, 22])],
	[4010, hus(819, 0, 1, [12, 16], [25, 40])],
	[5230, industri]
]);

function bolighus(random: Random, areaM2: number): Hustype {
	const chance = random();
	if (areaM2 > 1900 && chance < 0.02) return blokk;
	if (areaM2 > 1300 && chance < 0.07) return rekkehus;
	return chance < 0.15 ? tomannsbolig : enebolig;
}

/** What stands on a parcel of the plan; null where nothing is built (yet). */
function hustype({ sone, veg, areaM2 }: Eiendom, random: Random): Hustype | null {
	if (!sone || veg || sone.formal.status === 2 || areaM2 < 260) return null;
	const { kode } = sone.formal;
	if (random() < 0.045) return null;
	if (kode === 1110) return bolighus(random, areaM2);
	if (kode === 5210) return enebolig;
	if (kode === 1120 || kode === 5220) return hytte;
	if (kode === 1130 || kode === 1800) return random() < 0.55 ? bygard : forretning;
	return anlegg.get(kode) ?? null;
}

/** Direction of the longest side: houses stand along it. */
function longestSide(ring: Ring): number {
	let [angle, longest] = [0, 0];
	ring.forEach((a, i) => {
		const b = cyclic(ring, i + 1);
		const length = distanceM(a, b);
		if (length > longest) [angle, longest] = [Math.atan2(b[1] - a[1], b[0] - a[0]), length];
	});
	return angle;
}

/** A house around its middle, shrunk to stay within the given distance of it; null where too little is left. */
function omriss(
	[x, y]: Point,
	angle: number,
	type: Hustype,
	clearanceM: number,
	random: Random
): Ring | null {
	const [w, l] = [randomBetween(random, ...type.bredde), randomBetween(random, ...type.lengde)];
	const shrink = Math.min(1, (2 * clearanceM) / Math.sqrt(w * w + l * l));
	if (w * shrink < Math.max(4.5, at(type.bredde, 0) * 0.45)) return null;
	const [cos, sin] = [(Math.cos(angle) * shrink) / 2, (Math.sin(angle) * shrink) / 2];
	return [
		[-1, -1],
		[1, -1],
		[1, 1],
		[-1, 1]
	].map(([i = 0, j = 0]): Point => [
		Math.round((x + i * l * cos - j * w * sin) * 100) / 100,
		Math.round((y + i * l * sin + j * w * cos) * 100) / 100
	]);
}

const vannlinjer = [...bekker, hunnselva, [...einavatnet, at(einavatnet, 0)]].map((line) => ({
	line,
	box: boxOf(line)
}));

const isNearWater = (p: Point, reachM: number): boolean =>
	vannlinjer.some(
		({ line, box }) =>
			p[0] > box.minX - reachM &&
			p[0] < box.maxX + reachM &&
			p[1] > box.minY - reachM &&
			p[1] < box.maxY + reachM &&
			distanceToLineM(p, line) < reachM
	);

type Hus = Omit<Bygning, 'bygningsnummer'>;

function bygg(
	eiendom: Eiendom,
	place: Point,
	clearanceM: number,
	type: Hustype,
	random: Random
): Hus[] {
	const angle = longestSide(at(eiendom.polygon, 0));
	const ring = omriss(place, angle, type, clearanceM - 1, random);
	if (!ring || isNearWater(place, clearanceM < 30 ? 30 : 60)) return [];
	const { bygningstype, boliger, etasjer } = type;
	return [{ bygningstype, boliger, etasjer, ring, eiendom }];
}

function paTomt(eiendom: Eiendom, random: Random): Hus[] {
	const type = hustype(eiendom, random);
	if (!type) return [];
	const spot = roomiest(eiendom.polygon, random, 26);
	if (!spot) return [];
	const { place, clearanceM } = spot;
	const harGarasje = type.lengde[1] <= 18 && type.boliger > 0 && clearanceM > 13.5;
	if (!harGarasje || random() < 0.72) return bygg(eiendom, place, clearanceM, type, random);
	const angle = longestSide(at(eiendom.polygon, 0));
	const along = (m: number): Point => [
		place[0] + m * Math.cos(angle),
		place[1] + m * Math.sin(angle)
	];
	return [
		...bygg(eiendom, along(-4), Math.min(9.5, clearanceM - 4), type, random),
		...bygg(eiendom, along(9), 5, garasje, random)
	];
}

const veglinjer = [rv4, ...fylkesveger].map(({ linje }) => linje);

/** Farmhouse and barn on the larger parcels near a road. */
function gard(eiendom: Eiendom, random: Random): Hus[] {
	if (eiendom.sone || eiendom.areaM2 < 25_000) return [];
	const spot = roomiest(eiendom.polygon, random, 14);
	if (!spot || spot.clearanceM < 42) return [];
	const [x, y] = spot.place;
	const toRoad = Math.min(...veglinjer.map((linje) => distanceToLineM(spot.place, linje)));
	if (toRoad > 500 || isNearWater(spot.place, 90)) return [];
	return [
		...bygg(eiendom, [x - 20, y], 18, vaningshus, random),
		...(random() < 0.75 ? bygg(eiendom, [x + 20, y + 4], 19, driftsbygning, random) : [])
	];
}

/** Buildings, each wholly inside one parcel and clear of water. */
export const lagBygninger = (eiendommer: readonly Eiendom[]): Bygning[] =>
	eiendommer
		.flatMap((eiendom) => {
			const random = sequence(`hus ${eiendom.gnr}/${eiendom.bnr}`);
			return eiendom.sone ? paTomt(eiendom, random) : gard(eiendom, random);
		})
		.map((huset, i) => ({ ...huset, bygningsnummer: 900_000_001 + i }));
