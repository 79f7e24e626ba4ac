import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flate, sosiText, square } from '../../../tests/support/hostileSosi.ts';
import { hasSharedData, sharedData } from '../../../tests/support/sharedData.ts';
import { inspect } from './inspect.ts';
import { measureGeometry } from './measure.ts';
import { readFile } from './read.ts';

const inspectFile = async (name: string) =>
	inspect(await readFile(readFileSync(`${sharedData}${name}`), name));
const inspectText = async (text: string, name = 'plan.sos') =>
	inspect(await readFile(new TextEncoder().encode(text), name));
const sums = (i: ReturnType<typeof inspect>) =>
	Object.fromEntries(i.objects.map((o) => [o.objekttype, [o.count, o.areaM2]]));

describe('an inspection', () => {
	it('counts and measures by object type, in the plane of the file', async () => {
		const text = sosiText(
			`${square(1, 0, 0, 1000)}\n${square(2, 100, 100, 100)}\n${flate(3, ':1 (:2)')}\n${flate(4, ':2')}`
		);
		expect(await inspectText(text)).toEqual({
			format: 'sosi',
			epsg: 25832,
			charset: { declared: 'UTF-8', used: 'UTF-8' },
			objects: [
				{ objekttype: 'KpArealGrense', count: 2, areaM2: 0, lengthM: 44 },
				{ objekttype: 'KpArealformålOmråde', count: 2, areaM2: 100, lengthM: 0 }
			],
			holes: 1,
			arcs: 0,
			avvik: []
		});
	});

	it('of a file in degrees has no areas, and says why', async () => {
		const point = {
			type: 'Polygon',
			coordinates: [
				[
					[10, 60],
					[11, 60],
					[11, 61],
					[10, 60]
				]
			]
		};
		const found = await inspectText(
			JSON.stringify({ type: 'Feature', properties: {}, geometry: point }),
			'x.geojson'
		);
		expect(found.objects).toEqual([{ objekttype: '', count: 1, areaM2: null, lengthM: null }]);
		expect(found.avvik).toMatchObject([
			{ rule: 'inspect.grader', severity: 'merknad', object: null, line: null }
		]);
	});

	it.each([
		['Web Mercator', 3857, 'inspect.web-mercator', /Web Mercator.*planreglene er ikke prøvd/],
		[
			'a system that nobody knows',
			99_999,
			'inspect.ukjent',
			/EPSG:99999 er ikke et koordinatsystem/
		]
	])('of a file in %s has no areas, and says why', async (_, epsg, rule, message) => {
		const coordinates = [
			[
				[1_180_000, 8_540_000],
				[1_180_100, 8_540_000],
				[1_180_100, 8_540_100],
				[1_180_000, 8_540_000]
			]
		];
		const found = await inspectText(
			JSON.stringify({
				type: 'Feature',
				properties: { OBJTYPE: 'KpArealformålOmråde' },
				geometry: { type: 'Polygon', coordinates },
				crs: { type: 'name', properties: { name: `EPSG:${epsg}` } }
			}),
			'x.geojson'
		);
		expect(found).toMatchObject({ epsg, objects: [{ count: 1, areaM2: null, lengthM: null }] });
		expect(found.avvik).toEqual([
			expect.objectContaining({
				rule,
				severity: 'merknad',
				message: expect.stringMatching(message) as string
			})
		]);
	});

	it('of a surface whose holes are larger than itself has no negative area', async () => {
		const text = sosiText(
			`${square(1, 0, 0, 1000)}\n${square(2, 100, 100, 100)}\n${flate(3, ':2 (:1)')}\n${flate(4, ':2')}`
		);
		const found = await inspectText(text);
		expect(sums(found)['KpArealformålOmråde']).toEqual([2, 1]);
		expect(found.avvik.map(({ rule }) => rule)).toContain('sosi.flate.hullstorre');
	});

	it('of a collection of nothing says so', async () => {
		const found = await inspectText('{"type":"FeatureCollection","features":[]}', 'x.geojson');
		expect(found.avvik).toContainEqual(
			expect.objectContaining({
				rule: 'geojson.tom',
				severity: 'advarsel',
				message: 'Filen har ingen objekter.'
			})
		);
	});

	it('of a file in an unknown system in metres has areas', async () => {
		const text = sosiText(`${square(1, 0, 0, 10)}\n${flate(2, ':1')}`, '...ENHET 1');
		expect(sums(await inspectText(text))['KpArealformålOmråde']).toEqual([1, 100]);
	});
});

describe('what SOSI objects measure', () => {
	const expectSame = async (bytes: Uint8Array) => {
		const { objekter } = await readFile(bytes, 'x.sos');
		for (const objekt of objekter)
			expect(objekt.measure?.()).toEqual(
				objekt.geometry ? measureGeometry(objekt.geometry) : { area: 0, length: 0, holes: 0 }
			);
	};

	it('is what their geometries measure, to the last bit: holes, parts, arcs and gaps too', async () => {
		const squares = [1, 2, 3].map((n) => square(n, 7 * n, 3 * n, 1000 - 333 * n)).join('\n');
		const arcs =
			'.BUEP 4:\n..NØ\n0 5000\n100 5100\n0 5200\n.KURVE 5:\n..NØ\n0 5000\n-1 5100\n0 5201';
		const surfaces = [':1 (:2)', ':1 (:-2 :3)', ':1 :-3', ':1 :2 (:3)', ':4 :-5', ':9']
			.map((ref, i) => flate(20 + i, ref))
			.join('\n');
		const points = '.PUNKT 30:\n..NØ\n1 2\n.SVERM 31:\n..NØ\n1 2\n3 4\n.TRASE 32:';
		await expectSame(
			new TextEncoder().encode(sosiText([squares, arcs, surfaces, points].join('\n')))
		);
	});

	it.skipIf(!hasSharedData)('is so in every real file', async () => {
		const names = readdirSync(`${sharedData}sosi`).filter((name) => /\.sos$/i.test(name));
		expect(names.length).toBeGreaterThan(0);
		for (const name of names)
			await expectSame(readFileSync(`${sharedData}sosi/${name}`)).catch((error: unknown) => {
				throw new Error(name, { cause: error });
			});
	});
});

describe.skipIf(!hasSharedData)('real files', () => {
	it('Regplan.sos: the purposes tile the plan area, in NTM zone 15', async () => {
		const found = await inspectFile('sosi/Regplan.sos');
		expect([found.epsg, found.charset.used, found.avvik]).toEqual([5115, 'ISO8859-1', []]);
		const { objects } = found;
		const of = (type: string) => objects.find((o) => o.objekttype === type);
		expect(of('RpArealformålOmråde')).toMatchObject({ count: 49 });
		expect(of('RpArealformålOmråde')?.areaM2).toBeCloseTo(440_831.5, 1);
		expect(of('RpOmråde')?.areaM2).toBe(of('RpArealformålOmråde')?.areaM2);
		expect(of('RpBestemmelseOmråde')?.count).toBe(22);
		expect(of('RpJuridiskPunkt')?.count).toBe(31);
	});

	it('naturvernomraade.sos: 17 areas with negative eastings', async () => {
		const found = await inspectFile('sosi/naturvernomraade.sos');
		expect([found.epsg, found.charset.used, found.avvik]).toEqual([25835, 'UTF-8', []]);
		const of = found.objects.find((o) => o.objekttype === 'Naturvernområde');
		expect(of?.count).toBe(17);
		expect(of?.areaM2).toBeCloseTo(16_446_456.3, 1);
	});

	it('valgkretserdos8.SOS: DOSN8', async () => {
		const found = await inspectFile('sosi/valgkretserdos8.SOS');
		expect(found.charset).toEqual({ declared: 'DOSN8', used: 'DOSN8' });
		expect(sums(found)['Valgkrets']?.[1]).toBeCloseTo(362_561_497.3, 1);
	});

	it('buer.sos: ten arcs, a byte order mark and no .SLUTT', async () => {
		const found = await inspectFile('sosi/buer.sos');
		expect([found.epsg, found.arcs, found.charset.used]).toEqual([25832, 10, 'UTF-8']);
		expect(found.avvik.map(({ rule }) => rule)).toEqual(['sosi.slutt.mangler']);
	});

	it('flate_oy.sos and flatetest2.sos: holes by curve and by surface, curves that come later', async () => {
		const holes = await inspectFile('sosi/flate_oy.sos');
		expect([holes.holes, sums(holes)['Mahogney'], holes.avvik]).toEqual([2, [3, 1_999_900], []]);
		const tank = await inspectFile('sosi/flatetest2.sos');
		expect([sums(tank)['Tank']?.[0], tank.avvik]).toEqual([1, []]);
		expect(sums(tank)['Tank']?.[1]).toBeCloseTo(44.11, 2);
	});

	it.each([
		['buep.sos', 25833, 'ISO8859-10', ['sosi.tegnsett.annet']],
		['kurvetest.sos', 27395, null, ['sosi.tegnsett.mangler']],
		['punkttest.sos', 27395, null, ['sosi.tegnsett.mangler']],
		['testfile1.sos', 27395, null, ['sosi.tegnsett.mangler', 'sosi.koordinat.ekstra']],
		['valid_utf8_with_bom.sos', 25833, 'UTF-8', []]
	])('%s is read as UTF-8, whatever its head says', async (name, epsg, declared, rules) => {
		const found = await inspectFile(`sosi/${name}`);
		expect([found.epsg, found.charset]).toEqual([epsg, { declared, used: 'UTF-8' }]);
		expect(found.avvik.map(({ rule }) => rule)).toEqual(rules);
	});

	it('valid_with_island_refs.sos: rings that do not close are four avvik, not an aborted reading', async () => {
		const found = await inspectFile('sosi/valid_with_island_refs.sos');
		expect(sums(found)).toEqual({ EtKurveObjekt: [5, 0], EtFlateObjekt: [4, 0] });
		expect(
			found.avvik.filter(({ severity }) => severity === 'feil').map(({ object }) => object)
		).toEqual(['10', '11', '12', '13']);
	});
});
