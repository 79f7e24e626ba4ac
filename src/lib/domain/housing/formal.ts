/**
 * How the dwellings of a purpose are found: by density, by the shares of a combined zone, by the bestemmelser of the
 * kommuneplan, or by those of a reguleringsplan.
 */
export type Regnemate = 'tetthet' | 'andeler' | 'bestemmelse' | 'regulering';

export interface Boligformal {
	/** Code list in kodelister.json, or the object type where there is no list of its codes. */
	readonly liste: 'KpArealformal' | 'KpArealbrukPbl1985' | 'RpArealformålOmråde' | 'RbFormålOmråde';
	readonly kode: number;
	readonly navn: string;
	readonly regnemate: Regnemate;
	/** The purpose whose parameters apply; null for `andeler`, where each share has its own. */
	readonly parameter: number | null;
	/** Why it counts, or how. */
	readonly hvorfor: string;
}

const UNDERFORMAL =
	'Underformålet er ikke oppgitt: teller etter fordelingen som er satt for sonen.';
const REGULERING =
	'Reguleringsplan: antallet boliger står i planens bestemmelser (pbl § 12-7 nr. 5), ikke i arealet.';

const samlet = (
	liste: Boligformal['liste'],
	kode: number,
	navn: string,
	hvorfor = UNDERFORMAL
): Boligformal => ({ liste, kode, navn, regnemate: 'andeler', parameter: null, hvorfor });

const spredt = (
	liste: Boligformal['liste'],
	kode: number,
	navn: string,
	hvorfor: string
): Boligformal => ({ liste, kode, navn, regnemate: 'bestemmelse', parameter: 5210, hvorfor });

const regulert =
	(liste: Boligformal['liste']) =>
	([kode, navn]: readonly [number, string]): Boligformal => ({
		liste,
		kode,
		navn,
		regnemate: 'regulering',
		parameter: null,
		hvorfor: REGULERING
	});

/** Purposes of a reguleringsplan that may hold dwellings (SOSI Plan, RpArealformål; DiBK's SLD for reguleringsplan). */
const REGULERT = (
	[
		[1001, 'Bebyggelse og anlegg'],
		[1110, 'Boligbebyggelse'],
		[1111, 'Boligbebyggelse, frittliggende småhusbebyggelse'],
		[1112, 'Boligbebyggelse, konsentrert småhusbebyggelse'],
		[1113, 'Boligbebyggelse, blokkbebyggelse'],
		[1130, 'Sentrumsformål'],
		[1800, 'Kombinert bebyggelse og anleggsformål'],
		[1801, 'Bolig/forretning'],
		[1802, 'Bolig/forretning/kontor'],
		[1803, 'Bolig/tjenesteyting'],
		[1804, 'Bolig/kontor'],
		[1900, 'Angitt bebyggelse og anleggsformål kombinert med andre angitte hovedformål'],
		[5200, 'LNFR-areal for spredt bolig-, fritids- eller næringsbebyggelse mv.'],
		[5210, 'Spredt boligbebyggelse']
	] as const
).map(regulert('RpArealformålOmråde'));

/** The same after the act of 1985 (SOSI Plan, REGFORM). */
const REGULERT_1985 = (
	[
		[100, 'Byggeområder'],
		[110, 'Boliger'],
		[111, 'Frittliggende småhusbebyggelse'],
		[112, 'Konsentrert småhusbebyggelse'],
		[113, 'Blokkbebyggelse'],
		[900, 'Kombinert formål'],
		[910, 'Bolig/forretning'],
		[911, 'Bolig/forretning/kontor'],
		[912, 'Bolig/kontor'],
		[913, 'Bolig/offentlig'],
		[990, 'Annet kombinert formål']
	] as const
).map(regulert('RbFormålOmråde'));

/**
 * Which purposes can hold dwellings? SSB Notater 2016/31 takes boligbebyggelse, bebyggelse og anlegg, sentrumsformål
 * and kombinert; spredt boligbebyggelse is ours, named and not counted by density. Of a reguleringsplan those that may
 * hold dwellings are named and not counted. All other purposes count nothing.
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
	samlet('KpArealformal', 1000, 'Bebyggelse og anlegg, generalisert'),
	samlet('KpArealformal', 1001, 'Bebyggelse og anlegg'),
	samlet(
		'KpArealformal',
		1800,
		'Kombinert bebyggelse og anlegg',
		'Teller etter fordelingen som er satt for sonen, ellers «ikke fordelt».'
	),
	spredt(
		'KpArealformal',
		5200,
		'LNFR-areal for spredt bebyggelse',
		'Kan ha spredte boliger; antallet står i bestemmelsene (pbl § 11-11 nr. 2).'
	),
	spredt(
		'KpArealformal',
		5210,
		'Spredt boligbebyggelse',
		'Antallet står i bestemmelsene (pbl § 11-11 nr. 2), ikke i arealet.'
	),
	samlet('KpArealbrukPbl1985', 100, 'Byggeområder (pbl. 1985)'),
	samlet('KpArealbrukPbl1985', 101, 'Bybebyggelse (pbl. 1985)'),
	samlet('KpArealbrukPbl1985', 102, 'Tettbebyggelse (pbl. 1985)'),
	samlet('KpArealbrukPbl1985', 190, 'Annet byggeområde (pbl. 1985)'),
	spredt(
		'KpArealbrukPbl1985',
		220,
		'LNF-område med spredt bebyggelse (pbl. 1985)',
		'Kan ha spredte boliger; antallet står i bestemmelsene (pbl-1985 § 20-4).'
	),
	spredt(
		'KpArealbrukPbl1985',
		221,
		'LNF-område der spredt boligbebyggelse er tillatt (pbl. 1985)',
		'Antallet står i bestemmelsene (pbl-1985 § 20-4), ikke i arealet.'
	),
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
	},
	...REGULERT,
	...REGULERT_1985
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

/** Excluded by definition, and said so in the proof of every capacity. */
export const UTEN_NAVAERENDE =
	'Nåværende byggeområder (status 1) er ikke med: fortetting og ledige tomter føres i et eget regnskap.';

/** What the capacity leaves out, said wherever it is shown. */
export const UTELATT: readonly string[] = [
	'Naturtyper, støy, kulturminner utenom båndlegging, kantsoner, vann og avløp er ikke trukket fra.',
	'Drikkevannssoner (H110, H120), radon (H330), annen fare (H390) og båndlegging etter andre lover (H740) er ikke trukket fra: de må vurderes for hver sone.',
	'I soner for videreutvikling (status 3) er bebygd grunn ikke trukket fra: tettheten der er nye boliger i tillegg til dem som står der.',
	'Reguleringsplanenes egne tall er ikke brukt.'
];
