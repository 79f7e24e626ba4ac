import { fjernDemoKontoer } from '../auth/demo.ts';
import { Conflict, NotFound } from '../errors.ts';
import type { Database, Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import type { Planhode } from '../../domain/plan/planobjekt.ts';
import { isUuid } from '../../formats/uuid5.ts';
import { discardStaged } from './discard.ts';
import { speaksForPlan, updatePlan, type Planendring } from './planhode.ts';
import { stopReading } from './running.ts';

interface Staged {
	readonly scenarioId: number;
	readonly replaces: number | null;
	/** Revision that the target had when the file was read. */
	readonly replacesRevision: number | null;
	readonly planId: number;
	readonly kind: string;
	readonly navn: string;
	readonly illustrasjon: boolean;
	readonly hode: Planhode;
	readonly filnavn: string;
}

/**
 * Makes a staged import real, in one transaction: a new scenario, or a new revision of the one it replaces,
 * whose old objects stand in the log. Answers with the scenario's id.
 */
export const acceptImport = (
	db: Database,
	jobId: string,
	hvem: string,
	kontoId: number | null = null
): Promise<number> =>
	db.transaction(async (tx) => {
		const staged = await lockStaged(tx, jobId);
		const { replaces } = staged;
		const speaks = await speaksForPlan(tx, staged, replaces ?? staged.scenarioId);
		const change = { hvem, kontoId, planendring: speaks ? await updatePlan(tx, staged) : null };
		const scenarioId = replaces
			? await replaceScenario(tx, staged, replaces, change)
			: await activateScenario(tx, staged, change);
		await tx.query(sql`
			update importjobb set tilstand = 'ferdig', maal_scenario_id = ${scenarioId}, fremdrift = 1,
				avsluttet_av = ${hvem}, avsluttet = now()
			where id = ${jobId}`);
		// A real plan in force ends the time of the open demo accounts.
		if (staged.kind === 'gjeldende' && !staged.illustrasjon) await fjernDemoKontoer(tx);
		return scenarioId;
	});

async function lockStaged(tx: Queryable, jobId: string): Promise<Staged> {
	if (!isUuid(jobId)) throw new NotFound('Importen finnes ikke.');
	const { rows } = await tx.query<Staged & { tilstand: string; av: string | null }>(sql`
		select j.tilstand, j.avsluttet_av as av, j.scenario_id as "scenarioId", j.maal_scenario_id as replaces,
			j.maal_revision as "replacesRevision", s.plan_id as "planId",
			s.kind, s.navn, p.illustrasjon, j.hode, j.filnavn
		from importjobb j
		left join scenario s on s.id = j.scenario_id
		left join plan p on p.id = s.plan_id
		where j.id = ${jobId} for update of j`);
	const job = rows[0];
	if (!job) throw new NotFound('Importen finnes ikke.');
	if (job.tilstand !== 'venter') throw new Conflict(notWaiting(job.tilstand, job.av));
	// Two that are accepted at once take the plan one after the other.
	await tx.query(sql`select from plan where id = ${job.planId} for update`);
	return job;
}

/** Who makes a change, and what it does to the plan itself. */
interface Change {
	readonly hvem: string;
	/** null: a token without an account, or the command line. */
	readonly kontoId: number | null;
	readonly planendring: Planendring | null;
}

async function activateScenario(tx: Queryable, staged: Staged, change: Change): Promise<number> {
	const { scenarioId } = staged;
	const taken = await tx.query(sql`
		select from scenario
		where plan_id = ${staged.planId} and tilstand = 'aktiv'
			and case when ${staged.kind}::text = 'gjeldende' then kind = 'gjeldende'
				else kind <> 'gjeldende' and lower(navn) = lower(${staged.navn}) end`);
	if (taken.rowCount > 0)
		throw new Conflict(
			`Planen har fått et scenario «${staged.navn}» imens. Les inn fila på nytt for å erstatte det.`
		);
	const { rowCount } = await tx.query(sql`
		select from scenario
		where plan_id = ${staged.planId} and tilstand = 'aktiv' and lower(navn) = lower(${staged.navn})`);
	if (rowCount > 0)
		throw new Conflict(
			`Planen har alt et scenario som heter «${staged.navn}», og fila erstatter det ikke. Gi det et annet navn først.`
		);
	await tx.query(sql`
		update scenario set tilstand = 'aktiv', revision = 1,
			synlighet = case when kind = 'gjeldende' then 'offentlig' else 'intern' end
		where id = ${scenarioId}`);
	const melding = `Importert fra ${staged.filnavn}`;
	const endring = await logChange(tx, { ...change, scenarioId, revision: 1, melding });
	await tx.query(sql`
		insert into endring_objekt (endring_id, lokal_id, op, before, after, version)
		select ${endring}::bigint, o.lokal_id, 'create', null, planobjekt_bilde(o), o.version
		from planobjekt o where o.scenario_id = ${scenarioId}`);
	return scenarioId;
}

async function logChange(
	tx: Queryable,
	change: Change & { scenarioId: number; revision: number; melding: string }
): Promise<number> {
	const { before = null, after = null } = change.planendring ?? {};
	const { rows } = await tx.query<{ id: number }>(sql`
		insert into endring (scenario_id, revision, hvem, konto_id, melding, plan_before, plan_after)
		values (${change.scenarioId}, ${change.revision}, ${change.hvem}, ${change.kontoId}, ${change.melding},
			${before && JSON.stringify(before)}::jsonb, ${after && JSON.stringify(after)}::jsonb)
		returning id`);
	const id = rows[0]?.id;
	if (!id) throw new Error('no change was logged');
	return id;
}

async function replaceScenario(
	tx: Queryable,
	{ scenarioId, filnavn, replacesRevision }: Staged,
	target: number,
	change: Change
): Promise<number> {
	const { rows } = await tx.query<{ revision: number }>(sql`
		update scenario s set revision = s.revision + 1, kilde_epsg = n.kilde_epsg, kilde_areal_m2 = n.kilde_areal_m2
		from scenario n
		where s.id = ${target} and s.tilstand = 'aktiv' and s.revision = ${replacesRevision} and n.id = ${scenarioId}
		returning s.revision`);
	const revision = rows[0]?.revision;
	if (!revision)
		throw new Conflict(
			'Scenariet er endret eller borte siden fila ble lest. Les fila inn på nytt, så ser du hva som erstattes.'
		);
	const melding = `Importert på nytt fra ${filnavn}`;
	const endring = await logChange(tx, { ...change, scenarioId: target, revision, melding });
	await logObjects(tx, scenarioId, target, endring);
	await tx.query(sql`
		insert into endring_rest (endring_id, before, geom)
		select ${endring}::bigint, jsonb_build_object('serial', serial, 'objekttype', objekttype,
			'grunn', grunn, 'egenskaper', egenskaper, 'buer', buer), geom
		from planobjekt_rest where scenario_id = ${target} order by id`);
	await swapObjects(tx, scenarioId, target, endring);
	return target;
}

/**
 * What came, went and changed, each with its version: a changed object's goes up by one, and one that was deleted and
 * comes back goes on from the last it had. (Older lines have no version; there were never more versions than lines.)
 */
const logObjects = (tx: Queryable, from: number, to: number, endring: number) =>
	tx.query(sql`
		insert into endring_objekt (endring_id, lokal_id, op, before, after, version)
		select ${endring}::bigint, lokal_id,
			case when o.bilde is null then 'create' when n.bilde is null then 'delete' else 'update' end,
			o.bilde, n.bilde,
			case when n.bilde is null then o.version else coalesce(o.version, sist.version) + 1 end
		from (select lokal_id, version, planobjekt_bilde(p) as bilde from planobjekt p where scenario_id = ${to}) o
		full join (select lokal_id, planobjekt_bilde(p) as bilde from planobjekt p
			where scenario_id = ${from}) n using (lokal_id)
		left join lateral (
			select coalesce(max(l.version), count(*)::integer) as version
			from endring_objekt l join endring e on e.id = l.endring_id
			where l.lokal_id = n.lokal_id and e.scenario_id = ${to}
		) sist on o.bilde is null
		where o.bilde is distinct from n.bilde`);

/** The staged objects take the old ones' place, with the versions that the log gives those that are new or changed. */
async function swapObjects(tx: Queryable, from: number, to: number, endring: number) {
	await tx.query(sql`
		update planobjekt n set version = v.version
		from (
			select p.id, coalesce(e.version, o.version) as version
			from planobjekt p
			left join planobjekt o on o.scenario_id = ${to} and o.lokal_id = p.lokal_id
			left join endring_objekt e on e.endring_id = ${endring} and e.lokal_id = p.lokal_id
			where p.scenario_id = ${from}
		) v
		where n.id = v.id and n.version <> v.version`);
	await tx.query(sql`delete from planobjekt where scenario_id = ${to}`);
	await tx.query(sql`delete from planobjekt_rest where scenario_id = ${to}`);
	await tx.query(sql`update planobjekt set scenario_id = ${to} where scenario_id = ${from}`);
	await tx.query(sql`update planobjekt_rest set scenario_id = ${to} where scenario_id = ${from}`);
	await tx.query(sql`delete from scenario where id = ${from}`);
}

/**
 * Throws an import away, whether it is being read, waits for an answer or has failed; nothing that was there before is
 * touched. What was accepted meanwhile is not undone: Conflict.
 */
export async function cancelImport(db: Database, jobId: string, hvem: string): Promise<void> {
	if (!isUuid(jobId)) throw new NotFound('Importen finnes ikke.');
	stopReading(jobId);
	await db.transaction(async (tx) => {
		const { rows } = await tx.query<{ scenario_id: number | null }>(sql`
			update importjobb set tilstand = 'avbrutt', avsluttet_av = ${hvem}, avsluttet = now()
			where id = ${jobId} and tilstand not in ('ferdig', 'avbrutt') returning scenario_id`);
		const scenarioId = rows[0]?.scenario_id;
		if (scenarioId) await discardStaged(tx, scenarioId);
		if (rows.length === 0) await assertNotAccepted(tx, jobId);
	});
}

async function assertNotAccepted(tx: Queryable, jobId: string): Promise<void> {
	const { rows } = await tx.query<{ tilstand: string; av: string | null }>(sql`
		select tilstand, avsluttet_av as av from importjobb where id = ${jobId}`);
	const [job] = rows;
	if (!job) throw new NotFound('Importen finnes ikke.');
	if (job.tilstand === 'ferdig') throw new Conflict(`${tattIBruk(job.av)} Den kan ikke avbrytes.`);
}

const tattIBruk = (av: string | null): string =>
	`Importen er allerede tatt i bruk${av ? ` av ${av}` : ''}.`;

/** Why an import that does not wait for an answer cannot be accepted. */
function notWaiting(tilstand: string, av: string | null): string {
	switch (tilstand) {
		case 'ferdig':
			return tattIBruk(av);
		case 'avbrutt':
			return `Importen er avbrutt${av ? ` av ${av}` : ''}. Les fila inn på nytt.`;
		case 'feilet':
			return 'Importen stoppet av en feil og kan ikke tas i bruk. Les fila inn på nytt.';
		default:
			return 'Fila er ikke ferdig lest ennå. Vent litt og prøv igjen.';
	}
}
