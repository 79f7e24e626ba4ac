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
/** One of two: `N 6732676`, `60.726° N`. */
const one = String.raw`(?:[NØE]\s*)?${number}\s*°?\s*[NØE]?`;
const pair = new RegExp(String.raw`^${one}\s*[,; ]\s*${one}$`, 'i');
/** Thousands apart, as we write them ourselves: `6 732 676`. */
const groups = /(?<!\d)\d{1,3}(?: \d{3})+(?!\d)/g;
const sevenAndSix = /^(\d \d{3} \d{3}) (\d{3} \d{3})$/;
/** Degrees, minutes and seconds. */
const dms = /(\d{1,3})\s*°\s*(\d{1,2})\s*['′’]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|″|”|''))?/g;
const matrikkel =
	/^(?:(\d{4})\s*[-–]\s*)?(?:gnr\.?\s*)?(\d{1,5})\s*(?:\/|bnr\.?|,\s*bnr\.?)\s*(\d{1,5})?(?:\/\d+)*$/i;

/** Norwegian mainland in UTM 31–36, and in degrees: anything else is not a place here. */
const inNorway = (lat: number, lng: number) => lat > 57 && lat < 72 && lng > 4 && lng < 32;
const isNorth = (n: number) => n > 6_400_000 && n < 8_000_000;
const isEast = (e: number) => e > -100_000 && e < 1_200_000;

/**
 * Reads a search: `6732676 587837`, `587837 6732676` and `N 6 732 676 Ø 587 837` (UTM of the plan), `60.726, 10.613`,
 * `60.726° N 10.613° Ø` and `60° 43′ 34″ N 10° 36′ 47″ Ø` (lat, lng), `12/34`, `gnr 12 bnr 34` or `3443-12/34`
 * (matrikkel), anything else as text (feltnavn, place, planID).
 */
export function tolkSok(q: string): Sokeord | null {
	const tekst = q.trim().replace(/\s+/g, ' ').slice(0, 100);
	if (tekst.length === 0) return null;
	return koordinat(tekst) ?? eiendom(tekst) ?? { slag: 'tekst', tekst };
}

/** Degrees with seven decimals, a centimetre. */
function degrees(_: string, whole: string, minutes: string, seconds: string | undefined): string {
	const part = Number(minutes) / 60 + Number((seconds ?? '0').replace(',', '.')) / 3600;
	return String(Number((Number(whole) + part).toFixed(7)));
}

/** The same coordinates with plain numbers: no spaces in them, and no minutes. */
const plain = (tekst: string): string =>
	tekst
		.replace(dms, degrees)
		.replace(sevenAndSix, '$1, $2')
		.replace(groups, (group) => group.replaceAll(' ', ''));

function koordinat(tekst: string): Sokeord | null {
	const match = pair.exec(plain(tekst));
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
