import {
	differanse,
	erUviss,
	malt,
	type Bevisdatasett,
	type Bevisobjekt,
	type Tall
} from '../bevis.ts';
import type { Grense } from '../bevisgrense.ts';
import type { Kantsone } from './kantsone.ts';
import { erBrutt, type Korridor } from './korridor.ts';
import type { Blagronnsvar } from './svar.ts';
import { MINST_M } from './valg.ts';

/** What happened to a corridor from the one scenario to the other. */
export const KORRIDORENDRINGER = [
	'nytt brudd',
	'mer brutt',
	'smalere',
	'bredere',
	'mindre brutt',
	'åpnet',
	'uendret'
] as const;
export type Korridorendring = (typeof KORRIDORENDRINGER)[number];

type Mal = Pick<Korridor, 'cutM' | 'restWidthM'>;

/** An open corridor is wider than any that is measured. */
const bredde = ({ restWidthM }: Mal): number => restWidthM ?? Infinity;

export function korridorendring(fra: Mal, til: Mal): Korridorendring {
	if (erBrutt(til) && !erBrutt(fra)) return 'nytt brudd';
	if (erBrutt(fra) && !erBrutt(til)) return 'åpnet';
	if (til.cutM - fra.cutM >= MINST_M) return 'mer brutt';
	if (fra.cutM - til.cutM >= MINST_M) return 'mindre brutt';
	const [before, after] = [bredde(fra), bredde(til)];
	if (before - after >= MINST_M) return 'smalere';
	return after - before >= MINST_M ? 'bredere' : 'uendret';
}

/** A corridor beside what it is in the plan that it is held against. */
export interface Korridorpar {
	readonly id: string;
	readonly change: Korridorendring;
	/** As it is in the other. */
	readonly restWidthM: number | null;
	readonly cutM: number;
}

/** Ground that became or ceased to be a part of the network, by the purpose it has in the scenario. */
export interface Skiftedel {
	readonly slag: 'tapt' | 'vunnet';
	/** null: no purpose, or several. */
	readonly lokalId: string | null;
	readonly navn: string | null;
	readonly m2: number;
}

export interface Kantendring {
	readonly widthM: number;
	/** Metres of free kantsone more (+) or less (−). */
	readonly freeM: number;
	readonly proof: Tall;
}

/** What differs from the plan that it is held against. */
export interface Blagronnendring {
	readonly lostM2: number;
	readonly wonM2: number;
	readonly corridors: readonly Korridorpar[];
	readonly kantsone: readonly Kantendring[];
	/** In 0–1. */
	readonly continuity: number | null;
	readonly dwellingsNearGreen: number | null;
	readonly proof: { readonly lost: Tall; readonly won: Tall; readonly net: Tall };
}

function skiftetall(
	navn: string,
	deler: readonly Skiftedel[],
	{ datasett, grense }: { readonly datasett: readonly Bevisdatasett[]; readonly grense: Grense }
): Tall {
	const objekter = deler.map(({ lokalId, navn: sone, m2 }, i): Bevisobjekt => ({
		lokalId: lokalId ?? `rest-${i}`,
		navn: sone ?? 'Areal uten ett formål',
		bidrag: m2 / 1000
	}));
	const m2 = deler.reduce((n, d) => n + d.m2, 0);
	return malt(navn, m2 / 1000, 'dekar', {
		hvordan: 'Eksakt overlegg av de to nettene i planens UTM-sone',
		objekter,
		datasett,
		grense,
		merknader: grense === 'eksakt' ? [] : ['Gjelder det som er kartlagt.']
	});
}

const kantendring = (fra: Kantsone | undefined, til: Kantsone): Kantendring => ({
	widthM: til.widthM,
	freeM: til.freeM - (fra?.freeM ?? til.freeM),
	proof: differanse(
		`Endret fri kantsone på ${til.widthM} m`,
		til.proof.free,
		fra ? [fra.proof.free] : []
	)
});

const minus = (a: number | null, b: number | null): number | null =>
	a === null || b === null ? null : a - b;

/** What the scenario `til` does to the blue-green structure, held against `fra`. `skifte`: as PostGIS overlaid the two. */
export function blagronnendring(
	fra: Blagronnsvar,
	til: Blagronnsvar,
	skifte: readonly Skiftedel[]
): Blagronnendring {
	const av = (slag: Skiftedel['slag']) => skifte.filter((d) => d.slag === slag);
	// What is not mapped may be lost and won too.
	const isKjent = ![fra, til].some(({ proof }) => erUviss(proof.area));
	const grunnlag = { datasett: til.sources, grense: isKjent ? 'eksakt' : 'minst' } as const;
	const lost = skiftetall('Blågrønt areal tapt', av('tapt'), grunnlag);
	const won = skiftetall('Blågrønt areal vunnet', av('vunnet'), grunnlag);
	return {
		lostM2: (lost.verdi ?? 0) * 1000,
		wonM2: (won.verdi ?? 0) * 1000,
		corridors: til.corridors.flatMap((korridor): Korridorpar[] => {
			const { id } = korridor;
			const before = fra.corridors.find((k) => k.id === id);
			if (!before) return [];
			const { restWidthM, cutM } = before;
			return [{ id, change: korridorendring(before, korridor), restWidthM, cutM }];
		}),
		kantsone: til.kantsone.widths.map((sone) =>
			kantendring(
				fra.kantsone.widths.find(({ widthM }) => widthM === sone.widthM),
				sone
			)
		),
		continuity: minus(til.continuity, fra.continuity),
		dwellingsNearGreen: minus(til.dwellingsNearGreen, fra.dwellingsNearGreen),
		proof: { lost, won, net: differanse('Endret blågrønt areal', won, [lost]) }
	};
}
