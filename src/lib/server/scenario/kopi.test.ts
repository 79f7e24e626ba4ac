import * as v from 'valibot';
import { expect, it } from 'vitest';
import { flettingSchema } from '../fletting/flett.ts';
import { nyttScenarioSchema } from './kopi.ts';

it.each([
	[2_147_483_647, true],
	[2_147_483_648, false],
	[3_000_000_000, false]
])('a scenario is asked for by a number that the database can hold: %d', (nr, isOne) => {
	expect(v.is(nyttScenarioSchema, { parent: nr, name: 'Nytt' })).toBe(isOne);
	expect(v.is(flettingSchema, { from: nr, seen: { from: 1, target: 1 } })).toBe(isOne);
	expect(v.is(flettingSchema, { from: 1, seen: { from: nr, target: 1 } })).toBe(isOne);
});
