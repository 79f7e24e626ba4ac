import type { Polygon, Position } from 'geojson';
import { at, polygon, square } from './planbygger.ts';

/** A GeoJSON file of purposes in EUREF89 UTM 32, that says neither plan nor municipality. */
export const formalfil = (flater: readonly Polygon[]): Uint8Array =>
	Buffer.from(
		JSON.stringify({
			type: 'FeatureCollection',
			crs: { type: 'name', properties: { name: 'EPSG:25832' } },
			features: flater.map((geometry, i) => ({
				type: 'Feature',
				properties: { OBJTYPE: 'KpArealformålOmråde', KPAREALFORMAL: 1110, OMRNAVN: `H${i}` },
				geometry
			}))
		})
	);

/** Squares that nearly lie on one another. */
export const haug = (antall: number): Polygon[] =>
	Array.from({ length: antall }, (_, i) => polygon(square((i % 97) / 10, (i % 89) / 10, 1000)));

/** One surface with holes that lie over one another in all ways. */
export const hullete = (antall: number): Polygon =>
	polygon(
		square(0, 0, 2000),
		...Array.from({ length: antall }, (_, i) =>
			square(10 + (i % 97) * 10, 10 + ((i * 7) % 89) * 10, 50 + (i % 13)).reverse()
		)
	);

/** Strips that run side by side aslant: no two meet, and the box of each meets the boxes of all the others. */
export const striper = (antall: number): Polygon[] =>
	Array.from({ length: antall }, (_, i): Polygon => {
		const x = i * 0.5;
		const hjorner: Position[] = [at(x, 0), at(x + 0.2, 0), at(x + 50_000.2, 50_000)];
		return polygon([...hjorner, at(x + 50_000, 50_000), at(x, 0)]);
	});
