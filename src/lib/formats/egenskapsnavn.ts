import { asciiNavn } from '../domain/plan/objekttyper.ts';
import type { Egenskap, Egenskaper } from '../domain/plan/planobjekt.ts';

/**
 * Names under which a property is met: SOSI tag first, then GML 20190401, then the dotted and flattened names
 * of ArcGIS and NAP. Spelled as asciiNavn makes them; a slash goes into a group.
 */
export const NAVN = {
	objekttype: ['OBJTYPE', 'OBJEKTTYPE', 'FEATURETYPE', 'OBJEKTTYPENAVN'],
	lokalId: [
		'IDENT/LOKALID',
		'IDENTIFIKASJON/LOKALID',
		'IDENTIFIKASJON/IDENTIFIKASJON/LOKALID',
		'IDENTIFIKASJONLOKALID',
		'IDENTIFIKASJON_LOKALID',
		'LOKALID'
	],
	kommunenummer: [
		'NASJONALAREALPLANID/KOMM',
		'AREALPLANID/KOMMUNENUMMER',
		'NASJONALAREALPLANID/KOMMUNENUMMER',
		'AREALPLANIDKOMMUNENUMMER',
		'AREALPLANID_KOMMUNENUMMER',
		'NASJONALAREALPLANID_KOMM',
		'KOMM',
		'KOMMUNENUMMER',
		'KOMMUNENR'
	],
	planidentifikasjon: [
		'NASJONALAREALPLANID/PLANID',
		'AREALPLANID/PLANIDENTIFIKASJON',
		'NASJONALAREALPLANID/PLANIDENTIFIKASJON',
		'AREALPLANIDPLANIDENTIFIKASJON',
		'AREALPLANID_PLANIDENTIFIKASJON',
		'NASJONALAREALPLANID_PLANID',
		'PLANID',
		'PLANIDENTIFIKASJON'
	],
	plannavn: ['PLANNAVN'],
	plantype: ['PLANTYPE'],
	planstatus: ['PLANSTAT', 'PLANSTATUS'],
	ikrafttredelsesdato: ['IKRAFT', 'IKRAFTTREDELSESDATO'],
	vedtakEndeligPlanDato: ['VEDTAKENDELIGPLANDATO'],
	arealbruksstatus: ['AREALST', 'AREALBRUKSSTATUS'],
	beskrivelse: ['BESKRIVELSE'],
	eierform: ['EIERFORM'],
	vertikalniva: ['VERTNIV', 'VERTIKALNIVA'],
	// As Planbordet's own GeoJSON names them, whatever the object type.
	kode: ['KODE'],
	omrNavn: ['OMRNAVN']
} as const;

/** GML and other spellings of the tags that objekttyper.json names by their SOSI tag. */
const ANDRE: Readonly<Record<string, readonly string[]>> = {
	KPAREALFORMAL: ['AREALFORMAL'],
	RPAREALFORMAL: ['AREALFORMAL'],
	OPLAREAL: ['AREALBRUK'],
	KPSIKRING: ['SIKRING'],
	RPSIKRING: ['SIKRING'],
	KPSTOY: ['STOY'],
	RPSTOY: ['STOY'],
	KPFARE: ['FARE'],
	RPFARE: ['FARE'],
	KPINFRASTRUKTUR: ['INFRASTRUKTUR'],
	RPINFRASTRUKTUR: ['INFRASTRUKTUR'],
	KPANGITTHENSYN: ['ANGITTHENSYN'],
	RPANGITTHENSYN: ['ANGITTHENSYN'],
	KPBANDLEGGING: ['BANDLEGGING'],
	RPBANDLEGGING: ['BANDLEGGING'],
	KPGJENNOMFORING: ['GJENNOMFORING'],
	RPGJENNOMFORING: ['GJENNOMFORING'],
	KPDETALJERING: ['DETALJERING'],
	RPDETALJERING: ['DETALJERING'],
	KPJURLINJE: ['JURIDISKLINJE'],
	RPJURLINJE: ['JURIDISKLINJE'],
	RPJURPUNKT: ['JURIDISKPUNKT'],
	KPINFRASTRUKTURLINJE: ['INFRASTRUKTURLINJE'],
	TYPESAMFLINJE: ['SAMFERDSELLINJE', 'SAMFERDSELSLINJE'],
	TYPESAMFPUNKT: ['SAMFERDSELPUNKT', 'SAMFERDSELSPUNKT'],
	OMRNAVN: ['OMRADENAVN'],
	HENSYNSONENAVN: ['HENSYNSSONENAVN'],
	BESTEMMELSEOMRNAVN: ['BESTEMMELSEOMRADENAVN'],
	STRENG: ['GENERELLTEKSTSTRENG', 'TEKSTSTRENG']
};

/** All spellings of a tag of objekttyper.json; none for a type that has no such tag. */
export function navnForTag(tag: string | null): readonly string[] {
	if (tag === null) return [];
	const ascii = asciiNavn(tag);
	return [ascii, ...(ANDRE[ascii] ?? [])];
}

/** A property as found: its value, and the name it had in the file where it stood at the top. */
export interface Funnet {
	readonly verdi: Egenskap;
	readonly toppnavn: string | null;
}

/** The properties of one object by their ASCII names, with groups as paths (`IDENT/LOKALID`). */
export function indexEgenskaper(egenskaper: Egenskaper): ReadonlyMap<string, Funnet> {
	const index = new Map<string, Funnet>();
	const add = (group: Egenskaper, prefix: string, depth: number): void => {
		for (const [navn, verdi] of Object.entries(group)) {
			const key = prefix + asciiNavn(navn);
			if (!index.has(key)) index.set(key, { verdi, toppnavn: depth === 0 ? navn : null });
			if (verdi !== null && typeof verdi === 'object' && !Array.isArray(verdi) && depth < 2)
				add(verdi, `${key}/`, depth + 1);
		}
	};
	add(egenskaper, '', 0);
	return index;
}

/** The first of `navn` that the object has, with a value that is not empty. */
export function find(
	index: ReadonlyMap<string, Funnet>,
	navn: readonly string[]
): Funnet | undefined {
	for (const key of navn) {
		const funnet = index.get(key);
		if (funnet && funnet.verdi !== null && funnet.verdi !== '') return funnet;
	}
	return undefined;
}
