import { boxOf, distanceToBorderM, isInPolygon, type Point, type Polygon } from './point.ts';
import { randomBetween, type Random } from './random.ts';

/** Of `tries` random places inside a polygon, the one farthest from its border; null where none fell inside. */
export function roomiest(
	polygon: Polygon,
	random: Random,
	tries: number
): { readonly place: Point; readonly clearanceM: number } | null {
	const box = boxOf(polygon[0] ?? []);
	let best: { place: Point; clearanceM: number } | null = null;
	for (let i = 0; i < tries; i++) {
		const place: Point = [
			randomBetween(random, box.minX, box.maxX),
			randomBetween(random, box.minY, box.maxY)
		];
		if (!isInPolygon(place, polygon)) continue;
		const clearanceM = distanceToBorderM(place, polygon);
		if (!best || clearanceM > best.clearanceM) best = { place, clearanceM };
	}
	return best;
}
