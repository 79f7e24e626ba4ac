import { erMinst, type Rolle } from '../../domain/rolle.ts';
import { Conflict, NotFound } from '../errors.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import type { Bruker } from './bruker.ts';
import { newHemmelighet, sha256 } from './hemmelighet.ts';
import { requireNavn, type Kontorolle } from './konto.ts';

export const NOKKEL_PREFIX = 'pb_';
const TOUCH_MS = 5 * 60_000;

export interface Tilgangsnokkel {
	readonly id: number;
	readonly navn: string;
	readonly rolle: Kontorolle;
	/** Who made it; null: the command line. */
	readonly opprettetAv: string | null;
	readonly opprettetAvId: number | null;
	readonly opprettet: Date;
	/** null: lasts until revoked. */
	readonly utloper: Date | null;
	readonly trukket: Date | null;
	readonly sistBrukt: Date | null;
}

export interface NyTilgangsnokkel {
	readonly navn: string;
	readonly rolle: Kontorolle;
	readonly opprettetAv?: number | null;
	readonly utloper?: Date | null;
}

/** Makes a token for scripts and returns it: this is the one time it can be read. */
export async function createTilgangsnokkel(
	db: Queryable,
	{ navn, rolle, opprettetAv = null, utloper = null }: NyTilgangsnokkel,
	secret = newHemmelighet()
): Promise<string> {
	const trimmed = requireNavn(navn);
	const token = NOKKEL_PREFIX + secret;
	const { rowCount } = await db.query(sql`
		insert into tilgangsnokkel (navn, hash, rolle, opprettet_av, utloper)
		values (${trimmed}, ${sha256(token)}, ${rolle}, ${opprettetAv}, ${utloper})
		on conflict (navn) where trukket is null do nothing`);
	if (rowCount === 0)
		throw new Conflict(
			`Det finnes allerede en nøkkel med navnet «${trimmed}». Velg et annet navn.`
		);
	return token;
}

/** Which tokens are there? The usable first, then the revoked. */
export async function listTilgangsnokler(db: Queryable): Promise<Tilgangsnokkel[]> {
	const { rows } = await db.query<Tilgangsnokkel>(sql`
		select n.id, n.navn, n.rolle, k.navn as "opprettetAv", n.opprettet_av as "opprettetAvId",
			n.opprettet, n.utloper, n.trukket, n.sist_brukt as "sistBrukt"
		from tilgangsnokkel n left join konto k on k.id = n.opprettet_av
		order by n.trukket is not null, n.opprettet desc, n.id desc`);
	return rows;
}

/** Revokes the usable token of this name: the next request with it is refused. */
export async function revokeTilgangsnokkel(db: Queryable, navn: string, now: Date): Promise<void> {
	const { rowCount } = await db.query(sql`
		update tilgangsnokkel set trukket = ${now} where navn = ${navn} and trukket is null`);
	if (rowCount === 0) throw new NotFound(`Fant ingen gyldig nøkkel med navnet «${navn}».`);
}

/**
 * Who holds this token? null when it is unknown, revoked, expired, or its maker deactivated. A token never gives more
 * than its maker may do today.
 */
export async function brukerByTilgangsnokkel(
	db: Queryable,
	token: string,
	now: Date
): Promise<Bruker | null> {
	const { rows } = await db.query<NokkelRow>(sql`
		select n.id, n.navn, n.rolle, n.sist_brukt as "sistBrukt", k.id as "kontoId", k.rolle as "makerRolle"
		from tilgangsnokkel n left join konto k on k.id = n.opprettet_av
		where n.hash = ${sha256(token)} and n.trukket is null
			and (n.utloper is null or n.utloper > ${now})
			and (k.id is null or k.aktiv)`);
	const row = rows[0];
	if (!row) return null;
	if (!row.sistBrukt || now.getTime() - row.sistBrukt.getTime() > TOUCH_MS)
		await db.query(sql`update tilgangsnokkel set sist_brukt = ${now} where id = ${row.id}`);
	const rolle = row.makerRolle && !erMinst(row.makerRolle, row.rolle) ? row.makerRolle : row.rolle;
	return { rolle, navn: row.navn, kontoId: row.kontoId, via: 'nokkel' };
}

interface NokkelRow {
	readonly id: number;
	readonly navn: string;
	readonly rolle: Rolle;
	readonly sistBrukt: Date | null;
	readonly kontoId: number | null;
	readonly makerRolle: Rolle | null;
}
