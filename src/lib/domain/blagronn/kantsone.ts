import { differanse, malt, ukjent, type Bevisobjekt, type Tall } from '../bevis.ts';
import { skalertGrense, type Grense } from '../bevisgrense.ts';
import { delt, fordelt } from './langs.ts';
import type { Blagronngrunnlag, Korridorlinje } from './lest.ts';
import { KANTSONER_M, type Kantbredde } from './valg.ts';

/** Of the watercourses' length: how much has a belt of this width, on both banks, without building purposes? */
export interface Kantsone {
	readonly widthM: Kantbredde;
	readonly freeM: number;
	readonly buildingM: number;
	/** Beside purposes that the plan does not tell. */
	readonly unknownM: number;
	/** 0–1 of the length; null: no watercourse is mapped here. */
	readonly share: number | null;
	readonly proof: { readonly free: Tall; readonly building: Tall; readonly share: Tall };
}

const vassdrag = ({ linjer }: Blagronngrunnlag): Korridorlinje[] =>
	linjer.filter(({ slag }) => slag === 'vassdrag');

/** The zones that stand nearer than the width, each with its metres: they sum to what building purposes take. */
function byggesoner(grunnlag: Blagronngrunnlag, bredde: Kantbredde): Bevisobjekt[] {
	const soner = new Map<string, Bevisobjekt>();
	for (const { id } of vassdrag(grunnlag)) {
		const treff = grunnlag.treff.filter(
			(t) => t.id === id && t.avstandM === bredde && t.klasse === 'bygg'
		);
		for (const { lokalId, navn, meter } of fordelt(treff))
			soner.set(lokalId, { lokalId, navn, bidrag: (soner.get(lokalId)?.bidrag ?? 0) + meter });
	}
	return [...soner.values()];
}

/** The metres of every watercourse, added up. */
function summert(grunnlag: Blagronngrunnlag, bredde: Kantbredde) {
	const sum = { lengdeM: 0, byggM: 0, ukjentM: 0 };
	for (const { id, lengdeM } of vassdrag(grunnlag)) {
		const { byggM, ukjentM } = delt(
			grunnlag.treff.filter((t) => t.id === id && t.avstandM === bredde)
		);
		sum.lengdeM += lengdeM;
		sum.byggM += byggM;
		sum.ukjentM += ukjentM;
	}
	return sum;
}

export const vassdragslengde = (grunnlag: Blagronngrunnlag): number =>
	vassdrag(grunnlag).reduce((n, { lengdeM }) => n + lengdeM, 0);

const BEGGE =
	'Begge bredder teller: en meter er fri når det ikke er byggeformål på noen av sidene.';
const BREDDEN =
	'Avstanden er regnet fra elvebredden der elva er kartlagt som flate, ellers fra midtlinja. Innsjøers strandlinje er ikke med.';

function metertall(grunnlag: Blagronngrunnlag, widthM: Kantbredde): { free: Tall; building: Tall } {
	const { lengdeM, byggM, ukjentM } = summert(grunnlag, widthM);
	const { datasett } = grunnlag;
	const navn = `Vassdrag med fri kantsone på ${widthM} m`;
	const hele = malt('Kartlagte elver og bekker', lengdeM, 'meter', {
		hvordan: 'Lengden innenfor planens område',
		datasett
	});
	const bygg = (grense: Grense) =>
		malt(`Byggeformål nærmere vassdrag enn ${widthM} m`, byggM, 'meter', {
			datasett,
			hvordan: 'Målt langs vassdraget i planens UTM-sone',
			objekter: byggesoner(grunnlag, widthM),
			grense
		});
	// So much of it may be building, and so much may be free.
	const ukjentformal = malt(`Formål uten kode nærmere enn ${widthM} m`, ukjentM, 'meter', {
		hvordan: 'Planen sier ikke hva arealet er satt av til: ikke regnet som fritt',
		grense: 'hoyst'
	});
	const trekk = ukjentM > 0 ? [bygg('eksakt'), ukjentformal] : [bygg('eksakt')];
	const free = differanse(navn, hele, trekk, {
		datasett,
		merknader: [BEGGE, BREDDEN]
	});
	return { free, building: bygg(ukjentM > 0 ? 'minst' : 'eksakt') };
}

function kantsone(grunnlag: Blagronngrunnlag, widthM: Kantbredde): Kantsone {
	const { lengdeM, byggM, ukjentM } = summert(grunnlag, widthM);
	const freeM = lengdeM - byggM - ukjentM;
	const navn = `Andel av vassdragene med fri kantsone på ${widthM} m`;
	const share = lengdeM > 0 ? freeM / lengdeM : null;
	const { datasett } = grunnlag;
	const tall = metertall(grunnlag, widthM);
	return {
		widthM,
		freeM,
		buildingM: byggM,
		unknownM: ukjentM,
		share,
		proof: {
			...tall,
			share:
				share === null
					? ukjent(navn, 'prosent', 'ikke vurdert', {
							hvorfor: 'Ingen elv eller bekk er kartlagt i planens område.',
							datasett
						})
					: malt(navn, share * 100, 'prosent', {
							hvordan: `100 × ${Math.round(freeM)} m fri / ${Math.round(lengdeM)} m kartlagt`,
							datasett,
							merknader: [BEGGE, BREDDEN],
							grense: skalertGrense(tall.free.grense, 1 / lengdeM)
						})
		}
	};
}

/** The belts of each width. */
export const kantsoner = (grunnlag: Blagronngrunnlag): Kantsone[] =>
	KANTSONER_M.map((bredde) => kantsone(grunnlag, bredde));
