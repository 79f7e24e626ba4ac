import type { Bevisdatasett } from '../domain/bevis.ts';
import { DATATEMA, FRADRAGSREKKE, type Datatema } from '../domain/housing/fradrag.ts';
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

/** Which data sets say something of tettsted, water or protection here, of those that `bruker` may see? */
export const temadatasett = (
	db: Queryable,
	bruker: Bruker,
	plan: { readonly kommunenummer: string; readonly illustrasjon: boolean }
): Promise<Temadatasett[]> => grunnlagsdatasett(db, bruker, plan, TEMAER);

/** The data sets as the SQL functions boligsone_netto and dataflate take them. */
export const datajson = (
	datasett: readonly Pick<Temadatasett, 'id' | 'tema' | 'objekter'>[]
): string =>
	JSON.stringify(
		datasett.map(({ id, tema, objekter }) => ({
			id,
			slag: tema,
			rang: tema === 'tettsted' ? 0 : FRADRAGSREKKE.indexOf(tema) + 1,
			objekter
		}))
	);

/** Themes that must be known and that no data set is registered for. With none of protection the plan is the source. */
const mangler = (datasett: readonly Temadatasett[]): Datatema[] =>
	utenDatasett(TEMAER, datasett).filter((tema) => tema !== 'vern');

/** Each data set with its date and state; a theme that nobody has registered is named as not loaded. */
export const datakilder = (datasett: readonly Temadatasett[]): Bevisdatasett[] =>
	grunnlagskilder(
		TEMAER.filter((tema) => tema !== 'vern'),
		datasett
	);

const TIL_HVA: Record<Datatema, string> = {
	tettsted: 'Hvilket tettsted sonene ligger i,',
	vann: 'Fradraget for vann',
	vern: 'Fradraget for vern'
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
