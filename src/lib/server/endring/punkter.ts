import type { Geometry } from 'geojson';
import { boksRundt } from '../../domain/geometri/boksetre.ts';
import { punktrekkerOf } from '../../domain/geometri/flater.ts';
import { erPaCentimeter, LagredePunkter } from '../../domain/plan/lagredePunkter.ts';
import type { Operasjon } from '../../domain/plan/endring.ts';
import { fromEwkbHex } from '../../formats/ewkb.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import type { RedigerbartScenario } from './las.ts';
import type { Lagret } from './tilstand.ts';

type Satt = Exclude<Operasjon, { op: 'delete' }>;

/** What lies at and beside the geometries that were sent. */
async function naboer(
	tx: Queryable,
	{ id, srid }: RedigerbartScenario,
	sendte: readonly Geometry[]
): Promise<Geometry[]> {
	const [west, south, east, north] = boksRundt(sendte.flatMap(punktrekkerOf).flat());
	const { rows } = await tx.query<{ geom: string }>(sql`
		select geom from planobjekt
		where scenario_id = ${id} and geom && ST_Expand(ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, ${srid}::integer), 0.01)`);
	return rows.map(({ geom }) => fromEwkbHex(geom));
}

/** Does the plan stand finer than the centimetre that it is read at, where this change is? */
const erFin = ({ srid, kildeEpsg }: RedigerbartScenario, before: Iterable<Lagret>): boolean =>
	(kildeEpsg !== null && kildeEpsg !== srid) ||
	[...before].some(({ geometry }) => !erPaCentimeter(geometry));

/** The geometries that were sent, by lokalId, their unmoved vertices as they are stored. */
export async function medLagredePunkter(
	tx: Queryable,
	scenario: RedigerbartScenario,
	operations: readonly Satt[],
	before: ReadonlyMap<string, Lagret>
): Promise<Map<string, Geometry>> {
	const sendte = operations.flatMap(({ lokalId, geometry }) =>
		geometry ? [{ lokalId, geometry }] : []
	);
	if (sendte.length === 0 || !erFin(scenario, before.values()))
		return new Map(sendte.map(({ lokalId, geometry }) => [lokalId, geometry]));
	const rundt = new LagredePunkter(
		await naboer(
			tx,
			scenario,
			sendte.map(({ geometry }) => geometry)
		)
	);
	return new Map(
		sendte.map(({ lokalId, geometry }) => {
			const egne = before.get(lokalId);
			const punkter = new LagredePunkter(egne ? [egne.geometry] : [], rundt);
			return [lokalId, punkter.restore(geometry)];
		})
	);
}
