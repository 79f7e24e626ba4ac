import type { Database } from '../queryable.ts';
import { sql } from '../sql.ts';
import { forsokFor, type Forsok } from './forsok.ts';
import { isBrukernavn, normalBrukernavn } from './konto.ts';
import { createOkt, endOkt } from './okt.ts';
import { LENGSTE_PASSORD, verifyPassord } from './passord.ts';

export interface Innloggingsforsok {
	readonly brukernavn: string;
	readonly passord: string;
	/** Network address it came from. */
	readonly adresse: string;
	readonly now: Date;
	/** The session that the browser has already: it ends when another begins. */
	readonly okt?: string;
}

/** `feil` says no more than that: not whether the account is unknown, closed, or has another password. */
export type Innlogging =
	| { readonly ok: true; readonly token: string }
	| { readonly ok: false; readonly grunn: 'feil' }
	| { readonly ok: false; readonly grunn: 'for-mange'; readonly ventSekunder: number };

interface Parts {
	readonly forsok?: Forsok;
	readonly verify?: typeof verifyPassord;
}

/** Signs in: the right password of an active account opens a session, whose token is for the cookie. */
export async function loggInn(
	db: Database,
	{ brukernavn, passord, adresse, now, okt }: Innloggingsforsok,
	{ forsok = forsokFor(db), verify = verifyPassord }: Parts = {}
): Promise<Innlogging> {
	if (passord.length > LENGSTE_PASSORD || brukernavn.length > LENGSTE_PASSORD)
		return { ok: false, grunn: 'feil' };
	const normal = normalBrukernavn(brukernavn);
	const ventSekunder = await forsok.take(normal, adresse);
	if (ventSekunder > 0) return { ok: false, grunn: 'for-mange', ventSekunder };
	const konto = await activeKonto(db, normal);
	// Also without an account: the answer must take as long.
	const right = await verify(passord, konto?.passordHash ?? null);
	if (!konto || !right) return { ok: false, grunn: 'feil' };
	await forsok.forgive(normal, adresse);
	const token = await db.transaction(async (tx) => {
		await tx.query(sql`update konto set sist_innlogget = ${now} where id = ${konto.id}`);
		if (okt !== undefined) await endOkt(tx, okt);
		return createOkt(tx, konto.id, now);
	});
	return { ok: true, token };
}

async function activeKonto(db: Database, normal: string) {
	// What cannot be a user name may hold what PostgreSQL cannot take as text.
	if (!isBrukernavn(normal)) return undefined;
	const { rows } = await db.query<{ id: number; passordHash: string }>(sql`
		select id, passord_hash as "passordHash" from konto
		where lower(brukernavn) = ${normal} and aktiv`);
	return rows[0];
}
