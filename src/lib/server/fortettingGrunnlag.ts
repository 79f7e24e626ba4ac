import { createHash } from 'node:crypto';
import { FORTETTINGSFORMAL, type Formalsandel } from '../domain/housing/fortettingFormal.ts';
import type { Fortettingssett } from '../domain/housing/fortettingParametre.ts';
import { SONEFRADRAG } from '../domain/housing/fradrag.ts';
import { UTEN_INNLOGGING, type Bruker } from './auth/bruker.ts';
import { fortettingssett } from './fortettingParameter.ts';
import { grunnlagsdatasett, type Grunnlagsdatasett } from './grunnlag.ts';
import type { Scenario } from './plans.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** Goes up when the arithmetic itself is changed: what was reckoned before is then older than what it is made of. */
const REGNEVERSJON = 3;

const TEMAER = [
	'tettsted',
	'kulturminne',
	'stoy',
	'flomsone',
	'skredsone',
	'helning',
	'va',
	'veg',
	'eiendom',
	'bygning'
] as const;
type Tema = (typeof TEMAER)[number];

/** A run is reckoned once, from all that a planner sees. */
const PLANLEGGER: Bruker = { rolle: 'planlegger', navn: 'Fortetting', kontoId: null, via: 'ingen' };

/** What others than planners may be told of a run: its sums, in groups (`domain/housing/fortettingInnsyn`), or nothing. */
export type Innsyn = 'summer' | 'lukket';

/**
 * Internal themes that a sum of three parcels or more tells no object of: the registers of parcels and buildings, which are
 * internal for the sake of single owners. What else is internal may be so for its place (a species, a find, a main), and that
 * a sum is as it is may tell of it.
 */
const SUMMERES: readonly Tema[] = ['eiendom', 'bygning'];

export interface Fortettingsgrunnlag {
	readonly sett: Fortettingssett;
	readonly datasett: readonly Grunnlagsdatasett<Tema>[];
	readonly innsyn: Innsyn;
	/** Changes whenever anything that the figures rest on does. */
	readonly merke: string;
	readonly andeler: Readonly<Record<string, readonly Formalsandel[]>>;
}

const datamerke = async (
	db: Queryable,
	datasett: readonly Grunnlagsdatasett[]
): Promise<string> => {
	const { rows } = await db.query<{ merke: string }>(sql`
		select coalesce(md5(string_agg(concat_ws(':', d.id, d.revision, d.tilstand, d.dato), ',' order by d.id)), '0') as merke
		from datasett d where d.id = any (${datasett.map(({ id }) => id)}::integer[])`);
	return rows[0]?.merke ?? '0';
};

async function formalsandeler(
	db: Queryable,
	planId: number
): Promise<Record<string, Formalsandel[]>> {
	const { rows } = await db.query<{ lokalId: string; andeler: Formalsandel[] }>(sql`
		select lokal_id as "lokalId", jsonb_agg(jsonb_build_object('kode', kode, 'andel', andel) order by kode) as andeler
		from formalsandeler(${planId}) group by lokal_id order by lokal_id`);
	return Object.fromEntries(rows.map(({ lokalId, andeler }) => [lokalId, andeler]));
}

/** All that a run rests on, as it is now. */
export async function fortettingsgrunnlag(
	db: Queryable,
	scenario: Scenario
): Promise<Fortettingsgrunnlag> {
	const { kommunenummer, illustrasjon } = scenario;
	const sett = await fortettingssett(db, kommunenummer, { illustrasjon });
	const andeler = await formalsandeler(db, scenario.plan);
	const datasett = await grunnlagsdatasett(db, PLANLEGGER, scenario, TEMAER);
	return {
		sett,
		andeler,
		datasett,
		innsyn: await innsynI(db, scenario, datasett),
		merke: [
			...[REGNEVERSJON, scenario.revision, sett.versjon, await datamerke(db, datasett)],
			createHash('md5').update(JSON.stringify(andeler)).digest('hex')
		].join('-')
	};
}

/** Of a run that is made of these data sets. */
async function innsynI(
	db: Queryable,
	scenario: Scenario,
	alle: readonly Grunnlagsdatasett<Tema>[]
): Promise<Innsyn> {
	const apne = await grunnlagsdatasett(db, UTEN_INNLOGGING, scenario, TEMAER);
	const interne = alle.filter(({ id, tema }) => !apne.some((d) => d.id === id && d.tema === tema));
	return interne.every(({ tema }) => SUMMERES.includes(tema)) ? 'summer' : 'lukket';
}

/** Of a run that would be made now. */
export const innsynNaa = async (db: Queryable, scenario: Scenario): Promise<Innsyn> =>
	innsynI(db, scenario, await grunnlagsdatasett(db, PLANLEGGER, scenario, TEMAER));

/** The purposes, as the SQL functions take them. */
export const FORMAL = JSON.stringify(FORTETTINGSFORMAL.map(({ liste, kode }) => ({ liste, kode })));
/** The plan's own noise zones (T-1442): no new home in the red one; the yellow one is told of. */
const STOYSONER = [
	{ liste: 'KpStoySone', kode: 210, slag: 'stoy' },
	{ liste: 'KpStoySone', kode: 220, slag: 'gul' }
];
/** Hensynssoner of the plan that nothing is built in, or that are told of. */
export const SONER = JSON.stringify([
	...SONEFRADRAG.map(({ liste, kode, slag }) => ({ liste, kode, slag })),
	...STOYSONER
]);
