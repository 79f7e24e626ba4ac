/** How figures are written in bokmål: `1 234,5 daa`. Between thousands and before the unit stands U+202F. */
const SMALT = '\u202f';

const formater = new Map<string, Intl.NumberFormat>();

function format(minst: number, hoyst: number): Intl.NumberFormat {
	const key = `${minst}-${hoyst}`;
	const found =
		formater.get(key) ??
		new Intl.NumberFormat('nb-NO', { minimumFractionDigits: minst, maximumFractionDigits: hoyst });
	formater.set(key, found);
	return found;
}

const smale = (text: string): string => text.replaceAll(/[\u00a0\u202f ]/g, SMALT);

/** A count or a figure with exactly `desimaler` decimals: `1 234`, `12,6`. */
export const formatAntall = (verdi: number, desimaler = 0): string =>
	smale(format(desimaler, desimaler).format(verdi === 0 ? 0 : verdi));

/** A factor as it was entered, at most four decimals (or so many) and no trailing zeros: `0,65`. */
export const formatFaktor = (verdi: number, hoyst = 4): string =>
	smale(format(0, hoyst).format(verdi));

const ENTALL = {
	boliger: 'bolig',
	'betingede boliger': 'betinget bolig',
	eiendommer: 'eiendom',
	'godkjente eiendommer': 'godkjent eiendom',
	'godkjente tomter': 'godkjent tomt',
	korridorer: 'korridor',
	personer: 'person',
	soner: 'sone'
} as const;
export type Telleord = keyof typeof ENTALL;

/** The noun of a count as it is written: of what rounds to one, in the singular. */
export const telleord = (verdi: number, flertall: Telleord): string =>
	Math.round(verdi) === 1 ? ENTALL[flertall] : flertall;

/** A count with its noun: `1 bolig`, `1 234 boliger`. */
export const telt = (verdi: number, flertall: Telleord): string =>
	`${formatAntall(verdi)} ${telleord(verdi, flertall)}`;

/** An area in m², written in dekar with one decimal (1 daa = 1 000 m²). */
export const formatDaa = (areaM2: number): string => `${formatAntall(areaM2 / 1000, 1)}${SMALT}daa`;

/** An area in the unit that tells it best: dekar, or square metres below a tenth of one; never a nought for what is there. */
export function formatAreal(areaM2: number): string {
	if (areaM2 >= 100 || areaM2 === 0) return formatDaa(areaM2);
	if (areaM2 < 0.01) return `under${SMALT}0,01${SMALT}m²`;
	return `${formatAntall(areaM2, areaM2 < 1 ? 2 : 0)}${SMALT}m²`;
}

/**
 * Whole numbers for `deler` that add up to the rounded whole, by largest remainder: so that a table of integers sums
 * to its last line. Negative parts are not expected.
 */
export function heltallMedSammeSum(deler: readonly number[]): number[] {
	const whole = Math.round(deler.reduce((a, b) => a + b, 0));
	const floors = deler.map(Math.floor);
	let missing = whole - floors.reduce((a, b) => a + b, 0);
	const byRemainder = deler
		.map((verdi, index) => ({ index, remainder: verdi - Math.floor(verdi) }))
		.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
	for (const { index } of byRemainder) {
		if (missing <= 0) break;
		floors[index] = (floors[index] ?? 0) + 1;
		missing -= 1;
	}
	return floors;
}
