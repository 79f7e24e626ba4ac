/** One cell: numbers are written with a decimal comma, null as nothing. */
export type Celle = string | number | boolean | null;

/** What a spreadsheet would take for a formula (OWASP: CSV injection). */
const formula = /^[=+\-@\t\r]/;

function felt(verdi: Celle): string {
	if (verdi === null) return '';
	if (typeof verdi === 'boolean') return verdi ? 'ja' : 'nei';
	if (typeof verdi === 'number')
		return Number.isFinite(verdi) ? String(verdi).replace('.', ',') : '';
	const harmless = formula.test(verdi) ? `'${verdi}` : verdi;
	return /[;"\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const BOM = '\ufeff';
const linje = (celler: readonly Celle[]): string => `${celler.map(felt).join(';')}\r\n`;

/**
 * A table as a Norwegian Excel opens it with a double click: UTF-8 with BOM, semicolons, decimal comma, CRLF.
 * Text that a spreadsheet would run as a formula is made plain with an apostrophe; numbers are left as numbers.
 * `merknad` (such as «Illustrasjon – ikke gjeldende plan») becomes a last column, so that every row carries it.
 */
export function csv(
	titler: readonly string[],
	rader: Iterable<readonly Celle[]>,
	merknad?: string
): string {
	const extra = merknad === undefined ? [] : [merknad];
	const lines = [linje([...titler, ...(merknad === undefined ? [] : ['Merknad'])])];
	for (const rad of rader) lines.push(linje([...rad, ...extra]));
	return `${BOM}${lines.join('')}`;
}

/** The same, line by line as the rows come: memory does not grow with the table. */
export async function* csvlinjer(
	titler: readonly string[],
	rader: AsyncIterable<readonly Celle[]>,
	merknad?: string
): AsyncGenerator<string> {
	const extra = merknad === undefined ? [] : [merknad];
	yield BOM + linje([...titler, ...(merknad === undefined ? [] : ['Merknad'])]);
	for await (const rad of rader) yield linje([...rad, ...extra]);
}
