import type { Arealbruksstatus } from '../../../src/lib/domain/plan/planobjekt.ts';
import { omriss } from '../geography/outline.ts';
import { fylkesveger, gjovikbanen, rv4 } from '../geography/roads.ts';
import { industripark, tettsteder } from '../geography/tettsteder.ts';
import { einavatnet, hunnselva, tjern } from '../geography/waters.ts';
import {
	at,
	boxOf,
	distanceM,
	distanceToBorderM,
	distanceToLineM,
	isInRing,
	type Point
} from '../geometry/point.ts';
import { randomBetween, sequence, type Random } from '../geometry/random.ts';
import { blob, smoothRing } from '../geometry/shapes.ts';
import { sted, type Sted } from './sted.ts';

interface Slag {
	readonly id: string;
	readonly kode: number;
	readonly status: Arealbruksstatus;
	readonly antall: number;
	readonly radiusM: readonly [number, number];
	readonly vegM: readonly [number, number];
	readonly vannM: readonly [number, number];
	readonly tettstedM: readonly [number, number];
	readonly beskrivelse: string | null;
}

const alltid = [0, 1e6] as const;

/** What lies spread in the land outside the towns, and how far from road, lake and town it is found. */
const slag: readonly Slag[] = [
	{
		id: 'natur',
		kode: 3020,
		status: 1,
		antall: 9,
		radiusM: [150, 330],
		vegM: [500, 9e3],
		vannM: alltid,
		tettstedM: [1500, 2e4],
		beskrivelse: 'Naturområde'
	},
	{
		id: 'spredt',
		kode: 5200,
		status: 1,
		antall: 5,
		radiusM: [130, 220],
		vegM: [20, 250],
		vannM: [300, 1e6],
		tettstedM: [800, 6e3],
		beskrivelse: 'Spredt bebyggelse'
	},
	{
		id: 'bolig',
		kode: 5210,
		status: 1,
		antall: 42,
		radiusM: [55, 120],
		vegM: [15, 170],
		vannM: [120, 1e6],
		tettstedM: [350, 9e3],
		beskrivelse: 'Spredt boligbebyggelse'
	},
	{
		id: 'bolig-ny',
		kode: 5210,
		status: 2,
		antall: 8,
		radiusM: [55, 100],
		vegM: [15, 170],
		vannM: [200, 1e6],
		tettstedM: [350, 5e3],
		beskrivelse: 'Spredt boligbebyggelse'
	},
	{
		id: 'fritid-strand',
		kode: 1120,
		status: 1,
		antall: 26,
		radiusM: [45, 110],
		vegM: [30, 900],
		vannM: [60, 300],
		tettstedM: [600, 2e4],
		beskrivelse: 'Hytteområde ved Einavatnet'
	},
	{
		id: 'fritid',
		kode: 1120,
		status: 1,
		antall: 24,
		radiusM: [60, 150],
		vegM: [300, 3e3],
		vannM: [500, 1e6],
		tettstedM: [1500, 2e4],
		beskrivelse: 'Hytteområde'
	},
	{
		id: 'fritid-ny',
		kode: 1120,
		status: 2,
		antall: 10,
		radiusM: [70, 160],
		vegM: [250, 3e3],
		vannM: [200, 1e6],
		tettstedM: [1500, 2e4],
		beskrivelse: 'Nytt hytteområde'
	},
	{
		id: 'hytter',
		kode: 5220,
		status: 1,
		antall: 9,
		radiusM: [80, 160],
		vegM: [300, 3e3],
		vannM: [300, 1e6],
		tettstedM: [1200, 2e4],
		beskrivelse: 'Spredt fritidsbebyggelse'
	},
	{
		id: 'naring',
		kode: 5230,
		status: 1,
		antall: 7,
		radiusM: [45, 80],
		vegM: [15, 140],
		vannM: [200, 1e6],
		tettstedM: [500, 9e3],
		beskrivelse: 'Spredt næringsbebyggelse'
	},
	{
		id: 'friomrade',
		kode: 3040,
		status: 1,
		antall: 5,
		radiusM: [40, 80],
		vegM: [15, 400],
		vannM: [30, 120],
		tettstedM: [300, 2e4],
		beskrivelse: 'Friområde ved vann'
	}
];

/** Every fourth point is near enough for a search. */
const coarse = (line: readonly Point[]): Point[] =>
	line.filter((_, i) => i % 4 === 0 || i === line.length - 1);
const veglinjer = [rv4, ...fylkesveger].map(({ linje }) => coarse(linje));
const elvelinje = coarse(hunnselva);
const banelinje = coarse(gjovikbanen);
const border = [...omriss, at(omriss, 0)];
const lakeBorder = coarse([...einavatnet, at(einavatnet, 0)]);

const within = (value: number, [low, high]: readonly [number, number]) =>
	value >= low && value <= high;

const isFree = (p: Point, clearM: number): boolean =>
	isInRing(p, omriss) &&
	!isInRing(p, einavatnet) &&
	distanceToLineM(p, border) > clearM + 40 &&
	distanceToLineM(p, banelinje) > clearM + 40 &&
	distanceToLineM(p, elvelinje) > clearM + 60 &&
	![...tettsteder, ...industripark].some(
		({ ring }) => isInRing(p, ring) || distanceToBorderM(p, [ring]) < clearM + 60
	) &&
	!tjern.some(({ ring }) => isInRing(p, ring) || distanceToBorderM(p, [ring]) < clearM);

const suits = (p: Point, { vegM, vannM, tettstedM }: Slag, clearM: number): boolean => {
	const toRoad = Math.min(...veglinjer.map((linje) => distanceToLineM(p, linje)));
	return (
		within(toRoad - clearM, vegM) &&
		within(distanceToLineM(p, lakeBorder) - clearM, vannM) &&
		within(Math.min(...tettsteder.map(({ sentrum }) => distanceM(p, sentrum))), tettstedM)
	);
};

interface Taken {
	readonly place: Point;
	readonly radiusM: number;
}

function place(kind: Slag, random: Random, taken: readonly Taken[]): Taken | null {
	const box = boxOf(omriss);
	for (let i = 0; i < 3000; i++) {
		const p: Point = [
			randomBetween(random, box.minX, box.maxX),
			randomBetween(random, box.minY, box.maxY)
		];
		const radiusM = randomBetween(random, ...kind.radiusM);
		const clearM = radiusM * 1.2;
		const crowded = taken.some((t) => distanceM(t.place, p) < (t.radiusM + radiusM) * 1.5 + 40);
		if (!crowded && isFree(p, clearM) && suits(p, kind, clearM)) return { place: p, radiusM };
	}
	return null;
}

/** Scattered zones outside the towns, never on top of one another or of road, rail and water. */
export function spredteSteder(occupied: readonly Taken[]): Sted[] {
	const taken = [...occupied];
	return slag.flatMap((kind) => {
		const random = sequence(kind.id);
		return Array.from({ length: kind.antall }, (_, i) => {
			const spot = place(kind, random, taken);
			if (!spot) return null;
			taken.push(spot);
			const built = kind.kode !== 3020 && kind.kode !== 3040;
			const shape = { corners: built ? 6 : 9, ragged: built ? 0.12 : 0.3, stretch: 1.7 };
			const ring = blob(spot.place, spot.radiusM, random, shape);
			return sted(
				`${kind.id}:${i}`,
				built ? ring : smoothRing(ring, spot.radiusM / 3),
				kind.kode,
				kind.beskrivelse,
				kind.status
			);
		}).filter((s) => s !== null);
	});
}
