import { differanse, malt, produkt, type Bevis, type Bevisobjekt, type Tall } from '../bevis.ts';
import { FRADRAGSNAVN, FRADRAGSREKKE, type Fradragsslag } from './fradrag.ts';
import {
	faktorer,
	klassenavn,
	tidsandel,
	type Boligparameter,
	type Niva,
	type Tidsprofil
} from './parametre.ts';

const DAA_M2 = 1000;

/** Areas in m² of one class of zones in one place. */
export interface Klasseareal {
	readonly bruttoM2: number;
	readonly fradragM2: Readonly<Record<Fradragsslag, number>>;
	/** Net area, zone by zone, in dekar: they sum to gross less deductions. */
	readonly objekter: readonly Bevisobjekt[];
}

/** Net area: gross less what is taken out, nothing twice (dekar; measured by PostGIS in the plan's UTM zone). */
export function nettoAreal(
	klasse: string,
	areal: Klasseareal,
	grunnlag: Pick<Bevis, 'datasett' | 'merknader'> = { datasett: [], merknader: [] }
): Tall {
	const brutto = malt(`Areal avsatt, ${klasse}`, areal.bruttoM2 / DAA_M2, 'dekar', {
		hvordan: 'Målt i planens UTM-sone'
	});
	const fradrag = FRADRAGSREKKE.filter((slag) => areal.fradragM2[slag] > 0).map((slag) =>
		malt(`Fradrag: ${FRADRAGSNAVN[slag]}`, areal.fradragM2[slag] / DAA_M2, 'dekar', {
			hvordan: 'Eksakt overlapp, ikke regnet før'
		})
	);
	return differanse(`Netto areal, ${klasse}`, brutto, fradrag, {
		...grunnlag,
		objekter: areal.objekter
	});
}

/**
 * Dwellings in one class of zones in one four-year block:
 * `netto dekar × boliger/dekar × nettofaktor × boligandel × realisering × tidsandel` (boliger; domain.md § 4.3 A).
 */
export const kapasitet = (
	netto: Tall,
	parameter: Boligparameter,
	niva: Niva,
	{ tidsprofil, blokk }: { readonly tidsprofil: Tidsprofil; readonly blokk: number }
): Tall =>
	produkt(`Boliger, ${klassenavn(parameter).toLowerCase()}`, 'boliger', netto, [
		...faktorer(parameter, niva),
		tidsandel(tidsprofil, blokk)
	]);
