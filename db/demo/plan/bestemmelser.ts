import type { Egenskaper } from '../../../src/lib/domain/plan/planobjekt.ts';

interface Bestemmelse {
	readonly nr: string;
	readonly tittel: string;
	readonly tekst: string;
	/** Paragraph of plan- og bygningsloven. */
	readonly hjemmel: string;
	/** What it holds for: purposes, sonenavn or bestemmelsesområder. */
	readonly gjelder: readonly string[];
}

/** Invented for the illustration, each with the paragraph that would carry it. */
const bestemmelser: readonly Bestemmelse[] = [
	{
		nr: '1.1',
		tittel: 'Plankrav',
		tekst: 'I framtidige byggeområder kan tiltak ikke settes i gang før området er regulert.',
		hjemmel: '§ 11-9 nr. 1',
		gjelder: ['1001', '1110', '1130', '1300', '1800']
	},
	{
		nr: '1.2',
		tittel: 'Rekkefølge',
		tekst: 'Gang- og sykkelveg, vann og avløp skal være etablert før boliger tas i bruk.',
		hjemmel: '§ 11-9 nr. 4',
		gjelder: ['1110', 'H410', 'H430']
	},
	{
		nr: '1.3',
		tittel: 'Uteopphold og lek',
		tekst:
			'Det skal settes av minst 25 m² uteareal per bolig i Raufoss sentrum, ellers minst 50 m².',
		hjemmel: '§ 11-9 nr. 5',
		gjelder: ['1110', '1130', '1800']
	},
	{
		nr: '1.4',
		tittel: 'Overvann og blågrønn struktur',
		tekst: 'Overvann skal håndteres på egen grunn. Flomveger skal holdes åpne.',
		hjemmel: '§ 11-9 nr. 3 og 6',
		gjelder: ['3001', '3002', '3100']
	},
	{
		nr: '1.5',
		tittel: 'Kulturmiljø',
		tekst: 'Tiltak skal tilpasses kulturmiljøet i høyde, volum og materialbruk.',
		hjemmel: '§ 11-9 nr. 7',
		gjelder: ['H570']
	},
	{
		nr: '2.1',
		tittel: 'Unntak fra plankrav',
		tekst:
			'Inntil to boliger på eksisterende tomt kan bygges uten reguleringsplan når utearealet er sikret.',
		hjemmel: '§ 11-10 nr. 1',
		gjelder: ['1110']
	},
	{
		nr: '3.1',
		tittel: 'Spredt boligbebyggelse',
		tekst:
			'I hvert LSB-område kan det bygges inntil fem boliger i planperioden, ikke på dyrka jord.',
		hjemmel: '§ 11-11 nr. 2',
		gjelder: ['5210']
	},
	{
		nr: '3.2',
		tittel: 'Byggeforbud langs vassdrag',
		tekst: 'Det er ikke tillatt å bygge nærmere Einavatnet enn 100 m eller Hunnselva enn 50 m.',
		hjemmel: '§ 11-11 nr. 5',
		gjelder: ['#3', 'H320']
	},
	{
		nr: '4.1',
		tittel: 'Støy',
		tekst:
			'I rød støysone tillates ikke nye boliger. I gul sone kreves stille side og dempet uteareal.',
		hjemmel: '§ 11-8 tredje ledd a, jf. § 11-9 nr. 6',
		gjelder: ['H210', 'H220']
	}
];

/** The bestemmelser as data of the plan, until they get tables of their own. */
export const planEgenskaper = (): Egenskaper => ({
	illustrasjon: 'Illustrasjon – ikke gjeldende plan',
	bestemmelser: bestemmelser.map(({ gjelder, ...rest }) => ({ ...rest, gjelder: [...gjelder] }))
});
