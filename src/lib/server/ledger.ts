import type { Bevisdatasett } from '../domain/bevis.ts';
import type { Grunnlagstema } from '../domain/grunnlag/tema.ts';
import {
	kapasitetsregnskap,
	type Kapasitetsregnskap
} from '../domain/housing/kapasitetsregnskap.ts';
import { folsomhet, type Folsomhet } from '../domain/housing/folsomhet.ts';
import type { Godkjentgrunnlag } from '../domain/housing/godkjent.ts';
import { reserveregnskap } from '../domain/housing/reserve.ts';
import { reservesvar, type Reservesvar } from '../domain/housing/reservesvar.ts';
import type { Soneforhold } from '../domain/housing/soneforhold.ts';
import type { Plansone } from '../domain/housing/soneregnskap.ts';
import type { Bruker } from './auth/bruker.ts';
import { Conflict } from './errors.ts';
import { innsynNaa } from './fortettingGrunnlag.ts';
import { godkjentFortetting, type GodkjentFortetting } from './fortettingGodkjent.ts';
import { grunnlagsdatasett, grunnlagsjson, grunnlagskilder } from './grunnlag.ts';
import { FORMAL, planhode, type Boliglesning } from './housing.ts';
import { housingAnswer } from './housingAnswer.ts';
import { formalPaGrunnen } from './paGrunnen.ts';
import { scenarioById, type Scenario } from './plans.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';
import { Svarlager } from './svarlager.ts';
import { svaretag } from './svarmerke.ts';

const FORHOLDSTEMA = [
	'reguleringsplan',
	'va',
	'sentrum',
	'stasjon',
	'skole'
] as const satisfies readonly Grunnlagstema[];

/** Every arealformål of the scenario that lies on the ground: what is under it or over it holds none of the plan's area. */
async function plansoner(db: Queryable, scenarioId: number): Promise<Plansone[]> {
	const { rows } = await db.query<Plansone>(sql`
		select o.lokal_id as "lokalId", o.omr_navn as "omrNavn", coalesce(o.kodeliste, o.objekttype) as liste, o.kode,
			k.navn as formal, o.arealbruksstatus, o.areal_m2 as "areaM2", f.fordeling
		from planobjekt o join scenario c on c.id = o.scenario_id
		left join lateral (
			select jsonb_build_object('version', s.versjon, 'source', s.kilde, 'shares', coalesce((
				select jsonb_agg(jsonb_build_object('purpose', a.kode, 'name', v.navn, 'share', a.andel)
					order by a.andel desc, a.kode)
				from formalsandel a join kodeverdi v on v.liste = a.kodeliste and v.kode = a.kode
				where a.plan_id = s.plan_id and a.lokal_id = s.lokal_id and a.versjon = s.versjon
			), '[]')) as fordeling
			from formalsandelsett s where s.plan_id = c.plan_id and s.lokal_id = o.lokal_id
			order by s.versjon desc limit 1
		) f on true
		left join kodeverdi k on k.liste = o.kodeliste and k.kode = o.kode
		where o.scenario_id = ${scenarioId} and ${formalPaGrunnen(sql`o`)}
		order by o.id`);
	return rows;
}

type Forholdrad = Omit<Soneforhold, 'reguleringTilstand' | 'areaM2'>;

/** What the zones that may hold new dwellings lie by. */
async function soneforhold(db: Queryable, scenarioId: number, datasett: string) {
	const { rows } = await db.query<Forholdrad>(sql`
		select lokal_id as "lokalId", regulert_m2 as "regulertM2", uregulert_m2 as "uregulertM2",
			transformasjon_m2 as "transformasjonM2", avstander
		from boligsone_forhold(${scenarioId}::integer, ${FORMAL}::jsonb, ${datasett}::jsonb)`);
	return rows;
}

interface Sonelesning {
	readonly soner: readonly Plansone[];
	readonly forhold: readonly Soneforhold[];
	readonly kilder: readonly Bevisdatasett[];
}

async function lesSoner(db: Queryable, scenarioId: number, bruker: Bruker): Promise<Sonelesning> {
	const scenario = await scenarioById(db, bruker, scenarioId);
	const plan = await planhode(db, scenario.plan);
	const datasett = await grunnlagsdatasett(db, bruker, plan, FORHOLDSTEMA);
	const soner = await plansoner(db, scenario.id);
	const areal = new Map(soner.map(({ lokalId, areaM2 }) => [lokalId, areaM2]));
	const planer = datasett.filter(({ tema }) => tema === 'reguleringsplan');
	// Where the coverage ends, unless none is loaded or one that is not may have told more.
	const isLastet = planer.length > 0 && planer.every(({ tilstand }) => tilstand === 'loaded');
	const forhold = await soneforhold(db, scenario.id, grunnlagsjson(datasett));
	return {
		soner,
		forhold: forhold.map((rad) => ({
			...rad,
			areaM2: areal.get(rad.lokalId) ?? 0,
			reguleringTilstand: isLastet ? 'ikke kartlagt' : 'ikke vurdert'
		})),
		kilder: grunnlagskilder(FORHOLDSTEMA, datasett)
	};
}

const lager = new Svarlager<Sonelesning, Sonelesning>({
	merke: 's',
	les: lesSoner,
	regn: (lest) => lest
});

/** What the accepted parcels rest on beside the scenario: runs, decisions, parameters and reservations. */
async function fortettingsmerke(db: Queryable, scenario: Scenario): Promise<string> {
	const { rows } = await db.query<{ merke: string }>(sql`
		select md5(concat_ws('-',
			(select max(k.avsluttet)::text from fortettingskjoring k
				where k.scenario_id = ${scenario.id} and k.tilstand = 'ferdig'),
			-- A scenario without a decision of its own has its parent's: those of the whole plan.
			(select concat(count(*), max(v.tidspunkt)) from fortettingsvalg v
				where v.scenario_id in (select s.id from scenario s where s.plan_id = ${scenario.plan})),
			(select max(p.versjon) from fortettingssett p where p.kommunenummer = ${scenario.kommunenummer}),
			(select concat(count(*), max(r.tidspunkt), max(r.opphevet)) from fortettingsreservasjon r
				where r.kommunenummer = ${scenario.kommunenummer}))) as merke`);
	// Not the internal data sets themselves: only whether others are told, so that no answer of theirs tells of a change there.
	return `${rows[0]?.merke ?? ''}-${await innsynNaa(db, scenario)}`;
}

const fortettingslager = new Svarlager<GodkjentFortetting, GodkjentFortetting>({
	merke: 'g',
	les: godkjentFortetting,
	regn: (lest) => lest,
	ekstra: fortettingsmerke
});

/** What the ledger of fortetting has of parcels that planners accepted (`/fortetting`). */
export interface Tomtefortetting {
	/** ikke vurdert: nobody has run it · ikke vist: not told to this reader. */
	readonly state: Godkjentgrunnlag['tilstand'];
	/** Why it is not known; null where it is. */
	readonly reason: string | null;
	readonly parcels: number | null;
	/** boliger, realistic */
	readonly dwellings: number | null;
	/** Accepted parcels that no dwellings can be told for, and that the two above leave out; null: some, or not known. */
	readonly unknown: number | null;
	/** What has changed since it was run; empty: nothing. */
	readonly outdated: readonly string[];
}

const UTEN_TALL = { parcels: null, dwellings: null, unknown: null } as const;

function tomtefortetting({ kjoring, godkjent }: GodkjentFortetting): Tomtefortetting {
	const { tilstand: state, hvorfor, steder, uvisse } = godkjent;
	const outdated = kjoring?.outdated ?? [];
	if (state !== 'kjent') return { state, reason: hvorfor, ...UTEN_TALL, outdated };
	return {
		state,
		reason: null,
		parcels: steder.reduce((n, { eiendommer }) => n + eiendommer, 0),
		dwellings: steder.reduce((n, { realistisk }) => n + realistisk, 0),
		unknown: uvisse.some(({ eiendommer }) => eiendommer === null)
			? null
			: uvisse.reduce((n, { eiendommer }) => n + (eiendommer ?? 0), 0),
		outdated
	};
}

/** The capacity ledger as the API gives it. */
export interface Ledger extends Kapasitetsregnskap {
	/** Need, capacity and years of reserve per place, the whole municipality last; without and with fortetting. */
	readonly reserve: readonly Reservesvar[];
	/** Parcels that planners accepted: part of `infill` and `with` in `reserve`. */
	readonly infill: Tomtefortetting;
	/** What moves the dwellings of twelve years (middle), the most first. */
	readonly sensitivity: readonly Folsomhet[];
	readonly scenario: Boliglesning['hode']['scenario'];
	readonly parameters: Boliglesning['grunnlag']['parametre'];
	/** Areas in m², distances in metres; `walkM` is the straight line × the detour factor of the parameters. */
	readonly units: Readonly<Record<'area' | 'dwellings' | 'distance', string>>;
	readonly sources: readonly Bevisdatasett[];
	/** What the figures leave out and rest on, in words. */
	readonly omitted: readonly string[];
	readonly crs: string;
	/** Invented, for illustration. */
	readonly illustrasjon: boolean;
}

interface Svar {
	readonly etag: string;
	readonly ledger: Ledger;
}

interface Regnet {
	readonly godkjent: GodkjentFortetting;
	readonly ledger: Ledger;
}
/** Reckoned once for each reading of the zones and of what was accepted: all else has the same stamp. */
const regnet = new WeakMap<Sonelesning, Regnet>();

/** How often it is asked anew when somebody saved between the two readings. */
const FORSOK = 5;

/**
 * The capacity ledger of a scenario, from the very areas that the housing figures rest on. NotFound where `bruker` may
 * not see it.
 */
export async function ledgerAnswer(
	db: Database,
	scenarioId: number,
	bruker: Bruker
): Promise<Svar> {
	for (let i = 0; i < FORSOK; i++) {
		const boliger = await housingAnswer(db, scenarioId, bruker);
		const { stamp, svar: soner } = await lager.answer(db, scenarioId, bruker);
		const tomter = await fortettingslager.answer(db, scenarioId, bruker);
		if (stamp !== boliger.stamp || !tomter.stamp.startsWith(stamp)) continue;
		const kjent = regnet.get(soner);
		const ledger =
			kjent?.godkjent === tomter.svar ? kjent.ledger : regn(boliger, soner, tomter.svar);
		regnet.set(soner, { godkjent: tomter.svar, ledger });
		return { etag: svaretag(`k${tomter.stamp}`), ledger };
	}
	throw new Conflict('Planen endres mens regnskapet lages. Prøv igjen om litt.');
}

function regn(
	{ lesning, oversikt }: Awaited<ReturnType<typeof housingAnswer>>,
	{ soner, forhold, kilder }: Sonelesning,
	godkjent: GodkjentFortetting
): Ledger {
	const { grunnlag, hode, behov } = lesning;
	const { deler, parametre, utm } = grunnlag;
	const regnskap = kapasitetsregnskap({ soner, deler, parametre, forhold });
	const slag = new Map(regnskap.zones.map(({ lokalId, ledger }) => [lokalId, ledger]));
	return {
		...regnskap,
		reserve: reserveregnskap({
			grunnlag,
			slagFor: (lokalId) => slag.get(lokalId) ?? null,
			godkjent: godkjent.godkjent,
			behovsgrunnlag: behov
		}).map(reservesvar),
		infill: tomtefortetting(godkjent),
		sensitivity: folsomhet(oversikt.zones, parametre),
		scenario: hode.scenario,
		parameters: parametre,
		units: { area: 'm²', dwellings: 'boliger', distance: 'meter' },
		sources: [...oversikt.sources, ...kilder],
		omitted: oversikt.omitted,
		crs: utm,
		illustrasjon: hode.illustrasjon
	};
}
