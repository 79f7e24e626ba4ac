import type { Alvor, Avvik } from '../domain/avvik.ts';
import { kartplan, type Kartplan } from '../domain/koordinatsystem.ts';
import type { Kildefil, Kildeobjekt, Mal } from './kildefil.ts';
import { measureGeometry } from './measure.ts';

/** What is in a file, counted and measured: the answer of `planbordet inspect`. */
export interface Inspeksjon {
	readonly format: Kildefil['format'];
	readonly epsg: number | null;
	readonly charset: { readonly declared: string | null; readonly used: string };
	readonly objects: readonly Objektsum[];
	/** Holes in all areas. */
	readonly holes: number;
	/** Circular arcs that were made into lines. */
	readonly arcs: number;
	readonly avvik: readonly InspeksjonsAvvik[];
}

export interface Objektsum {
	readonly objekttype: string;
	readonly count: number;
	/** In the plane of the file's own CRS, holes taken away; 0 for lines and points; null: cannot be measured there. */
	readonly areaM2: number | null;
	/** Of lines; the borders of areas do not count. */
	readonly lengthM: number | null;
}

export interface InspeksjonsAvvik {
	readonly rule: string;
	readonly severity: Alvor;
	readonly message: string;
	readonly object: string | null;
	readonly line: number | null;
}

/** Said of a system in which nothing is measured here; a plan's rules need metres too. */
const NOT_MEASURED: Readonly<Record<Exclude<Kartplan, 'meter'>, Avvik>> = {
	grader: {
		rule: 'inspect.grader',
		severity: 'merknad',
		message:
			'Koordinatene er i grader. Areal og lengde er ikke målt: det gir først mening i et kartplan, som EUREF89 UTM.'
	},
	'web-mercator': {
		rule: 'inspect.web-mercator',
		severity: 'merknad',
		message:
			'Koordinatene er i Web Mercator, der arealer i Norge er om lag fire ganger for store. Areal og lengde er ikke målt, og planreglene er ikke prøvd: det blir gjort i UTM når filen leses inn.'
	},
	ukjent: {
		rule: 'inspect.ukjent',
		severity: 'merknad',
		message: 'Koordinatsystemet er ukjent. Areal og lengde er ikke målt.'
	}
};

/** Why a file's areas cannot be measured; null where they can. SOSI is in metres also where it does not say which system. */
function notMeasured({ format, epsg }: Kildefil): Avvik | null {
	if (epsg === null) return format === 'sosi' ? null : NOT_MEASURED.ukjent;
	const plan = kartplan(epsg);
	if (plan === 'meter') return null;
	if (plan !== 'ukjent') return NOT_MEASURED[plan];
	const message = `EPSG:${epsg} er ikke et koordinatsystem som er kjent her. Areal og lengde er ikke målt, og planreglene er ikke prøvd.`;
	return { ...NOT_MEASURED.ukjent, message };
}

interface Teller {
	count: number;
	area: number;
	length: number;
}

const EMPTY: Mal = { area: 0, length: 0, holes: 0 };

function measured(objekt: Kildeobjekt): Mal {
	if (objekt.measure) return objekt.measure();
	return objekt.geometry ? measureGeometry(objekt.geometry) : EMPTY;
}

/** Tenths of a square millimetre are noise. */
const rounded = (value: number) => Math.round(value * 1000) / 1000;

function summed(tellere: ReadonlyMap<string, Teller>, isMeasured: boolean): Objektsum[] {
	return [...tellere].map(([objekttype, { count, area, length }]) => ({
		objekttype,
		count,
		areaM2: isMeasured ? rounded(area) : null,
		lengthM: isMeasured ? rounded(length) : null
	}));
}

function count(fil: Kildefil) {
	const tellere = new Map<string, Teller>();
	let [holes, arcs] = [0, 0];
	for (const objekt of fil.objekter) {
		const { objekttype } = objekt;
		let teller = tellere.get(objekttype);
		if (!teller) tellere.set(objekttype, (teller = { count: 0, area: 0, length: 0 }));
		const mal = measured(objekt);
		teller.count++;
		// Holes larger than their surface are told of; less than nothing is no area.
		teller.area += Math.max(0, mal.area);
		teller.length += mal.length;
		holes += mal.holes;
		arcs += objekt.buer.length;
	}
	return { tellere, holes, arcs };
}

const written = (avvik: readonly Avvik[]): InspeksjonsAvvik[] =>
	avvik.map(({ rule, severity, message, object, line }) => ({
		rule,
		severity,
		message,
		object: object ?? null,
		line: line ?? null
	}));

/** The same inspection with what else has been found, as by planavvik. */
export const withAvvik = (inspeksjon: Inspeksjon, avvik: readonly Avvik[]): Inspeksjon => ({
	...inspeksjon,
	avvik: [...inspeksjon.avvik, ...written(avvik)]
});

/** How many objects of which type are in a file, how large are they in its own CRS, and what is wrong with it? */
export function inspect(fil: Kildefil): Inspeksjon {
	const { tellere, holes, arcs } = count(fil);
	const why = notMeasured(fil);
	return {
		format: fil.format,
		epsg: fil.epsg,
		charset: { declared: fil.charset.declared, used: fil.charset.used },
		objects: summed(tellere, why === null),
		holes,
		arcs,
		avvik: written([...(why ? [why] : []), ...fil.avvik])
	};
}
