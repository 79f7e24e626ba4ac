import {
	RateLimiterMemory,
	RateLimiterPostgres,
	RateLimiterRes,
	type RateLimiterAbstract
} from 'rate-limiter-flexible';
import type { Database } from '../queryable.ts';
import { sha256 } from './hemmelighet.ts';

const WINDOW_S = 15 * 60;
/** Wrong passwords in fifteen minutes before one has to wait: for one account, and from one address. */
export const FORSOK_PER_KONTO = 10;
export const FORSOK_PER_ADRESSE = 50;

export interface Forsok {
	/** Counts an attempt before it is made. Answers the seconds to wait; 0: go on. */
	take(brukernavn: string, adresse: string): Promise<number>;
	/** The attempt was right: the account starts anew, and the address gets this one back. */
	forgive(brukernavn: string, adresse: string): Promise<void>;
}

const perDatabase = new WeakMap<Database, Forsok>();

/**
 * The counter of sign-in attempts: in memory on the embedded engine, which has one server; in the table
 * innloggingsforsok on PostgreSQL, so that all servers count together.
 */
export function forsokFor(db: Database): Forsok {
	const kept = perDatabase.get(db);
	if (kept) return kept;
	const forsok = createForsok(
		limiter(db, 'konto', FORSOK_PER_KONTO),
		limiter(db, 'adresse', FORSOK_PER_ADRESSE)
	);
	perDatabase.set(db, forsok);
	return forsok;
}

function limiter(db: Database, keyPrefix: string, points: number): RateLimiterAbstract {
	const options = { keyPrefix, points, duration: WINDOW_S };
	if (db.engine === 'embedded') return new RateLimiterMemory(options);
	return new RateLimiterPostgres({
		...options,
		// The library asks of a pool no more than query({text, values}), which Queryable has.
		storeClient: db,
		storeType: 'pool',
		tableName: 'innloggingsforsok',
		tableCreated: true,
		// A flood on one account stays out of the database once it is refused.
		inMemoryBlockOnConsumed: points + 1
	});
}

/**
 * Who is counted as one by a network address: an IPv4 address; of IPv6 the first 64 bits, since a subscriber has all
 * addresses below them.
 */
export function avsender(adresse: string): string {
	const v4 = adresse.replace(/^::ffff:(?=\d+\.)/i, '');
	if (!v4.includes(':')) return v4;
	const [head = '', tail] = v4.toLowerCase().split('::', 2);
	const front = head.split(':');
	const back = tail?.split(':') ?? [];
	const groups = [
		...front,
		...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'),
		...back
	];
	return groups
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, '') || '0')
		.join(':');
}

function createForsok(konto: RateLimiterAbstract, adresse: RateLimiterAbstract): Forsok {
	return {
		// The address first: one that is shut out cannot shut out more accounts.
		take: async (brukernavn, fra) =>
			(await secondsToWait(adresse, avsender(fra))) ||
			(await secondsToWait(konto, sha256(brukernavn))),
		forgive: async (brukernavn, fra) => {
			await konto.delete(sha256(brukernavn));
			await adresse.reward(avsender(fra));
		}
	};
}

async function secondsToWait(limiter: RateLimiterAbstract, key: string): Promise<number> {
	try {
		await limiter.consume(key);
		return 0;
	} catch (refusal) {
		// The library throws its answer when it refuses, and an Error when the store fails.
		if (!(refusal instanceof RateLimiterRes)) throw refusal;
		return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
	}
}
