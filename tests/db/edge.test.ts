import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BadRequest } from '../../src/lib/server/badRequest.ts';
import { Conflict, NotFound } from '../../src/lib/server/errors.ts';
import { parseId } from '../../src/lib/server/http.ts';
import { acceptImport, cancelImport } from '../../src/lib/server/import/accept.ts';
import { importJob } from '../../src/lib/server/import/job.ts';
import { objectDetail, objectFeatures, parseObjectQuery } from '../../src/lib/server/objects.ts';
import { scenarioById, type Scenario } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { search } from '../../src/lib/server/search.ts';
import { parseTile } from '../../src/lib/server/tiles/address.ts';
import { kartTile } from '../../src/lib/server/tiles/kart.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { tileEnvelope } from '../../src/lib/server/tiles/frame.ts';
import { planTile } from '../../src/lib/server/tiles/plan.ts';
import { publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario, square } from '../support/plan.ts';

const SEED = { seed: 3443, numRuns: 60 };

let db: Database;
let scenario: Scenario;
beforeAll(async () => {
	db = await openTestDatabase();
	const id = await makeScenario(db, [
		{
			objekttype: 'KpOmråde',
			tema: 'planomrade',
			omrNavn: 'A',
			wkt: square(590_000, 6_730_000, 900)
		}
	]);
	scenario = await scenarioById(db, publikum, id);
});
afterAll(() => db.close());

/** What a caller may be told; anything else would be a 500. */
const expected = async (work: () => unknown): Promise<void> => {
	try {
		await work();
	} catch (error) {
		if ([BadRequest, NotFound, Conflict].some((kind) => error instanceof kind)) return;
		throw error;
	}
};

const nasty = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.string({ unit: 'grapheme', maxLength: 120 }),
	fc.constantFrom(
		'\u0000',
		"'",
		'%',
		'\\',
		'\\%',
		'_',
		'1/2',
		'99999/99999',
		'0/0',
		'-1/1',
		'1e309'
	),
	fc.double().map(String),
	fc.uuid()
);
const degrees = fc.oneof(
	fc.double({ min: -180, max: 180, noNaN: true }),
	fc.constantFrom(-180, -90, 0, 10.6, 60.7, 90, 180)
);

describe('whatever is asked, the answer is one that was meant', () => {
	it('for a search', async () => {
		const number = fc.double({ min: -2e6, max: 9e6, noNaN: true });
		const pair = fc.tuple(number, number).map(([a, b]) => `${a} ${b}`);
		await fc.assert(
			fc.asyncProperty(fc.oneof(nasty, pair), (q) =>
				expected(() => search(db, publikum, scenario, q))
			),
			SEED
		);
	});

	it('for the ID of anything', async () => {
		await fc.assert(
			fc.asyncProperty(nasty, async (id) => {
				await expected(() => scenarioById(db, publikum, parseId(id, 'id')));
				await expected(() => objectDetail(db, publikum, scenario, id));
				await expected(() => importJob(db, id));
				await expected(() => acceptImport(db, id, 'Pia'));
				await expected(() => cancelImport(db, id, 'Pia'));
			}),
			SEED
		);
	});

	it('for a box', async () => {
		const box = fc.tuple(degrees, degrees, degrees, degrees).map(([a, b, c, d]) => {
			const [west, east] = [Math.min(a, c), Math.max(a, c)];
			const [south, north] = [Math.min(b, d) / 2, Math.max(b, d) / 2];
			return [west, south, east, north].join(',');
		});
		await fc.assert(
			fc.asyncProperty(fc.oneof(box, nasty), nasty, (bbox, objekttype) =>
				expected(async () => {
					for (const params of [
						`bbox=${encodeURIComponent(bbox.toWellFormed())}`,
						`bbox=10,60,11,61&objekttype=${encodeURIComponent(objekttype.toWellFormed())}`
					]) {
						const query = parseObjectQuery(new URLSearchParams(params), scenario.srid);
						for await (const feature of objectFeatures(db, scenario, query))
							expect(feature.type).toBe('Feature');
					}
				})
			),
			SEED
		);
	});

	it('for a tile that holds the plan, at every level', async () => {
		for (let z = 0; z < 13; z++) {
			const x = Math.floor(((10.65 + 180) / 360) * 2 ** z);
			const y = Math.floor(
				((1 - Math.asinh(Math.tan((60.7 * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z
			);
			// A plan of 900 m is less than a unit far out: there only its envelope is asked for.
			const { rowCount } = await db.query(sql`
				select from planobjekt o where o.scenario_id = ${scenario.id}
					and o.geom && flis_omrade(${tileEnvelope({ z, x, y })}, 25832)`);
			expect([z, rowCount]).toEqual([z, 1]);
		}
	});

	it('for a tile: every one of the pyramid can be made', async () => {
		const address = fc
			.nat(16)
			.chain((z) => fc.tuple(fc.constant(z), fc.nat(2 ** z - 1), fc.nat(2 ** z - 1)));
		const corners = fc.nat(16).chain((z) => {
			const end = fc.constantFrom(0, 2 ** z - 1);
			return fc.tuple(fc.constant(z), end, end);
		});
		await fc.assert(
			fc.asyncProperty(fc.oneof(address, corners), async ([z, x, y]) => {
				const tile = parseTile(String(z), String(x), String(y));
				if (!tile) throw new Error('a tile of the pyramid');
				await planTile(db, { bruker: publikum, scenario: scenario.id, tile, known: [] });
				await kartTile(db, { tile, known: [] });
			}),
			SEED
		);
	});
});
