import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arealoversikt } from '../../src/lib/server/arealregnskap/planvask.ts';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import { housingAnswer } from '../../src/lib/server/housingAnswer.ts';
import { objectFeatures } from '../../src/lib/server/objects.ts';
import { scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { search } from '../../src/lib/server/search.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { kartTile } from '../../src/lib/server/tiles/kart.ts';
import { andreTemaer, at, datasett, sone } from '../support/bolig.ts';
import { planlegger, politiker, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario } from '../support/plan.ts';

const HEMMELIG = 'hemmeligvern';
/** A date that no other data set has: it must not be seen either. */
const DATO = '2019-07-13';

let db: Database;
let scenario: number;
let intern: number;
beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await makeScenario(db, [sone('B1', 1110, 2, at(500, 500, 100))]);
	await datasett(db, 'tettsted', { tema: 'tettsted', wkt: at(0, 0, 1000), navn: 'Testby' });
	await datasett(db, 'vann', { tema: 'vann', wkt: at(550, 550, 10) });
	await andreTemaer(db);
});
afterAll(() => db.close());

const everyRoad = async (bruker: Bruker) => {
	const { etag, oversikt } = await housingAnswer(db, scenario, bruker);
	const synlig = await scenarioById(db, bruker, scenario);
	const objekter = [];
	for await (const o of objectFeatures(db, synlig, { objekttype: null, bbox: null, srid: null }))
		objekter.push(o);
	const tiles = [];
	for (const [z, x, y] of [
		[5, 16, 9],
		[10, 542, 293],
		[14, 8676, 4699]
	] as const) {
		const { revision, bytes } = await kartTile(db, { tile: { z, x, y }, known: [] });
		tiles.push({ revision, bytes: Buffer.from(bytes ?? []).toString('latin1') });
	}
	return {
		housing: { etag, oversikt },
		areal: await arealoversikt(db, scenario, bruker, null, new Date('2026-01-01')),
		objekter,
		tiles,
		sok: await search(db, bruker, null, HEMMELIG)
	};
};

describe('an internal data set that changes the housing figure', () => {
	it('leaves what the public and politicians get, by every road, as if it were not there', async () => {
		const before = [await everyRoad(publikum), await everyRoad(politiker)];
		intern = await datasett(db, HEMMELIG, {
			tema: 'vern',
			navn: HEMMELIG,
			wkt: at(500, 500, 50),
			tilgang: 'internal'
		});
		await db.query(sql`update datasett set dato = ${DATO} where id = ${intern}`);
		// The planner's answer is made first: it must not be the one that is kept for the others.
		const planner = await everyRoad(planlegger);
		const after = [await everyRoad(publikum), await everyRoad(politiker)];
		expect(after).toEqual(before);
		expect(JSON.stringify(after)).not.toContain(HEMMELIG);
		expect(JSON.stringify(after)).not.toContain(DATO);
		expect(JSON.stringify(planner)).toContain(DATO);
		expect(planner.sok).toHaveLength(1);
	});

	it('is in the planner’s figure, and the public’s says that it rests on open data alone', async () => {
		const mid = async (bruker: Bruker) =>
			(await housingAnswer(db, scenario, bruker)).oversikt.areas[0]?.capacity.mid ?? 0;
		expect((await mid(planlegger)) / (await mid(publikum))).toBeCloseTo(7.4 / 9.9, 6);
		const { oversikt } = await housingAnswer(db, scenario, publikum);
		expect(oversikt.omitted.join(' ')).toContain('bare på åpne datasett');
	});

	it('keeps the two answers apart also when no data set is internal', async () => {
		await db.query(
			sql`update datasett set tilgang = 'open', revision = revision + 1 where id = ${intern}`
		);
		const open = await housingAnswer(db, scenario, publikum);
		const all = await housingAnswer(db, scenario, planlegger);
		expect(open.etag).not.toBe(all.etag);
		expect(open.oversikt.areas[0]?.capacity).toEqual(all.oversikt.areas[0]?.capacity);
	});
});

describe('the server', () => {
	/** Asks itself; or is told which sets by `grunnlagsdatasett`, which asks; or gives nothing to others than planners. */
	const ASKS = /apneDatasett|tilgang = 'open'|Grunnlagsdatasett|serInterneDatasett/;

	it('reads data sets only where it asks who may see them, or is told which by what asks', () => {
		const root = fileURLToPath(new URL('../../src/lib/server', import.meta.url));
		const readers = readdirSync(root, { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
			.filter((name) =>
				/\b(from|join)\s+(datasett|datasettobjekt|eiendom|bygning)\b/.test(
					readFileSync(join(root, name), 'utf8')
				)
			);
		expect(readers).toContain('searchDatasett.ts');
		for (const name of readers.filter((n) => !n.startsWith('import')))
			expect(readFileSync(join(root, name), 'utf8'), name).toMatch(ASKS);
	});

	it('has no function in the database that reads them without asking, or being told which', () => {
		const folder = fileURLToPath(new URL('../../db/functions', import.meta.url));
		const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
		const readers = texts.filter((text) =>
			/\b(from|join)\s+(datasettobjekt|eiendom|bygning)\b/.test(text)
		);
		expect(readers.length).toBeGreaterThan(1);
		// p_bygg: the data sets of buildings; parcels come by their ids, from `eiendomsgrupper`, which is told the sets.
		for (const text of readers)
			expect(text).toMatch(/tilgang = 'open'|\bp_data jsonb|\bp_bygg integer\[\]/);
	});
});
