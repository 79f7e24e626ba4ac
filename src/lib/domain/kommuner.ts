/** EUREF89 UTM zones that Norwegian municipalities keep their maps in. */
export type Utmsone = 25832 | 25833 | 25835;

/** Municipalities of Finnmark while it was part of 54 Troms og Finnmark (2020–2023). */
const finnmarkI54 = (nummer: number): boolean =>
	(nummer >= 5403 && nummer <= 5406) || (nummer >= 5430 && nummer <= 5444);

/**
 * In which EUREF89 UTM zone does a municipality keep its plans? Zone 32 for Southern Norway up to and with
 * Trøndelag, 33 for Nordland, Troms and Svalbard, 35 for Finnmark, by old and new numbers alike.
 * Kartverket's practice; no statute says it.
 */
export function sridFor(kommunenummer: string): Utmsone {
	const nummer = Number(kommunenummer);
	const fylke = Math.floor(nummer / 100);
	if (fylke === 20 || fylke === 56) return 25835;
	if (fylke === 54) return finnmarkI54(nummer) ? 25835 : 25833;
	return [18, 19, 21, 55].includes(fylke) ? 25833 : 25832;
}
