import { BadRequest } from './badRequest.ts';
import { csvsvar } from './csvsvar.ts';

/** One of the tables that an address gives as a spreadsheet. */
export interface Csvtabell {
	/** As `?tabell=` asks for it. */
	readonly fil: string;
	/** The file's name without the scenario's number, where it is another. */
	readonly filnavn?: string;
	/** Whole, or as it is made. */
	readonly tekst: () => Csvtekst | Promise<Csvtekst>;
}
type Csvtekst = Parameters<typeof csvsvar>[0];

/** Is it asked for as a spreadsheet (`?format=csv`)? Nothing and `json` are JSON; anything else is no format. */
export function erCsv(search: URLSearchParams): boolean {
	const format = search.get('format') ?? '';
	if (!['', 'json', 'csv'].includes(format))
		throw new BadRequest(
			'ukjent-format',
			`«${format}» er ikke et format her. Velg json eller csv.`
		);
	return format === 'csv';
}

/** The table that `?tabell=` names, else the first; 400 that tells the names where there is none. */
export function valgtTabell(
	tabeller: readonly [Csvtabell, ...Csvtabell[]],
	search: URLSearchParams
): Csvtabell {
	const navn = search.get('tabell') ?? '';
	const valgt = navn === '' ? tabeller[0] : tabeller.find(({ fil }) => fil === navn);
	if (valgt) return valgt;
	const navnene = tabeller.map(({ fil }) => fil).join(', ');
	throw new BadRequest(
		'ukjent-tabell',
		`Det er ingen tabell «${navn}» her. Velg en av: ${navnene}.`
	);
}

/** The table that is asked for, as a file named by it and its scenario. */
export async function csvtabell(
	tabeller: readonly [Csvtabell, ...Csvtabell[]],
	search: URLSearchParams,
	scenarioId: number,
	etag?: string
): Promise<Response> {
	const { fil, filnavn = fil, tekst } = valgtTabell(tabeller, search);
	return csvsvar(await tekst(), `${filnavn}-${scenarioId}.csv`, etag);
}
