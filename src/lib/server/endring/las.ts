import { synligeScenario } from '../access.ts';
import type { Bruker } from '../auth/bruker.ts';
import { Forbidden } from '../errors.ts';
import { unknownScenario } from '../plans.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';

export interface RedigerbartScenario {
	readonly id: number;
	readonly srid: number;
	readonly revision: number;
	/** Coordinate system of the file it came from; null where it was made here. */
	readonly kildeEpsg: number | null;
}

type Rad = RedigerbartScenario & { readonly kind: string; readonly tilstand: string };

const LUKKET: Readonly<Record<string, string>> = {
	arkivert: 'Scenariet er arkivert. Hent det fram igjen før du endrer det.',
	'under-import': 'Importen er ikke tatt i bruk ennå. Ta den i bruk før du endrer noe.'
};

/** The scenario, held until the transaction ends, so that changes of it come one after the other. Forbidden where it is not edited. */
export async function lasScenario(
	tx: Queryable,
	bruker: Bruker,
	id: number
): Promise<RedigerbartScenario> {
	const { rows } = await tx.query<Rad>(sql`
		select id, srid, revision, kilde_epsg as "kildeEpsg", kind, tilstand from scenario
		where id = ${id} and ${synligeScenario(bruker)} for no key update`);
	const rad = rows[0];
	if (!rad) throw unknownScenario(id);
	if (rad.kind === 'gjeldende')
		throw new Forbidden('Gjeldende plan endres ikke. Lag et scenario av den, og endre det.');
	const lukket = LUKKET[rad.tilstand];
	if (lukket !== undefined) throw new Forbidden(lukket);
	return rad;
}
