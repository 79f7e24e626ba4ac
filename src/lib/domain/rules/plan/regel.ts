import type { Avvik } from '../../avvik.ts';
import { kodeverdi } from '../../codelists/index.ts';
import { flaterOf, type Flate } from '../../geometri/flater.ts';
import { objekttype, temaFor, type Objekttype, type Tema } from '../../plan/objekttyper.ts';
import type { Planhode, Planobjekt } from '../../plan/planobjekt.ts';

/** A plan object as the rules take it. */
export type Regelobjekt = Planobjekt;

/** What is asked about: a plan's head and its objects, in one plane coordinate system in metres. */
export interface Plan {
	readonly hode: Planhode;
	readonly objekter: readonly Regelobjekt[];
}

/** A plan object with what every rule wants to know of it. */
export interface Preparert {
	readonly objekt: Regelobjekt;
	readonly type: Objekttype | undefined;
	readonly tema: Tema;
	readonly flater: readonly Flate[];
	/** How a sentence speaks of it. */
	readonly omtale: string;
}

export interface Preparertplan {
	readonly hode: Planhode;
	readonly objekter: readonly Preparert[];
}

/** One rule: one file, one id, one sentence of what must hold. Findings are data. */
export interface Planregel {
	readonly id: string;
	/** What a plan must fulfil, in bokmål. */
	readonly krav: string;
	readonly check: (plan: Preparertplan) => readonly Avvik[];
}

type Omtalt = Pick<Planobjekt, 'kode' | 'omrNavn' | 'objekttype'>;

/** A purpose without feltnavn is spoken of by what it is for. */
function formalsnavn({ kode }: Omtalt, type: Objekttype | undefined): string {
	if (kode === null) return 'formål uten kode';
	const navn = type?.liste ? kodeverdi(type.liste, kode)?.navn : undefined;
	return navn ? `«${navn}»` : `formål ${kode}`;
}

/** How a sentence speaks of an object: «B12», «hensynssone H320_1», «RpOmråde». */
export function omtaleAv(objekt: Omtalt): string {
	const { omrNavn, objekttype: navn } = objekt;
	const tema = temaFor(navn);
	if (tema === 'arealformal') return omrNavn ?? formalsnavn(objekt, objekttype(navn));
	if (omrNavn === null || tema === 'planomrade') return navn;
	return tema === 'hensynssone' ? `hensynssone ${omrNavn}` : `${navn} ${omrNavn}`;
}

/** The objects that SOSI Plan knows; a data set beside them (Naturvernområde) is not the rules' business. */
export const prepare = ({ hode, objekter }: Plan): Preparertplan => ({
	hode,
	objekter: objekter.flatMap((objekt) => {
		const tema = temaFor(objekt.objekttype);
		if (tema === 'annet') return [];
		const type = objekttype(objekt.objekttype);
		return {
			objekt,
			type,
			tema,
			flater: flaterOf(objekt.geometry),
			omtale: omtaleAv(objekt)
		};
	})
});

/** A sentence begins with a capital, unless it begins with a name that is in quotes or has digits. */
export const stor = (text: string): string =>
	/^[a-zæøå]+ /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** «B1», «B1 og F3», «B1, F3 og 4 til»: each name once. */
export function ramseOpp(navn: readonly string[]): string {
	const ulike = [...new Set(navn)];
	const vist = ulike.slice(0, 3);
	const flere = ulike.length - vist.length;
	if (flere > 0) return `${vist.join(', ')} og ${flere} til`;
	return vist.length < 2
		? vist.join('')
		: `${vist.slice(0, -1).join(', ')} og ${vist.at(-1) ?? ''}`;
}
