import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flate, sosiText, square } from '../../tests/support/hostileSosi.ts';
import { run } from './commands/inspect.ts';
import { inspectFile } from './inspectFile.ts';

let folder = '';
const file = (name: string) => join(folder, name);
const SOSI = sosiText(`${square(1, 0, 0, 1000)}\n${flate(2, ':1')}\n${flate(3, ':9')}`);

async function call(...args: string[]) {
	const out: string[] = [];
	const err: string[] = [];
	const status = await run(args, {
		out: (line) => out.push(line),
		err: (line) => err.push(line)
	});
	return { status, out, err };
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'planbordet-inspect-'));
	await writeFile(file('plan.sos'), SOSI);
	await writeFile(file('plan.gml'), '<gml:FeatureCollection/>');
	await writeFile(file('junk.sos'), Uint8Array.of(1, 2, 3, 0, 255));
	await writeFile(file('tom.sos'), '');
});
afterAll(() => rm(folder, { recursive: true }));

describe('planbordet inspect', () => {
	it('--json prints one object with exactly the agreed fields, and exits 0 also with avvik', async () => {
		const { status, out, err } = await call(file('plan.sos'), '--json');
		expect([status, err, out.length]).toEqual([0, [], 1]);
		expect(JSON.parse(out[0] ?? '')).toEqual({
			format: 'sosi',
			epsg: 25832,
			charset: { declared: 'UTF-8', used: 'UTF-8' },
			objects: [
				{ objekttype: 'KpArealGrense', count: 1, areaM2: 0, lengthM: 40 },
				{ objekttype: 'KpArealformålOmråde', count: 2, areaM2: 100, lengthM: 0 }
			],
			holes: 0,
			arcs: 0,
			avvik: [
				{
					rule: 'sosi.ref.ukjent',
					severity: 'feil',
					message: 'REF viser til :9, som ikke finnes i filen.',
					object: '3',
					line: 21
				}
			]
		});
	});

	it('without --json says the same in bokmål', async () => {
		const { status, out } = await call(file('plan.sos'));
		expect(status).toBe(0);
		expect(out.map((line) => line.replaceAll('\u00a0', ' '))).toEqual([
			'Format: SOSI',
			'Koordinatsystem: EPSG:25832',
			'Tegnsett: UTF-8',
			'Objekter:',
			'  KpArealGrense: 1, 40 m',
			'  KpArealformålOmråde: 2, 100 m²',
			'Hull: 0 · Buer: 0',
			'Avvik: 1',
			'  feil (linje 21, objekt 3): REF viser til :9, som ikke finnes i filen.'
		]);
	});

	it.each([
		['plan.gml', 'ikke-stottet'],
		['junk.sos', 'ukjent-format'],
		['tom.sos', 'tom-fil'],
		['nei.sos', 'finnes-ikke'],
		['', 'ikke-stottet']
	])(
		'exits 1 where %j cannot be read: a sentence for people, an error object for programs',
		async (name, code) => {
			const { status, out, err } = await call(file(name), '--json');
			expect([status, err.length]).toEqual([1, 1]);
			expect(JSON.parse(out[0] ?? '')).toEqual({ error: { code, message: err[0] } });
			expect(await call(file(name))).toEqual({ status: 1, out: [], err });
		}
	);

	it('takes the CRS from the person where the file does not say, as the message asks for', async () => {
		const ring = [
			[590000, 6720000],
			[590100, 6720000],
			[590100, 6720100],
			[590000, 6720000]
		];
		const geometry = { type: 'Polygon', coordinates: [ring] };
		await writeFile(file('uten.geojson'), JSON.stringify(geometry));
		const asked = await call(file('uten.geojson'), '--json');
		expect(asked.out[0]).toContain('--epsg');
		const { out } = await call(file('uten.geojson'), '--json', '--epsg', '25832');
		expect(JSON.parse(out[0] ?? '')).toMatchObject({
			epsg: 25832,
			objects: [{ areaM2: 5000 }],
			avvik: []
		});
	});

	it.each([[[]], [['a', 'b']], [['a', '--xml']], [['a', '--epsg', 'UTM32']]])(
		'exits 2 on wrong use: %j',
		async (args) => {
			const { status, out, err } = await call(...args);
			expect([status, out]).toEqual([2, []]);
			expect(err.join('\n')).toContain('planbordet inspect FIL [--epsg KODE] [--json]');
		}
	);

	it('answers with what the file holds also where its plan takes too long to judge', async () => {
		const { avvik, objects } = await inspectFile({ path: file('plan.sos') }, { restMs: 0 });
		expect(objects).toHaveLength(2);
		expect(avvik.map(({ rule }) => rule)).toEqual(['sosi.ref.ukjent', 'inspect.regler']);
	});

	it('gives up a file that takes too long or too much memory, whatever the reader does', async () => {
		await expect(inspectFile({ path: file('plan.sos') }, { timeoutMs: 1 })).rejects.toMatchObject({
			code: 'for-tung'
		});
		await writeFile(
			file('stor.sos'),
			sosiText(
				Array.from({ length: 200_000 }, (_, i) => `.PUNKT ${i}:\n..A ${i}\n..NØ\n1 2`).join('\n')
			)
		);
		await expect(inspectFile({ path: file('stor.sos') }, { heapMb: 24 })).rejects.toMatchObject({
			code: 'for-tung'
		});
	});
});
