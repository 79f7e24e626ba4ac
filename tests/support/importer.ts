/** Imports a file and accepts it, saying how far it has come: `importer.ts SETTINGS FILE`. To be killed. */
import { readFile } from 'node:fs/promises';
import { openDatabase, type DatabaseSettings } from '../../src/lib/server/db.ts';
import { acceptImport } from '../../src/lib/server/import/accept.ts';
import { startImport } from '../../src/lib/server/import/job.ts';

const [settings = '{}', file = ''] = process.argv.slice(2);
const db = await openDatabase(JSON.parse(settings) as DatabaseSettings);
const bytes = await readFile(file);
const { id, run } = await startImport(db, { bytes, filnavn: 'plan.sos', hvem: 'Pia' }, {});
console.log('startet');
const job = await run();
console.log(job.tilstand);
await acceptImport(db, id, 'Pia');
console.log('ferdig');
await db.close();
