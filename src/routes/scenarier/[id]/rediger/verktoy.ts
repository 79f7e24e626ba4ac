import type { Skisseslag } from '#lib/map/editing/sketch.ts';
import type { Tastgruppe } from '#lib/ui/tastegrupper.ts';

/** What the pointer does on the map. */
export type Verktoynavn = 'velg' | 'lasso' | 'tegn' | 'del' | 'omform' | 'hull' | 'flytt' | 'roter';

export interface Verktoy {
	readonly navn: Verktoynavn;
	readonly tittel: string;
	readonly tast: string;
	/** What is done next, in one sentence. */
	readonly veiledning: string;
	/** How many objects must be chosen first. */
	readonly valgte: 'ingen' | 'ett' | 'minst-ett';
	readonly skisse: Skisseslag | null;
}

export const VERKTOY: readonly Verktoy[] = [
	{
		navn: 'velg',
		tittel: 'Velg',
		tast: 'V',
		veiledning:
			'Klikk på en sone for å velge den. Dra et punkt eller en kant for å flytte grensen; nabosonene følger med.',
		valgte: 'ingen',
		skisse: null
	},
	{
		navn: 'lasso',
		tittel: 'Lasso',
		tast: 'L',
		veiledning:
			'Klikk, før pekeren rundt det du vil velge uten å holde knappen, og klikk der du begynte.',
		valgte: 'ingen',
		skisse: 'frihand'
	},
	{
		navn: 'tegn',
		tittel: 'Ny',
		tast: 'N',
		veiledning: 'Klikk punktene i den nye flaten. Enter avslutter, Backspace angrer siste punkt.',
		valgte: 'ingen',
		skisse: 'flate'
	},
	{
		navn: 'del',
		tittel: 'Del',
		tast: 'X',
		veiledning: 'Tegn en linje tvers over den valgte sonen. Enter deler den.',
		valgte: 'ett',
		skisse: 'linje'
	},
	{
		navn: 'omform',
		tittel: 'Omform',
		tast: 'R',
		veiledning:
			'Tegn den nye grensen som en linje som begynner og slutter på sonens kant. Enter omformer.',
		valgte: 'ett',
		skisse: 'linje'
	},
	{
		navn: 'hull',
		tittel: 'Hull',
		tast: 'H',
		veiledning:
			'Tegn hullet inne i den valgte sonen. Enter skjærer det ut, og hullet blir en egen sone.',
		valgte: 'ett',
		skisse: 'flate'
	},
	{
		navn: 'flytt',
		tittel: 'Flytt',
		tast: 'G',
		veiledning:
			'Dra den valgte sonen dit den skal ligge, eller bruk piltastene. Den skjærer bort det den legges over, og naboen overtar plassen den forlater.',
		valgte: 'ett',
		skisse: null
	},
	{
		navn: 'roter',
		tittel: 'Roter',
		tast: 'O',
		veiledning: 'Dra sidelengs, eller bruk piltastene, for å rotere den valgte sonen om midten.',
		valgte: 'ett',
		skisse: null
	}
];

export const verktoyet = (navn: Verktoynavn): Verktoy => {
	const found = VERKTOY.find((v) => v.navn === navn);
	if (!found) throw new Error(`ukjent verktøy ${navn}`);
	return found;
};

const FORMER: Partial<Record<Skisseslag, string>> = {
	rektangel: 'Klikk begge endene av den ene siden, og så hvor bred den skal være.',
	sirkel: 'Klikk i midten, og så på kanten.',
	frihand: 'Klikk, før pekeren rundt uten å holde knappen, og klikk der du begynte.',
	linje: 'Klikk punktene i linjen. Enter avslutter, Backspace angrer siste punkt.',
	punkt: 'Klikk der punktet skal stå.'
};

/** What is done next with a tool, by the form that it draws. */
export const veiledningFor = ({ navn, veiledning }: Verktoy, form: Skisseslag | null): string =>
	(navn === 'tegn' && form && FORMER[form]) || veiledning;

export const REDIGERINGSTASTER: readonly Tastgruppe[] = [
	{
		tittel: 'Verktøy',
		taster: [
			...VERKTOY.map(({ tast, tittel }) => ({ taster: [tast], gjor: tittel })),
			{ taster: ['K'], gjor: 'Kontroller planen: avvik, og hva som kan rettes' },
			{ taster: ['Q'], gjor: 'Velg etter egenskaper' },
			{ taster: ['C'], gjor: 'Slå sammen de valgte sonene' },
			{ taster: ['F'], gjor: 'Fyll hullet: slå sonen sammen med den rundt' },
			{ taster: ['D'], gjor: 'Dupliser den valgte sonen' },
			{
				taster: ['Delete'],
				gjor: 'Slett valgt punkt, eller den valgte sonen: naboen i panelet får arealet'
			}
		]
	},
	{
		tittel: 'Mens du redigerer',
		taster: [
			{ taster: ['Ctrl', 'Z'], gjor: 'Angre' },
			{ taster: ['Ctrl', 'Shift', 'Z'], gjor: 'Gjør om igjen' },
			{ taster: ['Enter'], gjor: 'Avslutt tegningen, eller velg det under krysset midt i kartet' },
			{ taster: ['Mellomrom'], gjor: 'Sett punkt i krysset midt i kartet' },
			{ taster: ['Backspace'], gjor: 'Angre siste punkt i tegningen' },
			{ taster: ['Esc'], gjor: 'Avbryt tegningen, eller opphev valget' },
			{ taster: ['Alt'], gjor: 'Holdes nede: ikke snapp' },
			{ taster: ['S'], gjor: 'Snapping av eller på' },
			{ taster: [','], gjor: 'Forrige punkt i den valgte sonen' },
			{ taster: ['.'], gjor: 'Neste punkt i den valgte sonen' },
			{
				taster: ['Piltaster'],
				gjor: 'Flytt valgt punkt, eller med Flytt hele sonen, 10 cm (Shift: 1 m); med Roter 1° (Shift: 10°); ellers kartet'
			},
			{ taster: ['I'], gjor: 'Sett inn punkt midt på kanten etter det valgte' },
			{ taster: ['T'], gjor: 'Skriv lengde, vinkel eller koordinat' }
		]
	}
];
