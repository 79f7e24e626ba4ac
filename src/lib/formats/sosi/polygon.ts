import type { MultiPolygon, Polygon, Position } from 'geojson';
import { ringArea } from '../measure.ts';

/** Is the point inside the ring (even-odd rule)? A point on the border may be either. */
function isInside([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
	let inside = false;
	let [px = 0, py = 0] = ring.at(-1) ?? [];
	for (const [qx = 0, qy = 0] of ring) {
		if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside;
		[px, py] = [qx, qy];
	}
	return inside;
}

/** So many rings are compared pair by pair; of more, each becomes a part of its own. */
const MAX_COMPARED = 50;

/** The polygon of an outer border and its holes. Several outer rings are parts, or holes where one lies in a larger one. */
export function assemble(
	outer: readonly Position[][],
	holes: readonly Position[][]
): Polygon | MultiPolygon {
	const [only] = outer;
	if (only && outer.length === 1) return { type: 'Polygon', coordinates: [only, ...holes] };
	const parts: Position[][][] = [];
	const bySize = outer.toSorted((a, b) => Math.abs(ringArea(b)) - Math.abs(ringArea(a)));
	const ownerOf = (ring: Position[]) =>
		parts.length > MAX_COMPARED
			? undefined
			: parts.find(([border = []]) => isInside(ring[0] ?? [], border));
	for (const ring of bySize) {
		const owner = ownerOf(ring);
		if (owner) owner.push(ring);
		else parts.push([ring]);
	}
	for (const hole of holes) (ownerOf(hole) ?? parts[0])?.push(hole);
	return { type: 'MultiPolygon', coordinates: parts };
}
