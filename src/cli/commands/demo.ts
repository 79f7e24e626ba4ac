import { loadIllustration } from '../../lib/server/illustration.ts';
import { exitStatus, onlyWord, WrongUse, type Io } from '../command.ts';
import { withDatabase } from '../database.ts';

export const USAGE = ['Bruk:', '  planbordet demo load   laster illustrasjonskommunen'];

/** `planbordet demo load`: the illustration data into a database that does not have it. */
export const run = (args: string[], io: Io): Promise<number> =>
	exitStatus(io, USAGE, async () => {
		if (onlyWord(args, 'Si hva som skal gjøres.') !== 'load')
			throw new WrongUse('Ukjent kommando.');
		await withDatabase({ io }, (db) =>
			loadIllustration(db, (line) => {
				io.out(line);
			})
		);
	});
