import { describe, expect, it } from 'vitest';
import { flate, sosiText, square } from '../../../../tests/support/hostileSosi.ts';
import { bytesOf, first, read, rules } from '../../../../tests/support/readSosi.ts';
import { readSosi } from './read.ts';

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

	it('mean the same when they come again, after other lines than the last time', async () => {
		const body = [
			'..KVALITET 82\n...SYN 0\n..NØ\n1 2 ...KP 1\n..NØ\n3 4',
			'..KVALITET 82\n...SYN 0\n...SYN 0\n..\n..NØ\n1 2\n...SYN 0\n3 4',
			'..KVALITET 82\n..OBJTYPE A\n...SYN 0\n..NAVN "a" &\n"b"\n..NØ 1 2 ...KP 1 !x\n3 4 ...KP 1',
			'..OBJTYPE A\n..NAVN "a" &\n..NØ\n1 2 ...KP\n3 4 ...KPX 1\n..NØ\n...SYN 0\n5 6 ...KP 1 ...SYN 0',
			'..NAVN "a" &\n"c"\n..KVALITET 82\n...SYN 0\n..NØH\n1 2 3 ...KP 1\n..NØ\n4 5 ...KP 1 6'
		];
		const whole = (objekt: unknown) => JSON.parse(JSON.stringify(objekt)) as object;
		const alone = await Promise.all(
			body.map(async (text) => whole(first(await read(sosiText(`.KURVE 7:\n${text}`)))))
		);
		const all = body.map((_, i) => [i, (i + 1) % 5, (i + 3) % 5, i]).flat();
		const text = sosiText(all.map((i) => `.KURVE 7:\n${body[i] ?? ''}`).join('\n'));
		for (const end of ['\n', '\r\n']) {
			const { objekter } = await read(text.replaceAll('\n', end));
			for (const [k, i] of all.entries())
				expect(whole(objekter[k])).toEqual({ ...alone[i], line: objekter[k]?.line });
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

	it('join a text with its & right behind the quote', async () => {
		expect(await props('..A "B1"&\n"B2"&\n"B3"\n..B x&\n..C "a&"')).toEqual({
			A: 'B1B2B3',
			B: 'x&',
			C: 'a&'
		});
	});

	it('that are a second OBJTYPE are kept, and told', async () => {
		const fil = await read(sosiText('.PUNKT 1:\n..OBJTYPE A\n..OBJTYPE B\n..NØ\n1 2'));
		expect(first(fil)).toMatchObject({ objekttype: 'A', egenskaper: { OBJTYPE: 'B' } });
		expect(fil.avvik).toMatchObject([{ rule: 'sosi.objtype.flere', line: 10 }]);
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
