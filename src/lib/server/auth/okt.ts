import type { Rolle } from '../../domain/rolle.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import type { Bruker } from './bruker.ts';
import { newHemmelighet, sha256 } from './hemmelighet.ts';

export const OKT_COOKIE = 'planbordet_okt';

const MINUTE_MS = 60_000;
/** A session ends when it has not been used for a working day, and after a week whatever happens. */
export const OKT_HVILE_MS = 12 * 60 * MINUTE_MS;
export const OKT_LENGST_MS = 7 * 24 * 60 * MINUTE_MS;
// A request writes to the database at most this often.
const TOUCH_MS = 5 * MINUTE_MS;

/** The cookie's attributes for the address the user sees; Secure wherever that is https. */
export const oktCookie = (url: URL) =>
	({
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: OKT_LENGST_MS / 1000
	}) as const;

/** Opens a session and returns its token, which is for the cookie alone; ended sessions are swept away. */
export async function createOkt(
	db: Queryable,
	kontoId: number,
	now: Date,
	token = newHemmelighet()
): Promise<string> {
	await db.query(sql`delete from okt where utloper <= ${now}`);
	await db.query(sql`
		insert into okt (id, konto_id, opprettet, utloper, sist_brukt)
		values (${sha256(token)}, ${kontoId}, ${now}, ${expiry(now, now)}, ${now})`);
	return token;
}

/**
 * Who holds this session token? null when it is unknown, has ended, or its account is deactivated. To ask is to use it, and it
 * lasts longer, unless `isUse` is false.
 */
export async function brukerByOkt(
	db: Queryable,
	token: string,
	now: Date,
	isUse = true
): Promise<Bruker | null> {
	const id = sha256(token);
	const { rows } = await db.query<OktRow>(sql`
		select k.id, k.navn, k.rolle, o.opprettet, o.sist_brukt as "sistBrukt"
		from okt o join konto k on k.id = o.konto_id
		where o.id = ${id} and o.utloper > ${now} and k.aktiv`);
	const row = rows[0];
	if (!row) return null;
	if (isUse && now.getTime() - row.sistBrukt.getTime() > TOUCH_MS)
		await touch(db, id, row.opprettet, now);
	return { rolle: row.rolle, navn: row.navn, kontoId: row.id, via: 'okt' };
}

/** Ends one session (sign-out). */
export async function endOkt(db: Queryable, token: string): Promise<void> {
	await db.query(sql`delete from okt where id = ${sha256(token)}`);
}

interface OktRow {
	readonly id: number;
	readonly navn: string;
	readonly rolle: Rolle;
	readonly opprettet: Date;
	readonly sistBrukt: Date;
}

const expiry = (opprettet: Date, now: Date): Date =>
	new Date(Math.min(now.getTime() + OKT_HVILE_MS, opprettet.getTime() + OKT_LENGST_MS));

const touch = (db: Queryable, id: string, opprettet: Date, now: Date) =>
	db.query(sql`
		update okt set sist_brukt = ${now}, utloper = ${expiry(opprettet, now)} where id = ${id}`);
