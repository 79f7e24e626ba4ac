import { Forbidden } from '../errors.ts';
import type { Database } from '../queryable.ts';
import { sql } from '../sql.ts';
import type { Bruker } from './bruker.ts';
import { forsokFor, type Forsok } from './forsok.ts';
import type { Innlogging } from './innlogging.ts';
import { kontoById, setPassord, type Konto } from './konto.ts';
import { createOkt } from './okt.ts';
import { verifyPassord } from './passord.ts';

export interface Passordbytte {
	readonly gammelt: string;
	readonly nytt: string;
	/** Network address it came from. */
	readonly adresse: string;
	readonly now: Date;
}

interface Parts {
	readonly forsok?: Forsok;
	readonly verify?: typeof verifyPassord;
}

/** The account that may have its password changed by the one who is signed in to it; Forbidden for any other. */
export async function egenKonto(db: Database, { kontoId, via }: Bruker): Promise<Konto> {
	if (kontoId === null || via !== 'okt')
		throw new Forbidden('Passordet byttes av den som er logget inn med det.');
	const konto = await kontoById(db, kontoId);
	if (konto.demo)
		throw new Forbidden(
			'Demokontoene er felles for alle som prøver, og beholder passordene sine. Be en administrator om en egen konto.'
		);
	return konto;
}

/**
 * Changes one's own password. The old one is asked for again, and counts as an attempt to sign in. All sessions of the
 * account end; the answer holds the token of a new one. BadRequest for a new password that is too weak.
 */
export async function byttEgetPassord(
	db: Database,
	bruker: Bruker,
	{ gammelt, nytt, adresse, now }: Passordbytte,
	{ forsok = forsokFor(db), verify = verifyPassord }: Parts = {}
): Promise<Innlogging> {
	const konto = await egenKonto(db, bruker);
	const ventSekunder = await forsok.take(konto.brukernavn, adresse);
	if (ventSekunder > 0) return { ok: false, grunn: 'for-mange', ventSekunder };
	const { rows } = await db.query<{ hash: string }>(sql`
		select passord_hash as hash from konto where id = ${konto.id}`);
	if (!(await verify(gammelt, rows[0]?.hash ?? null))) return { ok: false, grunn: 'feil' };
	await forsok.forgive(konto.brukernavn, adresse);
	const token = await db.transaction(async (tx) => {
		await setPassord(tx, konto, nytt);
		return createOkt(tx, konto.id, now);
	});
	return { ok: true, token };
}
