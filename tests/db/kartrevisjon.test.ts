import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { tileAnswer } from '../../src/lib/server/tiles/answer.ts';
import { kartTile } from '../../src/lib/server/tiles/kart.ts';
import { openTestDatabase } from '../support/database.ts';
import { square } from '../support/plan.ts';

const HELE = { z: 0, x: 0, y: 0 };

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await db.query(sql`insert into kommune (kommunenummer, srid) values ('3443', 25832)`);
	await db.query(sql`
		insert into datasett (kode, navn, tilgang, tilstand, revision, srid) values
			('a', 'A', 'open', 'loaded', 2, 25832), ('c', 'C', 'internal', 'loaded', 1, 25832), ('b', 'B', 'open', 'loaded', 1, 25832)`);
	await db.query(sql`
		insert into datasettobjekt (datasett_id, tema, navn, geom)
		select id, 'vann', 'HEMMELIGA', ST_GeomFromText(${square(400_000, 6_700_000, 200_000)}, 25832)
		from datasett where kode = 'a'`);
});
afterAll(() => db.close());

const revisjon = async () => (await kartTile(db, { tile: HELE, known: [] })).revision;

/** The tile as the server answers with it, cache and all. */
async function svar(ifNoneMatch = '') {
	const { status, headers, body } = await tileAnswer({
		acceptEncoding: 'gzip',
		ifNoneMatch,
		address: 'k-revisjon',
		useCache: true,
		make: (known) => kartTile(db, { tile: HELE, known })
	});
	return {
		status,
		etag: headers.etag ?? '',
		text: body ? gunzipSync(body).toString('latin1') : ''
	};
}

/** As `importDatasett` does it: a new access is a new revision. */
const lesInnIgjen = (kode: string, tilgang: string) =>
	db.query(
		sql`update datasett set tilgang = ${tilgang}, revision = revision + 1 where kode = ${kode}`
	);

describe('a background tile', () => {
	it('of a data set that became internal is served no more, though another became open', async () => {
		const before = await svar();
		expect(before.text).toContain('HEMMELIGA');
		await lesInnIgjen('a', 'internal');
		await lesInnIgjen('c', 'open');
		expect(await svar()).toMatchObject({ status: 204, text: '' });
		expect(await svar(before.etag)).toMatchObject({ status: 204 });
	});

	it('has another revision for every set of open data sets, their revisions and their states', async () => {
		const seen = [await revisjon()];
		for (const change of [
			sql`update datasett set revision = 12 where kode = 'b'`,
			sql`update datasett set revision = 1 where kode in ('b', 'c')`,
			sql`update datasett set revision = case kode when 'b' then 2 else 0 end where kode in ('b', 'c')`,
			sql`update datasett set tilstand = 'failed' where kode = 'b'`,
			sql`update datasett set tilgang = 'internal'`
		]) {
			await db.query(change);
			seen.push(await revisjon());
		}
		expect(new Set(seen).size).toBe(seen.length);
	});
});
