import type { Endringssvar } from '../../domain/plan/endring.ts';
import {
	grupperMed,
	type Flettebart,
	type Flettegruppe,
	type Flettevalgene
} from '../../domain/plan/fletting.ts';
import { bruddPaFlislegging, brutteNivaer } from '../endring/flislegging.ts';
import type { RedigerbartScenario } from '../endring/las.ts';
import { skrivEndring, type Avsender } from '../endring/skriv.ts';
import { lagrede, tilstander, type Lagret } from '../endring/tilstand.ts';
import { lagtUt, utenforOmradet } from '../endring/utenfor.ts';
import { Uakseptabel } from '../errors.ts';
import type { Scenario } from '../plans.ts';
import type { Queryable } from '../queryable.ts';
import { sql, type Statement } from '../sql.ts';

interface Bestilling {
	/** What is merged into; the transaction holds it. */
	readonly scenario: RedigerbartScenario;
	readonly fra: Scenario;
	readonly avsender: Avsender;
	readonly alle: readonly Flettebart[];
	readonly plan: { readonly objects: readonly string[] };
	readonly choices: Flettevalgene;
}

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

/** These objects as the other scenario has them, to the last digit, as rows for `skrivEndring`. */
const rader = (from: number, into: number, objects: readonly string[]): Statement => sql`
	select case when t.lokal_id is null then 'delete' when m.lokal_id is null then 'create' else 'update' end as op,
		i.lokal_id, t.objekttype, t.tema, t.kodeliste, t.kode, t.arealbruksstatus, t.omr_navn, t.beskrivelse, t.eierform,
		t.vertikalniva, t.egenskaper, true as har_buer, t.buer, t.geom
	from unnest(${objects}::uuid[]) as i (lokal_id)
	left join planobjekt t on t.scenario_id = ${from} and t.lokal_id = i.lokal_id
	left join planobjekt m on m.scenario_id = ${into} and m.lokal_id = i.lokal_id`;

const ALT = new Set(['create', 'update', 'delete'] as const);

/** A line in the log without objects: all that was chosen stands already. */
async function skrivLinje(
	tx: Queryable,
	id: number,
	{ hvem, kontoId, klient, melding }: Avsender
): Promise<number> {
	const { rows } = await tx.query<{ revision: number }>(sql`
		with hode as (update scenario set revision = revision + 1 where id = ${id} returning revision)
		insert into endring (scenario_id, revision, hvem, konto_id, klient, melding)
		select ${id}::integer, revision, ${hvem}::text, ${kontoId}::integer, ${klient}::uuid, ${melding}::text from hode
		returning revision`);
	const revision = rows[0]?.revision;
	if (revision === undefined) throw new Error('no merge was logged');
	return revision;
}

const husk = (
	tx: Queryable,
	into: number,
	revision: number,
	{ id, revision: fraRevision }: Scenario
) =>
	tx.query(sql`
		insert into fletting (endring_id, fra_id, fra_revision)
		select id, ${id}::integer, ${fraRevision}::integer from endring where scenario_id = ${into} and revision = ${revision}`);

type Lagrede = ReadonlyMap<string, Lagret>;

/** Uakseptabel where the purposes no longer tile, with what belongs together. */
async function assertFlislagt(
	tx: Queryable,
	{ scenario, alle, choices }: Bestilling,
	before: Lagrede,
	after: Lagrede
): Promise<void> {
	const nivaer = brutteNivaer([...before.values()], [...after.values()]);
	const avvik = await bruddPaFlislegging(tx, scenario, nivaer);
	const [forste] = avvik;
	if (!forste) return;
	const chosen = new Set([
		...Object.keys(choices),
		...avvik.flatMap(({ object }) => (object ? [object] : []))
	]);
	throw new Uakseptabel(
		`Formålene ville ikke lenger dekket planområdet nøyaktig. ${forste.message}${horerSammen(grupperMed(alle, chosen))}`,
		avvik
	);
}

/** Uakseptabel where what is merged in lies outside the plan area here, as it may where the other has a larger one. */
async function assertIOmradet(
	tx: Queryable,
	{ scenario }: Bestilling,
	before: Lagrede,
	after: Lagrede
): Promise<void> {
	const satte = [...after.values()].map((lagret) => ({
		...lagret,
		sendt: lagret.geometry,
		before: before.get(lagret.lokalId) ?? null
	}));
	const avvik = await utenforOmradet(tx, scenario, lagtUt(satte));
	const [forste] = avvik;
	if (!forste) return;
	throw new Uakseptabel(
		`Det som flettes inn, skal ligge i planområdet her. ${forste.message}`,
		avvik
	);
}

/** Writes a merge: the objects, the revision, the log, and what was merged. The transaction holds the target. */
export async function skrivFletting(
	tx: Queryable,
	bestilling: Bestilling
): Promise<Pick<Endringssvar, 'revision' | 'objects'>> {
	const { scenario, fra, avsender, plan } = bestilling;
	const lokalIder = plan.objects;
	if (lokalIder.length === 0) {
		const revision = await skrivLinje(tx, scenario.id, avsender);
		await husk(tx, scenario.id, revision, fra);
		return { revision, objects: [] };
	}
	const utvalg = { scenarioId: scenario.id, lokalIder };
	const before = await lagrede(tx, utvalg);
	const endring = { scenario, avsender, rader: rader(fra.id, scenario.id, lokalIder), ops: ALT };
	const { revision } = await skrivEndring(tx, endring);
	await husk(tx, scenario.id, revision, fra);
	const after = await lagrede(tx, utvalg);
	await assertFlislagt(tx, bestilling, before, after);
	await assertIOmradet(tx, bestilling, before, after);
	return { revision, objects: [...(await tilstander(tx, utvalg)).values()] };
}
