import * as v from 'valibot';
import type { Endringssvar, Objekttilstand, Operasjon } from '../../domain/plan/endring.ts';
import type { Bruker } from '../auth/bruker.ts';
import { BadRequest } from '../badRequest.ts';
import { Endringskonflikt, Uakseptabel } from '../errors.ts';
import { heltallfelt, uuidfelt } from '../felter.ts';
import type { Database, Queryable } from '../queryable.ts';
import { sql, type Statement } from '../sql.ts';
import { bruddPaFlislegging, brutteNivaer } from './flislegging.ts';
import { ellerIgjen } from './igjen.ts';
import { konfliktAv, sisteLinjer } from './konflikt.ts';
import { lesScenario, type RedigerbartScenario } from './las.ts';
import { meldingSchema } from './sett.ts';
import { skrivEndring } from './skriv.ts';
import { lagrede, tilstander, type Lagret } from './tilstand.ts';
import { assertKjente } from './ukjente.ts';

const revisjon = heltallfelt('skriv et revisjonsnummer.', 1);

/** What is to go back, to which revision, and what was seen of the scenario when that was decided. */
export const gjenopprettingSchema = v.strictObject({
	revision: revisjon,
	seen: revisjon,
	/** Left out: the whole scenario. */
	objects: v.optional(
		v.pipe(
			v.array(uuidfelt(), 'skriv en liste av objekter.'),
			v.minLength(1, 'nevn minst ett objekt, eller utelat feltet.'),
			v.maxLength(5000, 'høyst 5000 objekter.')
		)
	),
	message: v.optional(meldingSchema)
});
export type Gjenoppretting = v.InferOutput<typeof gjenopprettingSchema>;

const raderFor = (id: number, { revision, objects }: Gjenoppretting): Statement =>
	sql`select * from gjenoppretting(${id}::integer, ${revision}::integer, ${objects ?? null}::uuid[])`;

function assertKjent({ revision, seen }: Gjenoppretting, now: number): void {
	if (revision <= now && seen <= now) return;
	throw new BadRequest(
		'ugyldig-revisjon',
		`Scenariet har ingen revisjon ${Math.max(revision, seen).toString()}; den nyeste er ${now.toString()}.`,
		422
	);
}

/** What would go back, as an operation on the object that was seen. */
function onsket(
	lokalId: string,
	past: Objekttilstand | undefined,
	seen: Objekttilstand | undefined
): Operasjon {
	if (!past) return { op: 'delete', lokalId, version: seen?.version ?? 1 };
	const { geometry, properties } = past;
	if (!seen) return { op: 'create', lokalId, version: 0, geometry, properties };
	return { op: 'update', lokalId, version: seen.version, geometry, properties };
}

/** Endringskonflikt where what is to go back has been changed after it was seen. */
async function assertUsett(
	tx: Queryable,
	id: number,
	{ revision, seen }: Gjenoppretting,
	lokalIder: readonly string[]
): Promise<void> {
	const linjer = await sisteLinjer(tx, id, lokalIder);
	const nyere = lokalIder.filter((lokalId) => (linjer.get(lokalId)?.revision ?? 0) > seen);
	if (nyere.length === 0) return;
	const utvalg = { scenarioId: id, lokalIder: nyere };
	const now = await tilstander(tx, utvalg);
	const past = await tilstander(tx, { ...utvalg, revision });
	const saw = await tilstander(tx, { ...utvalg, revision: seen });
	const conflicts = nyere.map((lokalId) =>
		konfliktAv(
			onsket(lokalId, past.get(lokalId), saw.get(lokalId)),
			now.get(lokalId),
			linjer.get(lokalId)
		)
	);
	throw new Endringskonflikt(
		'Noe er endret av andre siden du så på loggen. Se på den på nytt før du gjenoppretter.',
		conflicts
	);
}

const standardmelding = ({ revision, objects }: Gjenoppretting): string => {
	const hva = objects
		? `${objects.length === 1 ? 'Ett objekt' : `${objects.length.toString()} objekter`} gjenopprettet`
		: 'Hele scenariet gjenopprettet';
	return `${hva} til revisjon ${revision.toString()}`;
};

const ALT = new Set(['create', 'update', 'delete'] as const);

async function skriv(
	tx: Queryable,
	bruker: Bruker,
	scenario: RedigerbartScenario,
	bestilling: Gjenoppretting,
	klient: string | null
): Promise<number> {
	const melding = bestilling.message ?? standardmelding(bestilling);
	const avsender = { hvem: bruker.navn, kontoId: bruker.kontoId, klient, melding };
	const rader = raderFor(scenario.id, bestilling);
	return (await skrivEndring(tx, { scenario, avsender, rader, ops: ALT })).revision;
}

async function assertPasser(
	tx: Queryable,
	scenario: RedigerbartScenario,
	before: ReadonlyMap<string, Lagret>,
	after: ReadonlyMap<string, Lagret>
): Promise<void> {
	const brutte = brutteNivaer([...before.values()], [...after.values()]);
	const avvik = await bruddPaFlislegging(tx, scenario, brutte);
	if (avvik.length > 0) throw new Uakseptabel(PASSER_IKKE, avvik);
}

/**
 * Objects, or the whole scenario, as they stood at an earlier revision: a new change, so that what came between is not lost.
 * Single objects must fit with what stands around them now; a whole scenario goes back as it was. Endringskonflikt where
 * somebody changed what is to go back after `seen`, Uakseptabel for objects that never were. Where all of it stands so already, nothing is logged.
 */
export const gjenopprett = (
	db: Database,
	bruker: Bruker,
	id: number,
	bestilling: Gjenoppretting,
	klient: string | null = null
): Promise<Endringssvar> =>
	ellerIgjen(() =>
		db.transaction(async (tx) => {
			const { scenario } = await lesScenario(tx, bruker, id, { lokalIder: [], hold: true });
			assertKjent(bestilling, scenario.revision);
			await assertKjente(tx, id, bestilling.objects ?? []);
			const { rows: rader } = await tx.query<{ lokalId: string }>(
				sql`select r.lokal_id as "lokalId" from (${raderFor(id, bestilling)}) r`
			);
			const ider = rader.map(({ lokalId }) => lokalId);
			await assertUsett(tx, id, bestilling, ider);
			if (ider.length === 0) return { revision: scenario.revision, objects: [], avvik: [] };
			const utvalg = { scenarioId: id, lokalIder: ider };
			const before = await lagrede(tx, utvalg);
			const revision = await skriv(tx, bruker, scenario, bestilling, klient);
			if (bestilling.objects) await assertPasser(tx, scenario, before, await lagrede(tx, utvalg));
			const objects = [...(await tilstander(tx, utvalg)).values()];
			return { revision, objects, avvik: [] };
		})
	);

const PASSER_IKKE =
	'Objektene passer ikke med det som ligger rundt dem nå. Ta med naboene, eller gjenopprett hele scenariet.';
