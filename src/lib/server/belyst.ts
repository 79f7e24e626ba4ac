import type { Boks } from '../domain/utsnitt.ts';
import type { Tall } from '../domain/bevis.ts';
import { medGrense } from '../domain/bevisgrense.ts';
import { lesFigur, radFor, skrivFigur, sonerFor, type Figurvalg } from '../domain/housing/figur.ts';
import type { Boligomrade, Boligsvar } from '../domain/housing/svar.ts';
import { korridorIAdresse, korridornokkel, korridortekst } from '../domain/blagronn/korridor.ts';
import { formatAntall, formatDaa, telleord, telt, type Telleord } from '../domain/tall.ts';
import type { Bruker } from './auth/bruker.ts';
import { blagronnAnswer } from './blagronnAnswer.ts';
import { housingAnswer } from './housingAnswer.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** The zones behind a figure, to be lit on the map: which, where, and what they are lit for. */
export interface Belyst {
	/** As in the address of the proof. */
	readonly nokkel: string;
	readonly soner: readonly string[];
	/** «12 soner i Raufoss som gir 340 boliger 2026–2029» */
	readonly tekst: string;
	/** null where none of them has an area. */
	readonly boks: Boks | null;
	/** The page that the figure stands on; /boligreserve unless told. */
	readonly side?: string;
}

/** «gir minst 12 boliger»; where nothing is known, that, and never 0. */
function gir(tall: Tall, hva: Telleord): string {
	if (tall.verdi === null) return `gir et ukjent antall ${hva}`;
	return `gir ${medGrense(tall.grense, formatAntall(Math.round(tall.verdi)))} ${telleord(tall.verdi, hva)}`;
}

/** What the figure says of its zones, as the end of «12 soner i Raufoss som …». */
function virkning(svar: Boligsvar, rad: Boligomrade, valg: Figurvalg): string {
	const { capacity, conditional } = rad.proof;
	switch (valg.figur) {
		case 'lav':
			return `${gir(capacity.min, 'boliger')} ved lav tetthet ${valg.periode}`;
		case 'hoy':
			return `${gir(capacity.max, 'boliger')} ved høy tetthet ${valg.periode}`;
		case 'betinget':
			return `${gir(conditional, 'betingede boliger')} ${valg.periode}`;
		case 'ukjent':
		case 'om-kartlagt': {
			const daa = sonerFor(svar, valg).reduce((n, { ukjentDaa }) => n + ukjentDaa, 0);
			return `har ${formatDaa(daa * 1000)} uten boligtall`;
		}
		default:
			return `${gir(capacity.mid, 'boliger')} ${valg.periode}`;
	}
}

function setning(svar: Boligsvar, rad: Boligomrade, valg: Figurvalg, antall: number): string {
	const hvor = { hele: 'i hele kommunen', utenfor: 'utenfor tettsted' } as Record<string, string>;
	const sted = hvor[rad.kind] ?? `i ${valg.sted}`;
	return `${telt(antall, 'soner')} ${sted} som ${virkning(svar, rad, valg)}`;
}

/** West, south, east, north in lng/lat of these objects together; null for none. */
export async function objektboks(
	db: Queryable,
	scenarioId: number,
	lokalIder: readonly string[]
): Promise<Boks | null> {
	const { rows } = await db.query<{ bbox: [number, number, number, number] }>(sql`
		select array[ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)] as bbox
		from (
			select ST_Transform(ST_SetSRID(ST_Extent(geom)::geometry, min(srid)), 4326) as b
			from planobjekt where scenario_id = ${scenarioId} and lokal_id = any (${lokalIder}::uuid[])
		) e where b is not null`);
	return rows[0]?.bbox ?? null;
}

/** Which zones does the figure named `bevis` rest on, and where do they lie? null for a name that fits none. */
export async function belyst(
	db: Database,
	scenarioId: number,
	bevis: string | null,
	bruker: Bruker
): Promise<Belyst | null> {
	const korridor = korridorIAdresse(bevis);
	if (korridor) return belystKorridor(db, scenarioId, korridor, bruker);
	const valg = lesFigur(bevis);
	if (!valg) return null;
	const { oversikt } = await housingAnswer(db, scenarioId, bruker);
	const rad = radFor(oversikt, valg);
	if (!rad) return null;
	const soner = [...new Set(sonerFor(oversikt, valg).map(({ lokalId }) => lokalId))];
	return {
		nokkel: skrivFigur(valg),
		soner,
		tekst: setning(oversikt, rad, valg, soner.length),
		boks: await objektboks(db, scenarioId, soner)
	};
}

/** The zones that cut a corridor, or that it is narrowest between. */
async function belystKorridor(
	db: Database,
	scenarioId: number,
	id: string,
	bruker: Bruker
): Promise<Belyst | null> {
	const { oversikt } = await blagronnAnswer(db, scenarioId, bruker);
	const korridor = oversikt.corridors.find((k) => k.id === id);
	if (!korridor) return null;
	return {
		nokkel: korridornokkel(id),
		soner: korridor.zones,
		tekst: korridortekst(korridor),
		boks: await objektboks(db, scenarioId, korridor.zones),
		side: '/blagronn'
	};
}
