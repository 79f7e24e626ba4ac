/** What a person may have meant by the text in the search box. */
export type Sokeord =
	| { readonly slag: 'koordinat'; readonly lng: number; readonly lat: number }
	| { readonly slag: 'utm'; readonly north: number; readonly east: number }
	| {
			readonly slag: 'matrikkel';
			/** Municipality number, where it was written. */
			readonly kommune: string | null;
			readonly gnr: number;
			readonly bnr: number | null;
	  }
	| { readonly slag: 'tekst'; readonly tekst: string };

const number = String.raw`(-?\d+(?:[.,]\d+)?)`;
const pair = new RegExp(String.raw`^(?:[NØE]\s*)?${number}\s*[,; ]\s*(?:[NØE]\s*)?${number}$`, 'i');
const matrikkel =
	/^(?:(\d{4})\s*[-–]\s*)?(?:gnr\.?\s*)?(\d{1,5})\s*(?:\/|bnr\.?|,\s*bnr\.?)\s*(\d{1,5})?(?:\/\d+)*$/i;

/** Norwegian mainland in UTM 31–36, and in degrees: anything else is not a place here. */
const inNorway = (lat: number, lng: number) => lat > 57 && lat < 72 && lng > 4 && lng < 32;
const isNorth = (n: number) => n > 6_400_000 && n < 8_000_000;
const isEast = (e: number) => e > -100_000 && e < 1_200_000;

/**
 * Reads a search: `6732676 587837` and `587837 6732676` (UTM of the plan), `60.726, 10.613` (lat, lng),
 * `12/34`, `gnr 12 bnr 34` or `3443-12/34` (matrikkel), anything else as text (feltnavn, place, planID).
 */
export function tolkSok(q: string): Sokeord | null {
	const tekst = q.trim().replace(/\s+/g, ' ').slice(0, 100);
	if (tekst.length === 0) return null;
	return koordinat(tekst) ?? eiendom(tekst) ?? { slag: 'tekst', tekst };
}

function koordinat(tekst: string): Sokeord | null {
	const match = pair.exec(tekst);
	if (!match) return null;
	const [a = NaN, b = NaN] = match.slice(1).map((part) => Number(part.replace(',', '.')));
	if (isNorth(a) && isEast(b)) return { slag: 'utm', north: a, east: b };
	if (isNorth(b) && isEast(a)) return { slag: 'utm', north: b, east: a };
	if (inNorway(a, b)) return { slag: 'koordinat', lat: a, lng: b };
	if (inNorway(b, a)) return { slag: 'koordinat', lat: b, lng: a };
	return null;
}

function eiendom(tekst: string): Sokeord | null {
	const match = matrikkel.exec(tekst);
	if (!match) return null;
	const [, kommune, gnr, bnr] = match;
	return {
		slag: 'matrikkel',
		kommune: kommune ?? null,
		gnr: Number(gnr),
		bnr: bnr ? Number(bnr) : null
	};
}
