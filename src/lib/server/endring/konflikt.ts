import type { Konflikt, Objekttilstand, Operasjon } from '../../domain/plan/endring.ts';
import { Endringskonflikt } from '../errors.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { tilstander, type Lagret } from './tilstand.ts';
import { assertKjente } from './ukjente.ts';

/** Is an object as it was when it was edited? A new one must not be there. */
const erUendret = ({ op, version }: Operasjon, there: Lagret | undefined): boolean =>
	op === 'create' ? there === undefined : there?.version === version;

interface Sist {
	readonly lokalId: string;
	readonly revision: number;
	readonly who: string;
	readonly when: Date;
	readonly message: string;
}

/** The line of the log that made each object what it is. */
export async function sisteLinjer(
	tx: Queryable,
	scenarioId: number,
	lokalIder: readonly string[]
): Promise<Map<string, Sist>> {
	const { rows } = await tx.query<Sist>(sql`
		select distinct on (l.lokal_id) l.lokal_id as "lokalId", e.revision, e.hvem as who, e.tidspunkt as "when", e.melding as message
		from endring_objekt l join endring e on e.id = l.endring_id
		where e.scenario_id = ${scenarioId} and l.lokal_id = any(${lokalIder}::uuid[])
		order by l.lokal_id, e.revision desc`);
	return new Map(rows.map((rad) => [rad.lokalId, rad]));
}

/** What was asked for, beside what stands there and who made it so. */
export const konfliktAv = (
	mine: Operasjon,
	theirs: Objekttilstand | undefined,
	linje: Sist | undefined
): Konflikt => ({
	lokalId: mine.lokalId,
	mine,
	theirs: theirs ?? null,
	who: linje?.who ?? null,
	when: linje?.when.toISOString() ?? null,
	message: linje?.message ?? null
});

/** Endringskonflikt with every object of a change that somebody else changed first; Uakseptabel with those that never were. */
export async function assertUendret(
	tx: Queryable,
	scenarioId: number,
	operations: readonly Operasjon[],
	there: ReadonlyMap<string, Lagret>
): Promise<void> {
	const endret = operations.filter((op) => !erUendret(op, there.get(op.lokalId)));
	if (endret.length === 0) return;
	const borte = endret.filter(({ op, lokalId }) => op !== 'create' && !there.has(lokalId));
	await assertKjente(
		tx,
		scenarioId,
		borte.map(({ lokalId }) => lokalId)
	);
	const lokalIder = endret.map(({ lokalId }) => lokalId);
	const linjer = await sisteLinjer(tx, scenarioId, lokalIder);
	const deres = await tilstander(tx, { scenarioId, lokalIder });
	const conflicts = endret.map((mine) =>
		konfliktAv(mine, deres.get(mine.lokalId), linjer.get(mine.lokalId))
	);
	const [hva, dem] =
		endret.length === 1 ? ['Et objekt', 'det'] : [`${endret.length.toString()} objekter`, 'dem'];
	throw new Endringskonflikt(
		`${hva} er endret av andre siden du hentet ${dem}. Hent ${dem} på nytt, og gjør endringen på det som står der nå.`,
		conflicts
	);
}
