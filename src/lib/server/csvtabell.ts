import { BadRequest } from './badRequest.ts';
import { csvsvar } from './csvsvar.ts';

/** One of the tables that an address gives as a spreadsheet. */
export interface Csvtabell<Tekst = Parameters<typeof csvsvar>[0]> {
	/** As `?tabell=` asks for it, and the file's name without the scenario's number. */
	readonly fil: string;
	readonly tekst: () => Tekst;
}

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
export function valgtTabell<Tekst>(
	tabeller: readonly [Csvtabell<Tekst>, ...Csvtabell<Tekst>[]],
	search: URLSearchParams
): Csvtabell<Tekst> {
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
export function csvtabell(
	tabeller: readonly [Csvtabell, ...Csvtabell[]],
	search: URLSearchParams,
	scenarioId: number,
	etag?: string
): Response {
	const { fil, tekst } = valgtTabell(tabeller, search);
	return csvsvar(tekst(), `${fil}-${scenarioId}.csv`, etag);
}
