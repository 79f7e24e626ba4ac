import writeExcelFile, { type Row } from 'write-excel-file/node';

/** A table, as `ui/csv` takes it. */
interface Ark {
	readonly navn: string;
	readonly titler: readonly string[];
	readonly rader: readonly (readonly (string | number | boolean | null)[])[];
}

/** Excel's own limit on the text of a cell. */
const MEST_TEGN = 32_767;

/** Text is text: a cell is given its type, and none is run as a formula. */
function celle(verdi: string | number | boolean | null): Row[number] {
	if (verdi === null) return null;
	if (typeof verdi === 'number') return { value: verdi, type: Number };
	const value = typeof verdi === 'boolean' ? (verdi ? 'ja' : 'nei') : verdi;
	return { value: value.slice(0, MEST_TEGN), type: String };
}

/** A workbook (XLSX): one sheet a table, its titles first and held in place. */
export async function arbeidsbok(ark: readonly Ark[]): Promise<Uint8Array<ArrayBuffer>> {
	const bok = writeExcelFile(
		ark.map(({ navn, titler, rader }) => ({
			sheet: navn,
			stickyRowsCount: 1,
			columns: titler.map((tittel) => ({ width: Math.max(12, Math.min(48, tittel.length + 4)) })),
			data: [
				titler.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
				...rader.map((rad) => rad.map(celle))
			]
		}))
	);
	return new Uint8Array(await bok.toBuffer());
}
