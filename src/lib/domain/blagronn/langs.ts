/** Stretches along a line, in metres from where it begins. Pure arithmetic of one dimension. */
export interface Strekk {
	readonly fraM: number;
	readonly tilM: number;
}

/** A stretch of a corridor within some distance of a purpose. */
export interface Treff extends Strekk {
	readonly lokalId: string;
	readonly navn: string;
	readonly klasse: 'bygg' | 'ukjent';
}

/** The same ground in stretches that do not overlap, in order. */
export function forent(strekk: readonly Strekk[]): Strekk[] {
	const svar: { fraM: number; tilM: number }[] = [];
	for (const { fraM, tilM } of strekk.toSorted((a, b) => a.fraM - b.fraM)) {
		const siste = svar.at(-1);
		if (siste && fraM <= siste.tilM) siste.tilM = Math.max(siste.tilM, tilM);
		else if (tilM > fraM) svar.push({ fraM, tilM });
	}
	return svar;
}

export const lengde = (strekk: readonly Strekk[]): number =>
	forent(strekk).reduce((n, { fraM, tilM }) => n + tilM - fraM, 0);

/** How much of it is each object's: a metre that two share is the first one's, so that they sum to the whole. */
export function fordelt(
	treff: readonly Treff[]
): { lokalId: string; navn: string; meter: number }[] {
	let sett: Strekk[] = [];
	let hittil = 0;
	const grupper = Map.groupBy(treff, ({ lokalId }) => lokalId);
	return [...grupper]
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([lokalId, egne]) => {
			sett = forent([...sett, ...egne]);
			const naa = lengde(sett);
			const meter = naa - hittil;
			hittil = naa;
			return meter > 0 ? [{ lokalId, navn: egne[0]?.navn ?? '', meter }] : [];
		});
}

/** Metres by what they lie near: building purposes, else those that are not told. The rest is free. */
export function delt(treff: readonly Treff[]): { byggM: number; ukjentM: number } {
	const byggM = lengde(treff.filter(({ klasse }) => klasse === 'bygg'));
	return { byggM, ukjentM: lengde(treff) - byggM };
}
