import type { Boks } from '../domain/utsnitt.ts';
import { boligerI } from '../domain/housing/boligsone.ts';
import { lesFigur, radFor, skrivFigur, sonerFor, type Figurvalg } from '../domain/housing/figur.ts';
import type { Boligsvar } from '../domain/housing/svar.ts';
import { formatAntall, formatDaa } from '../domain/tall.ts';
import type { Bruker } from './auth/bruker.ts';
import { housingAnswer } from './housingAnswer.ts';
import type { Queryable } from './queryable.ts';
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
}

const gir = (boliger: number, hva: string) => `gir ${formatAntall(Math.round(boliger))} ${hva}`;

/** What the figure says of its zones, as the end of «12 soner i Raufoss som …». */
function virkning(svar: Boligsvar, valg: Figurvalg): string {
	const soner = sonerFor(svar, valg);
	const blokk = svar.totals.findIndex(({ period }) => period === valg.periode);
	const boliger = (niva: 'min' | 'mid' | 'max', areal?: 'betingetDaa') =>
		soner.reduce((n, s) => n + (boligerI(s, svar.parameters, niva, blokk, areal) ?? 0), 0);
	switch (valg.figur) {
		case 'lav':
			return `${gir(boliger('min'), 'boliger')} ved lav tetthet ${valg.periode}`;
		case 'hoy':
			return `${gir(boliger('max'), 'boliger')} ved høy tetthet ${valg.periode}`;
		case 'betinget':
			return `${gir(boliger('mid', 'betingetDaa'), 'betingede boliger')} ${valg.periode}`;
		case 'ukjent':
		case 'om-kartlagt': {
			const daa = soner.reduce((n, { ukjentDaa }) => n + ukjentDaa, 0);
			return `har ${formatDaa(daa * 1000)} uten boligtall`;
		}
		default:
			return `${gir(boliger('mid'), 'boliger')} ${valg.periode}`;
	}
}

function setning(svar: Boligsvar, valg: Figurvalg, antall: number): string {
	const hvor = { hele: 'i hele kommunen', utenfor: 'utenfor tettsted' } as Record<string, string>;
	const rad = radFor(svar, valg);
	const sted = hvor[rad?.kind ?? ''] ?? `i ${valg.sted}`;
	return `${antall === 1 ? '1 sone' : `${formatAntall(antall)} soner`} ${sted} som ${virkning(svar, valg)}`;
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
	db: Queryable,
	scenarioId: number,
	bevis: string | null,
	bruker: Bruker
): Promise<Belyst | null> {
	const valg = lesFigur(bevis);
	if (!valg) return null;
	const { oversikt } = await housingAnswer(db, scenarioId, bruker);
	if (!radFor(oversikt, valg)) return null;
	const soner = [...new Set(sonerFor(oversikt, valg).map(({ lokalId }) => lokalId))];
	return {
		nokkel: skrivFigur(valg),
		soner,
		tekst: setning(oversikt, valg, soner.length),
		boks: await objektboks(db, scenarioId, soner)
	};
}
