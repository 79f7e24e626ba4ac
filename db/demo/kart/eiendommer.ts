import { omriss } from '../geography/outline.ts';
import { tettsteder } from '../geography/tettsteder.ts';
import { centroid, divide, type Cut } from '../geometry/divide.ts';
import { partition, type Divider, type Painted, type Region } from '../geometry/partition.ts';
import {
	at,
	boxOf,
	distanceM,
	isInRing,
	lengthM,
	type Point,
	type Polygon
} from '../geometry/point.ts';
import { sequence } from '../geometry/random.ts';
import { corridor } from '../geometry/shapes.ts';
import type { Sone } from '../plan/arealformal.ts';

export interface Eiendom {
	readonly gnr: number;
	readonly bnr: number;
	readonly eiertype: 'privat' | 'kommune' | 'stat' | 'selskap';
	readonly polygon: Polygon;
	readonly areaM2: number;
	/** The zone it was cut from; null for farms and forest, which do not follow the plan's borders. */
	readonly sone: Sone | null;
	/** A street between the lots. */
	readonly veg: boolean;
}

/** Farm and forest borders do not follow these zones. */
const isUtmark = ({ formal: { kode }, region: { label } }: Sone): boolean =>
	kode === 5100 || kode === 5200 || kode === 3020 || label.startsWith('felt:');

/** Wanted size of a lot (m²), and whether streets are laid between the lots. */
function tomt({ formal: { kode, status }, region }: Sone): { m2: number; gater: boolean } | null {
	const town = tettsteder.find(({ id }) => region.label === `by:${id}`);
	if (kode >= 2000 && kode < 5000) return null;
	if (status === 2) return { m2: 12_000, gater: false };
	if (kode === 1110) return { m2: town?.tomtM2 ?? 1600, gater: true };
	const m2 = new Map([
		[1120, 3600],
		[1130, 2400],
		[1300, 9000],
		[1800, 2200],
		[5210, 3800],
		[5220, 6500]
	]).get(kode);
	return m2 === undefined ? null : { m2, gater: false };
}

interface Deling {
	readonly dividers: Divider[];
	readonly gater: Painted[];
}

/** Lots of one zone: the first cuts are streets as long as the pieces are whole blocks. */
function delSone(sone: Sone, index: number): Deling {
	const rule = tomt(sone);
	if (!rule) return { dividers: [], gater: [] };
	const random = sequence(`tomt ${sone.objekt.lokalId}`);
	const ring = at(sone.region.polygon, 0);
	const cuts = divide(ring, random, { targetM2: rule.m2, jitter: 0.06 });
	const blocks = rule.gater ? Math.log2(sone.region.areaM2 / (rule.m2 * 7)) : 0;
	const isGate = (cut: Cut) => cut.level + 0.4 < blocks && lengthM(cut.points) > 40;
	const label = `z${index}`;
	return {
		dividers: cuts.filter((cut) => !isGate(cut)).map(({ points }) => ({ divides: label, points })),
		gater: cuts
			.filter(isGate)
			.map(({ points }) => ({ label: `v${index}`, polygon: [corridor(points, 3.5)] }))
	};
}

function delUtmark(): Divider[] {
	const targetM2 = (p: Point): number => {
		const nearest = Math.min(...tettsteder.map(({ sentrum }) => distanceM(p, sentrum)));
		return nearest < 3000 ? 190_000 : nearest < 6000 ? 340_000 : 600_000;
	};
	return divide(omriss, sequence('utmark'), { targetM2, jitter: 0.3 }).map(({ points }) => ({
		divides: 'utmark',
		points
	}));
}

const isVannEllerVeg = (soner: readonly Sone[], label: string): boolean => {
	const kode = /^[zv](\d+)$/.exec(label)?.[1];
	if (kode === undefined) return false;
	const { formal } = at(soner, Number(kode));
	return (
		label.startsWith('v') || formal.kode >= 6000 || (formal.kode >= 2000 && formal.kode < 2070)
	);
};

function teiger(soner: readonly Sone[]): Region[] {
	const deling = soner.map(delSone);
	const painted = [
		...soner.map((sone, i) => ({
			label: isUtmark(sone) ? 'utmark' : `z${i}`,
			polygon: sone.region.polygon
		})),
		...deling.flatMap(({ gater }) => gater)
	];
	const dividers = [...deling.flatMap((d) => d.dividers), ...delUtmark()];
	return partition(painted, dividers, {
		labelOf: ([zone = '', ...streets]) =>
			streets.find((street) => street.slice(1) === zone.slice(1)) ??
			(/^[zu]/.test(zone) ? zone : null),
		isTooSmall: ({ areaM2, label }) => areaM2 < (label === 'utmark' ? 1500 : 230),
		mayTake: (taker, taken) => taker === taken || !isVannEllerVeg(soner, taker)
	});
}

/** Middles of the farms that the gnr are numbered after, from the north. */
function gardstun(): Point[] {
	const random = sequence('gnr');
	const box = boxOf(omriss);
	const points: Point[] = [];
	while (points.length < 118) {
		const p: Point = [
			box.minX + random() * (box.maxX - box.minX),
			box.minY + random() * (box.maxY - box.minY)
		];
		if (isInRing(p, omriss)) points.push(p);
	}
	return points.sort((a, b) => b[1] - a[1]);
}

function eiertype(sone: Sone | null, veg: boolean): Eiendom['eiertype'] {
	if (veg) return 'kommune';
	const kode = sone?.formal.kode ?? 0;
	if (kode === 2020) return 'selskap';
	if (sone?.region.label === 'veg:rv4' || (kode >= 4000 && kode < 5000)) return 'stat';
	if (kode === 1300 || kode === 1140 || kode === 1150) return 'selskap';
	const offentlig = kode === 1160 || kode === 1400 || kode === 1700 || kode === 1500;
	return offentlig || (kode >= 2000 && kode < 4000) ? 'kommune' : 'privat';
}

/** The parcels: they tile the municipality, small lots in the towns, farms and forest outside. */
export function lagEiendommer(soner: readonly Sone[]): Eiendom[] {
	const tun = gardstun();
	const lastBnr = tun.map(() => 0);
	return teiger(soner).map(({ label, polygon, areaM2 }) => {
		const middle = centroid(at(polygon, 0));
		let gnr = 0;
		tun.forEach((p, i) => {
			if (distanceM(p, middle) < distanceM(at(tun, gnr), middle)) gnr = i;
		});
		const bnr = at(lastBnr, gnr) + 1;
		lastBnr[gnr] = bnr;
		const veg = label.startsWith('v');
		const sone = label === 'utmark' ? null : at(soner, Number(label.slice(1)));
		return { gnr: gnr + 1, bnr, eiertype: eiertype(sone, veg), polygon, areaM2, sone, veg };
	});
}
