import type { Boligmal } from './behov.ts';
import type { Sonedel, Stedslag } from './sonedel.ts';

/** `rest`: the municipality's goal that no tettsted has been given: need, and no zones. `hele`: all the others together. */
export interface Sted {
	readonly navn: string;
	readonly slag: Stedslag | 'rest' | 'hele';
}

export const UTENFOR: Sted = { navn: 'utenfor tettsted', slag: 'utenfor' };
export const UKARTLAGT: Sted = { navn: 'tettsted ikke kartlagt', slag: 'ukartlagt' };
export const UVURDERT: Sted = { navn: 'tettsted ikke vurdert', slag: 'uvurdert' };
export const REST: Sted = { navn: 'ikke fordelt på tettsted', slag: 'rest' };

export const HELE: Sted = { navn: 'hele kommunen', slag: 'hele' };

const nb = new Intl.Collator('nb');

const UTEN_TETTSTED = { utenfor: UTENFOR, ukartlagt: UKARTLAGT, uvurdert: UVURDERT } as const;

/** The place that a piece belongs to: every piece has one, so that places sum to the whole. */
export const stedFor = ({ stedslag, tettsted }: Pick<Sonedel, 'stedslag' | 'tettsted'>): Sted => {
	if (stedslag === 'tettsted') return { navn: tettsted ?? 'tettsted uten navn', slag: 'tettsted' };
	return UTEN_TETTSTED[stedslag];
};

/** Every place with zones or goals: tettsteder by name, then what lies outside, then what is not known. */
export function steder(deler: readonly Sonedel[], mal: readonly Boligmal[]): Sted[] {
	const tettsteder = new Set([
		...deler.filter((d) => d.stedslag === 'tettsted').map((d) => stedFor(d).navn),
		...mal.map((m) => m.tettsted).filter((t) => t !== null && t !== UTENFOR.navn)
	]) as Set<string>;
	const has = (slag: Stedslag) => deler.some((d) => d.stedslag === slag);
	return [
		...[...tettsteder].sort(nb.compare).map((navn) => ({ navn, slag: 'tettsted' }) as const),
		...(has('utenfor') || mal.some((m) => m.tettsted === UTENFOR.navn) ? [UTENFOR] : []),
		...(has('ukartlagt') ? [UKARTLAGT] : []),
		...(has('uvurdert') ? [UVURDERT] : [])
	];
}
