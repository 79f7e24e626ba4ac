import * as v from 'valibot';
import type { Diffobjekt } from '../../domain/plan/diff.ts';
import type { Endringssvar } from '../../domain/plan/endring.ts';
import {
	flett,
	grupperMed,
	type Flettebart,
	type Flettegruppe,
	type Flettekonflikt
} from '../../domain/plan/fletting.ts';
import type { Bruker } from '../auth/bruker.ts';
import { BadRequest } from '../badRequest.ts';
import { diffBetween } from '../diff.ts';
import { ellerIgjen } from '../endring/igjen.ts';
import { lesScenario } from '../endring/las.ts';
import { meldingSchema } from '../endring/sett.ts';
import type { Endringsvalg } from '../endring/utfor.ts';
import { Conflict, Forbidden } from '../errors.ts';
import { heltallfelt, uuidfelt } from '../felter.ts';
import { scenarioById, type Scenario } from '../plans.ts';
import type { Database, Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { tilstandAv, type Tilstand } from '../tilstand.ts';
import { felles, flettbare } from './grunnlag.ts';
import { skrivFletting } from './skrivFletting.ts';

const heltall = (name: string) => heltallfelt(`skriv ${name} som et tall.`);

/** Which scenario is merged from, what was seen of both when that was decided, and whose version of what is to stand. */
export const flettingSchema = v.strictObject(
	{
		from: heltall('scenariet det flettes fra'),
		seen: v.strictObject(
			{ from: heltall('revisjonen'), target: heltall('revisjonen') },
			'oppgi revisjonene du har sett: { from, target }.'
		),
		message: v.optional(meldingSchema),
		choices: v.optional(
			v.record(uuidfelt(), v.picklist(['mine', 'theirs'], 'mine eller theirs.')),
			{}
		),
		/** Also what was merged before and has been taken back here since. */
		again: v.optional(v.boolean('true eller false.'))
	},
	'feltet finnes ikke her, eller mangler.'
);
export type Fletting = v.InferOutput<typeof flettingSchema>;

/** What a merge that is only tried would do: every object of it, and the ground that gets another purpose. */
export interface Prove {
	readonly objects: readonly Diffobjekt[];
	readonly changedM2: number;
}

export type Flettesvar =
	| ({ readonly ok: true; readonly prove?: Prove } & Endringssvar)
	| {
			readonly ok: false;
			readonly message: string;
			readonly conflicts: readonly Flettekonflikt[];
			/** Conflicts and what must be chosen with them. */
			readonly groups: readonly Flettegruppe[];
	  };

/** Both, the target held until the transaction ends, and the other kept from changing. */
async function lesPar(tx: Queryable, bruker: Bruker, target: number, { from, seen }: Fletting) {
	await tx.query(sql`select from scenario where id = ${from} for share`);
	const fra = await scenarioById(tx, bruker, from);
	const inn = await scenarioById(tx, bruker, target);
	if (inn.kind === 'gjeldende')
		throw new Forbidden('Gjeldende plan endres ikke. Flett inn i et scenario av den.');
	if (inn.id === fra.id || inn.plan !== fra.plan)
		throw new BadRequest('ugyldig-fletting', 'Velg et annet scenario av samme plan.', 422);
	const { scenario } = await lesScenario(tx, bruker, target, { lokalIder: [], hold: true });
	for (const [{ name }, revision, sett] of [
		[fra, fra.revision, seen.from],
		[inn, scenario.revision, seen.target]
	] as const)
		if (revision !== sett)
			throw new Conflict(`«${name}» er endret siden du så på det. Se på forskjellene på nytt.`);
	return { fra, inn, scenario };
}

function assertKjenteValg(alle: readonly Flettebart[], { choices }: Fletting): void {
	const known = new Set(alle.map(({ lokalId }) => lokalId));
	const ukjent = Object.keys(choices).find((id) => !known.has(id));
	if (ukjent === undefined) return;
	throw new BadRequest(
		'ukjent-valg',
		`Objektet ${ukjent} er ikke endret, så det er ikke noe å velge. Ta det ut av choices.`,
		422
	);
}

const konfliktsvar = (
	alle: readonly Flettebart[],
	conflicts: readonly Flettekonflikt[],
	fra: Scenario,
	inn: Scenario
): Flettesvar => ({
	ok: false,
	message: `${conflicts.length === 1 ? 'Et objekt er' : `${conflicts.length} objekter er`} endret både i «${fra.name}» og i «${inn.name}». Velg hva som skal gjelde.`,
	conflicts,
	groups: grupperMed(alle, new Set(conflicts.map(({ lokalId }) => lokalId)))
});

/** What was tried: these objects, as the one has them, into the other. */
interface Forsok {
	readonly fra: Pick<Scenario, 'id' | 'revision'>;
	readonly inn: Pick<Scenario, 'id' | 'revision'>;
	readonly objects: readonly string[];
}

/** What was tried, and is to be rolled back. */
class Provd extends Error {
	readonly svar: Extract<Flettesvar, { ok: true }>;
	readonly forsok: Forsok;
	constructor(svar: Extract<Flettesvar, { ok: true }>, forsok: Forsok) {
		super('rolled back as asked');
		this.svar = svar;
		this.forsok = forsok;
	}
}

/** The target as a merge would leave it. */
const flettetTilstand = ({ fra, inn, objects }: Forsok): Tilstand => ({
	...inn,
	objekter: sql`
		select * from (${tilstandAv(inn).objekter}) i where i.lokal_id <> all(${objects}::uuid[])
		union all
		select * from (${tilstandAv(fra).objekter}) f where f.lokal_id = any(${objects}::uuid[])`
});

async function utfor(
	tx: Queryable,
	bruker: Bruker,
	target: number,
	fletting: Fletting,
	{ klient = null, proving = false }: Endringsvalg
): Promise<Flettesvar> {
	const { fra, inn, scenario } = await lesPar(tx, bruker, target, fletting);
	const alle = await flettbare(
		tx,
		await felles(tx, fra, inn, fletting.again ?? false),
		fra.id,
		inn.id
	);
	assertKjenteValg(alle, fletting);
	const { choices } = fletting;
	const plan = flett(alle, choices);
	if (!plan.ok) return konfliktsvar(alle, plan.conflicts, fra, inn);
	// Where all that was chosen is what stands, that it was chosen is kept, so that it is not asked again.
	if (plan.objects.length === 0 && Object.keys(choices).length === 0)
		return { ok: true, revision: scenario.revision, objects: [], avvik: [] };
	const melding = fletting.message ?? `Flettet inn endringene i «${fra.name}»`;
	const avsender = { hvem: bruker.navn, kontoId: bruker.kontoId, klient, melding };
	const skrevet = await skrivFletting(tx, { scenario, fra, avsender, alle, plan, choices });
	const svar = { ok: true, ...skrevet, avvik: [] } as const;
	if (!proving) return svar;
	throw new Provd(svar, { fra, inn: scenario, objects: plan.objects });
}

/** What a merge would do, measured when nothing is held any more: others get in between. */
async function proveAv(db: Database, forsok: Forsok): Promise<Prove> {
	const after = flettetTilstand(forsok);
	const { objects, changedM2 } = await diffBetween(db, tilstandAv(forsok.inn), after);
	return { objects, changedM2 };
}

/**
 * Merges what was done in one scenario since it and the target had all in common, as one change of the target with its log
 * and versions: objects as they are stored there, arcs and all. What was changed in both, and not alike, must be chosen.
 * What then does not tile is Uakseptabel, with the zones that belong together. `proving`: the same answer and what it would
 * do, and nothing of it is kept.
 */
export async function flettInn(
	db: Database,
	bruker: Bruker,
	target: number,
	fletting: Fletting,
	valg: Endringsvalg = {}
): Promise<Flettesvar> {
	try {
		return await ellerIgjen(() =>
			db.transaction((tx) => utfor(tx, bruker, target, fletting, valg))
		);
	} catch (error) {
		if (!(error instanceof Provd)) throw error;
		return { ...error.svar, prove: await proveAv(db, error.forsok) };
	}
}
