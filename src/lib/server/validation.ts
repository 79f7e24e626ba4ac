import type { Avvik } from '../domain/avvik.ts';
import type { Planhode } from '../domain/plan/planobjekt.ts';
import { bareIFiler, planregler } from '../domain/rules/plan/index.ts';
import { erIkkeVurdert } from '../domain/rules/plan/ikkeVurdert.ts';
import { utenMalte, type Omtale } from '../domain/rules/plan/malt.ts';
import { desimaler } from '../domain/rules/plan/desimaler.ts';
import { omtaleAv } from '../domain/rules/plan/regel.ts';
import { bevisteNivaer } from './bevistFlislegging.ts';
import { NotFound } from './errors.ts';
import { malPlan } from './planmaling.ts';
import { provRegler, type Planrad } from './planregler.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';
import { Turer } from './turer.ts';

async function readHode(db: Queryable, scenarioId: number): Promise<Planhode> {
	const { rows } = await db.query<Planhode>(sql`
		select p.kommunenummer, p.planidentifikasjon, p.plannavn, p.plantype, p.planstatus,
			p.ikrafttredelsesdato::text as ikrafttredelsesdato,
			p.vedtak_endelig_plan_dato::text as "vedtakEndeligPlanDato"
		from scenario s join plan p on p.id = s.plan_id where s.id = ${scenarioId}`);
	const hode = rows[0];
	if (!hode) throw new NotFound(`Scenario ${scenarioId} finnes ikke.`);
	return hode;
}

async function wasTransformed(db: Queryable, scenarioId: number): Promise<boolean> {
	const { rowCount } = await db.query(sql`
		select from scenario where id = ${scenarioId} and kilde_epsg <> srid`);
	return rowCount > 0;
}

/** The objects that rules ask of, in turns: a large plan is read while others get in between. */
async function readRader(turer: Turer, scenarioId: number): Promise<Planrad[]> {
	const alle = await turer.rows<{ id: number }>(sql`
		select id from planobjekt where scenario_id = ${scenarioId} and tema <> 'annet' order by id`);
	const { rows } = await turer.each<number, Planrad>(
		(alle ?? []).map(({ id }) => id),
		(del) => sql`
			select lokal_id as "lokalId", objekttype, kode, arealbruksstatus, omr_navn as "omrNavn", beskrivelse,
				eierform, vertikalniva, egenskaper, ST_AsGeoJSON(geom, 9, 0) as geometry
			from planobjekt where scenario_id = ${scenarioId} and id = any(${del}::bigint[]) order by id`,
		{ first: 256 }
	);
	return rows;
}

function omtaleOf(rader: readonly Planrad[]): Omtale {
	const byId = new Map(rader.map((rad) => [rad.lokalId, omtaleAv(rad)]));
	return (lokalId) => byId.get(lokalId) ?? lokalId;
}

export interface Valideringsvalg {
	/** A head that is not the plan's yet, as of a file that is being imported. */
	readonly hode?: Planhode;
	/** Milliseconds for the rules and for the measuring, which go on at the same time. */
	readonly maxMs?: number;
	/** For the measuring alone, and for one rule. */
	readonly malingMs?: number;
	readonly regelMs?: number;
	/** Somebody wants it no more. */
	readonly signal?: AbortSignal;
}

/**
 * What is wrong with a stored scenario? The exact rules of the domain, in a thread of their own, and the areas of gaps,
 * overlaps and what lies outside as PostGIS measures them in the plan's UTM zone. Places are in that zone. [] where
 * nothing is wrong. What was not examined within the time is said as an avvik of its own (`erIkkeVurdert`), and comes
 * first. Decimals are a matter of the file: in a plan that was transformed they are not counted.
 */
export async function validateScenario(
	db: Database,
	scenarioId: number,
	valg: Valideringsvalg = {}
): Promise<Avvik[]> {
	const { hode, maxMs = 60_000, regelMs = 20_000, signal } = valg;
	const kjent = hode ?? (await readHode(db, scenarioId));
	const isTransformed = await wasTransformed(db, scenarioId);
	const rader = await readRader(new Turer(db, { maxMs: Infinity, signal }), scenarioId);
	const regler = planregler.filter(
		(regel) => !bareIFiler.includes(regel) && !(isTransformed && regel === desimaler)
	);
	const maling = new Turer(db, { maxMs: valg.malingMs ?? maxMs, signal });
	const mal = async () => malPlan(maling, scenarioId, omtaleOf(rader), await bevisteNivaer(rader));
	const [prover, malinger] = await Promise.all([
		provRegler({ hode: kjent, rader }, regler, { maxMs, regelMs, signal }),
		mal()
	]);
	const { avvik: malte, isWhole } = malinger;
	const alle = [...malte, ...(isWhole ? utenMalte(prover, malte) : prover)];
	return [...alle.filter(erIkkeVurdert), ...alle.filter((avvik) => !erIkkeVurdert(avvik))];
}
