import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { arbeidsbok } from './arbeidsbok.ts';

/** The files of a workbook, by the list at its end. */
function pakketUt(bytes: Uint8Array): Map<string, string> {
	const zip = Buffer.from(bytes);
	const filer = new Map<string, string>();
	let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
	while (at >= 0) {
		const [pakket, navnelengde, start] = [
			zip.readUInt32LE(at + 20),
			zip.readUInt16LE(at + 28),
			zip.readUInt32LE(at + 42)
		];
		const navn = zip.toString('utf8', at + 46, at + 46 + navnelengde);
		const innhold = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
		const del = zip.subarray(innhold, innhold + pakket);
		filer.set(navn, (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(del) : del).toString('utf8'));
		at = zip.indexOf('PK\u0001\u0002', at + 46, 'latin1');
	}
	return filer;
}

describe('a workbook', () => {
	it('has a sheet a table, numbers as numbers, and no text that is run as a formula', async () => {
		const filer = pakketUt(
			await arbeidsbok([
				{ navn: 'Rader', titler: ['Sone', 'Areal (daa)'], rader: [['=HYPERLINK("x")', 12.5]] },
				{ navn: 'Planvask', titler: ['Råd'], rader: [['tilbakefør'], [null], [true]] }
			])
		);
		expect(filer.get('xl/workbook.xml')).toContain('name="Planvask"');
		const ark = filer.get('xl/worksheets/sheet1.xml') ?? '';
		expect(ark).toContain('<v>12.5</v>');
		expect(ark).not.toContain('<f>');
		const tekster = [...filer.values()].join('');
		for (const tekst of ['Råd', 'tilbakefør', 'ja']) expect(tekster).toContain(`>${tekst}<`);
	});
});
