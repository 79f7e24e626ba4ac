import type { Geometry } from 'geojson';
import type { Avvik } from '../../domain/avvik.ts';
import { bevarteBuer } from '../../domain/plan/bevarteBuer.ts';
import type {
	Endringssett,
	Endringssvar,
	Objektegenskaper,
	Operasjon
} from '../../domain/plan/endring.ts';
import { omtaleAv, stor } from '../../domain/rules/plan/regel.ts';
import type { Bruker } from '../auth/bruker.ts';
import { Uakseptabel } from '../errors.ts';
import type { Database, Queryable } from '../queryable.ts';
import { bruddPaFlislegging, type Side } from './flislegging.ts';
import { medFormer, MuligUgyldig, ugyldigeFormer } from './gyldighet.ts';
import { assertUendret } from './konflikt.ts';
import { kravTil, type Onsket } from './krav.ts';
import { lasScenario, type RedigerbartScenario } from './las.ts';
import { medLagredePunkter } from './punkter.ts';
import { rader, skrivEndring, type Skrevet, type Skriving } from './skriv.ts';
import { lagrede, type Lagret } from './tilstand.ts';

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
	readonly before: Lagret | null;
}

function etterAv(operasjon: Satt, before: Lagret | null, geometry: Geometry | undefined): Etter {
	const kjent = before?.properties ?? { ...TOM, objekttype: '' };
	const properties = { ...kjent, ...operasjon.properties };
	const { lokalId, geometry: sendt } = operasjon;
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

const svarObjekt = ({ lokalId, properties }: Etter, skrevet: ReadonlyMap<string, Skrevet>) => {
	const rad = skrevet.get(lokalId);
	if (!rad) throw new Error(`object ${lokalId} was not written`);
	const { version, areaM2, geojson } = rad;
	return { lokalId, version, geometry: JSON.parse(geojson) as Geometry, properties, areaM2 };
};

async function skriv(
	tx: Queryable,
	scenario: RedigerbartScenario,
	sett: { readonly bruker: Bruker; readonly klient: string | null; readonly message: string },
	etterne: readonly Etter[],
	slettede: readonly string[]
) {
	const { bruker, klient, message } = sett;
	const avsender = { hvem: bruker.navn, kontoId: bruker.kontoId, klient, melding: message };
	const nye = rader(etterne.map(skrivingAv), slettede, scenario.srid);
	try {
		return await skrivEndring(tx, { scenario, avsender, rader: nye });
	} catch (error) {
		throw medFormer(error, scenario.srid, etterne);
	}
}

const erSatt = (operasjon: Operasjon): operasjon is Satt => operasjon.op !== 'delete';

async function endre(
	tx: Queryable,
	bruker: Bruker,
	scenarioId: number,
	{ message, operations }: Endringssett,
	klient: string | null
): Promise<Endringssvar> {
	const scenario = await lasScenario(tx, bruker, scenarioId);
	const before = await lagrede(
		tx,
		scenarioId,
		operations.map(({ lokalId }) => lokalId)
	);
	await assertUendret(tx, scenarioId, operations, before);
	const satte = operations.filter(erSatt);
	const geometrier = await medLagredePunkter(tx, scenario, satte, before);
	const etterne = satte.map((operasjon) => {
		const { lokalId } = operasjon;
		return etterAv(operasjon, before.get(lokalId) ?? null, geometrier.get(lokalId));
	});
	refuse(kravTil(etterne), IKKE_SLIK);
	const slettede = operations.filter(({ op }) => op === 'delete').map(({ lokalId }) => lokalId);
	const { revision, skrevet } = await skriv(
		tx,
		scenario,
		{ bruker, klient, message },
		etterne,
		slettede
	);
	const gamle: Side[] = [...before.values()];
	refuse(
		await bruddPaFlislegging(tx, scenario, gamle, etterne),
		'Formålene ville ikke lenger dekket planområdet nøyaktig.'
	);
	const objects = etterne.map((etter) => svarObjekt(etter, skrevet));
	return { revision, objects, avvik: tapteBuer(etterne) };
}

/**
 * Changes the objects of a scenario: all of it or none, as a new revision with who, when, why, before and after. NotFound
 * for a scenario that one may not see, Forbidden for one that is not edited, Endringskonflikt where somebody was first
 * (all objects that are so), Uakseptabel for what no plan can have. Nothing is repaired.
 */
export async function endreScenario(
	db: Database,
	bruker: Bruker,
	scenarioId: number,
	sett: Endringssett,
	{ klient = null, proving = false }: Endringsvalg = {}
): Promise<Endringssvar> {
	try {
		return await db.transaction(async (tx) => {
			const svar = await endre(tx, bruker, scenarioId, sett, klient);
			if (proving) throw new Provd(svar);
			return svar;
		});
	} catch (error) {
		if (error instanceof Provd) return error.svar;
		if (!(error instanceof MuligUgyldig)) throw error;
		refuse(await ugyldigeFormer(db, error), IKKE_SLIK);
		throw error.cause;
	}
}
