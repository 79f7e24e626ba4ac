import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** What there is to be explained in a legend: one for each combination that scenarios have. */
export interface Forekommer {
	readonly tema: string;
	readonly objekttype: string;
	readonly kode: number | null;
	readonly status: number | null;
	readonly vertikalniva: number | null;
}

/** Which signs do these scenarios have on the map? The caller has checked that the person may see them. */
export async function forekomster(
	db: Queryable,
	scenarier: readonly number[]
): Promise<Forekommer[]> {
	const { rows } = await db.query<Forekommer>(sql`
		select distinct tema, objekttype, kode, arealbruksstatus as status, vertikalniva from planobjekt
		where scenario_id = any(${scenarier}::integer[]) and tema <> 'grense'
		order by 1, 2, 3, 4, 5`);
	return rows;
}
