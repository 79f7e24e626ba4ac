/** What is taken from a zone before dwellings are counted, as far as it is somebody's choice and no law or register gives it. */
export interface Arealvalg {
	/** Shares of farmland, bog and green (H540) that are taken out: 1 all, 0 none. */
	readonly dyrkaAndel: number;
	readonly myrAndel: number;
	readonly gronnAndel: number;
	/** Metres of ground that a road takes, ditches and all, by its class. */
	readonly vegbreddeRv: number;
	readonly vegbreddeFv: number;
	readonly vegbreddeKv: number;
	/** m² of ground that a building takes for each m² of its footprint: 4 is a plot that is built on by a quarter. */
	readonly bygningFaktor: number;
	/** Metres walked for each metre in a straight line. */
	readonly omvegFaktor: number;
	readonly kilde: string;
}

export type Arealvalgfelt = Exclude<keyof Arealvalg, 'kilde'>;

export const STANDARD_AREALVALG: Arealvalg = {
	dyrkaAndel: 1,
	myrAndel: 1,
	gronnAndel: 1,
	vegbreddeRv: 15,
	vegbreddeFv: 10,
	vegbreddeKv: 8,
	bygningFaktor: 4,
	omvegFaktor: 1.3,
	kilde: 'Valg i Planbordet'
};

interface Feltbeskrivelse {
	readonly navn: string;
	readonly hva: string;
	readonly minst: number;
	readonly hoyst: number;
	readonly enhet: string;
}

const andel = (navn: string, hva: string): Feltbeskrivelse => ({
	navn,
	hva,
	minst: 0,
	hoyst: 1,
	enhet: 'Andel, 0–1'
});
const bredde = (navn: string): Feltbeskrivelse => ({
	navn,
	hva: 'Grunn som vegen tar, med grøfter',
	minst: 0,
	hoyst: 100,
	enhet: 'Meter, 0–100'
});

/** Each choice as it is shown and what it may be. */
export const AREALVALG: Readonly<Record<Arealvalgfelt, Feltbeskrivelse>> = {
	dyrkaAndel: andel('Dyrka jord som trekkes fra', '1: all, 0: ingen. AR5 21, 22 og 23'),
	myrAndel: andel('Myr som trekkes fra', '1: all, 0: ingen. AR5 60'),
	gronnAndel: andel('Grønnstruktur som trekkes fra', '1: all, 0: ingen. Hensynssone H540'),
	vegbreddeRv: bredde('Bredde, riksveg'),
	vegbreddeFv: bredde('Bredde, fylkesveg'),
	vegbreddeKv: bredde('Bredde, annen veg'),
	bygningFaktor: {
		navn: 'Grunn som en bygning tar',
		hva: 'Ganger fotavtrykket. 4: tomta er bebygd med en firedel',
		minst: 0,
		hoyst: 50,
		enhet: '0–50'
	},
	omvegFaktor: {
		navn: 'Omveg til fots',
		hva: 'Meter å gå for hver meter i luftlinje',
		minst: 1,
		hoyst: 5,
		enhet: '1–5'
	}
};

export const AREALVALGFELT = Object.keys(AREALVALG) as Arealvalgfelt[];
