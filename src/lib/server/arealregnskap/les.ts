import { REKKEFOLGE } from '../../domain/arealregnskap/faktisk.ts';
import type { Regnskapsbit, Regnskapssone } from '../../domain/arealregnskap/regnskap.ts';
import { ruter, type Rute, type Tyngdepunkt } from '../../domain/arealregnskap/ruter.ts';
import { SONEFRADRAG } from '../../domain/housing/fradrag.ts';
import { grunnlagsjson, type Grunnlagsdatasett } from '../grunnlag.ts';
import { formalPaGrunnen } from '../paGrunnen.ts';
import type { Queryable } from '../queryable.ts';
import { sql, type Statement } from '../sql.ts';
import type { Turer } from '../turer.ts';

/** The themes that the overlay itself asks for. */
export const OVERLEGGSTEMA = ['ar5', 'naturtype', 'vern', 'flomsone', 'skredsone'] as const;

/** Hensynssoner of the plan that say hazard, and protection of nature. The rest binds in other ways, and is no ground lost. */
const NATURVERN: readonly number[] = [720, 735];
const SONER = JSON.stringify(
	SONEFRADRAG.filter(
		({ slag, kode }) => slag === 'fare' || (slag === 'vern' && NATURVERN.includes(kode))
	).map(({ liste, kode, slag }) => ({ liste, kode, slag }))
);

/** What is overlaid: a scenario, what it is compared with, and the data sets that its reader may see. */
export interface Oppgave {
	readonly scenario: number;
	/** null: nothing is compared with. */
	readonly mot: number | null;
	readonly srid: number;
	readonly datasett: readonly Grunnlagsdatasett[];
}

/** Vertices in a square: the embedded engine overlays so many in a fifth of a second. */
const MEST_I_RUTE = 2500;

interface Omfang {
	readonly boks: [number, number, number, number] | null;
	readonly punkter: Tyngdepunkt[] | null;
}

/** Squares over all that has a purpose, or lies in the plan area, in one of the two. */
async function rutene(db: Queryable, { scenario, mot, srid, datasett }: Oppgave): Promise<Rute[]> {
	const ar5 = datasett.filter(({ tema }) => tema === 'ar5');
	const { rows } = await db.query<Omfang>(sql`
		with flate as (
			select o.geom from planobjekt o
			where o.scenario_id in (${scenario}, ${mot ?? scenario})
				and (o.tema = 'planomrade' or o.tema = 'arealformal') and ST_Dimension(o.geom) = 2
		), boks as (
			select ST_SetSRID(ST_Extent(geom)::geometry, ${srid}::integer) as geom from flate
		), alt as (
			select geom from flate union all
			select g.geom from boks b cross join lateral grunnlagsobjekt(${grunnlagsjson(ar5)}::jsonb, b.geom) g
			where b.geom is not null
		)
		select (select array[ST_XMin(geom), ST_YMin(geom), ST_XMax(geom), ST_YMax(geom)] from boks where geom is not null) as boks,
			(select jsonb_agg(jsonb_build_object('ost', (ST_XMin(geom) + ST_XMax(geom)) / 2,
				'nord', (ST_YMin(geom) + ST_YMax(geom)) / 2, 'tyngde', ST_NPoints(geom))) from alt) as punkter`);
	const { boks = null, punkter = null } = rows[0] ?? {};
	return boks ? ruter(boks, punkter ?? [], MEST_I_RUTE) : [];
}

const wkt = ({ ost, nord, side }: Rute, srid: number): string => {
	const hjorner = [
		[0, 0],
		[side, 0],
		[side, side],
		[0, side],
		[0, 0]
	];
	return `SRID=${srid};POLYGON((${hjorner.map(([x = 0, y = 0]) => `${ost + x} ${nord + y}`).join(',')}))`;
};

const bitene = ({ scenario, mot, srid, datasett }: Oppgave, del: readonly Rute[]): Statement => sql`
	select r.lokal_id as "lokalId", r.mot_id as "motId", r.ar5, r.naturtype, r.vern, r.fare, r.areal_m2 as "areaM2",
		r.overlapp_m2 as "overlapM2", r.mot_overlapp_m2 as "motOverlapM2", r.ar5_overlapp_m2 as "ar5OverlapM2"
	from arealregnskap_rute(${scenario}::integer, ${mot}::integer, ${SONER}::jsonb, ${grunnlagsjson(datasett)}::jsonb,
		${JSON.stringify(REKKEFOLGE)}::jsonb, ${del.map((rute) => wkt(rute, srid))}::text[]::geometry[]) r`;

/** Squares that cut the same ground into pieces are put together again. */
function samlet(biter: readonly Regnskapsbit[]): Regnskapsbit[] {
	const grupper = Map.groupBy(biter, ({ lokalId, motId, ar5, naturtype, vern, fare }) =>
		[lokalId, motId, ar5, naturtype, vern, fare].join(' ')
	);
	return [...grupper.values()].map((like) =>
		like.reduce((a, b) => ({
			...a,
			areaM2: a.areaM2 + b.areaM2,
			overlapM2: a.overlapM2 + b.overlapM2,
			motOverlapM2: a.motOverlapM2 + b.motOverlapM2,
			ar5OverlapM2: a.ar5OverlapM2 + b.ar5OverlapM2
		}))
	);
}

/** All ground of the plan, by what is planned, what it is and what is known of it: square by square, in turns. */
export async function lesBiter(
	db: Queryable,
	turer: Turer,
	oppgave: Oppgave
): Promise<Regnskapsbit[]> {
	const alle = await rutene(db, oppgave);
	const { rows } = await turer.each<Rute, Regnskapsbit>(alle, (del) => bitene(oppgave, del), {
		first: 4,
		most: turer.isAlene ? 16 : 64
	});
	return samlet(rows);
}

/** The purposes on the ground, by lokalId. */
export async function lesSoner(
	db: Queryable,
	scenario: number
): Promise<Map<string, Regnskapssone>> {
	const { rows } = await db.query<Regnskapssone>(sql`
		select o.lokal_id as "lokalId", o.omr_navn as "omrNavn", o.kodeliste, o.kode, o.arealbruksstatus, ST_Area(o.geom) as "areaM2"
		from planobjekt o where o.scenario_id = ${scenario} and ${formalPaGrunnen(sql`o`)} order by o.id`);
	return new Map(rows.map((sone) => [sone.lokalId, sone]));
}
