import { hovedgruppe, hovedgrupper, kodeverdi } from '../domain/codelists/index.ts';
import { objekttype as kjentType, temaFor } from '../domain/plan/objekttyper.ts';
import { annetStrek } from './layers/annet.ts';
import { hensynLag } from './layers/hensynssone.ts';
import { kartstreker, type Kartstrek } from './layers/kart.ts';
import { hensynssoneNavn } from './layers/lagliste.ts';
import {
	artsnavn,
	erRegulering,
	linjeregel,
	soneregel,
	symbolFor,
	ukjentLinje,
	type Arealsymbol,
	type Status
} from './symbol.ts';
import {
	arealOmriss,
	bestemmelseRegel,
	eldreOmriss,
	planomradeRegel,
	punktFarger,
	punktRegler,
	type Monster,
	type Strek
} from './tegneregler/index.ts';
import { kartlinje } from './theme.ts';

/** What lies on the map: one for each combination that the scenario has. */
export interface Forekomst {
	readonly tema: string;
	readonly objekttype: string;
	readonly kode: number | null;
	readonly status: number | null;
	readonly vertikalniva?: number | null;
}

/** How a swatch is drawn: the same rules, in the same order, as on the map. */
export interface Prove {
	/** A purpose: colour, pattern, bands and pictogram. */
	readonly areal: Arealsymbol | null;
	readonly monstre: readonly Monster[];
	readonly omriss: Strek | null;
	readonly streker: readonly Strek[];
	readonly figur: { readonly navn: string; readonly farge: string } | null;
}

export interface Tegnforklaring {
	/** Unique in the legend. */
	readonly id: string;
	readonly navn: string;
	/** Code as written: `1110`, `H320`; empty where there is none. */
	readonly kode: string;
	readonly status: 'nåværende' | 'framtidig' | 'videreutvikling' | '';
	readonly prove: Prove;
}

export interface Legendegruppe {
	readonly navn: string;
	readonly rader: readonly Tegnforklaring[];
}

const tom: Prove = { areal: null, monstre: [], omriss: null, streker: [], figur: null };
const asStatus = (status: number | null): Status =>
	status === 1 || status === 2 || status === 3 ? status : null;
const statusNavn = { 1: 'nåværende', 2: 'framtidig', 3: 'videreutvikling' } as const;

/** Which sample stands for such an object? From the same tables as the paint of the map. */
export function proveFor({ tema, objekttype, kode, status, vertikalniva }: Forekomst): Prove {
	const s = asStatus(status);
	if (tema === 'arealformal') {
		const areal = symbolFor(objekttype, kode, s);
		const figur = areal.symbol === null ? null : { navn: areal.symbol, farge: '#000000' };
		return { ...tom, areal, omriss: arealOmriss, figur };
	}
	if (tema === 'hensynssone') {
		const regel = soneregel(objekttype);
		if (!regel) return { ...tom, omriss: eldreOmriss };
		const framtidig = s === 2 || s === 3;
		return {
			...tom,
			monstre: [framtidig ? regel.framtidig : regel.navaerende],
			omriss: regel.omriss
		};
	}
	if (tema === 'bestemmelse') {
		if (!objekttype.includes('Bestemmelse')) return { ...tom, omriss: eldreOmriss };
		return { ...tom, monstre: [bestemmelseRegel.navaerende], omriss: bestemmelseRegel.omriss };
	}
	if (tema === 'planomrade') return { ...tom, streker: planomradeRegel.streker };
	if (tema === 'linje') {
		const regel = linjeregel(objekttype, kode, s, vertikalniva ?? null);
		return { ...tom, streker: regel?.streker ?? ukjentLinje };
	}
	if (tema === 'annet') return { ...tom, omriss: annetStrek };
	return { ...tom, figur: punktfigur(objekttype, kode, s, vertikalniva ?? null) };
}

/** The map's own colours of a purpose: the fill, and those of stripes where there are some; [] for what has none. */
export function fargerFor(forekomst: Forekomst): string[] {
	const { areal } = proveFor(forekomst);
	if (!areal) return [];
	const stripes = areal.monster?.form === 'striper' ? areal.monster.farger : [];
	return [areal.farge, ...stripes];
}

function punktfigur(objekttype: string, kode: number | null, status: Status, niva: number | null) {
	const form = punktRegler.find((r) => r.objekttype === objekttype && r.kode === kode)?.form;
	const farge = status === 2 || status === 3 ? punktFarger.framtidig : punktFarger.navaerende;
	if (!form) return { navn: 'ring', farge: '#000000' };
	return { navn: (niva ?? 2) === 2 ? form : `${form}-stiplet`, farge };
}

/** People's name of such an object, from the code list; never «ukjent» for a reguleringsplan, which has no list here. */
export function navnFor({
	tema,
	objekttype,
	kode
}: Pick<Forekomst, 'tema' | 'objekttype' | 'kode'>): string {
	const liste = kjentType(objekttype)?.liste;
	const verdi = liste && kode !== null ? kodeverdi(liste, kode)?.navn : undefined;
	if (verdi) return verdi;
	if (tema === 'planomrade') return 'Plangrense';
	if (tema === 'hensynssone') return hensynssoneNavn(objekttype);
	if (tema === 'bestemmelse' && objekttype.includes('Bestemmelse')) return 'Bestemmelsesområde';
	if (erRegulering(objekttype) && tema === 'arealformal') return 'Reguleringsformål';
	if (artsnavn(objekttype) === 'regulerthoyde') return 'Regulert høyde';
	if (tema === 'annet') return objekttype === '' ? 'Uten objekttype' : objekttype;
	if (tema === 'arealformal') return 'Kode som ikke er i kodelista';
	return objekttype.replace(/^[KR]p/, '');
}

/** Which entry of the layer list shows and hides such an object? */
export function lagFor({ tema, objekttype }: Pick<Forekomst, 'tema' | 'objekttype'>): string {
	const regel = tema === 'hensynssone' ? soneregel(objekttype) : null;
	return regel ? hensynLag(regel) : tema;
}

const kodeTekst = (f: Forekomst): string =>
	f.kode === null ? '' : f.tema === 'hensynssone' ? `H${f.kode}` : String(f.kode);

const withStatus = new Set(['arealformal', 'linje', 'punkt']);
function statusTekst({ tema, objekttype, status }: Forekomst): Tegnforklaring['status'] {
	const s = asStatus(status);
	const shows = withStatus.has(tema) || artsnavn(objekttype) === 'bandleggingsone';
	return s && shows && !erRegulering(objekttype) ? statusNavn[s] : '';
}

/** A reguleringsplan has the same main groups by § 12-5, and its hensynssoner by § 12-6. */
const iRegulering = (navn: string): string =>
	navn.replace('§ 11-7', '§ 12-5').replace('§ 11-8', '§ 12-6');
const HENSYN = 'Hensynssoner (§ 11-8)';

function gruppe({ tema, objekttype, kode }: Forekomst): string {
	const navn = erRegulering(objekttype) ? iRegulering : (samme: string) => samme;
	if (tema === 'arealformal') {
		if (objekttype.startsWith('KpArealbruk')) return 'Arealbruk etter pbl 1985';
		const nr = kode === null ? null : hovedgruppe(kode);
		return navn(hovedgrupper.find((h) => h.gruppe === nr)?.navn ?? 'Andre formål');
	}
	return (
		{ hensynssone: navn(HENSYN), planomrade: 'Planområde', annet: 'Andre objekter' }[tema] ??
		'Linjer, punkter og bestemmelser'
	);
}

const order = [
	'Planområde',
	...hovedgrupper.flatMap((h) => [h.navn, iRegulering(h.navn)]),
	'Andre formål',
	'Arealbruk etter pbl 1985',
	HENSYN,
	iRegulering(HENSYN),
	'Linjer, punkter og bestemmelser',
	'Andre objekter'
];

const drawn = new Set([
	'arealformal',
	'hensynssone',
	'bestemmelse',
	'planomrade',
	'linje',
	'punkt',
	'annet'
]);

/**
 * The legend of what is present, grouped by the main groups of pbl § 11-7 and sorted by code. Rows that would
 * look and read the same (several levels of one line, no status beside nåværende) are one row. `tema` may be
 * left to the object type by giving ''.
 */
export function legendFor(present: readonly Forekomst[]): Legendegruppe[] {
	const groups = new Map<string, Map<string, Tegnforklaring>>();
	const known = present
		.map((f) => ({ ...f, tema: f.tema || temaFor(f.objekttype) }))
		.filter((f) => drawn.has(f.tema))
		.toSorted((a, b) => (a.kode ?? 0) - (b.kode ?? 0) || (a.status ?? 1) - (b.status ?? 1));
	for (const f of known) {
		const row = {
			navn: navnFor(f),
			kode: kodeTekst(f),
			status: statusTekst(f),
			prove: proveFor(f)
		};
		const id = JSON.stringify(row);
		const rows = groups.get(gruppe(f)) ?? new Map<string, Tegnforklaring>();
		groups.set(gruppe(f), rows.set(id, { ...row, id }));
	}
	return order.flatMap((navn) => {
		const rows = groups.get(navn);
		return rows ? [{ navn, rader: [...rows.values()] }] : [];
	});
}

function kartprove({ bredder: [, breddePx], strek, flate }: Kartstrek): Prove {
	const line = {
		farge: kartlinje,
		breddePx,
		...(strek ? { strek: strek.map((part) => part * breddePx) } : {})
	};
	return flate ? { ...tom, omriss: line } : { ...tom, streker: [line] };
}

/** The legend of the line map under the plan, without the layers that are hidden. */
export function kartlegend(hidden: readonly string[]): Legendegruppe[] {
	const rader = Object.entries<Kartstrek>(kartstreker)
		.filter(([, { lag }]) => !hidden.includes(lag))
		.map(([id, sign]) => ({
			id,
			navn: sign.navn,
			kode: '',
			status: '' as const,
			prove: kartprove(sign)
		}));
	return rader.length > 0 ? [{ navn: 'Kartet under', rader }] : [];
}

/** The legend of what is seen: without the layers that are hidden, and with our own line map where that lies under the plan. */
export const synligLegend = (
	present: readonly Forekomst[],
	hidden: readonly string[],
	linjekart: boolean
): Legendegruppe[] => [
	...legendFor(present.filter((f) => !hidden.includes(lagFor(f)))),
	...(linjekart ? kartlegend(hidden) : [])
];
