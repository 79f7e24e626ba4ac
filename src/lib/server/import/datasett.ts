import { createHash } from 'node:crypto';
import type { Avvik } from '../../domain/avvik.ts';
import { BadRequest } from '../badRequest.ts';
import type { Database, Queryable } from '../queryable.ts';
import { readInWorker } from '../readInWorker.ts';
import { sql } from '../sql.ts';
import { lesDekning, storeDekning } from './datasettdekning.ts';
import { insertObjekter } from './datasettobjekter.ts';

export interface DatasettImport {
	readonly bytes: Uint8Array;
	readonly filnavn: string;
	readonly epsg?: number | undefined;
	readonly navn: string;
	readonly tilgang: 'open' | 'internal';
	/** Municipality it belongs to; its UTM zone is where the geometry is stored. Not told: it belongs to none. */
	readonly kommune?: string | undefined;
	/** Surfaces that the data set says something about. Not told: nothing outside its objects is known. */
	readonly dekning?: { readonly bytes: Uint8Array; readonly filnavn: string } | undefined;
	/** ISO date that the data are of; not told: «uten dato». */
	readonly dato?: string | undefined;
	readonly eier?: string | undefined;
	readonly lisens?: string | undefined;
	/** For the log. */
	readonly hvem: string;
}

export interface DatasettReport {
	readonly id: number;
	readonly kode: string;
	readonly navn: string;
	readonly tilgang: 'open' | 'internal';
	readonly kommune: string | null;
	readonly eier: string | null;
	readonly lisens: string | null;
	readonly dato: string | null;
	/** Area that the data set covers (m²); null: not told. */
	readonly dekningM2: number | null;
	/** 1 for a new data set; else it took the place of one of the same name. */
	readonly revision: number;
	/** Stored as objects. */
	readonly objekter: number;
	/** Kept with their properties, but not stored as objects: without geometry, invalid, or outside Norway. */
	readonly lagtTilSide: {
		readonly utenGeometri: number;
		readonly ugyldig: number;
		readonly utenfor: number;
	};
	readonly epsg: number;
	readonly srid: number;
	readonly avvik: readonly Avvik[];
}

/** Name to code: `Støysoner 2025` -> `stoysoner-2025`. */
const kodeFor = (navn: string): string =>
	navn
		.toLowerCase()
		.replaceAll('å', 'a')
		.replaceAll('ø', 'o')
		.replaceAll('æ', 'ae')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60) || `datasett-${createHash('sha256').update(navn).digest('hex').slice(0, 12)}`;

/** Reads a file into the register of data sets; a data set of the same name is replaced, all in one transaction. */
export async function importDatasett(db: Database, input: DatasettImport): Promise<DatasettReport> {
	if (input.navn.trim() === '')
		throw new BadRequest('datasett-navn', 'Et datasett må ha et navn.', 422);
	const fil = await readInWorker(input.bytes, input.filnavn, { epsg: input.epsg });
	const { epsg } = fil;
	if (epsg === null)
		throw new BadRequest(
			'crs-ukjent',
			'Fila sier ikke hvilket koordinatsystem den har. Velg det.',
			422
		);
	const dekning = input.dekning && (await lesDekning(input.dekning, input.epsg));
	const report = await db.transaction(async (tx) => {
		const srid = await sridFor(tx, input.kommune);
		const { id, revision, before } = await replaceDatasett(tx, input);
		const { stored, lagtTilSide, avvik } = await insertObjekter(tx, { id, srid, epsg, fil });
		const dekket = await storeDekning(tx, { id, srid, dekning });
		await logg(tx, { id, hvem: input.hvem, before });
		return {
			...fakta(input),
			id,
			revision,
			objekter: stored,
			lagtTilSide,
			dekningM2: dekket.m2,
			epsg,
			srid,
			avvik: [...fil.avvik, ...avvik, ...dekket.avvik]
		};
	});
	// The embedded engine has no autovacuum to tell the planner of what came.
	await db.query(sql`analyze datasett, datasettobjekt`);
	return report;
}

/** What the register says of a data set: what was told now, and nothing of what was told before. */
const fakta = ({ navn, tilgang, kommune, eier, lisens, dato }: DatasettImport) => ({
	kode: kodeFor(navn),
	navn,
	tilgang,
	kommune: kommune ?? null,
	eier: eier?.trim() || null,
	lisens: lisens?.trim() || null,
	dato: dato ?? null
});

/** The zone of the municipality named, or the one zone that all municipalities here have. */
async function sridFor(tx: Queryable, kommune: string | undefined): Promise<number> {
	const { rows } = await tx.query<{ srid: number }>(sql`
		select distinct srid from kommune
		where ${kommune ?? null}::text is null or kommunenummer = ${kommune ?? null}`);
	if (kommune && rows.length === 0)
		throw new BadRequest('kommune-ukjent', `Kommune ${kommune} finnes ikke her ennå.`, 422);
	if (rows.length > 1)
		throw new BadRequest(
			'kommune-mangler',
			'Kommunene her ligger i flere UTM-soner. Oppgi hvilken kommune datasettet gjelder.',
			422
		);
	return rows[0]?.srid ?? 25832;
}

interface Erstattet {
	readonly id: number;
	readonly revision: number;
	/** What the register said before; null: it is new. */
	readonly before: unknown;
}

/** The row of a data set for the log: all but its coverage, which is told by its area. */
const bilde = sql`
	to_jsonb(d) - 'dekning' || jsonb_build_object('dekningM2', ST_Area(d.dekning),
		'objekter', (select count(*) from datasettobjekt o where o.datasett_id = d.id))`;

/** Makes room for the file's objects: a new data set, or the one of the same name and municipality, emptied. */
async function replaceDatasett(tx: Queryable, input: DatasettImport): Promise<Erstattet> {
	const { kode, navn, kommune, tilgang, eier, lisens, dato } = fakta(input);
	const old = await tx.query<{ before: unknown }>(sql`
		select ${bilde} as before from datasett d
		where d.kode = ${kode} and d.kommunenummer is not distinct from ${kommune} for update`);
	const { rows } = await tx.query<{ id: number; revision: number }>(sql`
		insert into datasett (kode, navn, kommunenummer, eier, lisens, dato, tilgang, tilstand, revision, importert)
		values (${kode}, ${navn}, ${kommune}, ${eier}, ${lisens}, ${dato}::date, ${tilgang}, 'loaded', 1, now())
		on conflict on constraint datasett_kode_kommune do update set navn = excluded.navn, eier = excluded.eier,
			lisens = excluded.lisens, dato = excluded.dato, adresse = null, dekning = null, tilgang = excluded.tilgang,
			tilstand = 'loaded', revision = datasett.revision + 1, importert = now(), illustrasjon = false
		where lower(datasett.navn) = lower(excluded.navn)
		returning id, revision`);
	const found = rows[0];
	if (!found)
		throw new BadRequest(
			'datasett-navn',
			`Navnet «${navn}» ligner for mye på et annet datasetts navn. Velg et annet.`,
			422
		);
	await tx.query(sql`delete from datasettobjekt where datasett_id = ${found.id}`);
	await tx.query(sql`delete from datasettobjekt_rest where datasett_id = ${found.id}`);
	return { ...found, before: old.rows[0]?.before ?? null };
}

/** One line in the log, in the transaction that it tells of. */
async function logg(
	tx: Queryable,
	{ id, hvem, before }: { id: number; hvem: string; before: unknown }
): Promise<void> {
	const melding = before === null ? 'Datasettet er lest inn.' : 'Datasettet er erstattet.';
	await tx.query(sql`
		insert into endring_datasett (datasett_id, revision, hvem, melding, before, after)
		select d.id, d.revision, ${hvem}, ${melding}, ${before === null ? null : JSON.stringify(before)}::jsonb, ${bilde}
		from datasett d where d.id = ${id}`);
}
