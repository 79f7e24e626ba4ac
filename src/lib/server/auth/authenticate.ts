import { Forbidden } from '../errors.ts';
import type { Queryable } from '../queryable.ts';
import { UTEN_INNLOGGING, type Bruker } from './bruker.ts';
import { brukerByOkt } from './okt.ts';
import { brukerByTilgangsnokkel, NOKKEL_PREFIX } from './tilgangsnokkel.ts';

/**
 * A token was shown, and it opens nothing. An error, and not the public's view: a script whose token was revoked must
 * not go on with half the plans and believe that it has seen them all.
 */
export class UgyldigTilgangsnokkel extends Forbidden {}

export interface Credentials {
	/** Value of the cookie planbordet_okt. */
	readonly cookie?: string | undefined;
	/** The Authorization header, whole. */
	readonly authorization?: string | undefined;
	readonly now: Date;
	/** false: only asked, as by a stream that stands open; that does not make a session last. */
	readonly isUse?: boolean;
}

/**
 * Who does the request come from? A token counts before a session. A session that has ended makes one the public;
 * a token that opens nothing throws UgyldigTilgangsnokkel (a Forbidden).
 */
export async function authenticate(
	db: Queryable,
	{ cookie, authorization, now, isUse = true }: Credentials
): Promise<Bruker> {
	if (authorization !== undefined) return brukerByAuthorization(db, authorization, now);
	if (cookie) return (await brukerByOkt(db, cookie, now, isUse)) ?? UTEN_INNLOGGING;
	return UTEN_INNLOGGING;
}

async function brukerByAuthorization(
	db: Queryable,
	authorization: string,
	now: Date
): Promise<Bruker> {
	const token = /^bearer +(\S+) *$/i.exec(authorization)?.[1];
	const bruker = token?.startsWith(NOKKEL_PREFIX)
		? await brukerByTilgangsnokkel(db, token, now)
		: null;
	if (!bruker)
		throw new UgyldigTilgangsnokkel(
			'Tilgangsnøkkelen er ukjent, utløpt eller trukket tilbake. Be en administrator om en ny.'
		);
	return bruker;
}
