import { moveVertices, splitZone, Flislegging } from '../../src/lib/domain/topology/index.ts';
import type { Cm, Sone } from '../../src/lib/domain/topology/punkt.ts';
import { tilfeldigPlan, type PlanSize } from '../support/topology/tilfeldigPlan.ts';
import { atMost, median, quantile, type Comparison, type Part } from './part.ts';

const ROUNDS = 2000;
/** What a step of the mouse may take of the time between two pictures on the screen. */
const FRAME_MS = 1000 / 60;
const GOAL = 2;

const LITEN: PlanSize = { columns: 10, rows: 10, holes: 0, between: 8 };
const STOR: PlanSize = { columns: 110, rows: 110, holes: 0, between: 8 };

const punkter = (soner: readonly Sone[]): number =>
	new Set(soner.flatMap(({ flater }) => flater.flat(2).map((p) => p.join(',')))).size;

/** Zones well inside of the plan, whose vertices are not of its outline. */
function indre(soner: readonly Sone[], { columns, rows }: PlanSize): Sone[] {
	return soner.filter((_, nr) => {
		const [i, j] = [Math.floor(nr / rows), nr % rows];
		return i > 1 && i < columns - 2 && j > 1 && j < rows - 2;
	});
}

interface Tider {
	readonly vertices: number;
	readonly drag: readonly number[];
	readonly split: readonly number[];
}

function timed(work: () => boolean): number {
	const started = performance.now();
	if (!work()) throw new Error('the edit was refused');
	return performance.now() - started;
}

/** A vertex a little aside, as one step of the mouse does it, and a zone split, applied and taken back. */
function measure(size: PlanSize): Tider {
	const soner = tilfeldigPlan(7, size);
	const t = new Flislegging(soner);
	const mine = indre(soner, size);
	const drag: number[] = [];
	const split: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const sone = mine[(round * 7919) % mine.length];
		const ring = sone?.flater[0]?.[0] ?? [];
		const p = ring[round % ring.length];
		if (!sone || !p) throw new Error('no zone');
		const to: Cm = [p[0] + 1 + (round % 3), p[1] + 1];
		drag.push(timed(() => moveVertices(t, new Map([[p.join(','), to]])).ok));
		const [es, ns] = [ring.map(([e]) => e), ring.map(([, n]) => n)];
		const mid = Math.round((Math.min(...es) + Math.max(...es)) / 2);
		const line: Cm[] = [
			[mid, Math.min(...ns) - 100],
			[mid + 7, Math.max(...ns) + 100]
		];
		split.push(
			timed(() => {
				const utfall = splitZone(t, sone.id, line, () => `ny${round}`);
				if (!utfall.ok) return false;
				t.apply(utfall.edit);
				t.revert(utfall.edit);
				return true;
			})
		);
	}
	return { vertices: punkter(soner), drag, split };
}

const us = (value: number): string => `${(value * 1000).toFixed(0)} µs`;

function compare(name: string, store: readonly number[], lite: readonly number[]): Comparison {
	const ratio = median(store) / median(lite);
	const side = (values: readonly number[]) =>
		`${us(median(values))} (p99 ${us(quantile(values, 0.99))})`;
	return { name, ours: side(store), other: side(lite), ratio, goal: atMost(GOAL, ratio) };
}

/** Does an edit take as long with 10^5 vertices in the editor as with 10^3? */
export const edit: Part = {
	name: 'edit',
	missing: () => null,
	run: () => {
		measure(LITEN);
		const [lite, stor] = [measure(LITEN), measure(STOR)];
		const many = `${stor.vertices} vertices / ${lite.vertices}`;
		console.log(`a vertex dragged, a zone split: ${many}`);
		const p99 = quantile(stor.drag, 0.99);
		return Promise.resolve([
			compare(`a step of a vertex dragged, ${many}`, stor.drag, lite.drag),
			compare(`a zone split and taken back, ${many}`, stor.split, lite.split),
			{
				name: 'a step of a vertex dragged, p99 / a frame',
				ours: us(p99),
				other: us(FRAME_MS),
				ratio: p99 / FRAME_MS,
				goal: atMost(0.5, p99 / FRAME_MS)
			}
		]);
	}
};
