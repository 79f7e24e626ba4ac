import { expect, it } from 'vitest';
import type { Regelobjekt } from '../domain/rules/plan/index.ts';
import { formal, omrade, polygon, ring, square } from '../../../tests/support/planbygger.ts';
import { bevisteNivaer } from './bevistFlislegging.ts';

const hele = omrade(polygon(ring([0, 0], [100, 0], [200, 0], [200, 100], [100, 100], [0, 100])));
const A = formal('B12', polygon(square(0, 0, 100)));
const B = formal('F3', polygon(square(100, 0, 100)));
const flyttet = (east: number) =>
	formal('F3', polygon(ring([100 + east, 0], [200, 0], [200, 100], [100 + east, 100])));
const beviste = async (...objekter: Regelobjekt[]) => [
	...(await bevisteNivaer(objekter.map((o) => ({ ...o, geometry: JSON.stringify(o.geometry) }))))
];

it('a plan whose sides cancel is known to be whole', async () => {
	expect(await beviste(hele, A, B)).toEqual([2]);
	const under = [hele, A].map((o) => ({ ...o, vertikalniva: 1 as const }));
	expect(await beviste(hele, A, B, ...under)).toEqual([2]);
});

it.each([
	['an overlap', [hele, A, flyttet(-0.01)]],
	['a gap', [hele, A, flyttet(0.01)]],
	['a purpose that is lacking', [hele, A]],
	['no plan area', [A, B]],
	['no purpose', [hele]],
	[
		'an outline that lacks the corners where two purposes meet',
		[omrade(polygon(ring([0, 0], [200, 0], [200, 100], [0, 100]))), A, B]
	],
	['two plan areas over one another, and twice of every purpose', [hele, hele, A, B, A, B]]
])('with %s nothing is known', async (_, objekter) => {
	expect(await beviste(...objekter)).toEqual([]);
});
