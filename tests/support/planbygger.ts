import type { Geometry, Polygon, Position } from 'geojson';
import type { Planhode } from '../../src/lib/domain/plan/planobjekt.ts';
import type { Regelobjekt } from '../../src/lib/domain/rules/plan/index.ts';
import { uuid5 } from '../../src/lib/formats/uuid5.ts';

/** South-west corner of the plans that tests make: EPSG:25832, in Vestre Toten. */
export const ORIGO: Position = [590_000, 6_733_000];

export const hode: Planhode = {
	kommunenummer: '3443',
	planidentifikasjon: '0100',
	plannavn: 'Prøveplan',
	plantype: 20,
	planstatus: 3,
	ikrafttredelsesdato: null,
	vedtakEndeligPlanDato: null
};

/** A point in metres from ORIGO, on the centimetre. */
export const at = (x: number, y: number): Position => [
	Math.round(((ORIGO[0] ?? 0) + x) * 100) / 100,
	Math.round(((ORIGO[1] ?? 0) + y) * 100) / 100
];

/** A closed ring through points in metres from ORIGO. */
export const ring = (...points: readonly (readonly [number, number])[]): Position[] => {
	const positions = points.map(([x, y]) => at(x, y));
	return [...positions, at(...(points[0] ?? [0, 0]))];
};

export const square = (x: number, y: number, size: number): Position[] =>
	ring([x, y], [x + size, y], [x + size, y + size], [x, y + size]);

export const polygon = (...coordinates: Position[][]): Polygon => ({
	type: 'Polygon',
	coordinates
});

/** A plan object of a type, with the same lokalId for the same name every time. */
export const planobjekt = (
	objekttype: string,
	omrNavn: string | null,
	geometry: Geometry,
	rest: Partial<Regelobjekt> = {}
): Regelobjekt => ({
	lokalId: uuid5(`${objekttype}/${omrNavn ?? ''}/${JSON.stringify(geometry)}`),
	objekttype,
	kode: null,
	arealbruksstatus: null,
	omrNavn,
	beskrivelse: null,
	eierform: null,
	vertikalniva: null,
	egenskaper: {},
	geometry,
	...rest
});

export const omrade = (geometry: Geometry, rest: Partial<Regelobjekt> = {}): Regelobjekt =>
	planobjekt('KpOmråde', null, geometry, rest);

export const formal = (
	omrNavn: string,
	geometry: Geometry,
	rest: Partial<Regelobjekt> = {}
): Regelobjekt => planobjekt('KpArealformålOmråde', omrNavn, geometry, { kode: 1110, ...rest });

export const sone = (
	omrNavn: string | null,
	geometry: Geometry,
	rest: Partial<Regelobjekt> = {}
): Regelobjekt => planobjekt('KpFareSone', omrNavn, geometry, { kode: 320, ...rest });
