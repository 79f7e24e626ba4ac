import type { Mal } from '../domain/housing/malregister.ts';
import { UTENFOR } from '../domain/housing/steder.ts';
import { serTidligere } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { temadatasett } from './boligdata.ts';
import { kjenteTettsteder } from './grunnlag.ts';
import { malFor, malhistorikk, type Malomrade, type Malversjon } from './mal.ts';
import { scenarioById, type Scenario } from './plans.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** The register as a page shows it. */
export interface Malregister {
	readonly mal: readonly Mal[];
	/** lokalId -> name of the zones that goals are set for, where the scenario has them. */
	readonly soner: Readonly<Record<string, string>>;
	/** What a goal may be set for: the tettsteder whose boundaries are known here, and those that goals name. */
	readonly tettsteder: readonly string[];
	/** null: not for this reader. */
	readonly historikk: readonly Malversjon[] | null;
}

/** Whose goals a scenario is held against. */
export const malomrade = ({ kommunenummer, illustrasjon }: Scenario): Malomrade => ({
	kommunenummer,
	illustrasjon
});

/** The same, asked for by a form; NotFound where `bruker` may not see the scenario. */
export async function malomradeFor(
	db: Queryable,
	bruker: Bruker,
	scenarioId: number
): Promise<Malomrade> {
	return malomrade(await scenarioById(db, bruker, scenarioId));
}

const nb = new Intl.Collator('nb');

/** Names of the tettsteder whose boundaries `bruker` may know of for this plan; what lies outside them comes last. */
async function valgbareSteder(
	db: Queryable,
	bruker: Bruker,
	scenario: Scenario,
	mal: readonly Mal[]
): Promise<string[]> {
	const datasett = await temadatasett(db, bruker, scenario);
	const kjente = (await kjenteTettsteder(db, datasett)) ?? [];
	const nevnte = mal.map(({ tettsted }) => tettsted).filter((navn) => navn !== null);
	const navn = new Set([...kjente, ...nevnte].filter((n) => n !== UTENFOR.navn));
	return [...[...navn].sort(nb.compare), UTENFOR.navn];
}

async function sonenavn(db: Queryable, scenarioId: number, mal: readonly Mal[]) {
	const soner = mal.map(({ sone }) => sone).filter((sone) => sone !== null);
	const { rows } = await db.query<{ lokalId: string; navn: string }>(sql`
		select lokal_id as "lokalId", coalesce(omr_navn, 'sone uten navn') as navn from planobjekt
		where scenario_id = ${scenarioId} and lokal_id = any(${soner}::uuid[])`);
	return Object.fromEntries(rows.map(({ lokalId, navn }) => [lokalId, navn]));
}

/** The goals that the scenario is held against, and for planners how each came to be. */
export async function malregister(
	db: Queryable,
	bruker: Bruker,
	scenario: Scenario
): Promise<Malregister> {
	const omrade = malomrade(scenario);
	const mal = await malFor(db, omrade);
	return {
		mal,
		soner: await sonenavn(db, scenario.id, mal),
		tettsteder: await valgbareSteder(db, bruker, scenario, mal),
		historikk: serTidligere(bruker) ? await malhistorikk(db, omrade) : null
	};
}

/** Which zones of the scenario have this name? Two of one name are told apart nowhere, so a goal needs one. */
export async function sonerMedNavn(
	db: Queryable,
	scenarioId: number,
	navn: string
): Promise<string[]> {
	const { rows } = await db.query<{ lokalId: string }>(sql`
		select lokal_id as "lokalId" from planobjekt
		where scenario_id = ${scenarioId} and tema = 'arealformal' and lower(omr_navn) = lower(${navn})
		order by id limit 2`);
	return rows.map(({ lokalId }) => lokalId);
}
