import { GRUNNLAGSTEMA, JORDBRUK, type Temabeskrivelse } from '../grunnlag/tema.ts';
import { STANDARD_AREALVALG } from './arealvalg.ts';

/** What is taken from a zone before dwellings are counted, in the order it is taken: nothing is taken twice. */
export const FRADRAGSREKKE = [
	'fare',
	'byggeforbud',
	'vern',
	'vann',
	'dyrka',
	'myr',
	'gronn',
	'veg',
	'bygd'
] as const;
export type Fradragsslag = (typeof FRADRAGSREKKE)[number];

export const FRADRAGSNAVN: Record<Fradragsslag, string> = {
	fare: 'faresone',
	byggeforbud: 'byggeforbud langs veg og bane',
	vern: 'vern og båndlegging',
	vann: 'vann',
	dyrka: 'dyrka jord',
	myr: 'myr',
	gronn: 'grønnstruktur',
	veg: 'veg',
	bygd: 'bebygd'
};

export const INGEN_FRADRAG: Readonly<Record<Fradragsslag, number>> = {
	fare: 0,
	byggeforbud: 0,
	vern: 0,
	vann: 0,
	dyrka: 0,
	myr: 0,
	gronn: 0,
	veg: 0,
	bygd: 0
};

/**
 * What may lie over a part of a zone, as PostGIS measures it: what is taken out where it lies, roads by class, footprints,
 * a condition, and AR5 that tells nothing (class 99).
 */
export type Flateslag =
	| Exclude<Fradragsslag, 'veg' | 'bygd'>
	| 'veg-rv'
	| 'veg-fv'
	| 'veg-kv'
	| 'bygning'
	| 'betinget'
	| 'ar5-ukjent';

export interface Sonefradrag {
	readonly liste: string;
	readonly kode: number;
	readonly navn: string;
	readonly slag: Exclude<Fradragsslag, 'veg' | 'bygd'>;
	readonly kilde: string;
	/** No law says that the whole zone is lost to housing: our choice. */
	readonly valg: boolean;
}

/**
 * Which hensynssoner of the plan itself are taken out of the area? domain.md § 4.3 A and SSB Notater 2016/31 (hazard
 * and protection). Left in on purpose: H330 radon (mended in the building), H390 (must be judged case by case),
 * noise, H710 (temporary), and angitte hensyn (H5xx), which bind no one directly, but for grønnstruktur.
 */
export const SONEFRADRAG: readonly Sonefradrag[] = [
	{
		liste: 'KpFareSone',
		kode: 310,
		navn: 'Ras- og skredfare',
		slag: 'fare',
		kilde: 'pbl § 11-8 a, TEK17 § 7-3',
		valg: true
	},
	{
		liste: 'KpFareSone',
		kode: 320,
		navn: 'Flomfare',
		slag: 'fare',
		kilde: 'pbl § 11-8 a, TEK17 § 7-2',
		valg: true
	},
	{
		liste: 'KpFareSone',
		kode: 350,
		navn: 'Brann-/eksplosjonsfare',
		slag: 'fare',
		kilde: 'pbl § 11-8 a',
		valg: true
	},
	{
		liste: 'KpFareSone',
		kode: 360,
		navn: 'Skytebane',
		slag: 'fare',
		kilde: 'pbl § 11-8 a',
		valg: true
	},
	{
		liste: 'KpFareSone',
		kode: 370,
		navn: 'Høyspenningsanlegg',
		slag: 'fare',
		kilde: 'pbl § 11-8 a',
		valg: true
	},
	{
		liste: 'KpFareSone',
		kode: 380,
		navn: 'Militær virksomhet',
		slag: 'fare',
		kilde: 'pbl § 11-8 a',
		valg: true
	},
	{
		liste: 'KpSikringSone',
		kode: 130,
		navn: 'Byggeforbud rundt veg, bane og flyplass',
		slag: 'byggeforbud',
		kilde: 'pbl § 11-8 a',
		valg: false
	},
	{
		liste: 'KpBandleggingSone',
		kode: 720,
		navn: 'Båndlegging etter lov om naturvern',
		slag: 'vern',
		kilde: 'pbl § 11-8 d',
		valg: false
	},
	{
		liste: 'KpBandleggingSone',
		kode: 730,
		navn: 'Båndlegging etter lov om kulturminner',
		slag: 'vern',
		kilde: 'pbl § 11-8 d',
		valg: false
	},
	{
		liste: 'KpBandleggingSone',
		kode: 735,
		navn: 'Båndlegging etter markaloven',
		slag: 'vern',
		kilde: 'pbl § 11-8 d',
		valg: false
	},
	{
		liste: 'KpRestriksjonPbl1985',
		kode: 136,
		navn: 'Byggeforbud langs vassdrag (pbl. 1985)',
		slag: 'byggeforbud',
		kilde: 'pbl-1985 § 20-4 andre ledd',
		valg: true
	},
	{
		liste: 'KpAngittHensynSone',
		kode: 540,
		navn: 'Hensyn grønnstruktur',
		slag: 'gronn',
		kilde: 'pbl § 11-8 c',
		valg: true
	}
];

export interface Betingelse {
	readonly liste: string;
	readonly kode: number;
	readonly navn: string;
}

/** Which hensynssoner make capacity conditional: it counts, and is drawn hatched, for something must come first. */
export const BETINGELSER: readonly Betingelse[] = [
	{ liste: 'KpInfrastrukturSone', kode: 410, navn: 'Krav vedrørende infrastruktur' },
	{ liste: 'KpInfrastrukturSone', kode: 430, navn: 'Rekkefølgekrav infrastruktur' },
	{ liste: 'KpInfrastrukturSone', kode: 440, navn: 'Rekkefølgekrav samfunnsservice' },
	{ liste: 'KpInfrastrukturSone', kode: 450, navn: 'Rekkefølgekrav grønnstruktur' },
	{ liste: 'KpBandleggingSone', kode: 710, navn: 'Båndlegging for regulering etter pbl.' },
	{ liste: 'KpBandleggingSone', kode: 700, navn: 'Båndlegging, generalisert' },
	{ liste: 'KpGjennomforingSone', kode: 800, navn: 'Krav om felles planlegging, generalisert' },
	{ liste: 'KpGjennomforingSone', kode: 810, navn: 'Krav om felles planlegging' },
	{ liste: 'KpRestriksjonPbl1985', kode: 110, navn: 'Krav om plan (pbl. 1985)' },
	{ liste: 'KpRestriksjonPbl1985', kode: 111, navn: 'Krav om reguleringsplan (pbl. 1985)' },
	{ liste: 'KpRestriksjonPbl1985', kode: 112, navn: 'Krav om bebyggelsesplan (pbl. 1985)' },
	{ liste: 'KpRestriksjonPbl1985', kode: 141, navn: 'Uten rettsvirkning, innsigelse (pbl. 1985)' },
	{ liste: 'KpRestriksjonPbl1985', kode: 142, navn: 'Unntatt fra rettsvirkning (pbl. 1985)' }
];

export type Datatema =
	'tettsted' | 'vann' | 'vern' | 'flomsone' | 'skredsone' | 'ar5' | 'veg' | 'bygning';

/**
 * Which data sets the reckoning needs (`domain/grunnlag/tema` has the names they are known by). Outside what the loaded
 * ones cover the area is «ikke kartlagt»; with none loaded, or where one that is not loaded or failed may have said
 * more, it is «ikke vurdert».
 */
export const DATATEMA: Readonly<Record<Datatema, Temabeskrivelse>> = {
	tettsted: GRUNNLAGSTEMA.tettsted,
	vann: GRUNNLAGSTEMA.vann,
	vern: GRUNNLAGSTEMA.vern,
	flomsone: GRUNNLAGSTEMA.flomsone,
	skredsone: GRUNNLAGSTEMA.skredsone,
	ar5: GRUNNLAGSTEMA.ar5,
	veg: GRUNNLAGSTEMA.veg,
	bygning: GRUNNLAGSTEMA.bygning
};

/**
 * Themes that must be registered: with no register at all of one, what would be taken out for it is «ikke vurdert», as where
 * one is not loaded. Of protection alone the plan is the source (its own båndlegging).
 */
export const MA_REGISTRERES: readonly Datatema[] = [
	'tettsted',
	'vann',
	'flomsone',
	'skredsone',
	'ar5',
	'veg',
	'bygning'
];

/** What the objects of a theme lie over a zone as; the first row of those whose class fits. */
export interface Dataflate {
	readonly tema: Datatema;
	/** Classes that count; null: all but `unntatt`. */
	readonly klasser: readonly string[] | null;
	readonly unntatt: readonly string[];
	readonly slag: Flateslag;
	/** Metres of ground that a line takes; null: surfaces alone count. */
	readonly bredde: number | null;
}

const hele = (tema: Datatema, slag: Flateslag): Dataflate => ({
	tema,
	klasser: null,
	unntatt: [],
	slag,
	bredde: null
});
const ar5 = (klasser: readonly string[], slag: Flateslag): Dataflate => ({
	...hele('ar5', slag),
	klasser
});

/** Vegkategori of NVDB (E, R, F), and as names are written. */
const RIKSVEG = ['rv', 'ev', 'R', 'E', 'RV', 'EV'];
const FYLKESVEG = ['fv', 'F', 'FV'];

export const DATAFLATER: readonly Dataflate[] = [
	hele('vann', 'vann'),
	hele('vern', 'vern'),
	hele('flomsone', 'fare'),
	hele('skredsone', 'fare'),
	ar5(JORDBRUK, 'dyrka'),
	ar5(['60'], 'myr'),
	ar5(['99'], 'ar5-ukjent'),
	{ ...hele('veg', 'veg-rv'), klasser: RIKSVEG, bredde: STANDARD_AREALVALG.vegbreddeRv },
	{ ...hele('veg', 'veg-fv'), klasser: FYLKESVEG, bredde: STANDARD_AREALVALG.vegbreddeFv },
	{
		...hele('veg', 'veg-kv'),
		unntatt: [...RIKSVEG, ...FYLKESVEG],
		bredde: STANDARD_AREALVALG.vegbreddeKv
	},
	hele('bygning', 'bygning')
];
