import { describe, expect, it } from 'vitest';
import { sosiText, square } from '../../../../tests/support/hostileSosi.ts';
import { bytesOf, first, read, rules } from '../../../../tests/support/readSosi.ts';
import type { Kildefil } from '../kildefil.ts';
import { readSosi } from './read.ts';

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
