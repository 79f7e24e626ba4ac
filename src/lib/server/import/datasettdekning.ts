import type { Avvik } from '../../domain/avvik.ts';
import { erInnenfor } from '../../domain/dekning.ts';
import { formatAntall, formatDaa } from '../../domain/tall.ts';
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
	/** null: no coverage was told, or none is left of it. */
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
	const utenfor = await utenforDekning(tx, id);
	const uvisst = await takeAwayUnknown(tx, id);
	return uvisst ? { m2: uvisst.m2, avvik: [uvisst.avvik, ...utenfor] } : { m2, avvik: utenfor };
}

/** Around the box of what was put aside: as much as a rounding may move it. */
const MARGIN_M = 1;

/**
 * What was put aside is there, but not known: its box is no longer covered, and where not even that is known, nothing is
 * (the coverage counts as not told). null: nothing was put aside. Reads the table that the import stands in.
 */
async function takeAwayUnknown(
	tx: Queryable,
	id: number
): Promise<{ m2: number | null; avvik: Avvik } | null> {
	const { rows } = await tx.query<{ alle: number; utenSted: number }>(sql`
		select count(*)::integer as alle,
			count(*) filter (where utm is null or ST_IsEmpty(utm))::integer as "utenSted"
		from import_datasettobjekt where grunn is not null`);
	const { alle, utenSted } = rows[0] ?? { alle: 0, utenSted: 0 };
	if (alle === 0) return null;
	const igjen =
		utenSted > 0
			? sql`null`
			: sql`(select ST_Multi(ST_CollectionExtract(ST_Difference(d.dekning, ukjent.geom, 0.001), 3))
				from (select ST_Union(ST_Expand(ST_Envelope(utm), ${MARGIN_M}::float8), 0.001) as geom
					from import_datasettobjekt where grunn is not null) ukjent)`;
	const before = await dekningM2(tx, id);
	await tx.query(sql`update datasett d set dekning = ${igjen} where id = ${id}`);
	await tx.query(sql`update datasett set dekning = null where id = ${id} and ST_IsEmpty(dekning)`);
	const m2 = await dekningM2(tx, id);
	return {
		m2,
		avvik: uvisstAvvik({ alle, utenSted, bortM2: m2 === null ? null : (before ?? 0) - m2 })
	};
}

async function dekningM2(tx: Queryable, id: number): Promise<number | null> {
	const { rows } = await tx.query<{ m2: number | null }>(
		sql`select ST_Area(dekning) as m2 from datasett where id = ${id}`
	);
	return rows[0]?.m2 ?? null;
}

/** No coverage is left of the one that was told. */
export const DEKNING_UKJENT = 'import.dekning.ukjent';

interface Uvisst {
	readonly alle: number;
	readonly utenSted: number;
	/** null: all of it. */
	readonly bortM2: number | null;
}

function uvisstAvvik({ alle, utenSted, bortM2 }: Uvisst): Avvik {
	if (bortM2 !== null)
		return {
			rule: 'import.dekning.redusert',
			severity: 'advarsel',
			message: `Dekningen er ${formatDaa(bortM2)} mindre enn oppgitt: rundt ${formatAntall(alle)} objekter som er lagt til side, er svaret «ikke kartlagt».`,
			areaM2: bortM2
		};
	const hvorfor =
		utenSted > 0
			? `${formatAntall(utenSted)} objekter som er lagt til side, har ikke noe kjent sted`
			: 'objektene som er lagt til side, fyller hele dekningen';
	return {
		rule: DEKNING_UKJENT,
		severity: 'advarsel',
		message: `Dekningen som er oppgitt, er ikke brukt: ${hvorfor}. Utenfor objektene er svaret «ikke kartlagt». Rett dem i kilden og les inn på nytt.`
	};
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
