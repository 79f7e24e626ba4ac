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

/**
 * A scenario as it stood at a revision, also where that is the newest one: what is saved while it is read, statement by
 * statement, is taken back by the log.
 */
export const tilstandAv = ({ id, revision }: Pick<Tilstand, 'id' | 'revision'>): Tilstand => ({
	id,
	revision,
	objekter: sql`select * from ${objektVedRevisjon(id, revision)}`
});

/** The scenario at the revision asked for; null is as it stands. 422 for one that it has not had. */
export function tilstandVed(scenario: Scenario, revision: number | null): Tilstand {
	if (revision === null) return tilstandAv(scenario);
	if (revision <= scenario.revision) return tilstandAv({ id: scenario.id, revision });
	throw new BadRequest(
		'ukjent-revisjon',
		`«${scenario.name}» er på revisjon ${scenario.revision.toString()} og har ikke vært på revisjon ${revision.toString()}.`,
		422
	);
}
