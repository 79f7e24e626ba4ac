import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flate, sosiText, square } from '../../../tests/support/hostileSosi.ts';
import { hasSharedData, sharedData } from '../../../tests/support/sharedData.ts';
import { planavvik } from './planavvik.ts';
import { readFile } from './read.ts';

const found = async (text: string, name = 'plan.sos') =>
	planavvik(await readFile(new TextEncoder().encode(text), name));
const withCode = (serial: number, ref: string, kode = 1110) =>
	flate(serial, `${ref}\n..KPAREALFORMÅL ${kode}`);
/** A plan area of 20 × 10 m and two purposes of 10 × 10 m that fill it. */
const plan = (...purposes: string[]) =>
	sosiText(
		[
			'.KURVE 1:\n..OBJTYPE KpGrense\n..NØ\n0 0\n0 1000\n0 2000\n1000 2000\n1000 1000\n1000 0\n0 0',
			flate(2, ':1', 'KpOmråde'),
			...purposes
		].join('\n')
	);
const west = [square(3, 0, 0, 1000), withCode(4, ':3')];
const east = [square(5, 0, 1000, 1000), withCode(6, ':5')];

describe('a plan file, judged without being imported', () => {
	it('with nothing wrong has no avvik, whichever way its curves run', async () => {
		expect(await found(plan(...west, ...east))).toEqual([]);
		expect(await found(plan(...west, square(5, 0, 1000, 1000), withCode(6, ':-5')))).toEqual([]);
	});

	it('names the object of an avvik by its serial number and line', async () => {
		const overlapping = [square(5, 0, 900, 1100), withCode(6, ':5')];
		const avvik = await found(plan(...west, ...overlapping));
		expect(avvik.map(({ rule }) => rule)).toContain('plan.formal.flislegging');
		expect(avvik[0]).toMatchObject({ object: '4', line: expect.any(Number) as number });
	});

	it('tells an unknown code once, and a missing one', async () => {
		const [border = ''] = east;
		expect(await found(plan(...west, border, withCode(6, ':5', 9999)))).toMatchObject([
			{ rule: 'plan.kode.ukjent', severity: 'feil', object: '6' }
		]);
		expect(await found(plan(...west, border, flate(6, ':5')))).toMatchObject([
			{ rule: 'plan.kode.ukjent', message: expect.stringContaining('ingen kode') as string }
		]);
	});

	it('that is only a part of a plan misses neither plan area nor codes', async () => {
		expect(await found(sosiText(`${square(1, 0, 0, 1000)}\n${flate(2, ':1')}`))).toEqual([]);
	});

	it('in degrees, or of something else than a plan, is not judged', async () => {
		const ring = [
			[10, 60],
			[11, 61],
			[11, 60],
			[10, 61],
			[10, 60]
		];
		const feature = (OBJTYPE: string, crs?: object) =>
			JSON.stringify({
				type: 'Feature',
				properties: { OBJTYPE },
				geometry: { type: 'Polygon', coordinates: [ring] },
				...(crs && { crs })
			});
		const utm = { type: 'name', properties: { name: 'EPSG:25832' } };
		expect(await found(feature('KpFareSone'), 'a.geojson')).toEqual([]);
		expect(await found(feature('Naturvernområde', utm), 'a.geojson')).toEqual([]);
		const [avvik] = await found(feature('KpFareSone', utm), 'a.geojson');
		expect(avvik).toMatchObject({ rule: 'plan.flate.kryss', object: '1' });
	});

	it('that is too large for it says so', async () => {
		const points = Array.from({ length: 500_001 }, (_, i) => `0 ${i}`).join('\n');
		expect(await found(sosiText(`.KURVE 1:\n..OBJTYPE KpGrense\n..NØ\n${points}`))).toMatchObject([
			{ rule: 'inspect.regler', severity: 'merknad' }
		]);
	});

	it.skipIf(!hasSharedData)(
		'of the real Regplan.sos breaks no rule; four of its symbols stand outside',
		async () => {
			const bytes = readFileSync(`${sharedData}sosi/Regplan.sos`);
			expect(planavvik(await readFile(bytes, 'Regplan.sos'))).toMatchObject([
				{ severity: 'merknad', message: '4 symboler står utenfor planområdet.' }
			]);
		}
	);
});
