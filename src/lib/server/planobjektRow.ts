import { objekttype, temaFor } from '../domain/plan/objekttyper.ts';
import type { Planobjekt } from '../domain/plan/planobjekt.ts';
import { toEwkbHex } from '../formats/ewkb.ts';
import { sql } from './sql.ts';

/** The columns of planobjekt that hold an object itself, for a statement: all but its geometry, place and version. */
export const planobjektColumns = sql`lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn,
	beskrivelse, eierform, vertikalniva, egenskaper, buer`;

/** The same and the geometry, for a COPY, in the order of `planobjektValues`. */
export const PLANOBJEKT_COLUMNS: readonly string[] = [
	...planobjektColumns.text.split(',').map((name) => name.trim()),
	'geom'
];

/** An object as a row; its coordinates are in `epsg`. */
export const planobjektValues = (o: Planobjekt, epsg: number): unknown[] => [
	o.lokalId,
	o.objekttype,
	temaFor(o.objekttype),
	objekttype(o.objekttype)?.liste ?? null,
	o.kode,
	o.arealbruksstatus,
	o.omrNavn,
	o.beskrivelse,
	o.eierform,
	o.vertikalniva,
	o.egenskaper,
	o.buer && o.buer.length > 0 ? o.buer : null,
	toEwkbHex(o.geometry, epsg)
];
