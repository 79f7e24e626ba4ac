import {
	standardfortetting,
	type Fortettingsparameter,
	type Fortettingssett
} from '../domain/housing/fortettingParametre.ts';
import type { Bruker } from './auth/bruker.ts';
import { isDemoBruker } from './auth/demo.ts';
import { Conflict, NotFound } from './errors.ts';
import type { Fortettingsendring } from './fortettingSkjema.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';

type Hode = Omit<Fortettingssett, 'kommunenummer' | 'rader'>;

interface Utvalg {
	/** Those that count for illustration plans alone, too. */
	readonly illustrasjon: boolean;
	/** null: however new. */
	readonly hoyst?: number | null;
}

/** The parameters of infill that apply in the municipality, or applied up to a version; else Planbordet's defaults. */
export async function fortettingssett(
	db: Queryable,
	kommunenummer: string,
	{ illustrasjon, hoyst = null }: Utvalg
): Promise<Fortettingssett> {
	const hode = await db.query<Hode>(sql`
		select versjon, hvem, to_char(tidspunkt at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as tidspunkt, grunn,
			illustrasjon
		from fortettingssett
		where kommunenummer = ${kommunenummer} and (${hoyst}::integer is null or versjon <= ${hoyst}::integer)
			and (${illustrasjon} or not illustrasjon)
		order by versjon desc limit 1`);
	const siste = hode.rows[0];
	if (!siste) return standardfortetting(kommunenummer);
	const { rows } = await db.query<Fortettingsparameter>(sql`
		select nokkel, formal, verdi, kilde, valg from fortettingsparameter
		where kommunenummer = ${kommunenummer} and versjon = ${siste.versjon} order by nokkel, formal`);
	return { ...siste, kommunenummer, rader: rows };
}

/** The set that a run was made with. */
export const settAvVersjon = (
	db: Queryable,
	kommunenummer: string,
	versjon: number
): Promise<Fortettingssett> =>
	versjon === 0
		? Promise.resolve(standardfortetting(kommunenummer))
		: fortettingssett(db, kommunenummer, { illustrasjon: true, hoyst: versjon });

const foreldet = (naa: Fortettingssett): Conflict =>
	new Conflict(
		`Parameterne er endret siden du åpnet dem (versjon ${naa.versjon} gjelder nå). Last siden på nytt, og gjør endringen igjen.`,
		{ versjon: naa.versjon, hvem: naa.hvem, tidspunkt: naa.tidspunkt }
	);

const plass = ({ nokkel, formal }: Pick<Fortettingsparameter, 'nokkel' | 'formal'>): string =>
	`${nokkel}-${formal}`;

/** Sets new parameters as a new version; what the change does not name stays. Conflict when somebody else was first. */
export const endreFortettingssett = (
	db: Database,
	kommunenummer: string,
	{ versjon, grunn, rader }: Fortettingsendring,
	bruker: Pick<Bruker, 'navn' | 'kontoId'>
): Promise<Fortettingssett> =>
	db.transaction(async (tx) => {
		const { rowCount } = await tx.query(sql`
			select from kommune where kommunenummer = ${kommunenummer} for update`);
		if (rowCount === 0) throw new NotFound(`Kommune ${kommunenummer} finnes ikke her.`);
		const seen = await Promise.resolve(settAvVersjon(tx, kommunenummer, versjon));
		const illustrasjon = seen.illustrasjon || (await isDemoBruker(tx, bruker));
		// Illustration plans have the newest of all; what is set for them must not go over one that was not seen.
		const gjelder = await fortettingssett(tx, kommunenummer, { illustrasjon });
		if (versjon !== gjelder.versjon) throw foreldet(gjelder);
		const nyeste = await fortettingssett(tx, kommunenummer, { illustrasjon: true });
		const alle = new Map([...seen.rader, ...rader].map((rad) => [plass(rad), rad]));
		const ny = nyeste.versjon + 1;
		await tx.query(sql`
			insert into fortettingssett (kommunenummer, versjon, hvem, grunn, illustrasjon)
			values (${kommunenummer}, ${ny}, ${bruker.navn}, ${grunn}, ${illustrasjon})`);
		await tx.query(sql`
			insert into fortettingsparameter (kommunenummer, versjon, nokkel, formal, verdi, kilde, valg)
			select ${kommunenummer}, ${ny}, r.nokkel, r.formal, r.verdi, r.kilde, r.valg
			from jsonb_to_recordset(${JSON.stringify([...alle.values()])}::jsonb)
				as r (nokkel text, formal integer, verdi float8, kilde text, valg boolean)`);
		return fortettingssett(tx, kommunenummer, { illustrasjon, hoyst: ny });
	});
