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

/** A goal for 2026–2029. */
export const mal = (db: Queryable, tettsted: string | null, antall: number | null) =>
	db.query(sql`
		insert into boligmal (kommunenummer, tettsted, navn, fra_aar, til_aar, antall, kilde)
		values ('3443', ${tettsted}, ${`Mål for ${tettsted ?? 'kommunen'}`}, 2026, 2029, ${antall}, 'Prøvekilde')`);

/** Takes away every data set, for the next test to make its own. */
export async function utenDatasett(db: Queryable): Promise<void> {
	await db.query(sql`delete from datasett`);
}
