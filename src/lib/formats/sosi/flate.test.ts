import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { flate, sosiText, square } from '../../../../tests/support/hostileSosi.ts';
import { planarArea } from '../measure.ts';
import { readSosi } from './read.ts';

const METRES = '...KOORDSYS 22\n...ENHET 1';
const read = (body: string) => readSosi(new TextEncoder().encode(sosiText(body, METRES)));
const line = (serial: number, ...points: [number, number][]) =>
	`.KURVE ${serial}:\n..NØ\n${points.map(([n, e]) => `${n} ${e}`).join('\n')}`;

/** The four sides of the square from (0,0) to (10,10), each its own curve, all in one direction. */
const SIDES = [
	line(1, [0, 0], [0, 10]),
	line(2, [0, 10], [10, 10]),
	line(3, [10, 10], [10, 0]),
	line(4, [10, 0], [0, 0])
].join('\n');

async function surface(body: string, serial = '100') {
	const fil = await read(body);
	const objekt = fil.objekter.find((o) => o.serial === serial);
	const geometry = objekt?.geometry ?? null;
	return {
		geometry,
		area: geometry ? planarArea(geometry) : null,
		rings: geometry?.type === 'Polygon' ? geometry.coordinates.length : null,
		rules: fil.avvik.map(({ rule }) => rule),
		avvik: fil.avvik
	};
}

describe('a surface', () => {
	it('is the ring of its curves in their order, each corner once', async () => {
		const { geometry, rules } = await surface(`${SIDES}\n${flate(100, ':1 :2 :3 :4')}`);
		expect(geometry).toEqual({
			type: 'Polygon',
			coordinates: [
				[
					[0, 0],
					[10, 0],
					[10, 10],
					[0, 10],
					[0, 0]
				]
			]
		});
		expect(rules).toEqual([]);
	});

	it('walks a curve backwards where its number is negative', async () => {
		const { geometry, rules } = await surface(`${SIDES}\n${flate(100, ':-4 :-3\n:-2\n  :-1')}`);
		expect((geometry as Polygon).coordinates[0]).toEqual([
			[0, 0],
			[0, 10],
			[10, 10],
			[10, 0],
			[0, 0]
		]);
		expect(rules).toEqual([]);
	});

	it('may come before its curves', async () => {
		expect(await surface(`${flate(100, '  :-1')}\n${square(1, 0, 0, 10)}`)).toMatchObject({
			area: 100,
			rules: []
		});
	});

	it('has holes by curve and by surface, also where a parenthesis goes over a line', async () => {
		const body = [
			SIDES,
			square(5, 1, 1, 2),
			line(6, [5, 5], [5, 7], [7, 7]),
			line(7, [5, 5], [7, 5], [7, 7]),
			flate(101, ':5'),
			flate(100, ':1 :2 :3 :4 (:101) (:6\n:-7)')
		].join('\n');
		expect(await surface(body)).toMatchObject({ area: 100 - 4 - 4, rings: 3, rules: [] });
		const between = body.replace(':3 :4 (:101)', '(:5) :3 :4');
		expect(await surface(between)).toMatchObject({ area: 92, rings: 3, rules: [] });
	});

	it('shares its border with its neighbour bit by bit', async () => {
		const body = `${line(1, [0, 0], [3, 7], [10, 10])}\n${line(2, [10, 10], [0, 10], [0, 0])}\n${line(3, [0, 0], [10, 0], [10, 10])}\n${flate(100, ':1 :2')}\n${flate(101, ':3 :-1')}`;
		const [a, b] = [await surface(body), await surface(body, '101')];
		const middle = (geometry: Polygon) => geometry.coordinates[0]?.find(([x]) => x === 7);
		expect(middle(a.geometry as Polygon)).toEqual(middle(b.geometry as Polygon));
		expect((a.area ?? 0) + (b.area ?? 0)).toBe(100);
	});

	it('is put together where its curves stand in another order or have the wrong sign, and that is said', async () => {
		for (const ref of [':1 :3 :2 :4', ':1 :-2 :3 :4', ':4 :-1 :3 :-2'])
			expect(await surface(`${SIDES}\n${flate(100, ref)}`)).toMatchObject({
				area: 100,
				rules: ['sosi.flate.rekkefolge']
			});
	});

	it('keeps its representation point', async () => {
		const fil = await read(`${square(1, 0, 0, 10)}\n.FLATE 2:\n..REF :1\n..NØ\n4 5`);
		expect(fil.objekter[1]?.egenskaper).toEqual({ REPRESENTASJONSPUNKT: [5, 4] });
	});

	it('of several outer rings is several parts, a ring within another a hole', async () => {
		const body = `${square(1, 0, 0, 10)}\n${square(2, 20, 20, 10)}\n${square(3, 22, 22, 2)}\n${flate(100, ':1 :2 :3')}`;
		const { geometry, area, rules } = await surface(body);
		expect([geometry?.type, area, rules]).toEqual([
			'MultiPolygon',
			196,
			['sosi.flate.flereringer']
		]);
	});
});

describe('a surface that is wrong is told with serial number and line, and the rest of the file is read', () => {
	it.each([
		['a curve that is not there', `${SIDES}\n${flate(100, ':1 :2 :3 :99')}`, 'sosi.ref.ukjent'],
		['a point', `.PUNKT 9:\n..NØ\n1 2\n${flate(100, ':9')}`, 'sosi.ref.ukjent'],
		[
			'a curve that could not be read',
			`.KURVE 9:\n..NØ\n1 x\n${flate(100, ':9')}`,
			'sosi.ref.darlig'
		],
		['an open ring', `${SIDES}\n${flate(100, ':1 :2 :3')}`, 'sosi.flate.apen'],
		[
			'too few points',
			`${line(1, [0, 0], [5, 5])}\n${flate(100, ':1 :-1')}`,
			'sosi.flate.forfapunkt'
		],
		['no references', `.FLATE 100:\n..OBJTYPE A\n..NØ\n1 2`, 'sosi.ref.mangler'],
		['only a hole', `${SIDES}\n${flate(100, '(:1 :2 :3 :4)')}`, 'sosi.ref.mangler'],
		['itself', flate(100, ':100'), 'sosi.ref.syklus'],
		['itself by another', `${flate(100, ':101')}\n${flate(101, ':-100')}`, 'sosi.ref.syklus']
	])('%s', async (_, body, rule) => {
		const { geometry, rules, avvik } = await surface(`${body}\n.PUNKT 500:\n..NØ\n1 2`);
		expect(geometry).toBeNull();
		expect(rules).toContain(rule);
		expect(avvik.find((a) => a.rule === rule)?.line).toBeGreaterThan(5);
		expect((await surface(`${body}\n.PUNKT 500:\n..NØ\n1 2`, '500')).geometry?.type).toBe('Point');
	});

	it.each([
		['parentheses that do not pair', ':1 :2 :3 :4 )', 'sosi.ref.parentes', 100],
		['a curve named twice', ':1 :2 :2 :3 :4', 'sosi.ref.gjentatt', 100],
		['letters', ':1 :2 :3 :4 x', 'sosi.ref.ugyldig', 100],
		['a hole that cannot be read', ':1 :2 :3 :4 (:99)', 'sosi.flate.hull', 100],
		['a hole larger than the surface', ':5 (:1 :2 :3 :4)', 'sosi.flate.hullstorre', 4 - 100]
	])('%s, and what can be drawn is drawn', async (_, ref, rule, area) => {
		const found = await surface(`${SIDES}\n${square(5, 1, 1, 2)}\n${flate(100, ref)}`);
		expect(found.rules).toContain(rule);
		expect(found.area).toBe(area);
	});

	it('a surface without references does not get those of the next object', async () => {
		const fil = await read(
			sosiText(`${SIDES}\n.FLATE 100:\n..OBJTYPE A\n${flate(101, ':1 :2 :3 :4')}\n.FLATE 102:`)
		);
		const geometryOf = (serial: string) =>
			fil.objekter.find((o) => o.serial === serial)?.geometry?.type ?? null;
		expect(['100', '101', '102'].map(geometryOf)).toEqual([null, 'Polygon', null]);
		const missing = fil.avvik.filter(({ rule }) => rule === 'sosi.ref.mangler');
		expect(missing.map(({ object }) => object)).toEqual(['100', '102']);
	});

	it('an open ring says where it is open and how far', async () => {
		const { avvik } = await surface(
			`${line(1, [0, 0], [0, 10], [10, 10])}\n${line(2, [10, 13], [10, 0], [0, 0])}\n${flate(100, ':1 :2')}`
		);
		expect(avvik).toMatchObject([
			{ severity: 'feil', object: '100', place: { type: 'Point', coordinates: [10, 10] } }
		]);
		expect(avvik[0]?.message).toContain('3 m');
	});

	it('a gap of a few centimetres is closed and said; a ring of no area is said', async () => {
		const head = '...KOORDSYS 22\n...ENHET 0.01';
		const fil = await readSosi(
			new TextEncoder().encode(
				sosiText(
					`${line(1, [0, 0], [0, 1000], [1000, 1000])}\n${line(2, [1002, 1000], [1000, 0], [0, 0])}\n${flate(100, ':1 :2')}`,
					head
				)
			)
		);
		expect(fil.avvik).toMatchObject([{ rule: 'sosi.flate.glippe', severity: 'advarsel' }]);
		expect(fil.objekter.at(-1)?.geometry?.type).toBe('Polygon');
		const flat = await surface(`${line(1, [0, 0], [0, 5], [0, 9], [0, 0])}\n${flate(100, ':1')}`);
		expect(flat.rules).toEqual(['sosi.flate.nullareal']);
	});
});
