import assert from 'node:assert/strict';
import { objektVedRevisjon } from '../../src/lib/server/endring/vedRevisjon.ts';
import type { Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';

type Bilder = Map<string, string>;

/** Every object of a scenario, whole, as it stands. */
export async function bilder(db: Queryable, scenarioId: number): Promise<Bilder> {
	const { rows } = await db.query<{ id: string; bilde: string }>(sql`
		select lokal_id as id, planobjekt_bilde(o)::text || ' v' || o.version as bilde
		from planobjekt o where scenario_id = ${scenarioId}`);
	return new Map(rows.map(({ id, bilde }) => [id, bilde]));
}

interface Linje {
	readonly revision: number;
	readonly id: string;
	readonly before: string | null;
	readonly after: string | null;
	readonly version: number;
}

const PAGE = 500;
async function* linjer(db: Queryable, scenarioId: number, siste: number): AsyncGenerator<Linje> {
	for (let from = 0; from < siste; from += PAGE) {
		const { rows } = await db.query<Linje>(sql`
			select e.revision, l.lokal_id as id, l.before::text as before, l.after::text as after, l.version
			from endring e join endring_objekt l on l.endring_id = e.id
			where e.scenario_id = ${scenarioId} and e.revision > ${from} and e.revision <= ${from + PAGE}
			order by e.revision, l.lokal_id`);
		yield* rows;
	}
}

const utenVersjon = (bilde: string | undefined): string | null =>
	bilde?.replace(/ v\d+$/, '') ?? null;

/** The state at a revision by the database's own function. */
async function vedRevisjon(db: Queryable, scenarioId: number, revision: number): Promise<Bilder> {
	const { rows } = await db.query<{ id: string; bilde: string }>(sql`
		select o.lokal_id as id, jsonb_build_object(
			'lokalId', o.lokal_id, 'objekttype', o.objekttype, 'tema', o.tema, 'kodeliste', o.kodeliste,
			'kode', o.kode, 'arealbruksstatus', o.arealbruksstatus, 'omrNavn', o.omr_navn,
			'beskrivelse', o.beskrivelse, 'eierform', o.eierform, 'vertikalniva', o.vertikalniva,
			'egenskaper', o.egenskaper, 'buer', o.buer, 'geom', encode(ST_AsEWKB(o.geom), 'hex'))::text || ' v' || o.version as bilde
		from ${objektVedRevisjon(scenarioId, revision)} o`);
	return new Map(rows.map(({ id, bilde }) => [id, bilde]));
}

/**
 * The log, replayed from the first state: each line begins where the one before it left the object, no revision is missing and
 * none is without an object, and what comes out is what stands in the scenario, to the last bit. At the revisions `ogsa`, what
 * the database says that it was then is the same too.
 */
export async function etterprovLoggen(
	db: Queryable,
	scenarioId: number,
	forst: Bilder,
	ogsa: readonly number[] = []
): Promise<{ revision: number; linjer: ReadonlyMap<number, ReadonlyMap<string, Linje>> }> {
	const { rows } = await db.query<{ revision: number }>(
		sql`select revision from scenario where id = ${scenarioId}`
	);
	const revision = rows[0]?.revision ?? 0;
	const stand: Bilder = new Map(forst);
	const alle = new Map<number, Map<string, Linje>>();
	const sjekk = new Map(ogsa.map((r) => [r, null as Bilder | null]));
	let naa = 1;
	const ved = (neste: number) => {
		for (; naa < neste; naa++) if (sjekk.has(naa)) sjekk.set(naa, new Map(stand));
	};
	for await (const linje of linjer(db, scenarioId, revision)) {
		ved(linje.revision);
		if (utenVersjon(stand.get(linje.id)) !== linje.before)
			throw new Error(
				`revision ${linje.revision.toString()} does not begin where ${linje.id} stood`
			);
		if (linje.after === null) stand.delete(linje.id);
		else stand.set(linje.id, `${linje.after} v${linje.version.toString()}`);
		const samme = alle.get(linje.revision) ?? new Map<string, Linje>();
		alle.set(linje.revision, samme.set(linje.id, linje));
	}
	ved(revision + 1);
	assert.deepEqual(
		[...alle.keys()],
		Array.from({ length: revision - 1 }, (_, nr) => nr + 2)
	);
	assert.deepEqual(await bilder(db, scenarioId), stand);
	for (const [r, da] of sjekk) assert.deepEqual([r, await vedRevisjon(db, scenarioId, r)], [r, da]);
	return { revision, linjer: alle };
}
