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
const REGNEVERSJON = 1;

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

/** Which readers a reckoning is for: those of open data sets alone, and planners, who see internal ones too. */
export type Leser = 'apen' | 'intern';
export const LESERE: readonly Leser[] = ['apen', 'intern'];

/** What the planner who starts a run sees; the open reader sees what anybody does. */
const brukerFor = (leser: Leser): Bruker =>
	leser === 'apen'
		? UTEN_INNLOGGING
		: { rolle: 'planlegger', navn: 'Fortetting', kontoId: null, via: 'ingen' };

export interface Fortettingsgrunnlag {
	readonly sett: Fortettingssett;
	readonly datasett: Readonly<Record<Leser, readonly Grunnlagsdatasett<Tema>[]>>;
	/** Changes whenever anything that the reader's figures rest on does. */
	readonly merke: Readonly<Record<Leser, string>>;
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
		from formalsandel where plan_id = ${planId} group by lokal_id order by lokal_id`);
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
	const datasett: Partial<Record<Leser, Grunnlagsdatasett<Tema>[]>> = {};
	const merke: Partial<Record<Leser, string>> = {};
	for (const leser of LESERE) {
		const funnet = await grunnlagsdatasett(
			db,
			brukerFor(leser),
			{ kommunenummer, illustrasjon },
			TEMAER
		);
		datasett[leser] = funnet;
		const delene = [REGNEVERSJON, scenario.revision, sett.versjon, await datamerke(db, funnet)];
		merke[leser] = [
			...delene,
			createHash('md5').update(JSON.stringify(andeler)).digest('hex')
		].join('-');
	}
	const { apen = [], intern = [] } = datasett;
	return {
		sett,
		andeler,
		datasett: { apen, intern },
		merke: { apen: merke.apen ?? '', intern: merke.intern ?? '' }
	};
}

/** Do both kinds of readers read the same data sets? Then one reckoning is enough. */
export const erFelles = ({ datasett: { apen, intern } }: Fortettingsgrunnlag): boolean =>
	apen.length === intern.length &&
	apen.every((d, i) => intern[i]?.id === d.id && intern[i].tema === d.tema);

/** The purposes, as the SQL functions take them. */
export const FORMAL = JSON.stringify(FORTETTINGSFORMAL.map(({ liste, kode }) => ({ liste, kode })));
/** Hensynssoner of the plan that nothing is built in. */
export const SONER = JSON.stringify(
	SONEFRADRAG.map(({ liste, kode, slag }) => ({ liste, kode, slag }))
);
