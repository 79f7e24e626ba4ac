import * as v from 'valibot';
import type { Boligsosialrad, Boligsosialstatus } from '../domain/housing/boligsosialt.ts';
import { BOLIGSOSIALSTATUS } from '../domain/housing/boligsosialt.ts';
import { serNavn } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { Conflict } from './errors.ts';
import { kreverRett, type Malomrade } from './mal.ts';
import { tekst } from './malinnhold.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';
import { storable } from './storable.ts';

/** The overview as it stood in one version; version 0: nobody has made one. */
export interface Boligsosialoversikt {
	readonly versjon: number;
	readonly hvem: string | null;
	/** ISO timestamp. */
	readonly tidspunkt: string | null;
	readonly rader: readonly Boligsosialrad[];
}

const antall = v.nullable(
	v.pipe(
		v.number('skriv et helt tall, eller la feltet stå tomt.'),
		v.integer('skriv et helt tall, eller la feltet stå tomt.'),
		v.minValue(0, 'minst 0.'),
		v.maxValue(99_999, 'høyst 99 999.')
	)
);

/** What a planner sets: a line for each group. */
export const boligsosialtSchema = v.pipe(
	v.array(
		v.object({
			gruppe: tekst(200),
			ordinare: antall,
			tilpassede: antall,
			status: v.picklist(Object.keys(BOLIGSOSIALSTATUS) as Boligsosialstatus[], 'velg fra listen.'),
			merknad: v.pipe(v.string(), v.trim(), v.maxLength(1000, 'høyst 1000 tegn.'))
		})
	),
	v.maxLength(50, 'høyst 50 grupper.'),
	v.check(
		(rader) => new Set(rader.map(({ gruppe }) => gruppe)).size === rader.length,
		'to linjer har samme gruppe.'
	)
) satisfies v.GenericSchema<unknown[], Boligsosialrad[]>;

/** The overview that applies, as `bruker` may know who made it. */
export async function boligsosialoversikt(
	db: Queryable,
	bruker: Bruker,
	{ kommunenummer, illustrasjon }: Malomrade
): Promise<Boligsosialoversikt> {
	const { rows } = await db.query<Omit<Boligsosialoversikt, 'rader'>>(sql`
		select versjon, hvem, to_char(tidspunkt at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as tidspunkt
		from boligsosialtsett where kommunenummer = ${kommunenummer} and illustrasjon = ${illustrasjon}
		order by versjon desc limit 1`);
	const [sett] = rows;
	if (!sett) return { versjon: 0, hvem: null, tidspunkt: null, rader: [] };
	const rader = await db.query<Boligsosialrad>(sql`
		select gruppe, ordinare, tilpassede, status, merknad from boligsosialt
		where kommunenummer = ${kommunenummer} and illustrasjon = ${illustrasjon} and versjon = ${sett.versjon}
		order by nr`);
	return { ...sett, hvem: serNavn(bruker) ? sett.hvem : 'Kommunen', rader: rader.rows };
}

/** Stores the overview as the next version, and answers with its number. Conflict when somebody else was first. */
export const lagreBoligsosialt = (
	db: Database,
	{ kommunenummer, illustrasjon }: Malomrade,
	endring: {
		readonly versjon: number;
		readonly grunn: string;
		readonly rader: readonly Boligsosialrad[];
	},
	bruker: Pick<Bruker, 'navn' | 'kontoId'>
): Promise<number> =>
	db.transaction(async (tx) => {
		await kreverRett(tx, bruker, illustrasjon);
		const { versjon, grunn, rader } = storable(endring);
		const { rowCount } = await tx.query(sql`
			insert into boligsosialtsett (kommunenummer, illustrasjon, versjon, hvem, grunn)
			select ${kommunenummer}, ${illustrasjon}::boolean, ${versjon}::integer + 1, ${bruker.navn}, ${grunn}
			where ${versjon}::integer = coalesce((select max(versjon) from boligsosialtsett
				where kommunenummer = ${kommunenummer} and illustrasjon = ${illustrasjon}), 0)
			on conflict do nothing`);
		if (rowCount === 0)
			throw new Conflict(
				'Oversikten er endret av en annen siden du åpnet den. Last siden på nytt, og gjør endringen igjen.'
			);
		const nummererte = rader.map((rad, nr) => ({ ...rad, nr }));
		await tx.query(sql`
			insert into boligsosialt (kommunenummer, illustrasjon, versjon, nr, gruppe, ordinare, tilpassede, status, merknad)
			select ${kommunenummer}, ${illustrasjon}, ${versjon}::integer + 1, r.nr, r.gruppe, r.ordinare, r.tilpassede, r.status,
				r.merknad
			from jsonb_to_recordset(${JSON.stringify(nummererte)}::jsonb)
				as r (nr smallint, gruppe text, ordinare integer, tilpassede integer, status text, merknad text)`);
		return versjon + 1;
	});
