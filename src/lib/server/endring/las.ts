import { synligeScenario } from '../access.ts';
import type { Bruker } from '../auth/bruker.ts';
import { Forbidden } from '../errors.ts';
import { assertIBruk, unknownScenario, type Scenario } from '../plans.ts';
import type { Queryable } from '../queryable.ts';
import { frequent, sql, type Statement } from '../sql.ts';
import { lagrede, lagretKolonner, toLagret, type Lagret, type Lagretrad } from './tilstand.ts';

export interface RedigerbartScenario {
	readonly id: number;
	readonly srid: number;
	readonly revision: number;
	/** Coordinate system of the file it came from; null where it was made here. */
	readonly kildeEpsg: number | null;
}

type Hode = RedigerbartScenario & {
	readonly kind: string;
	readonly tilstand: Scenario['tilstand'];
	/** The revision that the objects beside it are of. */
	readonly lest: number;
};
type Rad = Hode & (Lagretrad | Record<keyof Lagretrad, null>);

const erObjekt = (rad: Rad): rad is Hode & Lagretrad => rad.lokalId !== null;

function assertApent({ kind, tilstand }: Hode): void {
	if (kind === 'gjeldende')
		throw new Forbidden('Gjeldende plan endres ikke. Lag et scenario av den, og endre det.');
	assertIBruk({ tilstand });
}

export interface Last {
	readonly scenario: RedigerbartScenario;
	/** The objects asked for that are there. */
	readonly before: ReadonlyMap<string, Lagret>;
}

/**
 * The scenario is locked by itself, once: joined with its objects it would be locked for each of them, by its old row from the
 * second on where it had to wait for the first, which another may hold who waits for us.
 */
const sporring = (bruker: Bruker, id: number, lokalIder: readonly string[], las: Statement) => sql`
	with s as (
		select id, srid, revision, kilde_epsg, kind, tilstand from scenario
		where id = ${id} and ${synligeScenario(bruker)} ${las}
	)
	select s.id, s.srid, s.revision, s.kilde_epsg as "kildeEpsg", s.kind, s.tilstand,
		(select n.revision from scenario n where n.id = s.id) as lest, ${lagretKolonner}
	from s left join planobjekt o on o.scenario_id = s.id and o.lokal_id = any(${lokalIder}::uuid[])`;

/**
 * A scenario and the objects asked for, of one revision. NotFound where one may not see it, Forbidden where it is not edited.
 * `hold` keeps it until the transaction ends, so that changes of it come one after the other.
 */
export async function lesScenario(
	tx: Queryable,
	bruker: Bruker,
	id: number,
	{ lokalIder, hold }: { readonly lokalIder: readonly string[]; readonly hold: boolean }
): Promise<Last> {
	const { rows } = await tx.query<Rad>(
		hold
			? sporring(bruker, id, lokalIder, sql`for no key update`)
			: frequent(sporring(bruker, id, lokalIder, sql``))
	);
	const [hode] = rows;
	if (!hode) throw unknownScenario(id);
	assertApent(hode);
	const { srid, revision, kildeEpsg, lest } = hode;
	const scenario = { id, srid, revision, kildeEpsg };
	// Where it had to wait for the lock, the scenario is what it became, and the objects what they were when it began to wait.
	if (lest !== revision)
		return { scenario, before: await lagrede(tx, { scenarioId: id, lokalIder }) };
	const objekter = rows.filter(erObjekt).map((rad) => toLagret(utenHode(rad)));
	return { scenario, before: new Map(objekter.map((objekt) => [objekt.lokalId, objekt])) };
}

function utenHode(rad: Hode & Lagretrad): Lagretrad {
	const { id, srid, revision, kildeEpsg, kind, tilstand, lest, ...objekt } = rad;
	return objekt;
}
