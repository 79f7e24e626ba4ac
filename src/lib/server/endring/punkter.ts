import type { Geometry } from 'geojson';
import { boksRundt } from '../../domain/geometri/boksetre.ts';
import { punktrekkerOf } from '../../domain/geometri/flater.ts';
import { erHeleCentimeter, LagredePunkter } from '../../domain/plan/lagredePunkter.ts';
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
	[...before].some(({ geometry }) => !erHeleCentimeter(geometry));

type Sendt = { readonly lokalId: string; readonly geometry: Geometry };
const sendteI = (operations: readonly Satt[]): Sendt[] =>
	operations.flatMap(({ lokalId, geometry }) => (geometry ? [{ lokalId, geometry }] : []));

/** By lokalId, as each is to stand: its own vertices before those that lie around it. */
const lagretSom = (
	sendte: readonly Sendt[],
	before: ReadonlyMap<string, Lagret>,
	rundt: LagredePunkter
): Map<string, Geometry> =>
	new Map(
		sendte.map(({ lokalId, geometry }) => {
			const egne = before.get(lokalId);
			const punkter = new LagredePunkter(egne ? [egne.geometry] : [], rundt);
			return [lokalId, punkter.restore(geometry)];
		})
	);

const INGEN = new LagredePunkter([]);
/** Nearly always it is so already, and then there is nothing to make. */
const paHeleCentimeter = (geometry: Geometry): Geometry =>
	erHeleCentimeter(geometry) ? geometry : INGEN.restore(geometry);

/** The geometries that were sent, by lokalId, their vertices as they are stored where one stands there, also a neighbour's. */
export async function medNaboersPunkter(
	tx: Queryable,
	scenario: RedigerbartScenario,
	operations: readonly Satt[],
	before: ReadonlyMap<string, Lagret>
): Promise<Map<string, Geometry>> {
	const sendte = sendteI(operations);
	if (sendte.length === 0) return new Map();
	const rundt = sendte.map(({ geometry }) => geometry);
	return lagretSom(sendte, before, new LagredePunkter(await naboer(tx, scenario, rundt)));
}

/** The geometries that were sent, by lokalId, their unmoved vertices as they are stored. */
export async function medLagredePunkter(
	tx: Queryable,
	scenario: RedigerbartScenario,
	operations: readonly Satt[],
	before: ReadonlyMap<string, Lagret>
): Promise<Map<string, Geometry>> {
	if (erFin(scenario, before.values())) return medNaboersPunkter(tx, scenario, operations, before);
	return new Map(
		sendteI(operations).map(({ lokalId, geometry }) => [lokalId, paHeleCentimeter(geometry)])
	);
}
