import type { Avvik } from '../../domain/avvik.ts';
import { erInnenfor } from '../../domain/dekning.ts';
import { toEwkbHex } from '../../formats/ewkb.ts';
import { Grensebuer } from '../../formats/grensebuer.ts';
import type { Kildefil, Kildeobjekt } from '../../formats/kildefil.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { geometrigrunn } from './geometrigrunn.ts';

interface Objekter {
	readonly id: number;
	readonly srid: number;
	readonly epsg: number;
	readonly fil: Kildefil;
}

/** What became of the objects of a file. */
interface Lagret {
	readonly stored: number;
	readonly lagtTilSide: {
		readonly utenGeometri: number;
		readonly ugyldig: number;
		readonly utenfor: number;
	};
	readonly avvik: readonly Avvik[];
}

/** So many objects are named one by one; the rest are told by their number. */
const NAMED = 500;
const NAVN = ['navn', 'NAVN', 'name', 'tettstednavn', 'TETTSTEDNAVN', 'tettstedsnavn'];

const navnAv = ({ egenskaper }: Kildeobjekt): string | null => {
	const navn = NAVN.map((key) => egenskaper[key]).find((value) => typeof value === 'string');
	return typeof navn === 'string' ? navn : null;
};

const grunnFor = (geometry: Kildeobjekt['geometry'], epsg: number): string | null => {
	if (!geometry) return 'uten geometri';
	return erInnenfor(geometry, epsg) ? null : 'utenfor Norge';
};

function* copyRows(objekter: readonly Kildeobjekt[], epsg: number) {
	const grensebuer = new Grensebuer(objekter);
	for (const o of objekter) {
		// Asked once: a SOSI object makes it anew each time.
		const { geometry } = o;
		const buer = geometry ? [...o.buer, ...grensebuer.of(geometry)] : [];
		yield [
			o.serial,
			o.objekttype || 'objekt',
			navnAv(o),
			o.egenskaper,
			buer.length > 0 ? buer : null,
			geometry && toEwkbHex(geometry, epsg),
			grunnFor(geometry, epsg)
		];
	}
}

/** Stores the objects of a file in the data set; what cannot be stored is put aside whole, counted and told. */
export async function insertObjekter(
	tx: Queryable,
	{ id, srid, epsg, fil }: Objekter
): Promise<Lagret> {
	await tx.query(sql`
		create temporary table import_datasettobjekt (
			nr integer generated always as identity, serial text, tema text, navn text, egenskaper jsonb, buer jsonb,
			geom geometry, grunn text, utm geometry
		) on commit drop`);
	await tx.copyFrom(
		'import_datasettobjekt',
		['serial', 'tema', 'navn', 'egenskaper', 'buer', 'geom', 'grunn'],
		copyRows(fil.objekter, epsg)
	);
	// What lies outside every projection cannot be reckoned with at all: utm stays null.
	await tx.query(sql`
		update import_datasettobjekt set utm = ST_Transform(geom, ${srid}::integer) where grunn is null`);
	await tx.query(sql`
		update import_datasettobjekt set grunn = 'ugyldig geometri'
		where grunn is null and (not ST_IsValid(utm) or ST_IsEmpty(utm))`);
	if (epsg !== srid)
		await tx.query(sql`
			update import_datasettobjekt set buer = bue_i_sone(buer, ${epsg}, ${srid}, 0)
			where grunn is null and buer is not null`);
	const { rowCount } = await tx.query(sql`
		insert into datasettobjekt (datasett_id, tema, navn, egenskaper, buer, geom)
		select ${id}::integer, tema, navn, egenskaper, buer, utm from import_datasettobjekt where grunn is null order by nr`);
	await tx.query(sql`
		insert into datasettobjekt_rest (datasett_id, serial, tema, grunn, egenskaper, buer, geom)
		select ${id}::integer, serial, tema, grunn, egenskaper, buer, geom from import_datasettobjekt
		where grunn is not null order by nr`);
	return { stored: rowCount, ...(await lagtTilSide(tx, fil)) };
}

interface Restrad {
	readonly serial: string;
	readonly grunn: 'uten geometri' | 'ugyldig geometri' | 'utenfor Norge';
	readonly detalj: string | null;
}

async function lagtTilSide(tx: Queryable, fil: Kildefil): Promise<Omit<Lagret, 'stored'>> {
	const { rows } = await tx.query<{ grunn: Restrad['grunn']; antall: number }>(sql`
		select grunn, count(*)::integer as antall from import_datasettobjekt where grunn is not null group by grunn`);
	const antall = (grunn: Restrad['grunn']) => rows.find((r) => r.grunn === grunn)?.antall ?? 0;
	const { rows: named } = await tx.query<Restrad>(sql`
		select serial, grunn, case when grunn = 'ugyldig geometri' then ST_IsValidReason(geom) end as detalj
		from import_datasettobjekt where grunn is not null order by nr limit ${NAMED}`);
	// The reader has told of some already.
	const fortalt = new Set(
		fil.avvik.filter(({ rule }) => rule.endsWith('geometri.mangler')).map((a) => a.object)
	);
	const nye = named.filter((r) => r.grunn !== 'uten geometri' || !fortalt.has(r.serial));
	const flere = rows.reduce((n, r) => n + r.antall, 0) - named.length;
	return {
		lagtTilSide: {
			utenGeometri: antall('uten geometri'),
			ugyldig: antall('ugyldig geometri'),
			utenfor: antall('utenfor Norge')
		},
		avvik: [
			...nye.map(avvikFor),
			...(flere > 0
				? [
						{
							rule: 'import.geometri.flere',
							severity: 'feil' as const,
							message: `${flere} objekter til kunne ikke lagres som kartobjekter. Egenskapene er tatt vare på.`
						}
					]
				: [])
		]
	};
}

function avvikFor({ serial, grunn, detalj }: Restrad): Avvik {
	switch (grunn) {
		case 'uten geometri':
			return {
				rule: 'import.geometri.mangler',
				severity: 'advarsel',
				object: serial,
				message: `Objekt ${serial} har ingen geometri. Egenskapene er tatt vare på, men objektet kan ikke vises eller regnes med.`
			};
		case 'ugyldig geometri':
			return {
				rule: 'import.geometri.ugyldig',
				severity: 'feil',
				object: serial,
				message: `Objekt ${serial} har ugyldig geometri (${geometrigrunn(detalj)}) og er lagt til side.`
			};
		case 'utenfor Norge':
			return {
				rule: 'import.geometri.utenfor',
				severity: 'feil',
				object: serial,
				message: `Objekt ${serial} ligger langt utenfor Norge og er lagt til side. Er koordinatsystemet rett?`
			};
	}
}
