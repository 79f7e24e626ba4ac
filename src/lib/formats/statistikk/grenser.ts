/** A municipality by year, age, sex and alternative is some thousand cells. */
export const MAKS_CELLER = 200_000;
export const FOR_STOR =
	'Filen har for mange tall. Hent tabellen på nytt for én kommune og de to årene du trenger.';
