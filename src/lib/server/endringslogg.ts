import { isUuid } from '../formats/uuid5.ts';
import { synligKlient, synligMelding, synligNavn } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { BadRequest } from './badRequest.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** A changeset as programs get it. */
export interface Logglinje {
	readonly revision: number;
	readonly who: string;
	readonly when: Date;
	readonly message: string;
	/** lokalId of each that came, went or changed; [] where it was the scenario itself. */
	readonly objects: readonly string[];
	/** The browser that sent it; null where it did not say, and for others than planners. */
	readonly client: string | null;
}

/** Which lines of the log; all of them unless told. */
export interface Loggutvalg {
	/** Those that touched this object. */
	readonly object?: string | null;
	/** Older than this revision, or newer. */
	readonly before?: number | null;
	readonly after?: number | null;
	readonly limit: number;
}

/** The log's filter of an address; the object is a UUID or the request makes no sense. */
export function parseLoggobjekt(text: string | null): string | null {
	if (text === null || isUuid(text)) return text;
	throw new BadRequest('ugyldig-id', '«object» må være objektets lokalId, en UUID.');
}

/** A part of the log, the newest first. */
export interface Loggdel {
	readonly linjer: readonly Logglinje[];
	/** There is more, and it is before this revision; null: the last line that was asked for is here. */
	readonly eldre: number | null;
}

/** A change may be of thousands of objects: with so many named, an answer takes no further line. */
const MOST_OBJECTS = 20_000;

/** What has been done to a scenario, the newest first? The caller has checked that the person may see it. */
export async function loggdel(
	db: Queryable,
	bruker: Bruker,
	scenarioId: number,
	{ object = null, before = null, after = null, limit }: Loggutvalg
): Promise<Loggdel> {
	const { rows } = await db.query<Logglinje & { funnet: number }>(sql`
		select e.revision, ${synligNavn(bruker, sql`e.hvem`)} as who, e.tidspunkt as "when", ${synligMelding(bruker)} as message,
			array(select o.lokal_id::text from endring_objekt o where o.endring_id = e.id order by o.lokal_id) as objects,
			${synligKlient(bruker)} as client, e.funnet
		from (
			select l.*, sum(n.antall) over (order by l.revision desc) - n.antall as foran, count(*) over ()::integer as funnet
			from (
				select * from endring e
				where e.scenario_id = ${scenarioId} and (${before}::integer is null or e.revision < ${before})
					and (${after}::integer is null or e.revision > ${after})
					and (${object}::uuid is null or exists (
						select from endring_objekt o where o.endring_id = e.id and o.lokal_id = ${object}::uuid))
				order by e.revision desc
				limit ${limit + 1}
			) l
			cross join lateral (select count(*) as antall from endring_objekt o where o.endring_id = l.id) n
		) e
		where e.foran < ${MOST_OBJECTS}
		order by e.revision desc`);
	const linjer = rows.slice(0, limit).map(({ funnet, ...linje }) => linje);
	const isCut = (rows[0]?.funnet ?? 0) > linjer.length;
	return { linjer, eldre: isCut ? (linjer.at(-1)?.revision ?? null) : null };
}

/** The same without the browsers, as it is told to who does not ask for them. */
export const utenKlient = ({ linjer, eldre }: Loggdel) => ({
	linjer: linjer.map(({ client, ...linje }) => linje),
	eldre
});

/** The lines of a part alone. */
export const logglinjer = async (...asked: Parameters<typeof loggdel>): Promise<Logglinje[]> => [
	...(await loggdel(...asked)).linjer
];
