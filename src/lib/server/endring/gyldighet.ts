import type { Geometry } from 'geojson';
import type { Avvik } from '../../domain/avvik.ts';
import type { Objektegenskaper } from '../../domain/plan/endring.ts';
import { omtaleAv, stor } from '../../domain/rules/plan/regel.ts';
import { toEwkbHex } from '../../formats/ewkb.ts';
import { geometrigrunn } from '../import/geometrigrunn.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { errorCode } from '../unavailable.ts';

interface Form {
	readonly lokalId: string;
	readonly properties: Objektegenskaper;
	readonly geometry: Geometry;
}

/** check_violation, and what GEOS says of a form that it can make nothing of. */
const GEOMETRI = new Set(['23514', 'XX000']);

/** A change that the database would not have: perhaps for a form that is not valid. The transaction is lost by then. */
export class MuligUgyldig extends Error {
	readonly srid: number;
	readonly former: readonly Form[];
	constructor(cause: unknown, srid: number, former: readonly Form[]) {
		super('the database refused a geometry', { cause });
		this.srid = srid;
		this.former = former;
	}
}

/** The error of a write, with what was written where it may be the reason. */
export const medFormer = (error: unknown, srid: number, former: readonly Form[]): unknown =>
	GEOMETRI.has(errorCode(error)) ? new MuligUgyldig(error, srid, former) : error;

interface Detalj {
	readonly nr: number;
	readonly grunn: string;
	readonly sted: string | null;
}

/** Which of the forms are not valid, why, and where? */
export async function ugyldigeFormer(
	db: Queryable,
	{ srid, former }: MuligUgyldig
): Promise<Avvik[]> {
	const hex = former.map(({ geometry }) => toEwkbHex(geometry, srid));
	const { rows } = await db.query<Detalj>(sql`
		select g.nr::integer - 1 as nr, (ST_IsValidDetail(g.geom::geometry)).reason as grunn,
			ST_AsGeoJSON((ST_IsValidDetail(g.geom::geometry)).location, 2, 0) as sted
		from unnest(${hex}::text[]) with ordinality as g (geom, nr)
		where not ST_IsValid(g.geom::geometry) order by g.nr`);
	return rows.flatMap(({ nr, grunn, sted }) => {
		const form = former[nr];
		if (!form) return [];
		return {
			rule: 'plan.geometri.ugyldig',
			severity: 'feil',
			message: `${stor(omtaleAv(form.properties))} har en form som ikke er gyldig: ${geometrigrunn(grunn)}.`,
			object: form.lokalId,
			place: sted === null ? form.geometry : (JSON.parse(sted) as Geometry)
		} as const;
	});
}
