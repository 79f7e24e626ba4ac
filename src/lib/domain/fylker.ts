/** West, south, east, north in lng/lat. */
export type Ramme = readonly [number, number, number, number];

/** A county by the first two digits of its municipalities' numbers, new and old. */
interface Fylke {
	readonly numre: readonly string[];
	readonly navn: string;
	readonly ramme: Ramme;
}

/**
 * Roughly where the counties lie with their sea, rounded outwards [choice: general geography, no border]. Good for one
 * thing: to see that a plan lies in another part of the country than its municipality's number says.
 */
const FYLKER: readonly Fylke[] = [
	{ numre: ['01', '31'], navn: 'Østfold', ramme: [10.3, 58.6, 12, 60] },
	{ numre: ['02', '32'], navn: 'Akershus', ramme: [10, 59.3, 12, 60.8] },
	{ numre: ['03'], navn: 'Oslo', ramme: [10.3, 59.7, 11.1, 60.2] },
	{ numre: ['04', '05', '34'], navn: 'Innlandet', ramme: [7.1, 59.7, 13, 62.8] },
	{ numre: ['06', '33'], navn: 'Buskerud', ramme: [7.2, 59.2, 10.9, 61.2] },
	{ numre: ['07', '39'], navn: 'Vestfold', ramme: [9.5, 58.6, 10.9, 59.9] },
	{ numre: ['08', '40'], navn: 'Telemark', ramme: [7, 58.4, 10.2, 60.3] },
	{ numre: ['09', '10', '42'], navn: 'Agder', ramme: [6, 57.6, 9.9, 59.8] },
	{ numre: ['11'], navn: 'Rogaland', ramme: [4.2, 57.8, 7.4, 60] },
	{ numre: ['12', '13', '14', '46'], navn: 'Vestland', ramme: [3.9, 59.3, 8.6, 62.5] },
	{ numre: ['15'], navn: 'Møre og Romsdal', ramme: [4.5, 61.7, 9.8, 64] },
	{ numre: ['16', '17', '50'], navn: 'Trøndelag', ramme: [7.3, 62, 14.6, 65.7] },
	{ numre: ['18'], navn: 'Nordland', ramme: [10, 64.7, 18.5, 69.8] },
	{ numre: ['19', '55'], navn: 'Troms', ramme: [15, 68.1, 23, 71] },
	{ numre: ['20', '56'], navn: 'Finnmark', ramme: [20.2, 68.3, 32, 71.8] },
	{ numre: ['21'], navn: 'Svalbard', ramme: [9, 74, 36, 81.5] },
	{ numre: ['30'], navn: 'Viken', ramme: [7.2, 58.6, 12, 61.2] },
	{ numre: ['38'], navn: 'Vestfold og Telemark', ramme: [7, 58.4, 10.9, 60.3] },
	{ numre: ['54'], navn: 'Troms og Finnmark', ramme: [15, 68.1, 32, 71.8] }
];

/** The county that a municipality is or was in, and roughly where it lies; undefined for a number that no county has had. */
export const fylkeFor = (kommunenummer: string): { navn: string; ramme: Ramme } | undefined =>
	FYLKER.find(({ numre }) => numre.includes(kommunenummer.slice(0, 2)));
