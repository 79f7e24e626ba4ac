/**
 * The themes of background data that figures rest on, and by which names a data set that speaks of one is known. One
 * table, so that what housing, infill, arealregnskap and blågrønn call «dyrka jord» is the same land.
 */
export type Grunnlagstema =
	| 'tettsted'
	| 'sentrum'
	| 'skole'
	| 'stasjon'
	| 'vann'
	| 'vassdrag'
	| 'vern'
	| 'ar5'
	| 'naturtype'
	| 'kulturminne'
	| 'stoy'
	| 'flomsone'
	| 'skredsone'
	| 'flomvei'
	| 'helning'
	| 'va'
	| 'veg'
	| 'bane'
	| 'reguleringsplan'
	| 'eiendom'
	| 'bygning';

export interface Temabeskrivelse {
	/** As it is named in a list of sources. */
	readonly navn: string;
	/** Names of the objects (datasettobjekt.tema) that count. */
	readonly objekter: readonly string[];
	/** Codes of data sets: `vann`, also `vann-2025`; for a set whose objects have other names. */
	readonly koder: readonly string[];
	/** Where a code inside another word tells too: `naturvern_innlandet`, for a set that is not loaded. */
	readonly ogsaSomOrd?: true;
	/** Properties of a file's own objects that hold the class, where the register's `type` is not set. */
	readonly klasse?: readonly string[];
	/** Its objects have a table of their own. */
	readonly tabell?: 'eiendom' | 'bygning';
}

export const GRUNNLAGSTEMA: Readonly<Record<Grunnlagstema, Temabeskrivelse>> = {
	tettsted: {
		navn: 'Tettstedsgrenser',
		objekter: ['tettsted', 'Tettsted'],
		koder: ['tettsted', 'tettsteder', 'tettstedsgrenser']
	},
	sentrum: {
		navn: 'Sentrumsområder',
		objekter: ['sentrum', 'Sentrumssone'],
		koder: ['sentrum', 'sentrumssoner']
	},
	skole: { navn: 'Skoler', objekter: ['skole', 'Skole', 'Grunnskole'], koder: ['skole', 'skoler'] },
	stasjon: {
		navn: 'Jernbanestasjoner',
		objekter: ['stasjon', 'Stasjon', 'Jernbanestasjon'],
		koder: ['stasjon', 'stasjoner']
	},
	vann: {
		navn: 'Vannflater',
		objekter: ['vann', 'Vann', 'innsjø', 'Innsjø', 'InnsjøElv', 'Innsjo'],
		koder: ['vann', 'vannflate', 'vannflater', 'innsjo', 'innsjoer']
	},
	vassdrag: {
		navn: 'Elver og bekker',
		objekter: ['elv', 'bekk', 'Elv', 'Bekk', 'ElvBekk', 'ElvBekkMidtlinje', 'Elvenett'],
		koder: ['elv', 'elver', 'elvenett', 'vassdrag', 'elver_og_bekker']
	},
	vern: {
		navn: 'Verneområder',
		objekter: ['vern', 'naturvern', 'Naturvernområde', 'NaturvernOmråde'],
		koder: ['vern', 'naturvern', 'verneomrader', 'naturvernomrade', 'naturvernomrader'],
		ogsaSomOrd: true
	},
	ar5: {
		navn: 'Arealressurskart AR5',
		objekter: ['ar5', 'ArealressursFlate', 'ArealRessursFlate'],
		koder: ['ar5', 'fkb-ar5', 'fkb_ar5', 'arealressurs'],
		klasse: ['arealtype', 'ARTYPE', 'artype']
	},
	naturtype: {
		navn: 'Naturtyper med KU-verdi',
		objekter: ['naturtype', 'Naturtype', 'NaturtypeKuVerdi'],
		koder: ['naturtype', 'naturtyper', 'naturtyper_ku_verdi', 'naturtyper_kuverdi'],
		klasse: ['verdikategori', 'Verdikategori', 'KUVERDI']
	},
	kulturminne: {
		navn: 'Kulturminner',
		objekter: ['kulturminne', 'Kulturminne', 'Lokalitet', 'Enkeltminne', 'Sikringssone'],
		koder: ['kulturminne', 'kulturminner', 'lokaliteter'],
		klasse: ['vernetype', 'VERNETYPE']
	},
	stoy: {
		navn: 'Støyvarselkart T-1442',
		objekter: ['stoy', 'støy', 'Støysone', 'StøyvarselVeg', 'StoyvarselVeg'],
		koder: ['stoy', 'stoyvarsel', 'stoyvarselkart', 'stoysoner'],
		klasse: ['støysonekategori', 'stoysonekategori', 'sone']
	},
	flomsone: {
		navn: 'Flomsoner (200 år)',
		objekter: ['flomsone', 'Flomsone', 'FlomAreal'],
		koder: ['flomsone', 'flomsoner'],
		klasse: ['gjentaksintervall']
	},
	skredsone: {
		navn: 'Skredfaresoner',
		objekter: ['skredsone', 'Skredfaresone', 'SkredFaresone', 'Faresone'],
		koder: ['skredsone', 'skredsoner', 'skredfaresoner'],
		klasse: ['skredSannsynlighet', 'sannsynlighet']
	},
	flomvei: {
		navn: 'Flomveier',
		objekter: ['flomvei', 'Flomvei', 'Avrenningslinje'],
		koder: ['flomvei', 'flomveier', 'avrenningslinjer'],
		klasse: ['nedslagsfeltDaa']
	},
	helning: {
		navn: 'Bratt terreng (brattere enn 1:5)',
		objekter: ['helning', 'Helning', 'BrattTerreng'],
		koder: ['helning', 'bratt_terreng', 'terreng']
	},
	va: {
		navn: 'Vann- og avløpsnett',
		objekter: ['va', 'Ledning', 'VaLedning'],
		koder: ['va', 'vann_og_avlop', 'ledningsnett'],
		klasse: ['type', 'nettype']
	},
	veg: {
		navn: 'Vegnett',
		objekter: ['veg', 'Veg', 'Veglenke', 'VegSenterlinje'],
		koder: ['veg', 'vegnett', 'elveg'],
		klasse: ['vegkategori', 'VEGKATEGORI']
	},
	bane: {
		navn: 'Jernbane',
		objekter: ['bane', 'Banelenke', 'Spormidt'],
		koder: ['bane', 'banenett']
	},
	reguleringsplan: {
		navn: 'Reguleringsplaner',
		objekter: ['reguleringsplan', 'RpOmråde', 'RegPlanOmråde'],
		koder: ['reguleringsplan', 'reguleringsplaner'],
		klasse: ['planstatus', 'PLANSTAT']
	},
	eiendom: {
		navn: 'Eiendomskart',
		objekter: [],
		koder: ['matrikkel', 'eiendom'],
		tabell: 'eiendom'
	},
	bygning: { navn: 'Bygninger', objekter: [], koder: ['bygning', 'bygninger'], tabell: 'bygning' }
};

/** AR5 arealtype, as the figures group them (NIBIO, AR5 klassifikasjonssystem) [recalled]. */
export const AR5_TYPE: Readonly<Record<string, string>> = {
	'11': 'Bebygd',
	'12': 'Samferdsel',
	'21': 'Fulldyrka jord',
	'22': 'Overflatedyrka jord',
	'23': 'Innmarksbeite',
	'30': 'Skog',
	'50': 'Åpen fastmark',
	'60': 'Myr',
	'70': 'Bre',
	'81': 'Ferskvann',
	'82': 'Hav',
	'99': 'Ikke kartlagt'
};

/** Jordbruksareal in AR5: what jordlova § 9 calls dyrka jord is 21 and 22 and, in practice, 23. */
export const JORDBRUK: readonly string[] = ['21', '22', '23'];
