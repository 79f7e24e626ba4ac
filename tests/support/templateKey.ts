import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSqlFiles } from '../../src/lib/server/migrate.ts';
import { projectRoot } from '../../src/lib/server/projectRoot.ts';

const hash = (texts: readonly string[]): string =>
	createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16);

/** Changes with the embedded engine's version: an empty database with PostGIS made by another one is not the same. */
export const engineKey = (): string => {
	const text = readFileSync(join(projectRoot(), 'package.json'), 'utf8');
	return hash([...text.matchAll(/"@electric-sql\/[^"]+": "[^"]+"/g)].map(([line]) => line));
};

/** Changes with any migration or function. */
export const schemaKey = (): string =>
	hash(
		['migrations', 'functions']
			.flatMap((folder) => readSqlFiles(join(projectRoot(), 'db', folder)))
			.flatMap(({ navn, sha256 }) => [navn, sha256])
			.concat(engineKey())
	);
