import type { Geometry } from 'geojson';
import type { Planbue } from '../../domain/plan/bue.ts';
import type { Objektegenskaper } from '../../domain/plan/endring.ts';
import { objekttype, temaFor } from '../../domain/plan/objekttyper.ts';
import { toEwkbHex } from '../../formats/ewkb.ts';
import type { Queryable } from '../queryable.ts';
import { sql, type Statement } from '../sql.ts';
import { jsonbText } from '../storable.ts';

export type Op = 'create' | 'update' | 'delete';

/** An object as it is to stand. What is undefined stays as it was, to the last digit. */
export interface Skriving {
	readonly op: 'create' | 'update';
	readonly lokalId: string;
	readonly properties: Omit<Objektegenskaper, 'egenskaper'>;
	readonly egenskaper: Objektegenskaper['egenskaper'] | undefined;
	readonly geometry: Geometry | undefined;
	readonly buer: readonly Planbue[] | undefined;
}

/** Who, why, from which browser. */
export interface Avsender {
	readonly hvem: string;
	readonly kontoId: number | null;
	readonly klient: string | null;
	readonly melding: string;
}

export interface Skrevet {
	readonly lokalId: string;
	readonly version: number;
	readonly areaM2: number;
	/** At the centimetre; null where the geometry is the one that was given. */
	readonly geojson: string | null;
}

/** One that only deletes has a revision, and no object. */
type Svarrad = { readonly revision: number } & (Skrevet | Record<keyof Skrevet, null>);
const erObjekt = <Rad extends Svarrad>(rad: Rad): rad is Rad & Skrevet => rad.lokalId !== null;

interface Endring {
	readonly scenario: { readonly id: number; readonly srid: number };
	readonly avsender: Avsender;
	/** Rows of what is to be: op, lokal_id, the columns of planobjekt, har_buer. */
	readonly rader: Statement;
	/** The operations that may be among them. */
	readonly ops: ReadonlySet<Op>;
}

const tekst = (value: unknown): string | null => (value === undefined ? null : jsonbText(value));

/** What is to be written and deleted, as rows for `skrivEndring`. */
export function rader(
	skrevne: readonly Skriving[],
	slettede: readonly string[],
	srid: number
): Statement {
	const all = <T>(one: (skriving: Skriving) => T): T[] => skrevne.map(one);
	return sql`
		select op, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn, beskrivelse, eierform,
			vertikalniva, egenskaper, har_buer, buer, geom::geometry
		from unnest(
			${all(({ op }) => op)}::text[], ${all(({ lokalId }) => lokalId)}::uuid[],
			${all(({ properties }) => properties.objekttype)}::text[],
			${all(({ properties }) => temaFor(properties.objekttype))}::text[],
			${all(({ properties }) => objekttype(properties.objekttype)?.liste ?? null)}::text[],
			${all(({ properties }) => properties.kode)}::integer[],
			${all(({ properties }) => properties.arealbruksstatus)}::smallint[],
			${all(({ properties }) => properties.omrNavn)}::text[],
			${all(({ properties }) => properties.beskrivelse)}::text[],
			${all(({ properties }) => properties.eierform)}::smallint[],
			${all(({ properties }) => properties.vertikalniva)}::smallint[],
			${all(({ egenskaper }) => tekst(egenskaper))}::jsonb[],
			${all(({ buer }) => buer !== undefined)}::boolean[],
			${all(({ buer }) => (buer?.length ? tekst(buer) : null))}::jsonb[],
			${all(({ geometry }) => (geometry ? toEwkbHex(geometry, srid) : null))}::text[]
		) as n (op, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn, beskrivelse, eierform,
			vertikalniva, egenskaper, har_buer, buer, geom)
		${slettede.length === 0 ? sql`` : slettes(slettede)}`;
}

const slettes = (slettede: readonly string[]): Statement => sql`
	union all
	select 'delete', lokal_id, null, null, null, null, null, null, null, null, null, null, false, null, null
	from unnest(${slettede}::uuid[]) as s (lokal_id)`;

const endret = (id: number): Statement => sql`
	update planobjekt o set objekttype = n.objekttype, tema = n.tema, kodeliste = n.kodeliste, kode = n.kode,
		arealbruksstatus = n.arealbruksstatus, omr_navn = n.omr_navn, beskrivelse = n.beskrivelse,
		eierform = n.eierform, vertikalniva = n.vertikalniva, egenskaper = coalesce(n.egenskaper, o.egenskaper),
		buer = case when n.har_buer then n.buer else o.buer end, geom = coalesce(n.geom, o.geom),
		version = o.version + 1
	from ny n
	where n.op = 'update' and o.scenario_id = ${id} and o.lokal_id = n.lokal_id
	returning 'update' as op, o.lokal_id, o.version, o.areal_m2,
		case when n.geom is null then ST_AsGeoJSON(o.geom, 2, 0) end as geojson, planobjekt_bilde(o) as bilde`;

/** One that comes back goes on from the last version that it had. */
const laget = (id: number, srid: number): Statement => sql`
	insert into planobjekt as o (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus,
		omr_navn, beskrivelse, eierform, vertikalniva, egenskaper, buer, geom, version)
	select ${id}::integer, ${srid}::integer, n.lokal_id, n.objekttype, n.tema, n.kodeliste, n.kode, n.arealbruksstatus,
		n.omr_navn, n.beskrivelse, n.eierform, n.vertikalniva, coalesce(n.egenskaper, '{}'), n.buer, n.geom, 1 + (
			select coalesce(max(l.version), count(*)::integer)
			from endring_objekt l join endring e on e.id = l.endring_id
			where l.lokal_id = n.lokal_id and e.scenario_id = ${id}
		)
	from ny n where n.op = 'create'
	returning 'create' as op, o.lokal_id, o.version, o.areal_m2, null::text as geojson, planobjekt_bilde(o) as bilde`;

const slettet = (id: number): Statement => sql`
	delete from planobjekt o using ny n
	where n.op = 'delete' and o.scenario_id = ${id} and o.lokal_id = n.lokal_id
	returning 'delete' as op, o.lokal_id, o.version, null::double precision as areal_m2, null::text as geojson,
		null::jsonb as bilde`;

/** Only what is done is written: a statement that deletes nothing is planned in half the time. */
function gjort(id: number, srid: number, ops: ReadonlySet<Op>): Statement {
	const deler = [
		...(ops.has('update') ? [{ navn: sql`endret`, gjor: endret(id) }] : []),
		...(ops.has('create') ? [{ navn: sql`laget`, gjor: laget(id, srid) }] : []),
		...(ops.has('delete') ? [{ navn: sql`slettet`, gjor: slettet(id) }] : [])
	];
	const med = deler.reduce((all, { navn, gjor }) => sql`${all}${navn} as (${gjor}), `, sql``);
	const [forste, ...resten] = deler.map(({ navn }) => sql`select * from ${navn}`);
	return sql`${med} alle as (${resten.reduce((all, del) => sql`${all} union all ${del}`, forste ?? sql``)})`;
}

/** The row of the log, and the new revision that it is of. */
const linje = (id: number, lest: number | null, avsender: Avsender) => {
	const { hvem, kontoId, klient, melding } = avsender;
	return sql`
	hode as (
		update scenario set revision = revision + 1
		where id = ${id} and (${lest}::integer is null or revision = ${lest}) returning revision
	),
	linje as (
		insert into endring (scenario_id, revision, hvem, konto_id, klient, melding)
		select ${id}::integer, revision, ${hvem}::text, ${kontoId}::integer, ${klient}::uuid, ${melding}::text from hode
		returning id, revision
	)`;
};

interface Skrift {
	readonly revision: number;
	readonly skrevet: ReadonlyMap<string, Skrevet>;
}

/**
 * Writes a change: the objects, the revision, and the log with each object before and after, in one statement. null, and nothing
 * is written, where the scenario is no longer of the revision `lest`: its row is locked before anything else is looked at.
 */
export async function provSkrivEndring(
	db: Queryable,
	{
		scenario: { id, srid },
		avsender,
		rader: nye,
		ops,
		lest = null
	}: Omit<Endring, 'lest'> & { readonly lest?: number | null }
): Promise<Skrift | null> {
	const { rows } = await db.query<Svarrad>(sql`
		with ${linje(id, lest, avsender)},
		ny as materialized (select n.* from linje cross join (${nye}) n),
		foer as materialized (
			select o.lokal_id, planobjekt_bilde(o) as bilde
			from ny n join planobjekt o on o.scenario_id = ${id} and o.lokal_id = n.lokal_id
		),
		${gjort(id, srid, ops)},
		logg as (
			insert into endring_objekt (endring_id, lokal_id, op, before, after, version)
			select l.id, a.lokal_id, a.op, f.bilde, a.bilde, a.version
			from linje l cross join alle a left join foer f on f.lokal_id = a.lokal_id
		)
		select l.revision, a.lokal_id as "lokalId", a.version, a.areal_m2 as "areaM2", a.geojson
		from linje l left join alle a on a.op <> 'delete'`);
	const revision = rows[0]?.revision;
	if (revision === undefined) return null;
	return { revision, skrevet: new Map(rows.filter(erObjekt).map((rad) => [rad.lokalId, rad])) };
}

/** The same of a scenario that the transaction holds. */
export async function skrivEndring(tx: Queryable, endring: Endring): Promise<Skrift> {
	const skrift = await provSkrivEndring(tx, endring);
	if (!skrift) throw new Error('no change was logged');
	return skrift;
}
