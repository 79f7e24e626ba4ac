/** What a file is by its first bytes. `ukjent`: neither a known format nor text. */
export type Filformat =
	| 'sosi'
	| 'geojson'
	| 'gml'
	| 'xml'
	| 'html'
	| 'zip'
	| 'arkiv'
	| 'pdf'
	| 'bilde'
	| 'shape'
	| 'dwg'
	| 'dxf'
	| 'geopackage'
	| 'utf16'
	| 'tom'
	| 'ukjent';

/** So many bytes are enough for detectFormat. */
export const DETECT_BYTES = 65_536;

const MAGIC: readonly (readonly [string, Filformat])[] = [
	['PK\x03\x04', 'zip'],
	['PK\x05\x06', 'zip'],
	['\x1f\x8b', 'arkiv'],
	['7z\xbc\xaf\x27\x1c', 'arkiv'],
	['Rar!', 'arkiv'],
	['%PDF', 'pdf'],
	['\x89PNG', 'bilde'],
	['\xff\xd8\xff', 'bilde'],
	['GIF8', 'bilde'],
	['II*\0', 'bilde'],
	['MM\0*', 'bilde'],
	['\0\0\x27\x0a', 'shape'],
	['AC10', 'dwg'],
	['SQLite format 3', 'geopackage']
];

const SOSI_GROUP =
	/^[ \t]*\.(?:HODE|SLUTT|PUNKT|SVERM|LINJE|KURVE|BUEP?|SIRKELP?|KLOTOIDE|BEZIER|FLATE|TEKST|SYMBOL|RASTER|TRASE|DEF|OBJDEF|MLINJE|STRUKTUR|OBJEKT)(?![A-Z])/im;

function markup(text: string): Filformat {
	if (/opengis\.net\/gml|<gml:|skjema\.geonorge\.no/i.test(text)) return 'gml';
	return /<html|<!doctype html/i.test(text) ? 'html' : 'xml';
}

/** Which format is a file in? The bytes decide; the name only where they leave it open (`.gml` without a namespace). */
export function detectFormat(bytes: Uint8Array, fileName: string): Filformat {
	if (bytes.length === 0) return 'tom';
	const raw = new TextDecoder('latin1').decode(bytes.subarray(0, DETECT_BYTES));
	// The decoder reads latin1 as Windows-1252, where these bytes are other signs.
	const magic = String.fromCharCode(...bytes.subarray(0, 16));
	const known = MAGIC.find(([start]) => magic.startsWith(start));
	if (known) return known[1];
	const wide = /^(?:\xff\xfe|\xfe\xff)/.test(magic);
	const text = (wide ? raw.slice(2).replaceAll('\0', '') : raw)
		.replace(/^\u00ef\u00bb\u00bf/, '')
		.trimStart();
	if (text === '') return 'tom';
	if (/^[[{]/.test(text) || /^\0?[[{]\0?/.test(raw)) return 'geojson';
	if (wide) return 'utf16';
	if (text.startsWith('<')) return /\.gml$/i.test(fileName) ? 'gml' : markup(text);
	if (SOSI_GROUP.test(text)) return 'sosi';
	return /^0\s+SECTION\s/.test(text) ? 'dxf' : 'ukjent';
}
