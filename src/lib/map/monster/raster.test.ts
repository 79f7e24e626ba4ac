import { describe, expect, it } from 'vitest';
import { alleArealsymboler } from '../layers/expression.ts';
import {
	bestemmelseRegel,
	hensynssoneRegler,
	type Monster,
	type Skravur
} from '../tegneregler/index.ts';
import { figurBilde, figurer } from './figurer.ts';
import { monsterBilde, pixelRatio, type Bilde } from './raster.ts';

const alpha = ({ width, height, data }: Bilde, x: number, y: number) =>
	data[(((y + height) % height) * width + ((x + width) % width)) * 4 + 3] ?? 0;
const hatches = hensynssoneRegler.flatMap((r) => [r.navaerende, r.framtidig]) as Skravur[];
const all: Monster[] = [
	...hatches,
	bestemmelseRegel.navaerende,
	...alleArealsymboler().flatMap((s) => [s.monster, s.overlegg].filter((m) => m !== null))
];

/** The largest change from a pixel to the next, along a row or a column, inside the tile and across its edge. */
function steps(image: Bilde, edge: boolean): number {
	let most = 0;
	for (let y = 0; y < image.height; y++)
		for (let x = 0; x < image.width; x++)
			for (const [dx, dy] of [
				[1, 0],
				[0, 1]
			] as const) {
				const crosses = x + dx >= image.width || y + dy >= image.height;
				if (crosses !== edge) continue;
				for (let c = 0; c < 4; c++) {
					const at = (px: number, py: number) =>
						image.data[((py % image.height) * image.width + (px % image.width)) * 4 + c] ?? 0;
					most = Math.max(most, Math.abs(at(x, y) - at(x + dx, y + dy)));
				}
			}
	return most;
}

/** Does moving this far leave the tile as it is (wrapping)? */
const invariant = (image: Bilde, dx: number, dy: number) =>
	Array.from({ length: image.height }, (_, y) =>
		Array.from(
			{ length: image.width },
			(_, x) => Math.abs(alpha(image, x, y) - alpha(image, x + dx, y + dy)) <= 1
		).every(Boolean)
	).every(Boolean);

describe('mønsterfliser', () => {
	it('er sømløse: over kanten endrer bildet seg ikke brattere enn inne i flisa', () => {
		for (const monster of all) {
			const image = monsterBilde(monster);
			expect(steps(image, true), JSON.stringify(monster)).toBeLessThanOrEqual(
				steps(image, false) + 1
			);
		}
	});

	it('har retningen tabellen sier: \\ faller, / stiger, - ligger, + gjør begge deler', () => {
		for (const hatch of hatches) {
			const image = monsterBilde(hatch);
			expect([invariant(image, 1, 1), invariant(image, 1, -1)], hatch.retning).toEqual([
				hatch.retning === '\\',
				hatch.retning === '/'
			]);
			if (hatch.retning === '-') expect(invariant(image, 1, 0)).toBe(true);
		}
	});

	it('har tabellens avstand og strekbredde', () => {
		for (const hatch of all.filter((m) => m.form === 'skravur')) {
			const image = monsterBilde(hatch);
			const diagonal = hatch.retning === '\\' || hatch.retning === '/';
			const want = hatch.avstandPx * pixelRatio * (diagonal ? Math.SQRT2 : 1);
			if (!hatch.retning.includes('0'))
				expect(Math.abs(image.height - want)).toBeLessThanOrEqual(0.51);
			const inked = image.data.filter((_, i) => i % 4 === 3).reduce((sum, a) => sum + a / 255, 0);
			const one = hatch.breddePx / hatch.avstandPx;
			const share = hatch.retning === '+' ? 2 * one - one * one : one;
			expect(inked / (image.width * image.height), JSON.stringify(hatch)).toBeCloseTo(share, 1);
		}
	});

	it('har tabellens farge i hver piksel som er dekket', () => {
		const fare = hensynssoneRegler.find((r) => r.objekttype === 'KpFareSone')?.navaerende;
		const { data } = monsterBilde(fare as Skravur);
		expect([data[0], data[1], data[2]]).toEqual([255, 0, 0]);
	});

	it('halvparten av en stripeflis er formålets farge, halvparten hvit', () => {
		const { data } = monsterBilde({
			form: 'striper',
			retning: '\\',
			farger: ['#ffcc00', '#ffffff'],
			andel: 0.5,
			flisPx: 18
		});
		const blue = data.filter((_, i) => i % 4 === 2);
		expect(blue.reduce((s, v) => s + v, 0) / blue.length / 255).toBeCloseTo(0.5, 1);
	});

	it('hver figur har dekning, og et hull eller et brudd der tegningen har det', () => {
		for (const navn of Object.keys(figurer)) {
			const image = figurBilde(navn, '#000000', 24);
			expect(
				image.data.some((a, i) => i % 4 === 3 && a === 255),
				navn
			).toBe(true);
			expect(
				image.data.some((a, i) => i % 4 === 3 && a === 0),
				navn
			).toBe(true);
		}
	});
});
