import { synligeScenario } from '../access.ts';
import type { Bruker } from '../auth/bruker.ts';
import { unknownScenario, type Scenario } from '../plans.ts';
import type { Database } from '../queryable.ts';
import { frequent, sql, type Statement } from '../sql.ts';
import type { TileAddress } from './address.ts';
import { bytesUnless, tileBytes, type Found } from './encode.ts';
import { tileFrame } from './frame.ts';
import type { Known, Tile } from './tile.ts';

export interface PlanTileRequest extends Known {
	readonly bruker: Pick<Bruker, 'rolle'>;
	readonly scenario: number;
	readonly tile: TileAddress;
}

type Row = Found & Pick<Scenario, 'synlighet' | 'tilstand' | 'srid'>;

/**
 * May `bruker` see the scenario, which revision is it at, and what is in the tile? All in one statement, so that the
 * tile is the revision's; the bench runs it bare through pgbench too.
 */
export const planTileStatement = (
	engine: Database['engine'],
	{ bruker, scenario, tile, known }: PlanTileRequest
): Statement => sql`
	select s.revision::text, s.synlighet, s.tilstand, s.srid, ${bytesUnless(engine, {
		known,
		revision: sql`s.revision::text`,
		features: sql`plan_flis(s.id, s.srid, ${tileFrame(tile)})`
	})} as bytes
	from scenario s
	where s.id = ${scenario} and ${synligeScenario(bruker, sql`s.`)}`;

/** The plan's tile, for one who may see the scenario; else NotFound, so that nobody learns that it is there. */
export async function planTile(db: Database, request: PlanTileRequest): Promise<Tile> {
	const { scenario, tile, known } = request;
	const { rows } = await db.query<Row>(frequent(planTileStatement(db.engine, request)));
	const row = rows[0];
	if (!row) throw unknownScenario(scenario);
	const features = sql`plan_flis(${scenario}, ${row.srid}, ${tileFrame(tile)})`;
	return {
		revision: row.revision,
		bytes: await tileBytes(db, row, { known, features }),
		isPublic: row.synlighet === 'offentlig' && row.tilstand === 'aktiv',
		isSettled: row.tilstand === 'aktiv'
	};
}
