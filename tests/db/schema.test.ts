import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../src/lib/server/projectRoot.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { readSchema } from '../../src/lib/server/schema.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

it('db/schema.sql is what the migrations and functions make, on this engine too (npm run db:schema)', async () => {
	const written = readFileSync(join(projectRoot(), 'db/schema.sql'), 'utf8');
	expect(await readSchema(db)).toBe(written);
});

it('the schema is not written when it holds something the writer cannot tell of', async () => {
	const withView = db.transaction(async (tx) => {
		await tx.query(sql`create view plannavn as select plannavn from plan`);
		await readSchema(tx);
	});
	await expect(withView).rejects.toThrow('relasjonen plannavn');
});
