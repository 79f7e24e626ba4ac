import { joined, type Bytes } from './bytes.ts';
import { DETECT_BYTES, detectFormat, type Filformat } from './detect.ts';
import { UleseligFil, type Kildefil } from './kildefil.ts';
import { readSosi, type SosiOptions } from './sosi/read.ts';

export { detectFormat } from './detect.ts';

export interface ReadOptions extends SosiOptions {
	/** What a person says of a file that does not say its CRS itself. */
	readonly epsg?: number | undefined;
}

const REFUSED: Readonly<Record<Exclude<Filformat, 'sosi' | 'geojson'>, readonly [string, string]>> =
	{
		gml: [
			'ikke-stottet',
			'GML støttes ikke ennå. Be om planen i SOSI-format (.sos), eller eksporter den dit.'
		],
		xml: [
			'ikke-stottet',
			'Filen er XML, men ikke et planformat som kan leses. Bruk SOSI (.sos) eller GeoJSON.'
		],
		html: [
			'ikke-stottet',
			'Filen er en nettside, ikke en plan. Nedlastingen kan ha gått galt: prøv den på nytt.'
		],
		zip: [
			'ikke-stottet',
			'Filen er et ZIP-arkiv. Pakk det ut, og velg SOSI- eller GeoJSON-filen i det.'
		],
		arkiv: [
			'ikke-stottet',
			'Filen er et komprimert arkiv. Pakk det ut, og velg SOSI- eller GeoJSON-filen i det.'
		],
		pdf: [
			'ikke-stottet',
			'Filen er en PDF. Et plankart i PDF kan ikke leses som data. Bruk SOSI (.sos) eller GeoJSON.'
		],
		bilde: [
			'ikke-stottet',
			'Filen er et bilde. Bruk planen som data, i SOSI (.sos) eller GeoJSON.'
		],
		shape: ['ikke-stottet', 'Shape-filer leses ikke. Eksporter til SOSI (.sos) eller GeoJSON.'],
		dwg: ['ikke-stottet', 'DWG-filer leses ikke. Eksporter til SOSI (.sos) eller GeoJSON.'],
		dxf: ['ikke-stottet', 'DXF-filer leses ikke. Eksporter til SOSI (.sos) eller GeoJSON.'],
		geopackage: [
			'ikke-stottet',
			'GeoPackage leses ikke ennå. Eksporter til SOSI (.sos) eller GeoJSON.'
		],
		utf16: [
			'ikke-stottet',
			'Filen er i tegnsettet UTF-16. Lagre den i UTF-8 eller ISO8859-1 og prøv igjen.'
		],
		tom: ['tom-fil', 'Filen er tom.'],
		ukjent: [
			'ukjent-format',
			'Filen er ikke i et format som kan leses. Bruk SOSI (.sos) eller GeoJSON.'
		]
	};

/** The first bytes, enough to see the format, and a source that begins with them again. */
async function peek(source: Bytes): Promise<{ head: Uint8Array; all: Bytes }> {
	if (source instanceof Uint8Array) return { head: source.subarray(0, DETECT_BYTES), all: source };
	const rest = source[Symbol.asyncIterator]();
	const taken: Uint8Array[] = [];
	let size = 0;
	while (size < DETECT_BYTES) {
		const next = await rest.next();
		if (next.done) break;
		taken.push(next.value.slice());
		size += next.value.length;
	}
	const all = async function* () {
		yield* taken;
		yield* { [Symbol.asyncIterator]: () => rest };
	};
	return { head: joined(taken, size), all: all() };
}

/**
 * What is in a file, whatever its format? Bad objects become Avvik. UleseligFil where the file cannot be read at all:
 * its code is `ikke-stottet` for a format that is known and not read, `ukjent-format`, `tom-fil`, or the reader's own.
 */
export async function readFile(
	source: Bytes,
	fileName: string,
	options: ReadOptions = {}
): Promise<Kildefil> {
	const { head, all } = await peek(source);
	const format = detectFormat(head, fileName);
	if (format === 'sosi') return withEpsg(await readSosi(all, options), options.epsg);
	if (format === 'geojson') {
		// Loaded when needed, as most files are SOSI: the time to start is a part of the time to read.
		const { readGeojsonPieces } = await import('./geojson/pieces.ts');
		return readGeojsonPieces(all, { epsg: options.epsg });
	}
	const [code, message] = REFUSED[format];
	throw new UleseligFil(code, message);
}

/** The CRS that a person told, where the file says none that is known. */
const withEpsg = (fil: Kildefil, epsg: number | undefined): Kildefil =>
	fil.epsg === null && epsg !== undefined ? { ...fil, epsg } : fil;
