import { randomUUID } from 'node:crypto';
import type { Objektegenskaper, Operasjon } from '../../src/lib/domain/plan/endring.ts';
import type { Flettevalgene } from '../../src/lib/domain/plan/fletting.ts';
import { diffAnswer } from '../../src/lib/server/diffAnswer.ts';
import { endreScenario } from '../../src/lib/server/endring/utfor.ts';
import { flettInn, type Flettesvar } from '../../src/lib/server/fletting/flett.ts';
import { scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger } from './brukere.ts';
import { kopi, rutenett } from './diffplan.ts';
import { makeScenario } from './plan.ts';

export interface Ny {
	readonly properties?: Partial<Objektegenskaper>;
	/** From the west to the east side of a zone of the lowest row, metres. */
	readonly side?: readonly [west: number, east: number];
	readonly fjern?: boolean;
}

const rute = ([west, east]: readonly [number, number]) => ({
	type: 'Polygon' as const,
	coordinates: [
		[
			[590_000 + west, 6_730_000],
			[590_000 + east, 6_730_000],
			[590_000 + east, 6_730_100],
			[590_000 + west, 6_730_100],
			[590_000 + west, 6_730_000]
		]
	]
});

export const idOf = async (
	db: Database,
	scenario: number,
	navn: string
): Promise<{ lokalId: string; version: number }> => {
	const { rows } = await db.query<{ lokalId: string; version: number }>(sql`
		select lokal_id as "lokalId", version from planobjekt where scenario_id = ${scenario} and omr_navn = ${navn}`);
	if (!rows[0]) throw new Error(`no zone ${navn}`);
	return rows[0];
};

/** A planner's change of some zones, by their names. */
export async function endreSoner(
	db: Database,
	scenario: number,
	soner: Readonly<Record<string, Ny>>
): Promise<void> {
	const operations: Operasjon[] = [];
	for (const [navn, { properties, side, fjern }] of Object.entries(soner)) {
		const id = await idOf(db, scenario, navn);
		operations.push(
			fjern
				? { op: 'delete', ...id }
				: {
						op: 'update',
						...id,
						...(properties && { properties }),
						...(side && { geometry: rute(side) })
					}
		);
	}
	await endreScenario(db, planlegger, scenario, { message: 'Endret', operations });
}

/** A row of three zones of 10 dekar, S0 to S2, and two scenarios of it. */
export async function toScenarier(db: Database) {
	const objekter = rutenett(3, 100).filter(({ omrNavn }) => !/S[3-8]/.test(omrNavn ?? ''));
	const plan = await makeScenario(db, objekter, { planId: `FLETT ${randomUUID()}` });
	return { plan, fra: await kopi(db, plan), inn: await kopi(db, plan) };
}

/** A planner's merge of all that is in the one, as both stand. */
export async function flett(
	db: Database,
	fra: number,
	inn: number,
	valg: { choices?: Flettevalgene; proving?: boolean; again?: boolean } = {}
): Promise<Flettesvar> {
	const [f, t] = [await scenarioById(db, planlegger, fra), await scenarioById(db, planlegger, inn)];
	const { choices = {}, proving = false, again = false } = valg;
	const seen = { from: f.revision, target: t.revision };
	return flettInn(db, planlegger, inn, { from: fra, seen, choices, again }, { proving });
}

/** What differs between two scenarios as they stand. */
export const forskjeller = async (db: Database, a: number, b: number) =>
	(await diffAnswer(db, planlegger, { id: a, revision: null }, { id: b, revision: null })).svar
		.objects;
