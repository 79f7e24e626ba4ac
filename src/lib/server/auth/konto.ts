import { ROLLER, type Rolle } from '../../domain/rolle.ts';
import { BadRequest } from '../badRequest.ts';
import { Conflict, NotFound } from '../errors.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { hashPassord, OWASP, requireGodtPassord, type ScryptCost } from './passord.ts';

/** A role that an account can have: all but the public, who has none. */
export type Kontorolle = Exclude<Rolle, 'public'>;
export const KONTOROLLER = ROLLER.filter((rolle): rolle is Kontorolle => rolle !== 'public');
export const isKontorolle = (text: string | undefined): text is Kontorolle =>
	KONTOROLLER.some((rolle) => rolle === text);

export interface Konto {
	readonly id: number;
	readonly brukernavn: string;
	readonly navn: string;
	readonly rolle: Kontorolle;
	/** Made for the illustration data, or by such an account. */
	readonly demo: boolean;
	readonly aktiv: boolean;
	readonly opprettet: Date;
	readonly sistInnlogget: Date | null;
}

export interface NyKonto {
	readonly brukernavn: string;
	readonly navn: string;
	readonly rolle: Kontorolle;
	readonly passord: string;
	readonly demo?: boolean;
}

/** User names are the same whatever their case and whichever way their å is put together. */
export const normalBrukernavn = (brukernavn: string): string =>
	brukernavn.trim().normalize('NFC').toLowerCase();

/** Can there be an account of this (normal) name? Between 2 and 100 signs, none of them blank or invisible. */
export const isBrukernavn = (normal: string): boolean => /^[^\s\p{C}]{2,100}$/u.test(normal);

/** The name trimmed; BadRequest unless it is 1-200 printable signs. */
export function requireNavn(navn: string): string {
	const trimmed = navn.trim();
	if (!/^\P{C}{1,200}$/u.test(trimmed))
		throw new BadRequest('ugyldig-navn', 'Navnet må ha mellom 1 og 200 tegn på én linje.');
	return trimmed;
}

const columns = sql`
	id, brukernavn, navn, rolle, demo, aktiv, opprettet, sist_innlogget as "sistInnlogget"`;

/** Makes an account. BadRequest for a name or password that cannot be used, Conflict for a name that is taken. */
export async function createKonto(
	db: Queryable,
	ny: NyKonto,
	cost: ScryptCost = OWASP
): Promise<Konto> {
	const brukernavn = normalBrukernavn(ny.brukernavn);
	if (!isBrukernavn(brukernavn))
		throw new BadRequest(
			'ugyldig-brukernavn',
			'Brukernavnet må ha mellom 2 og 100 tegn og ikke mellomrom.'
		);
	requireGodtPassord(ny.passord, brukernavn);
	const { rows } = await db.query<Konto>(sql`
		insert into konto (brukernavn, navn, rolle, passord_hash, demo)
		values (${brukernavn}, ${requireNavn(ny.navn)}, ${ny.rolle}, ${await hashPassord(ny.passord, cost)},
			${ny.demo ?? false})
		on conflict (lower(brukernavn)) do nothing
		returning ${columns}`);
	const konto = rows[0];
	if (!konto) throw new Conflict(`Brukernavnet «${brukernavn}» er i bruk. Velg et annet.`);
	return konto;
}

/** Which accounts are there? The active first, then by name. */
export async function listKontoer(db: Queryable): Promise<Konto[]> {
	const { rows } = await db.query<Konto>(sql`select ${columns} from konto`);
	const nb = new Intl.Collator('nb');
	return rows.sort((a, b) => Number(b.aktiv) - Number(a.aktiv) || nb.compare(a.navn, b.navn));
}

export async function kontoById(db: Queryable, id: number): Promise<Konto> {
	const { rows } = await db.query<Konto>(sql`select ${columns} from konto where id = ${id}`);
	return rows[0] ?? notFound();
}

export async function kontoByBrukernavn(db: Queryable, brukernavn: string): Promise<Konto> {
	const { rows } = await db.query<Konto>(sql`
		select ${columns} from konto where lower(brukernavn) = ${normalBrukernavn(brukernavn)}`);
	return rows[0] ?? notFound(`Fant ingen konto med brukernavnet «${brukernavn}».`);
}

/** Gives the account a new password and ends its sessions. */
export async function setPassord(db: Queryable, konto: Konto, passord: string): Promise<void> {
	requireGodtPassord(passord, konto.brukernavn);
	await db.query(sql`
		with endret as (
			update konto set passord_hash = ${await hashPassord(passord)}
			where id = ${konto.id} returning id
		)
		delete from okt where konto_id in (select id from endret)`);
}

/** Gives the account another role, from its next request on. */
export async function endreRolle(db: Queryable, id: number, rolle: Kontorolle): Promise<void> {
	const { rowCount } = await db.query(sql`update konto set rolle = ${rolle} where id = ${id}`);
	if (rowCount === 0) notFound();
}

/** Closes the account and ends its sessions; its tokens open nothing while it is closed. */
export async function deaktiver(db: Queryable, id: number): Promise<void> {
	await db.query(sql`
		with endret as (update konto set aktiv = false where id = ${id} returning id)
		delete from okt where konto_id in (select id from endret)`);
}

/** Opens a closed account again, with the password it had. */
export async function aktiver(db: Queryable, id: number): Promise<void> {
	await db.query(sql`update konto set aktiv = true where id = ${id}`);
}

function notFound(message = 'Kontoen finnes ikke.'): never {
	throw new NotFound(message);
}
