import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { flate, sosiText, square } from '../../../../tests/support/hostileSosi.ts';
import type { Kildefil } from '../kildefil.ts';
import { readSosi } from './read.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readSosi(bytesOf(text));
const readIn = (text: string, charset: string) => readSosi(iconv.encode(text, charset));
const rules = (fil: Kildefil) => fil.avvik.map(({ rule }) => rule);
const first = (fil: Kildefil) => {
	const [objekt] = fil.objekter;
	if (!objekt) throw new Error('no object');
	return objekt;
};
const geometry = (fil: Kildefil, serial: string) =>
	fil.objekter.find((o) => o.serial === serial)?.geometry;

describe('coordinates', () => {
	it('come as east, north, with the exact centimetres that stand in the file', async () => {
		const fil = await read(sosiText('.PUNKT 1:\n..OBJTYPE A\n..NØ\n674759383 47234049'));
		expect(first(fil).geometry).toEqual({ type: 'Point', coordinates: [472340.49, 6747593.83] });
	});

	it('have ORIGO-NØ added, also with a coarse or a fine unit and with negative numbers', async () => {
		const at = async (head: string, n: number, e: number) =>
			first(await read(sosiText(`.PUNKT 1:\n..NØ\n${n} ${e}`, `...KOORDSYS 5\n${head}`))).geometry;
		const point = (...coordinates: number[]) => ({ type: 'Point', coordinates });
		expect(await at('...ORIGO-NØ 100000 10000\n...ENHET 0.010', 23456, 2345)).toEqual(
			point(10023.45, 100234.56)
		);
		expect(await at('...ORIGO-NØ 0 0\n...ENHET 0.001', 6747593830, -5)).toEqual(
			point(-0.005, 6747593.83)
		);
		expect(await at('...ENHET 1\n...ORIGO-NØ 5 7', -3, 4)).toEqual(point(11, 2));
		expect(await at('...ENHET 10\n...ORIGO-NØ 5 7', 1, 2)).toEqual(point(27, 15));
	});

	it('may share a line with ..NØ, or several stand on one line, or one over two lines', async () => {
		const line = [
			[2, 1],
			[4, 3],
			[6, 5]
		];
		const head = '...KOORDSYS 22\n...ENHET 1';
		for (const body of [
			'..NØ 1 2\n3 4 5 6',
			'..NØ\n1\n2 3 4\n5\n6',
			'..NØ\n1 2\n..NØ\n3\t4 !x\n 5  6 '
		])
			expect(first(await read(sosiText(`.KURVE 1:\n${body}`, head))).geometry).toEqual({
				type: 'LineString',
				coordinates: line
			});
	});

	it('keep the heights of ..NØH as HØYDER, one for each point', async () => {
		const fil = await read(
			sosiText('.KURVE 1:\n..NØH\n1 2 633 ...KP 1\n..NØ\n3 4\n5 6 77\n..NØH\n7 8 9 10 11 12')
		);
		expect(first(fil).egenskaper['HØYDER']).toEqual([6.33, null, 0.77, 0.09, 0.12]);
		expect(rules(fil)).toEqual(['sosi.koordinat.ekstra']);
	});

	it('drop the node mark KP and keep other information of a point', async () => {
		const fil = await read(
			sosiText('.KURVE 1:\n..NØ\n1 2 ...KP 1\n3 4 ...KVALITET 82\n...KP 1\n5 6 ...KP 1 ...DTK 2')
		);
		expect(first(fil).egenskaper).toEqual({
			PUNKTINFO: [
				[2, '...KVALITET 82'],
				[3, '...DTK 2']
			]
		});
	});

	it('that are no numbers, half a pair or beyond the Earth make an avvik, and no geometry', async () => {
		for (const [body, rule] of [
			['1 2\nx 4', 'sosi.koordinat.ugyldig'],
			['1 2 tekst', 'sosi.koordinat.ugyldig'],
			['1 2\n3', 'sosi.koordinat.ugyldig'],
			[`1 2\n${'9'.repeat(400)} 4`, 'sosi.koordinat.absurd'],
			['1 2\n99999999999999 4', 'sosi.koordinat.absurd']
		] as const) {
			const fil = await read(sosiText(`.KURVE 7:\n..NØ\n${body}\n.PUNKT 8:\n..NØ\n1 2`));
			expect(first(fil).geometry).toBeNull();
			expect(fil.avvik[0]).toMatchObject({ rule, severity: 'feil', object: '7' });
			expect(geometry(fil, '8')).toEqual({ type: 'Point', coordinates: [0.02, 0.01] });
		}
	});

	it('with decimals are read, and said', async () => {
		const fil = await read(sosiText('.PUNKT 1:\n..NØ\n100.5 200.25'));
		expect(first(fil).geometry).toEqual({ type: 'Point', coordinates: [2.0025, 1.005] });
		expect(rules(fil)).toEqual(['sosi.koordinat.desimal']);
	});
});

describe('the head', () => {
	it.each([
		['1', 27391],
		['8', 27398],
		['21', 25831],
		['22', 25832],
		['23', 25833],
		['26', 25836],
		['32', 23032],
		['50', 4230],
		['84', 4258],
		['205', 5105],
		['210', 5110],
		['230', 5130]
	])('KOORDSYS %s is EPSG:%d', async (koordsys, epsg) => {
		const fil = await read(
			sosiText('.PUNKT 1:\n..NØ\n1 2', `...KOORDSYS ${koordsys}\n...ENHET 0.01`)
		);
		expect(fil.epsg).toBe(epsg);
	});

	it('that lacks or has an unknown KOORDSYS leaves the CRS unknown and says so', async () => {
		const unknown = await read(sosiText('.PUNKT 1:\n..NØ\n1 2', '...KOORDSYS 999\n...ENHET 1'));
		expect([unknown.epsg, rules(unknown)]).toEqual([null, ['sosi.koordsys.ukjent']]);
		const none = await read(sosiText('.PUNKT 1:\n..NØ\n1 2', ''));
		expect([none.epsg, rules(none)]).toEqual([
			null,
			['sosi.koordsys.mangler', 'sosi.enhet.mangler']
		]);
	});

	it('is kept as it stood', async () => {
		const fil = await read(sosiText('.PUNKT 1:\n..NØ\n1 2'));
		expect(fil.hode).toEqual({
			TEGNSETT: 'UTF-8',
			TRANSPAR: { KOORDSYS: '22', 'ORIGO-NØ': '0 0', ENHET: '0.01' },
			'SOSI-VERSJON': '4.5'
		});
	});

	it('that is missing, comes twice or is all there is, is said', async () => {
		expect(rules(await read('.PUNKT 1:\n..NØ\n1 2\n.SLUTT'))).toContain('sosi.hode.mangler');
		expect(rules(await read(sosiText('.PUNKT 1:\n..NØ\n1 2\n.HODE\n..TRANSPAR')))).toContain(
			'sosi.hode.flere'
		);
		expect(rules(await read(sosiText('')))).toEqual(['sosi.tom']);
		await expect(read('hei')).rejects.toMatchObject({ code: 'ikke-sosi' });
	});

	it('without .SLUTT at the end is a note, and what stands after .SLUTT is read and said', async () => {
		expect(
			(
				await read(
					'.HODE\n..TEGNSETT UTF-8\n..TRANSPAR\n...KOORDSYS 22\n...ENHET 1\n.PUNKT 1:\n..NØ\n1 2'
				)
			).avvik
		).toMatchObject([{ rule: 'sosi.slutt.mangler', severity: 'merknad' }]);
		const after = await read(`${sosiText('.PUNKT 1:\n..NØ\n1 2')}.PUNKT 2:\n..NØ\n3 4`);
		expect([after.objekter.length, rules(after)]).toEqual([2, ['sosi.slutt.etter']]);
	});
});

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
		const seven: Record<string, string> = { Æ: '[', Ø: '\\', Å: ']', æ: '{', ø: '|', å: '}' };
		const fil = await read(
			text(`..TEGNSETT ${tegnsett}\n`).replace(/[ÆØÅæøå]/g, (c) => seven[c] ?? c)
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
});

describe('lines and properties', () => {
	const props = async (body: string) =>
		first(await read(sosiText(`.PUNKT 1:\n${body}\n..NØ\n1 2`))).egenskaper;

	it('LF, CRLF and CR end a line, blank lines and comments mean nothing', async () => {
		const text = sosiText(
			`! Kommentar\n\n${square(1, 0, 0, 100)} ! slutt\n\n!!!!\n${flate(2, ':1 ! :9')}`
		);
		const expected = JSON.stringify((await read(text)).objekter);
		expect(expected).toContain('"Polygon"');
		for (const end of ['\r\n', '\r'])
			expect(JSON.stringify((await read(text.replaceAll('\n', end))).objekter)).toBe(expected);
	});

	it('give the same whatever pieces the bytes come in', async () => {
		const bytes = bytesOf(
			sosiText(
				`${square(1, 0, 0, 100)}\n${flate(2, ':1\n(:3)')}\n${square(3, 10, 10, 5)}`
			).replaceAll('\n', '\r\n')
		);
		const whole = JSON.stringify(await readSosi(bytes));
		for (let size = 1; size < 40; size++) {
			const pieces = async function* () {
				for (let at = 0; at < bytes.length; at += size)
					yield await Promise.resolve(bytes.subarray(at, at + size));
			};
			expect(JSON.stringify(await readSosi(pieces()))).toBe(whole);
		}
	});

	it('keep unknown names, nested groups and several values on a line as they stood', async () => {
		expect(
			await props(
				'..KVALITET 82 0\n..UKJENT_ting x  y\n..UTNYTT \n...UTNTYP 1\n...UTNTALL 30\n..A\n...B\n....C 1\n...D 2\n..REG "FKB" "3.4 eller"'
			)
		).toEqual({
			KVALITET: '82 0',
			UKJENT_ting: 'x  y',
			UTNYTT: { UTNTYP: '1', UTNTALL: '30' },
			A: { B: { C: '1' }, D: '2' },
			REG: '"FKB" "3.4 eller"'
		});
	});

	it('make an array of a repeated property, also of a repeated group', async () => {
		expect(await props('..A 1\n..A 2\n..A 3\n..U\n...T 1\n..U\n...T 2\n...T 3')).toEqual({
			A: ['1', '2', '3'],
			U: [{ T: '1' }, { T: ['2', '3'] }]
		});
	});

	it('keep a value that a group has besides its parts under the empty name', async () => {
		expect(await props('..KVALITET 82\n...SYNBARHET 0')).toEqual({
			KVALITET: { '': '82', SYNBARHET: '0' }
		});
	});

	it('take quotes off a text, and an exclamation mark in them is no comment', async () => {
		expect(
			await props(
				`..A "Se! Her" !kommentar\n..B 'Per''s'\n..C Åsen !x\n..D ""\n..E Per's hus\n..F "Si ""hei"""`
			)
		).toEqual({
			A: 'Se! Her',
			B: "Per's",
			C: 'Åsen',
			D: '',
			E: "Per's hus",
			F: 'Si "hei"'
		});
	});

	it('join a text that goes on over lines, with & or without', async () => {
		expect(
			await props(
				'..A "Linje1" &\n"Linje2" &\n"Linje3"\n..B en to\ntre\n..C "fire\nfem"\n..D x &\n..E 1'
			)
		).toEqual({
			A: 'Linje1Linje2Linje3',
			B: 'en to tre',
			C: 'fire fem',
			D: 'x',
			E: '1'
		});
	});

	it('read a text whose last quote is missing, with a note', async () => {
		const fil = await read(sosiText('.PUNKT 1:\n..A "Andersen\n..B "Tore""\n..NØ\n1 2'));
		expect(first(fil).egenskaper).toEqual({ A: 'Andersen', B: 'Tore' });
		expect(rules(fil)).toEqual(['sosi.egenskap.uavsluttet', 'sosi.egenskap.uavsluttet']);
	});

	it('with names that JavaScript keeps for itself are properties like others', async () => {
		const found = await props('..__proto__ x\n..constructor y\n..constructor z\n..toString');
		expect(Object.entries(found)).toEqual([
			['__proto__', 'x'],
			['constructor', ['y', 'z']],
			['toString', '']
		]);
	});

	it('with levels left out, or far too many of them, are read and said', async () => {
		const fil = await read(sosiText(`.PUNKT 1:\n....A x\n${'.'.repeat(500)}B y\n..NØ\n1 2`));
		expect(first(fil).egenskaper).toEqual({ A: { '': 'x', B: 'y' } });
		expect(rules(fil)).toEqual(['sosi.egenskap.hopp', 'sosi.egenskap.dypt']);
	});

	it('that belong to nothing are said', async () => {
		expect(rules(await read(`noe\n${sosiText('.PUNKT 1:\ntekst\n..NØ\n1 2')}`))).toEqual([
			'sosi.linje.ukjent',
			'sosi.linje.ukjent'
		]);
	});
});

describe('kinds of object', () => {
	it('TEKST and SYMBOL stand at their first point; the others are kept', async () => {
		const fil = await read(
			sosiText(
				'.TEKST 1:\n..STRENG "Eina"\n..NØ\n100 200\n300 400\n.SYMBOL 2:\n..NØ\n1 2\n1 2\n3 4'
			)
		);
		expect(first(fil)).toMatchObject({
			geometry: { type: 'Point', coordinates: [2, 1] },
			egenskaper: { STRENG: 'Eina', GEOMETRITYPE: 'TEKST', PLASSERING: [[4, 3]] }
		});
		expect(geometry(fil, '2')).toEqual({ type: 'Point', coordinates: [0.02, 0.01] });
	});

	it('SVERM is many points, LINJE a line', async () => {
		const fil = await read(
			sosiText('.SVERM 1:\n..NØ\n100 200\n300 400\n.LINJE 2:\n..NØ\n100 200\n300 400')
		);
		const coordinates = [
			[2, 1],
			[4, 3]
		];
		expect(geometry(fil, '1')).toEqual({ type: 'MultiPoint', coordinates });
		expect(geometry(fil, '2')).toEqual({ type: 'LineString', coordinates });
	});

	it('other kinds keep their properties and coordinates, and it is said that they are not drawn', async () => {
		const fil = await read(sosiText('.TRASE 1:\n..OBJTYPE Vei\n..REF :2 :3\n..NØ\n100 200'));
		expect(first(fil)).toMatchObject({
			objekttype: 'Vei',
			geometry: null,
			egenskaper: { REF: ':2 :3', GEOMETRITYPE: 'TRASE', KOORDINATER: [[2, 1]] }
		});
		expect(fil.avvik).toMatchObject([{ rule: 'sosi.gruppe.ukjent', object: '1', line: 8 }]);
	});

	it('without points, or a line with only one, are told with serial number and line', async () => {
		const fil = await read(
			sosiText('.PUNKT 5:\n..OBJTYPE A\n.KURVE 6:\n..NØ\n1 2\n.KURVE 7:\n..NØ\n1 2\n1 2')
		);
		expect(fil.avvik).toMatchObject([
			{ rule: 'sosi.punkt.mangler', object: '5', line: 8 },
			{ rule: 'sosi.kurve.forfapunkt', object: '6', line: 10 },
			{ rule: 'sosi.kurve.nullengde', object: '7', line: 13 }
		]);
	});

	it('with the same serial number, or none, are all read, and said', async () => {
		const fil = await read(
			sosiText('.PUNKT 1:\n..NØ\n1 2\n.PUNKT 1:\n..NØ\n3 4\n.PUNKT\n..NØ\n5 6')
		);
		expect(fil.objekter.map((o) => o.geometry?.type)).toEqual(['Point', 'Point', 'Point']);
		expect(rules(fil)).toEqual(['sosi.serienummer.likt', 'sosi.serienummer.mangler']);
	});
});

describe('limits', () => {
	it('a file that is too large, or has too many objects or points, is refused', async () => {
		const bytes = bytesOf(sosiText(`${square(1, 0, 0, 9)}\n${square(2, 0, 0, 9)}`));
		await expect(readSosi(bytes, { limits: { bytes: 10 } })).rejects.toMatchObject({
			code: 'for-stor'
		});
		await expect(readSosi(bytes, { limits: { objects: 1 } })).rejects.toMatchObject({
			code: 'for-stor'
		});
	});

	it('progress is told in bytes', async () => {
		const bytes = bytesOf(sosiText(square(1, 0, 0, 9)));
		const seen: number[] = [];
		await readSosi(bytes, { onProgress: (n) => seen.push(n) });
		expect(seen.at(-1)).toBe(bytes.length);
	});
});
