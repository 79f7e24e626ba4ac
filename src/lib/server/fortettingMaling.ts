import type { Formalsandel } from '../domain/housing/fortettingFormal.ts';
import {
	byggekrav,
	grovsil,
	regnFortetting,
	type Regnestykke
} from '../domain/housing/fortetting.ts';
import {
	LETERADIUS_M,
	type Arealmaling,
	type Fortettingsmaling,
	type Forholdsmaling,
	type Malbygg,
	type Matrikkelnummer
} from '../domain/housing/fortettingMaling.ts';
import type { Parameteroppslag } from '../domain/housing/fortettingParametre.ts';
import { storsteRektangel, type Rektangel } from '../domain/housing/fortettingRektangel.ts';
import type { Byggeflate, Omrade, Punkt, Ring } from '../domain/housing/fortettingRutenett.ts';
import { sumM2, type Avslag } from '../domain/housing/fortettingSlag.ts';
import { fraOrigo, husNaer, lesHus, type Husliste } from './fortettingHus.ts';
import { FORMAL, SONER, type Fortettingsgrunnlag } from './fortettingGrunnlag.ts';
import { grunnlagsjson, type Grunnlagsdatasett } from './grunnlag.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';
import { readTwkb } from './tiles/twkb.ts';
import type { Turer } from './turer.ts';

/** A parcel to be looked at: all the rows of the register with its number. */
export interface Eiendomsgruppe extends Matrikkelnummer {
	readonly ids: readonly number[];
	/** null: not told, or not the same of all its rows. */
	readonly eiertype: string | null;
	readonly x: number;
	readonly y: number;
}

/** Bits of a place interleaved: what is near in the list is near on the ground. */
function morton(x: number, y: number): number {
	let key = 0;
	for (let bit = 15; bit >= 0; bit--)
		key = key * 4 + ((Math.floor(y / 2 ** bit) % 2) * 2 + (Math.floor(x / 2 ** bit) % 2));
	return key;
}

/**
 * Every numbered parcel of the data sets, in an order where neighbours follow each other. Of two data sets with the same
 * number the newest counts. Parcels with no number of their own (gnr. 0) cannot be told apart, and are left out.
 */
export async function eiendomsgrupper(
	db: Queryable,
	datasett: readonly Pick<Grunnlagsdatasett, 'id' | 'tema'>[],
	srid: number
): Promise<Eiendomsgruppe[]> {
	const ids = datasett.filter(({ tema }) => tema === 'eiendom').map(({ id }) => id);
	const flere = ids.length > 1;
	const { rows } = await db.query<Eiendomsgruppe>(sql`
		select e.kommunenummer, e.gnr, e.bnr, e.fnr, array_agg(e.id::float8 order by e.id) as ids,
			case when count(*) = count(e.eiertype) and min(e.eiertype) = max(e.eiertype) then min(e.eiertype) end as eiertype,
			min(ST_XMin(e.geom)) as x, min(ST_YMin(e.geom)) as y
		from eiendom e
		where e.datasett_id = any (${ids}::integer[]) and e.gnr > 0 and ST_SRID(e.geom) = ${srid}
			and (not ${flere} or not exists (
				select from eiendom n where n.kommunenummer = e.kommunenummer and n.gnr = e.gnr and n.bnr = e.bnr and n.fnr = e.fnr
					and n.datasett_id = any (${ids}::integer[]) and n.datasett_id > e.datasett_id))
		group by e.kommunenummer, e.gnr, e.bnr, e.fnr`);
	const west = rows.reduce((least, { x }) => Math.min(least, x), Infinity);
	const south = rows.reduce((least, { y }) => Math.min(least, y), Infinity);
	const keyed = rows.map((row) => ({
		row,
		key: morton((row.x - west) / 16, (row.y - south) / 16)
	}));
	return keyed
		.sort(
			(a, b) =>
				a.key - b.key || a.row.gnr - b.row.gnr || a.row.bnr - b.row.bnr || a.row.fnr - b.row.fnr
		)
		.map(({ row }) => row);
}

interface Arealrad {
	readonly gruppe: number;
	readonly tomt_m2: number;
	readonly deler: readonly { liste: string; kode: number; lokalId: string; m2: number }[];
	readonly bygg: readonly Malbygg[];
}

interface Forholdsrad extends Pick<Forholdsmaling, 'treff' | 'ukjent'> {
	readonly gruppe: number;
	readonly tomt: Uint8Array;
	readonly avsatt: Uint8Array | null;
	readonly hinder: Uint8Array | null;
	readonly hinder_m2: number;
	readonly gul_m2: number;
	readonly veg_m: number | null;
	readonly va_m: number | null;
	readonly tettsted: string | null;
}

/** Square centimetres and centimetres: what is finer is no measure of anything. */
const avrund = (value: number): number => Math.round(value * 100) / 100;

function arealmaling(
	{ tomt_m2, deler, bygg }: Arealrad,
	andeler: Readonly<Record<string, readonly Formalsandel[]>>
): Arealmaling {
	return {
		tomtM2: avrund(tomt_m2),
		deler: deler.map(({ liste, kode, lokalId, m2 }) => ({
			liste,
			kode,
			m2: avrund(m2),
			andeler: andeler[lokalId] ?? []
		})),
		bygg: bygg.map((b) => ({ ...b, m2: avrund(b.m2) }))
	};
}

const ringer = (bytes: Uint8Array | null, origo: Punkt): Ring[] =>
	bytes ? fraOrigo(readTwkb(bytes)?.parts ?? [], origo) : [];

const omrade = (rings: readonly Ring[], avstandM: number): Omrade[] =>
	rings.length === 0 ? [] : [{ ringer: rings, avstandM }];

interface Plass {
	readonly rektangel: Rektangel;
	/** Of the rectangle's corners, metres in the plan's UTM zone. */
	readonly origo: Punkt;
}

function rektangelFor(
	rad: Forholdsrad,
	alleHus: Husliste,
	krav: ReturnType<typeof byggekrav>
): Plass | null {
	const tomt = readTwkb(rad.tomt)?.parts ?? [];
	const [first] = tomt[0] ?? [];
	if (!first) return null;
	const inni = (bytes: Uint8Array | null) => ringer(bytes, first);
	const naer = krav.riv ? [] : husNaer(alleHus.get(rad.gruppe) ?? [], tomt, first);
	// One by one: two houses that touch are no hole.
	const hus = naer.flatMap((ring) => omrade([ring], krav.husavstandM));
	const flate: Byggeflate = {
		innenfor: [...omrade(fraOrigo(tomt, first), krav.nabogrenseM), ...omrade(inni(rad.avsatt), 0)],
		utenfor: [...hus, ...omrade(inni(rad.hinder), 0)]
	};
	const rektangel = storsteRektangel(flate, krav.minSideM);
	return rektangel && { rektangel, origo: [first[0] / 100, first[1] / 100] };
}

/** What became of one parcel. */
export type Eiendomsutfall =
	| { readonly avslag: Avslag }
	| {
			readonly gruppe: Eiendomsgruppe;
			readonly regnestykke: Regnestykke;
			readonly maling: Fortettingsmaling;
			readonly tettsted: string | null;
			/** EWKT; null: none. */
			readonly rektangel: string | null;
	  };

const ewkt = ({ rektangel: { hjorner }, origo: [ox, oy] }: Plass, srid: number): string => {
	const [a, b, c, d] = hjorner;
	const text = [a, b, c, d, a].map(([x, y]) => `${(x + ox).toFixed(3)} ${(y + oy).toFixed(3)}`);
	return `SRID=${srid};POLYGON((${text.join(',')}))`;
};

function utfall(
	gruppe: Eiendomsgruppe,
	areal: Arealmaling,
	rad: Forholdsrad,
	hus: Husliste,
	{ oppslag, srid }: Pick<Malesporsmal, 'oppslag' | 'srid'>
): Eiendomsutfall {
	const plass = rektangelFor(rad, hus, byggekrav(areal, oppslag));
	const cm = (value: number | null) => (value === null ? null : avrund(value));
	const maling: Fortettingsmaling = {
		...areal,
		rektangel: plass && {
			// Never rounded up.
			lengdeM: Math.floor(plass.rektangel.lengdeM * 100) / 100,
			breddeM: Math.floor(plass.rektangel.breddeM * 100) / 100
		},
		hinderM2: avrund(rad.hinder_m2),
		treff: Object.fromEntries(Object.entries(rad.treff).map(([k, m2]) => [k, avrund(m2)])),
		gulStoyM2: avrund(rad.gul_m2),
		vegM: cm(rad.veg_m),
		vaM: cm(rad.va_m),
		ukjent: rad.ukjent
	};
	const svar = regnFortetting(maling, oppslag);
	if ('avslag' in svar) return svar;
	const rektangel = plass && ewkt(plass, srid);
	return { gruppe, regnestykke: svar.kandidat, maling, tettsted: rad.tettsted, rektangel };
}

export interface Malesporsmal {
	readonly scenarioId: number;
	readonly srid: number;
	readonly grunnlag: Fortettingsgrunnlag;
	readonly oppslag: Parameteroppslag;
}

interface Utvalg {
	readonly grupper: readonly Eiendomsgruppe[];
	readonly arealer: ReadonlyMap<number, Arealmaling>;
	readonly avslag: readonly Avslag[];
	readonly forhold: readonly Forholdsrad[];
	readonly hus: Husliste;
}

/** Ids of a portion with the number of the parcel each belongs to. */
function idliste(grupper: readonly Eiendomsgruppe[], bare?: ReadonlyMap<number, unknown>) {
	const ids: number[] = [];
	const nr: number[] = [];
	grupper.forEach((gruppe, i) => {
		if (bare && !bare.has(i)) return;
		for (const id of gruppe.ids) {
			ids.push(id);
			nr.push(i);
		}
	});
	return { ids, nr };
}

/** Asks the database of a portion: areas of all, the rest of those that areas alone do not rule out. */
export async function lesPorsjon(
	turer: Turer,
	grupper: readonly Eiendomsgruppe[],
	{ scenarioId, grunnlag, oppslag }: Malesporsmal
): Promise<Utvalg> {
	const { datasett } = grunnlag;
	const bygg = datasett.filter(({ tema }) => tema === 'bygning').map(({ id }) => id);
	const alle = idliste(grupper);
	const rader = await turer.rows<Arealrad>(sql`
		select * from fortetting_areal(${scenarioId}, ${FORMAL}::jsonb, ${alle.ids}::bigint[], ${alle.nr}::integer[],
			${bygg}::integer[])`);
	const arealer = new Map<number, Arealmaling>();
	const avslag: Avslag[] = [];
	for (const rad of rader ?? []) {
		const areal = arealmaling(rad, grunnlag.andeler);
		const nei = grovsil(areal, oppslag);
		if (nei) avslag.push(nei);
		else arealer.set(rad.gruppe, areal);
	}
	if (arealer.size === 0) return { grupper, arealer, avslag, forhold: [], hus: new Map() };
	const { ids, nr } = idliste(grupper, arealer);
	const hele = nr.map((i) => {
		const areal = arealer.get(i);
		return areal !== undefined && Math.abs(sumM2(areal.deler) - areal.tomtM2) < 0.05;
	});
	const tema = datasett.filter((d) => d.tema !== 'eiendom');
	const forhold = await turer.rows<Forholdsrad>(sql`
		select * from fortetting_forhold(${scenarioId}, ${FORMAL}::jsonb, ${SONER}::jsonb, ${grunnlagsjson(tema)}::jsonb,
			${ids}::bigint[], ${nr}::integer[], ${hele}::boolean[], ${LETERADIUS_M})`);
	const hus = await lesHus(turer, { ids, nr }, bygg);
	return { grupper, arealer, avslag, forhold: forhold ?? [], hus };
}

/** So long others wait for the processor at most. */
const PUST_MS = 12;

/** The arithmetic of a portion, with breaths in between; in the order of the portion. */
export async function regnPorsjon(
	{ grupper, arealer, avslag, forhold, hus }: Utvalg,
	sporsmal: Malesporsmal,
	signal?: AbortSignal
): Promise<Eiendomsutfall[]> {
	const found: Eiendomsutfall[] = avslag.map((nei) => ({ avslag: nei }));
	let begun = performance.now();
	for (const rad of forhold.toSorted((a, b) => a.gruppe - b.gruppe)) {
		if (performance.now() - begun > PUST_MS) {
			await new Promise((resolve) => setImmediate(resolve));
			signal?.throwIfAborted();
			begun = performance.now();
		}
		const gruppe = grupper[rad.gruppe];
		const areal = arealer.get(rad.gruppe);
		if (gruppe && areal) found.push(utfall(gruppe, areal, rad, hus, sporsmal));
	}
	return found;
}
