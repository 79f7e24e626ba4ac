/**
 * Opens a database and edits a scenario at random with some clients at once, and says each change that was acknowledged:
 * `endrer.ts SETTINGS RUTENETT SEED`. The server without its HTTP; to be killed.
 */
import { openDatabase, type DatabaseSettings } from '../../src/lib/server/db.ts';
import { direkte, rediger, tilfeldig, type Kvittert } from './endringslast.ts';
import type { Rutenett } from './rutenett.ts';

const KLIENTER = 4;
const [settings = '{}', rutenett = '{}', seed = '1'] = process.argv.slice(2);
const db = await openDatabase(JSON.parse(settings) as DatabaseSettings);
const nett = JSON.parse(rutenett) as Rutenett;

const fortell = ({ operations, svar: { revision, objects } }: Kvittert): boolean => {
	const slettede = operations.filter(({ op }) => op === 'delete').map(({ lokalId }) => lokalId);
	const endrede = objects.map(({ lokalId, version }) => `${lokalId}=${version.toString()}`);
	process.stdout.write(`${revision.toString()} ${[...endrede, ...slettede].join(' ')}\n`);
	return true;
};
await Promise.all(
	Array.from({ length: KLIENTER }, (_, nr) =>
		rediger({ kanal: direkte(db, nett), nett, random: tilfeldig(Number(seed) * 100 + nr) }, fortell)
	)
);
