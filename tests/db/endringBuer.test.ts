import { randomUUID } from 'node:crypto';
import type { Polygon } from 'geojson';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Operasjon } from '../../src/lib/domain/plan/endring.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';
import { endre, ny } from '../support/endre.ts';
import { at, polygon, ring, square } from '../support/planbygger.ts';
import { endret, flyttetHjorne, lagRutenett, ruteId, type Rutenett } from '../support/rutenett.ts';

let db: Database;
let nett: Rutenett;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
	nett = await lagRutenett(db, { planId: randomUUID() });
});

const i = (operations: readonly Operasjon[]) => endre(db, nett.id, operations);
const bue = { start: at(0, 0), on: at(50, 0), end: at(100, 0) };
const SONE = { objekttype: 'KpFareSone', kode: 320, omrNavn: 'H320_1' };

/** As an import would have left it. */
const settBue = (lokalId: string) =>
	db.query(sql`
		update planobjekt set buer = ${JSON.stringify([bue])}::jsonb
		where scenario_id = ${nett.id} and lokal_id = ${lokalId}::uuid`);

async function buer(lokalId: string): Promise<unknown> {
	const { rows } = await db.query<{ buer: unknown }>(sql`
		select buer from planobjekt where scenario_id = ${nett.id} and lokal_id = ${lokalId}::uuid`);
	return rows[0]?.buer;
}

/** A zone over others that had an arc, and was taken away. */
async function slettetSone(geometry: Polygon, properties = SONE) {
	const sone = ny(geometry, properties);
	await i([sone]);
	await settBue(sone.lokalId);
	await i([{ op: 'delete', lokalId: sone.lokalId, version: 1 }]);
	return sone;
}

describe('arcs', () => {
	it('stay where the border still runs over them, and are told of where not', async () => {
		await settBue(ruteId(0, 0));
		const kept = await i(flyttetHjorne(nett, 1, 1, at(105, 105)));
		expect(kept.avvik).toEqual([]);
		expect(await buer(ruteId(0, 0))).toEqual([bue]);
		const lost = await i([
			endret(ruteId(0, 0), 2, polygon(ring([0, 0], [50, 0], [100, 0], [105, 105], [0, 100])))
		]);
		expect(lost.avvik).toMatchObject([
			{ rule: 'plan.bue.endret', severity: 'merknad', object: ruteId(0, 0) }
		]);
		expect(await buer(ruteId(0, 0))).toBeNull();
	});

	it('come back with an object that was deleted, where it comes back as it was', async () => {
		const sone = await slettetSone(polygon(square(0, 0, 100)));
		expect((await i([sone])).avvik).toEqual([]);
		expect(await buer(sone.lokalId)).toEqual([bue]);
	});

	it('are told of where the object comes back with another border', async () => {
		const sone = await slettetSone(polygon(square(0, 0, 100)));
		const annen = polygon(ring([0, 0], [50, 0], [100, 0], [100, 100], [0, 100]));
		expect((await i([{ ...sone, geometry: annen }])).avvik).toMatchObject([
			{ rule: 'plan.bue.endret', severity: 'merknad', object: sone.lokalId }
		]);
		expect(await buer(sone.lokalId)).toBeNull();
	});
});

describe('an object that was deleted', () => {
	it('has nothing of what it was, but what it is given', async () => {
		const sone = await slettetSone(polygon(square(0, 0, 100)));
		const { objekttype, kode } = SONE;
		const svar = await i([{ ...sone, properties: { objekttype, kode } }]);
		expect(svar.objects).toMatchObject([{ version: 2, properties: { omrNavn: null } }]);
	});

	it('comes back with the flaw that it had from its file', async () => {
		const sone = ny(polygon(square(0, 0, 100)), SONE);
		await i([sone]);
		await db.query(sql`
			update planobjekt set kode = null, kodeliste = null
			where scenario_id = ${nett.id} and lokal_id = ${sone.lokalId}::uuid`);
		await i([{ op: 'delete', lokalId: sone.lokalId, version: 1 }]);
		const svar = await i([{ ...sone, properties: { ...SONE, kode: null } }]);
		expect(svar.objects).toMatchObject([{ version: 2, properties: { kode: null } }]);
	});

	it('comes back to the millimetre where it stood so, though it was read at the centimetre', async () => {
		const sone = ny(polygon(square(0, 0, 100)), SONE);
		await i([sone]);
		await db.query(sql`
			update planobjekt set geom = ST_Translate(geom, 0.003, 0.004)
			where scenario_id = ${nett.id} and lokal_id = ${sone.lokalId}::uuid`);
		const stands = async () => {
			const { rows } = await db.query<{ geom: string }>(sql`
				select geom from planobjekt where scenario_id = ${nett.id} and lokal_id = ${sone.lokalId}::uuid`);
			return rows[0]?.geom;
		};
		const before = await stands();
		await i([{ op: 'delete', lokalId: sone.lokalId, version: 1 }]);
		await i([sone]);
		expect(await stands()).toBe(before);
	});
});
