/** A label as it would stand: its middle, in pixels from the map's north-west corner, and its size. */
export interface Etikett {
	readonly id: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

const overlaps = (a: Etikett, b: Etikett): boolean =>
	Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;

/** Which labels stand free of one another and inside the map? The first come first: those after them give way. */
export function plasser(
	etiketter: readonly Etikett[],
	width: number,
	height: number
): readonly Etikett[] {
	const placed: Etikett[] = [];
	for (const one of etiketter) {
		const isInside =
			one.x > one.width / 2 &&
			one.y > one.height / 2 &&
			one.x < width - one.width / 2 &&
			one.y < height - one.height / 2;
		if (isInside && !placed.some((other) => overlaps(one, other))) placed.push(one);
	}
	return placed;
}
