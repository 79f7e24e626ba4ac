import { expect, it } from 'vitest';
import { duplicateZone, Flislegging, type Cm, type Sone } from '#lib/domain/topology/index.ts';
import { kopiplass } from './kopiplass.ts';

const rekt = (id: string, [w, s, e, n]: readonly [number, number, number, number]): Sone => ({
	id,
	flater: [
		[
			[
				[w, s],
				[e, s],
				[e, n],
				[w, n]
			]
		]
	]
});
const GAP = 500;
/** Three zones side by side, as high as one another; `stor` is wide, and lies west of them. */
const plan = () =>
	new Flislegging([
		rekt('stor', [0, 0, 40_000, 20_000]),
		rekt('a', [40_000, 0, 50_000, 20_000]),
		rekt('b', [50_000, 0, 55_000, 20_000])
	]);
const lagt = (t: Flislegging, id: string, by: Cm) => {
	let nr = 0;
	const utfall = duplicateZone(t, id, by, () => `ny-${nr++}`);
	if (!utfall.ok) throw new Error(utfall.reason);
	return utfall.edit;
};

it('legger kopien ved siden av, hel, der ingen sone blir borte under den', () => {
	const t = plan();
	// To the east it would lie over all of b, and half of it outside of the plan.
	const by = kopiplass(t, 'a', GAP);
	expect(by).toEqual([-10_500, 0]);
	const { after } = lagt(t, 'a', by);
	expect([...after.keys()]).toEqual(['stor']);
});

it('legger den over der det ikke er plass ved siden av', () => {
	expect(kopiplass(plan(), 'stor', GAP)).toEqual([GAP, GAP]);
	expect(kopiplass(plan(), 'ukjent', GAP)).toEqual([GAP, GAP]);
});
