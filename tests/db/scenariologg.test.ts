import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gjenopprett } from '../../src/lib/server/endring/gjenopprett.ts';
import { endretSammen, gjenopprettingsplan } from '../../src/lib/server/gjenopprettingsplan.ts';
import { gjeldendeFor } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import {
	loggobjekt,
	objektomtale,
	scenariologg,
	sisteEndringer,
	type Loggvalg
} from '../../src/lib/server/scenariologg.ts';
import { planlegger, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { avvikOf, endre, ny } from '../support/endre.ts';
import { makeScenario } from '../support/plan.ts';
import { at, polygon, ring } from '../support/planbygger.ts';
import { endret, flyttetHjorne, lagRutenett, ruteId, type Rutenett } from '../support/rutenett.ts';

let db: Database;
let nett: Rutenett;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
	nett = await lagRutenett(db, { planId: randomUUID(), synlighet: 'offentlig' });
});

const ALT: Loggvalg = { objekt: null, before: null, limit: 10 };
const logg = (valg: Partial<Loggvalg> = {}, bruker = planlegger) =>
	scenariologg(db, bruker, nett.id, { ...ALT, ...valg });

/** A zone is split in two, a corner is moved, the new zone is taken out again: revisions 2, 3 and 4. */
const nySone = ny(polygon(ring([200, 250], [300, 250], [300, 300], [200, 300])), {
	omrNavn: 'Ny1'
});
async function treEndringer(): Promise<void> {
	const halv = polygon(ring([200, 200], [300, 200], [300, 250], [200, 250]));
	const hel = polygon(ring([200, 200], [300, 200], [300, 300], [200, 300]));
	await endre(db, nett.id, [endret(ruteId(2, 2), 1, halv), nySone]);
	await endre(db, nett.id, flyttetHjorne(nett, 1, 1, at(105, 95)));
	const slett = { op: 'delete', lokalId: nySone.lokalId, version: 1 } as const;
	await endre(db, nett.id, [endret(ruteId(2, 2), 2, hel), slett]);
}

describe('the log of a scenario, as people read it', () => {
	it('has the newest first, names the objects, also one that is gone, and counts the rest', async () => {
		await treEndringer();
		const versjoner = {
			[ruteId(0, 0)]: 2,
			[ruteId(1, 0)]: 2,
			[ruteId(0, 1)]: 2,
			[ruteId(1, 1)]: 2,
			[ruteId(2, 2)]: 3
		};
		await endre(
			db,
			nett.id,
			Object.entries(versjoner).map(([lokalId, version]) => ({
				op: 'update',
				lokalId,
				version,
				properties: { beskrivelse: 'Ny tekst' }
			}))
		);
		const { rader, eldre } = await logg();
		expect(eldre).toBeNull();
		expect(rader.map(({ revision, antallObjekter }) => [revision, antallObjekter])).toEqual([
			[5, 5],
			[4, 2],
			[3, 4],
			[2, 2]
		]);
		expect(rader[0]?.objekter).toHaveLength(4);
		const navn = rader[2]?.objekter.map(({ omtale }) => omtale);
		expect(navn).toEqual(['B1', 'B2', 'B4', 'B5']);
		const borte = rader[1]?.objekter.find(({ lokalId }) => lokalId === nySone.lokalId);
		expect(borte).toEqual({ lokalId: nySone.lokalId, op: 'delete', omtale: 'Ny1' });
		expect(rader[1]).toMatchObject({ hvem: 'planlegger', melding: 'En prøve' });
		expect(rader[1]?.tidspunkt).toBeInstanceOf(Date);
	});

	it('is read in parts to its beginning, none of it twice', async () => {
		await treEndringer();
		const forste = await logg({ limit: 2 });
		expect(forste.rader.map(({ revision }) => revision)).toEqual([4, 3]);
		expect(forste.eldre).toBe(3);
		const andre = await logg({ limit: 2, before: forste.eldre });
		expect(andre.rader.map(({ revision }) => revision)).toEqual([2]);
		expect(andre.eldre).toBeNull();
	});

	it('of one object has what touched it, that object first', async () => {
		await treEndringer();
		const { rader } = await logg({ objekt: ruteId(2, 2) });
		expect(rader.map(({ revision }) => revision)).toEqual([4, 2]);
		expect(rader.map(({ objekter }) => objekter[0]?.lokalId)).toEqual([ruteId(2, 2), ruteId(2, 2)]);
		expect((await logg({ objekt: randomUUID() })).rader).toEqual([]);
		expect(loggobjekt('ikke en uuid')).toBeNull();
		expect(loggobjekt(ruteId(0, 0).toUpperCase())).toBe(ruteId(0, 0));
	});

	it('tells others than planners that the municipality did it', async () => {
		await treEndringer();
		const { rader } = await logg({}, publikum);
		expect([...new Set(rader.map(({ hvem }) => hvem))]).toEqual(['Kommunen']);
	});

	it('speaks of an object that is gone by its last name, and of one that never was not at all', async () => {
		await treEndringer();
		const omtale = (id: string) => objektomtale(db, planlegger, nett.id, id);
		expect(await omtale(ruteId(1, 0))).toEqual({ omtale: 'B2', isGone: false });
		expect(await omtale(nySone.lokalId)).toEqual({ omtale: 'Ny1', isGone: true });
		expect(await omtale(randomUUID())).toBeNull();
	});

	it('says in the list of scenarios when each was last changed, by whom, and how many changes there are', async () => {
		await treEndringer();
		const urort = await lagRutenett(db, { planId: randomUUID() });
		const siste = await sisteEndringer(db, [nett.id, urort.id]);
		expect(siste).toMatchObject([{ scenario: nett.id, hvem: 'planlegger', antall: 3 }]);
	});
});

describe('what is told before anything goes back', () => {
	const plan = (revision: number, objekter: readonly string[] | null) =>
		gjenopprettingsplan(db, nett.id, revision, objekter, 100);

	it('is what then changes: no more, no less', async () => {
		await treEndringer();
		for (const revision of [1, 2, 3]) {
			const told = await plan(revision, null);
			expect(told.antall).toBe(told.rader.length);
			const before = await logg({ limit: 1 });
			const seen = before.rader[0]?.revision ?? 0;
			await gjenopprett(db, planlegger, nett.id, { revision, seen });
			const { rader } = await logg({ limit: 1 });
			expect(rader[0]?.antallObjekter).toBe(told.antall);
			expect((await plan(revision, null)).antall).toBe(0);
		}
	});

	it('says of each object whether it comes, goes, or gets its old border, purpose or name', async () => {
		await treEndringer();
		await endre(db, nett.id, [
			{ op: 'update', lokalId: ruteId(1, 1), version: 2, properties: { kode: 1130, omrNavn: 'S9' } }
		]);
		const tilbake = (await plan(2, null)).rader;
		const of = (id: string) => tilbake.find(({ lokalId }) => lokalId === id);
		expect(of(nySone.lokalId)).toMatchObject({ op: 'create', omtale: 'Ny1', grense: false });
		const uendret = { formal: false, grense: false, opplysninger: false };
		expect(of(ruteId(2, 2))).toMatchObject({ ...uendret, op: 'update', grense: true });
		expect(of(ruteId(1, 1))).toMatchObject({
			omtale: 'S9',
			formal: true,
			grense: true,
			opplysninger: true
		});
		await gjenopprett(db, planlegger, nett.id, { revision: 2, seen: 5 });
		const ut = (await plan(1, null)).rader;
		expect(ut.find(({ lokalId }) => lokalId === nySone.lokalId)).toMatchObject({
			op: 'delete',
			omtale: 'Ny1'
		});
	});

	it('one zone alone may not fit; with all that changed together with it, it does', async () => {
		await treEndringer();
		const alene = [ruteId(0, 0)];
		const feil = await avvikOf(
			gjenopprett(db, planlegger, nett.id, { revision: 1, seen: 4, objects: alene })
		);
		expect(feil.length).toBeGreaterThan(0);
		const sammen = await endretSammen(db, nett.id, 1, ruteId(0, 0));
		expect(sammen.toSorted()).toEqual(
			[ruteId(0, 0), ruteId(1, 0), ruteId(0, 1), ruteId(1, 1)].toSorted()
		);
		const svar = await gjenopprett(db, planlegger, nett.id, {
			revision: 1,
			seen: 4,
			objects: sammen
		});
		expect(svar.objects).toHaveLength(4);
		expect(await endretSammen(db, nett.id, svar.revision, ruteId(0, 0))).toEqual([ruteId(0, 0)]);
	});
});

describe('the plan in force of a plan', () => {
	it('is named to those who may see it', async () => {
		const id = await makeScenario(db, [], {
			planId: randomUUID().slice(0, 16),
			synlighet: 'intern'
		});
		const { plan } = (
			await db.query<{ plan: number }>({
				text: 'select plan_id as plan from scenario where id = $1',
				values: [id]
			})
		).rows[0] ?? { plan: 0 };
		expect(await gjeldendeFor(db, planlegger, [plan, plan, nett.planId])).toEqual([{ plan, id }]);
		expect(await gjeldendeFor(db, publikum, [plan])).toEqual([]);
	});
});
