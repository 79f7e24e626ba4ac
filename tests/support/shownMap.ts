import { beforeEach, expect } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import MapView from '../../src/lib/map/MapView.svelte';
import { serveTiles, unproject } from './mapTiles.ts';

export const view = { zoom: 14, lng: 10.6133, lat: 60.72604 };
export const size = [640, 480] as const;
/** Pixels of that map to longitude and latitude. */
export const place = unproject(view, size);

/** The software renderer draws a frame in a tenth of a second or so. */
export const slow = { timeout: 10_000 };

export type Pixel = readonly [number, number, number];
export function pixelsOf(target: HTMLElement): (x: number, y: number) => Pixel {
	const canvas = target.querySelector('canvas');
	if (!canvas) throw new Error('kartet har ingen flate');
	const copy = document.createElement('canvas');
	[copy.width, copy.height] = [canvas.width, canvas.height];
	const context = copy.getContext('2d');
	if (!context) throw new Error('2d');
	context.drawImage(canvas, 0, 0);
	const { data, width } = context.getImageData(0, 0, copy.width, copy.height);
	const ratio = canvas.width / size[0];
	return (x, y) => {
		const i = (Math.round(y * ratio) * width + Math.round(x * ratio)) * 4;
		return [data[i] ?? -1, data[i + 1] ?? -1, data[i + 2] ?? -1];
	};
}
/** Alike, but for rounding. */
export const near = (a: Pixel, b: Pixel) => a.every((v, i) => Math.abs(v - (b[i] ?? 0)) <= 1);

export interface MapFrame {
	/** What the map stands in, new for each test. */
	readonly target: HTMLElement;
	/** Shows these features, and waits until the map is at rest. */
	readonly show: (
		layers: Parameters<typeof serveTiles>[0],
		props?: Record<string, unknown>
	) => Promise<Awaited<ReturnType<typeof render>>>;
	readonly pixels: () => (x: number, y: number) => Pixel;
}

/** A map of `size` in a real browser. */
export function mapFrame(): MapFrame {
	let target: HTMLElement;
	beforeEach(async () => {
		await page.viewport(700, 560);
		target = document.createElement('div');
		target.setAttribute(
			'style',
			`position:fixed;left:0;top:0;width:${size[0]}px;height:${size[1]}px`
		);
		document.body.replaceChildren(target);
	});
	return {
		get target() {
			return target;
		},
		pixels: () => pixelsOf(target),
		async show(layers, props = {}) {
			const screen = await render(MapView, {
				target,
				props: {
					scenarioId: null,
					tiles: { plan: serveTiles(layers), kart: null },
					view,
					preserveDrawingBuffer: true,
					...props
				}
			} as never);
			await expect
				.poll(() => target.querySelector('[data-testid=kart]')?.getAttribute('data-idle'), {
					timeout: 20_000
				})
				.toBe('true');
			return screen;
		}
	};
}
