import {
	matrikkelId,
	skrivMatrikkel,
	type Matrikkelnummer
} from '../domain/housing/fortettingMaling.ts';
import type { Valg } from '../domain/housing/fortettingTotaler.ts';
import type { Bruker } from './auth/bruker.ts';
import { isDemoBruker } from './auth/demo.ts';
import { BadRequest } from './badRequest.ts';
import { Conflict, NotFound } from './errors.ts';
import { kandidatFor } from './fortettingKandidat.ts';
import type { Fortettingsvalgsendring, Reservasjonsendring } from './fortettingSkjema.ts';
import { assertIBruk, scenarioById } from './plans.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** What was decided of a parcel in a scenario, in one version. */
export interface Fortettingsvalg {
	readonly versjon: number;
	readonly valg: Valg;
	readonly antall: number | null;
	readonly grunn: string;
	/** What was reckoned then. */
	readonly regnet: number | null;
	readonly hvem: string;
	readonly tidspunkt: string;
}

const etter = (m: Matrikkelnummer) =>
	sql`kommunenummer = ${m.kommunenummer} and gnr = ${m.gnr} and bnr = ${m.bnr} and fnr = ${m.fnr}`;

/** Every version, the newest first: who, when, why. */
export async function valglogg(
	db: Queryable,
	scenarioId: number,
	eiendom: Matrikkelnummer
): Promise<Fortettingsvalg[]> {
	const { rows } = await db.query<Fortettingsvalg>(sql`
		select versjon, valg, antall, grunn, regnet, hvem,
			to_char(tidspunkt at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as tidspunkt
		from fortettingsvalg where scenario_id = ${scenarioId} and ${etter(eiendom)} order by versjon desc`);
	return rows;
}

/**
 * Accepts, rejects or sets the number, as a version after the one that was seen. Conflict where somebody else was first;
 * BadRequest where there is nothing to accept. The caller has checked that `bruker` may.
 */
export const velgFortetting = (
	db: Database,
	scenarioId: number,
	{ parcel, versjon, valg, antall, grunn }: Fortettingsvalgsendring,
	bruker: Bruker
): Promise<Fortettingsvalg> =>
	db.transaction(async (tx) => {
		assertIBruk(await scenarioById(tx, bruker, scenarioId));
		const kandidat = await kandidatFor(tx, scenarioId, bruker, parcel);
		if (!kandidat && valg !== 'angret')
			throw new NotFound(`${skrivMatrikkel(parcel)} er ingen kandidat i siste kjøring.`);
		if (valg === 'godkjent' && kandidat?.boliger === null)
			throw new BadRequest(
				'uten-tall',
				'Antallet er ikke regnet for denne eiendommen. Sett antallet selv.'
			);
		const { rows } = await tx.query<{ versjon: number }>(sql`
			insert into fortettingsvalg (scenario_id, kommunenummer, gnr, bnr, fnr, versjon, valg, antall, grunn, regnet, regnemerke, hvem)
			select ${scenarioId}, ${parcel.kommunenummer}, ${parcel.gnr}, ${parcel.bnr}, ${parcel.fnr}, ${versjon + 1}, ${valg},
				${antall}, ${grunn}, ${kandidat?.boliger ?? null}::integer, ${kandidat?.regnemerke ?? null}, ${bruker.navn}
			where ${versjon} = (select coalesce(max(versjon), 0) from fortettingsvalg where scenario_id = ${scenarioId} and ${etter(parcel)})
			on conflict do nothing
			returning versjon`);
		const [naa] = await valglogg(tx, scenarioId, parcel);
		if (rows.length === 0 || !naa)
			throw new Conflict(
				`${naa?.hvem ?? 'Noen'} har bestemt noe annet om ${skrivMatrikkel(parcel)} siden du åpnet den. Se på det, og velg igjen.`,
				naa
			);
		return naa;
	});

export interface Reservasjon extends Matrikkelnummer {
	readonly parcel: string;
	readonly dato: string;
	readonly merknad: string;
	readonly hvem: string;
}

/** Owners in the municipality who have said that they will not. */
export async function reservasjoner(
	db: Queryable,
	kommunenummer: string,
	illustrasjon: boolean
): Promise<Reservasjon[]> {
	const { rows } = await db.query<Omit<Reservasjon, 'parcel'>>(sql`
		select kommunenummer, gnr, bnr, fnr, dato::text as dato, merknad, hvem from fortettingsreservasjon
		where kommunenummer = ${kommunenummer} and opphevet is null and (${illustrasjon} or not illustrasjon)
		order by gnr, bnr, fnr`);
	return rows.map((rad) => ({ ...rad, parcel: matrikkelId(rad) }));
}

/** Conflict where the parcel is reserved already. */
export async function reserver(
	db: Database,
	{ parcel, dato, merknad }: Reservasjonsendring,
	bruker: Bruker
): Promise<void> {
	const { rowCount: kjent } = await db.query(sql`
		select from kommune where kommunenummer = ${parcel.kommunenummer}`);
	if (kjent === 0) throw new NotFound(`Kommune ${parcel.kommunenummer} finnes ikke her.`);
	const illustrasjon = await isDemoBruker(db, bruker);
	const { rowCount } = await db.query(sql`
		insert into fortettingsreservasjon (kommunenummer, gnr, bnr, fnr, dato, merknad, illustrasjon, hvem)
		values (${parcel.kommunenummer}, ${parcel.gnr}, ${parcel.bnr}, ${parcel.fnr}, ${dato}, ${merknad}, ${illustrasjon}, ${bruker.navn})
		on conflict do nothing`);
	if (rowCount === 0) throw new Conflict(`${skrivMatrikkel(parcel)} er alt reservert.`);
}

/**
 * The owner has changed their mind. The line stays, ended. One of them: the owner's own, and by an open demo account, or where
 * there is no other, the illustration's. NotFound where the parcel is not reserved.
 */
export async function opphevReservasjon(
	db: Database,
	parcel: Matrikkelnummer,
	bruker: Bruker
): Promise<void> {
	const demo = await isDemoBruker(db, bruker);
	const { rowCount } = await db.query(sql`
		update fortettingsreservasjon set opphevet = now(), opphevet_av = ${bruker.navn}
		where id = (
			select id from fortettingsreservasjon where ${etter(parcel)} and opphevet is null and (illustrasjon or not ${demo})
			order by illustrasjon limit 1)`);
	if (rowCount === 0) throw new NotFound(`${skrivMatrikkel(parcel)} er ikke reservert.`);
}
