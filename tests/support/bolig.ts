import type { Datatema } from '../../src/lib/domain/housing/fradrag.ts';
import type { Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { square, type MadeObject } from './plan.ts';

const E = 590_000;
const N = 6_730_000;
/** A square on the squared paper that the housing tests are drawn on. */
export const at = (east: number, north: number, side: number): string =>
	square(E + east, N + north, side);

/** A zone of the kommuneplan; no status where the plan tells none. */
export const sone = (
	omrNavn: string,
	kode: number | undefined,
	status: number | undefined,
	wkt: string
): MadeObject => ({
	objekttype: 'KpArealformålOmråde',
	tema: 'arealformal',
	kodeliste: 'KpArealformal',
	...(kode === undefined ? {} : { kode }),
	...(status === undefined ? {} : { arealbruksstatus: status }),
	omrNavn,
	wkt
});

export const hensyn = (kodeliste: string, kode: number, wkt: string): MadeObject => ({
	objekttype: kodeliste,
	tema: 'hensynssone',
	kodeliste,
	kode,
	omrNavn: `H${kode}_1`,
	wkt
});

interface Sett {
	readonly tema: string;
	/** Its one object; null: it has none. */
	readonly wkt: string | null;
	readonly navn?: string | null;
	readonly tilgang?: 'open' | 'internal';
	readonly tilstand?: 'loaded' | 'not-loaded' | 'failed';
	/** null: not told. */
	readonly dekning?: string | null;
}

/** A data set of municipality 3443 that covers 2 × 2 km unless told; answers with its id. */
export async function datasett(
	db: Queryable,
	kode: string,
	{ tema, wkt, navn = null, tilgang = 'open', tilstand = 'loaded', dekning = at(0, 0, 2000) }: Sett
): Promise<number> {
	const { rows } = await db.query<{ id: number }>(sql`
		insert into datasett (kode, navn, kommunenummer, tilstand, srid, tilgang, dekning, dato)
		values (${kode}, ${kode}, '3443', ${tilstand}, 25832, ${tilgang},
			ST_Multi(ST_GeomFromText(${dekning}::text, 25832)), '2026-01-01')
		returning id`);
	const id = rows[0]?.id ?? 0;
	if (wkt)
		await db.query(sql`
			insert into datasettobjekt (datasett_id, tema, navn, geom)
			values (${id}, ${tema}, ${navn}, ST_GeomFromText(${wkt}, 25832))`);
	return id;
}

/** The themes beside tettsted, water and protection that must be there for anything to be reckoned: loaded, and with no object. */
export async function andreTemaer(
	db: Queryable
): Promise<{ readonly id: number; readonly tema: Datatema }[]> {
	const laget = [];
	for (const tema of ['flomsone', 'skredsone', 'ar5', 'veg', 'bygning'] as const)
		laget.push({ id: await datasett(db, tema, { tema, wkt: null }), tema });
	return laget;
}

/** Sets the first shares of the combined zones with this name. */
export async function fordelSone(
	db: Queryable,
	scenario: number,
	omrNavn: string,
	andeler: Readonly<Record<number, number>>
): Promise<void> {
	await db.query(sql`
		insert into formalsandelsett (plan_id, lokal_id, versjon, hvem, grunn, kilde)
		select s.plan_id, o.lokal_id, 1, 'Prøve', 'Prøve', 'valgt i testen'
		from planobjekt o join scenario s on s.id = o.scenario_id
		where o.scenario_id = ${scenario} and o.omr_navn = ${omrNavn}`);
	await db.query(sql`
		insert into formalsandel (plan_id, lokal_id, versjon, kode, andel)
		select s.plan_id, o.lokal_id, 1, f.key::integer, f.value::float8
		from planobjekt o join scenario s on s.id = o.scenario_id, jsonb_each_text(${JSON.stringify(andeler)}::jsonb) f
		where o.scenario_id = ${scenario} and o.omr_navn = ${omrNavn}`);
}

/** A goal for 2026–2029. */
export async function mal(
	db: Queryable,
	tettsted: string | null,
	antall: number | null
): Promise<void> {
	const { rows } = await db.query<{ id: number }>(sql`
		insert into mal (kommunenummer) values ('3443') returning id`);
	await malversjon(db, rows[0]?.id ?? 0, { tettsted, antall });
}

/** The next version of a goal for 2026–2029. */
const malversjon = (
	db: Queryable,
	id: number,
	{ tettsted, antall }: { readonly tettsted: string | null; readonly antall: number | null }
) =>
	db.query(sql`
		insert into malversjon (mal_id, versjon, hvem, grunn, navn, kildeslag, kilde, gjengivelse, indikator, verdi, fra_aar,
			til_aar, tettsted)
		select ${id}::integer, 1 + coalesce(max(versjon), 0), 'Prøve', 'Prøve', ${`Mål for ${tettsted ?? 'kommunen'}`}, 'annet',
			'Prøvekilde', 'gjengitt', 'boliger', ${antall}::float8, 2026, 2029, ${tettsted}
		from malversjon where mal_id = ${id}::integer`);

/** Every goal anew, with another number. */
export async function settMal(db: Queryable, antall: number): Promise<void> {
	const { rows } = await db.query<{ id: number; tettsted: string | null }>(sql`
		select distinct mal_id as id, tettsted from malversjon`);
	for (const { id, tettsted } of rows) await malversjon(db, id, { tettsted, antall });
}

/** Takes away every goal, for the next test to make its own. */
export async function utenMal(db: Queryable): Promise<void> {
	await db.query(sql`truncate malversjon, mal`);
}

/** Takes away every data set, for the next test to make its own. */
export async function utenDatasett(db: Queryable): Promise<void> {
	await db.query(sql`delete from datasett`);
}
