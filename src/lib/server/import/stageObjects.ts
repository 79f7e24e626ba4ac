import type { Avvik } from '../../domain/avvik.ts';
import { erInnenfor } from '../../domain/dekning.ts';
import type { PlanobjektUtkast, Restobjekt } from '../../formats/planobjekter.ts';
import { PLANOBJEKT_COLUMNS, planobjektColumns, planobjektValues } from '../planobjektRow.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { geometrigrunn } from './geometrigrunn.ts';

export interface StagedObjects {
	readonly scenarioId: number;
	/** UTM zone they are stored in. */
	readonly srid: number;
	/** Coordinate system they have in the file. */
	readonly epsg: number;
	readonly objekter: readonly PlanobjektUtkast[];
	readonly rest: readonly Restobjekt[];
}

function* copyRows(objekter: readonly PlanobjektUtkast[], epsg: number) {
	for (const o of objekter)
		yield [o.serial, !erInnenfor(o.geometry, epsg), ...planobjektValues(o, epsg)];
}

/**
 * Puts the valid ones among the scenario's objects and the others aside; answers with what was put aside. Coordinates
 * are transformed by PostGIS, and rounded to the millimetre where that moved them.
 */
export async function insertObjects(tx: Queryable, staged: StagedObjects): Promise<Avvik[]> {
	const { scenarioId, srid, epsg, objekter, rest } = staged;
	await tx.query(sql`
		create temporary table import_objekt on commit drop as
		select ''::text as serial, false as utenfor, ${planobjektColumns}, geom, geom as utm, false as avrundet,
			false as gyldig
		from planobjekt with no data`);
	const columns = ['serial', 'utenfor', ...PLANOBJEKT_COLUMNS];
	await tx.copyFrom('import_objekt', columns, copyRows(objekter, epsg));
	await transformObjects(tx, epsg, srid);
	if (epsg !== srid) await transformBuer(tx, epsg, srid);
	await tx.query(sql`
		insert into planobjekt (scenario_id, srid, ${planobjektColumns}, geom)
		select ${scenarioId}::integer, ${srid}::integer, ${planobjektColumns}, utm
		from import_objekt where gyldig`);
	await tx.query(sql`
		insert into planobjekt_rest (scenario_id, serial, objekttype, grunn, egenskaper, buer, geom)
		select ${scenarioId}::integer, serial, objekttype,
			case when utenfor then 'utenfor Norge' else 'ugyldig geometri' end, egenskaper, buer, geom
		from import_objekt where not gyldig`);
	await tx.copyFrom(
		'planobjekt_rest',
		['scenario_id', 'serial', 'objekttype', 'grunn', 'egenskaper'],
		rest.map((o) => [scenarioId, o.serial, o.objekttype, o.grunn, o.egenskaper])
	);
	return [...(await outsideObjects(tx)), ...(await invalidObjects(tx))];
}

async function transformObjects(tx: Queryable, epsg: number, srid: number): Promise<void> {
	// What lies outside every projection cannot be reckoned with at all: utm stays null.
	await tx.query(sql`
		update import_objekt set utm = ST_Transform(geom, ${srid}::integer) where not utenfor`);
	// A rounded ring that would touch itself keeps the unrounded vertices.
	if (epsg !== srid)
		await tx.query(sql`
			update import_objekt o set utm = r.rounded, avrundet = true
			from (select lokal_id, ST_SnapToGrid(utm, 0.001) as rounded from import_objekt) r
			where r.lokal_id = o.lokal_id and ST_IsValid(r.rounded) and not ST_IsEmpty(r.rounded)`);
	await tx.query(sql`
		update import_objekt
		set gyldig = case when utenfor then false else ST_IsValid(utm) and not ST_IsEmpty(utm) end`);
}

/** Arcs follow their geometry, vertex for vertex, and keep what they were; those put aside stay as they were read. */
async function transformBuer(tx: Queryable, epsg: number, srid: number): Promise<void> {
	await tx.query(sql`
		update import_objekt set buer = bue_i_sone(buer, ${epsg}, ${srid}, case when avrundet then 0.001 else 0 end)
		where buer is not null and gyldig`);
}

async function outsideObjects(tx: Queryable): Promise<Avvik[]> {
	const { rows } = await tx.query<{ serial: string; objekttype: string }>(sql`
		select serial, objekttype from import_objekt where utenfor order by serial`);
	return rows.map(({ serial, objekttype }) => ({
		rule: 'import.geometri.utenfor',
		severity: 'feil',
		object: serial,
		message: `${objekttype} ${serial} ligger langt utenfor Norge og er lagt til side. Er koordinatsystemet rett, og står aksene i rett rekkefølge?`
	}));
}

async function invalidObjects(tx: Queryable): Promise<Avvik[]> {
	const { rows } = await tx.query<{
		serial: string;
		objekttype: string;
		grunn: string;
		sted: string;
	}>(sql`
		select serial, objekttype, (ST_IsValidDetail(geom)).reason as grunn,
			ST_AsGeoJSON((ST_IsValidDetail(geom)).location) as sted
		from import_objekt where not gyldig and not utenfor order by serial`);
	return rows.map(({ serial, objekttype, grunn, sted }) => ({
		rule: 'import.geometri.ugyldig',
		severity: 'feil',
		object: serial,
		message: `${objekttype} ${serial} har ugyldig geometri (${geometrigrunn(grunn)}) og er lagt til side. Rett den i kilden og les inn på nytt.`,
		...(sted ? { place: JSON.parse(sted) as Avvik['place'] } : {})
	}));
}
