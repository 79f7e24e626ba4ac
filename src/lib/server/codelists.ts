import { kodelister } from '../domain/codelists/index.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/**
 * Fills the code-list tables from the JSON at every start: a new code is added, a changed name follows.
 * Codes are never removed, since plans may hold them.
 */
export async function syncKodelister(db: Queryable): Promise<void> {
	const lister = kodelister.map(({ liste, kilde }) => ({ navn: liste, kilde }));
	const verdier = kodelister.flatMap(({ liste, verdier }) =>
		verdier.map(({ kode, navn, utgatt }) => ({ liste, kode, navn, utgatt: utgatt ?? false }))
	);
	await db.query(sql`
		insert into kodeliste (navn, kilde)
		select navn, kilde from jsonb_to_recordset(${JSON.stringify(lister)}::jsonb) as l(navn text, kilde text)
		on conflict (navn) do update set kilde = excluded.kilde where kodeliste.kilde <> excluded.kilde`);
	await db.query(sql`
		insert into kodeverdi (liste, kode, navn, utgatt)
		select liste, kode, navn, utgatt
		from jsonb_to_recordset(${JSON.stringify(verdier)}::jsonb)
			as v(liste text, kode integer, navn text, utgatt boolean)
		on conflict (liste, kode) do update set navn = excluded.navn, utgatt = excluded.utgatt
		where (kodeverdi.navn, kodeverdi.utgatt) is distinct from (excluded.navn, excluded.utgatt)`);
}
