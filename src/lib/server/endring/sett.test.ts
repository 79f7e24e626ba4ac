import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { polygon, square } from '#tests/support/planbygger.ts';
import { parseEndringssett } from './sett.ts';

const id = '6f1d8a52-54c7-4b19-9f9e-6a1f3f0d7c3a';
const geometry = polygon(square(0, 0, 10));
const create = {
	op: 'create',
	lokalId: id,
	version: 0,
	geometry,
	properties: { objekttype: 'KpOmråde' }
};
const update = { op: 'update', lokalId: id, version: 3, properties: { kode: 1110 } };
const sett = (operations: unknown, message: unknown = 'Hvorfor') => ({ message, operations });

const dom = (body: unknown): string | null => {
	try {
		parseEndringssett(body);
		return null;
	} catch (error) {
		if (!v.isValiError(error)) throw error;
		return `${v.getDotPath(error.issues[0]) ?? ''}: ${error.issues[0].message}`;
	}
};

describe('a change that is sent', () => {
	it('is taken as it stands, without what is derived', () => {
		const sendt = {
			...update,
			properties: {
				kode: null,
				areaM2: 7,
				version: 2,
				tema: 'x',
				formal: null,
				lokalId: id,
				lengthM: 0
			}
		};
		expect(parseEndringssett(sett([sendt], '  Hvorfor  '))).toEqual({
			message: 'Hvorfor',
			operations: [{ ...update, properties: { kode: null } }],
			lest: new Map([
				[id, { areaM2: 7, version: 2, tema: 'x', formal: null, lokalId: id, lengthM: 0 }]
			])
		});
		expect(parseEndringssett(sett([{ ...create, lokalId: id.toUpperCase() }])).operations).toEqual([
			create
		]);
		expect(dom(sett([{ op: 'delete', lokalId: id, version: 1 }]))).toBeNull();
	});

	const ring = square(0, 0, 10);
	it.each<[string, unknown, string]>([
		['nothing', null, 'feltet finnes ikke her'],
		['no operations', sett([]), 'operations: send minst én'],
		['too many', sett(Array.from({ length: 5001 }, () => update)), 'høyst 5000'],
		[
			'the same object twice',
			sett([update, { ...update, lokalId: id.toUpperCase() }]),
			'bare stå én gang'
		],
		['no message', sett([update], '  '), 'message: skriv hva'],
		['a message that is a number', sett([update], 7), 'message: skriv hva'],
		['a long message', sett([update], 'x'.repeat(1001)), 'høyst 1000 tegn'],
		['a message with NUL', sett([update], 'a\u0000'), 'ikke kan lagres'],
		[
			'half a character',
			sett([{ ...update, properties: { omrNavn: '\ud800' } }]),
			'ikke kan lagres'
		],
		['an unknown operation', sett([{ ...update, op: 'upsert' }]), 'create, update eller delete'],
		['no identity', sett([{ ...update, lokalId: 'B12' }]), 'operations.0.lokalId: skriv en UUID'],
		['a new one with a version', sett([{ ...create, version: 1 }]), 'et nytt objekt har versjon 0'],
		['an old one without', sett([{ ...update, version: 0 }]), 'minst 1'],
		['a version of a half', sett([{ ...update, version: 1.5 }]), 'helt tall'],
		['an unknown key', sett([{ ...update, force: true }]), 'operations.0.force'],
		[
			'an unknown property',
			sett([{ ...update, properties: { farge: 'rød' } }]),
			'operations.0.properties.farge'
		],
		[
			'a code as text',
			sett([{ ...update, properties: { kode: '1110' } }]),
			'operations.0.properties.kode'
		],
		['a code beyond all', sett([{ ...update, properties: { kode: 1e10 } }]), 'høyst 2147483647'],
		[
			'properties that are a list',
			sett([{ ...update, properties: { egenskaper: [1] } }]),
			'operations.0.properties.egenskaper'
		],
		['a new one without geometry', sett([{ ...create, geometry: undefined }]), 'geometry'],
		[
			'a change of nothing',
			sett([{ op: 'update', lokalId: id, version: 1 }]),
			'geometry eller properties'
		],
		[
			'a collection',
			sett([{ ...create, geometry: { type: 'GeometryCollection', geometries: [geometry] } }]),
			'GeoJSON'
		],
		[
			'a geometry with a coordinate system',
			sett([{ ...create, geometry: { ...geometry, crs: {} } }]),
			'GeoJSON'
		],
		[
			'lng/lat',
			sett([{ ...create, geometry: { type: 'Point', coordinates: [10.6, 60.7] } }]),
			'ikke i Norge'
		],
		[
			'infinity',
			sett([{ ...create, geometry: { type: 'Point', coordinates: [Infinity, 6_733_000] } }]),
			'ikke i Norge'
		],
		[
			'three dimensions',
			sett([{ ...create, geometry: { type: 'Point', coordinates: [590_000, 6_733_000, 7] } }]),
			'to tall'
		],
		['an open ring', sett([{ ...create, geometry: polygon(ring.slice(0, 4)) }]), 'ikke lukket'],
		[
			'a ring of two sides',
			sett([{ ...create, geometry: polygon(ring.slice(0, 3)) }]),
			'færre enn 4'
		],
		['a surface without rings', sett([{ ...create, geometry: polygon() }]), 'færre enn 1'],
		[
			'a geometry by the name of a method',
			sett([{ ...create, geometry: { type: 'toString', coordinates: [] } }]),
			'GeoJSON'
		]
	])('is refused where it is nonsense: %s', (_, body, words) => {
		expect(dom(body)).toContain(words);
	});

	it('whatever is sent, the answer is a sentence or a change, never another error', () => {
		const anything = fc.anything({
			withNullPrototype: true,
			withSparseArray: true,
			withBigInt: true,
			maxDepth: 4
		});
		const nesten = fc
			.tuple(
				fc.constantFrom(create, update),
				fc.constantFrom('op', 'lokalId', 'version', 'geometry', 'properties', 'ny'),
				anything
			)
			.map(([op, key, value]) => sett([{ ...op, [key]: value }]));
		const form = fc
			.tuple(
				fc.constantFrom(
					'Point',
					'MultiPoint',
					'LineString',
					'MultiLineString',
					'Polygon',
					'MultiPolygon',
					'__proto__'
				),
				anything
			)
			.map(([type, coordinates]) => sett([{ ...create, geometry: { type, coordinates } }]));
		fc.assert(
			fc.property(fc.oneof(anything, nesten, form), (body) => {
				const sagt = dom(body);
				expect(sagt === null || sagt.length > 3).toBe(true);
			}),
			{ seed: 3443, numRuns: 3000 }
		);
	});
});
