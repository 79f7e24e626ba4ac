import { seeded, randomBetween, type Random } from '#db/demo/geometry/random.ts';
import { ugyldigSted } from '#lib/domain/topology/gyldig.ts';
import { at, type Cm, type RingCm, type Sone } from '#lib/domain/topology/punkt.ts';

export interface PlanSize {
	readonly columns: number;
	readonly rows: number;
	/** Zones with a hole, and a zone in it; every third hole holds two zones side by side. */
	readonly holes: number;
	/** Vertices between two corners of a zone, at most. */
	readonly between?: number;
	readonly cellCm?: number;
}

const origin: Cm = [58_700_000, 673_200_000];

/** Places on the border between two corners, a little aside of the straight line, less so near the corners. */
function border(a: Cm, b: Cm, random: Random, limit: number): Cm[] {
	const count = Math.floor(random() * (limit + 1));
	const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
	return Array.from({ length: count }, (_, i): Cm => {
		const t = (i + 1) / (count + 1);
		const aside = randomBetween(random, -0.3, 0.3) * t * (1 - t);
		return [Math.round(a[0] + dx * t - dy * aside), Math.round(a[1] + dy * t + dx * aside)];
	});
}

/** A ring around the middle of a zone, counterclockwise, and the two halves of it where it is cut in two. */
function island(middle: Cm, radiusCm: number, random: Random): RingCm {
	const corners = 6 + Math.floor(random() * 8);
	return Array.from({ length: corners }, (_, i): Cm => {
		const turn = ((i + randomBetween(random, -0.25, 0.25)) / corners) * 2 * Math.PI;
		const r = radiusCm * randomBetween(random, 0.7, 1.1);
		return [Math.round(middle[0] + r * Math.cos(turn)), Math.round(middle[1] + r * Math.sin(turn))];
	});
}

/** Zones side by side in a net of crooked cells, some with holes that other zones fill: the same each time for a seed. */
export function tilfeldigPlan(
	seed: number,
	{ columns, rows, holes, between = 4, cellCm = 12_000 }: PlanSize
): Sone[] {
	const random = seeded(seed);
	const jitter = () => randomBetween(random, -0.18, 0.18) * cellCm;
	const corners = Array.from({ length: columns + 1 }, (_, i) =>
		Array.from({ length: rows + 1 }, (__, j): Cm => [
			Math.round(origin[0] + i * cellCm + jitter()),
			Math.round(origin[1] + j * cellCm + jitter())
		])
	);
	const corner = (i: number, j: number): Cm => at(at(corners, i), j);
	const lines = (di: number, dj: number) =>
		Array.from({ length: columns + 1 }, (_, i) =>
			Array.from({ length: rows + 1 }, (__, j) =>
				i + di > columns || j + dj > rows
					? []
					: border(corner(i, j), corner(i + di, j + dj), random, between)
			)
		);
	const [across, up] = [lines(1, 0), lines(0, 1)];
	const soner: Sone[] = [];
	const step = Math.floor((columns * rows) / Math.max(1, holes));
	for (let i = 0; i < columns; i++)
		for (let j = 0; j < rows; j++) {
			const nr = i * rows + j;
			const outer = [
				corner(i, j),
				...at(at(across, i), j),
				corner(i + 1, j),
				...at(at(up, i + 1), j),
				corner(i + 1, j + 1),
				...at(at(across, i), j + 1).toReversed(),
				corner(i, j + 1),
				...at(at(up, i), j).toReversed()
			];
			const hole = nr % step === 0 && nr / step < holes ? nr / step : -1;
			if (hole < 0) {
				soner.push({ id: `s${nr}`, flater: [[outer]] });
				continue;
			}
			const middle: Cm = [
				origin[0] + Math.round((i + 0.5) * cellCm),
				origin[1] + Math.round((j + 0.5) * cellCm)
			];
			const ring = island(middle, cellCm * 0.2, random);
			soner.push({ id: `s${nr}`, flater: [[outer, ring.toReversed()]] });
			if (hole % 3 > 0) soner.push({ id: `h${nr}`, flater: [[ring]] });
			else
				soner.push(
					{ id: `h${nr}`, flater: [[[...ring.slice(0, 4)]]] },
					{ id: `i${nr}`, flater: [[[at(ring, 0), ...ring.slice(3)]]] }
				);
		}
	const wrong = soner.find((sone) => ugyldigSted(sone));
	if (wrong) throw new Error(`seed ${seed} makes an invalid zone ${wrong.id}`);
	return soner;
}
