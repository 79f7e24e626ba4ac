import { expect, it } from 'vitest';
import * as fri from './fri.ts';
import { gripAt, kanterOf } from './grep.ts';

const firkant = {
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
};

it('flytter et hjørne, også det som ringen både begynner og slutter i', () => {
	const flyttet = fri.flyttPunkt(firkant, [0, 0], [-100, 0]);
	expect(flyttet).toMatchObject({
		coordinates: [
			[
				[-1, 0],
				[10, 0],
				[10, 10],
				[0, 10],
				[-1, 0]
			]
		]
	});
});

it('setter inn et punkt på kanten tilbake til begynnelsen', () => {
	const satt = fri.settInn(
		firkant,
		[
			[0, 1000],
			[0, 0]
		],
		[0, 500]
	);
	expect(satt).toMatchObject({
		coordinates: [
			[
				[0, 0],
				[10, 0],
				[10, 10],
				[0, 10],
				[0, 5],
				[0, 0]
			]
		]
	});
});

it('sletter et punkt, men ikke så det blir for få igjen', () => {
	const trekant = fri.fjernPunkt(firkant, [0, 0]);
	expect(trekant).toMatchObject({
		coordinates: [
			[
				[10, 0],
				[10, 10],
				[0, 10],
				[10, 0]
			]
		]
	});
	expect(trekant && fri.fjernPunkt(trekant, [1000, 0])).toBeNull();
});

it('roterer en kvart omdreining mot klokka, på hele centimeter', () => {
	expect(fri.roter({ type: 'Point', coordinates: [10, 0] }, [0, 0], Math.PI / 2)).toEqual({
		type: 'Point',
		coordinates: [0, 10]
	});
});

it('griper hjørnet før midten av kanten, og midten før kanten selv', () => {
	const objekt = { geometry: firkant };
	expect(kanterOf(objekt)).toHaveLength(4);
	expect(gripAt(objekt, [3, 3], 10)).toEqual({ slag: 'punkt', fra: [0, 0] });
	expect(gripAt(objekt, [503, 3], 10)).toMatchObject({ slag: 'midt', midt: [500, 0] });
	expect(gripAt(objekt, [250, 3], 10)).toMatchObject({ slag: 'kant' });
	expect(gripAt(objekt, [250, 300], 10)).toBeNull();
});
