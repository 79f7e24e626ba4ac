import { omriss } from '../geography/outline.ts';
import { divide } from '../geometry/divide.ts';
import { partition, type Divider, type Painted, type Region } from '../geometry/partition.ts';
import type { Point, Polygon } from '../geometry/point.ts';
import { sequence, type Random } from '../geometry/random.ts';
import { blob, smoothRing } from '../geometry/shapes.ts';
import type { Sone } from '../plan/arealformal.ts';

/** Where the farmland lies: middle, spread east and north (m), number of fields. */
const jordbruk: readonly (readonly [number, number, number, number, number])[] = [
	[590250, 6728150, 1300, 900, 46],
	[592900, 6728400, 1300, 900, 40],
	[590300, 6725500, 1100, 900, 30],
	[591900, 6725800, 900, 700, 16],
	[588350, 6725500, 420, 1100, 20],
	[589600, 6730900, 600, 900, 14],
	[587100, 6729800, 450, 900, 12],
	[592600, 6732200, 1500, 900, 22],
	[591300, 6734600, 900, 800, 10],
	[590900, 6718600, 350, 1900, 18],
	[591700, 6713700, 350, 1600, 9],
	[587500, 6718000, 400, 2300, 14],
	[589300, 6722600, 700, 700, 10],
	[585600, 6731300, 900, 400, 8]
];

/** A number around 0, most often near it. */
const around = (random: Random): number => random() + random() + random() - 1.5;

function felt(): Painted[] {
	const random = sequence('jordbruk');
	return jordbruk.flatMap(([x, y, east, north, count]) =>
		Array.from({ length: Math.round(count * 1.6) }, () => {
			const place: Point = [x + around(random) * east * 1.3, y + around(random) * north * 1.3];
			const chance = random();
			const label = chance < 0.72 ? '21' : chance < 0.82 ? '22' : '23';
			const radiusM = label === '21' ? 110 + 170 * random() : 60 + 90 * random();
			const ring = blob(place, radiusM, random, { corners: 7, ragged: 0.22, stretch: 1.6 });
			return { label, polygon: [ring] };
		})
	);
}

function myrer(): Painted[] {
	const random = sequence('myr');
	return Array.from({ length: 190 }, () => {
		const place: Point = [581500 + 14_000 * random(), 6_709_500 + 26_500 * random()];
		const label = random() < 0.8 ? '60' : '50';
		const shape = { corners: 8, ragged: 0.35, stretch: 2.2 };
		const ring = smoothRing(blob(place, 45 + 110 * random(), random, shape), 40);
		return { label, polygon: [ring] };
	});
}

/** AR5 arealtype that a zone imposes: built land, road and rail, water; null where it says nothing. */
function artype({ formal: { kode, status } }: Sone): string | null {
	if (kode >= 6000) return '81';
	if (kode >= 2000 && kode < 3000) return '12';
	if (status === 2) return null;
	if (kode === 3040 || kode === 3050 || kode === 1400) return '50';
	return kode < 2000 ? '11' : null;
}

/** Long lines that keep forest, road network and fields from becoming single giant polygons. */
function teiger(): Divider[] {
	const cuts = divide(omriss, sequence('teig'), { targetM2: 1_100_000, jitter: 0.4 });
	return cuts.flatMap(({ points }) => ['30', '12', '21'].map((divides) => ({ divides, points })));
}

/** AR5-like terrain over the whole plan area, without gaps: label is the arealtype. */
export function lagAr5(planomrade: Polygon, soner: readonly Sone[]): Region[] {
	const fra = soner.flatMap((sone) => {
		const label = artype(sone);
		return label === null ? [] : [{ label, polygon: sone.region.polygon }];
	});
	const painted = [{ label: 'plan', polygon: planomrade }, ...myrer(), ...felt(), ...fra];
	return partition(painted, teiger(), {
		labelOf: (covering) => {
			if (!covering.includes('plan')) return null;
			const top = covering.at(-1);
			return top === 'plan' || top === undefined ? '30' : top;
		},
		isTooSmall: ({ areaM2, label }) => areaM2 < (label === '12' || label === '81' ? 60 : 500),
		mayTake: (taker, taken) => taker === taken || /^(30|21|23|60|11)$/.test(taker)
	});
}
