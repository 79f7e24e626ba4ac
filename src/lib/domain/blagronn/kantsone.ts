import { differanse, malt, sum, ukjent, ukjentSom, type Bevisobjekt, type Tall } from '../bevis.ts';
import { skalertGrense, type Grense } from '../bevisgrense.ts';
import { delt, fordelt } from './langs.ts';
import type { Blagronngrunnlag, Korridorlinje } from './lest.ts';
import { erDelvisUkjent, erHeltUkjent, mangler, uvisst } from './mangler.ts';
import { KANTSONER_M, type Kantbredde } from './valg.ts';

/** Of the watercourses' length: how much has a belt of this width, on both banks, without building purposes? */
export interface Kantsone {
	readonly widthM: Kantbredde;
	/** null: no watercourse is known; so too of the next two. */
	readonly freeM: number | null;
	readonly buildingM: number | null;
	/** Beside purposes that the plan does not tell. */
	readonly unknownM: number | null;
	/** 0–1 of the length; null: no watercourse is mapped here, or none is known. */
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

const TEMA = ['vassdrag'] as const;

/** The watercourses in the plan's ground (meter); where none is known their length is not, and is not 0. */
export function vassdragstall(grunnlag: Blagronngrunnlag): Tall {
	const lengdeM = vassdrag(grunnlag).reduce((n, { lengdeM: m }) => n + m, 0);
	const kjent = malt('Kartlagte elver og bekker', lengdeM, 'meter', {
		hvordan: 'Lengden innenfor planens område',
		datasett: grunnlag.datasett
	});
	const ukjente = mangler(uvisst(grunnlag.dekning), TEMA, 'meter');
	if (ukjente.length === 0) return kjent;
	const ingenKjent = lengdeM === 0 && erHeltUkjent(grunnlag, 'vassdrag');
	return sum('Elver og bekker', 'meter', ingenKjent ? ukjente : [kjent, ...ukjente]);
}

const BEGGE =
	'Begge bredder teller: en meter er fri når det ikke er byggeformål på noen av sidene.';
const BREDDEN =
	'Avstanden er regnet fra elvebredden der elva er kartlagt som flate, ellers fra midtlinja. Innsjøers strandlinje er ikke med.';

const UTEN_BREDD =
	'Vannflatene er ikke kjent i hele planen: der er avstanden regnet fra midtlinja, og mer kan ligge for nær.';

type Metertall = Pick<Kantsone['proof'], 'free' | 'building'>;

/** With what is not known: the watercourses that nobody has mapped may be free, and may be built beside. */
const medUkjente = (tall: Tall, { dekning }: Blagronngrunnlag): Tall => {
	const ukjente = mangler(uvisst(dekning), TEMA, 'meter');
	return ukjente.length === 0
		? tall
		: sum(tall.navn, 'meter', [tall, ...ukjente], { merknader: tall.bevis.merknader });
};

function metertall(grunnlag: Blagronngrunnlag, widthM: Kantbredde): Metertall {
	const { lengdeM, byggM, ukjentM } = summert(grunnlag, widthM);
	const { datasett } = grunnlag;
	const isUtenBredd = erDelvisUkjent(grunnlag, 'vann');
	const hele = malt('Kartlagte elver og bekker', lengdeM, 'meter', {
		hvordan: 'Lengden innenfor planens område',
		datasett
	});
	const bygg = (grense: Grense) =>
		malt(`Byggeformål nærmere vassdrag enn ${widthM} m`, byggM, 'meter', {
			datasett,
			hvordan: 'Målt langs vassdraget i planens UTM-sone',
			objekter: byggesoner(grunnlag, widthM),
			merknader: isUtenBredd ? [UTEN_BREDD] : [],
			grense
		});
	const kjentBygg = bygg(isUtenBredd ? 'minst' : 'eksakt');
	// So much of it may be building, and so much may be free.
	const ukjentformal = malt(`Formål uten kode nærmere enn ${widthM} m`, ukjentM, 'meter', {
		hvordan: 'Planen sier ikke hva arealet er satt av til: ikke regnet som fritt',
		grense: 'hoyst'
	});
	const free = differanse(
		`Vassdrag med fri kantsone på ${widthM} m`,
		hele,
		ukjentM > 0 ? [kjentBygg, ukjentformal] : [kjentBygg],
		{ datasett, merknader: [BEGGE, BREDDEN, ...(isUtenBredd ? [UTEN_BREDD] : [])] }
	);
	return {
		free: medUkjente(free, grunnlag),
		building: medUkjente(ukjentM > 0 ? bygg('minst') : kjentBygg, grunnlag)
	};
}

/** Where no watercourse is known: nothing of the belt is, for the same reason. */
function ukjentKantsone(lengde: Tall, widthM: Kantbredde): Kantsone {
	const ikke = (navn: string, enhet: Tall['enhet']) =>
		ukjentSom(lengde, navn, enhet, { ledd: [lengde] });
	return {
		widthM,
		freeM: null,
		buildingM: null,
		unknownM: null,
		share: null,
		proof: {
			free: ikke(`Vassdrag med fri kantsone på ${widthM} m`, 'meter'),
			building: ikke(`Byggeformål nærmere vassdrag enn ${widthM} m`, 'meter'),
			share: ikke(`Andel av vassdragene med fri kantsone på ${widthM} m`, 'prosent')
		}
	};
}

/** The share of the watercourses that are mapped (prosent). */
function andelstall(grunnlag: Blagronngrunnlag, widthM: Kantbredde, free: Tall): Tall {
	const navn = `Andel av vassdragene med fri kantsone på ${widthM} m`;
	const { lengdeM, byggM, ukjentM } = summert(grunnlag, widthM);
	const { datasett } = grunnlag;
	if (lengdeM === 0)
		return ukjent(navn, 'prosent', 'ikke vurdert', {
			hvorfor: 'Ingen elv eller bekk er kartlagt i planens område.',
			datasett
		});
	const friM = lengdeM - byggM - ukjentM;
	// Those that are not mapped may all be free, and none of them.
	const isDelvis = erDelvisUkjent(grunnlag, 'vassdrag');
	return malt(navn, (100 * friM) / lengdeM, 'prosent', {
		hvordan: `100 × ${Math.round(friM)} m fri / ${Math.round(lengdeM)} m kartlagt`,
		datasett,
		merknader: [
			...free.bevis.merknader,
			...(isDelvis ? ['Gjelder de elvene og bekkene som er kartlagt.'] : [])
		],
		grense: isDelvis ? 'omtrent' : skalertGrense(free.grense, 1 / lengdeM)
	});
}

function kantsone(grunnlag: Blagronngrunnlag, widthM: Kantbredde, lengde: Tall): Kantsone {
	if (lengde.verdi === null) return ukjentKantsone(lengde, widthM);
	const { byggM, ukjentM } = summert(grunnlag, widthM);
	const tall = metertall(grunnlag, widthM);
	const share = andelstall(grunnlag, widthM, tall.free);
	return {
		widthM,
		freeM: tall.free.verdi,
		buildingM: byggM,
		unknownM: ukjentM,
		share: share.verdi === null ? null : share.verdi / 100,
		proof: { ...tall, share }
	};
}

/** The belts of each width. */
export const kantsoner = (grunnlag: Blagronngrunnlag): Kantsone[] =>
	KANTSONER_M.map((bredde) => kantsone(grunnlag, bredde, vassdragstall(grunnlag)));
