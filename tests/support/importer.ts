/**
 * Imports a file, saying how far it has come: as a plan that is accepted (`importer.ts SETTINGS FILE`), or as a data set
 * (`importer.ts SETTINGS FILE datasett`). To be killed.
 */
import { readFile } from 'node:fs/promises';
import { openDatabase, type DatabaseSettings } from '../../src/lib/server/db.ts';
import { acceptImport } from '../../src/lib/server/import/accept.ts';
import { importDatasett } from '../../src/lib/server/import/datasett.ts';
import { startImport } from '../../src/lib/server/import/job.ts';

const [settings = '{}', file = '', kind = 'plan'] = process.argv.slice(2);
const db = await openDatabase(JSON.parse(settings) as DatabaseSettings);
const bytes = await readFile(file);

async function plan(): Promise<void> {
	const { id, run } = await startImport(db, { bytes, filnavn: 'plan.sos', hvem: 'Pia' }, {});
	console.log('startet');
	const job = await run();
	console.log(job.tilstand);
	await acceptImport(db, id, 'Pia');
}

async function datasett(): Promise<void> {
	console.log('startet');
	const told = {
		navn: 'Drept',
		tilgang: 'open',
		kommune: '3443',
		eier: file,
		hvem: 'Pia'
	} as const;
	await importDatasett(db, { ...told, bytes, filnavn: 'data.geojson' });
}

await (kind === 'datasett' ? datasett() : plan());
console.log('ferdig');
await db.close();
