import type { Planobjekt } from '../../src/lib/domain/plan/planobjekt.ts';
import { asPolygon } from './geometry/geojson.ts';
import type { Polygon } from './geometry/point.ts';
import { lagAr5 } from './kart/ar5.ts';
import { lagBygninger, type Bygning } from './kart/bygninger.ts';
import { lagDatasett, lagRegistre } from './kart/datasett.ts';
import type { Datasett } from './kart/datasettobjekt.ts';
import { lagEiendommer, type Eiendom } from './kart/eiendommer.ts';
import { lagSoner, planomrade, type Sone } from './plan/arealformal.ts';
import { lagFlater } from './plan/flater.ts';
import { lagBestemmelseomrader, lagHensynssoner } from './plan/hensynssoner.ts';
import { lagLinjer, lagPunkter } from './plan/linjer.ts';
import { objekt } from './plan/objekter.ts';
import { lagScenarier, type Scenario } from './plan/scenarier.ts';

export const planidentifikasjon = 'ILLUSTRASJON-1';
export const plannavn = 'Kommuneplanens arealdel (illustrasjon)';

/** The whole illustration: an invented plan on schematic land, the same each time. */
export interface Demo {
	readonly omrade: Polygon;
	readonly soner: readonly Sone[];
	/** Every plan object of the plan in force: KpOmråde first, then the zones. */
	readonly planobjekter: readonly Planobjekt[];
	readonly scenarier: readonly Scenario[];
	readonly datasett: readonly Datasett[];
	readonly matrikkel: Datasett;
	readonly eiendommer: readonly Eiendom[];
	readonly bygningsregister: Datasett;
	readonly bygninger: readonly Bygning[];
}

/** Makes the illustration data (EPSG:25832, whole centimetres). No clock, no chance but a fixed sequence. */
export function generateDemo(): Demo {
	const flater = lagFlater();
	const soner = lagSoner(flater);
	const omrade = planomrade(soner);
	const kpOmrade = objekt('plan', 'KpOmråde', asPolygon(omrade), {
		omrNavn: plannavn,
		egenskaper: { PLANTYPE: 20, PLANSTAT: 3, PLANBEST: 1, LOVREFERANSE: 6 }
	});
	const eiendommer = lagEiendommer(soner);
	const ar5 = lagAr5(omrade, soner);
	const { matrikkel, bygning } = lagRegistre(omrade);
	return {
		omrade,
		soner,
		planobjekter: [
			kpOmrade,
			...soner.map((sone) => sone.objekt),
			...lagHensynssoner(),
			...lagBestemmelseomrader(),
			...lagLinjer(flater.gater),
			...lagPunkter()
		],
		scenarier: lagScenarier(soner),
		datasett: lagDatasett({ soner, planomrade: omrade, ar5, gater: flater.gater }),
		matrikkel,
		eiendommer,
		bygningsregister: bygning,
		bygninger: lagBygninger(eiendommer)
	};
}
