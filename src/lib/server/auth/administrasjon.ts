import { Conflict, Forbidden } from '../errors.ts';
import type { Database, Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import type { Bruker } from './bruker.ts';
import { isDemoBruker, kanEndreKonto } from './demo.ts';
import {
	aktiver,
	createKonto,
	deaktiver,
	endreRolle,
	kontoById,
	listKontoer,
	setPassord,
	type Konto,
	type Kontorolle,
	type NyKonto
} from './konto.ts';
import { generatePassord } from './passord.ts';
import {
	createTilgangsnokkel,
	listTilgangsnokler,
	revokeTilgangsnokkel,
	type Tilgangsnokkel
} from './tilgangsnokkel.ts';

/**
 * What an administrator does with people, on the page /admin. Two things are refused even there: to shut oneself out,
 * so that there is always an administrator left; and for a demo account to reach a real one, or to leave anything
 * behind when it goes.
 */
type Aktor = Pick<Bruker, 'kontoId'>;

/** Every account, and whether this administrator may change it. */
export async function kontoerFor(
	db: Queryable,
	aktor: Aktor
): Promise<(Konto & { kanEndres: boolean })[]> {
	const aktorErDemo = await isDemoBruker(db, aktor);
	const kontoer = await listKontoer(db);
	return kontoer.map((konto) => ({ ...konto, kanEndres: kanEndreKonto(aktorErDemo, konto) }));
}

/** Makes an account with a password to be handed over: this is the one time it can be read. */
export async function leggTilKonto(
	db: Queryable,
	aktor: Aktor,
	ny: Omit<NyKonto, 'passord' | 'demo'>
): Promise<{ konto: Konto; passord: string }> {
	const passord = generatePassord();
	const demo = await isDemoBruker(db, aktor);
	return { konto: await createKonto(db, { ...ny, passord, demo }), passord };
}

/** Gives the account a new password to be handed over, and signs it out everywhere. */
export async function giNyttPassord(
	db: Queryable,
	aktor: Aktor,
	kontoId: number
): Promise<{ konto: Konto; passord: string }> {
	const konto = await requireKanEndre(db, aktor, kontoId);
	const passord = generatePassord();
	await setPassord(db, konto, passord);
	return { konto, passord };
}

/** Gives someone else another role. */
export async function byttRolle(
	db: Database,
	aktor: Aktor,
	kontoId: number,
	rolle: Kontorolle
): Promise<Konto> {
	return endreAnnen(db, aktor, kontoId, (tx) => endreRolle(tx, kontoId, rolle));
}

/** Closes someone else's account, or opens it again. */
export async function settAktiv(
	db: Database,
	aktor: Aktor,
	kontoId: number,
	aktiv: boolean
): Promise<Konto> {
	return endreAnnen(db, aktor, kontoId, (tx) =>
		aktiv ? aktiver(tx, kontoId) : deaktiver(tx, kontoId)
	);
}

/** Changes someone else's account; Conflict where no active administrator would be left. */
const endreAnnen = (
	db: Database,
	aktor: Aktor,
	kontoId: number,
	endre: (tx: Queryable) => Promise<void>
): Promise<Konto> =>
	db.transaction(async (tx) => {
		// Held until it is done: two administrators must not close each other's accounts in the same moment.
		await tx.query(sql`
			select from konto where rolle = 'administrator' and aktiv order by id for update`);
		const konto = await requireAnnen(tx, aktor, kontoId);
		await endre(tx);
		const { rowCount } = await tx.query(sql`
			select from konto where rolle = 'administrator' and aktiv limit 1`);
		if (rowCount === 0 && konto.rolle === 'administrator')
			throw new Conflict('Dette er den siste administratoren. Gi en annen rollen først.');
		return konto;
	});

/** Makes a token in the administrator's own name: it ends when that account does. */
export const leggTilNokkel = (
	db: Queryable,
	aktor: Aktor,
	ny: { navn: string; rolle: Kontorolle }
): Promise<string> => createTilgangsnokkel(db, { ...ny, opprettetAv: aktor.kontoId });

/** Revokes a token. */
export async function trekkNokkel(
	db: Queryable,
	aktor: Aktor,
	navn: string,
	now: Date
): Promise<void> {
	if (await isDemoBruker(db, aktor)) {
		const nokkel = (await listTilgangsnokler(db)).find((one) => isUsable(one, navn));
		if (!nokkel || !(await isDemoBruker(db, { kontoId: nokkel.opprettetAvId })))
			throw new Forbidden('En demokonto kan bare trekke tilbake nøkler laget av demokontoer.');
	}
	await revokeTilgangsnokkel(db, navn, now);
}

const isUsable = (nokkel: Tilgangsnokkel, navn: string) => nokkel.navn === navn && !nokkel.trukket;

async function requireKanEndre(db: Queryable, aktor: Aktor, kontoId: number): Promise<Konto> {
	const konto = await kontoById(db, kontoId);
	if (!kanEndreKonto(await isDemoBruker(db, aktor), konto))
		throw new Forbidden(
			konto.demo
				? 'Demokontoene er åpne for alle og kan ikke endres. De forsvinner når en virkelig plan leses inn.'
				: 'En demokonto kan ikke endre virkelige kontoer.'
		);
	return konto;
}

async function requireAnnen(db: Queryable, aktor: Aktor, kontoId: number): Promise<Konto> {
	if (aktor.kontoId === kontoId)
		throw new Conflict('Du kan ikke endre rollen til din egen konto eller deaktivere den.');
	return requireKanEndre(db, aktor, kontoId);
}
