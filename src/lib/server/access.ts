/**
 * The one place of access: which route takes which role (`authorize`), which scenario and which data set a person may
 * see (`kanSeScenario`, `synligeScenario`, `apneDatasett`). Nothing else in the code compares roles to let someone in.
 */
import { erMinst, ROLLENAVN, type Rolle } from '../domain/rolle.ts';
import type { Bruker } from './auth/bruker.ts';
import { sql, type Statement } from './sql.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Rute {
	/** SvelteKit's route id, with its groups and parameters as the folders under src/routes are named. */
	readonly route: string;
	readonly method: Method;
	/** The weakest role that is let in. */
	readonly minst: Rolle;
}

/** Every route and method there is; one without a row is closed. access.test.ts holds it against src/routes. */
export const RUTER: readonly Rute[] = [
	{ route: '/', method: 'GET', minst: 'public' },
	{ route: '/admin', method: 'GET', minst: 'administrator' },
	{ route: '/admin', method: 'POST', minst: 'administrator' },
	{ route: '/api/health', method: 'GET', minst: 'public' },
	{ route: '/api/imports', method: 'POST', minst: 'planlegger' },
	{ route: '/api/imports/[id]', method: 'GET', minst: 'planlegger' },
	{ route: '/api/imports/[id]', method: 'DELETE', minst: 'planlegger' },
	{ route: '/api/imports/[id]/accept', method: 'POST', minst: 'planlegger' },
	{ route: '/api/kommuner/[kommunenummer]/goals', method: 'GET', minst: 'public' },
	{
		route: '/api/kommuner/[kommunenummer]/housing-parameters',
		method: 'POST',
		minst: 'planlegger'
	},
	{ route: '/api/kommuner/[kommunenummer]/infill-parameters', method: 'POST', minst: 'planlegger' },
	{
		route: '/api/kommuner/[kommunenummer]/infill-reservations',
		method: 'GET',
		minst: 'planlegger'
	},
	{
		route: '/api/kommuner/[kommunenummer]/infill-reservations',
		method: 'POST',
		minst: 'planlegger'
	},
	{
		route: '/api/kommuner/[kommunenummer]/infill-reservations',
		method: 'DELETE',
		minst: 'planlegger'
	},
	{ route: '/api/plans', method: 'GET', minst: 'public' },
	{ route: '/api/plans/[id]/documents', method: 'GET', minst: 'public' },
	{ route: '/api/plans/[id]/documents', method: 'POST', minst: 'planlegger' },
	{ route: '/api/plans/[id]/documents/[dokument]', method: 'DELETE', minst: 'planlegger' },
	{ route: '/api/scenarios', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios', method: 'POST', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]', method: 'PATCH', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/bluegreen', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/bluegreen.csv', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/bluegreen/corridors', method: 'GET', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/bluegreen/corridors', method: 'POST', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/diff/[andre]', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/diff/[andre].csv', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/arealregnskap', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/arealregnskap.csv', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/arealregnskap.xlsx', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/changes', method: 'POST', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/events', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/housing', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/housing.csv', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/ledger', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/ledger.csv', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/ledger/shares', method: 'GET', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/ledger/shares', method: 'POST', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/infill', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/infill.csv', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/infill.geojson', method: 'GET', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/infill/candidate', method: 'GET', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/infill/decisions', method: 'GET', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/infill/decisions', method: 'POST', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/infill/run', method: 'GET', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/infill/run', method: 'POST', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/infill/run', method: 'DELETE', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/log', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/merge', method: 'POST', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/need', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/objects', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/objects.geojson', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/objects/[lokalId]', method: 'GET', minst: 'public' },
	{ route: '/api/scenarios/[id]/presence', method: 'POST', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/restore', method: 'POST', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/snap-lines', method: 'GET', minst: 'planlegger' },
	{ route: '/api/scenarios/[id]/validation', method: 'GET', minst: 'planlegger' },
	{ route: '/api/search', method: 'GET', minst: 'public' },
	{ route: '/arealregnskap', method: 'GET', minst: 'public' },
	{ route: '/blagronn', method: 'GET', minst: 'public' },
	{ route: '/boligreserve', method: 'GET', minst: 'public' },
	{ route: '/boligreserve', method: 'POST', minst: 'planlegger' },
	{ route: '/feilside', method: 'GET', minst: 'public' },
	{ route: '/fortetting', method: 'GET', minst: 'public' },
	{ route: '/import', method: 'GET', minst: 'planlegger' },
	{ route: '/kart', method: 'GET', minst: 'public' },
	{ route: '/logg-inn', method: 'GET', minst: 'public' },
	{ route: '/logg-inn', method: 'POST', minst: 'public' },
	{ route: '/logg-ut', method: 'POST', minst: 'public' },
	{ route: '/mal', method: 'GET', minst: 'public' },
	{ route: '/mal', method: 'POST', minst: 'planlegger' },
	{ route: '/maloppnaelse', method: 'GET', minst: 'public' },
	{ route: '/passord', method: 'GET', minst: 'politiker' },
	{ route: '/passord', method: 'POST', minst: 'politiker' },
	{ route: '/scenarier', method: 'GET', minst: 'public' },
	{ route: '/scenarier/[id]', method: 'GET', minst: 'public' },
	{ route: '/scenarier/[id]/flett', method: 'GET', minst: 'planlegger' },
	{ route: '/scenarier/[id]/gjenopprett', method: 'GET', minst: 'planlegger' },
	{ route: '/scenarier/[id]/rediger', method: 'GET', minst: 'planlegger' },
	{ route: '/scenarier/sammenlign', method: 'GET', minst: 'public' },
	{ route: '/tiles/[scenario]/[z]/[x]/[y].mvt', method: 'GET', minst: 'public' },
	{ route: '/tiles/kart/[z]/[x]/[y].mvt', method: 'GET', minst: 'public' }
];

export type Adgang =
	| { readonly ok: true }
	| {
			readonly ok: false;
			readonly status: 403 | 404 | 405;
			/** For problem+json. */
			readonly code: 'finnes-ikke' | 'metode' | 'krever-innlogging' | 'ingen-tilgang';
			/** In bokmål: what to do. */
			readonly message: string;
	  };

const byKey = new Map(RUTER.map((rute) => [`${rute.method} ${rute.route}`, rute]));

/** Which methods does a route take, as in the header Allow? [] for one that is not there. */
export function metoderFor(routeId: string | null): string[] {
	const methods = RUTER.filter(({ route }) => route === routeId).map(({ method }) => method);
	return methods.flatMap((method) => (method === 'GET' ? [method, 'HEAD'] : method));
}

function noRow(routeId: string | null): Adgang {
	const methods = metoderFor(routeId);
	if (methods.length === 0)
		return { ok: false, status: 404, code: 'finnes-ikke', message: 'Siden finnes ikke.' };
	const message = `Adressen tar imot ${methods.join(', ')}, ikke noe annet.`;
	return { ok: false, status: 405, code: 'metode', message };
}

/** May `bruker` call this route by this method? `routeId` is event.route.id; HEAD counts as GET. */
export function authorize(
	bruker: Pick<Bruker, 'rolle'>,
	routeId: string | null,
	method: string
): Adgang {
	const rute = byKey.get(`${method === 'HEAD' ? 'GET' : method} ${routeId ?? ''}`);
	if (!rute) return noRow(routeId);
	if (erMinst(bruker.rolle, rute.minst)) return { ok: true };
	if (bruker.rolle === 'public')
		return {
			ok: false,
			status: 403,
			code: 'krever-innlogging',
			message: 'Du må logge inn for å komme hit.'
		};
	return {
		ok: false,
		status: 403,
		code: 'ingen-tilgang',
		message: `Dette krever rollen ${ROLLENAVN[rute.minst].toLowerCase()}. Be en administrator om tilgang.`
	};
}

/** Who a scenario or data set is shown to. */
type Leser = Pick<Bruker, 'rolle'>;

export interface ScenarioTilgang {
	readonly synlighet: 'offentlig' | 'planutvalg' | 'intern';
	readonly tilstand: 'under-import' | 'aktiv' | 'arkivert';
}

/** Do planners' drafts, staged imports and internal data sets lie open to this role? */
const isPlanlegger = ({ rolle }: Leser): boolean => erMinst(rolle, 'planlegger');

const synligFor = ({ rolle }: Leser): ScenarioTilgang['synlighet'][] =>
	erMinst(rolle, 'politiker') ? ['offentlig', 'planutvalg'] : ['offentlig'];

/** May `bruker` see this scenario? The same answer as `synligeScenario` gives in SQL. */
export const kanSeScenario = (bruker: Leser, { synlighet, tilstand }: ScenarioTilgang): boolean =>
	isPlanlegger(bruker) || (tilstand === 'aktiv' && synligFor(bruker).includes(synlighet));

/**
 * The condition to put after WHERE in every query that reads a scenario or what hangs on it: the public sees active
 * scenarios that are offentlig, politicians also those for planutvalget, planners all, staged imports too.
 * The columns synlighet and tilstand must be those of scenario; where another table has them too, give the alias:
 * synligeScenario(bruker, sql`s.`).
 */
export const synligeScenario = (bruker: Leser, alias: Statement = sql``): Statement =>
	isPlanlegger(bruker)
		? sql`true`
		: sql`(${alias}tilstand = 'aktiv' and ${alias}synlighet = any(${synligFor(bruker)}::text[]))`;

/** Does `bruker` know who works here by name? */
export const serNavn = isPlanlegger;

/** Who did something, as `bruker` may know it: planners each other's names, others that it was the municipality. */
export const synligNavn = (bruker: Leser, hvem: Statement): Statement =>
	isPlanlegger(bruker) ? hvem : sql`'Kommunen'`;

/** Does `bruker` see what a scenario was before it became what it is: drafts, before they were shown to anyone? */
export const serTidligere = isPlanlegger;

/**
 * What a line of the log says, `endring` as `e`. What planners wrote was for each other, and may name what others do not see:
 * these read how much was changed.
 */
export const synligMelding = (bruker: Leser): Statement =>
	isPlanlegger(bruker)
		? sql`e.melding`
		: sql`(select case when e.revision = 1 then 'Laget scenariet'
			when e.scenario_after is not null or count(*) = 0 then 'Endret opplysninger om scenariet'
			when count(*) = 1 then 'Endret ett objekt' else format('Endret %s objekter', count(*)) end
			from endring_objekt m where m.endring_id = e.id)`;

/** The browser that a change came from, `endring` as `e`: planners know each other's, others none. */
export const synligKlient = (bruker: Leser): Statement =>
	isPlanlegger(bruker) ? sql`e.klient` : sql`null::uuid`;

/** May `bruker` decide what is shown to everyone? What is heard and adopted is the plansjef's word. */
export const kanPublisere = ({ rolle }: Leser): boolean => erMinst(rolle, 'plansjef');

/** Does `bruker` see internal data sets? What is reckoned for the two kinds of readers must be kept apart. */
export const serInterneDatasett = isPlanlegger;

/**
 * The condition to put after WHERE in every query that reads a data set or its objects: internal ones are for
 * planners and up, never for politicians or the public. Alias as in synligeScenario.
 */
export const apneDatasett = (bruker: Leser, alias: Statement = sql``): Statement =>
	isPlanlegger(bruker) ? sql`true` : sql`${alias}tilgang = 'open'`;

/**
 * The condition in every query that reads documents of a plan (`plandokument d`): who sees one is told with the document
 * itself; and one about an object is for those who may see the object in some scenario, else it would tell that it is there.
 */
export const synligeDokument = (bruker: Leser): Statement =>
	isPlanlegger(bruker)
		? sql`true`
		: sql`(d.synlighet = any(${synligFor(bruker)}::text[]) and (d.lokal_id is null or exists (
			select from scenario s join planobjekt o on o.scenario_id = s.id and o.lokal_id = d.lokal_id
			where s.plan_id = d.plan_id and ${synligeScenario(bruker, sql`s.`)})))`;
