import type { Avvik } from '../../domain/avvik.ts';
import { erInnenfor } from '../../domain/dekning.ts';
import { toEwkbHex } from '../../formats/ewkb.ts';
import { BadRequest } from '../badRequest.ts';
import type { Queryable } from '../queryable.ts';
import { readInWorker } from '../readInWorker.ts';
import { sql } from '../sql.ts';
import { geometrigrunn } from './geometrigrunn.ts';

/** Surfaces of a coverage file as EWKB, in the file's own coordinate system. */
export type Dekning = readonly string[];

const ugyldig = (message: string): BadRequest => new BadRequest('dekning-ugyldig', message, 422);

/** Reads the file that says what a data set covers: its surfaces, and nothing else. A wrong coverage is refused whole. */
export async function lesDekning(
	{ bytes, filnavn }: { readonly bytes: Uint8Array; readonly filnavn: string },
	epsg: number | undefined
): Promise<Dekning> {
	const fil = await readInWorker(bytes, filnavn, { epsg });
	const kilde = fil.epsg;
	if (kilde === null)
		throw ugyldig('Dekningsfila sier ikke hvilket koordinatsystem den har. Velg det med --epsg.');
	const flater = fil.objekter.flatMap(({ geometry }) =>
		geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? [geometry] : []
	);
	if (flater.length === 0)
		throw ugyldig('Dekningsfila har ingen flater. Dekningen må være en eller flere flater.');
	if (!flater.every((flate) => erInnenfor(flate, kilde)))
		throw ugyldig('Dekningen ligger langt utenfor Norge. Er koordinatsystemet rett?');
	return flater.map((flate) => toEwkbHex(flate, kilde));
}

interface Lagret {
	/** null: no coverage was told. */
	readonly m2: number | null;
	readonly avvik: readonly Avvik[];
}

/** Stores what the data set covers, in its UTM zone, and says where its own objects contradict it. */
export async function storeDekning(
	tx: Queryable,
	{ id, srid, dekning }: { id: number; srid: number; dekning: Dekning | undefined }
): Promise<Lagret> {
	if (!dekning) return { m2: null, avvik: [] };
	const feil = await tx.query<{ grunn: string }>(sql`
		select ST_IsValidReason(g::geometry) as grunn from unnest(${dekning}::text[]) as g
		where not ST_IsValid(g::geometry) limit 1`);
	if (feil.rows[0])
		throw ugyldig(
			`Dekningen har ugyldig geometri (${geometrigrunn(feil.rows[0].grunn)}). Rett den i kilden.`
		);
	const { rows } = await tx.query<{ m2: number }>(sql`
		update datasett set dekning = (
			select ST_Multi(ST_CollectionExtract(ST_Union(ST_Transform(g::geometry, ${srid}::integer), 0.001), 3))
			from unnest(${dekning}::text[]) as g)
		where id = ${id} returning ST_Area(dekning) as m2`);
	const m2 = rows[0]?.m2 ?? 0;
	if (m2 === 0) throw ugyldig('Dekningen har ikke noe areal.');
	return { m2, avvik: await utenforDekning(tx, id) };
}

async function utenforDekning(tx: Queryable, id: number): Promise<Avvik[]> {
	const { rows } = await tx.query<{ antall: number }>(sql`
		select count(*)::integer as antall from datasettobjekt o join datasett d on d.id = o.datasett_id
		where d.id = ${id} and not ST_Intersects(o.geom, d.dekning)`);
	const antall = rows[0]?.antall ?? 0;
	if (antall === 0) return [];
	return [
		{
			rule: 'import.dekning.utenfor',
			severity: 'advarsel',
			message: `${antall} objekter ligger utenfor dekningen som er oppgitt. De er lest inn. Er dekningen rett?`
		}
	];
}
