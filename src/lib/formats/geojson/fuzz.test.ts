import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toPlan } from '../planobjekter.ts';
import { UleseligFil } from '../kildefil.ts';
import { readGeojson } from './read.ts';

const file = new TextEncoder().encode(
	JSON.stringify({
		type: 'FeatureCollection',
		name: 'KpArealformalOmrade',
		crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::25832' } },
		features: [
			{
				type: 'Feature',
				id: 7,
				properties: {
					KPAREALFORMAL: 1110,
					OMRNAVN: 'B12',
					IDENT: { LOKALID: 'x' },
					IKRAFT: '20171109'
				},
				geometry: {
					type: 'Polygon',
					coordinates: [
						[
							[0, 0],
							[10, 0],
							[10, 10.25, 3],
							[0, 0]
						]
					]
				}
			},
			{
				type: 'Feature',
				properties: { OBJTYPE: 'KpOmråde', NASJONALAREALPLANID: { KOMM: 301, PLANID: 'P1' } },
				geometry: {
					type: 'GeometryCollection',
					geometries: [{ type: 'Point', coordinates: [1, 2] }]
				}
			}
		]
	})
);
const edit = fc.record({
	at: fc.nat(file.length - 1),
	what: fc.oneof(
		fc.constantFrom(
			'',
			'[',
			']',
			'{',
			'}',
			',',
			'"',
			'1e999',
			'-',
			'null',
			'\\u0000',
			'\u0000',
			'Å'
		),
		fc.string({ maxLength: 6 })
	),
	cut: fc.nat(12)
});

function changed(edits: readonly { at: number; what: string; cut: number }[]): Uint8Array {
	return edits.reduce<Uint8Array>((bytes, { at, what, cut }) => {
		const middle = new TextEncoder().encode(what);
		return Uint8Array.from([...bytes.subarray(0, at), ...middle, ...bytes.subarray(at + cut)]);
	}, file);
}

it('a file that is spoilt in any way is read with avvik or refused in words, and nothing else', () => {
	fc.assert(
		fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
			try {
				const fil = readGeojson(changed(edits));
				const { objekter, rest } = toPlan(fil, { navnerom: '' });
				expect(objekter.length + rest.length).toBe(fil.objekter.length);
			} catch (error) {
				if (!(error instanceof UleseligFil)) throw error;
				expect(error.message).toMatch(/^(Filen|Fila) /);
			}
		}),
		{ numRuns: 3000, seed: 20171109 }
	);
});
