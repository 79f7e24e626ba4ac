import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Avvik } from '../../src/lib/domain/avvik.ts';
import type { Operasjon } from '../../src/lib/domain/plan/endring.ts';
import type { Endringsvalg } from '../../src/lib/server/endring/utfor.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';
import { avvikOf, endre, ny, stand } from '../support/endre.ts';
import { at, polygon, ring, square } from '../support/planbygger.ts';
import { endret, lagRutenett, rute, ruteId, type Rutenett } from '../support/rutenett.ts';

let db: Database;
let nett: Rutenett;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
	nett = await lagRutenett(db, { planId: randomUUID() });
});

const i = (operations: readonly Operasjon[], valg?: Endringsvalg, id = nett.id) =>
	endre(db, id, operations, valg);

describe('a change that no plan can have', () => {
	const gap = () => endret(ruteId(0, 0), 1, polygon(ring([0, 0], [100, 0], [90, 100], [0, 100])));

	it.each<[string, () => Operasjon[], readonly Partial<Avvik>[]]>([
		['a gap', () => [gap()], [{ rule: 'plan.formal.glipe', areaM2: 500 }]],
		[
			'an overlap',
			() => [
				endret(ruteId(0, 0), 1, polygon(ring([0, 0], [100, 0], [110, 50], [100, 100], [0, 100])))
			],
			[{ rule: 'plan.formal.overlapp', areaM2: 500 }]
		],
		[
			'ground outside the plan area',
			() => [
				endret(ruteId(0, 0), 1, polygon(ring([0, 0], [50, -10], [100, 0], [100, 100], [0, 100])))
			],
			[{ rule: 'plan.objekt.utenfor', areaM2: 500 }]
		],
		[
			'a deleted zone',
			() => [{ op: 'delete', lokalId: ruteId(1, 1), version: 1 }],
			[{ rule: 'plan.formal.glipe', areaM2: 10_000 }]
		],
		[
			'a new zone on others',
			() => [ny(polygon(square(150, 150, 100)))],
			[
				{ rule: 'plan.formal.overlapp', areaM2: 2500 },
				{ rule: 'plan.formal.overlapp', areaM2: 2500 },
				{ rule: 'plan.formal.overlapp', areaM2: 2500 },
				{ rule: 'plan.formal.overlapp', areaM2: 2500 }
			]
		],
		[
			'a vertex on one side of a slanting border alone',
			() => [
				endret(ruteId(0, 0), 1, polygon(ring([0, 0], [100, 0], [100.01, 50], [100, 100], [0, 100])))
			],
			[{ rule: 'plan.formal.overlapp', areaM2: 0.5 }]
		],
		[
			'a purpose that is moved to another level',
			() => [{ op: 'update', lokalId: ruteId(0, 0), version: 1, properties: { vertikalniva: 3 } }],
			[{ rule: 'plan.formal.glipe', areaM2: 10_000 }]
		]
	])('is refused: %s', async (_, operations, expected) => {
		const before = await stand(db, nett.id);
		const avvik = await avvikOf(i(operations()));
		expect(avvik).toHaveLength(expected.length);
		for (const [nr, { areaM2 = 0, ...rest }] of expected.entries()) {
			expect(avvik[nr]).toMatchObject({ ...rest, severity: 'feil' });
			expect(avvik[nr]?.areaM2).toBeCloseTo(areaM2, 1);
			expect(avvik[nr]?.place?.type).toBe('Polygon');
		}
		expect(await stand(db, nett.id)).toEqual(before);
	});

	const bowtie = polygon(ring([0, 0], [100, 100], [100, 0], [0, 100]));
	it.each<[string, () => Operasjon, string, string]>([
		[
			'an unknown type',
			() => ny(square100(), { objekttype: 'KpTull' }),
			'plan.objekttype.ukjent',
			'KpTull'
		],
		[
			'a type spelled otherwise',
			() => ny(square100(), { objekttype: 'KpArealformalOmrade' }),
			'plan.objekttype.ukjent',
			'Mente du KpArealformålOmråde?'
		],
		['an unknown code', () => ny(square100(), { kode: 9999 }), 'plan.kode.ukjent', '9999'],
		['no code', () => ny(square100(), { kode: null }), 'plan.kode.ukjent', 'ingen kode'],
		[
			'a code that the type has not',
			() => ny(square100(), { objekttype: 'KpBestemmelseOmråde' }),
			'plan.kode.ukjent',
			'har ingen kode'
		],
		[
			'an unknown status',
			() => ny(square100(), { arealbruksstatus: 7 }),
			'plan.arealbruksstatus.ukjent',
			'1 Nåværende'
		],
		[
			'an unknown level',
			() => ny(square100(), { vertikalniva: 9 }),
			'plan.vertikalniva.ukjent',
			'vertikalnivå 9'
		],
		[
			'a line for a purpose',
			() => ({
				...ny(square100()),
				geometry: { type: 'LineString', coordinates: ring([0, 0], [1, 1]) }
			}),
			'plan.geometri.slag',
			'skal være en flate'
		],
		[
			'a millimetre',
			() =>
				endret(
					ruteId(0, 0),
					1,
					polygon([at(0, 0), [590_100.005, 6_733_000], at(100, 100), at(0, 100), at(0, 0)])
				),
			'plan.koordinat.desimaler',
			'mer enn to desimaler'
		],
		[
			'a border that crosses itself',
			() => endret(ruteId(0, 0), 1, bowtie),
			'plan.geometri.ugyldig',
			'krysser eller berører seg selv'
		],
		[
			'a hole outside',
			() => endret(ruteId(0, 0), 1, polygon(square(0, 0, 100), square(500, 500, 5))),
			'plan.geometri.ugyldig',
			'et hull ligger utenfor flaten'
		],
		[
			'a surface of nothing',
			() => endret(ruteId(0, 0), 1, polygon([at(0, 0), at(0, 0), at(0, 0), at(0, 0)])),
			'plan.geometri.ugyldig',
			'for få punkter'
		]
	])('is refused: %s', async (_, operasjon, rule, words) => {
		const before = await stand(db, nett.id);
		const avvik = await avvikOf(i([operasjon()]));
		expect(avvik.map((a) => [a.rule, a.severity])).toEqual([[rule, 'feil']]);
		expect(avvik[0]?.message).toContain(words);
		expect(avvik[0]?.place).toBeDefined();
		expect(await stand(db, nett.id)).toEqual(before);
	});
	const square100 = () => polygon(square(0, 0, 100));
});

describe('flaws that were there before', () => {
	it('are no hindrance, and may be mended', async () => {
		// Made as an import would: a gap of 10 m in the corner of one zone.
		await db.query(sql`
			update planobjekt set geom = ST_GeomFromText('POLYGON((590000 6733000,590100 6733000,590100 6733090,590090 6733100,590000 6733100,590000 6733000))', 25832)
			where scenario_id = ${nett.id} and lokal_id = ${ruteId(0, 0)}::uuid`);
		await i([
			endret(
				ruteId(0, 0),
				1,
				polygon(ring([0, 0], [100, 0], [105, 50], [100, 90], [90, 100], [0, 100]))
			),
			endret(
				ruteId(1, 0),
				1,
				polygon(ring([100, 0], [200, 0], [200, 100], [100, 100], [100, 90], [105, 50]))
			)
		]);
		const worse = polygon(ring([0, 0], [100, 0], [105, 50], [100, 90], [80, 100], [0, 100]));
		expect(await avvikOf(i([endret(ruteId(0, 0), 2, worse)]))).toMatchObject([
			{ rule: 'plan.formal.glipe' }
		]);
		const mended = polygon(ring([0, 0], [100, 0], [105, 50], [100, 90], [100, 100], [0, 100]));
		expect((await i([endret(ruteId(0, 0), 2, mended)])).revision).toBe(3);
	});

	it('an overlap may be mended too, and not made larger', async () => {
		await db.query(sql`
			update planobjekt set geom = ST_GeomFromText('POLYGON((590000 6733000,590100 6733000,590110 6733050,590100 6733100,590000 6733100,590000 6733000))', 25832)
			where scenario_id = ${nett.id} and lokal_id = ${ruteId(0, 0)}::uuid`);
		const larger = polygon(ring([0, 0], [100, 0], [120, 50], [100, 100], [0, 100]));
		expect(await avvikOf(i([endret(ruteId(0, 0), 1, larger)]))).toMatchObject([
			{ rule: 'plan.formal.overlapp' }
		]);
		const smaller = polygon(ring([0, 0], [100, 0], [105, 50], [100, 100], [0, 100]));
		await i([endret(ruteId(0, 0), 1, smaller)]);
		await i([endret(ruteId(0, 0), 2, rute(nett, 0, 0))]);
	});
});

describe('without a plan area', () => {
	it('the outline of the purposes is the border: kept, and filled, not left', async () => {
		const uten = await lagRutenett(db, { planId: randomUUID(), planomrade: false });
		const u = (operations: Operasjon[]) => i(operations, {}, uten.id);
		expect(await avvikOf(u([{ op: 'delete', lokalId: ruteId(0, 0), version: 1 }]))).toMatchObject([
			{ rule: 'plan.formal.glipe' }
		]);
		const ute = polygon(ring([0, 0], [50, -10], [100, 0], [100, 100], [0, 100]));
		expect(await avvikOf(u([endret(ruteId(0, 0), 1, ute)]))).toMatchObject([
			{ rule: 'plan.objekt.utenfor' }
		]);
		await db.query(
			sql`delete from planobjekt where scenario_id = ${uten.id} and lokal_id = ${ruteId(1, 1)}::uuid`
		);
		await u([ny(rute(nett, 1, 1))]);
	});

	it('the first zones may lie anywhere', async () => {
		const tomt = await lagRutenett(db, { planId: randomUUID(), planomrade: false, antall: 0 });
		expect((await i([ny(polygon(square(0, 0, 10)))], {}, tomt.id)).revision).toBe(2);
	});
});

describe('on another level than the ground', () => {
	it('a bridge comes and goes, and does not lie on another', async () => {
		const bru = (x: number) =>
			ny(polygon(ring([x, 40], [x + 300, 40], [x + 300, 60], [x, 60])), {
				vertikalniva: 3,
				kode: 2010
			});
		const forste = bru(0);
		await i([forste]);
		expect(await avvikOf(i([bru(290)]))).toMatchObject([{ rule: 'plan.formal.overlapp' }]);
		await i([{ op: 'delete', lokalId: forste.lokalId, version: 1 }]);
	});
});

describe('what is no purpose', () => {
	it('is edited freely: a zone over others, a line, a point', async () => {
		const sone = ny(polygon(square(50, 50, 100)), {
			objekttype: 'KpFareSone',
			kode: 320,
			omrNavn: 'H320_1'
		});
		const linje: Operasjon = {
			op: 'create',
			lokalId: randomUUID(),
			version: 0,
			geometry: { type: 'LineString', coordinates: [at(0, 0), at(250, 250)] },
			properties: { objekttype: 'KpJuridiskLinje', kode: 1111 }
		};
		const svar = await i([sone, linje]);
		expect(svar.objects.map(({ areaM2 }) => areaM2)).toEqual([10_000, 0]);
	});
});
