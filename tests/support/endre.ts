import type { Avvik } from '../../src/lib/domain/avvik.ts';
import type { Endringssvar, Operasjon } from '../../src/lib/domain/plan/endring.ts';
import { randomUUID } from 'node:crypto';
import type { Polygon } from 'geojson';
import { endreScenario, type Endringsvalg } from '../../src/lib/server/endring/utfor.ts';
import { Uakseptabel } from '../../src/lib/server/errors.ts';
import type { Database, Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger } from './brukere.ts';

/** A planner's change of a scenario. */
export const endre = (
	db: Database,
	id: number,
	operations: readonly Operasjon[],
	valg?: Endringsvalg
): Promise<Endringssvar> =>
	endreScenario(db, planlegger, id, { message: 'En prøve', operations }, valg);

/** What a change is refused for; any other error flies on. */
export async function avvikOf(work: Promise<unknown>): Promise<readonly Avvik[]> {
	const error = await work.catch((e: unknown) => e);
	if (!(error instanceof Uakseptabel)) throw error;
	return error.avvik;
}

/** All that a change may touch: the objects, the revision, the length of the log. */
export async function stand(db: Queryable, id: number) {
	const objekter = await db.query<{ lokalId: string; version: number; geom: string }>(sql`
		select lokal_id as "lokalId", version, geom, objekttype, kode, omr_navn from planobjekt
		where scenario_id = ${id} order by lokal_id`);
	const hode = await db.query<{ revision: number; linjer: number }>(sql`
		select s.revision, (select count(*) from endring e where e.scenario_id = s.id) as linjer
		from scenario s where s.id = ${id}`);
	return { objekter: objekter.rows, hode: hode.rows[0] };
}

/** A new zone. */
export const ny = (geometry: Polygon, properties = {}): Operasjon & { op: 'create' } => ({
	op: 'create',
	lokalId: randomUUID(),
	version: 0,
	geometry,
	properties: { objekttype: 'KpArealformålOmråde', kode: 1110, omrNavn: 'Ny', ...properties }
});
