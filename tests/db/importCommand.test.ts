import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/lib/server/db.ts';
import { listScenarios } from '../../src/lib/server/plans.ts';
import { planlegger } from '../support/brukere.ts';
import { startChild } from '../support/child.ts';
import { copyTemplate, engine, type TestCopy } from '../support/database.ts';
import { kvadrat, planfil } from '../support/planfil.ts';

const script = fileURLToPath(new URL('../../src/cli/planbordet.ts', import.meta.url));

const zone = {
	objekttype: 'KpArealformålOmråde',
	ring: kvadrat(590_000, 6_730_000, 100),
	linjer: ['..KPAREALFORMÅL 1110', '..AREALST 2']
};
const zone33 = { ...zone, ring: kvadrat(263_000, 6_738_000, 100) };
const steder = JSON.stringify({
	type: 'FeatureCollection',
	features: [
		{
			type: 'Feature',
			properties: { navn: 'Raufoss' },
			geometry: { type: 'Point', coordinates: [10.6, 60.7] }
		}
	]
});

const dekning = JSON.stringify({
	type: 'Polygon',
	coordinates: [
		[
			[10.5, 60.6],
			[10.7, 60.6],
			[10.7, 60.8],
			[10.5, 60.8],
			[10.5, 60.6]
		]
	]
});

describe('planbordet import', { timeout: 300_000 }, () => {
	let copy: TestCopy;
	let folder: string;
	const file = (name: string) => join(folder, name);

	beforeAll(async () => {
		copy = await copyTemplate();
		folder = await mkdtemp(join(tmpdir(), 'planbordet-import-'));
		await writeFile(file('plan.sos'), planfil({ flater: [zone] }));
		await writeFile(file('uten.sos'), planfil({ flater: [zone], plan: null }));
		await writeFile(file('steder.geojson'), steder);
		await writeFile(file('dekning.geojson'), dekning);
		await writeFile(file('feil.sos'), 'hei');
		await writeFile(file('utm33.sos'), planfil({ flater: [zone33], plan: 'P33', koordsys: 23 }));
	});
	afterAll(async () => {
		await copy.remove();
		await rm(folder, { recursive: true });
	});

	interface Answer {
		readonly status: number;
		readonly out: string;
		readonly err: string;
	}
	const planbordet = (...words: string[]): Promise<Answer> => {
		const { databaseUrl = '', dataDir } = copy.settings;
		const env = { ...process.env, DATABASE_URL: databaseUrl, PLANBORDET_DATA: dataDir };
		return new Promise((resolve) => {
			execFile(process.execPath, [script, 'import', ...words], { env }, (error, out, err) => {
				resolve({ status: error ? Number(error.code) : 0, out, err });
			});
		});
	};
	const json = ({ out }: Answer) => JSON.parse(out) as Record<string, unknown>;

	it('answers wrong use with status 2 and how it is used, before it opens anything', async () => {
		for (const words of [
			[],
			['plan'],
			['plan', 'a', 'b'],
			['tull', 'a'],
			['plan', 'a', '--hva'],
			['plan', 'a', '--epsg', 'utm'],
			['plan', 'a', '--kommune', '12'],
			['datasett', 'a'],
			['datasett', 'a', '--navn', 'x', '--tilgang', 'hemmelig'],
			['datasett', 'a', '--navn', 'x', '--dato', '2026-02-30'],
			['plan', 'a', '--eier', 'NVE'],
			['datasett', 'a', '--navn', 'x', '--uten-formal']
		]) {
			const answer = await planbordet(...words);
			expect(answer).toMatchObject({ status: 2, out: '' });
			expect(answer.err).toContain('planbordet import plan FIL');
		}
	});

	it('answers a file that is not there, or cannot be read, with status 1 and a code', async () => {
		const missing = await planbordet('plan', file('borte.sos'), '--json');
		expect(missing.status).toBe(1);
		expect(json(missing)).toMatchObject({ error: { code: 'fil-mangler' } });
		const unreadable = await planbordet('plan', file('feil.sos'), '--json');
		expect(unreadable.status).toBe(1);
		expect(json(unreadable)).toMatchObject({ error: { code: expect.any(String) as string } });
		expect(unreadable.err.trim()).not.toContain('\n');
	});

	it('imports a plan whose own ID is too long, and says so; what the person tells must be right', async () => {
		const lang = '2026-ABCDEFGH-0001';
		const omrade = { ...zone, objekttype: 'KpOmråde', linjer: [] };
		await writeFile(file('lang.sos'), planfil({ flater: [omrade, zone], plan: lang }));
		const answer = await planbordet('plan', file('lang.sos'), '--json');
		expect(answer.status).toBe(0);
		expect(json(answer)).toMatchObject({
			planidentifikasjon: lang,
			avvik: expect.arrayContaining([
				expect.objectContaining({ rule: 'plan.planid.lengde', severity: 'feil' })
			]) as unknown[]
		});
		const told = await planbordet('plan', file('lang.sos'), '--plan', lang, '--json');
		expect(told.status).toBe(2);
		expect(json(told)).toMatchObject({ error: { code: 'plan-id-lang' } });
	});

	it('asks for what the file does not say with status 2', async () => {
		for (const [words, code] of [
			[['plan', file('uten.sos')], 'plan-mangler'],
			[['plan', file('plan.sos'), '--scenario', ''], 'scenario-navn'],
			[['datasett', file('steder.geojson'), '--navn', 'x', '--kommune', '9999'], 'kommune-ukjent']
		] as const) {
			const answer = await planbordet(...words, '--json');
			expect(json(answer)).toMatchObject({ error: { code } });
			expect(answer.status).toBe(2);
			if (code === 'plan-mangler') expect(answer.err).toContain('--plan ID');
		}
	});

	it('empties no plan that has purposes, unless told that it is meant', async () => {
		const omrade = { objekttype: 'KpOmråde', ring: zone.ring };
		await writeFile(file('hel.sos'), planfil({ plan: 'HEL', flater: [omrade, zone] }));
		await writeFile(file('tom.sos'), planfil({ plan: 'HEL', flater: [omrade] }));
		const forst = json(await planbordet('plan', file('hel.sos'), '--json'));
		const nekta = await planbordet('plan', file('tom.sos'), '--json');
		expect(nekta.status).toBe(2);
		expect(nekta.err).toContain('--uten-formal');
		expect(json(nekta)).toMatchObject({ error: { code: 'formal-borte' } });
		const igjen = json(await planbordet('plan', file('hel.sos'), '--json'));
		expect(igjen).toMatchObject({ scenario: forst.scenario, replaces: forst.scenario });
		const tomt = await planbordet('plan', file('tom.sos'), '--uten-formal', '--json');
		expect(tomt).toMatchObject({ status: 0, err: '' });
		expect(json(tomt)).toMatchObject({ scenario: forst.scenario, formalBorte: 1 });
	});

	it('imports a plan: a report for people, and one for programs', async () => {
		const spoken = await planbordet('plan', file('uten.sos'), '--plan', 'P9');
		expect(spoken).toMatchObject({ status: 0, err: '' });
		expect(spoken.out).toMatch(/KpArealformålOmråde: 1, 10\s000,0\sm²$/m);
		expect(spoken.out).not.toContain('lagret i EPSG');
		const answer = await planbordet('plan', file('plan.sos'), '--json', '--scenario', 'Vest');
		expect(answer).toMatchObject({ status: 0, err: '' });
		expect(json(answer)).toMatchObject({
			scenario: expect.any(Number) as number,
			kommunenummer: '3443',
			planidentifikasjon: 'P1',
			navn: 'Vest',
			kind: 'forslag',
			epsg: 25832,
			srid: 25832,
			putAside: 0,
			objects: [
				{ objekttype: 'KpArealformålGrense', count: 1 },
				{ objekttype: 'KpArealformålOmråde', count: 1, areaM2: 10_000, areaKildeM2: 10_000 }
			],
			avvik: expect.any(Array) as unknown[]
		});
	});

	it('says both areas, each with its coordinate system, where the file has another than the plan', async () => {
		const { out } = await planbordet('plan', file('utm33.sos'));
		expect(out).toMatch(
			/KpArealformålOmråde: 1, 10\s000,0\sm² i EPSG:25833; lagret i EPSG:25832: \d+\s?\d*,\d\sm²$/m
		);
	});

	it('does not take a file that is no plan, and says how it can be used', async () => {
		const answer = await planbordet('plan', file('steder.geojson'), '--plan', 'X', '--json');
		expect(answer.status).toBe(1);
		expect(json(answer)).toMatchObject({ error: { code: 'ikke-plan' } });
		expect(answer.err).toMatch(/ikke ut til å være en plan.*import datasett/);
	});

	it('imports a data set', async () => {
		const answer = await planbordet(
			...['datasett', file('steder.geojson'), '--navn', 'Steder', '--tilgang', 'internal', '--json']
		);
		expect(answer).toMatchObject({ status: 0, err: '' });
		expect(json(answer)).toMatchObject({ kode: 'steder', tilgang: 'internal', objekter: 1 });
		const again = await planbordet('datasett', file('steder.geojson'), '--navn', 'Steder');
		expect(again.out).toContain(
			'Tilgang: internal, bare planleggere og oppover kan se det (som før).'
		);
	});

	it('takes what is known of a data set, and says what is not', async () => {
		const told = await planbordet(
			...[
				'datasett',
				file('steder.geojson'),
				'--navn',
				'Kjente',
				'--dekning',
				file('dekning.geojson')
			],
			...['--dato', '2026-01-31', '--eier', 'Kommunen', '--lisens', 'CC BY 4.0', '--json']
		);
		expect(told).toMatchObject({ status: 0, err: '' });
		expect(json(told)).toMatchObject({
			dato: '2026-01-31',
			eier: 'Kommunen',
			lisens: 'CC BY 4.0',
			dekningM2: expect.any(Number) as number
		});
		const spoken = await planbordet('datasett', file('steder.geojson'), '--navn', 'Kjente');
		expect(spoken.out).toContain('Det erstatter datasettet som var der (utgave 2).');
		expect(spoken.out).toContain('Dekning: ikke oppgitt.');
		expect(spoken.out).toContain('Dato: ikke oppgitt. Eier: ikke oppgitt.');
		const point = await planbordet(
			...['datasett', file('steder.geojson'), '--navn', 'x', '--dekning', file('steder.geojson')],
			'--json'
		);
		expect(point.status).toBe(2);
		expect(json(point)).toMatchObject({ error: { code: 'dekning-ugyldig' } });
	});

	it.runIf(engine === 'embedded')(
		'goes through a running server that holds the folder',
		async () => {
			const server = startChild('holder.ts', copy.settings.dataDir, 'server');
			await server.until((line) => line === 'open');
			const answer = await planbordet('plan', file('plan.sos'), '--scenario', 'Øst', '--json');
			server.process.kill('SIGTERM');
			await server.ended;
			expect(answer).toMatchObject({ status: 0, err: '' });
			const db = await openDatabase(copy.settings);
			expect((await listScenarios(db, planlegger)).map(({ name }) => name)).toContain('Øst');
			await db.close();
		}
	);
});
