import type {
	Blagronngrunnlag,
	Korridorlinje,
	Korridortreff,
	Restbredde
} from '../domain/blagronn/lest.ts';
import { KANTSONER_M, REKKEVIDDE_M } from '../domain/blagronn/valg.ts';
import { FORMAL } from '../domain/blagronn/formal.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

const UENDRET = '[]';

/** The corridors' middle lines: how long, and where. */
export async function lesLinjer(db: Queryable, scenarioId: number, data: string) {
	const { rows } = await db.query<Korridorlinje>(sql`
		select l.id, l.tema as slag, l.navn, l.nr, l.av, l.lengde_m as "lengdeM", array[ST_X(m.p), ST_Y(m.p)] as sted
		from blagronn_linje(${scenarioId}::integer, ${data}::jsonb) l
		cross join lateral (select ST_Transform(ST_LineInterpolatePoint(l.geom, 0.5), 4326) as p) m
		order by l.id`);
	return rows;
}

/** Which stretches lie within each distance of building purposes. `endret`: zones as somebody is about to make them. */
export async function lesTreff(
	db: Queryable,
	scenarioId: number,
	data: string,
	{ avstander, endret = UENDRET }: { avstander: readonly number[]; endret?: string }
): Promise<Korridortreff[]> {
	const { rows } = await db.query<Korridortreff>(sql`
		select id, avstand as "avstandM", lokal_id as "lokalId", navn, klasse, fra_m as "fraM", til_m as "tilM"
		from blagronn_langs(${scenarioId}::integer, ${FORMAL}::jsonb, ${data}::jsonb, ${endret}::jsonb, ${avstander}::float8[])
		order by id, avstand, fra_m, lokal_id`);
	return rows;
}

/** How wide each corridor is where building purposes on its two sides come nearest to one another. */
export async function lesBredder(
	db: Queryable,
	scenarioId: number,
	data: string,
	endret = UENDRET
): Promise<Restbredde[]> {
	const { rows } = await db.query<Restbredde>(sql`
		select r.id, r.restbredde_m as "breddeM",
			case when m.p is not null then array[ST_X(m.p), ST_Y(m.p)] end as sted,
			coalesce((
				select jsonb_agg(jsonb_build_object('lokalId', o.lokal_id, 'navn', coalesce(o.omr_navn, o.kode::text)) order by o.lokal_id)
				from planobjekt o where o.scenario_id = ${scenarioId} and o.lokal_id = any (r.soner)
			), '[]') as soner
		from blagronn_restbredde(${scenarioId}::integer, ${FORMAL}::jsonb, ${data}::jsonb, ${endret}::jsonb, ${REKKEVIDDE_M}::float8) r
		cross join lateral (select ST_Transform(ST_LineInterpolatePoint(r.sted, 0.5), 4326) as p) m
		order by r.id`);
	return rows;
}

/** Every corridor's line, and what lies in it and beside it. */
export const lesKorridorer = async (
	db: Queryable,
	scenarioId: number,
	data: string
): Promise<Pick<Blagronngrunnlag, 'linjer' | 'treff' | 'bredder'>> => ({
	linjer: await lesLinjer(db, scenarioId, data),
	treff: await lesTreff(db, scenarioId, data, { avstander: [0, ...KANTSONER_M] }),
	bredder: await lesBredder(db, scenarioId, data)
});
