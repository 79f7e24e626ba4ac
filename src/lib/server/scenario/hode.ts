import * as v from 'valibot';
import { kanVaereOffentlig } from '../../domain/plan/offentlighet.ts';
import { kanPublisere, synligeScenario } from '../access.ts';
import type { Bruker } from '../auth/bruker.ts';
import { BadRequest } from '../badRequest.ts';
import { Conflict, Forbidden } from '../errors.ts';
import { heltallfelt } from '../felter.ts';
import { planOf, scenarioById, unknownScenario, type Scenario } from '../plans.ts';
import type { Database, Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { beskrivelseSchema, medEgetNavn, navnSchema } from './navn.ts';

/** What is to be otherwise with the scenario itself, and the version of it that was seen. */
export const scenarioendringSchema = v.pipe(
	v.strictObject({
		version: heltallfelt('oppgi versjonen du har sett.', 1),
		name: v.optional(navnSchema),
		description: v.optional(beskrivelseSchema),
		visibility: v.optional(
			v.picklist(['intern', 'planutvalg', 'offentlig'], 'intern, planutvalg eller offentlig.')
		),
		archived: v.optional(v.boolean('true eller false.'))
	}),
	v.check(({ version, ...rest }) => Object.keys(rest).length > 0, 'det er ingenting å endre.')
);
export type Scenarioendring = v.InferOutput<typeof scenarioendringSchema>;

/** What of a scenario is changed here, by the names of its columns. */
interface Hode {
	readonly navn: string;
	readonly beskrivelse: string;
	readonly synlighet: Scenario['synlighet'];
	readonly tilstand: Scenario['tilstand'];
}

const hodeOf = ({ name, beskrivelse, synlighet, tilstand }: Scenario): Hode => ({
	navn: name,
	beskrivelse,
	synlighet,
	tilstand
});

const erForAlle = ({ synlighet, tilstand }: Hode): boolean =>
	tilstand === 'aktiv' && synlighet === 'offentlig';

function onsket(hode: Hode, { name, description, visibility, archived }: Scenarioendring): Hode {
	const til = {
		navn: name ?? hode.navn,
		beskrivelse: description ?? hode.beskrivelse,
		synlighet: visibility ?? hode.synlighet,
		tilstand: archived === undefined ? hode.tilstand : archived ? 'arkivert' : 'aktiv'
	} as const;
	// To show something to everyone is said, and decided, anew: what comes out of the archive does not by itself.
	const isShownUnsaid = visibility === undefined && erForAlle(til) && !erForAlle(hode);
	return isShownUnsaid ? { ...til, synlighet: 'intern' } : til;
}

const VIST = {
	intern: 'Vises bare for planleggerne',
	planutvalg: 'Publisert for planutvalget',
	offentlig: 'Publisert for alle'
} as const;

/** What the log says that was done. */
function melding(fra: Hode, til: Hode): string {
	const deler = [
		...(fra.navn === til.navn ? [] : [`Navnet endret fra «${fra.navn}» til «${til.navn}»`]),
		...(fra.beskrivelse === til.beskrivelse ? [] : ['Beskrivelsen endret']),
		...(fra.synlighet === til.synlighet ? [] : [VIST[til.synlighet]]),
		...(fra.tilstand === til.tilstand
			? []
			: [til.tilstand === 'arkivert' ? 'Arkivert' : 'Hentet fram fra arkivet'])
	];
	return deler.join('. ');
}

async function assertSynlighet(
	tx: Queryable,
	bruker: Bruker,
	scenario: Scenario,
	til: Hode
): Promise<void> {
	const fra = hodeOf(scenario);
	// Also of one in the archive it is not decided by a planner that all are to see it.
	const isToBeShown =
		til.synlighet === 'offentlig' &&
		(fra.synlighet !== 'offentlig' || (erForAlle(til) && !erForAlle(fra)));
	const isHidden = erForAlle(fra) && !erForAlle(til);
	if ((isToBeShown || isHidden) && !kanPublisere(bruker))
		throw new Forbidden(
			'Bare plansjefen kan bestemme hva som vises for alle. Be plansjefen om det.'
		);
	if (!isToBeShown) return;
	const { planstatus } = await planOf(tx, scenario);
	if (!kanVaereOffentlig(scenario.kind, planstatus))
		throw new BadRequest(
			'ikke-lagt-ut',
			'Bare et forslag som er lagt ut eller vedtatt, kan vises for alle. Publiser det for planutvalget i stedet.',
			422
		);
}

async function assertTillatt(
	tx: Queryable,
	bruker: Bruker,
	scenario: Scenario,
	til: Hode
): Promise<void> {
	if (scenario.tilstand === 'under-import')
		throw new Forbidden('Importen er ikke tatt i bruk ennå. Ta den i bruk før du endrer noe.');
	if (scenario.kind === 'gjeldende' && (til.tilstand !== 'aktiv' || til.synlighet !== 'offentlig'))
		throw new Forbidden('Gjeldende plan kan verken arkiveres eller skjules.');
	await assertSynlighet(tx, bruker, scenario, til);
}

async function skriv(
	tx: Queryable,
	bruker: Bruker,
	{ id }: Scenario,
	fra: Hode,
	til: Hode
): Promise<void> {
	await tx.query(sql`
		with hode as (
			update scenario set navn = ${til.navn}, beskrivelse = ${til.beskrivelse}, synlighet = ${til.synlighet},
				tilstand = ${til.tilstand}, versjon = versjon + 1, revision = revision + 1
			where id = ${id} returning revision
		)
		insert into endring (scenario_id, revision, hvem, konto_id, melding, scenario_before, scenario_after)
		select ${id}::integer, revision, ${bruker.navn}::text, ${bruker.kontoId}::integer, ${melding(fra, til)}::text,
			${JSON.stringify(fra)}::jsonb, ${JSON.stringify(til)}::jsonb
		from hode`);
}

/**
 * Renames, describes, shows, hides, archives a scenario or takes it out again; a line in its log. Conflict where it is not the
 * version that was seen, or where the name is taken; Forbidden for what the role or the kind does not allow.
 */
export const endreHode = async (
	db: Database,
	bruker: Bruker,
	id: number,
	endring: Scenarioendring
): Promise<Scenario> =>
	db.transaction(async (tx) => {
		const held = await tx.query(sql`
			select from scenario where id = ${id} and ${synligeScenario(bruker)} for no key update`);
		if (held.rowCount === 0) throw unknownScenario(id);
		const scenario = await scenarioById(tx, bruker, id);
		if (scenario.version !== endring.version)
			throw new Conflict(
				'Scenariet er endret av andre siden du hentet det. Hent det på nytt, og gjør endringen igjen.',
				scenario
			);
		const fra = hodeOf(scenario);
		const til = onsket(fra, endring);
		await assertTillatt(tx, bruker, scenario, til);
		if (melding(fra, til) === '') return scenario;
		await medEgetNavn(til.navn, () => skriv(tx, bruker, scenario, fra, til));
		return scenarioById(tx, bruker, id);
	});
