import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Operasjon } from '../../src/lib/domain/plan/endring.ts';
import { BadRequest } from '../../src/lib/server/badRequest.ts';
import { gjenopprett } from '../../src/lib/server/endring/gjenopprett.ts';
import { objektVedRevisjon } from '../../src/lib/server/endring/vedRevisjon.ts';
import { loggdel, logglinjer, utenKlient } from '../../src/lib/server/endringslogg.ts';
import { Endringskonflikt } from '../../src/lib/server/errors.ts';
import { olderPartOf } from '../../src/lib/server/paging.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger, politiker, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { avvikOf, endre, ny, stand } from '../support/endre.ts';
import { at, polygon, ring } from '../support/planbygger.ts';
import {
	endret,
	flyttetHjorne,
	lagRutenett,
	rute,
	ruteId,
	type Rutenett
} from '../support/rutenett.ts';

let db: Database;
let nett: Rutenett;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
	nett = await lagRutenett(db, { planId: randomUUID(), synlighet: 'offentlig' });
});

/** Everything of every object, to the last bit, as it stands or as the log says that it stood. */
async function innhold(revision: number | null = null): Promise<unknown> {
	const objekter =
		revision === null
			? sql`(select * from planobjekt where scenario_id = ${nett.id}) o`
			: sql`${objektVedRevisjon(nett.id, revision)} o`;
	const { rows } = await db.query(sql`
		select o.lokal_id, o.objekttype, o.tema, o.kodeliste, o.kode, o.arealbruksstatus, o.omr_navn, o.beskrivelse,
			o.eierform, o.vertikalniva, o.egenskaper::text, o.buer::text, encode(ST_AsEWKB(o.geom), 'hex') as geom, o.version
		from ${objekter} order by o.lokal_id`);
	return rows;
}
const utenVersjon = (rader: unknown) =>
	(rader as Record<string, unknown>[]).map(({ version, ...rest }) => rest);

const nySone = ny(polygon(ring([0, 50], [100, 50], [100, 100], [0, 100])));
/** Five changes of all kinds: moved, split, renamed, merged again, and one that comes back. */
const historie: readonly (readonly Operasjon[])[] = [
	[
		{
			op: 'update',
			lokalId: ruteId(2, 2),
			version: 1,
			properties: { omrNavn: 'Æ', egenskaper: { a: [1.5, null, 'x'] } }
		}
	],
	[
		endret(ruteId(0, 0), 1, polygon(ring([0, 0], [100, 0], [100, 50], [0, 50]))),
		endret(ruteId(1, 0), 1, polygon(ring([100, 0], [200, 0], [200, 100], [100, 100], [100, 50]))),
		nySone
	],
	[
		endret(ruteId(0, 0), 2, rute({ side: 100 }, 0, 0)),
		{ op: 'delete', lokalId: nySone.lokalId, version: 1 }
	],
	[{ op: 'update', lokalId: ruteId(2, 2), version: 2, properties: { kode: 1130, egenskaper: {} } }],
	[endret(ruteId(0, 0), 3, polygon(ring([0, 0], [100, 0], [100, 50], [0, 50]))), nySone]
];

async function opplevd(): Promise<unknown[]> {
	const stander = [await innhold()];
	for (const operations of historie) {
		await endre(db, nett.id, operations);
		stander.push(await innhold());
	}
	return stander;
}

describe('a scenario at an earlier revision', () => {
	it('is what it was then, to the last bit and with its versions', async () => {
		const stander = await opplevd();
		for (const [nr, da] of stander.entries()) expect([nr, await innhold(nr + 1)]).toEqual([nr, da]);
	});

	it('the whole of it can be gone back to, as a new change, from any to any', async () => {
		const stander = await opplevd();
		for (const til of [1, 5, 2, 6, 3, 1, 4]) {
			const { revision } = (await stand(db, nett.id)).hode ?? { revision: 0 };
			const svar = await gjenopprett(db, planlegger, nett.id, { revision: til, seen: revision });
			expect(svar.revision).toBe(revision + 1);
			expect(utenVersjon(await innhold())).toEqual(utenVersjon(stander[til - 1]));
			// What was before that is in the log as well.
			expect(await innhold(6)).toEqual(stander[5]);
		}
		const [siste] = await logglinjer(db, planlegger, nett.id, { limit: 1 });
		expect(siste?.message).toBe('Hele scenariet gjenopprettet til revisjon 4');
	});

	it('a version never comes twice with another content', async () => {
		await opplevd();
		await gjenopprett(db, planlegger, nett.id, { revision: 1, seen: 6 });
		await gjenopprett(db, planlegger, nett.id, { revision: 6, seen: 7 });
		const { rows } = await db.query(sql`
			select l.lokal_id from endring_objekt l join endring e on e.id = l.endring_id
			where e.scenario_id = ${nett.id} and l.op <> 'delete'
			group by l.lokal_id, l.version having count(*) > 1`);
		expect(rows).toEqual([]);
	});
});

describe('objects gone back to', () => {
	it('alone, where they fit', async () => {
		const stander = await opplevd();
		const bestilling = {
			revision: 2,
			seen: 6,
			objects: [ruteId(2, 2)],
			message: 'Navnet var rett'
		};
		const svar = await gjenopprett(db, planlegger, nett.id, bestilling);
		expect(svar.objects).toMatchObject([
			{
				lokalId: ruteId(2, 2),
				version: 4,
				properties: { omrNavn: 'Æ', kode: 1110, egenskaper: { a: [1.5, null, 'x'] } }
			}
		]);
		const da = (stander[5] as { lokal_id: string }[]).filter(
			({ lokal_id: id }) => id !== ruteId(2, 2)
		);
		expect(await innhold()).toEqual(expect.arrayContaining(da));
	});

	it('are refused where a gap or an overlap would come, and taken with their neighbours', async () => {
		await opplevd();
		const alene = gjenopprett(db, planlegger, nett.id, {
			revision: 1,
			seen: 6,
			objects: [ruteId(0, 0)]
		});
		expect(await avvikOf(alene)).toMatchObject([{ rule: 'plan.formal.overlapp', areaM2: 5000 }]);
		expect((await stand(db, nett.id)).hode).toEqual({ revision: 6, linjer: 5 });
		const objects = [ruteId(0, 0), ruteId(1, 0), nySone.lokalId];
		const svar = await gjenopprett(db, planlegger, nett.id, { revision: 1, seen: 6, objects });
		expect(svar.objects.map(({ lokalId }) => lokalId).sort()).toEqual(
			[ruteId(0, 0), ruteId(1, 0)].sort()
		);
	});

	it('nothing is logged where they stand so already', async () => {
		await opplevd();
		const svar = await gjenopprett(db, planlegger, nett.id, {
			revision: 2,
			seen: 6,
			objects: [ruteId(1, 1)]
		});
		expect(svar).toEqual({ revision: 6, objects: [], avvik: [] });
		expect((await stand(db, nett.id)).hode).toEqual({ revision: 6, linjer: 5 });
	});

	it('are a conflict where somebody changed them after they were seen, with what is wanted beside what is there', async () => {
		await opplevd();
		const bestilling = {
			revision: 2,
			seen: 4,
			objects: [ruteId(2, 2), ruteId(0, 0), nySone.lokalId]
		};
		const error = await gjenopprett(db, planlegger, nett.id, bestilling).catch((e: unknown) => e);
		if (!(error instanceof Endringskonflikt)) throw error;
		const sett = new Map(error.conflicts.map((k) => [k.lokalId, k]));
		expect(sett.get(ruteId(2, 2))).toMatchObject({
			mine: { op: 'update', version: 2, properties: { omrNavn: 'Æ' } },
			theirs: { version: 3, properties: { kode: 1130 } },
			who: 'planlegger'
		});
		expect(sett.get(nySone.lokalId)).toMatchObject({
			mine: { op: 'delete' },
			theirs: { version: 2 }
		});
		// Seen before it, and untouched since: no conflict.
		await gjenopprett(db, planlegger, nett.id, { revision: 1, seen: 5, objects: [ruteId(2, 2)] });
	});

	it('a revision that is not there cannot be gone back to', async () => {
		for (const bestilling of [
			{ revision: 9, seen: 1 },
			{ revision: 1, seen: 9 }
		])
			await expect(gjenopprett(db, planlegger, nett.id, bestilling)).rejects.toThrow(BadRequest);
	});

	it('an object that never was cannot go back', async () => {
		const ukjent = randomUUID();
		const bestilling = { revision: 1, seen: 1, objects: [ruteId(0, 0), ukjent] };
		expect(await avvikOf(gjenopprett(db, planlegger, nett.id, bestilling))).toMatchObject([
			{ rule: 'plan.objekt.ukjent', object: ukjent }
		]);
	});
});

describe('the log', () => {
	it('has the newest first, what was touched, and by which browser', async () => {
		const klient = randomUUID();
		await endre(db, nett.id, flyttetHjorne(nett, 1, 1, at(110, 100)), { klient });
		await endre(db, nett.id, [endret(ruteId(2, 2), 1, rute(nett, 2, 2))]);
		const linjer = await logglinjer(db, planlegger, nett.id, { limit: 10 });
		expect(linjer).toMatchObject([
			{
				revision: 3,
				who: 'planlegger',
				message: 'En prøve',
				objects: [ruteId(2, 2)],
				client: null
			},
			{
				revision: 2,
				objects: [ruteId(0, 0), ruteId(1, 0), ruteId(0, 1), ruteId(1, 1)].sort(),
				client: klient
			}
		]);
		const [linje] = utenKlient(await loggdel(db, planlegger, nett.id, { limit: 1 })).linjer;
		expect(Object.keys(linje ?? {}).sort()).toEqual(
			['message', 'objects', 'revision', 'when', 'who'] // as the contract has it
		);
		const av = await logglinjer(db, planlegger, nett.id, { limit: 10, object: ruteId(1, 1) });
		expect(av.map(({ revision }) => revision)).toEqual([2]);
	});

	it('tells planners who it was, and others that it was the municipality', async () => {
		await endre(db, nett.id, [endret(ruteId(2, 2), 1, rute(nett, 2, 2))]);
		for (const bruker of [politiker, publikum])
			expect(await logglinjer(db, bruker, nett.id, { limit: 1 })).toMatchObject([
				{ who: 'Kommunen' }
			]);
	});

	it('comes in parts that hold together while more is written', async () => {
		for (let version = 1; version <= 5; version++)
			await endre(db, nett.id, [endret(ruteId(2, 2), version, rute(nett, 2, 2))]);
		const sett: number[] = [];
		let neste: string | undefined = '/api/scenarios/1/log?limit=2';
		while (neste) {
			const svar: Response = await olderPartOf(new URL(neste, 'http://x'), (part) =>
				loggdel(db, planlegger, nett.id, part)
			);
			sett.push(...((await svar.json()) as { revision: number }[]).map(({ revision }) => revision));
			neste = /<(.*)>; rel="next"/.exec(svar.headers.get('link') ?? '')?.[1];
			const version = sett.length + 4;
			if (neste && version < 8)
				await endre(db, nett.id, [endret(ruteId(2, 2), version, rute(nett, 2, 2))]);
		}
		expect(sett).toEqual([6, 5, 4, 3, 2]);
	});

	it('names no more objects in one part than an answer can hold, and tells where it goes on', async () => {
		const { rows } = await db.query<{ id: number }>(sql`
			insert into endring (scenario_id, revision, hvem, melding)
			select ${nett.id}, r, 'planlegger', 'Mange' from generate_series(101, 103) r returning id`);
		await db.query(sql`
			insert into endring_objekt (endring_id, lokal_id, op, version)
			select e.id, gen_random_uuid(), 'create', 1
			from unnest(${rows.map(({ id }) => id)}::bigint[]) e (id) cross join generate_series(1, 15000)`);
		const del = await loggdel(db, planlegger, nett.id, { limit: 1000 });
		expect(del.linjer.map(({ revision, objects }) => [revision, objects.length])).toEqual([
			[103, 15_000],
			[102, 15_000]
		]);
		expect(del.eldre).toBe(102);
		const resten = await loggdel(db, planlegger, nett.id, { limit: 1000, before: 102 });
		expect(resten.linjer[0]?.revision).toBe(101);
		expect(resten.eldre).toBeNull();
	});
});
