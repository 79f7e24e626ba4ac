/** Writes numbers into `teller` for ever, and prints each one when its commit is acknowledged. To be killed. */
import { openDatabase } from '../../src/lib/server/db.ts';
import { sql } from '../../src/lib/server/sql.ts';

const db = await openDatabase({ dataDir: process.argv[2] ?? '' });
await db.query(sql`create table if not exists teller (nr integer primary key, fyll text)`);
const { rows } = await db.query<{ siste: number }>(
	sql`select coalesce(max(nr), 0) as siste from teller`
);
for (let nr = (rows[0]?.siste ?? 0) + 1; ; nr++) {
	await db.transaction(async (tx) => {
		await tx.query(sql`insert into teller values (${nr}, repeat('x', 2000))`);
		await tx.query(sql`update teller set fyll = 'endret' where nr = ${nr}`);
	});
	process.stdout.write(`${nr}\n`);
}
