import {
	differanse,
	erUviss,
	malt,
	ukjent,
	ukjentSom,
	type Bevisdatasett,
	type Bevisobjekt,
	type Tall
} from '../bevis.ts';
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
	/** Metres of free kantsone more (+) or less (−); null: not known, or it may go either way. */
	readonly freeM: number | null;
	readonly proof: Tall;
}

/** What differs from the plan that it is held against. */
export interface Blagronnendring {
	/** null: nothing of the network is known. */
	readonly lostM2: number | null;
	readonly wonM2: number | null;
	readonly corridors: readonly Korridorpar[];
	readonly kantsone: readonly Kantendring[];
	/** In 0–1. */
	readonly continuity: number | null;
	readonly dwellingsNearGreen: number | null;
	readonly proof: { readonly lost: Tall; readonly won: Tall; readonly net: Tall };
}

/**
 * What is not mapped may be lost and won too; and what is lost of one kind may be of the network still, by another that is not
 * mapped. Where nothing of either network is known, neither is this.
 */
function skiftetall(
	navn: string,
	deler: readonly Skiftedel[],
	arealer: readonly Tall[],
	datasett: readonly Bevisdatasett[]
): Tall {
	const ingen = arealer.find(({ verdi }) => verdi === null);
	if (ingen) return ukjentSom(ingen, navn, 'dekar', { ledd: arealer });
	const objekter = deler.map(({ lokalId, navn: sone, m2 }, i): Bevisobjekt => ({
		lokalId: lokalId ?? `rest-${i}`,
		navn: sone ?? 'Areal uten ett formål',
		bidrag: m2 / 1000
	}));
	const m2 = deler.reduce((n, d) => n + d.m2, 0);
	const isKjent = !arealer.some(erUviss);
	return malt(navn, m2 / 1000, 'dekar', {
		hvordan: 'Eksakt overlegg av de to nettene i planens UTM-sone',
		objekter,
		datasett,
		grense: isKjent ? 'eksakt' : m2 > 0 ? 'omtrent' : 'minst',
		merknader: isKjent ? [] : ['Gjelder det som er kartlagt.']
	});
}

/** Where what is not known may make it more and less there is no difference to tell. */
function kantendring(fra: Kantsone | undefined, til: Kantsone): Kantendring {
	const navn = `Endret fri kantsone på ${til.widthM} m`;
	const ledd = fra ? [fra.proof.free] : [];
	const endret = differanse(navn, til.proof.free, ledd);
	const proof =
		endret.grense === 'omtrent' && endret.verdi !== null
			? ukjent(navn, 'meter', 'ikke vurdert', {
					hvorfor: 'Det som ikke er kjent, kan gjøre forskjellen både større og mindre.',
					ledd: [til.proof.free, ...ledd]
				})
			: endret;
	return { widthM: til.widthM, freeM: fra ? proof.verdi : null, proof };
}

const minus = (a: number | null, b: number | null): number | null =>
	a === null || b === null ? null : a - b;

/** What the scenario `til` does to the blue-green structure, held against `fra`. `skifte`: as PostGIS overlaid the two. */
export function blagronnendring(
	fra: Blagronnsvar,
	til: Blagronnsvar,
	skifte: readonly Skiftedel[]
): Blagronnendring {
	const av = (slag: Skiftedel['slag']) => skifte.filter((d) => d.slag === slag);
	const arealer = [fra, til].map(({ proof }) => proof.area);
	const lost = skiftetall('Blågrønt areal tapt', av('tapt'), arealer, til.sources);
	const won = skiftetall('Blågrønt areal vunnet', av('vunnet'), arealer, til.sources);
	return {
		lostM2: lost.verdi === null ? null : lost.verdi * 1000,
		wonM2: won.verdi === null ? null : won.verdi * 1000,
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
