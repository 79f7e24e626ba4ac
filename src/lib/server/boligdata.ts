import type { Bevisdatasett } from '../domain/bevis.ts';
import { DATATEMA, MA_REGISTRERES, type Datatema } from '../domain/housing/fradrag.ts';
import { serInterneDatasett } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import {
	grunnlagsdatasett,
	grunnlagskilder,
	utenDatasett,
	type Grunnlagsdatasett
} from './grunnlag.ts';
import type { Queryable } from './queryable.ts';

/** A data set that the housing reckoning rests on, and what it is for. */
export type Temadatasett = Grunnlagsdatasett<Datatema>;

const TEMAER = Object.keys(DATATEMA) as Datatema[];

/** Which data sets say something of places and of what is taken out here, of those that `bruker` may see? */
export const temadatasett = (
	db: Queryable,
	bruker: Bruker,
	plan: { readonly kommunenummer: string; readonly illustrasjon: boolean }
): Promise<Temadatasett[]> => grunnlagsdatasett(db, bruker, plan, TEMAER);

/** Themes that must be known and that no data set is registered for. */
const mangler = (datasett: readonly Temadatasett[]): Datatema[] =>
	utenDatasett(MA_REGISTRERES, datasett);

/** Each data set with its date and state; a theme that nobody has registered is named as not loaded. */
export const datakilder = (datasett: readonly Temadatasett[]): Bevisdatasett[] =>
	grunnlagskilder(MA_REGISTRERES, datasett);

const TIL_HVA: Record<Datatema, string> = {
	tettsted: 'Hvilket tettsted sonene ligger i,',
	vann: 'Fradraget for vann',
	vern: 'Fradraget for vern',
	flomsone: 'Fradraget for flom',
	skredsone: 'Fradraget for skred',
	ar5: 'Fradraget for dyrka jord og myr',
	veg: 'Fradraget for veger',
	bygning: 'Fradraget for det som alt er bygd,'
};

function settforbehold({ navn, tema, tilstand, harDekning, lagtTilSide }: Temadatasett): string[] {
	if (tilstand !== 'loaded')
		return [
			`${navn}: datasettet ${tilstand === 'failed' ? 'feilet' : 'er ikke lastet'}. ${TIL_HVA[tema]} er ikke vurdert der det kunne gjelde.`
		];
	return [
		...(harDekning
			? []
			: [
					`${navn}: dekningen er ${lagtTilSide > 0 ? 'ikke kjent' : 'ikke oppgitt'}. Utenfor objektene er svaret «ikke kartlagt». Les inn datasettet på nytt med --dekning.`
				]),
		...(lagtTilSide > 0
			? [`${navn}: ${lagtTilSide} objekter i fila kunne ikke lagres og er ikke med i regningen.`]
			: [])
	];
}

/** What the data sets leave open, in sentences for the page and the proof. Nothing here tells of internal ones. */
export const dataforbehold = (bruker: Bruker, datasett: readonly Temadatasett[]): string[] => [
	...(serInterneDatasett(bruker)
		? []
		: ['Tallene bygger bare på åpne datasett. Interne datasett er ikke brukt her.']),
	...mangler(datasett).map(
		(tema) => `${DATATEMA[tema].navn}: ingen datasett er lastet. ${TIL_HVA[tema]} er ikke vurdert.`
	),
	...datasett.flatMap(settforbehold)
];
