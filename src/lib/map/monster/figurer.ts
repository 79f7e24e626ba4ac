import type { Farge } from '../tegneregler/index.ts';
import { rgb } from '../theme.ts';
import { pixelRatio, type Bilde } from './raster.ts';

type Ring = readonly (readonly [number, number])[];

/**
 * Pictograms of our own drawing on a 24 × 24 grid: the symbols of LNFR spredt bolig, fritid and næring,
 * and of KpSamferdselPunkt. Rings are filled even-odd, so a ring inside a ring is a hole.
 */
export const figurer: Readonly<Record<string, readonly Ring[]>> = {
	bolig: [
		[
			[12, 3],
			[22, 11.5],
			[19, 11.5],
			[19, 21],
			[5, 21],
			[5, 11.5],
			[2, 11.5]
		],
		[
			[10, 21],
			[10, 14.5],
			[14, 14.5],
			[14, 21]
		]
	],
	hytte: [
		[
			[12, 4],
			[23, 20],
			[1, 20]
		],
		[
			[9.5, 20],
			[9.5, 14],
			[14.5, 14],
			[14.5, 20]
		]
	],
	industribygning: [
		[
			[2, 21],
			[2, 11],
			[8, 7],
			[8, 11],
			[14, 7],
			[14, 11],
			[16, 11],
			[16.6, 3],
			[20.4, 3],
			[21, 11],
			[22, 21]
		],
		[
			[5, 17.5],
			[5, 14.5],
			[8, 14.5],
			[8, 17.5]
		],
		[
			[11, 17.5],
			[11, 14.5],
			[14, 14.5],
			[14, 17.5]
		]
	],
	kvadrat: [square(2, 22)],
	'kvadrat-stiplet': dashedSquare(),
	ring: [circle(10), circle(7.6)],
	'ring-stiplet': dashedRing()
};

function square(from: number, to: number): Ring {
	return [
		[from, from],
		[to, from],
		[to, to],
		[from, to]
	];
}

function circle(radius: number): Ring {
	return Array.from({ length: 48 }, (_, i) => point(radius, (i * Math.PI) / 24));
}

function point(radius: number, angle: number): [number, number] {
	return [12 + radius * Math.cos(angle), 12 + radius * Math.sin(angle)];
}

function dashedSquare(): Ring[] {
	const corner = (x: number, y: number, dx: number, dy: number): Ring => [
		[x, y],
		[x + 7 * dx, y],
		[x + 7 * dx, y + 3 * dy],
		[x + 3 * dx, y + 3 * dy],
		[x + 3 * dx, y + 7 * dy],
		[x, y + 7 * dy]
	];
	return [corner(2, 2, 1, 1), corner(22, 2, -1, 1), corner(22, 22, -1, -1), corner(2, 22, 1, -1)];
}

function dashedRing(): Ring[] {
	const arc = (radius: number, from: number) =>
		Array.from({ length: 7 }, (_, i) => point(radius, from + (i * Math.PI) / 36));
	return Array.from({ length: 8 }, (_, i) => (i * Math.PI) / 4).map((from) => [
		...arc(10, from),
		...arc(7.6, from).reverse()
	]);
}

/** Where the edges of the rings cross this height, from left to right. */
function crossings(rings: readonly Ring[], y: number): number[] {
	const found: number[] = [];
	for (const ring of rings) {
		let [xj, yj] = ring.at(-1) ?? [0, 0];
		for (const [xi, yi] of ring) {
			if (yi > y !== yj > y) found.push(((xj - xi) * (y - yi)) / (yj - yi) + xi);
			[xj, yj] = [xi, yi];
		}
	}
	return found.sort((a, b) => a - b);
}

/** Adds the length of [from, to] that lies in each pixel to `row`. */
function cover(row: Float64Array, from: number, to: number, weight: number) {
	for (let x = Math.floor(from); x < Math.min(to, row.length); x++)
		row[x] = (row[x] ?? 0) + weight * (Math.min(to, x + 1) - Math.max(from, x));
}

const scanlines = 8;

/** A pictogram as an image, `storrelsePx` CSS pixels wide; exact along x, eight lines to a pixel along y. */
export function figurBilde(navn: string, farge: Farge, storrelsePx: number): Bilde {
	const rings = figurer[navn] ?? [];
	const size = storrelsePx * pixelRatio;
	const scale = size / 24;
	const [r, g, b] = rgb(farge);
	const data = new Uint8Array(size * size * 4);
	for (let y = 0; y < size; y++) {
		const row = new Float64Array(size);
		for (let s = 0; s < scanlines; s++) {
			const xs = crossings(rings, (y + (s + 0.5) / scanlines) / scale);
			for (let i = 0; i + 1 < xs.length; i += 2)
				cover(row, (xs[i] ?? 0) * scale, (xs[i + 1] ?? 0) * scale, 1 / scanlines);
		}
		row.forEach((part, x) => {
			data.set([r, g, b, Math.round(Math.min(1, part) * 255)], (y * size + x) * 4);
		});
	}
	return { width: size, height: size, data };
}

/** The image id of a pictogram in a colour. */
export const figurId = (navn: string, farge: Farge): string => `figur ${navn} ${farge}`;
