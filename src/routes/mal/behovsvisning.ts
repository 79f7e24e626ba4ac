import type { Tall } from '#lib/domain/bevis.ts';
import { formatAntall, heltallMedSammeSum } from '#lib/domain/tall.ts';

/** One decimal for each part, such that they add up to the sum's; '' for what is not known. */
export function viste(deler: readonly Tall[]): string[] {
	const tideler = heltallMedSammeSum(
		deler.flatMap(({ verdi }) => (verdi === null ? [] : verdi * 10))
	);
	let i = 0;
	return deler.map(({ verdi }) =>
		verdi === null ? '' : formatAntall((tideler[i++] ?? 0) / 10, 1)
	);
}

/** How much more or less the goals ask for than is reckoned (boliger), in words. */
export function forskjell(verdi: number | null): string {
	if (verdi === null) return 'Kan ikke sammenlignes';
	const hele = Math.round(verdi);
	if (hele === 0) return 'Målene er som behovet';
	const antall = formatAntall(Math.abs(hele));
	return hele > 0 ? `Målene ber om ${antall} flere` : `Målene ber om ${antall} færre`;
}
