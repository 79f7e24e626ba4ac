import type { Uttak } from '../../domain/housing/statistikk.ts';

/**
 * Marks in place of a number. SSB, «Standardtegn i tabeller» (https://www.ssb.no/diverse/standardtegn-i-tabeller): «.» no
 * number is possible, «..» not known, «...» not known yet, «:» not shown, for the sake of privacy.
 */
const MANGLER = /^(\.{1,3}|:|)$/;

/** The same page: in the tables from before 2021 «-» is nought. */
const NULL = '-';

const MELLOMROM = /[ \u00a0\u2009\u202f]/g;
const HELT = /^-?\d{1,12}$/;
const MED_MELLOMROM = /^-?\d{1,3}([ \u00a0\u2009\u202f]\d{3}){1,3}([.,]\d{1,9})?$/;
const DESIMAL = /^-?\d{1,12}[.,]\d{1,9}$/;
/** A thousand, or three decimals: both are written so. */
const TVETYDIG = /^-?[1-9]\d{0,2}([.,]\d{3})+$/;

/** `1 234`, `12,5` as a number; null for a mark such as «..». What can be read in two ways is not read. */
export function lesTall(text: string): Uttak<number | null> {
	const rent = text.trim();
	if (MANGLER.test(rent)) return { funnet: null };
	if (rent === NULL) return { funnet: 0 };
	if (TVETYDIG.test(rent))
		return {
			feil: `«${rent.slice(0, 40)}» kan leses både med tusener og med desimaler. Skriv tallet uten punktum eller komma.`
		};
	if (HELT.test(rent) || MED_MELLOMROM.test(rent) || DESIMAL.test(rent))
		return { funnet: Number(rent.replaceAll(MELLOMROM, '').replace(',', '.')) };
	return { feil: `«${rent.slice(0, 40)}» er ikke et tall. Rett det, eller hent filen på nytt.` };
}
