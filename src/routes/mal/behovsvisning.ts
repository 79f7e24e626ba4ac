import type { Tall } from '#lib/domain/bevis.ts';
import { medGrense, motsattGrense } from '#lib/domain/bevisgrense.ts';
import type { Sammenligning } from '#lib/domain/housing/behovssvar.ts';
import { HELE } from '#lib/domain/housing/steder.ts';
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

/**
 * What the goals of the places come to beyond the municipality's own, in words; null where they do not. The reckoning of
 * homes takes the places' sum then, so the two pages tell different numbers.
 */
export function overKommunemalet(
	rader: readonly Pick<Sammenligning, 'tettsted' | 'goal'>[]
): string | null {
	const kommunens = rader.find(({ tettsted }) => tettsted === HELE.navn)?.goal.verdi ?? null;
	const stedenes = rader
		.filter(({ tettsted }) => tettsted !== HELE.navn)
		.reduce((n, { goal }) => n + (goal.verdi ?? 0), 0);
	const over = kommunens === null ? 0 : Math.round(stedenes) - Math.round(kommunens);
	if (over <= 0) return null;
	return `Målene for stedene er ${formatAntall(Math.round(stedenes))} boliger til sammen, ${formatAntall(over)} mer enn målet for hele kommunen. Boligregnskapet regner med stedenes sum. Endre ett av målene om det ikke er meningen.`;
}
