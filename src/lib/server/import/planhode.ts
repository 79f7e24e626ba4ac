import type { Avvik } from '../../domain/avvik.ts';
import { kodeverdi } from '../../domain/codelists/index.ts';
import type { Planhode } from '../../domain/plan/planobjekt.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import type { ImportTarget } from './target.ts';

/** One thing that a file says of the plan otherwise than the plan does, in words. */
export interface Hodeendring {
	/** «Plannavn», «Planstatus» … */
	readonly navn: string;
	/** null: nothing was known. */
	readonly fra: string | null;
	readonly til: string;
}

type Felt = Exclude<keyof Planhode, 'kommunenummer' | 'planidentifikasjon'>;

const iListe = (liste: string) => (kode: string | number) => {
	const navn = kodeverdi(liste, Number(kode))?.navn;
	return navn ? `${kode} ${navn}` : String(kode);
};
const somDato = (iso: string | number) => String(iso).split('-').toReversed().join('.');

const FELT: Readonly<Record<Felt, { navn: string; skriv: (verdi: string | number) => string }>> = {
	plannavn: { navn: 'Plannavn', skriv: (navn) => `«${navn}»` },
	plantype: { navn: 'Plantype', skriv: iListe('Plantype') },
	planstatus: { navn: 'Planstatus', skriv: iListe('Planstatus') },
	ikrafttredelsesdato: { navn: 'Ikrafttredelsesdato', skriv: somDato },
	vedtakEndeligPlanDato: { navn: 'Dato for endelig vedtak', skriv: somDato }
};

/**
 * What does the plan know of itself that the file says otherwise? Empty for a plan that the file makes. What the file
 * does not say stays as it was.
 */
function hodeendringer(stored: Planhode, hode: Planhode): Hodeendring[] {
	return Object.entries(FELT).flatMap(([felt, { navn, skriv }]) => {
		const [fra, til] = [stored[felt as Felt], hode[felt as Felt]];
		if (til === null || til === fra) return [];
		return { navn, fra: fra === null ? null : skriv(fra), til: skriv(til) };
	});
}

/**
 * Does what a file says of the plan itself count? Of the plan in force it does, and of the first that is known of a
 * plan: `scenarioId` is the scenario that the file becomes.
 */
export async function speaksForPlan(
	db: Queryable,
	{ planId, kind }: { planId: number; kind: string },
	scenarioId: number
): Promise<boolean> {
	if (kind === 'gjeldende') return true;
	const { rowCount } = await db.query(sql`
		select from scenario
		where plan_id = ${planId} and id <> ${scenarioId} and tilstand = 'aktiv' limit 1`);
	return rowCount === 0;
}

/** The head of a plan that somebody has accepted something of; null for one that this import makes. */
async function storedHode(db: Queryable, planId: number): Promise<Planhode | null> {
	const { rows } = await db.query<Planhode>(sql`
		select p.kommunenummer, p.planidentifikasjon, p.plannavn, p.plantype, p.planstatus,
			p.ikrafttredelsesdato::text as ikrafttredelsesdato,
			p.vedtak_endelig_plan_dato::text as "vedtakEndeligPlanDato"
		from plan p where p.id = ${planId}
			and exists (select from scenario s where s.plan_id = p.id and s.tilstand = 'aktiv')`);
	return rows[0] ?? null;
}

/** What accepting would change in the plan itself, and what a proposal says that it would not. */
export async function compareHode(
	db: Queryable,
	target: ImportTarget,
	scenarioId: number,
	hode: Planhode
): Promise<{ endringer: Hodeendring[]; avvik: Avvik[] }> {
	const stored = await storedHode(db, target.planId);
	const endringer = stored ? hodeendringer(stored, hode) : [];
	if (await speaksForPlan(db, target, target.replaces ?? scenarioId))
		return { endringer, avvik: [] };
	return { endringer: [], avvik: endringer.map(beholdt) };
}

const beholdt = ({ navn, fra, til }: Hodeendring): Avvik => ({
	rule: 'import.planhode.beholdt',
	severity: 'merknad',
	message: `${navn}: filen sier ${til}, planen har ${fra ?? 'ingenting'}. Planen beholder sitt, for et forslag endrer ikke den gjeldende planen.`
});

const bilde = sql`jsonb_build_object('plannavn', plannavn, 'plantype', plantype, 'planstatus', planstatus,
	'ikrafttredelsesdato', ikrafttredelsesdato, 'vedtakEndeligPlanDato', vedtak_endelig_plan_dato)`;

/** What a change did to the plan itself, as the log keeps it. */
export interface Planendring {
	readonly before: object;
	readonly after: object;
}

interface NewHode {
	readonly planId: number;
	readonly hode: Planhode;
}

/**
 * Writes what the file says of the plan itself; a code that is not in its list is left as it was. Answers with the
 * plan before and after, null where nothing changed.
 */
export async function updatePlan(
	tx: Queryable,
	{ hode, planId }: NewHode
): Promise<Planendring | null> {
	const read = () =>
		tx.query<{ plan: object }>(sql`select ${bilde} as plan from plan where id = ${planId}`);
	const before = (await read()).rows[0]?.plan ?? {};
	await tx.query(sql`
		update plan set
			plannavn = coalesce(${hode.plannavn}, plannavn),
			plantype = coalesce((select kode from kodeverdi
				where liste = 'Plantype' and kode = ${hode.plantype}::integer), plantype),
			planstatus = coalesce((select kode from kodeverdi
				where liste = 'Planstatus' and kode = ${hode.planstatus}::integer), planstatus),
			ikrafttredelsesdato = coalesce(${hode.ikrafttredelsesdato}::date, ikrafttredelsesdato),
			vedtak_endelig_plan_dato = coalesce(${hode.vedtakEndeligPlanDato}::date, vedtak_endelig_plan_dato)
		where id = ${planId}`);
	const after = (await read()).rows[0]?.plan ?? {};
	return JSON.stringify(before) === JSON.stringify(after) ? null : { before, after };
}
