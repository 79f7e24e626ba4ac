/** What infill is reckoned with: each number with its source, and whether it is a choice. Versioned per municipality. */

export type Parameternokkel =
	| 'bya'
	| 'etasjer'
	| 'boligandel'
	| 'bra'
	| 'mua'
	| 'parkering'
	| 'minsteTomt'
	| 'huslengde'
	| 'husbredde'
	| 'eplehageTomt'
	| 'eplehageRest'
	| 'nabogrense'
	| 'husavstand'
	| 'parkeringsplass'
	| 'nyttbar'
	| 'adkomst'
	| 'vegavstand'
	| 'vaAvstand'
	| 'underutnyttet'
	| 'realiseringLedig'
	| 'realiseringEplehage'
	| 'realiseringUnderutnyttet'
	| 'realiseringTransformasjon';

export type Fortettingsenhet =
	'%' | 'm' | 'm²' | 'm² per bolig' | 'etasjer' | 'plasser per bolig' | 'andel' | 'boliger';

/** Purposes that have parameters of their own; 0: the parameter is one for all. */
export type Parameterformal = 0 | 1110 | 1130;

export interface Fortettingsparameter {
	readonly nokkel: Parameternokkel;
	readonly formal: Parameterformal;
	readonly verdi: number;
	readonly kilde: string;
	/** No law or register gives it. */
	readonly valg: boolean;
}

export interface Fortettingssett {
	readonly kommunenummer: string;
	/** 0: Planbordet's defaults. */
	readonly versjon: number;
	readonly illustrasjon: boolean;
	readonly hvem: string | null;
	readonly tidspunkt: string | null;
	readonly grunn: string;
	readonly rader: readonly Fortettingsparameter[];
}

interface Beskrivelse {
	readonly navn: string;
	readonly enhet: Fortettingsenhet;
	readonly minst: number;
	readonly hoyst: number;
}

const b = (navn: string, enhet: Fortettingsenhet, minst: number, hoyst: number): Beskrivelse => ({
	navn,
	enhet,
	minst,
	hoyst
});

/** What each is called, and what it may be. */
export const PARAMETERE: Readonly<Record<Parameternokkel, Beskrivelse>> = {
	bya: b('Tillatt bebygd areal (%-BYA)', '%', 1, 100),
	etasjer: b('Etasjer', 'etasjer', 1, 12),
	boligandel: b('Andel av bruksarealet til bolig', 'andel', 0, 1),
	bra: b('Bruksareal per ny bolig (BRA)', 'm² per bolig', 20, 400),
	mua: b('Uteopphold per bolig (MUA)', 'm² per bolig', 0, 500),
	parkering: b('Parkeringsplasser på terreng per bolig', 'plasser per bolig', 0, 4),
	minsteTomt: b('Minste tomt for en ny bolig', 'm²', 0, 5000),
	huslengde: b('Lengde på huset det må være plass til', 'm', 4, 60),
	husbredde: b('Bredde på huset det må være plass til', 'm', 4, 40),
	eplehageTomt: b('Minste tomt for eplehagefortetting', 'm²', 200, 10000),
	eplehageRest: b('Minste rest når huset er trukket fra', 'm²', 100, 10000),
	nabogrense: b('Avstand til nabogrense', 'm', 0, 30),
	// Neighbours' houses are looked for within 8 m of the border (fortetting_hus).
	husavstand: b('Avstand mellom bygninger', 'm', 0, 8),
	parkeringsplass: b('Areal per parkeringsplass på terreng', 'm²', 0, 50),
	nyttbar: b('Andel av bruttoarealet som blir bruksareal i boliger', 'andel', 0.3, 1),
	adkomst: b('Areal til adkomst per ny bolig', 'm² per bolig', 0, 1000),
	vegavstand: b('Lengst til veg for å ha adkomst', 'm', 0, 200),
	vaAvstand: b('Lengst til vann og avløp', 'm', 0, 200),
	underutnyttet: b(
		'Underutnyttet når mindre enn denne andelen av tillatt BYA er brukt',
		'andel',
		0,
		1
	),
	realiseringLedig: b('Realisering, ledig tomt', 'andel', 0, 1),
	realiseringEplehage: b('Realisering, eplehage', 'andel', 0, 1),
	realiseringUnderutnyttet: b('Realisering, underutnyttet', 'andel', 0, 1),
	realiseringTransformasjon: b('Realisering, transformasjon', 'andel', 0, 1)
};

const valg = (
	nokkel: Parameternokkel,
	formal: Parameterformal,
	verdi: number,
	kilde: string
): Fortettingsparameter => ({ nokkel, formal, verdi, kilde, valg: true });
const gitt = (
	nokkel: Parameternokkel,
	formal: Parameterformal,
	verdi: number,
	kilde: string
): Fortettingsparameter => ({ nokkel, formal, verdi, kilde, valg: false });

const VALG = 'Valg i Planbordet';
const MUA = 'Statsforvalterens praksis: 25 m² i konsentrert bebyggelse, 50 m² ellers';
const R = `${VALG}: 0,2–0,4 ved fortetting, 0,3–0,6 ved transformasjon; eierne bestemmer`;

/** Planbordet's defaults (domain.md § 4.3 B and C). */
export const STANDARDFORTETTING: readonly Fortettingsparameter[] = [
	valg('bya', 1110, 25, `${VALG}: vanlig i bestemmelser for småhus; bruk planens egen grense`),
	valg('bya', 1130, 60, `${VALG}: bruk planens egen grense`),
	valg('etasjer', 1110, 2, `${VALG}; uten plan gesims 8 m og møne 9 m (pbl § 29-4)`),
	valg('etasjer', 1130, 4, VALG),
	valg('boligandel', 1110, 1, VALG),
	valg('boligandel', 1130, 0.6, `${VALG}: første etasje og noe til er annet enn bolig`),
	valg('bra', 1110, 120, VALG),
	valg('bra', 1130, 85, `${VALG}: 70–100 m²`),
	valg('mua', 1110, 50, MUA),
	valg('mua', 1130, 25, MUA),
	valg('parkering', 1110, 2, VALG),
	valg('parkering', 1130, 0.5, VALG),
	valg('minsteTomt', 1110, 450, VALG),
	valg('minsteTomt', 1130, 400, `${VALG}: for et bygg, ikke for hver bolig`),
	valg('huslengde', 1110, 10, VALG),
	valg('husbredde', 1110, 8, VALG),
	valg('huslengde', 1130, 16, VALG),
	valg('husbredde', 1130, 11, VALG),
	valg('eplehageTomt', 0, 900, VALG),
	valg('eplehageRest', 0, 450, VALG),
	gitt('nabogrense', 0, 4, 'pbl § 29-4'),
	gitt('husavstand', 0, 8, 'TEK17 § 11-6: 8 m mellom lave byggverk'),
	gitt('parkeringsplass', 0, 18, 'TEK17 kap. 5 og veileder H-2300: 18 m² per plass'),
	valg('nyttbar', 0, 0.82, VALG),
	valg('adkomst', 0, 50, VALG),
	valg('vegavstand', 0, 50, `${VALG}: 50–100 m; adkomst kreves etter pbl § 27-4`),
	valg('vaAvstand', 0, 100, `${VALG}: 50–100 m`),
	valg('underutnyttet', 0, 0.5, VALG),
	valg('realiseringLedig', 0, 0.3, R),
	valg('realiseringEplehage', 0, 0.25, R),
	valg('realiseringUnderutnyttet', 0, 0.25, R),
	valg('realiseringTransformasjon', 0, 0.4, R)
];

/** For which purposes is the parameter set: one for all (0), or one for each? */
export const formalFor = (nokkel: Parameternokkel): Parameterformal[] =>
	STANDARDFORTETTING.filter((rad) => rad.nokkel === nokkel).map(({ formal }) => formal);

/** The defaults as a municipality's set, where it has none of its own. */
export const standardfortetting = (kommunenummer: string): Fortettingssett => ({
	kommunenummer,
	versjon: 0,
	illustrasjon: false,
	hvem: null,
	tidspunkt: null,
	grunn: 'Planbordets standardverdier. Ingen har endret dem.',
	rader: STANDARDFORTETTING
});

/** A set asked for its numbers. A number that a set lacks is Planbordet's default: old sets outlive new keys. */
export type Parameteroppslag = (
	nokkel: Parameternokkel,
	formal?: Parameterformal
) => Fortettingsparameter;

export function oppslag({ rader }: Pick<Fortettingssett, 'rader'>): Parameteroppslag {
	// Asked a million times in a run: a map of maps needs no key put together.
	const found = new Map<Parameterformal, Map<Parameternokkel, Fortettingsparameter>>();
	for (const rad of [...STANDARDFORTETTING, ...rader]) {
		const for_ = found.get(rad.formal) ?? new Map<Parameternokkel, Fortettingsparameter>();
		found.set(rad.formal, for_.set(rad.nokkel, rad));
	}
	return (nokkel, formal = 0) => {
		const rad = found.get(formal)?.get(nokkel);
		if (!rad) throw new Error(`ingen parameter ${nokkel} for ${formal}`);
		return rad;
	};
}
