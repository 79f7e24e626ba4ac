import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { at, polygon } from '#tests/support/planbygger.ts';
import { bevarteBuer } from './bevarteBuer.ts';

const rundt = (fra: number, til: number, n: number): Position[] =>
	Array.from({ length: n + 1 }, (_, i) => {
		const v = ((fra + ((til - fra) * i) / n) * Math.PI) / 180;
		return at(50 * Math.cos(v), 50 * Math.sin(v));
	});
const halv = rundt(0, 180, 60);
const [start, on, end] = [halv[0] ?? [], halv[30] ?? [], halv[60] ?? []];
const buer = [{ start, on, end }];
const halvsirkel = polygon([...halv, start]);

describe('the arcs of a surface', () => {
	it('stand where the border runs over them as before: moved elsewhere, begun elsewhere, or run backwards', () => {
		expect(bevarteBuer(buer, halvsirkel, halvsirkel)).toEqual(buer);
		const annetsteds = polygon([...halv, at(-50, -20), at(50, -20), start]);
		expect(bevarteBuer(buer, halvsirkel, annetsteds)).toEqual(buer);
		expect(bevarteBuer(buer, halvsirkel, polygon([start, ...halv.toReversed()]))).toEqual(buer);
		const begynt = polygon([...halv.slice(20), ...halv.slice(0, 21)]);
		expect(bevarteBuer(buer, halvsirkel, begynt)).toEqual(buer);
	});

	it('are gone where a vertex of them was moved, taken away or put in', () => {
		const flyttet = halv.map((p, i) => (i === 12 ? at(10, 10) : p));
		expect(bevarteBuer(buer, halvsirkel, polygon([...flyttet, start]))).toEqual([]);
		expect(bevarteBuer(buer, halvsirkel, polygon([...halv.toSpliced(12, 1), start]))).toEqual([]);
		expect(bevarteBuer(buer, halvsirkel, polygon([start, end, at(0, -20), start]))).toEqual([]);
	});

	it('of a full circle are told apart', () => {
		const hel = [...halv, ...rundt(180, 360, 60).slice(1)];
		const nede = { start: end, on: at(0, -50), end: start };
		const begge = [...buer, nede];
		const endret = hel.map((p, i) => (i === 90 ? at(0, -60) : p));
		expect(bevarteBuer(begge, polygon(hel), polygon(hel))).toEqual(begge);
		expect(bevarteBuer(begge, polygon(hel), polygon(endret))).toEqual(buer);
	});
});
