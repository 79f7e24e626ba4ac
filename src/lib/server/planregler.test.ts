import { describe, expect, it } from 'vitest';
import { formal, hode } from '../../../tests/support/planbygger.ts';
import { haug, striper } from '../../../tests/support/tungplan.ts';
import { planregler, validatePlan } from '../domain/rules/plan/index.ts';
import { provRegler } from './planregler.ts';

const objekter = (flater: ReturnType<typeof haug>) => flater.map((f, i) => formal(`H${i}`, f));
const plan = (flater: ReturnType<typeof haug>) => ({
	hode,
	rader: objekter(flater).map((o) => ({ ...o, geometry: JSON.stringify(o.geometry) }))
});
const ids = (avvik: Awaited<ReturnType<typeof provRegler>>) => avvik.map(({ rule }) => rule);

describe('the rules in a thread of their own', { timeout: 120_000 }, () => {
	it('find what they find here', async () => {
		const flater = haug(20);
		expect(await provRegler(plan(flater), planregler, { maxMs: 60_000, regelMs: 60_000 })).toEqual(
			validatePlan({ hode, objekter: objekter(flater) })
		);
	});

	it('that take too long are not judged, and the others are', async () => {
		const turns: number[] = [];
		const loop = setInterval(() => turns.push(1), 20);
		const funnet = await provRegler(plan(striper(20_000)), planregler, {
			maxMs: 60_000,
			regelMs: 5000
		});
		clearInterval(loop);
		expect(ids(funnet)).toEqual([
			'plan.omrade.mangler',
			'plan.formal.flislegging.ikke-vurdert',
			'plan.formal.punkt.mangler.ikke-vurdert'
		]);
		expect(funnet[1]?.message).toBe(
			'Ikke vurdert: «Arealformålene skal dekke planområdet nøyaktig, uten hull og overlapp.» Å prøve det tok for lang tid eller for mye minne. Det kan være feil her som ikke er funnet.'
		);
		expect(turns.length).toBeGreaterThan(50);
	});

	it('that take too much memory are not judged, and this process lives', async () => {
		const funnet = await provRegler(plan(haug(30_000)), planregler, {
			maxMs: 60_000,
			regelMs: 60_000,
			heapMb: 32
		});
		expect(ids(funnet)).toContain('plan.formal.flislegging.ikke-vurdert');
		expect(ids(funnet)).not.toContain('plan.formal.flislegging');
	});

	it('are stopped by whoever wants them no more', async () => {
		await expect(
			provRegler(plan(haug(3)), planregler, {
				maxMs: 60_000,
				regelMs: 60_000,
				signal: AbortSignal.abort(new Error('angret'))
			})
		).rejects.toThrow('angret');
	});
});
