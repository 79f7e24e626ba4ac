import { BadRequest } from '../badRequest.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';

/** BadRequest for an EPSG code that the database cannot transform from. */
export async function requireKoordinatsystem(db: Queryable, epsg: number): Promise<void> {
	const { rowCount } = await db.query(sql`select from spatial_ref_sys where srid = ${epsg}`);
	if (rowCount === 0)
		throw new BadRequest(
			'crs-ukjent',
			`EPSG:${epsg} er ikke et koordinatsystem som er kjent her. Oppgi hvilket koordinatene er i, som 25832 for EUREF89 UTM 32.`,
			422
		);
}
