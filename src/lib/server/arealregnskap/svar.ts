import type { Bevisdatasett } from '../../domain/bevis.ts';
import { erNyUtbygging } from '../../domain/arealregnskap/formal.ts';
import { forskjell, type Forskjell } from '../../domain/arealregnskap/forskjell.ts';
import {
	regnskap,
	settFraMot,
	type Regnskap,
	type Regnskapsbit,
	type Regnskapssone
} from '../../domain/arealregnskap/regnskap.ts';
import type { Sonemaling } from '../../domain/arealregnskap/vaskesone.ts';
import type { Bruker } from '../auth/bruker.ts';
import { BadRequest } from '../badRequest.ts';
import { grunnlagsdatasett, grunnlagskilder } from '../grunnlag.ts';
import { gjeldendeFor, scenarioById, type Scenario } from '../plans.ts';
import type { Database, Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { stampOf } from '../svarlager.ts';
import { svaretag } from '../svarmerke.ts';
import { Turer } from '../turer.ts';
import { lesBiter, lesSoner, OVERLEGGSTEMA } from './les.ts';
import { lesSonemalinger, SONETEMA } from './lesSoner.ts';

/** Which scenario, and which it is compared with; null: the one in force is asked about itself. */
interface Par {
	readonly scenario: Scenario;
	readonly mot: Scenario | null;
}

type Scenariohode = Pick<Scenario, 'id' | 'name' | 'kind' | 'revision'>;

/** All that the answer rests on, of one state of the database. */
export interface Arealgrunnlag {
	readonly scenario: Scenariohode;
	readonly mot: Scenariohode | null;
	readonly kommunenummer: string;
	readonly illustrasjon: boolean;
	readonly utm: string;
	readonly biter: readonly Regnskapsbit[];
	readonly soner: ReadonlyMap<string, Regnskapssone>;
	readonly motSoner: ReadonlyMap<string, Regnskapssone>;
	/** Of the zones that are set aside for new building. */
	readonly malinger: readonly Sonemaling[];
	/** Of the overlay, and of all. */
	readonly kilder: readonly Bevisdatasett[];
	readonly alleKilder: readonly Bevisdatasett[];
	/** ISO date; null: not told. */
	readonly ikraft: string | null;
}

/** `GET /api/scenarios/{id}/arealregnskap`. */
export interface Arealregnskap extends Regnskap {
	readonly scenario: Scenariohode;
	readonly kommunenummer: string;
	readonly illustrasjon: boolean;
	readonly crs: string;
	readonly sources: readonly Bevisdatasett[];
	/** null: the plan in force has nothing to be compared with. */
	readonly difference:
		(Forskjell & { readonly against: Scenariohode; readonly totalM2: number }) | null;
}

export interface Lagretregnskap {
	/** Changes whenever anything that the answer rests on does. */
	readonly etag: string;
	readonly svar: Arealregnskap;
	readonly grunnlag: Arealgrunnlag;
}

const hodet = ({ id, name, kind, revision }: Scenario): Scenariohode => ({
	id,
	name,
	kind,
	revision
});

/** The scenario, and what it is compared with: the plan in force unless another of the same plan is asked for. */
async function parFor(
	db: Queryable,
	bruker: Bruker,
	id: number,
	motId: number | null
): Promise<Par> {
	const scenario = await scenarioById(db, bruker, id);
	const [gjeldende] = motId === null ? await gjeldendeFor(db, bruker, [scenario.plan]) : [];
	const valgt = motId ?? gjeldende?.id ?? id;
	if (valgt === id) return { scenario, mot: null };
	const mot = await scenarioById(db, bruker, valgt);
	if (mot.plan !== scenario.plan)
		throw new BadRequest(
			'ulike-planer',
			`«${scenario.name}» og «${mot.name}» hører til hver sin plan. Velg to scenarier av samme plan.`,
			422
		);
	return { scenario, mot };
}

/** What the answer rests on: both scenarios' revisions, and the data sets that this reader may see. */
const merke = async (db: Queryable, bruker: Bruker, { scenario, mot }: Par): Promise<string> =>
	[await stampOf(db, scenario, bruker), mot ? `${mot.id}.${mot.revision}` : 'alene'].join('-');

async function les(db: Database, bruker: Bruker, { scenario, mot }: Par): Promise<Arealgrunnlag> {
	const { kommunenummer, illustrasjon, srid } = scenario;
	const plan = { kommunenummer, illustrasjon };
	const turer = new Turer(db, { maxMs: Infinity });
	const datasett = await grunnlagsdatasett(db, bruker, plan, [...OVERLEGGSTEMA, ...SONETEMA]);
	const oppgave = { scenario: scenario.id, mot: mot?.id ?? null, srid, datasett };
	const soner = await lesSoner(db, scenario.id);
	const overlegg = datasett.filter(({ tema }) => OVERLEGGSTEMA.some((t) => t === tema));
	return {
		scenario: hodet(scenario),
		mot: mot && hodet(mot),
		kommunenummer,
		illustrasjon,
		utm: `EUREF89 UTM ${srid - 25800}`,
		biter: await lesBiter(db, turer, oppgave),
		soner,
		motSoner: mot ? await lesSoner(db, mot.id) : new Map(),
		malinger: await lesSonemalinger(turer, oppgave, [...soner.values()].filter(erNyUtbygging)),
		kilder: grunnlagskilder(OVERLEGGSTEMA, overlegg),
		alleKilder: grunnlagskilder([...OVERLEGGSTEMA, ...SONETEMA], datasett),
		ikraft: await ikrafttredelse(db, scenario.plan)
	};
}

async function ikrafttredelse(db: Queryable, planId: number): Promise<string | null> {
	const { rows } = await db.query<{ ikraft: string | null }>(sql`
		select ikrafttredelsesdato::text as ikraft from plan where id = ${planId}`);
	return rows[0]?.ikraft ?? null;
}

interface Lest {
	readonly merke: string;
	readonly grunnlag: Arealgrunnlag;
}

/** Tried so often in turns, that others get in between; then in one go, whatever is saved meanwhile. */
const FORSOK = 2;

/**
 * Read in turns, and of one state: where something was changed meanwhile it is read again, and at last in a snapshot that
 * everybody waits for on the embedded engine.
 */
async function lest(db: Database, bruker: Bruker, id: number, motId: number | null): Promise<Lest> {
	for (let forsok = 0; forsok < FORSOK; forsok++) {
		const par = await parFor(db, bruker, id, motId);
		const before = await merke(db, bruker, par);
		const grunnlag = await les(db, bruker, par);
		const after = await merke(db, bruker, await parFor(db, bruker, id, motId));
		if (before === after) return { merke: after, grunnlag };
	}
	return db.snapshot(async (tx) => {
		const par = await parFor(tx, bruker, id, motId);
		const alene = { ...db, query: tx.query.bind(tx) };
		return { merke: await merke(tx, bruker, par), grunnlag: await les(alene, bruker, par) };
	});
}

/** The answer, reckoned: no database. */
export function arealregnskap(grunnlag: Arealgrunnlag): Arealregnskap {
	const { scenario, mot, kommunenummer, illustrasjon, utm, biter, soner, motSoner, kilder } =
		grunnlag;
	const naa = regnskap(biter, soner);
	const foer = mot && regnskap(settFraMot(biter), motSoner);
	return {
		...naa,
		scenario,
		kommunenummer,
		illustrasjon,
		crs: utm,
		sources: kilder,
		difference: mot &&
			foer && {
				against: mot,
				totalM2: foer.totalM2,
				...forskjell(biter, soner, motSoner, { naa, mot: foer })
			}
	};
}

/** So many answers are kept of each database; each is some hundred kilobytes. */
const KEPT = 20;
const lagrede = new WeakMap<
	Database,
	Map<string, Promise<Lest & { readonly svar: Arealregnskap }>>
>();

/**
 * Planned × actual × nature of a scenario, and what differs from the plan in force (or from `motId`): reckoned once for each
 * state of what it rests on. NotFound where `bruker` may not see one of them, 422 where they are of different plans.
 */
export async function arealregnskapFor(
	db: Database,
	scenarioId: number,
	bruker: Bruker,
	motId: number | null = null
): Promise<Lagretregnskap> {
	const svarene = lagrede.get(db) ?? new Map<string, Promise<Lest & { svar: Arealregnskap }>>();
	lagrede.set(db, svarene);
	const nokkel = await merke(db, bruker, await parFor(db, bruker, scenarioId, motId));
	const kjent =
		svarene.get(nokkel) ??
		lest(db, bruker, scenarioId, motId).then((l) => ({ ...l, svar: arealregnskap(l.grunnlag) }));
	if (!svarene.has(nokkel)) {
		svarene.set(nokkel, kjent);
		kjent.then(
			(l) => {
				// Changed while it was made: kept under what was reckoned.
				svarene.delete(nokkel);
				svarene.set(l.merke, kjent);
			},
			() => svarene.delete(nokkel)
		);
		for (const eldst of [...svarene.keys()].slice(0, -KEPT)) svarene.delete(eldst);
	}
	const { merke: state, svar, grunnlag } = await kjent;
	return { etag: svaretag(`a${state}`), svar, grunnlag };
}
