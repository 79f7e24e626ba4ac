import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Operasjon } from '../../src/lib/domain/plan/endring.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';
import { avvikOf, endre, ny } from '../support/endre.ts';
import { at, polygon, square } from '../support/planbygger.ts';
import { endret, lagRutenett, type Rutenett } from '../support/rutenett.ts';

let db: Database;
let nett: Rutenett;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
	nett = await lagRutenett(db, { planId: randomUUID() });
});

const i = (operations: readonly Operasjon[], id = nett.id) => endre(db, id, operations);

describe('what is no purpose', () => {
	const sone = (x: number, y: number, side = 100) =>
		ny(polygon(square(x, y, side)), { objekttype: 'KpFareSone', kode: 320, omrNavn: 'H320' });
	const linje = (...punkter: [number, number][]): Operasjon & { op: 'create' } => ({
		op: 'create',
		lokalId: randomUUID(),
		version: 0,
		geometry: { type: 'LineString', coordinates: punkter.map(([x, y]) => at(x, y)) },
		properties: { objekttype: 'KpJuridiskLinje', kode: 1111 }
	});
	const tekst = (x: number, y: number): Operasjon & { op: 'create' } => ({
		op: 'create',
		lokalId: randomUUID(),
		version: 0,
		geometry: { type: 'Point', coordinates: at(x, y) },
		properties: { objekttype: 'RpPåskrift' }
	});

	it('lies in the plan area, a line a rounded centimetre beside, a text up to a kilometre', async () => {
		const ute = {
			helt: sone(230_000, 0),
			delvis: sone(250, 250),
			linje: linje([0, 0], [0, 350]),
			tekst: tekst(230_000, 0)
		};
		for (const operasjon of Object.values(ute))
			expect(await avvikOf(i([operasjon]))).toMatchObject([
				{ rule: 'plan.objekt.utenfor', severity: 'feil', object: operasjon.lokalId }
			]);
		expect(await avvikOf(i([ute.delvis]))).toMatchObject([{ areaM2: 7500 }]);
		await i([sone(0, 0, 300), linje([0, 300.01], [300, 300]), tekst(-900, 1200)]);
	});

	it('is measured where it is laid, and by the area of its own level', async () => {
		const inne = sone(10, 10);
		await i([inne]);
		expect(
			await avvikOf(i([endret(inne.lokalId, 1, polygon(square(-50, 10, 100)))]))
		).toMatchObject([{ rule: 'plan.objekt.utenfor', areaM2: 5000 }]);
		const over = ny(polygon(square(0, 0, 50)), {
			objekttype: 'KpOmråde',
			kode: null,
			vertikalniva: 3
		});
		await i([over]);
		const lofte: Operasjon = {
			op: 'update',
			lokalId: inne.lokalId,
			version: 1,
			properties: { vertikalniva: 3 }
		};
		expect(await avvikOf(i([lofte]))).toMatchObject([
			{ rule: 'plan.objekt.utenfor', areaM2: 10_000 - 1600 }
		]);
	});

	it('that lay outside may be mended, named and taken back, and not be made worse', async () => {
		const fra = sone(150, 0);
		await i([fra]);
		// As a file may have it.
		await db.query(sql`
			update planobjekt set geom = ST_Translate(geom, 100, 0)
			where scenario_id = ${nett.id} and lokal_id = ${fra.lokalId}::uuid`);
		const flytt = (version: number, x: number) =>
			i([endret(fra.lokalId, version, polygon(square(x, 0, 100)))]);
		expect(await avvikOf(flytt(1, 260))).toMatchObject([{ areaM2: 6000 }]);
		await flytt(1, 240);
		await i([
			{ op: 'update', lokalId: fra.lokalId, version: 2, properties: { omrNavn: 'H320_2' } }
		]);
		await i([{ op: 'delete', lokalId: fra.lokalId, version: 3 }]);
		await i([{ ...fra, geometry: polygon(square(240, 0, 100)) }]);
	});

	it('lies anywhere where the plan has no area', async () => {
		const uten = await lagRutenett(db, { planId: randomUUID(), planomrade: false });
		await i([sone(230_000, 0), tekst(230_000, 0)], uten.id);
	});
});
