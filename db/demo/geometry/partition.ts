import { coverings } from '../../../src/lib/domain/topology/faces.ts';
import { arrange } from './arrange.ts';
import { at, type Point, type Polygon } from './point.ts';
import { absorb, dissolve, polygonsOf, type Area } from './regions.ts';

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
