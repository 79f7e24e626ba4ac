import { sql, type Statement } from './sql.ts';

/** A scenario as it is or was; its objects, as a statement that gives rows of `planobjekt`. */
export interface Tilstand {
	readonly id: number;
	readonly revision: number;
	readonly objekter: Statement;
}

/** A scenario as it stands. */
export const navaerende = ({ id, revision }: Pick<Tilstand, 'id' | 'revision'>): Tilstand => ({
	id,
	revision,
	objekter: sql`select * from planobjekt where scenario_id = ${id}`
});
