import type { Planobjekt } from '../../src/lib/domain/plan/planobjekt.ts';
import { objekttype } from '../../src/lib/domain/plan/objekttyper.ts';
import { PLANOBJEKT_COLUMNS, planobjektValues } from '../../src/lib/server/planobjektRow.ts';
import type { Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import type { Demo } from './generate.ts';
import { formalsandeler } from './plan/objekter.ts';
import type { Scenario } from './plan/scenarier.ts';

const columns = ['scenario_id', 'srid', ...PLANOBJEKT_COLUMNS, 'version'];

function* planobjektRows(
	scenarioId: number,
	srid: number,
	objekter: readonly Planobjekt[],
	changed: ReadonlyMap<string, Planobjekt>
) {
	for (const original of objekter) {
		const o = changed.get(original.lokalId) ?? original;
		if (!objekttype(o.objekttype)) throw new Error(`ukjent objekttype ${o.objekttype}`);
		yield [scenarioId, srid, ...planobjektValues(o, srid), o === original ? 1 : 2];
	}
}

async function insertScenario(
	tx: Queryable,
	planId: number,
	srid: number,
	parentId: number | null,
	{ navn, beskrivelse, kind, synlighet, endringer }: Scenario
): Promise<number> {
	const revision = endringer.length > 0 ? 2 : 1;
	const { rows } = await tx.query<{ id: number }>(sql`
		insert into scenario (plan_id, srid, parent_id, navn, beskrivelse, kind, synlighet, revision)
		values (${planId}, ${srid}, ${parentId}, ${navn}, ${beskrivelse}, ${kind}, ${synlighet}, ${revision})
		returning id`);
	const [row] = rows;
	if (!row) throw new Error('the scenario was not stored');
	return row.id;
}

async function insertEndring(
	tx: Queryable,
	scenarioId: number,
	revision: number,
	melding: string
): Promise<number> {
	const { rows } = await tx.query<{ id: number }>(sql`
		insert into endring (scenario_id, revision, hvem, melding)
		values (${scenarioId}, ${revision}, 'Planbordet (illustrasjon)', ${melding}) returning id`);
	const [row] = rows;
	if (!row) throw new Error('the change was not stored');
	return row.id;
}

/** The log of a copied scenario: the copying, then the changed objects as they were and as they became. */
async function logChanges(
	tx: Queryable,
	scenarioId: number,
	parentId: number,
	{ endringer, melding }: Scenario
): Promise<void> {
	if (endringer.length === 0) {
		await insertEndring(tx, scenarioId, 1, 'Illustrasjonsdata lastet');
		return;
	}
	await insertEndring(tx, scenarioId, 1, 'Kopi av gjeldende arealdel (illustrasjon)');
	const endring = await insertEndring(tx, scenarioId, 2, melding);
	await tx.query(sql`
		insert into endring_objekt (endring_id, lokal_id, op, before, after)
		select ${endring}::bigint, o.lokal_id, 'update', planobjekt_bilde(p), planobjekt_bilde(o)
		from planobjekt o
		join planobjekt p on p.scenario_id = ${parentId}::integer and p.lokal_id = o.lokal_id
		where o.scenario_id = ${scenarioId}::integer and o.version = 2`);
}

/** The shares of combined zones, in whichever scenario they are combined. */
function* formalsandelRows(
	planId: number,
	{ planobjekter, scenarier }: Demo
): Generator<readonly [number, string, number, number, number]> {
	const changed = scenarier.flatMap(({ endringer }) => endringer.map(({ after }) => after));
	for (const { lokalId, kode, beskrivelse } of [...planobjekter, ...changed]) {
		for (const andel of formalsandeler(kode, beskrivelse)) {
			yield [planId, lokalId, 1, andel.kode, andel.andel];
		}
	}
}

/** Stores the scenarios: each a full copy of the plan's objects with the same lokalId, and its changes logged. */
export async function insertScenarier(
	tx: Queryable,
	planId: number,
	srid: number,
	demo: Demo,
	log: (line: string) => void
): Promise<void> {
	const { scenarier, planobjekter } = demo;
	let parentId: number | null = null;
	for (const scenario of scenarier) {
		const id: number = await insertScenario(tx, planId, srid, parentId, scenario);
		const changed = new Map(scenario.endringer.map(({ after }) => [after.lokalId, after]));
		const rows = planobjektRows(id, srid, planobjekter, changed);
		await tx.copyFrom('planobjekt', columns, rows);
		await logChanges(tx, id, parentId ?? id, scenario);
		parentId ??= id;
		log(`Illustrasjonsdata: ${scenario.navn}, ${planobjekter.length} planobjekter`);
	}
	const andeler = [...formalsandelRows(planId, demo)];
	const soner = [...new Set(andeler.map(([, lokalId]) => lokalId))];
	await tx.query(sql`
		insert into formalsandelsett (plan_id, lokal_id, versjon, hvem, grunn, kilde)
		select ${planId}::integer, lokal_id, 1, 'Planbordet', 'Illustrasjonsdata', 'Oppdiktet (illustrasjon)'
		from unnest(${soner}::uuid[]) lokal_id`);
	await tx.copyFrom('formalsandel', ['plan_id', 'lokal_id', 'versjon', 'kode', 'andel'], andeler);
}
