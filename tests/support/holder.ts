/** Opens a data folder and says so: `holder.ts FOLDER command|server|query`. */
import { openDatabase } from '../../src/lib/server/db.ts';
import { sql } from '../../src/lib/server/sql.ts';

const [dataDir = '', role] = process.argv.slice(2);
try {
	const db = await openDatabase({ dataDir, exclusive: role === 'server' });
	if (role === 'query') {
		const { rows } = await db.query<{ navn: string }>(sql`select navn from melding order by navn`);
		await db.query(sql`insert into melding values ('fra den andre')`);
		console.log(JSON.stringify(rows));
		await db.close();
	} else {
		console.log('open');
		process.on('SIGTERM', () => void db.close().then(() => process.exit(0)));
	}
} catch (error) {
	console.log(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}
