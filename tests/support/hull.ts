import type { Position } from 'geojson';

/** A ring round 4 m², whose centre lies 6 m inside the longest edge of another ring: room for a hole in any larger zone. */
export function ruteInnenfor(ring: readonly Position[]): Position[] {
	const kanter = ring.slice(1).map((til, i) => ({ fra: ring[i] ?? til, til }));
	const lengde = ({ fra: [x = 0, y = 0], til: [a = 0, b = 0] }: (typeof kanter)[number]) =>
		Math.hypot(a - x, b - y);
	const areal = kanter.reduce(
		(sum, { fra: [x = 0, y = 0], til: [a = 0, b = 0] }) => sum + x * b - a * y,
		0
	);
	const lengst = kanter.toSorted((a, b) => lengde(b) - lengde(a))[0];
	if (!lengst) throw new Error('a ring without edges');
	const { fra, til } = lengst;
	const [dx, dy] = [0, 1].map((i) => ((til[i] ?? 0) - (fra[i] ?? 0)) / lengde(lengst)) as [
		number,
		number
	];
	const inn = areal > 0 ? [-dy, dx] : [dy, -dx];
	const [x, y] = [0, 1].map((i) => ((til[i] ?? 0) + (fra[i] ?? 0)) / 2 + 6 * (inn[i] ?? 0)) as [
		number,
		number
	];
	const hjorner = [
		[-1, -1],
		[1, -1],
		[1, 1],
		[-1, 1],
		[-1, -1]
	] as const;
	return hjorner.map(([h, v]) => [x + h, y + v].map((c) => Math.round(c * 100) / 100));
}
