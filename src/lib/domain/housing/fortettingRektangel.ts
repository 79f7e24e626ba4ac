import {
	kanterSett,
	rutenett,
	tall,
	type Byggeflate,
	type Flatekanter,
	type Punkt,
	type Ring,
	type Rutenett
} from './fortettingRutenett.ts';

/** The largest rectangle that a house may be put into, in metres. */
export interface Rektangel {
	readonly hjorner: readonly [Punkt, Punkt, Punkt, Punkt];
	readonly lengdeM: number;
	readonly breddeM: number;
	readonly arealM2: number;
}

/** In the turned frame. */
interface Boks {
	readonly x0: number;
	readonly y0: number;
	readonly x1: number;
	readonly y1: number;
}

const areal = ({ x0, y0, x1, y1 }: Boks): number => (x1 - x0) * (y1 - y0);
const smalest = ({ x0, y0, x1, y1 }: Boks): number => Math.min(x1 - x0, y1 - y0);

/** So many directions are tried: those that the sides of the ground lie along, by how much of its border does. */
const RETNINGER = 3;
const GROV = { flest: 28, minst: 0.5, deler: 4 };
const FIN = { flest: 72, minst: 0.25, deler: 8 };
/** Directions nearer each other than this are one. */
const SAMME = (3 * Math.PI) / 180;

/** The directions, within a quarter turn, that the sides lie along, the longest together first. */
export function retninger(ringer: readonly Ring[], flest = RETNINGER): number[] {
	const found: { vinkel: number; lengde: number }[] = [];
	for (const ring of ringer)
		ring.forEach(([bx, by], i) => {
			const [ax, ay] = ring.at(i - 1) ?? [bx, by];
			const lengde = Math.hypot(bx - ax, by - ay);
			if (lengde === 0) return;
			const quarter = Math.PI / 2;
			const vinkel = ((Math.atan2(by - ay, bx - ax) % quarter) + quarter) % quarter;
			const same = found.find((f) => {
				const d = Math.abs(f.vinkel - vinkel);
				return Math.min(d, quarter - d) < SAMME;
			});
			if (same) same.lengde += lengde;
			else found.push({ vinkel, lengde });
		});
	return found
		.sort((a, b) => b.lengde - a.lengde || a.vinkel - b.vinkel)
		.slice(0, flest)
		.map(({ vinkel }) => vinkel);
}

/**
 * The largest rectangle of free cells with no side shorter than `minSide` cells. Every rectangle that cannot be made
 * higher or wider ends a column somewhere, and is looked at there.
 */
function storsteAvRuter({ kolonner, rader, fri }: Rutenett, minSide: number): Boks | null {
	const heights = new Int32Array(kolonner + 1);
	const starts = new Int32Array(kolonner + 1);
	const tops = new Int32Array(kolonner + 1);
	let best: Boks | null = null;
	let most = 0;
	for (let rad = 0; rad < rader; rad++) {
		let depth = 0;
		for (let kol = 0; kol <= kolonner; kol++) {
			const height =
				kol < kolonner && fri[rad * kolonner + kol] === 1 ? (heights[kol] ?? 0) + 1 : 0;
			heights[kol] = height;
			let start = kol;
			while (depth > 0 && (tops[depth - 1] ?? 0) >= height) {
				depth--;
				const h = tops[depth] ?? 0;
				start = starts[depth] ?? 0;
				const size = h * (kol - start);
				if (size > most && h >= minSide && kol - start >= minSide) {
					most = size;
					best = { x0: start, y0: rad + 1 - h, x1: kol, y1: rad + 1 };
				}
			}
			if (height > 0) {
				tops[depth] = height;
				starts[depth] = start;
				depth++;
			}
		}
	}
	return best;
}

const iMeter = ({ x0, y0, rute }: Rutenett, boks: Boks): Boks => ({
	x0: x0 + boks.x0 * rute,
	y0: y0 + boks.y0 * rute,
	x1: x0 + boks.x1 * rute,
	y1: y0 + boks.y1 * rute
});

/** Does any part of the side a–b lie inside the box? (Liang–Barsky) */
function krysser(
	ax: number,
	ay: number,
	bx: number,
	by: number,
	x0: number,
	y0: number,
	x1: number,
	y1: number
): boolean {
	const dx = bx - ax;
	const dy = by - ay;
	let from = 0;
	let to = 1;
	if (dx === 0) {
		if (!(ax > x0 && ax < x1)) return false;
	} else {
		from = Math.max(from, ((dx > 0 ? x0 : x1) - ax) / dx);
		to = Math.min(to, ((dx > 0 ? x1 : x0) - ax) / dx);
		if (from >= to) return false;
	}
	if (dy === 0) return ay > y0 && ay < y1;
	from = Math.max(from, ((dy > 0 ? y0 : y1) - ay) / dy);
	to = Math.min(to, ((dy > 0 ? y1 : y0) - ay) / dy);
	return from < to;
}

const punktTilBoks = (x: number, y: number, { x0, y0, x1, y1 }: Boks): number =>
	Math.hypot(Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1));

function punktTilKant(
	x: number,
	y: number,
	ax: number,
	ay: number,
	bx: number,
	by: number
): number {
	const [dx, dy] = [bx - ax, by - ay];
	const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
	return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** Millimetres: rounding of the reckoning is no breach. */
const NOYAKTIG = 1e-6;

/** Is the box as far from the side as it must be? */
function erKlar(sider: Float64Array, nr: number, avstand: number, boks: Boks): boolean {
	const { x0, y0, x1, y1 } = boks;
	const ax = tall(sider, nr * 4);
	const ay = tall(sider, nr * 4 + 1);
	const bx = tall(sider, nr * 4 + 2);
	const by = tall(sider, nr * 4 + 3);
	const need = avstand - NOYAKTIG;
	const outside =
		Math.max(ax, bx) <= x0 - need ||
		Math.min(ax, bx) >= x1 + need ||
		Math.max(ay, by) <= y0 - need ||
		Math.min(ay, by) >= y1 + need;
	if (outside) return true;
	if (krysser(ax, ay, bx, by, x0 + NOYAKTIG, y0 + NOYAKTIG, x1 - NOYAKTIG, y1 - NOYAKTIG))
		return false;
	if (avstand === 0) return true;
	return (
		punktTilBoks(ax, ay, boks) >= need &&
		punktTilBoks(bx, by, boks) >= need &&
		punktTilKant(x0, y0, ax, ay, bx, by) >= need &&
		punktTilKant(x1, y0, ax, ay, bx, by) >= need &&
		punktTilKant(x0, y1, ax, ay, bx, by) >= need &&
		punktTilKant(x1, y1, ax, ay, bx, by) >= need
	);
}

/** Halvings of a cell: a quarter of a metre becomes a centimetre. */
const HALVERINGER = 7;
const SIDER = ['x0', 'x1', 'y0', 'y1'] as const;

/** The box with one side moved outwards. */
const utvidet = (boks: Boks, side: (typeof SIDER)[number], by: number): Boks => {
	const { x0, y0, x1, y1 } = boks;
	if (side === 'x0') return { x0: x0 - by, y0, x1, y1 };
	if (side === 'x1') return { x0, y0, x1: x1 + by, y1 };
	return side === 'y0' ? { x0, y0: y0 - by, x1, y1 } : { x0, y0, x1, y1: y1 + by };
};

/** A side that the box may come too near, with the distance to keep from it. */
interface Naer {
	readonly nr: number;
	readonly avstand: number;
}

function ikkeKlare({ sider, alle }: Flatekanter, boks: Boks): Naer[] {
	const found: Naer[] = [];
	for (const { fra, til, avstand } of alle)
		for (let nr = fra; nr < til; nr++)
			if (!erKlar(sider, nr, avstand, boks)) found.push({ nr, avstand });
	return found;
}

/** Each side in turn as far out, by at most a cell, as the borders let it; the box is free to begin with. */
function voks(boks: Boks, rute: number, kanter: Flatekanter): Boks {
	const { sider } = kanter;
	let now = boks;
	for (const side of SIDER) {
		const whole = utvidet(now, side, rute);
		// What does not touch the box as far out as it may go, does not touch it before.
		const near = ikkeKlare(kanter, whole);
		if (near.length === 0) {
			now = whole;
			continue;
		}
		let [low, high] = [0, rute];
		for (let i = 0; i < HALVERINGER; i++) {
			const mid = (low + high) / 2;
			const tried = utvidet(now, side, mid);
			if (near.every(({ nr, avstand }) => erKlar(sider, nr, avstand, tried))) low = mid;
			else high = mid;
		}
		now = utvidet(now, side, low);
	}
	return now;
}

/** The largest box in one direction, on a grid of this fineness. */
function iRetning(kanter: Flatekanter, grad: typeof GROV, minSideM: number): Boks | null {
	const { deler, ...finhet } = grad;
	const nett = rutenett(kanter, { ...finhet, hoyst: minSideM / deler });
	if (!nett) return null;
	const ruter = Math.ceil(minSideM / nett.rute);
	// One cell short may still be long enough, when it is grown.
	const found = storsteAvRuter(nett, ruter) ?? storsteAvRuter(nett, Math.max(1, ruter - 1));
	if (!found) return null;
	const vokst = voks(iMeter(nett, found), nett.rute, kanter);
	return smalest(vokst) >= minSideM ? vokst : null;
}

function somRektangel({ x0, y0, x1, y1 }: Boks, vinkel: number): Rektangel {
	const [cos, sin] = [Math.cos(vinkel), Math.sin(vinkel)];
	const back = (x: number, y: number): Punkt => [x * cos - y * sin, x * sin + y * cos];
	const [a, b] = [x1 - x0, y1 - y0];
	return {
		hjorner: [back(x0, y0), back(x1, y0), back(x1, y1), back(x0, y1)],
		lengdeM: Math.max(a, b),
		breddeM: Math.min(a, b),
		arealM2: a * b
	};
}

/**
 * The largest rectangle, with no side shorter than `minSideM`, that lies wholly where one may build; null where none is
 * found. It is free to the millimetre; that it is the largest holds to about a cell of the grid (1/72 of the ground's
 * length), and for the directions that the ground's own sides have. Same ground, same answer.
 */
export function storsteRektangel(flate: Byggeflate, minSideM: number): Rektangel | null {
	let best: { vinkel: number; kanter: Flatekanter; boks: Boks } | null = null;
	for (const vinkel of retninger(flate.innenfor.flatMap(({ ringer }) => ringer))) {
		const kanter = kanterSett(flate, vinkel);
		const boks = iRetning(kanter, GROV, minSideM);
		if (boks && (!best || areal(boks) > areal(best.boks) * (1 + 1e-9)))
			best = { vinkel, kanter, boks };
	}
	if (!best) return null;
	const fin = iRetning(best.kanter, FIN, minSideM);
	return somRektangel(fin && areal(fin) > areal(best.boks) ? fin : best.boks, best.vinkel);
}

/** How many houses of one size, with a distance between them, stand in rows within the rectangle? */
export function husIRektangel(
	{ lengdeM, breddeM }: Pick<Rektangel, 'lengdeM' | 'breddeM'>,
	hus: { readonly lengdeM: number; readonly breddeM: number },
	mellomM: number
): number {
	// A millimetre short by rounding is not short.
	const rows = (room: number, size: number) =>
		Math.max(0, Math.floor((room + mellomM + 1e-6) / (size + mellomM)));
	return Math.max(
		rows(lengdeM, hus.lengdeM) * rows(breddeM, hus.breddeM),
		rows(lengdeM, hus.breddeM) * rows(breddeM, hus.lengdeM)
	);
}
