import * as v from 'valibot';
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
import { meldingSchema } from '../endring/sett.ts';
import { endreScenario, type Endringsvalg } from '../endring/utfor.ts';
import { Conflict, Forbidden, Uakseptabel } from '../errors.ts';
import { heltallfelt, uuidfelt } from '../felter.ts';
import { scenarioById, type Scenario } from '../plans.ts';
import type { Database } from '../queryable.ts';
import { felles, flettbare } from './grunnlag.ts';

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
		)
	},
	'feltet finnes ikke her, eller mangler.'
);
export type Fletting = v.InferOutput<typeof flettingSchema>;

export type Flettesvar =
	| ({ readonly ok: true } & Endringssvar)
	| {
			readonly ok: false;
			readonly message: string;
			readonly conflicts: readonly Flettekonflikt[];
			/** Conflicts and what must be chosen with them. */
			readonly groups: readonly Flettegruppe[];
	  };

const NAVNGITT = 8;

/** Which zones belong together? Said where sides were picked that do not fit. */
function horerSammen(grupper: readonly Flettegruppe[]): string {
	if (grupper.length === 0) return '';
	const deler = grupper.map(({ objects }) => {
		const navn = objects.slice(0, NAVNGITT).map(({ name }) => name ?? 'en sone uten navn');
		const rest = objects.length - navn.length;
		return navn.join(', ') + (rest > 0 ? ` og ${rest} til` : '');
	});
	return ` Disse hører sammen, og må velges likt: ${deler.join('; ')}.`;
}

async function lesGrunnlag(db: Database, bruker: Bruker, target: number, { from, seen }: Fletting) {
	return db.snapshot(async (tx) => {
		const inn = await scenarioById(tx, bruker, target);
		const fra = await scenarioById(tx, bruker, from);
		if (inn.kind === 'gjeldende')
			throw new Forbidden('Gjeldende plan endres ikke. Flett inn i et scenario av den.');
		if (inn.id === fra.id || inn.plan !== fra.plan)
			throw new BadRequest('ugyldig-fletting', 'Velg et annet scenario av samme plan.', 422);
		for (const [scenario, sett] of [
			[fra, seen.from],
			[inn, seen.target]
		] as const)
			if (scenario.revision !== sett)
				throw new Conflict(
					`«${scenario.name}» er endret siden du så på det. Se på forskjellene på nytt.`
				);
		return { inn, fra, alle: await flettbare(tx, await felles(tx, fra, inn), fra.id, inn.id) };
	});
}

const ukjente = (alle: readonly Flettebart[], { choices }: Fletting): string | undefined => {
	const known = new Set(alle.map(({ lokalId }) => lokalId));
	return Object.keys(choices).find((id) => !known.has(id));
};

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

/**
 * Merges what was done in one scenario since it and the target had all in common, as one change of the target: with its
 * log, versions and lock (`endreScenario`). What was changed in both, and not alike, must be chosen. What then does not
 * tile is Uakseptabel, with the zones that belong together.
 */
export async function flettInn(
	db: Database,
	bruker: Bruker,
	target: number,
	fletting: Fletting,
	valg: Endringsvalg = {}
): Promise<Flettesvar> {
	const { inn, fra, alle } = await lesGrunnlag(db, bruker, target, fletting);
	const fremmed = ukjente(alle, fletting);
	if (fremmed !== undefined)
		throw new BadRequest(
			'ukjent-valg',
			`Objektet ${fremmed} er ikke endret, så det er ikke noe å velge. Ta det ut av choices.`,
			422
		);
	const plan = flett(alle, fletting.choices);
	if (!plan.ok) return konfliktsvar(alle, plan.conflicts, fra, inn);
	const { operations } = plan;
	if (operations.length === 0) return { ok: true, revision: inn.revision, objects: [], avvik: [] };
	const message = fletting.message ?? `Flettet inn endringene i «${fra.name}»`;
	try {
		const svar = await endreScenario(db, bruker, target, { message, operations }, valg);
		return { ok: true, ...svar };
	} catch (error) {
		if (!(error instanceof Uakseptabel)) throw error;
		const chosen = new Set([
			...Object.keys(fletting.choices),
			...error.avvik.flatMap(({ object }) => (object ? [object] : []))
		]);
		throw new Uakseptabel(error.message + horerSammen(grupperMed(alle, chosen)), error.avvik);
	}
}
