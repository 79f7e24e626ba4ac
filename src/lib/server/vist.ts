import { kanSeScenario, serTidligere, type ScenarioTilgang } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { Forbidden } from './errors.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** A scenario as it stood at a revision; null: as it stands. */
interface Spurt {
	readonly id: number;
	readonly revision: number | null;
}

/** To whom was a scenario published as it stood at this revision? null: to nobody, then. */
async function vistVed(
	db: Queryable,
	id: number,
	revision: number
): Promise<ScenarioTilgang | null> {
	const { rows } = await db.query<{ hode: ScenarioTilgang }>(sql`
		select scenario_after as hode from endring
		where scenario_id = ${id} and revision = ${revision} and scenario_after is not null
			and (scenario_after ->> 'synlighet', scenario_after ->> 'tilstand')
				is distinct from (scenario_before ->> 'synlighet', scenario_before ->> 'tilstand')`);
	return rows[0]?.hode ?? null;
}

/**
 * Forbidden where one of these is a past state that was not shown to `bruker` as it stood: what a scenario was on its way may be
 * what nobody was to see yet. One that was published is what they were asked to look at. Planners see all. The caller asks
 * whether each scenario is to be seen now.
 */
export async function assertVist(
	db: Queryable,
	bruker: Bruker,
	asked: readonly (Spurt | null)[]
): Promise<void> {
	if (serTidligere(bruker)) return;
	for (const spurt of asked) {
		if (!spurt || spurt.revision === null) continue;
		const vist = await vistVed(db, spurt.id, spurt.revision);
		if (!vist || !kanSeScenario(bruker, vist))
			throw new Forbidden(
				'Bare planleggere ser tidligere utgaver som ikke ble publisert. Sammenlign scenariene slik de er nå.'
			);
	}
}

/** When a scenario was last laid out: shown to everyone, who had not seen it until then. */
export interface LagtUt {
	readonly revision: number;
	readonly tidspunkt: Date;
}

/** Which revision was last laid out for everyone, as a proposal on hearing is (pbl § 11-14)? null: none, as far as the log knows. */
export async function sistLagtUt(db: Queryable, id: number): Promise<LagtUt | null> {
	const { rows } = await db.query<LagtUt>(sql`
		select revision, tidspunkt from endring
		where scenario_id = ${id} and scenario_after ->> 'synlighet' = 'offentlig' and scenario_after ->> 'tilstand' = 'aktiv'
			and (scenario_before ->> 'synlighet' <> 'offentlig' or scenario_before ->> 'tilstand' <> 'aktiv')
		order by revision desc limit 1`);
	return rows[0] ?? null;
}
