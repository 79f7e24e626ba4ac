import type { Monster, Prikker, Retning, Skravur, Striper } from '../tegneregler/index.ts';
import { rgb } from '../theme.ts';

/** Device pixels to a CSS pixel in every generated image. */
export const pixelRatio = 2;

export interface Bilde {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8Array;
}

/** A family of parallel lines: repeats of x·a/width + y·b/height, so that the tile is seamless by construction. */
interface Bolge {
	readonly a: number;
	readonly b: number;
}
export interface Flis {
	readonly width: number;
	readonly height: number;
	readonly bolger: readonly Bolge[];
}

const vinkler: Record<Retning, readonly number[]> = {
	'\\': [45],
	'/': [-45],
	'-': [0],
	'|': [90],
	'+': [0, 90],
	'\\60': [60],
	'/30': [-30]
};

/** Which tile, in device pixels, repeats lines of this direction with this distance (CSS px) across them? */
export function flisFor(retning: Retning, avstandPx: number): Flis {
	const degrees = vinkler[retning];
	const radians = ((degrees[0] ?? 0) * Math.PI) / 180;
	const straight = degrees.every((v) => v % 90 === 0);
	const size = (along: number) => Math.round((avstandPx * pixelRatio) / (straight ? 1 : along));
	return {
		width: size(Math.abs(Math.sin(radians))),
		height: size(Math.abs(Math.cos(radians))),
		bolger: degrees.map((v) => ({
			a: v === 0 ? 0 : 1,
			b: v === 90 ? 0 : v > 0 ? -1 : 1
		}))
	};
}

/** Part of a one-pixel box at distance `d` that a line of width `w` covers. */
const covered = (d: number, w: number) =>
	Math.max(0, Math.min(d + 0.5, w / 2) - Math.max(d - 0.5, -w / 2));

type Pixel = (x: number, y: number) => readonly [number, number, number, number];

function paint(width: number, height: number, pixel: Pixel): Bilde {
	const data = new Uint8Array(width * height * 4);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) data.set(pixel(x + 0.5, y + 0.5), (y * width + x) * 4);
	return { width, height, data };
}

function skravur({ retning, farge, breddePx, avstandPx }: Skravur): Bilde {
	const { width, height, bolger } = flisFor(retning, avstandPx);
	const [r, g, b] = rgb(farge);
	const alpha = (x: number, y: number) => {
		const parts = bolger.map((wave) => {
			const phase = (wave.a * x) / width + (wave.b * y) / height + 0.5;
			const period = 1 / Math.hypot(wave.a / width, wave.b / height);
			return covered((phase - Math.floor(phase) - 0.5) * period, breddePx * pixelRatio);
		});
		return Math.round(255 * Math.max(...parts));
	};
	return paint(width, height, (x, y) => [r, g, b, alpha(x, y)]);
}

function striper({ retning, farger, andel, flisPx }: Striper): Bilde {
	const size = flisPx * pixelRatio;
	const wave = flisFor(retning, flisPx / Math.SQRT2).bolger[0] ?? { a: 1, b: -1 };
	const first = rgb(farger[0] ?? '#000000');
	const second = rgb(farger[1] ?? '#ffffff');
	const period = size / Math.SQRT2;
	return paint(size, size, (x, y) => {
		const phase = (wave.a * x + wave.b * y) / size + 0.5;
		const part = covered((phase - Math.floor(phase) - 0.5) * period, andel * period);
		const mix = (i: 0 | 1 | 2) => Math.round(second[i] + (first[i] - second[i]) * part);
		return [mix(0), mix(1), mix(2), 255];
	});
}

function prikker({ farge, diameterPx, avstandPx }: Prikker): Bilde {
	const size = avstandPx * pixelRatio;
	const [r, g, b] = rgb(farge);
	const radius = (diameterPx * pixelRatio) / 2;
	return paint(size, size, (x, y) => {
		const outside = Math.hypot(x - size / 2, y - size / 2) - radius;
		return [r, g, b, Math.round(255 * Math.min(1, Math.max(0, 0.5 - outside)))];
	});
}

/** The seamless tile of a pattern, at two device pixels to a CSS pixel. */
export function monsterBilde(monster: Monster): Bilde {
	if (monster.form === 'skravur') return skravur(monster);
	return monster.form === 'striper' ? striper(monster) : prikker(monster);
}
