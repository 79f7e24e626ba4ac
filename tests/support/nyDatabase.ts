import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** An empty database on a PostgreSQL server, for a server of ours that makes its tables itself. */
export async function nyDatabase(
	serverUrl: string
): Promise<{ readonly databaseUrl: string; readonly remove: () => Promise<void> }> {
	const asAdmin = async (text: string): Promise<void> => {
		const admin = new pg.Client({ connectionString: serverUrl });
		await admin.connect();
		await admin.query(text).finally(() => admin.end());
	};
	const name = `planbordet_${randomUUID().replaceAll('-', '')}`;
	await asAdmin(`create database ${name} template template0 encoding 'UTF8'`);
	return {
		databaseUrl: Object.assign(new URL(serverUrl), { pathname: `/${name}` }).toString(),
		remove: () => asAdmin(`drop database ${name} with (force)`)
	};
}
