import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { STILLE_S } from './discard.ts';

/** An import that somebody must answer or clear away: on its way, waiting, or stopped by a fault. */
export interface OpenImport {
	readonly id: string;
	readonly filnavn: string;
	readonly hvem: string;
	readonly opprettet: Date;
	/** stoppet: its process is gone, and nobody has looked at it since. */
	readonly tilstand: 'leses' | 'lagres' | 'venter' | 'feilet' | 'stoppet';
	/** null until it is read. */
	readonly plannavn: string | null;
	readonly kommunenummer: string | null;
	/** What stopped it, in a sentence. */
	readonly feil: string | null;
}

/**
 * Which imports are open? All that are on their way or wait, since every planner may answer them, and the person's own
 * that failed during the last day; the newest first.
 */
export async function openImports(db: Queryable, hvem: string): Promise<OpenImport[]> {
	const { rows } = await db.query<OpenImport>(sql`
		select id, filnavn, hvem, opprettet, rapport->>'plannavn' as plannavn,
			rapport->>'kommunenummer' as kommunenummer, feil::jsonb->>'message' as feil,
			case when tilstand in ('leses', 'lagres') and puls < now() - make_interval(secs => ${STILLE_S})
				then 'stoppet' else tilstand end as tilstand
		from importjobb
		where tilstand in ('leses', 'lagres', 'venter')
			or (tilstand = 'feilet' and hvem = ${hvem} and opprettet > now() - interval '1 day')
		order by opprettet desc limit 100`);
	return rows;
}
