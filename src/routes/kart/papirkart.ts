/** The scales a plan is printed in; the smallest that lets the map fit on the sheet is used. */
const MALESTOKKER = [
	500, 1000, 2000, 2500, 5000, 7500, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 75_000,
	100_000, 150_000, 200_000, 250_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000,
	20_000_000
] as const;

/** Room for the map on an A4 sheet, with its legend under it (mm). */
const ARK = { bredde: 178, hoyde: 150 };
const LENGSTE_STREK_MM = 45;

/** A picture of the map as a data address, and the ground it covers. */
export interface Bilde {
	readonly url: string;
	readonly breddeM: number;
	readonly hoydeM: number;
}

export interface Papirkart {
	/** 1 : this, exactly, when the sheet is printed at full size. */
	readonly malestokk: number;
	readonly breddeMm: number;
	readonly hoydeMm: number;
	/** The scale bar: so many metres on the ground, so long on paper. */
	readonly strekM: number;
	readonly strekMm: number;
}

/** A size on paper, through CSSOM: the content security policy refuses style attributes. */
export const iMm = (breddeMm: number, hoydeMm: number) => (element: HTMLElement | SVGElement) => {
	element.style.setProperty('width', `${breddeMm}mm`);
	element.style.setProperty('height', `${hoydeMm}mm`);
};

/** Where what is drawn comes from, in words that stand under every map on paper. */
export const kartkilder = (attribution: string | null, illustrasjon: boolean): string[] => [
	`Kartet under: ${attribution ?? 'datasett lest inn i Planbordet'}.`,
	...(illustrasjon
		? ['Illustrasjonen er oppdiktet; omrisset er forenklet fra Kartverket, CC BY 4.0.']
		: [])
];

/** The longest of 1, 2 and 5 times a power of ten that is not longer than `meter`. */
function rundLengde(meter: number): number {
	const power = 10 ** Math.floor(Math.log10(meter));
	return ([5, 2, 1].find((n) => n * power <= meter) ?? 1) * power;
}

/** How is a map of so many metres by so many put on paper, to a round scale? */
export function papirkart(breddeM: number, hoydeM: number, ark = ARK): Papirkart {
	const minst = Math.max(breddeM / ark.bredde, hoydeM / ark.hoyde) * 1000;
	const malestokk = MALESTOKKER.find((n) => n >= minst) ?? Math.ceil(minst);
	const mm = (meter: number) => (meter / malestokk) * 1000;
	const strekM = rundLengde((LENGSTE_STREK_MM * malestokk) / 1000);
	return {
		malestokk,
		breddeMm: mm(breddeM),
		hoydeMm: mm(hoydeM),
		strekM,
		strekMm: mm(strekM)
	};
}
