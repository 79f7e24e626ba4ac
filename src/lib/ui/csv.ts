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
	const lines = [[...titler, ...(merknad === undefined ? [] : ['Merknad'])].map(felt).join(';')];
	for (const rad of rader) lines.push([...rad, ...extra].map(felt).join(';'));
	return `\ufeff${lines.join('\r\n')}\r\n`;
}
