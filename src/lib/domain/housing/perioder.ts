/** Four of the twelve years that an arealdel is planned for (KDD, arealregnskap: horizon normally 12 years). */
export interface Periode {
	/** 0, 1 or 2. */
	readonly blokk: number;
	/** Both years are within; null where no goal or plan tells when the twelve years begin. */
	readonly fraAar: number | null;
	readonly tilAar: number | null;
	/** `2026–2029`, or `år 1–4` where the years are not known. */
	readonly navn: string;
}

/** The three four-year blocks from `startAar`. */
export const perioder = (startAar: number | null): readonly Periode[] =>
	[0, 1, 2].map((blokk) => {
		if (startAar === null)
			return { blokk, fraAar: null, tilAar: null, navn: `år ${blokk * 4 + 1}–${blokk * 4 + 4}` };
		const fraAar = startAar + 4 * blokk;
		return { blokk, fraAar, tilAar: fraAar + 3, navn: `${fraAar}–${fraAar + 3}` };
	});

/**
 * When do the twelve years begin? With the earliest goal; without goals, the year after the plan came into force; else
 * it is not known.
 */
export function startAar(
	mal: readonly { readonly fraAar: number }[],
	ikrafttredelsesdato: string | null
): number | null {
	if (mal.length > 0) return Math.min(...mal.map((m) => m.fraAar));
	const aar = Number(ikrafttredelsesdato?.slice(0, 4));
	return aar > 0 ? aar + 1 : null;
}

/** How large a share of [fra, til] falls in the period, counted in whole years. 0 where the period has no years. */
export function overlapp(fra: number, til: number, { fraAar, tilAar }: Periode): number {
	if (fraAar === null || tilAar === null) return 0;
	const years = Math.min(til, tilAar) - Math.max(fra, fraAar) + 1;
	return Math.max(0, years) / (til - fra + 1);
}
