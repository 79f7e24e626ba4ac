import type { Bevisdatasett } from '../domain/bevis.ts';
import type { Boligmal } from '../domain/housing/behov.ts';
import type { Behovsgrunnlag } from '../domain/housing/behovsgrunnlag.ts';
import type { Boliggrunnlag } from '../domain/housing/boligrad.ts';
import { BOLIGFORMAL } from '../domain/housing/formal.ts';
import { STANDARD_AREALVALG, type Arealvalg } from '../domain/housing/arealvalg.ts';
import { BETINGELSER, DATAFLATER, SONEFRADRAG } from '../domain/housing/fradrag.ts';
import { boligmalAv } from '../domain/housing/malregister.ts';
import type { Parametersett } from '../domain/housing/parametre.ts';
import { startAar } from '../domain/housing/perioder.ts';
import { somSonedeler, type MaltSonedel, type Sonedel } from '../domain/housing/sonedel.ts';
import { boligsvar, type Boligsvar } from '../domain/housing/svar.ts';
import { serNavn } from './access.ts';
import { UTEN_INNLOGGING, type Bruker } from './auth/bruker.ts';
import { behovsgrunnlag } from './behov.ts';
import { dataforbehold, datakilder, temadatasett, type Temadatasett } from './boligdata.ts';
import { planforbehold } from './boligforbehold.ts';
import { gjeldendeParametre } from './boligparameter.ts';
import { grunnlagsjson, kjenteTettsteder } from './grunnlag.ts';
import { malFor } from './mal.ts';
import { scenarioById } from './plans.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

interface Planhode {
	readonly kommunenummer: string;
	readonly planidentifikasjon: string;
	readonly plannavn: string | null;
	readonly ikraft: string | null;
	readonly illustrasjon: boolean;
}

export async function planhode(db: Queryable, planId: number): Promise<Planhode> {
	const { rows } = await db.query<Planhode>(sql`
		select kommunenummer, planidentifikasjon, plannavn, ikrafttredelsesdato::text as ikraft, illustrasjon
		from plan where id = ${planId}`);
	const plan = rows[0];
	if (!plan) throw new Error(`scenario without plan ${planId}`);
	return plan;
}

/** The purposes that may hold dwellings, for SQL. */
export const FORMAL = JSON.stringify(BOLIGFORMAL.map(({ liste, kode }) => ({ liste, kode })));
const SONER = JSON.stringify([
	...SONEFRADRAG.map(({ liste, kode, slag }) => ({ liste, kode, slag })),
	...BETINGELSER.map(({ liste, kode }) => ({ liste, kode, slag: 'betinget' }))
]);
const KLASSER = JSON.stringify(DATAFLATER);

/**
 * Every piece of every zone that may hold dwellings, with its exact areas and what is taken from it: one statement for
 * the whole plan.
 */
export async function sonedeler(
	db: Queryable,
	scenarioId: number,
	datasett: readonly Pick<Temadatasett, 'id' | 'tema' | 'objekter'>[],
	valg: Arealvalg = STANDARD_AREALVALG
): Promise<Sonedel[]> {
	const { rows } = await db.query<MaltSonedel>(sql`
		select n.lokal_id as "lokalId", o.omr_navn as "omrNavn", coalesce(o.kodeliste, o.objekttype) as liste, o.kode,
			o.arealbruksstatus, n.stedslag, n.tettsted, n.fradragene, n.mangler, n.brutto_m2 as "bruttoM2", n.flater,
			coalesce(f.fordeling, '[]') as fordeling
		from boligsone_flate(${scenarioId}::integer, ${FORMAL}::jsonb, ${SONER}::jsonb, ${grunnlagsjson(datasett)}::jsonb,
			${KLASSER}::jsonb) n
		join planobjekt o on o.scenario_id = ${scenarioId} and o.lokal_id = n.lokal_id
		join scenario s on s.id = o.scenario_id
		left join lateral (
			select jsonb_agg(jsonb_build_object('kode', a.kode, 'andel', a.andel) order by a.kode) as fordeling
			from formalsandeler(s.plan_id) a where a.lokal_id = o.lokal_id
		) f on true
		order by o.id, n.stedslag, n.tettsted, n.fradragene`);
	return rows.flatMap((rad) => somSonedeler(rad, valg));
}

/** The municipality's goals for dwellings, of the register: invented ones for illustration plans, and only there. */
export const boligmal = async (
	db: Queryable,
	kommunenummer: string,
	illustrasjon: boolean
): Promise<Boligmal[]> => boligmalAv(await malFor(db, { kommunenummer, illustrasjon }));

export interface Boligoversikt extends Boligsvar {
	readonly scenario: { readonly id: number; readonly name: string; readonly kind: string };
	readonly kommunenummer: string;
	readonly goals: readonly Boligmal[];
	readonly illustrasjon: boolean;
}

/** All that the answer rests on, read from the database; NotFound where `bruker` may not see the scenario. */
export interface Boliglesning {
	readonly grunnlag: Boliggrunnlag;
	/** What the need is reckoned from; null: not entered. */
	readonly behov: Behovsgrunnlag | null;
	readonly hode: Omit<Boligoversikt, keyof Boligsvar>;
}

/** Who set the parameters, and why, is for planners: a reason may name an owner. */
const utenNavn = (sett: Parametersett, bruker: Bruker): Parametersett =>
	serNavn(bruker) ? sett : { ...sett, hvem: sett.hvem && 'Kommunen', grunn: '' };

export async function lesBoliggrunnlag(
	db: Queryable,
	scenarioId: number,
	bruker: Bruker
): Promise<Boliglesning> {
	const scenario = await scenarioById(db, bruker, scenarioId);
	const plan = await planhode(db, scenario.plan);
	const datasett = await temadatasett(db, bruker, plan);
	const mal = await boligmal(db, plan.kommunenummer, plan.illustrasjon);
	const parametre = utenNavn(await gjeldendeParametre(db, plan.kommunenummer, plan), bruker);
	const grunnlag = {
		deler: await sonedeler(db, scenario.id, datasett, parametre.arealvalg),
		mal,
		parametre,
		startAar: startAar(mal, plan.ikraft),
		kjenteTettsteder: await kjenteTettsteder(db, datasett),
		forbehold: [
			...(await planforbehold(db, scenario.id, FORMAL)),
			...dataforbehold(bruker, datasett)
		],
		datasett: [planensKilde(plan), ...datakilder(datasett)],
		utm: `EUREF89 UTM ${scenario.srid - 25800}`
	};
	return {
		grunnlag,
		behov: (await behovsgrunnlag(db, plan))?.grunnlag ?? null,
		hode: {
			scenario: { id: scenario.id, name: scenario.name, kind: scenario.kind },
			kommunenummer: plan.kommunenummer,
			goals: mal,
			illustrasjon: plan.illustrasjon
		}
	};
}

const planensKilde = ({ planidentifikasjon, plannavn, ikraft }: Planhode): Bevisdatasett => ({
	kode: planidentifikasjon,
	navn: `Planen ${plannavn ?? planidentifikasjon} (formål og hensynssoner)`,
	dato: ikraft,
	tilstand: 'lastet'
});

/** The answer, reckoned: no database. */
export const boligoversikt = ({ grunnlag, hode }: Boliglesning): Boligoversikt => ({
	...boligsvar(grunnlag),
	...hode
});

/**
 * Does the scenario hold room for the dwellings that the goals ask for, tettsted by tettsted and period by period?
 * Areas by PostGIS in the plan's UTM zone; NotFound where `bruker` may not see the scenario.
 */
export const housingFor = async (
	db: Queryable,
	scenarioId: number,
	bruker: Bruker = UTEN_INNLOGGING
): Promise<Boligoversikt> => boligoversikt(await lesBoliggrunnlag(db, scenarioId, bruker));
