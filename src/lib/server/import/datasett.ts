import { createHash } from 'node:crypto';
import type { Avvik } from '../../domain/avvik.ts';
import { erInnenfor } from '../../domain/dekning.ts';
import { toEwkbHex } from '../../formats/ewkb.ts';
import type { Kildefil, Kildeobjekt } from '../../formats/kildefil.ts';
import { BadRequest } from '../badRequest.ts';
import type { Database, Queryable } from '../queryable.ts';
import { readInWorker } from '../readInWorker.ts';
import { sql } from '../sql.ts';

export interface DatasettImport {
	readonly bytes: Uint8Array;
	readonly filnavn: string;
	readonly epsg?: number | undefined;
	readonly navn: string;
	readonly tilgang: 'open' | 'internal';
	/** Municipality it belongs to; its UTM zone is where the geometry is stored. */
	readonly kommune?: string | undefined;
}

export interface DatasettReport {
	readonly id: number;
	readonly kode: string;
	readonly navn: string;
	readonly tilgang: 'open' | 'internal';
	readonly objekter: number;
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
	return db.transaction(async (tx) => {
		const srid = await sridFor(tx, input.kommune);
		const id = await replaceDatasett(tx, input);
		const { stored, avvik } = await insertObjekter(tx, { id, srid, epsg, fil });
		return {
			id,
			kode: kodeFor(input.navn),
			navn: input.navn,
			tilgang: input.tilgang,
			objekter: stored,
			epsg,
			srid,
			avvik: [...fil.avvik, ...avvik]
		};
	});
}

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

async function replaceDatasett(tx: Queryable, { navn, tilgang, kommune }: DatasettImport) {
	const { rows } = await tx.query<{ id: number }>(sql`
		insert into datasett (kode, navn, kommunenummer, tilgang, tilstand, revision, importert)
		values (${kodeFor(navn)}, ${navn}, ${kommune ?? null}, ${tilgang}, 'loaded', 1, now())
		on conflict (kode) do update set navn = excluded.navn, tilgang = excluded.tilgang,
			tilstand = 'loaded', revision = datasett.revision + 1, importert = now(),
			kommunenummer = coalesce(excluded.kommunenummer, datasett.kommunenummer), illustrasjon = false
		where lower(datasett.navn) = lower(excluded.navn)
		returning id`);
	const id = rows[0]?.id;
	if (!id)
		throw new BadRequest(
			'datasett-navn',
			`Navnet «${navn}» ligner for mye på et annet datasetts navn. Velg et annet.`,
			422
		);
	await tx.query(sql`delete from datasettobjekt where datasett_id = ${id}`);
	return id;
}

interface Objekter {
	readonly id: number;
	readonly srid: number;
	readonly epsg: number;
	readonly fil: Kildefil;
}

const navnAv = ({ egenskaper }: Kildeobjekt): string | null => {
	const navn = egenskaper.navn ?? egenskaper.NAVN ?? egenskaper.name;
	return typeof navn === 'string' ? navn : null;
};

function* copyRows(objekter: readonly Kildeobjekt[], epsg: number) {
	for (const o of objekter)
		if (o.geometry && erInnenfor(o.geometry, epsg))
			yield [
				o.serial,
				o.objekttype || 'objekt',
				navnAv(o),
				o.egenskaper,
				toEwkbHex(o.geometry, epsg)
			];
}

async function insertObjekter(tx: Queryable, { id, srid, epsg, fil }: Objekter) {
	await tx.query(sql`
		create temporary table import_datasettobjekt
			(serial text, tema text, navn text, egenskaper jsonb, geom geometry) on commit drop`);
	await tx.copyFrom(
		'import_datasettobjekt',
		['serial', 'tema', 'navn', 'egenskaper', 'geom'],
		copyRows(fil.objekter, epsg)
	);
	await tx.query(sql`
		update import_datasettobjekt set geom = ST_Transform(geom, ${srid}::integer)`);
	const { rowCount } = await tx.query(sql`
		insert into datasettobjekt (datasett_id, tema, navn, egenskaper, geom)
		select ${id}::integer, tema, navn, egenskaper, geom from import_datasettobjekt
		where ST_IsValid(geom) and not ST_IsEmpty(geom)`);
	const { rows } = await tx.query<{ serial: string; grunn: string }>(sql`
		select serial, ST_IsValidReason(geom) as grunn from import_datasettobjekt
		where not ST_IsValid(geom) or ST_IsEmpty(geom) limit 500`);
	const avvik = rows.map(({ serial, grunn }): Avvik => ({
		rule: 'import.geometri.ugyldig',
		severity: 'feil',
		object: serial,
		message: `Objekt ${serial} har ugyldig geometri (${grunn}) og er utelatt.`
	}));
	return { stored: rowCount, avvik: [...utenfor(fil.objekter, epsg), ...avvik] };
}

const utenfor = (objekter: readonly Kildeobjekt[], epsg: number): Avvik[] =>
	objekter
		.filter(({ geometry }) => geometry && !erInnenfor(geometry, epsg))
		.map(({ serial }) => ({
			rule: 'import.geometri.utenfor',
			severity: 'feil',
			object: serial,
			message: `Objekt ${serial} ligger langt utenfor Norge og er utelatt. Er koordinatsystemet rett?`
		}));
