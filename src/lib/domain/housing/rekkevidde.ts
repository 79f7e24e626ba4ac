import type { Tall } from '../bevis.ts';
import { forhold, prosentandel } from '../bevisforhold.ts';
import { erMinstSaMye } from '../bevisgrense.ts';

/** So many years of need is more than a plan is made for, and so many twice that: our choice (domain.md § 4.3 D). */
const RESERVE_VARSEL_AAR = { gul: 12, rod: 24 } as const;

/** How far the capacity of one ledger, or of both, reaches. */
export interface Rekkevidde {
	/** boliger in twelve years */
	readonly kapasitet: Tall;
	/** Capacity by need, in the years that have a need (prosent). */
	readonly dekningsgrad: Tall;
	/** Years that the capacity lasts. */
	readonly aar: Tall;
	readonly varsel: 'gul' | 'rod' | null;
}

/** Only what is sure: where need is known in part, the years may be fewer. */
const varsel = ({ verdi, grense }: Tall): Rekkevidde['varsel'] => {
	if (verdi === null || verdi <= RESERVE_VARSEL_AAR.gul || !erMinstSaMye(grense)) return null;
	return verdi > RESERVE_VARSEL_AAR.rod ? 'rod' : 'gul';
};

/**
 * The capacity held against a need: dekningsgrad = `plassIDem` / `behov`, both of the same years; reserve in years =
 * `kapasitet` / `perAar` (domain.md § 4.3 D). `hva`: which place and ledgers, in the names of the figures.
 */
export function rekkevidde(
	hva: string,
	{
		kapasitet,
		plassIDem,
		behov,
		perAar
	}: {
		readonly kapasitet: Tall;
		readonly plassIDem: Tall;
		readonly behov: Tall;
		readonly perAar: Tall;
	}
): Rekkevidde {
	const aar = forhold(`Reserve i år, ${hva}`, 'år', kapasitet, perAar, [
		`Over ${RESERVE_VARSEL_AAR.gul} år er mer enn planen er laget for; over ${RESERVE_VARSEL_AAR.rod} er dobbelt så mye (valg).`
	]);
	return {
		kapasitet,
		dekningsgrad: prosentandel(`Dekningsgrad, ${hva}`, plassIDem, behov),
		aar,
		varsel: varsel(aar)
	};
}
