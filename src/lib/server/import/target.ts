import type { Avvik } from '../../domain/avvik.ts';
import type { Planhode, ScenarioKind } from '../../domain/plan/planobjekt.ts';
import { sridFor } from '../../domain/kommuner.ts';
import { BadRequest } from '../badRequest.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { requireKoordinatsystem } from './koordinatsystem.ts';

/** What the person asked for beside the file. */
export interface ImportChoices {
	/** Overrides or supplies planidentifikasjon. */
	readonly plan?: string;
	/** Overrides or supplies the municipality's number. */
	readonly kommune?: string;
	/** Name of the scenario; without it an adopted plan becomes gjeldende. */
	readonly scenario?: string;
}

/** Where the objects of a file go. */
export interface ImportTarget {
	readonly planId: number;
	readonly srid: number;
	readonly kommunenummer: string;
	readonly planidentifikasjon: string;
	readonly kind: ScenarioKind;
	readonly navn: string;
	/** The scenario that is replaced, with its log kept; null: a new one. */
	readonly replaces: number | null;
}

/** SOSI PLANSTAT: endelig vedtatt, and vedtatt med utsatt rettsvirkning, which is not in force yet (pbl § 11-16). */
const VEDTATT = 3;
const UTSATT = 6;

const isName = (navn: string): boolean => navn.trim().length > 0 && navn.length <= 200;

/** Said of a plan that is adopted and not in force, since one might take it for the plan that applies. */
export const utsattRettsvirkning = (planstatus: number | null): Avvik[] =>
	planstatus === UTSATT
		? [
				{
					rule: 'import.planstatus.utsatt',
					severity: 'advarsel',
					message:
						'Planen er vedtatt med utsatt rettsvirkning (planstatus 6). Den gjelder ikke ennå, og er lest inn som forslag.'
				}
			]
		: [];

/** Finds or makes the municipality and plan that a file belongs to; its KOMM decides the UTM zone. */
export async function findTarget(
	tx: Queryable,
	hode: Planhode,
	choices: ImportChoices,
	kildeEpsg: number
): Promise<ImportTarget> {
	if (choices.scenario !== undefined && !isName(choices.scenario))
		throw new BadRequest('scenario-navn', 'Scenariets navn må ha mellom 1 og 200 tegn.', 422);
	await requireKoordinatsystem(tx, kildeEpsg);
	const { kommunenummer, planidentifikasjon } = await identify(tx, hode, choices);
	const srid = await ensureKommune(tx, kommunenummer);
	const planId = await ensurePlan(tx, { kommunenummer, planidentifikasjon, srid, hode });
	const adopted = hode.planstatus === VEDTATT;
	const kind: ScenarioKind = !choices.scenario && adopted ? 'gjeldende' : 'forslag';
	const navn = choices.scenario ?? (adopted ? 'Gjeldende plan' : 'Planforslag');
	const { rows } = await tx.query<{ id: number }>(sql`
		select id from scenario
		where plan_id = ${planId} and tilstand = 'aktiv' and case when ${kind}::text = 'gjeldende'
			then kind = 'gjeldende' else kind <> 'gjeldende' and lower(navn) = lower(${navn}) end
		order by id limit 1`);
	return {
		planId,
		srid,
		kommunenummer,
		planidentifikasjon,
		kind,
		navn,
		replaces: rows[0]?.id ?? null
	};
}

/** What a person may type; a longer one in a file is an avvik of its plan (rule plan.planid.lengde). */
const MAX_VALGT = 16;
/** What the database takes. */
const MAX_LEST = 100;

/** The plan ID that a file has, be it longer than it may. */
function planIdOf({ planidentifikasjon }: Planhode): string {
	if (!planidentifikasjon)
		throw new BadRequest(
			'plan-mangler',
			'Fila sier ikke hvilken plan den gjelder. Oppgi planens ID.',
			422
		);
	if (planidentifikasjon.length > MAX_LEST)
		throw new BadRequest(
			'plan-mangler',
			`Planens ID i fila har ${planidentifikasjon.length} tegn og kan ikke være en ID. Oppgi planens ID.`,
			422
		);
	return planidentifikasjon;
}

async function identify(tx: Queryable, hode: Planhode, choices: ImportChoices) {
	if (choices.plan !== undefined && choices.plan.length > MAX_VALGT)
		throw new BadRequest('plan-id-lang', `Planens ID kan ha høyst ${MAX_VALGT} tegn.`, 422);
	const planidentifikasjon = choices.plan ? choices.plan : planIdOf(hode);
	const kommunenummer =
		choices.kommune ?? hode.kommunenummer ?? (await kommuneOfPlan(tx, planidentifikasjon));
	if (!kommunenummer || !/^\d{4}$/.test(kommunenummer))
		throw new BadRequest(
			'kommune-mangler',
			'Fila sier ikke hvilken kommune planen ligger i. Oppgi kommunenummeret, fire siffer.',
			422
		);
	return { kommunenummer, planidentifikasjon };
}

/** The municipality of a plan that is known already, where only one has a plan of that name. */
async function kommuneOfPlan(tx: Queryable, planidentifikasjon: string): Promise<string | null> {
	const { rows } = await tx.query<{ kommunenummer: string }>(sql`
		select kommunenummer from plan where planidentifikasjon = ${planidentifikasjon} limit 2`);
	return rows.length === 1 ? (rows[0]?.kommunenummer ?? null) : null;
}

async function ensureKommune(tx: Queryable, kommunenummer: string): Promise<number> {
	// The update that changes nothing holds the row, so that no cancelled import takes it away meanwhile.
	const { rows } = await tx.query<{ srid: number }>(sql`
		insert into kommune (kommunenummer, srid) values (${kommunenummer}, ${sridFor(kommunenummer)})
		on conflict (kommunenummer) do update set navn = kommune.navn
		returning srid`);
	const srid = rows[0]?.srid;
	if (!srid) throw new Error(`kommune ${kommunenummer} vanished`);
	return srid;
}

interface NewPlan {
	readonly kommunenummer: string;
	readonly planidentifikasjon: string;
	readonly srid: number;
	readonly hode: Planhode;
}

async function ensurePlan(tx: Queryable, plan: NewPlan): Promise<number> {
	const { rows } = await tx.query<{ id: number; illustrasjon: boolean }>(sql`
		insert into plan (kommunenummer, srid, planidentifikasjon, plannavn)
		values (${plan.kommunenummer}, ${plan.srid}, ${plan.planidentifikasjon}, ${plan.hode.plannavn})
		on conflict (kommunenummer, planidentifikasjon) do update set plannavn = plan.plannavn
		returning id, illustrasjon`);
	const found = rows[0];
	if (!found) throw new Error(`plan ${plan.planidentifikasjon} vanished`);
	if (found.illustrasjon)
		throw new BadRequest(
			'illustrasjonsplan',
			'Planen med denne ID-en er en illustrasjon, og en ekte fil kan ikke leses inn i den. Oppgi en annen plan-ID.',
			422
		);
	return found.id;
}
