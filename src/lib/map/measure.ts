import { area, length, lineString, polygon } from '@turf/turf';

/** Longitude and latitude in degrees. */
export type Punkt = readonly [number, number];

export interface Maling {
	/** Along the points, metres on the sphere. */
	readonly lengthM: number;
	/** Inside the closed points, m² on the sphere; null with fewer than three. */
	readonly areaM2: number | null;
}

/**
 * How long is this line, and how much does it enclose? On the sphere, within half a per cent: a figure for
 * the eye while measuring, always shown with ≈. A document asks PostGIS.
 */
export function measure(points: readonly Punkt[]): Maling {
	const positions = points.map(([lng, lat]) => [lng, lat]);
	const [first] = positions;
	const ring = first ? [...positions, first] : [];
	return {
		lengthM: positions.length < 2 ? 0 : length(lineString(positions), { units: 'meters' }),
		areaM2: positions.length < 3 ? null : area(polygon([ring]))
	};
}

const format = (value: number, digits: number) =>
	new Intl.NumberFormat('nb-NO', {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits
	}).format(value);

/** `≈ 1 234 m · ≈ 12,3 daa`, as the measure line says it. */
export function formatMaling({ lengthM, areaM2 }: Maling): string {
	const distance =
		lengthM < 10_000 ? `${format(lengthM, 0)} m` : `${format(lengthM / 1_000, 1)} km`;
	return areaM2 === null ? `≈ ${distance}` : `≈ ${distance} · ≈ ${format(areaM2 / 1_000, 1)} daa`;
}
