import type { Geometry } from 'geojson';
import type { Avvik } from '../../domain/avvik.ts';
import { bevarteBuer } from '../../domain/plan/bevarteBuer.ts';
import type { Endringssvar, Objektegenskaper, Operasjon } from '../../domain/plan/endring.ts';
import { omtaleAv, stor } from '../../domain/rules/plan/regel.ts';
import type { Bruker } from '../auth/bruker.ts';
import { Uakseptabel } from '../errors.ts';
import type { Database, Queryable } from '../queryable.ts';
import { bruddPaFlislegging, brutteNivaer } from './flislegging.ts';
import { medFormer, MuligUgyldig, ugyldigeFormer } from './gyldighet.ts';
import { assertUendret } from './konflikt.ts';
import { ellerIgjen } from './igjen.ts';
import { kravTil, type Onsket } from './krav.ts';
import { assertLest, type Lestsett } from './lest.ts';
import { lesScenario, type RedigerbartScenario } from './las.ts';
import { medLagredePunkter, medNaboersPunkter } from './punkter.ts';
import { provSkrivEndring, rader, type Skrevet, type Skriving } from './skriv.ts';
import { utgatte, type Lagret } from './tilstand.ts';
import { lagtUt, utenforOmradet } from './utenfor.ts';

export interface Endringsvalg {
	/** The browser that sends it. */
	readonly klient?: string | null;
	/** The same answer, and nothing is kept of it. */
	readonly proving?: boolean;
}

/** What was tried, and is to be rolled back. */
class Provd extends Error {
	readonly svar: Endringssvar;
	constructor(svar: Endringssvar) {
		super('rolled back as asked');
		this.svar = svar;
	}
}

type Satt = Exclude<Operasjon, { op: 'delete' }>;

const TOM: Omit<Objektegenskaper, 'objekttype'> = {
	kode: null,
	arealbruksstatus: null,
	omrNavn: null,
	beskrivelse: null,
	eierform: null,
	vertikalniva: null,
	egenskaper: {}
};

/** What was asked for, put together with what was there. */
interface Etter extends Onsket {
	readonly operasjon: Satt;
	/** As it stands, or stood when it was last taken out. */
	readonly before: Lagret | null;
}

function etterAv(operasjon: Satt, before: Lagret | null, geometry: Geometry | undefined): Etter {
	const { op, lokalId, geometry: sendt } = operasjon;
	// One that comes back is what is said of it, and nothing of what it was.
	const kjent = op === 'update' ? before?.properties : undefined;
	const properties = { ...TOM, objekttype: '', ...kjent, ...operasjon.properties };
	const there = geometry ?? before?.geometry;
	if (!there) throw new Error('an object without geometry');
	return { operasjon, lokalId, properties, sendt, geometry: there, before };
}

/** The arcs that still stand; undefined where the geometry was left alone. */
const buerAv = ({ sendt, geometry, before }: Etter) =>
	sendt && before && before.buer.length > 0
		? bevarteBuer(before.buer, before.geometry, geometry)
		: undefined;

const skrivingAv = (etter: Etter): Skriving => ({
	op: etter.operasjon.op,
	lokalId: etter.lokalId,
	properties: etter.properties,
	egenskaper: etter.operasjon.properties?.egenskaper,
	geometry: etter.sendt && etter.geometry,
	buer: buerAv(etter)
});

/** Arcs that were reshaped are lines from now on: said, since an export will not have them. */
function tapteBuer(etterne: readonly Etter[]): Avvik[] {
	return etterne.flatMap((etter) => {
		const tapt =
			(etter.before?.buer.length ?? 0) - (buerAv(etter)?.length ?? etter.before?.buer.length ?? 0);
		if (tapt === 0) return [];
		const hva = tapt === 1 ? 'en bue' : `${tapt.toString()} buer`;
		return {
			rule: 'plan.bue.endret',
			severity: 'merknad',
			message: `${stor(omtaleAv(etter.properties))} hadde ${hva} der grensen er endret. Den er rette linjer nå.`,
			object: etter.lokalId
		} as const;
	});
}

const IKKE_SLIK = 'Endringen kan ikke lagres slik den er.';
const refuse = (avvik: readonly Avvik[], hvorfor: string): void => {
	const [forste] = avvik;
	if (forste) throw new Uakseptabel(`${hvorfor} ${forste.message}`, avvik);
};

const svarObjekt = (
	{ lokalId, properties, sendt }: Etter,
	skrevet: ReadonlyMap<string, Skrevet>
) => {
	const rad = skrevet.get(lokalId);
	if (!rad) throw new Error(`object ${lokalId} was not written`);
	const { version, areaM2, geojson } = rad;
	const geometry = sendt ?? (JSON.parse(geojson ?? '') as Geometry);
	return { lokalId, version, geometry, properties, areaM2 };
};

/** Who sends what. */
interface Sending {
	readonly bruker: Bruker;
	readonly scenarioId: number;
	readonly sett: Lestsett;
	readonly klient: string | null;
}

/** A change that is to be had, as far as can be seen of it without PostGIS. */
interface Forberedt {
	readonly sending: Sending;
	readonly scenario: RedigerbartScenario;
	readonly before: ReadonlyMap<string, Lagret>;
	readonly etterne: readonly Etter[];
}

const erSatt = (operasjon: Operasjon): operasjon is Satt => operasjon.op !== 'delete';

const etterneAv = (
	satte: readonly Satt[],
	sist: ReadonlyMap<string, Lagret>,
	geometrier: ReadonlyMap<string, Geometry>
): Etter[] =>
	satte.map((operasjon) => {
		const { lokalId } = operasjon;
		return etterAv(operasjon, sist.get(lokalId) ?? null, geometrier.get(lokalId));
	});

/** What is set, with its vertices as they are stored; `before`: what was there of all that is changed. */
async function settTilLagrede(
	tx: Queryable,
	scenario: RedigerbartScenario,
	satte: readonly Satt[],
	before: ReadonlyMap<string, Lagret>
): Promise<Etter[]> {
	const laget = satte.filter(({ op }) => op === 'create').map(({ lokalId }) => lokalId);
	const sist = new Map([...before, ...(await utgatte(tx, scenario.id, laget))]);
	const etterne = etterneAv(satte, sist, await medLagredePunkter(tx, scenario, satte, sist));
	// What is new has no vertices of its own: where it does not add up with what it takes the place of, it may be that those
	// around it stand finer than they are read, as where it fills a gap of a plan at the millimetre.
	if (laget.length === 0 || brutteNivaer([...before.values()], etterne).length === 0)
		return etterne;
	return etterneAv(satte, sist, await medNaboersPunkter(tx, scenario, satte, sist));
}

async function forbered(tx: Queryable, sending: Sending, hold: boolean): Promise<Forberedt> {
	const { bruker, scenarioId, sett } = sending;
	const { operations } = sett;
	const lokalIder = operations.map(({ lokalId }) => lokalId);
	const { scenario, before } = await lesScenario(tx, bruker, scenarioId, { lokalIder, hold });
	await assertUendret(tx, scenarioId, operations, before);
	const etterne = await settTilLagrede(tx, scenario, operations.filter(erSatt), before);
	await assertLest(tx, scenarioId, sett.lest ?? new Map(), etterne);
	refuse(kravTil(etterne), IKKE_SLIK);
	return { sending, scenario, before, etterne };
}

async function skriv(
	db: Queryable,
	{ sending: { bruker, klient, sett }, scenario, etterne }: Forberedt,
	lest: number | null
) {
	const { message, operations } = sett;
	const slettede = operations.filter(({ op }) => op === 'delete').map(({ lokalId }) => lokalId);
	const endring = {
		scenario,
		avsender: { hvem: bruker.navn, kontoId: bruker.kontoId, klient, melding: message },
		rader: rader(etterne.map(skrivingAv), slettede, scenario.srid),
		ops: new Set(operations.map(({ op }) => op))
	};
	try {
		return await provSkrivEndring(db, { ...endring, lest });
	} catch (error) {
		throw medFormer(error, scenario.srid, etterne);
	}
}

type Skrift = NonNullable<Awaited<ReturnType<typeof skriv>>>;

const svarAv = ({ etterne }: Forberedt, { revision, skrevet }: Skrift): Endringssvar => ({
	revision,
	objects: etterne.map((etter) => svarObjekt(etter, skrevet)),
	avvik: tapteBuer(etterne)
});

const brutteAv = ({ before, etterne }: Forberedt) => brutteNivaer([...before.values()], etterne);

/**
 * The quick way: two statements, three where something is made, and no transaction around them, since the last writes nothing
 * unless the scenario is still of the revision that the first read. null: it was not, or there is something to be measured.
 */
async function rask(db: Queryable, sending: Sending): Promise<Endringssvar | null> {
	const forberedt = await forbered(db, sending, false);
	if (brutteAv(forberedt).length > 0 || lagtUt(forberedt.etterne).length > 0) return null;
	const skrift = await skriv(db, forberedt, forberedt.scenario.revision);
	return skrift && svarAv(forberedt, skrift);
}

/** The sure way: the scenario is held, and what was written is measured where it must be. */
async function holdt(tx: Queryable, sending: Sending): Promise<Endringssvar> {
	const forberedt = await forbered(tx, sending, true);
	const skrift = await skriv(tx, forberedt, null);
	if (!skrift) throw new Error('no change was logged');
	refuse(
		await bruddPaFlislegging(tx, forberedt.scenario, brutteAv(forberedt)),
		'Formålene ville ikke lenger dekket planområdet nøyaktig.'
	);
	refuse(
		await utenforOmradet(tx, forberedt.scenario, lagtUt(forberedt.etterne)),
		'Det som tegnes, skal ligge i planområdet.'
	);
	return svarAv(forberedt, skrift);
}

/**
 * Changes the objects of a scenario: all of it or none, as a new revision with who, when, why, before and after. NotFound
 * for a scenario that one may not see, Forbidden for one that is not edited, Endringskonflikt where somebody was first
 * (all objects that are so), Uakseptabel for what no plan can have, BadRequest for what is not to be set. Nothing is repaired.
 */
export async function endreScenario(
	db: Database,
	bruker: Bruker,
	scenarioId: number,
	sett: Lestsett,
	{ klient = null, proving = false }: Endringsvalg = {}
): Promise<Endringssvar> {
	const sending = { bruker, scenarioId, sett, klient };
	try {
		return await ellerIgjen(async () => {
			const svar = proving ? null : await rask(db, sending);
			return svar ?? (await db.transaction((tx) => provEller(tx, sending, proving)));
		});
	} catch (error) {
		if (error instanceof Provd) return error.svar;
		if (!(error instanceof MuligUgyldig)) throw error;
		refuse(await ugyldigeFormer(db, error), IKKE_SLIK);
		throw error.cause;
	}
}

async function provEller(tx: Queryable, sending: Sending, proving: boolean): Promise<Endringssvar> {
	const svar = await holdt(tx, sending);
	if (proving) throw new Provd(svar);
	return svar;
}
