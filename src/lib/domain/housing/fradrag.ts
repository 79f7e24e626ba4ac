import { GRUNNLAGSTEMA, type Temabeskrivelse } from '../grunnlag/tema.ts';

/** What is taken from a zone before dwellings are counted, in the order it is taken: nothing is taken twice. */
export type Fradragsslag = 'fare' | 'byggeforbud' | 'vern' | 'vann';

export const FRADRAGSNAVN: Record<Fradragsslag, string> = {
	fare: 'faresone',
	byggeforbud: 'byggeforbud langs veg og bane',
	vern: 'vern og båndlegging',
	vann: 'vann'
};

export const FRADRAGSREKKE = ['fare', 'byggeforbud', 'vern', 'vann'] as const;

export interface Sonefradrag {
	readonly liste: string;
	readonly kode: number;
	readonly navn: string;
	readonly slag: Fradragsslag;
	readonly kilde: string;
	/** No law says that the whole zone is lost to housing: our choice. */
	readonly valg: boolean;
}

/**
 * Which hensynssoner of the plan itself are taken out of the area? domain.md § 4.3 A and SSB Notater 2016/31 (hazard
 * and protection). Left in on purpose: H330 radon (mended in the building), H390 (must be judged case by case),
 * noise, H710 (temporary), and all angitte hensyn (H5xx): they bind no one directly.
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

export type Datatema = 'tettsted' | 'vann' | 'vern';

/**
 * Which data sets the reckoning needs (`domain/grunnlag/tema` has the names they are known by). Outside what the loaded
 * ones cover the area is «ikke kartlagt»; with none loaded, or where one that is not loaded or failed may have said
 * more, it is «ikke vurdert». Protection differs in one thing: with no register of it at all the plan's own båndlegging
 * is the source.
 */
export const DATATEMA: Readonly<Record<Datatema, Temabeskrivelse>> = {
	tettsted: GRUNNLAGSTEMA.tettsted,
	vann: GRUNNLAGSTEMA.vann,
	vern: GRUNNLAGSTEMA.vern
};
