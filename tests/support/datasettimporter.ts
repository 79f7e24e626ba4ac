/** Imports a file as a data set again and again, saying when each is done: `datasettimporter.ts SETTINGS FILE…`. To be killed. */
import { readFile } from 'node:fs/promises';
import { openDatabase, type DatabaseSettings } from '../../src/lib/server/db.ts';
import { importDatasett } from '../../src/lib/server/import/datasett.ts';

const [settings = '{}', ...files] = process.argv.slice(2);
const db = await openDatabase(JSON.parse(settings) as DatabaseSettings);
console.log('startet');
for (const file of files) {
	const bytes = await readFile(file);
	const common = { navn: 'Drept', tilgang: 'open', kommune: '3443', hvem: 'Pia' } as const;
	await importDatasett(db, { ...common, bytes, filnavn: 'data.geojson', eier: file });
	console.log('ferdig');
}
await db.close();
