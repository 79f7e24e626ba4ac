import { arrange, type Arrangement } from './arrangement.ts';
import { at, type Point, type Polygon } from './point.ts';
import { absorb, dissolve, halfEdgesByFace, polygonsOf, type Area } from './regions.ts';

/** A shape laid on the map; what comes later covers what came before. */
export interface Painted {
	readonly label: string;
	readonly polygon: Polygon;
}

/** A line that cuts only what ends up with the label `divides`. */
export interface Divider {
	readonly divides: string;
	readonly points: readonly Point[];
}

/** One polygon of the tiling. */
export interface Region {
	readonly label: string;
	readonly polygon: Polygon;
	readonly areaM2: number;
}

export interface PartitionRules {
	/** What a place becomes, by the labels that cover it, lowest first; null leaves it out. The topmost, unless told. */
	readonly labelOf?: (covering: readonly string[]) => string | null;
	readonly isTooSmall?: (area: Area) => boolean;
	readonly mayTake?: (taker: string, taken: string) => boolean;
}

/** Indices of the shapes that cover each face: found by walking from the outside over the edges. */
function coverings(map: Arrangement, shapes: number): (readonly number[])[] {
	const byFace = halfEdgesByFace(map);
	const covering: (readonly number[] | undefined)[] = map.areaCm2x2.map(() => undefined);
	covering[0] = [];
	const queue = [0];
	for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
		const here = at(covering as (readonly number[])[], face);
		for (const h of at(byFace, face)) {
			const other = at(map.face, h ^ 1);
			if (covering[other] !== undefined) continue;
			const there = new Set(here);
			for (const source of at(map.sources, h >> 1)) {
				if (source >= shapes) continue;
				if (!there.delete(source)) there.add(source);
			}
			covering[other] = [...there].sort((a, b) => a - b);
			queue.push(other);
		}
	}
	return covering.map((list) => list ?? []);
}

/**
 * The tiling that the shapes make: every place in one polygon, and every border vertex for vertex the same in both
 * neighbours, because each polygon is read off one planar map on whole centimetres.
 */
export function partition(
	painted: readonly Painted[],
	dividers: readonly Divider[],
	rules: PartitionRules = {}
): Region[] {
	const map = arrange([
		...painted.flatMap(({ polygon }, source) =>
			polygon.map((ring) => ({ points: [...ring, at(ring, 0)], source }))
		),
		...dividers.map(({ points }, i) => ({ points, source: painted.length + i }))
	]);
	const labelOf = rules.labelOf ?? ((covering) => covering.at(-1) ?? null);
	const labels = coverings(map, painted.length).map((list) =>
		list.length === 0 ? null : labelOf(list.map((i) => at(painted, i).label))
	);
	const dissolved = dissolve(map, labels, (edge, label) =>
		at(map.sources, edge).some(
			(source) =>
				source >= painted.length && at(dividers, source - painted.length).divides === label
		)
	);
	if (rules.isTooSmall) {
		absorb(map, dissolved, rules.isTooSmall, rules.mayTake ?? ((taker, taken) => taker === taken));
	}
	const polygons = polygonsOf(map, dissolved);
	return dissolved.areas.flatMap(({ label, areaM2, faces }, i) =>
		label === null || faces.length === 0 ? [] : [{ label, polygon: at(polygons, i), areaM2 }]
	);
}
