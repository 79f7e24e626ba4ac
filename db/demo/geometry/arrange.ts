import {
	arrange as arrangeChains,
	type Arrangement
} from '../../../src/lib/domain/topology/arrangement.ts';
import { node } from '../../../src/lib/domain/topology/noding.ts';
import { Vertices } from '../../../src/lib/domain/topology/vertices.ts';
import type { Point } from './point.ts';

/** The planar map that the lines (metres) draw: no edge crosses another, and each knows its faces. */
export function arrange(
	lines: readonly { points: readonly Point[]; source: number }[]
): Arrangement {
	const vertices = new Vertices();
	const chains = node(
		vertices,
		lines.map(({ points, source }) => ({
			ids: points
				.map(([x, y]) => vertices.id(Math.round(x * 100), Math.round(y * 100)))
				.filter((id, i, ids) => i === 0 || id !== ids[i - 1]),
			source
		}))
	);
	if (!chains) throw new Error('noding did not settle');
	return arrangeChains(vertices, chains);
}
