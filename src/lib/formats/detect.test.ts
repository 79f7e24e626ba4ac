import { describe, expect, it } from 'vitest';
import { UleseligFil } from './kildefil.ts';
import { detectFormat, readFile } from './read.ts';

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe('the format of a file', () => {
	it.each([
		['sosi', '.HODE\n..TEGNSETT UTF-8'],
		['sosi', '\xef\xbb\xbf! Kommentar\r\n.HODE 0:\r\n'],
		['sosi', '..NAVN x\r.KURVE 12:\r..N\xd8'],
		['geojson', '\xef\xbb\xbf \n{"type":'],
		['geojson', '[1]'],
		[
			'gml',
			'<?xml version="1.0"?><gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml/3.2">'
		],
		['xml', '<?xml version="1.0"?><kml/>'],
		['html', '<!DOCTYPE html><html>'],
		['zip', 'PK\x03\x04aaaa'],
		['arkiv', '\x1f\x8b\x08'],
		['pdf', '%PDF-1.7'],
		['bilde', '\x89PNG\r\n'],
		['bilde', 'II*\0'],
		['shape', '\0\0\x27\x0a\0\0'],
		['dwg', 'AC1032'],
		['dxf', '  0\r\nSECTION\r\n'],
		['geopackage', 'SQLite format 3\0'],
		['utf16', '\xff\xfe.\0H\0O\0D\0E\0'],
		['tom', ''],
		['tom', ' \r\n'],
		['ukjent', 'Kjære kommune'],
		['ukjent', '\x01\x02\x03\xff\0\0']
	])('%s is seen by its first bytes (%j)', (format, head) => {
		expect(detectFormat(latin1(head), 'fil')).toBe(format);
	});

	it('that is not read is refused with a sentence that says what to do', async () => {
		const refusal = async (text: string, name = 'x') =>
			readFile(latin1(text), name).catch((error: unknown) => error);
		for (const text of ['<gml:a/>', 'PK\x03\x04', '%PDF', 'AC1032', '', 'junk\0'])
			expect(await refusal(text)).toBeInstanceOf(UleseligFil);
		expect(await refusal('<a/>', 'plan.gml')).toMatchObject({
			code: 'ikke-stottet',
			message: expect.stringContaining('GML støttes ikke ennå') as string
		});
	});

	it('is the same when the bytes come by the piece', async () => {
		const bytes = latin1(
			'.HODE\n..TRANSPAR\n...KOORDSYS 22\n...ENHET 1\n.PUNKT 1:\n..NO\n1 2\n.SLUTT'
		);
		const pieces = async function* () {
			for (const byte of bytes) yield await Promise.resolve(Uint8Array.of(byte));
		};
		expect(JSON.stringify(await readFile(pieces(), 'x'))).toBe(
			JSON.stringify(await readFile(bytes, 'x'))
		);
		const json = async function* () {
			yield await Promise.resolve(latin1('{"type":"FeatureCollection",'));
			yield latin1('"features":[]}');
		};
		expect((await readFile(json(), 'x')).format).toBe('geojson');
	});
});
