import type { Geometry } from 'geojson';
import type { Avvik } from '../../domain/avvik.ts';
import type { Objektegenskaper } from '../../domain/plan/endring.ts';
import { temaFor } from '../../domain/plan/objekttyper.ts';
import { utenforAvvik } from '../../domain/rules/plan/malt.ts';
import { omtaleAv, stor } from '../../domain/rules/plan/regel.ts';
import { utenfor } from '../../domain/rules/plan/utenfor.ts';
import { toEwkbHex } from '../../formats/ewkb.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';

interface Form {
	readonly geometry: Geometry;
	readonly properties: Objektegenskaper;
}

/** An object that a change sets, and as it stood, or stood when it was last taken out. */
interface Satt extends Form {
	readonly lokalId: string;
	/** Its geometry as it was sent; undefined: it stays where it is. */
	readonly sendt: Geometry | undefined;
	readonly before: Form | null;
}

/** These make up the tiling, which is measured by itself. */
const FLISER: ReadonlySet<string> = new Set(['arealformal', 'planomrade']);

/** As it stood, where it was to lie in the same then: on its level, and of its kind. */
const stod = ({ properties, before }: Satt): Form | null =>
	before?.properties.vertikalniva === properties.vertikalniva &&
	temaFor(before.properties.objekttype) === temaFor(properties.objekttype)
		? before
		: null;

const erFlyttet = (satt: Satt): boolean => satt.sendt !== undefined || stod(satt) === null;

/** What a change lays somewhere, that is to lie in the plan area and is no part of its tiling. */
export const lagtUt = <T extends Satt>(satte: readonly T[]): T[] =>
	satte.filter((satt) => !FLISER.has(temaFor(satt.properties.objekttype)) && erFlyttet(satt));

interface Rad {
	readonly lokalId: string;
	readonly geometry: string;
	readonly areaM2: number;
	readonly lengthM: number;
}

/** Which of what a change laid out, and wrote, does not lie in the plan area, where the plan has one? What did so before may, and no more. */
export async function utenforOmradet(
	tx: Queryable,
	{ id, srid }: { readonly id: number; readonly srid: number },
	satte: readonly Satt[]
): Promise<Avvik[]> {
	if (satte.length === 0) return [];
	const foer = satte.map(stod).map((form) => form && toEwkbHex(form.geometry, srid));
	const { rows } = await tx.query<Rad>(sql`
		select lokal_id as "lokalId", ST_AsGeoJSON(geom, 3, 0) as geometry, areal_m2 as "areaM2", lengde_m as "lengthM"
		from endring_utenfor(${id}, ${satte.map(({ lokalId }) => lokalId)}::uuid[], ${foer}::text[]::geometry[])`);
	const omtaler = new Map(satte.map((satt) => [satt.lokalId, omtaleAv(satt.properties)]));
	const omtale = (lokalId: string) => omtaler.get(lokalId) ?? lokalId;
	const funn = rows.map((rad) => ({ ...rad, geometry: JSON.parse(rad.geometry) as Geometry }));
	const [malte, fjerne] = [
		funn.filter(({ areaM2, lengthM }) => areaM2 > 0 || lengthM > 0),
		funn.filter(({ areaM2, lengthM }) => areaM2 === 0 && lengthM === 0)
	];
	return [
		// The traces of rounding are a note, here as when the plan is checked.
		...utenforAvvik(malte, omtale).filter(({ severity }) => severity !== 'merknad'),
		...fjerne.map(({ lokalId, geometry }) => ({
			rule: utenfor.id,
			message: `${stor(omtale(lokalId))} ligger mer enn 1 km utenfor planområdet.`,
			object: lokalId,
			place: geometry
		}))
	].map((avvik) => ({ ...avvik, severity: 'feil' }));
}
