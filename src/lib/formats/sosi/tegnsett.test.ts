import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { first, read, rules } from '../../../../tests/support/readSosi.ts';
import { readSosi } from './read.ts';

const readIn = (text: string, charset: string) => readSosi(iconv.encode(text, charset));

describe('character sets', () => {
	const text = (tegnsett: string) =>
		`.HODE\n${tegnsett}..TRANSPAR\n...KOORDSYS 22\n...ORIGO-NØ 0 0\n...ENHET 0.01\n..OMRÅDE\n...MIN-NØ 1 2\n.PUNKT 1:\n..NAVN Bøverbru æ Å\n..NØ\n1 2\n.SLUTT`;

	it.each([
		['UTF-8', 'utf-8'],
		['ISO8859-1', 'latin1'],
		['ISO8859-10', 'iso-8859-10'],
		['ANSI', 'windows-1252'],
		['DOSN8', 'cp865'],
		['DECM8', 'latin1']
	])('%s is read', async (tegnsett, charset) => {
		const fil = await readIn(text(`..TEGNSETT ${tegnsett}\n`), charset);
		expect(fil.charset).toEqual({ declared: tegnsett, used: tegnsett });
		expect(first(fil).egenskaper).toEqual({ NAVN: 'Bøverbru æ Å' });
		expect(first(fil).geometry).not.toBeNull();
		expect(fil.avvik).toEqual([]);
	});

	it.each(['ND7', 'DECN7'])('%s has the letters where ASCII has brackets', async (tegnsett) => {
		const fil = await read(
			text(`..TEGNSETT ${tegnsett}\n`).replace(
				/[ÆØÅæøå]/g,
				(c) => '[\\]{|}'['ÆØÅæøå'.indexOf(c)] ?? c
			)
		);
		expect(fil.charset).toEqual({ declared: tegnsett, used: tegnsett });
		expect(first(fil).egenskaper).toEqual({ NAVN: 'Bøverbru æ Å' });
		expect(first(fil).geometry).not.toBeNull();
	});

	it('a file that says none is DOSN8, unless its bytes say otherwise', async () => {
		expect((await readIn(text(''), 'cp865')).charset).toEqual({ declared: null, used: 'DOSN8' });
		const latin = await readIn(text(''), 'latin1');
		expect([latin.charset.used, rules(latin)]).toEqual(['ISO8859-1', ['sosi.tegnsett.mangler']]);
		expect((await readIn(text(''), 'utf-8')).charset.used).toBe('UTF-8');
	});

	it('a head that lies is not believed: what was said and what was used are both told, with a note', async () => {
		for (const [said, charset, used] of [
			['ISO8859-1', 'utf-8', 'UTF-8'],
			['UTF-8', 'latin1', 'ISO8859-1'],
			['ISO8859-10', 'cp865', 'DOSN8'],
			['DOSN8', 'latin1', 'ISO8859-1']
		] as const) {
			const fil = await readIn(text(`..TEGNSETT ${said}\n`), charset);
			expect(fil.charset).toEqual({ declared: said, used });
			expect(fil.avvik).toMatchObject([{ rule: 'sosi.tegnsett.annet', severity: 'merknad' }]);
			expect(first(fil).egenskaper).toEqual({ NAVN: 'Bøverbru æ Å' });
		}
	});

	it('a file whose ..nø is in DOS letters is DOSN8, though it says otherwise', async () => {
		const said = text('..TEGNSETT ISO8859-1\n').replaceAll('NØ', 'nø');
		const fil = await readIn(said, 'cp865');
		expect(fil.charset).toEqual({ declared: 'ISO8859-1', used: 'DOSN8' });
		expect(first(fil).egenskaper).toEqual({ NAVN: 'Bøverbru æ Å' });
	});

	it('a byte order mark is UTF-8 and no part of the first line', async () => {
		const fil = await read(`\ufeff${text('..TEGNSETT DOSN8\n')}`);
		expect([fil.charset.used, fil.epsg]).toEqual(['UTF-8', 25832]);
	});

	it('a line in another charset than the rest is read as ISO8859-1 and said', async () => {
		const [head = '', tail = ''] = text('..TEGNSETT UTF-8\n').split('..NAVN');
		const mixed = Buffer.concat([
			Buffer.from(head),
			iconv.encode('..KOMMENTAR på\n..NAVN', 'latin1'),
			Buffer.from(tail)
		]);
		const fil = await readSosi(mixed);
		expect(fil.charset.used).toBe('UTF-8');
		expect(rules(fil)).toContain('sosi.tegnsett.blandet');
		expect(first(fil).egenskaper).toEqual({ KOMMENTAR: 'på', NAVN: 'Bøverbru æ Å' });
		expect(first(fil).geometry).not.toBeNull();
	});

	it('lines in another charset are all counted, also one that is repeated', async () => {
		const [head = '', tail = ''] = text('..TEGNSETT UTF-8\n').split('..NAVN');
		const again = iconv.encode('..KOMMENTAR på\n'.repeat(7), 'latin1');
		const fil = await readSosi(
			Buffer.concat([Buffer.from(head), again, Buffer.from(`..NAVN${tail}`)])
		);
		const blandet = fil.avvik.find(({ rule }) => rule === 'sosi.tegnsett.blandet');
		expect(blandet?.message).toMatch(/^7 linjer/);
	});
});
