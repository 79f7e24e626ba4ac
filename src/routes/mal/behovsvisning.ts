import type { Tall } from '#lib/domain/bevis.ts';
import { medGrense, motsattGrense } from '#lib/domain/bevisgrense.ts';
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
export function forskjell({ verdi, grense }: Pick<Tall, 'verdi' | 'grense'>): string {
	if (verdi === null) return 'Kan ikke sammenlignes';
	const hele = Math.round(verdi);
	if (hele === 0)
		return grense === 'eksakt'
			? 'Målene er som behovet'
			: `Målene ber om ${medGrense(grense, 'like mange')}`;
	const antall = formatAntall(Math.abs(hele));
	return hele > 0
		? `Målene ber om ${medGrense(grense, antall)} flere`
		: `Målene ber om ${medGrense(motsattGrense(grense), antall)} færre`;
}
