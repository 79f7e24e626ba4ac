import type { Befolkningsgruppe, Kanskje, Oppgitt } from './behovsgrunnlag.ts';
import { boliger, perHusholdning } from './boligtall.ts';
import { folkeserier, type Folkeserie } from './folketall.ts';
import type { Niva } from './parametre.ts';
import {
	ALDERSINNDELINGER,
	gruppenavn,
	type Aldersinndeling,
	type Statistikktabell,
	type Uttak
} from './statistikk.ts';
import { utsnitt, type Utsnitt } from './statistikkutsnitt.ts';

/** What is wanted of a file: whose numbers, when, and how the people are parted. */
export interface Onske {
	readonly kommunenummer: string;
	readonly fraAar: number;
	readonly antallAar: number;
	readonly inndeling: Aldersinndeling;
}

/** What of the need's ground the file has, and in words what was found. null: it has no such table. */
export interface Lestfil {
	readonly grupper: readonly Befolkningsgruppe[] | null;
	/** Persons per household of the whole municipality, at the beginning. */
	readonly perBoligNa: Oppgitt | null;
	readonly boligmasse: Oppgitt | null;
	readonly funnet: readonly string[];
}

const NIVANAVN: Record<Niva, string> = { min: 'lav', mid: 'middels', max: 'høy' };
const INGEN = { min: null, mid: null, max: null };

type Oppgi = (verdi: number) => Oppgitt;

/** The people at the beginning and at the end of the years, where the table has them. */
function folket(
	del: Utsnitt,
	{ fraAar, antallAar, inndeling }: Onske,
	oppgi: Oppgi
): Uttak<Pick<Lestfil, 'funnet'> & { readonly grupper: readonly Befolkningsgruppe[] }> {
	const slutt = fraAar + antallAar;
	const lest = folkeserier(del, inndeling, (aar) => aar === fraAar || aar === slutt);
	if ('feil' in lest) return lest;
	const serie = (aar: number, ...nivaer: (Niva | null)[]): Folkeserie | undefined =>
		nivaer
			.map((niva) => lest.funnet.find((s) => s.aar === aar && s.niva === niva))
			.find((s) => s !== undefined);
	const na = serie(fraAar, null, 'mid');
	// A file without alternatives says what is in the middle.
	const da = { min: serie(slutt, 'min'), mid: serie(slutt, 'mid', null), max: serie(slutt, 'max') };
	const nivaer = (['min', 'mid', 'max'] as const).filter((niva) => da[niva]);
	if (!na && nivaer.length === 0) {
		const aar = [...new Set(del.rader.map((rad) => rad.aar))].sort().join(', ');
		return {
			feil: `Filen har ${aar}. Behovet trenger folketallet i ${fraAar} eller ${slutt}: hent de årene, eller endre årene øverst.`
		};
	}
	const oppgitt = (s: Folkeserie | undefined, i: number): Kanskje => {
		const verdi = s?.personer[i];
		return verdi === undefined ? null : oppgi(verdi);
	};
	const { grenser } = ALDERSINNDELINGER[inndeling];
	return {
		funnet: {
			grupper: grenser.map((fra, i) => ({
				navn: gruppenavn(fra, grenser[i + 1]),
				folkNa: oppgitt(na, i),
				folkDa: { min: oppgitt(da.min, i), mid: oppgitt(da.mid, i), max: oppgitt(da.max, i) },
				perBoligNa: null,
				perBoligDa: INGEN
			})),
			funnet: [
				...(na ? [`folketallet i ${fraAar}`] : []),
				...(nivaer.length > 0
					? [`folketallet i ${slutt} (${nivaer.map((n) => NIVANAVN[n]).join(', ')})`]
					: [])
			]
		}
	};
}

/** One number of the table, where it has it. */
function ett(
	del: Utsnitt | undefined,
	les: (del: Utsnitt, aar: number) => Uttak<number>,
	aar: number,
	oppgi: Oppgi
): Uttak<Kanskje> {
	if (!del) return { funnet: null };
	const lest = les(del, aar);
	return 'feil' in lest ? lest : { funnet: oppgi(lest.funnet) };
}

/** What the table has for the need of the municipality: people, persons per household, dwellings. */
export function lesBehov(t: Statistikktabell, onske: Onske): Uttak<Lestfil> {
	const deler = utsnitt(t, onske.kommunenummer);
	if ('feil' in deler) return deler;
	const kilde = t.tittel === '' ? 'Fil fra SSB' : `SSB ${t.tittel}`.slice(0, 500);
	const oppgi: Oppgi = (verdi) => ({ verdi, kilde, dato: t.oppdatert, valg: false });
	const { fraAar } = onske;
	const folk = deler.funnet.get('folk');
	const lestfolk = folk ? folket(folk, onske, oppgi) : null;
	if (lestfolk && 'feil' in lestfolk) return lestfolk;
	const per = ett(deler.funnet.get('perHusholdning'), perHusholdning, fraAar, oppgi);
	if ('feil' in per) return per;
	const masse = ett(deler.funnet.get('boliger'), boliger, fraAar, oppgi);
	if ('feil' in masse) return masse;
	return {
		funnet: {
			grupper: lestfolk?.funnet.grupper ?? null,
			perBoligNa: per.funnet,
			boligmasse: masse.funnet,
			funnet: [
				...(lestfolk?.funnet.funnet ?? []),
				...(per.funnet ? [`personer per husholdning i ${fraAar}`] : []),
				...(masse.funnet ? [`boligmassen i ${fraAar}`] : [])
			]
		}
	};
}
