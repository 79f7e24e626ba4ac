import { createHash } from 'node:crypto';
import type { Avvik } from '../../domain/avvik.ts';
import { BadRequest } from '../badRequest.ts';
import type { Database, Queryable } from '../queryable.ts';
import { readInWorker } from '../readInWorker.ts';
import { sql } from '../sql.ts';
import { lesDekning, storeDekning } from './datasettdekning.ts';
import { insertObjekter } from './datasettobjekter.ts';

type Tilgang = 'open' | 'internal';

export interface DatasettImport {
	readonly bytes: Uint8Array;
	readonly filnavn: string;
	readonly epsg?: number | undefined;
	readonly navn: string;
	/** Not told: as it is, open for a new one. What is internal must never be published because a word was forgotten. */
	readonly tilgang?: Tilgang | undefined;
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
	readonly tilgang: Tilgang;
	/** What it was until now; null: the data set is new. */
	readonly tilgangFor: Tilgang | null;
	readonly kommune: string | null;
	readonly eier: string | null;
	readonly lisens: string | null;
	readonly dato: string | null;
	/** Area that the data set covers (m²); null: not told, or unknown because of what was put aside. */
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
		const held = await lockDatasett(tx, input);
		const { id, srid, before } = held;
		const tilgang = input.tilgang ?? before?.tilgang ?? 'open';
		const revision = await replaceDatasett(tx, held, { ...fakta(input), tilgang });
		const { stored, lagtTilSide, avvik } = await insertObjekter(tx, { id, srid, epsg, fil });
		const dekket = await storeDekning(tx, { id, srid, dekning });
		await logg(tx, { id, hvem: input.hvem, before });
		return {
			...fakta(input),
			...{ id, revision, tilgang },
			tilgangFor: before?.tilgang ?? null,
			objekter: stored,
			lagtTilSide,
			dekningM2: dekket.m2,
			epsg,
			srid,
			avvik: [...dekket.avvik, ...fil.avvik, ...avvik]
		};
	});
	// The embedded engine has no autovacuum to tell the planner of what came.
	await db.query(sql`analyze datasett, datasettobjekt`);
	return report;
}

/** What the register says of a data set: what was told now, and nothing of what was told before. */
const fakta = ({ navn, kommune, eier, lisens, dato }: DatasettImport) => ({
	kode: kodeFor(navn),
	navn,
	kommune: kommune ?? null,
	eier: eier?.trim() || null,
	lisens: lisens?.trim() || null,
	dato: dato ?? null
});

/** The zone for a new data set: of the municipality named, or the one zone that all municipalities in use here have. */
async function sridFor(tx: Queryable, kommune: string | undefined): Promise<number> {
	const { rows } = await tx.query<{ srid: number }>(sql`
		select distinct k.srid from kommune k
		where case when ${kommune ?? null}::text is not null then k.kommunenummer = ${kommune ?? null}
			-- One without a name came with an import, and counts when that is accepted.
			else k.navn is not null or exists (
				select from plan p join scenario s on s.plan_id = p.id
				where p.kommunenummer = k.kommunenummer and s.tilstand <> 'under-import') end`);
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

/** What the register said of a data set, as the log keeps it. */
type Registrert = Readonly<Record<string, unknown>> & { readonly tilgang: Tilgang };

interface Laast {
	readonly id: number;
	readonly srid: number;
	/** What the register said until now; null: it is new. */
	readonly before: Registrert | null;
}

/** The row of a data set for the log: all but its coverage, which is told by its area. */
const bilde = sql`
	to_jsonb(d) - 'dekning' || jsonb_build_object('dekningM2', ST_Area(d.dekning),
		'objekter', (select count(*) from datasettobjekt o where o.datasett_id = d.id))`;

/** The data set of this name and municipality, registered if it was not there, and held until the transaction ends. */
async function lockDatasett(tx: Queryable, input: DatasettImport): Promise<Laast> {
	const { kode, navn, kommune } = fakta(input);
	const held = async () => {
		const { rows } = await tx.query<{ id: number; srid: number | null }>(sql`
			select id, srid from datasett where kode = ${kode} and kommunenummer is not distinct from ${kommune} for update`);
		return rows[0];
	};
	const found = await held();
	const srid = found?.srid ?? (await sridFor(tx, input.kommune));
	// Another may be making the same: this waits for it, and then finds it made.
	const isNew =
		!found &&
		(
			await tx.query(sql`
				insert into datasett (kode, navn, kommunenummer) values (${kode}, ${navn}, ${kommune})
				on conflict on constraint datasett_kode_kommune do nothing`)
		).rowCount === 1;
	const row = found ?? (await held());
	if (!row) throw new Error(`data set ${kode} vanished`);
	return {
		id: row.id,
		srid: row.srid ?? srid,
		before: isNew ? null : await registrert(tx, row.id)
	};
}

/** Read after the row is held: what another import did to it while this one waited is what stood there before. */
async function registrert(tx: Queryable, id: number): Promise<Registrert> {
	const { rows } = await tx.query<{ before: Registrert }>(sql`
		select ${bilde} as before from datasett d where d.id = ${id}`);
	if (!rows[0]) throw new Error(`data set ${id} vanished`);
	return rows[0].before;
}

type NyeFakta = ReturnType<typeof fakta> & { readonly tilgang: Tilgang };

/** Makes room for the file's objects: all that was told of the data set, and its objects, give way. Answers the revision. */
async function replaceDatasett(
	tx: Queryable,
	{ id, srid }: Laast,
	{ navn, eier, lisens, dato, tilgang }: NyeFakta
): Promise<number> {
	const { rows } = await tx.query<{ revision: number }>(sql`
		update datasett set navn = ${navn}, eier = ${eier}, lisens = ${lisens}, dato = ${dato}::date, adresse = null,
			dekning = null, srid = ${srid}, tilgang = ${tilgang}, tilstand = 'loaded', revision = revision + 1,
			importert = now(), illustrasjon = false
		where id = ${id} and lower(navn) = lower(${navn}) returning revision`);
	const made = rows[0];
	if (!made)
		throw new BadRequest(
			'datasett-navn',
			`Navnet «${navn}» ligner for mye på et annet datasetts navn. Velg et annet.`,
			422
		);
	await tx.query(sql`delete from datasettobjekt where datasett_id = ${id}`);
	await tx.query(sql`delete from datasettobjekt_rest where datasett_id = ${id}`);
	return made.revision;
}

/** One line in the log, in the transaction that it tells of. */
async function logg(
	tx: Queryable,
	{ id, hvem, before }: { id: number; hvem: string; before: Registrert | null }
): Promise<void> {
	const melding = before === null ? 'Datasettet er lest inn.' : 'Datasettet er erstattet.';
	await tx.query(sql`
		insert into endring_datasett (datasett_id, revision, hvem, melding, before, after)
		select d.id, d.revision, ${hvem}, ${melding}, ${before === null ? null : JSON.stringify(before)}::jsonb, ${bilde}
		from datasett d where d.id = ${id}`);
}
