/**
 * A grid over a piece of ground that tells which cells are free, wholly: no point of a free cell lies nearer a border
 * than is asked for, nor outside what one may build within. Exact for straight borders: a cell that is not free holds a
 * point that is not.
 */

/** Metres, x and y. */
export type Punkt = readonly [number, number];
export type Ring = readonly Punkt[];

/** Surfaces by their rings, holes and parts alike (even–odd), and how far one must stay from their borders. */
export interface Omrade {
	readonly ringer: readonly Ring[];
	readonly avstandM: number;
}

/** Where may a house stand? Inside all of the first, outside all of the others. */
export interface Byggeflate {
	readonly innenfor: readonly Omrade[];
	readonly utenfor: readonly Omrade[];
}

/** A side of a border with the distance to keep from it, in the frame that is looked in. */
export interface Kant {
	readonly ax: number;
	readonly ay: number;
	readonly bx: number;
	readonly by: number;
	readonly avstand: number;
}

export interface Flatekanter {
	readonly innenfor: readonly (readonly Kant[])[];
	readonly utenfor: readonly (readonly Kant[])[];
	readonly alle: readonly Kant[];
}

export interface Rutenett {
	readonly x0: number;
	readonly y0: number;
	readonly rute: number;
	readonly kolonner: number;
	readonly rader: number;
	/** 1: free, row by row from y0. */
	readonly fri: Uint8Array;
}

function omradekanter({ ringer, avstandM }: Omrade, cos: number, sin: number): Kant[] {
	const kanter: Kant[] = [];
	for (const ring of ringer) {
		const turned = ring.map(([x, y]): Punkt => [x * cos + y * sin, y * cos - x * sin]);
		turned.forEach(([bx, by], i) => {
			const [ax, ay] = turned.at(i - 1) ?? [bx, by];
			if (ax !== bx || ay !== by) kanter.push({ ax, ay, bx, by, avstand: avstandM });
		});
	}
	return kanter;
}

/** The borders seen in a frame that is turned by `vinkel`: what lies along it is level there. */
export function kanterSett(flate: Byggeflate, vinkel: number): Flatekanter {
	const [cos, sin] = [Math.cos(vinkel), Math.sin(vinkel)];
	const turn = (omrade: Omrade) => omradekanter(omrade, cos, sin);
	const innenfor = flate.innenfor.map(turn);
	const utenfor = flate.utenfor.map(turn);
	return { innenfor, utenfor, alle: [...innenfor.flat(), ...utenfor.flat()] };
}

/** Leftmost x at height y of all that lies within the distance of the side; `sign` −1 gives the rightmost, mirrored. */
function ytterst({ ax, ay, bx, by, avstand: s }: Kant, y: number, sign: 1 | -1): number {
	let x = Infinity;
	const [da, db] = [y - ay, y - by];
	if (Math.abs(da) <= s) x = sign * ax - Math.sqrt(s * s - da * da);
	if (Math.abs(db) <= s) x = Math.min(x, sign * bx - Math.sqrt(s * s - db * db));
	const dy = by - ay;
	if (dy === 0) return s === 0 ? Math.min(sign * ax, sign * bx) : x;
	const dx = sign * (bx - ax);
	const length = Math.sqrt(dx * dx + dy * dy);
	// The border of the strip along the side, on its left.
	const nx = (-Math.abs(dy) * s) / length;
	const ny = (Math.sign(dy) * dx * s) / length;
	const t = (y - ay - ny) / dy;
	return t >= 0 && t <= 1 ? Math.min(x, sign * ax + t * dx + nx) : x;
}

const clamp = (value: number, low: number, high: number): number =>
	Math.min(high, Math.max(low, value));

/** Leftmost x within the strip: the outline is convex, so it is where it is leftmost of all, or as near as the strip goes. */
function ytterstIStripe(kant: Kant, low: number, high: number, sign: 1 | -1): number {
	const { ay, by } = kant;
	const [ax, bx] = [sign * kant.ax, sign * kant.bx];
	const best = ax < bx ? ay : ax > bx ? by : clamp(low, Math.min(ay, by), Math.max(ay, by));
	return ytterst(kant, clamp(best, low, high), sign);
}

/** A cell that only touches, by less than this, is not touched. */
const TOUCH = 1e-9;

function sperr(nett: Rutenett, kant: Kant): void {
	const { x0, y0, rute, kolonner, rader, fri } = nett;
	if (Math.max(kant.ax, kant.bx) + kant.avstand <= x0) return;
	if (Math.min(kant.ax, kant.bx) - kant.avstand >= x0 + kolonner * rute) return;
	const bottom = Math.min(kant.ay, kant.by) - kant.avstand;
	const top = Math.max(kant.ay, kant.by) + kant.avstand;
	const first = Math.max(0, Math.floor((bottom - y0) / rute + TOUCH));
	const last = Math.min(rader - 1, Math.ceil((top - y0) / rute - TOUCH) - 1);
	for (let rad = first; rad <= last; rad++) {
		const low = Math.max(bottom, y0 + rad * rute);
		const high = Math.min(top, y0 + (rad + 1) * rute);
		const left = ytterstIStripe(kant, low, high, 1);
		const right = -ytterstIStripe(kant, low, high, -1);
		const from = Math.max(0, Math.floor((left - x0) / rute + TOUCH));
		const to = Math.min(kolonner - 1, Math.ceil((right - x0) / rute - TOUCH) - 1);
		if (from <= to) fri.fill(0, rad * kolonner + from, rad * kolonner + to + 1);
	}
}

/** Puts into `xs`, from the left, where the surface's border crosses a height; answers how many. */
function kryss(kanter: readonly Kant[], y: number, xs: number[]): number {
	let count = 0;
	for (const { ax, ay, bx, by } of kanter) {
		if (ay <= y === by <= y) continue;
		const x = ax + ((y - ay) / (by - ay)) * (bx - ax);
		let at = count++;
		for (; at > 0 && (xs[at - 1] ?? 0) > x; at--) xs[at] = xs[at - 1] ?? 0;
		xs[at] = x;
	}
	return count;
}

/** Takes away the cells on the wrong side of a surface: those with their middle inside it, or outside. */
function taBort(nett: Rutenett, kanter: readonly Kant[], isInnenfor: boolean): void {
	const { x0, y0, rute, kolonner, rader, fri } = nett;
	const xs: number[] = [];
	for (let rad = 0; rad < rader; rad++) {
		const count = kryss(kanter, y0 + (rad + 0.5) * rute, xs);
		const start = rad * kolonner;
		let from = 0;
		for (let i = 0; i <= count; i++) {
			const to =
				i < count ? clamp(Math.ceil(((xs[i] ?? 0) - x0) / rute - 0.5), 0, kolonner) : kolonner;
			const isInside = i % 2 === 1;
			if (isInside !== isInnenfor && from < to) fri.fill(0, start + from, start + to);
			from = Math.max(from, to);
		}
	}
}

/** Is all of its inside so near its border that keeping the distance keeps one out of it? */
function erSmal(kanter: readonly Kant[]): boolean {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const { bx, by } of kanter) {
		west = Math.min(west, bx);
		east = Math.max(east, bx);
		south = Math.min(south, by);
		north = Math.max(north, by);
	}
	return Math.min(east - west, north - south) <= 2 * (kanter[0]?.avstand ?? 0);
}

/** How fine a grid is to be: metres, and cells along the longer side of the ground. */
export interface Finhet {
	readonly flest: number;
	readonly minst: number;
	/** No coarser than this, however large the ground: else a house would slip between the cells. */
	readonly hoyst: number;
}

/** As many cells as one may take the time for. */
const FLEST_RUTER = 250_000;

function ruteFor(bredde: number, hoyde: number, { flest, minst, hoyst }: Finhet): number {
	const wanted = Math.min(hoyst, Math.max(minst, Math.max(bredde, hoyde) / flest));
	return Math.max(wanted, Math.sqrt((bredde * hoyde) / FLEST_RUTER));
}

/** The grid over all that one may build within; null where that is nothing. */
export function rutenett(kanter: Flatekanter, finhet: Finhet): Rutenett | null {
	let [x0, y0, x1, y1] = [-Infinity, -Infinity, Infinity, Infinity];
	for (const omrade of kanter.innenfor) {
		let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
		for (const { bx, by } of omrade) {
			west = Math.min(west, bx);
			east = Math.max(east, bx);
			south = Math.min(south, by);
			north = Math.max(north, by);
		}
		const s = omrade[0]?.avstand ?? 0;
		[x0, y0] = [Math.max(x0, west + s), Math.max(y0, south + s)];
		[x1, y1] = [Math.min(x1, east - s), Math.min(y1, north - s)];
	}
	if (!(x1 - x0 > 0 && y1 - y0 > 0 && x1 - x0 < Infinity)) return null;
	const rute = ruteFor(x1 - x0, y1 - y0, finhet);
	const kolonner = Math.max(1, Math.ceil((x1 - x0) / rute));
	const rader = Math.max(1, Math.ceil((y1 - y0) / rute));
	const nett = { x0, y0, rute, kolonner, rader, fri: new Uint8Array(kolonner * rader).fill(1) };
	for (const kant of kanter.alle) sperr(nett, kant);
	for (const omrade of kanter.innenfor) taBort(nett, omrade, true);
	for (const omrade of kanter.utenfor) if (!erSmal(omrade)) taBort(nett, omrade, false);
	return nett;
}
