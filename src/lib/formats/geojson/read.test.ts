import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../../../../tests/support/sharedData.ts';
import { UleseligFil } from '../kildefil.ts';
import { readGeojson } from './read.ts';

const bytes = (value: unknown): Uint8Array =>
	new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const feature = (geometry: unknown, properties: unknown = {}, rest = {}) => ({
	type: 'Feature',
	...rest,
	properties,
	geometry
});
const collection = (features: unknown[], rest = {}) => ({
	type: 'FeatureCollection',
	...rest,
	features
});
const point = (x: unknown, y: unknown) => ({ type: 'Point', coordinates: [x, y] });
const read = (value: unknown, options = {}) => readGeojson(bytes(value), options);
const rules = (value: unknown, options = {}) => read(value, options).avvik.map(({ rule }) => rule);
const crs = (name: string) => ({ crs: { type: 'name', properties: { name } } });

function refusal(input: Uint8Array): UleseligFil {
	try {
		readGeojson(input);
	} catch (error) {
		if (error instanceof UleseligFil) return error;
		throw error;
	}
	throw new Error('was read');
}

describe('koordinatsystem', () => {
	const raufoss32 = point(590_000, 6_733_000);

	it('takes lng/lat as EPSG:4326 without being told', () => {
		expect(read(point(10.6, 60.7))).toMatchObject({ epsg: 4326, avvik: [] });
	});
	it.each([
		['urn:ogc:def:crs:EPSG::25832', 25832],
		['urn:ogc:def:crs:EPSG:6.9:25832', 25832],
		['EPSG:25832', 25832],
		['http://www.opengis.net/def/crs/EPSG/0/25832', 25832],
		['urn:ogc:def:crs:EPSG::5972', 25832]
	])('reads the crs member %s', (name, epsg) => {
		expect(read({ ...raufoss32, ...crs(name) })).toMatchObject({ epsg, avvik: [] });
	});
	it('reads CRS84 as lng/lat', () => {
		expect(read({ ...point(10, 60), ...crs('urn:ogc:def:crs:OGC:1.3:CRS84') }).epsg).toBe(4326);
	});
	it('does not choose a zone for projected coordinates, but says which it can be', () => {
		const { epsg, avvik } = read(raufoss32);
		expect(epsg).toBeNull();
		expect(avvik).toHaveLength(1);
		expect(avvik[0]).toMatchObject({ rule: 'geojson.crs.ukjent', severity: 'feil' });
		expect(avvik[0]?.message).toContain('EUREF89 UTM sone 32 (EPSG:25832)');
		expect(avvik[0]?.message).toContain('Velg koordinatsystem');
	});
	it('names both zones where both put the place in Norway', () => {
		const message = read(point(250_000, 6_610_000)).avvik[0]?.message;
		expect(message).toContain('EPSG:25833');
	});
	it('sees that north stands first', () => {
		expect(read(point(6_733_000, 590_000)).avvik[0]?.message).toContain('byttet om');
	});
	it('uses the zone the user chose', () => {
		expect(read(raufoss32, { epsg: 25832 })).toMatchObject({ epsg: 25832, avvik: [] });
	});
	it('tells when the choice overrules the file', () => {
		expect(rules({ ...raufoss32, ...crs('EPSG:25833') }, { epsg: 25832 })).toEqual([
			'geojson.crs.valgt'
		]);
	});
	it('does not believe a file that says lng/lat and holds metres', () => {
		const { epsg, avvik } = read({ ...raufoss32, ...crs('EPSG:4326') });
		expect(epsg).toBeNull();
		expect(avvik[0]?.rule).toBe('geojson.crs.ukjent');
	});
	it('does not follow a linked crs', () => {
		const linked = { crs: { type: 'link', properties: { href: 'https://example.org/crs' } } };
		expect(rules({ ...raufoss32, ...linked })).toEqual(['geojson.crs.ukjent']);
	});
});

describe('objekter', () => {
	it('keeps Multi*, GeometryCollection, ids and properties as they stood', () => {
		const properties = Object.fromEntries([['ÆRE', { a: [1, null] }]]);
		const multi = { type: 'MultiPoint', coordinates: [[10, 60]] };
		const mixed = { type: 'GeometryCollection', geometries: [point(10, 60), multi] };
		const { objekter, avvik } = read(
			collection([feature(multi, properties, { id: 'x7' }), feature(mixed)])
		);
		expect(avvik).toEqual([]);
		expect(objekter.map(({ serial }) => serial)).toEqual(['x7', '2']);
		expect(objekter[0]?.egenskaper).toEqual(properties);
		expect(objekter.map(({ geometry }) => geometry)).toEqual([multi, mixed]);
	});
	it('reads a bare feature', () => {
		expect(read(feature(point(10, 60), { a: 1 })).objekter).toHaveLength(1);
	});
	it('finds the object type in the property, the layer name or an ArcGIS code tag', () => {
		const g = point(10, 60);
		expect(read(feature(g, { objtype: 'KpFareSone' })).objekter[0]?.objekttype).toBe('KpFareSone');
		expect(
			read(collection([feature(g)], { name: 'KpArealformalOmrade' })).objekter[0]?.objekttype
		).toBe('KpArealformålOmråde');
		expect(read(feature(g, { KPAREALFORMAL: 1110 })).objekter[0]?.objekttype).toBe(
			'KpArealformålOmråde'
		);
		expect(read(feature(g, { KPSTOY: 210 })).objekter[0]?.objekttype).toBe('KpStøySone');
		expect(read(feature(g, { navn: 'x' })).objekter[0]?.objekttype).toBe('');
	});
	it.each([
		['null geometry', null, 'geojson.geometri.mangler'],
		['an unknown type', { type: 'Curve', coordinates: [] }, 'geojson.geometri.ukjent'],
		['a string for a number', point('10', 60), 'geojson.koordinat.ugyldig'],
		['null for a number', point(null, 60), 'geojson.koordinat.ugyldig'],
		['one number', { type: 'Point', coordinates: [10] }, 'geojson.koordinat.ugyldig'],
		[
			'one point for a line',
			{ type: 'LineString', coordinates: [[1, 2]] },
			'geojson.koordinat.ugyldig'
		],
		[
			'two corners',
			{
				type: 'Polygon',
				coordinates: [
					[
						[1, 2],
						[2, 3],
						[1, 2]
					]
				]
			},
			'geojson.koordinat.ugyldig'
		],
		['no rings', { type: 'Polygon', coordinates: [] }, 'geojson.koordinat.ugyldig'],
		['no parts', { type: 'MultiPolygon', coordinates: [] }, 'geojson.geometri.tom'],
		['no list', { type: 'Polygon', coordinates: 'x' }, 'geojson.koordinat.ugyldig']
	])('notes %s on the object and reads the rest', (_, geometry, rule) => {
		const { objekter, avvik } = read(
			collection([feature(geometry, {}, { id: 'bad' }), feature(point(10, 60))])
		);
		expect(avvik).toMatchObject([{ rule, object: 'bad' }]);
		expect(objekter.map((o) => o.geometry === null)).toEqual([true, false]);
	});
	it('refuses an infinite coordinate', () => {
		expect(rules('{"type":"Point","coordinates":[1e999,60]}')).toEqual([
			'geojson.koordinat.ugyldig'
		]);
	});
	it('closes an open ring and says so', () => {
		const open = {
			type: 'Polygon',
			coordinates: [
				[
					[0, 0],
					[1, 0],
					[1, 1]
				]
			]
		};
		const { objekter, avvik } = read(open);
		expect(avvik).toMatchObject([{ rule: 'geojson.ring.apen' }]);
		expect(objekter[0]?.geometry).toEqual({
			type: 'Polygon',
			coordinates: [
				[
					[0, 0],
					[1, 0],
					[1, 1],
					[0, 0]
				]
			]
		});
	});
	it('leaves heights out and says how many objects had them', () => {
		const { objekter, avvik } = read(
			collection([feature({ type: 'Point', coordinates: [10, 60, 5] })])
		);
		expect(objekter[0]?.geometry).toEqual(point(10, 60));
		expect(avvik).toMatchObject([
			{ rule: 'geojson.hoyde', message: 'Høyder i 1 objekt er ikke tatt med.' }
		]);
	});
	it('notes an id that is used twice', () => {
		const f = feature(point(10, 60), {}, { id: 3 });
		expect(rules(collection([f, f, f]))).toEqual(['geojson.id.dobbel']);
	});
	it('skips what is no feature', () => {
		expect(rules(collection([null, 7, 'x', feature(point(10, 60))]))).toEqual(
			Array(3).fill('geojson.objekt.ukjent')
		);
	});
});

describe('filer som ikke er slik de skal', () => {
	const text = JSON.stringify(feature(point(10, 60), { navn: 'Bøverbru' }));

	it('skips a byte order mark', () => {
		expect(read(`\uFEFF${text}`)).toMatchObject({ charset: { used: 'UTF-8' }, avvik: [] });
	});
	it('reads ISO8859-1 and says so', () => {
		const { objekter, charset, avvik } = readGeojson(new Uint8Array(Buffer.from(text, 'latin1')));
		expect(objekter[0]?.egenskaper).toEqual({ navn: 'Bøverbru' });
		expect(charset.used).toBe('ISO8859-1');
		expect(avvik).toMatchObject([{ rule: 'geojson.tegnsett' }]);
	});
	it.each([text, `\uFEFF${text}`])('reads UTF-16 and says so', (t) => {
		const { objekter, avvik } = readGeojson(new Uint8Array(Buffer.from(t, 'utf16le')));
		expect(objekter[0]?.egenskaper).toEqual({ navn: 'Bøverbru' });
		expect(avvik[0]?.message).toContain('UTF-16');
	});
	it.each([
		['{"type":"Feature",\n "properties":{},,}', 'linje 2, tegn 18'],
		['{"type":"Feature"', 'linje 1, tegn 18'],
		['{"a":"b\\x"}', 'linje 1, tegn 8'],
		['[1,2}', 'linje 1, tegn 5'],
		['{"a":NaN}', 'linje 1, tegn 6'],
		['<gml/>', 'linje 1, tegn 1']
	])('says where %j stops being JSON', (broken, where) => {
		const { code, message } = refusal(bytes(broken));
		expect(code).toBe('json-ugyldig');
		expect(message).toContain(where);
	});
	it.each(['{}', '[]', '7', 'null', '"x"', '{"type":"Topology"}', '{"type":"FeatureCollection"}'])(
		'says that %s is no GeoJSON',
		(other) => {
			expect(refusal(bytes(other)).code).toBe('ikke-geojson');
		}
	);
	it('refuses an empty file', () => {
		expect(refusal(bytes('')).code).toBe('tom-fil');
	});
	it('refuses a million levels instead of falling', () => {
		expect(refusal(bytes('['.repeat(1_000_000))).code).toBe('json-for-dyp');
		expect(refusal(bytes('{"a":'.repeat(1_000_000))).code).toBe('json-for-dyp');
	});
	it('finds the end of a cut string of many megabytes', () => {
		expect(refusal(bytes(`{"a":"${'\\\\x'.repeat(3_000_000)}`)).code).toBe('json-ugyldig');
	});
	it('keeps a property named __proto__ as a property', () => {
		const { objekter } = read(
			'{"type":"Feature","properties":{"__proto__":{"x":1}},"geometry":null}'
		);
		expect(JSON.stringify(objekter[0]?.egenskaper)).toBe('{"__proto__":{"x":1}}');
	});
});

describe('ekte filer', () => {
	const file = (name: string) => readGeojson(readFileSync(`${sharedData}geojson/${name}`));

	it.skipIf(!hasSharedData)('reads the analysis areas with their legacy crs', () => {
		for (const name of ['asker', 'bodoe', 'roeros'])
			expect(file(`${name}.geojson`)).toMatchObject({ epsg: 25833, avvik: [] });
	});
	it.skipIf(!hasSharedData)('reads the municipality and its neighbours', () => {
		const { epsg, objekter, avvik } = file('toten-naboer.geojson');
		expect([epsg, objekter.length, avvik.length]).toEqual([4326, 5, 0]);
		expect(objekter[0]?.egenskaper.name).toBe('Vestre Toten');
	});
});
