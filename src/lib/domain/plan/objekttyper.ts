import data from './objekttyper.json' with { type: 'json' };

/** Map layer and arithmetic that an object type belongs to. */
export type Tema =
	| 'arealformal'
	| 'hensynssone'
	| 'bestemmelse'
	| 'planomrade'
	| 'linje'
	| 'punkt'
	| 'grense'
	| 'annet';

/** What Planbordet knows of one SOSI Plan object type. */
export interface Objekttype {
	/** As on the wire, with æøå. */
	readonly objekttype: string;
	readonly tema: Tema;
	/** Property that holds the code (SOSI tag). ASCII spellings (KPAREALFORMAL) are met too. */
	readonly kodeTag: string | null;
	/** The list the code is checked against; null where none is known (all Rp* types). */
	readonly liste: string | null;
	/** Property that holds feltnavn or sonenavn. */
	readonly navnTag: string | null;
	readonly plan: 'kommuneplan' | 'reguleringsplan';
	/** Law the codes belong to; 1985 for the old arealbruk, restriksjon and retningslinje types. */
	readonly lov: '1985' | '2008';
}

export const objekttyper = data.objekttyper as readonly Objekttype[];

/** æøå to ASCII as ArcGIS exports spell it, upper case: the key for names that may be spelled either way. */
export const asciiNavn = (navn: string): string =>
	navn
		.toUpperCase()
		.replaceAll('Å', 'A')
		.replaceAll('Ø', 'O')
		.replaceAll('Æ', 'AE')
		.replace(/[^A-Z0-9_]/g, '');

const byName = new Map(objekttyper.map((type) => [asciiNavn(type.objekttype), type]));

/** The object type by its name, spelled with or without æøå; undefined for one that is not of SOSI Plan. */
export const objekttype = (navn: string): Objekttype | undefined => byName.get(asciiNavn(navn));

/** Tema of any object type; `annet` for what SOSI Plan does not know (Naturvernområde, Valgkrets). */
export const temaFor = (navn: string): Tema => objekttype(navn)?.tema ?? 'annet';

/** Names of the object types of a tema, as the standard spells them. */
export const objekttyperMedTema = (tema: Tema): string[] =>
	objekttyper.filter((type) => type.tema === tema).map((type) => type.objekttype);
