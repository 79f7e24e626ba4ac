import { BadRequest } from '../lib/server/badRequest.ts';
import { Conflict, NotFound } from '../lib/server/errors.ts';
import { errorCode, Unavailable } from '../lib/server/unavailable.ts';

/** What a command writes to: `out` is for programs, `err` for the person at the terminal. */
export interface Io {
	out(line: string): void;
	err(line: string): void;
}

/** The words of the call cannot be understood: the message and how it is used, exit status 2. */
export class WrongUse extends Error {
	override readonly name = 'WrongUse';
}

/** A command's exit status: 0 done, 1 it could not be done (said on `err`), 2 wrong use. */
export async function exitStatus(io: Io, usage: string[], work: () => Promise<void>) {
	try {
		await work();
		return 0;
	} catch (error) {
		const wrong = wrongUse(error);
		if (wrong !== null) {
			for (const line of [wrong, ...usage]) io.err(line);
			return 2;
		}
		const reason = isExpected(error) ? error.message : lostConnection(error);
		if (reason === null) throw error;
		io.err(reason);
		return 1;
	}
}

const isExpected = (error: unknown): error is Error =>
	[BadRequest, Conflict, NotFound, Unavailable].some((expected) => error instanceof expected);

/** The server was stopped while the command went through it; null for any other error. */
function lostConnection(error: unknown): string | null {
	const isLost =
		['ECONNRESET', 'EPIPE', '57P01'].includes(errorCode(error)) ||
		(error instanceof Error && error.message.startsWith('Connection terminated'));
	return isLost
		? 'Mistet forbindelsen til databasen. Det som ikke er sagt ferdig, er ikke gjort. Kjør kommandoen en gang til.'
		: null;
}

/** What is wrong with the words of the call, in bokmål; null where the error is of another kind. */
export function wrongUse(error: unknown): string | null {
	if (error instanceof WrongUse) return error.message;
	// node:util's parseArgs on an option it does not know, or one without its value; its words are English.
	const code = error instanceof TypeError && 'code' in error ? String(error.code) : '';
	return code.startsWith('ERR_PARSE_ARGS') ? 'Et valg er ukjent eller mangler verdi.' : null;
}

/** The one word that the command is about (a name), or WrongUse. */
export function onlyWord(words: string[], missing: string): string {
	const [word, ...rest] = words;
	if (word === undefined || rest.length > 0) throw new WrongUse(missing);
	return word;
}

/** Is it an EPSG code as --epsg takes it? */
export const isEpsg = (text: string): boolean => /^\d{4,5}$/.test(text);

export const EPSG_USE = '--epsg er et tall, for eksempel 25832.';
