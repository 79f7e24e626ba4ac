import { omriss } from '../geography/outline.ts';
import { fylkesveger, gjovikbanen, rv4, skreiabanen } from '../geography/roads.ts';
import { industripark, tettsteder, type Tettsted } from '../geography/tettsteder.ts';
import { einavatnet, holmer, hunnselva, hunnselvaFlate, tjern } from '../geography/waters.ts';
import { divide, type Cut, type DivideRules } from '../geometry/divide.ts';
import { partition, type Divider, type Region } from '../geometry/partition.ts';
import { at, boxOf, distanceM, lengthM, type Point } from '../geometry/point.ts';
import { randomBetween, sequence, type Random } from '../geometry/random.ts';
import type { Area } from '../geometry/regions.ts';
import { roomiest } from '../geometry/placing.ts';
import { blob, corridor, smoothLine, smoothRing } from '../geometry/shapes.ts';
import { sted, type Sted } from './sted.ts';
import { enkeltsteder, framtidigeFelt, skolerOgStasjoner, vannbruk } from './steder.ts';
import { spredteSteder } from './utmark.ts';

/** Labels of what is cut into quarters or pieces, and what a piece becomes is decided afterwards. */
const grunnflater = (): Sted[] => [
	sted('lnfr', omriss, 5100),
	...framtidigeFelt(),
	...tettsteder.map(({ id, ring }) => sted(`by:${id}`, ring, 1110)),
	...industripark.map(({ id, ring }) => sted(`rip:${id}`, ring, 1300, 'Raufoss Industripark'))
];

/** Green belts along Hunnselva and the old Skreiabanen where they run through a town. */
function gronneDrag(): Sted[] {
	return [
		...tettsteder.map(({ id, navn }) =>
			sted(
				`kant:${id}`,
				corridor(hunnselva, (i) => 36 + 14 * Math.sin(i * 0.7)),
				3002,
				`Blågrønn struktur langs Hunnselva, ${navn}`,
				1,
				`by:${id}`
			)
		),
		...tettsteder.map(({ id, navn }) =>
			sted(
				`drag:${id}`,
				corridor(skreiabanen, 11),
				3030,
				`Turdrag på Skreiabanen, ${navn}`,
				1,
				`by:${id}`
			)
		),
		sted('kant:rip', corridor(hunnselva, 28), 3001, 'Grønnstruktur langs Hunnselva', 1, 'rip:hoved')
	];
}

const vann = (): Sted[] => [
	sted('einavatnet', [einavatnet, ...holmer], 6001, 'Einavatnet'),
	...vannbruk(),
	...tjern.map(({ ring, kode, beskrivelse }, i) => sted(`tjern:${i}`, ring, kode, beskrivelse)),
	sted('elv', hunnselvaFlate, 6001, 'Hunnselva')
];

const veger = (): Sted[] => [
	...fylkesveger.map(({ id, navn, halvBreddeM, linje }) =>
		sted(`veg:${id}`, corridor(linje, halvBreddeM), 2010, navn)
	),
	sted('bane', corridor(gjovikbanen, 9), 2020, 'Gjøvikbanen'),
	sted('veg:rv4', corridor(rv4.linje, rv4.halvBreddeM), 2010, rv4.navn)
];

const sentrumAv = (s: Sted) => {
	const box = boxOf(at(s.polygon, 0));
	const place: Point = [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2];
	return { place, radiusM: (box.maxX - box.minX) / 2 };
};

/** A straight cut made to wander as a border in the woods does. */
function wander(points: readonly Point[], random: Random): Point[] {
	const [a, b] = [at(points, 0), at(points, points.length - 1)];
	const length = lengthM([a, b]) || 1;
	const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
	const steps = Math.max(2, Math.round(length / 420));
	const nodes = Array.from({ length: steps + 1 }, (_, i): Point => {
		const along = -90 + ((length + 180) * i) / steps;
		const aside = i === 0 || i === steps ? 0 : randomBetween(random, -95, 95);
		return [a[0] + ux * along - uy * aside, a[1] + uy * along + ux * aside];
	});
	return smoothLine(nodes, 110);
}

const rules = new Map([
	['rip', { targetM2: 62_000, jitter: 0.1, bend: 0 }],
	['felt', { targetM2: 48_000, jitter: 0.2, bend: 0.025 }],
	['lnfr', { targetM2: 6_000_000, jitter: 0.35, bend: 0 }]
]);

interface Gate {
	readonly linje: readonly Point[];
	readonly flate: Sted;
}

interface Oppdeling {
	readonly dividers: readonly Divider[];
	readonly gater: readonly Gate[];
}

function gate(label: string, cut: Cut, n: number): Gate {
	const linje = smoothLine(cut.points, 60);
	const ring = corridor(linje, cut.level === 0 ? 6 : 4.5);
	return { linje, flate: sted(`gate:${label.slice(3)}:${n}`, ring, 2010, 'Samleveg', 1, label) };
}

/** Quarters are small in the centre and grow outwards. */
const kvartalM2 =
	({ sentrum, sentrumRadiusM, kvartalM2: middels }: Tettsted) =>
	(p: Point): number =>
		middels * (distanceM(p, sentrum) < sentrumRadiusM ? 0.6 : 0.7 + distanceM(p, sentrum) / 1800);

function cutTown(
	region: Region,
	random: Random,
	targetM2: DivideRules['targetM2'],
	first: number
): Oppdeling {
	const cuts = divide(at(region.polygon, 0), random, { targetM2, jitter: 0.12, bend: 0.025 });
	const isGate = (cut: Cut) => cut.level <= 1 && lengthM(cut.points) > 330;
	return {
		dividers: cuts
			.filter((cut) => !isGate(cut))
			.map(({ points }) => ({ divides: region.label, points })),
		gater: cuts.filter(isGate).map((cut, i) => gate(region.label, cut, first + i))
	};
}

/** Cuts the towns into quarters (the longest cuts become streets), the industripark into lots, the rest into pieces. */
function oppdeling(regions: readonly Region[]): Oppdeling {
	const dividers: Divider[] = [];
	const gater: Gate[] = [];
	for (const region of regions) {
		const [kind = ''] = region.label.split(':');
		const random = sequence(`${region.label} ${Math.round(region.areaM2)}`);
		const town = tettsteder.find(({ id }) => region.label === `by:${id}`);
		const rule = rules.get(kind);
		if (town) {
			const part = cutTown(region, random, kvartalM2(town), gater.length);
			dividers.push(...part.dividers);
			gater.push(...part.gater);
		} else if (rule && kind !== 'lnfr') {
			const cuts = divide(at(region.polygon, 0), random, rule);
			dividers.push(...cuts.map(({ points }) => ({ divides: region.label, points })));
		}
	}
	const random = sequence('lnfr');
	const rule = rules.get('lnfr');
	if (rule) {
		for (const { points } of divide(omriss, random, rule)) {
			dividers.push({ divides: 'lnfr', points: wander(points, random) });
		}
	}
	return { dividers, gater };
}

const minsteM2 = (label: string): number => {
	if (label === 'lnfr') return 9000;
	if (label.startsWith('by:')) return 2200;
	if (/^(veg|gate|bane|elv)/.test(label)) return 250;
	return label.startsWith('felt:') ? 6000 : 900;
};

const isTooSmall = ({ label, areaM2 }: Area): boolean => areaM2 < minsteM2(label ?? '');

/** Small left-overs go to what is like them, else to farmland, forest or town; never to road, rail or water. */
const mayTake = (taker: string, taken: string): boolean =>
	taker.split(':')[0] === taken.split(':')[0] || /^(lnfr|by|rip|felt|kant)/.test(taker);

function flateAt(
	steder: ReadonlyMap<string, Sted>
): (covering: readonly string[]) => string | null {
	return (covering) => {
		if (!covering.includes('lnfr')) return null;
		for (let i = covering.length - 1; i >= 0; i--) {
			const label = at(covering, i);
			const only = steder.get(label)?.only;
			if (only === undefined || covering.slice(0, i).includes(only)) return label;
		}
		return null;
	};
}

const tile = (steder: readonly Sted[], dividers: readonly Divider[]): Region[] =>
	partition(steder, dividers, {
		labelOf: flateAt(new Map(steder.map((s) => [s.label, s]))),
		isTooSmall,
		mayTake
	});

/** Small places inside larger ones: a playground in a quarter, a hamlet or a pond in the fields: these make the holes. */
function enklaver(regions: readonly Region[]): Sted[] {
	const out: Sted[] = [];
	for (const region of regions) {
		const random = sequence(`enklave ${region.label} ${Math.round(region.areaM2)}`);
		const inTown = region.label.startsWith('by:');
		if (!inTown && region.label !== 'lnfr') continue;
		if (inTown && (region.areaM2 < 18_000 || random() > 0.3)) continue;
		const spot = roomiest(region.polygon, random, inTown ? 30 : 60);
		const need = inTown ? 36 : 170;
		if (!inTown && random() > 0.7) continue;
		if (!spot || spot.clearanceM < need) continue;
		const radiusM = inTown ? randomBetween(random, 14, 22) : randomBetween(random, 40, 85);
		const ring = smoothRing(blob(spot.place, radiusM, random, { ragged: 0.2 }), radiusM / 2.5);
		out.push(enklave(`enklave:${out.length}`, ring, inTown, random()));
	}
	return out;
}

function enklave(label: string, ring: readonly Point[], inTown: boolean, chance: number): Sted {
	if (inTown) {
		return chance < 0.7
			? sted(label, ring, 3040, 'Lekeplass')
			: sted(label, ring, 1160, 'Barnehage');
	}
	if (chance < 0.3) return sted(label, ring, 6001, 'Tjern');
	if (chance > 0.8) return sted(label, ring, 3020, 'Naturområde');
	const straight = ring.filter((_, i) => i % 3 === 0);
	return chance < 0.55
		? sted(label, straight, 5220, 'Spredt fritidsbebyggelse')
		: sted(label, straight, 1120, 'Hytteområde');
}

export interface Flater {
	readonly regions: readonly Region[];
	readonly steder: ReadonlyMap<string, Sted>;
	/** Middle lines of the streets in the towns. */
	readonly gater: readonly (readonly Point[])[];
}

/**
 * The plan area as a tiling: every place in exactly one polygon. Made in three steps: the large shapes, then the cuts
 * inside them, then the enclaves where there is room.
 */
export function lagFlater(): Flater {
	const faste = [...enkeltsteder(), ...skolerOgStasjoner()];
	const under = [...grunnflater(), ...gronneDrag()];
	const over = [...vann(), ...veger()];
	const spredte = spredteSteder(faste.map(sentrumAv));
	const { dividers, gater } = oppdeling(tile([...under, ...over], []));
	const uten = [...under, ...spredte, ...faste];
	const gateflater = gater.map(({ flate }) => flate);
	const forste = tile([...uten, ...gateflater, ...over], dividers);
	const steder = [...uten, ...enklaver(forste), ...gateflater, ...over];
	return {
		regions: tile(steder, dividers),
		steder: new Map(steder.map((s) => [s.label, s])),
		gater: gater.map(({ linje }) => linje)
	};
}
