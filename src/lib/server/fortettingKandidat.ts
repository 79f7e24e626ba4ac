import type { Tilstand } from '../domain/bevis.ts';
import type {
	Fortettingsmaling,
	Hindring,
	Matrikkelnummer
} from '../domain/housing/fortettingMaling.ts';
import type { Fortettingsslag } from '../domain/housing/fortettingSlag.ts';
import type { Totalrad, Valg } from '../domain/housing/fortettingTotaler.ts';
import { serInterneDatasett } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { Conflict } from './errors.ts';
import type { Part } from './paging.ts';
import type { Queryable } from './queryable.ts';
import { sql, type Statement } from './sql.ts';

/** What was decided of a candidate, here or in the scenario that this one was made of. */
export interface Gjeldendevalg {
	/** Of this scenario; 0: it is inherited. */
	readonly versjon: number;
	readonly valg: Valg;
	readonly antall: number | null;
	readonly grunn: string;
	readonly regnet: number | null;
	readonly hvem: string;
	readonly tidspunkt: string;
	/** The arithmetic was another one when it was decided. */
	readonly endret: boolean;
}

/** A candidate of the newest finished run, as it is stored, with what was decided of it. */
export interface Kandidat extends Matrikkelnummer {
	readonly eiertype: string | null;
	readonly stedslag: Totalrad['stedslag'];
	readonly tettsted: string | null;
	readonly slag: Fortettingsslag;
	readonly boliger: number | null;
	readonly tilstand: Tilstand;
	readonly betinget: boolean;
	readonly fare: readonly Hindring[];
	readonly maling: Fortettingsmaling;
	readonly regnemerke: string;
	/** Of the last decision in this scenario itself, one that was taken back too; 0: none. */
	readonly valgversjon: number;
	readonly valg: Gjeldendevalg | null;
	readonly reservert: { readonly dato: string; readonly merknad: string } | null;
}

/** What stands of each parcel: this scenario's own last decision, else that of the one it was made of, and so on back. */
const gjeldendeValg = (scenarioId: number): Statement => sql`
	with recursive kjede (id, trinn) as (
		select ${scenarioId}::integer, 0
		union all
		select f.parent_id, j.trinn + 1 from kjede j join scenario f on f.id = j.id where f.parent_id is not null and j.trinn < 50
	)
	select distinct on (v.kommunenummer, v.gnr, v.bnr, v.fnr) v.*, j.trinn
	from kjede j join fortettingsvalg v on v.scenario_id = j.id
	order by v.kommunenummer, v.gnr, v.bnr, v.fnr, j.trinn, v.versjon desc`;

/**
 * The candidates of the newest finished run, as c, with decisions (v) and reservations (r): for planners, and for the sums
 * that others are told (`fortettingInnsyn`). What a scenario says nothing of is as in the one it was made of, and so on back.
 */
export const kandidattabeller = (scenarioId: number): Statement => sql`
	fortettingskjoring k
	join scenario s on s.id = k.scenario_id
	join plan p on p.id = s.plan_id
	join fortettingskandidat c on c.kjoring_id = k.id
	left join (${gjeldendeValg(scenarioId)}) v on v.kommunenummer = c.kommunenummer and v.gnr = c.gnr and v.bnr = c.bnr and v.fnr = c.fnr and v.valg <> 'angret'
	left join lateral (
		select r.dato::text as dato, r.merknad from fortettingsreservasjon r
		where r.kommunenummer = c.kommunenummer and r.gnr = c.gnr and r.bnr = c.bnr and r.fnr = c.fnr and r.opphevet is null
			and (p.illustrasjon or not r.illustrasjon) order by r.illustrasjon limit 1
	) r on true`;

/** The run whose candidates are shown. */
export const siste = (scenarioId: number): Statement => sql`k.id = (
	select id from fortettingskjoring where scenario_id = ${scenarioId} and tilstand = 'ferdig' order by nr desc limit 1)`;

const rekkefolge = sql`c.kommunenummer, c.gnr, c.bnr, c.fnr`;

/** All of them, with what totals are made of. */
export async function totalrader(db: Queryable, scenarioId: number): Promise<Totalrad[]> {
	const { rows } = await db.query<Totalrad>(sql`
		select c.slag, c.stedslag, c.tettsted, c.boliger, c.tilstand, c.betinget, r.dato is not null as reservert, v.valg, v.antall
		from ${kandidattabeller(scenarioId)} where ${siste(scenarioId)} order by ${rekkefolge}`);
	return rows;
}

const hele = sql`
	c.kommunenummer, c.gnr, c.bnr, c.fnr, c.eiertype, c.stedslag, c.tettsted, c.slag, c.boliger, c.tilstand, c.betinget, c.fare,
	c.maling, c.regnemerke, (
		select coalesce(max(o.versjon), 0) from fortettingsvalg o where o.scenario_id = k.scenario_id
			and o.kommunenummer = c.kommunenummer and o.gnr = c.gnr and o.bnr = c.bnr and o.fnr = c.fnr) as valgversjon,
	case when v.valg is not null then jsonb_build_object('versjon', case when v.trinn = 0 then v.versjon else 0 end, 'valg', v.valg,
		'antall', v.antall, 'grunn', v.grunn, 'regnet', v.regnet, 'hvem', v.hvem,
		'tidspunkt', to_char(v.tidspunkt at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
		'endret', v.regnemerke is distinct from c.regnemerke) end as valg,
	case when r.dato is not null then jsonb_build_object('dato', r.dato, 'merknad', r.merknad) end as reservert`;

/** How many parcels were accepted that are candidates no more: they are counted nowhere, and said so. */
export async function valgUtenKandidat(db: Queryable, scenarioId: number): Promise<number> {
	const { rows } = await db.query<{ antall: number }>(sql`
		select count(*)::integer as antall from (${gjeldendeValg(scenarioId)}) g
		where g.valg in ('godkjent', 'antall') and not exists (
			select from ${kandidattabeller(scenarioId)} where ${siste(scenarioId)}
				and c.kommunenummer = g.kommunenummer and c.gnr = g.gnr and c.bnr = g.bnr and c.fnr = g.fnr)`);
	return rows[0]?.antall ?? 0;
}

/** A part of them, by parcel number: for those who may see each. */
export async function kandidater(
	db: Queryable,
	scenarioId: number,
	bruker: Pick<Bruker, 'rolle'>,
	{ limit, offset }: Part
): Promise<Kandidat[]> {
	if (!serInterneDatasett(bruker)) return [];
	const { rows } = await db.query<Kandidat>(sql`
		select ${hele} from ${kandidattabeller(scenarioId)} where ${siste(scenarioId)}
		order by ${rekkefolge} limit ${limit} offset ${offset}`);
	return rows;
}

const KJORT_PA_NYTT = 'Fortettingen ble kjørt på nytt mens kandidatene ble lest. Hent dem på nytt.';

/** The candidates of a run after one of them, by parcel number. Conflict where the run is no more: what was read is no whole. */
export async function kandidatside(
	db: Queryable,
	scenarioId: number,
	bruker: Pick<Bruker, 'rolle'>,
	{ kjoring, etter, limit }: Side
): Promise<Kandidat[]> {
	if (!serInterneDatasett(bruker)) return [];
	const videre = etter
		? sql`(${rekkefolge}) > (${etter.kommunenummer}::char(4), ${etter.gnr}, ${etter.bnr}, ${etter.fnr})`
		: sql`true`;
	const { rows } = await db.query<Kandidat | { readonly kommunenummer: null }>(sql`
		select p.* from fortettingskjoring denne left join lateral (
			select ${hele} from ${kandidattabeller(scenarioId)} where k.id = denne.id and ${videre}
			order by ${rekkefolge} limit ${limit}
		) p on true where denne.id = ${kjoring}`);
	if (rows.length === 0) throw new Conflict(KJORT_PA_NYTT);
	return rows.filter((rad) => rad.kommunenummer !== null);
}

interface Side {
	/** The id of the run. */
	readonly kjoring: string;
	/** null: from the first. */
	readonly etter: Matrikkelnummer | null;
	readonly limit: number;
}

/** The one with this number; null where it is no candidate. */
export async function kandidatFor(
	db: Queryable,
	scenarioId: number,
	bruker: Pick<Bruker, 'rolle'>,
	m: Matrikkelnummer
): Promise<Kandidat | null> {
	if (!serInterneDatasett(bruker)) return null;
	const { rows } = await db.query<Kandidat>(sql`
		select ${hele} from ${kandidattabeller(scenarioId)} where ${siste(scenarioId)}
			and c.kommunenummer = ${m.kommunenummer} and c.gnr = ${m.gnr} and c.bnr = ${m.bnr} and c.fnr = ${m.fnr}`);
	return rows[0] ?? null;
}

/** A candidate's ground and its largest rectangle, lng/lat, for the map. */
export interface Kandidatomriss extends Matrikkelnummer {
	readonly slag: Fortettingsslag;
	/** null: the register has no such parcel any more, and no house was found room for. */
	readonly geometri: string | null;
	readonly rektangel: string | null;
}

export async function kandidatomriss(
	db: Queryable,
	scenarioId: number,
	bruker: Pick<Bruker, 'rolle'>,
	{ limit, offset }: Part
): Promise<Kandidatomriss[]> {
	// The route asks too: no parcel of the register goes to others by a second mistake.
	if (!serInterneDatasett(bruker)) return [];
	const { rows } = await db.query<Kandidatomriss>(sql`
		select c.kommunenummer, c.gnr, c.bnr, c.fnr, c.slag, ST_AsGeoJSON(ST_Transform(c.rektangel, 4326), 7) as rektangel,
			coalesce((select ST_AsGeoJSON(ST_Transform(ST_Collect(e.geom), 4326), 7) from eiendom e where e.id = any (c.eiendom_ids)),
				ST_AsGeoJSON(ST_Transform(c.rektangel, 4326), 7)) as geometri
		from ${kandidattabeller(scenarioId)} where ${siste(scenarioId)}
		order by ${rekkefolge} limit ${limit} offset ${offset}`);
	return rows;
}
