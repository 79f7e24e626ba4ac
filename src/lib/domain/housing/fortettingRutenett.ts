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

/** Some of the sides of the borders: of one surface, with the distance to keep from it. */
export interface Kanter {
	/** Numbers of the first, and of the one after the last. */
	readonly fra: number;
	readonly til: number;
	readonly avstand: number;
}

/** The borders' sides in the frame that is looked in: ax, ay, bx, by of each, one after the other. */
export interface Flatekanter {
	readonly sider: Float64Array;
	readonly innenfor: readonly Kanter[];
	readonly utenfor: readonly Kanter[];
	readonly alle: readonly Kanter[];
}

/** A number of a list: never beyond its end, so that nothing is to be said of what is not there. */
export const tall = (list: ArrayLike<number>, i: number): number => list[i] as number;

export interface Rutenett {
	readonly x0: number;
	readonly y0: number;
	readonly rute: number;
	readonly kolonner: number;
	readonly rader: number;
	/** 1: free, row by row from y0. */
	readonly fri: Uint8Array;
}

/** The borders seen in a frame that is turned by `vinkel`: what lies along it is level there. */
export function kanterSett(flate: Byggeflate, vinkel: number): Flatekanter {
	const [cos, sin] = [Math.cos(vinkel), Math.sin(vinkel)];
	const punkter = [...flate.innenfor, ...flate.utenfor]
		.flatMap(({ ringer }) => ringer)
		.reduce((n, ring) => n + ring.length, 0);
	const sider = new Float64Array(punkter * 4);
	let antall = 0;
	const snu = ({ ringer, avstandM }: Omrade): Kanter => {
		const fra = antall;
		for (const ring of ringer) {
			const [lx, ly] = ring.at(-1) ?? [0, 0];
			let [ax, ay] = [lx * cos + ly * sin, ly * cos - lx * sin];
			for (const [x, y] of ring) {
				const [bx, by] = [x * cos + y * sin, y * cos - x * sin];
				if (ax !== bx || ay !== by) sider.set([ax, ay, bx, by], antall++ * 4);
				[ax, ay] = [bx, by];
			}
		}
		return { fra, til: antall, avstand: avstandM };
	};
	const innenfor = flate.innenfor.map(snu);
	const utenfor = flate.utenfor.map(snu);
	return { sider, innenfor, utenfor, alle: [...innenfor, ...utenfor] };
}

/**
 * Leftmost x at height y of all that lies within the distance s of the side a–b. dx, dy: from a to b; nx, ny: from the side
 * to the border of the strip along it, on its left.
 */
function ytterst(
	ax: number,
	ay: number,
	bx: number,
	by: number,
	s: number,
	dx: number,
	dy: number,
	nx: number,
	ny: number,
	y: number
): number {
	let x = Infinity;
	const da = y - ay;
	const db = y - by;
	if (Math.abs(da) <= s) x = ax - Math.sqrt(s * s - da * da);
	if (Math.abs(db) <= s) x = Math.min(x, bx - Math.sqrt(s * s - db * db));
	if (dy === 0) return s === 0 ? Math.min(ax, bx) : x;
	const t = (y - ay - ny) / dy;
	return t >= 0 && t <= 1 ? Math.min(x, ax + t * dx + nx) : x;
}

const clamp = (value: number, low: number, high: number): number =>
	Math.min(high, Math.max(low, value));

/** A cell that only touches, by less than this, is not touched. */
const TOUCH = 1e-9;

/** Takes away the cells of one row from `from` to `to`. */
function tom(fri: Uint8Array, from: number, to: number): void {
	for (let i = from; i < to; i++) fri[i] = 0;
}

/** Takes away the cells that lie within the distance s of a side. */
function sperr(nett: Rutenett, sider: Float64Array, nr: number, s: number): void {
	const { x0, y0, rute, kolonner, rader, fri } = nett;
	const ax = tall(sider, nr * 4);
	const ay = tall(sider, nr * 4 + 1);
	const bx = tall(sider, nr * 4 + 2);
	const by = tall(sider, nr * 4 + 3);
	if (Math.max(ax, bx) + s <= x0 || Math.min(ax, bx) - s >= x0 + kolonner * rute) return;
	const bottom = Math.min(ay, by) - s;
	const top = Math.max(ay, by) + s;
	const first = Math.max(0, Math.floor((bottom - y0) / rute + TOUCH));
	const last = Math.min(rader - 1, Math.ceil((top - y0) / rute - TOUCH) - 1);
	if (first > last) return;
	const dx = bx - ax;
	const dy = by - ay;
	const length = Math.sqrt(dx * dx + dy * dy);
	const nx = (-Math.abs(dy) * s) / length;
	const ny = (Math.sign(dy) * dx * s) / length;
	for (let rad = first; rad <= last; rad++) {
		const low = Math.max(bottom, y0 + rad * rute);
		const high = Math.min(top, y0 + (rad + 1) * rute);
		// The outline is convex, so within the strip it goes as far out as it does in all, or as near that as the strip goes.
		const midt = clamp(low, Math.min(ay, by), Math.max(ay, by));
		const yl = clamp(ax < bx ? ay : ax > bx ? by : midt, low, high);
		const yr = clamp(ax > bx ? ay : ax < bx ? by : midt, low, high);
		const left = ytterst(ax, ay, bx, by, s, dx, dy, nx, ny, yl);
		const right = -ytterst(-ax, ay, -bx, by, s, -dx, dy, nx, -ny, yr);
		const from = Math.max(0, Math.floor((left - x0) / rute + TOUCH));
		const to = Math.min(kolonner - 1, Math.ceil((right - x0) / rute - TOUCH) - 1);
		tom(fri, rad * kolonner + from, rad * kolonner + to + 1);
	}
}

/** Puts into `xs`, from the left, where the surface's border crosses a height; answers how many. */
function kryss(sider: Float64Array, { fra, til }: Kanter, y: number, xs: number[]): number {
	let count = 0;
	for (let i = fra * 4; i < til * 4; i += 4) {
		const ay = tall(sider, i + 1);
		const by = tall(sider, i + 3);
		if (ay <= y === by <= y) continue;
		const ax = tall(sider, i);
		const x = ax + ((y - ay) / (by - ay)) * (tall(sider, i + 2) - ax);
		let at = count++;
		for (; at > 0 && (xs[at - 1] ?? 0) > x; at--) xs[at] = xs[at - 1] ?? 0;
		xs[at] = x;
	}
	return count;
}

/** Takes away the cells on the wrong side of a surface: those with their middle inside it, or outside. */
function taBort(nett: Rutenett, sider: Float64Array, kanter: Kanter, isInnenfor: boolean): void {
	const { x0, y0, rute, kolonner, rader, fri } = nett;
	const xs: number[] = [];
	for (let rad = 0; rad < rader; rad++) {
		const count = kryss(sider, kanter, y0 + (rad + 0.5) * rute, xs);
		const start = rad * kolonner;
		let from = 0;
		for (let i = 0; i <= count; i++) {
			const to =
				i < count ? clamp(Math.ceil(((xs[i] ?? 0) - x0) / rute - 0.5), 0, kolonner) : kolonner;
			const isInside = i % 2 === 1;
			if (isInside !== isInnenfor) tom(fri, start + from, start + to);
			from = Math.max(from, to);
		}
	}
}

interface Boks {
	west: number;
	south: number;
	east: number;
	north: number;
}

function boksRundt(sider: Float64Array, { fra, til }: Kanter): Boks {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (let i = fra * 4; i < til * 4; i += 4) {
		const bx = tall(sider, i + 2);
		const by = tall(sider, i + 3);
		west = Math.min(west, bx);
		east = Math.max(east, bx);
		south = Math.min(south, by);
		north = Math.max(north, by);
	}
	return { west, south, east, north };
}

/** Is all of its inside so near its border that keeping the distance keeps one out of it? */
function erSmal(sider: Float64Array, kanter: Kanter): boolean {
	const { west, south, east, north } = boksRundt(sider, kanter);
	return Math.min(east - west, north - south) <= 2 * kanter.avstand;
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
	const { sider } = kanter;
	let [x0, y0, x1, y1] = [-Infinity, -Infinity, Infinity, Infinity];
	for (const omrade of kanter.innenfor) {
		const { west, south, east, north } = boksRundt(sider, omrade);
		const s = omrade.avstand;
		[x0, y0] = [Math.max(x0, west + s), Math.max(y0, south + s)];
		[x1, y1] = [Math.min(x1, east - s), Math.min(y1, north - s)];
	}
	if (!(x1 - x0 > 0 && y1 - y0 > 0 && x1 - x0 < Infinity)) return null;
	const rute = ruteFor(x1 - x0, y1 - y0, finhet);
	const kolonner = Math.max(1, Math.ceil((x1 - x0) / rute));
	const rader = Math.max(1, Math.ceil((y1 - y0) / rute));
	const nett = { x0, y0, rute, kolonner, rader, fri: new Uint8Array(kolonner * rader).fill(1) };
	for (const { fra, til, avstand } of kanter.alle)
		for (let nr = fra; nr < til; nr++) sperr(nett, sider, nr, avstand);
	for (const omrade of kanter.innenfor) taBort(nett, sider, omrade, true);
	for (const omrade of kanter.utenfor)
		if (!erSmal(sider, omrade)) taBort(nett, sider, omrade, false);
	return nett;
}
