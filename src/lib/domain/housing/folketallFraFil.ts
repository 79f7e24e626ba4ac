import type { Befolkningsgruppe, Kanskje, Oppgitt } from './behovsgrunnlag.ts';
import type { Niva } from './parametre.ts';
import {
	ALDERSINNDELINGER,
	folketall,
	gruppenavn,
	type Aldersinndeling,
	type Folkeserie,
	type Statistikktabell,
	type Uttak
} from './statistikk.ts';

/** What is wanted of a file: whose people, when, and how they are parted. */
export interface Onske {
	readonly kommunenummer: string;
	readonly fraAar: number;
	readonly antallAar: number;
	readonly inndeling: Aldersinndeling;
}

/** The people of the file, group by group, and in words what was found. */
export interface Lestfolk {
	readonly grupper: readonly Befolkningsgruppe[];
	readonly funnet: readonly string[];
}

const NIVANAVN: Record<Niva, string> = { min: 'lav', mid: 'middels', max: 'høy' };

/** The people at the beginning and at the end of the years, where the table has them. */
export function lesFolketall(
	t: Statistikktabell,
	{ kommunenummer, fraAar, antallAar, inndeling }: Onske
): Uttak<Lestfolk> {
	const lest = folketall(t, kommunenummer, inndeling);
	if ('feil' in lest) return lest;
	const slutt = fraAar + antallAar;
	const serie = (aar: number, ...nivaer: (Niva | null)[]): Folkeserie | undefined =>
		nivaer
			.map((niva) => lest.funnet.find((s) => s.aar === aar && s.niva === niva))
			.find((s) => s !== undefined);
	const na = serie(fraAar, null, 'mid');
	// A file without alternatives says what is in the middle.
	const da = { min: serie(slutt, 'min'), mid: serie(slutt, 'mid', null), max: serie(slutt, 'max') };
	const nivaer = (['min', 'mid', 'max'] as const).filter((niva) => da[niva]);
	if (!na && nivaer.length === 0) {
		const aar = [...new Set(lest.funnet.map((s) => s.aar))].sort().join(', ');
		return { feil: `Filen har ${aar}. Behovet trenger folketallet i ${fraAar} eller ${slutt}.` };
	}
	const kilde = t.tittel === '' ? 'Fil fra SSB' : `SSB ${t.tittel}`.slice(0, 500);
	const oppgitt = (s: Folkeserie | undefined, i: number): Kanskje => {
		const verdi = s?.personer[i];
		return verdi === undefined
			? null
			: ({ verdi, kilde, dato: t.oppdatert, valg: false } satisfies Oppgitt);
	};
	const { grenser } = ALDERSINNDELINGER[inndeling];
	const INGEN = { min: null, mid: null, max: null };
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
