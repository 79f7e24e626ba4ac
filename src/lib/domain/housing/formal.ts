/** How the dwellings of a purpose are found: by density, by the shares of a combined zone, or by the bestemmelser. */
export type Regnemate = 'tetthet' | 'andeler' | 'bestemmelse';

export interface Boligformal {
	/** Code list in kodelister.json. */
	readonly liste: 'KpArealformal' | 'KpArealbrukPbl1985';
	readonly kode: number;
	readonly navn: string;
	readonly regnemate: Regnemate;
	/** The purpose whose parameters apply; null for `andeler`, where each share has its own. */
	readonly parameter: number | null;
	/** Why it counts, or how. */
	readonly hvorfor: string;
}

/**
 * Which purposes can hold dwellings? SSB Notater 2016/31 takes boligbebyggelse, bebyggelse og anlegg, sentrumsformål
 * and kombinert; spredt boligbebyggelse is ours, named and not counted by density. All other purposes count nothing.
 */
export const BOLIGFORMAL: readonly Boligformal[] = [
	{
		liste: 'KpArealformal',
		kode: 1110,
		navn: 'Boligbebyggelse',
		regnemate: 'tetthet',
		parameter: 1110,
		hvorfor: 'Boligformål (SSB Notater 2016/31).'
	},
	{
		liste: 'KpArealformal',
		kode: 1130,
		navn: 'Sentrumsformål',
		regnemate: 'tetthet',
		parameter: 1130,
		hvorfor: 'Sentrum kan ha boliger; boligandelen er en parameter (SSB Notater 2016/31).'
	},
	{
		liste: 'KpArealformal',
		kode: 1001,
		navn: 'Bebyggelse og anlegg',
		regnemate: 'andeler',
		parameter: null,
		hvorfor: 'Underformålet er ikke oppgitt: teller etter fordelingen som er satt for sonen.'
	},
	{
		liste: 'KpArealformal',
		kode: 1800,
		navn: 'Kombinert bebyggelse og anlegg',
		regnemate: 'andeler',
		parameter: null,
		hvorfor: 'Teller etter fordelingen som er satt for sonen, ellers «ikke fordelt».'
	},
	{
		liste: 'KpArealformal',
		kode: 5210,
		navn: 'Spredt boligbebyggelse',
		regnemate: 'bestemmelse',
		parameter: 5210,
		hvorfor: 'Antallet står i bestemmelsene (pbl § 11-11 nr. 2), ikke i arealet.'
	},
	{
		liste: 'KpArealbrukPbl1985',
		kode: 110,
		navn: 'Boligområde (pbl. 1985)',
		regnemate: 'tetthet',
		parameter: 1110,
		hvorfor: 'Boligformål etter den gamle loven; regnes som 1110.'
	},
	{
		liste: 'KpArealbrukPbl1985',
		kode: 120,
		navn: 'Senterområde (pbl. 1985)',
		regnemate: 'tetthet',
		parameter: 1130,
		hvorfor: 'Senterformål etter den gamle loven; regnes som 1130.'
	}
];

/** The row of the table for a zone's purpose; undefined: the purpose holds no dwellings. */
export const boligformal = (liste: string, kode: number): Boligformal | undefined =>
	BOLIGFORMAL.find((f) => f.liste === liste && f.kode === kode);

/** Which arealbruksstatus count: 2 framtidig, 3 videreutvikling. 1 nåværende is the infill ledger's. */
export const TELLENDE_STATUS = [2, 3] as const;
export type TellendeStatus = (typeof TELLENDE_STATUS)[number];

export const STATUSNAVN: Record<TellendeStatus, string> = {
	2: 'framtidig',
	3: 'videreutvikling av nåværende'
};

/** What the capacity leaves out, said wherever it is shown. */
export const UTELATT: readonly string[] = [
	'Nåværende byggeområder (status 1) er ikke med: fortetting og ledige tomter føres i et eget regnskap.',
	'Boliger som alt er bygd i framtidige soner, er ikke trukket fra.',
	'Dyrka jord, myr, grøntdrag, veger, støy, kulturminner, vann og avløp er ikke trukket fra ennå.',
	'Reguleringsplanenes egne tall er ikke brukt.'
];
