import { expect, it } from 'vitest';
import {
	arealM2,
	cutHole,
	moveVertices,
	moveZone,
	reshapeZone,
	splitZone
} from '#lib/domain/topology/index.ts';
import { aleneFlislegging, bareObjektene } from './alene.ts';
import { egenskaperAv } from './tilstand.ts';

const sone = {
	lokalId: 'h',
	version: 1,
	areaM2: 100,
	properties: egenskaperAv({ objekttype: 'KpFareSone', kode: 310 }),
	geometry: {
		type: 'Polygon' as const,
		coordinates: [
			[
				[0, 0],
				[10, 0],
				[10, 10],
				[0, 10],
				[0, 0]
			]
		]
	}
};
const tiling = () => {
	const t = aleneFlislegging([sone]);
	if (!t) throw new Error('ingen flate');
	return t;
};
const newId = () => 'ny';

it('en hensynssone deles i to av sitt eget slag', () => {
	const utfall = splitZone(
		tiling(),
		'h',
		[
			[500, -100],
			[500, 1100]
		],
		newId
	);
	if (!utfall.ok) throw new Error(utfall.reason);
	const { after, created } = bareObjektene(utfall.edit);
	expect([...after.keys()]).toEqual(['h']);
	expect([...created].map(([, { like, sone: s }]) => [like, arealM2(s)])).toEqual([['h', 50]]);
});

it('et hull i en hensynssone er et hull, og ingen ny sone', () => {
	const utfall = cutHole(
		tiling(),
		'h',
		[
			[300, 300],
			[600, 300],
			[600, 600]
		],
		newId
	);
	if (!utfall.ok) throw new Error(utfall.reason);
	const { after, created } = bareObjektene(utfall.edit);
	expect(after.get('h')?.flater[0]).toHaveLength(2);
	expect(created.size).toBe(0);
});

it('den vokser og flyttes fritt, men krysser aldri seg selv', () => {
	const vokst = reshapeZone(
		tiling(),
		'h',
		[
			[200, 1000],
			[200, 1500],
			[800, 1500],
			[800, 1000]
		],
		{
			newId
		}
	);
	expect(vokst.ok && arealM2(vokst.edit.after.get('h') ?? { id: '', flater: [] })).toBe(130);
	const flyttet = moveZone(tiling(), 'h', [50_000, 0], { newId });
	expect(flyttet.ok && bareObjektene(flyttet.edit).after.get('h')?.flater[0]?.[0]).toContainEqual([
		50_000, 0
	]);
	expect(moveVertices(tiling(), new Map([['0,0', [2000, 500]]])).ok).toBe(false);
	expect(moveVertices(tiling(), new Map([['0,0', [-200, -500]]])).ok).toBe(true);
});

it('en linje er ingen flate', () => {
	expect(
		aleneFlislegging([
			{
				...sone,
				geometry: {
					type: 'LineString',
					coordinates: [
						[0, 0],
						[1, 1]
					]
				}
			}
		])
	).toBeNull();
});
