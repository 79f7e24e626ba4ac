/** What a table counts, where it says so: nothing is guessed from the numbers. */

/** What can be read: the people, the persons in a household, the dwellings. */
export type Slag = 'folk' | 'perHusholdning' | 'boliger';

/** Words of a table of households: its «personer» are those that live in them, and not all. */
export const HUSHOLDNING = /husholdning|household/i;

/** What is said of a table whose counted thing is not known. */
export const UKJENT_SLAG =
	'Filen sier ikke at den er folketall, personer per husholdning eller boliger for kommunen. Bruk SSBs tabell 07459 (folketall), 14746 eller 14288 (framskriving), 09747 eller 06070 (personer per privathusholdning) eller 06265 (boliger), eller skriv tallene selv.';

/** Heads that say nothing of what is counted. */
const INTET = /^(v|verdi|verdier|value|values|antall|tall|number)?$/i;

const TITTEL = /^\d{5}\b|,? (?:etter|by) /;
/** `07459: Befolkning, etter region og år` without its number and its columns. */
const emne = (tittel: string): string =>
	tittel
		.replace(/^(tabell |table )?\d{5}[:. ]*/i, '')
		.replace(/,? (etter|by) .*$/i, '')
		// `(K) (B) 2006 - 2026`: which places and years there are.
		.replace(/ *\([A-ZÆØÅ]{1,2}\).*$/, '')
		.trim();

const VARIABEL: readonly (readonly [Slag, RegExp])[] = [
	[
		'perHusholdning',
		/^((gjennomsnittlig )?antall )?(personer|persons) (per|pr\.?) (privat|private )?(husholdning|household)$/i
	],
	[
		'boliger',
		/^(antall )?(boliger|dwellings)( i alt)?( \((bebodde og ubebodde|occupied and vacant)\))?$/i
	],
	[
		'folk',
		/^(antall |framskrevet |framskrevne )?(personer|innbyggere|folkemengden?|folketall(et)?|befolkning(en)?|persons|population|inhabitants)( i alt)?(,? \(?(per |pr\.? )?(1\. ?januar|1\.1\.?|1 january|january 1|january 1st)\)?)?$/i
	]
];

const FOLKETITTEL =
	/befolkning|folkemengde|folketal|innbygger|population|alders- og kjønnsfordeling/i;
/** Words of those that are a part of the people, or something else that is counted of them. */
const ANDRE =
	/husholdning|household|innvandr|immigra|flytt|migra|født|fødsl|birth|døde|death|prosent|per cent|andel|sysselsa|arbeid|tettsted|statsborger|citizen|sivilstand|marital|gift|utdann|education|religion|trossam|tetthet|density|uføre|pensjon|elever/i;
const ENDRING = /endring|tilvekst|vekst|change|growth/i;

/** The kind that the subject of a title names. */
function fraEmne(text: string): Slag | null {
	const ett = VARIABEL.find(([, monster]) => monster.test(text))?.[0];
	if (ett) return ett;
	return FOLKETITTEL.test(text) && !ANDRE.test(text) && !ENDRING.test(text) ? 'folk' : null;
}

/** Does the title let its variable be what it says? */
function tillater(tittel: string, slag: Slag): boolean {
	const om = emne(tittel);
	if (VARIABEL.some(([samme, monster]) => samme === slag && monster.test(om))) return true;
	if (slag === 'perHusholdning') return HUSHOLDNING.test(om);
	return slag === 'folk' && FOLKETITTEL.test(om) && !ANDRE.test(om);
}

interface Utsagn {
	readonly tittel: string;
	/** What stands as «statistikkvariabel», or at the head of the numbers; '' where nothing does. */
	readonly variabel: string;
	/** The variable is an alternative of a projection. */
	readonly framskriving: boolean;
	/** The columns are those that the people are counted by, and no others. */
	readonly bareFolkekolonner: boolean;
}

/** What the table counts under this variable; null where it does not say, or says two things. */
export function slagFor({
	tittel,
	variabel,
	framskriving,
	bareFolkekolonner
}: Utsagn): Slag | null {
	const navn = variabel.trim();
	if (!framskriving && INTET.test(navn)) {
		if (tittel !== '') return fraEmne(emne(tittel));
		return bareFolkekolonner ? 'folk' : null;
	}
	const slag = framskriving
		? 'folk'
		: (VARIABEL.find(([, monster]) => monster.test(navn))?.[0] ??
			(TITTEL.test(navn) ? fraEmne(emne(navn)) : null));
	return slag !== null && (tittel === '' || tillater(tittel, slag)) ? slag : null;
}
