import type { Blagronngrunnlag, Temadekning } from '../domain/blagronn/lest.ts';
import { blagronnsvar, type Blagronnsvar } from '../domain/blagronn/svar.ts';
import { boligsoner } from '../domain/housing/boligsone.ts';
import { serInterneDatasett } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { lesFlater } from './blagronnFlater.ts';
import { lesKorridorer } from './blagronnKorridor.ts';
import { lesNett } from './blagronnNett.ts';
import { grunnlagsdatasett, grunnlagsjson, grunnlagskilder } from './grunnlag.ts';
import { lesBoliggrunnlag } from './housing.ts';
import { scenarioById } from './plans.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

export const TEMAER = ['vann', 'vassdrag', 'flomvei', 'naturtype', 'bygning'] as const;
const LINJETEMAER = ['vassdrag', 'flomvei'] as const;

export interface Blagronnoversikt extends Blagronnsvar {
	readonly scenario: { readonly id: number; readonly name: string; readonly kind: string };
	readonly plan: number;
	readonly kommunenummer: string;
	readonly illustrasjon: boolean;
}

/** All that the answer rests on, read in one snapshot. */
export interface Blagronnlesning {
	readonly grunnlag: Blagronngrunnlag;
	readonly hode: Omit<Blagronnoversikt, keyof Blagronnsvar>;
	/** The free network as one geometry, as hexadecimal EWKB: for the overlay with another scenario's. */
	readonly nett: string | null;
}

async function lesDekning(
	db: Queryable,
	scenarioId: number,
	data: string
): Promise<{ dekning: Temadekning[]; omradeM2: number }> {
	const { rows } = await db.query<Temadekning & { omradeM2: number }>(sql`
		select d.tema, d.registrert, ST_Area(o.geom) as "omradeM2",
			ST_Area(u.geom) - ST_Area(t.geom) as "ikkeKartlagtM2", ST_Area(t.geom) as "ikkeVurdertM2"
		from (select blagronn_omrade(${scenarioId}::integer) as geom) o
		cross join lateral grunnlagsdekning(${data}::jsonb, ${TEMAER}::text[], ST_Envelope(o.geom)) d
		cross join lateral (select ST_Difference(o.geom, d.kjent, 0.001) as geom) u
		cross join lateral (select ST_Intersection(u.geom, d.tvil, 0.001) as geom) t
		where o.geom is not null
		order by d.tema`);
	return {
		dekning: rows.map(({ omradeM2: _, ...rad }) => rad),
		omradeM2: rows[0]?.omradeM2 ?? 0
	};
}

const forbehold = (bruker: Bruker): string[] =>
	serInterneDatasett(bruker)
		? []
		: ['Tallene bygger bare på åpne datasett. Interne datasett er ikke brukt her.'];

/** What the blue-green reckoning of a scenario rests on; NotFound where `bruker` may not see it. */
export async function lesBlagronn(
	db: Queryable,
	scenarioId: number,
	bruker: Bruker
): Promise<Blagronnlesning> {
	const scenario = await scenarioById(db, bruker, scenarioId);
	const datasett = await grunnlagsdatasett(db, bruker, scenario, TEMAER);
	const data = grunnlagsjson(datasett);
	const bolig = await lesBoliggrunnlag(db, scenarioId, bruker);
	const { parametre, deler, datasett: boligkilder } = bolig.grunnlag;
	const soner = boligsoner(deler, parametre);
	const { nett, ...nettet } = await lesNett(db, scenario.id, data);
	const plan = boligkilder.slice(0, 1);
	return {
		grunnlag: {
			...nettet,
			...(await lesKorridorer(db, scenario.id, data)),
			...(await lesFlater(db, scenario, { datasett, soner: soner.map(({ lokalId }) => lokalId) })),
			...(await lesDekning(db, scenario.id, data)),
			boligsoner: soner,
			parametre,
			datasett: [...plan, ...grunnlagskilder(TEMAER, datasett)],
			korridordatasett: [
				...plan,
				...grunnlagskilder(
					LINJETEMAER,
					datasett.filter(({ tema }) => LINJETEMAER.some((t) => t === tema))
				)
			],
			forbehold: forbehold(bruker),
			utm: `EUREF89 UTM ${scenario.srid - 25800}`
		},
		hode: {
			scenario: { id: scenario.id, name: scenario.name, kind: scenario.kind },
			plan: scenario.plan,
			kommunenummer: scenario.kommunenummer,
			illustrasjon: scenario.illustrasjon
		},
		nett
	};
}

/** The answer, reckoned: no database. */
export const blagronnoversikt = ({ grunnlag, hode }: Blagronnlesning): Blagronnoversikt => ({
	...blagronnsvar(grunnlag),
	...hode
});
