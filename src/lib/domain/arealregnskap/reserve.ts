import type { Boligomrade } from '../housing/svar.ts';

const AAR_I_PERIODE = 4;

/**
 * Years of need that the reserve covers (domain.md § 4.3 D): what is really built, by a year's need. null where either is not
 * known in one of the periods, or nothing is needed.
 */
export function reserveAar(
	totaler: readonly Pick<Boligomrade, 'need' | 'capacity'>[]
): number | null {
	const sum = (verdier: readonly (number | null)[]): number | null =>
		verdier.length === 0 || verdier.includes(null)
			? null
			: verdier.reduce<number>((a, b) => a + (b ?? 0), 0);
	const behov = sum(totaler.map(({ need }) => need));
	const kapasitet = sum(totaler.map(({ capacity }) => capacity.mid));
	if (behov === null || behov <= 0 || kapasitet === null) return null;
	return kapasitet / (behov / (totaler.length * AAR_I_PERIODE));
}
