import { BadRequest } from './badRequest.ts';
import { objektVedRevisjon } from './endring/vedRevisjon.ts';
import type { Scenario } from './plans.ts';
import { sql, type Statement } from './sql.ts';

/** A scenario as it is or was; its objects, as a statement that gives the columns of `planobjekt` that hold an object. */
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

/** A scenario as it stood at a revision, rebuilt from the log. */
export const tidligere = ({ id }: Pick<Tilstand, 'id'>, revision: number): Tilstand => ({
	id,
	revision,
	objekter: sql`select * from ${objektVedRevisjon(id, revision)}`
});

/** The scenario at the revision asked for; null is as it stands. 422 for one that it has not had. */
export function tilstandVed(scenario: Scenario, revision: number | null): Tilstand {
	if (revision === null || revision === scenario.revision) return navaerende(scenario);
	if (revision < scenario.revision) return tidligere(scenario, revision);
	throw new BadRequest(
		'ukjent-revisjon',
		`«${scenario.name}» er på revisjon ${scenario.revision.toString()} og har ikke vært på revisjon ${revision.toString()}.`,
		422
	);
}
