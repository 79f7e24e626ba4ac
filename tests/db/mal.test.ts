import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	INDIKATORER,
	type Indikator,
	type Malinnhold
} from '../../src/lib/domain/housing/malregister.ts';
import { createDemoKontoer } from '../../src/lib/server/auth/demo.ts';
import { kontoByBrukernavn } from '../../src/lib/server/auth/konto.ts';
import { Conflict, Forbidden, NotFound } from '../../src/lib/server/errors.ts';
import { housingAnswer } from '../../src/lib/server/housingAnswer.ts';
import {
	endreMal,
	malFor,
	malhistorikk,
	malIKommunen,
	opprettMal,
	tilbakeforMal,
	trekkMal
} from '../../src/lib/server/mal.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { at, sone, utenMal } from '../support/bolig.ts';
import { planlegger, plansjef, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario } from '../support/plan.ts';

const VIRKELIG = { kommunenummer: '3443', illustrasjon: false };
const TEGNET = { kommunenummer: '3443', illustrasjon: true };

let db: Database;
let scenario: number;
beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await makeScenario(db, [sone('B1', 1110, 2, at(500, 500, 100))]);
});
beforeEach(() => utenMal(db));
afterAll(() => db.close());

const innhold = (over: Partial<Malinnhold> = {}): Malinnhold => ({
	navn: 'Boliger i Testby',
	kildeslag: 'boligplan',
	kilde: 'Boligplan 2026',
	kildeDato: '2026-01-15',
	gjengivelse: 'gjengitt',
	indikator: 'boliger',
	retning: 'minst',
	verdi: 100,
	fraAar: 2026,
	tilAar: 2029,
	tettsted: 'Testby',
	sone: null,
	boligtype: null,
	gruppe: null,
	fnMal: 11,
	delAv: null,
	...over
});
const lag = (over: Partial<Malinnhold> = {}, omrade = VIRKELIG) =>
	opprettMal(db, omrade, { innhold: innhold(over), grunn: 'Vedtatt' }, planlegger);
const sett = (id: number, versjon: number, over: Partial<Malinnhold> = {}) =>
	endreMal(db, VIRKELIG, { id, versjon, grunn: 'Rettet', innhold: innhold(over) }, plansjef);

describe('a goal in the register', () => {
	it('keeps every version, with who set it and why, and goes back to one of them as a new one', async () => {
		const id = await lag();
		await sett(id, 1, { verdi: 120, navn: 'Flere boliger i Testby' });
		await tilbakeforMal(db, VIRKELIG, { id, versjon: 2, til: 1 }, planlegger);
		expect(await malFor(db, VIRKELIG)).toEqual([
			{ ...innhold(), id, versjon: 3, illustrasjon: false }
		]);
		expect(
			(await malhistorikk(db, VIRKELIG)).map(({ versjon, verdi, hvem, grunn }) => ({
				versjon,
				verdi,
				hvem,
				grunn
			}))
		).toEqual([
			{ versjon: 3, verdi: 100, hvem: 'planlegger', grunn: 'Tilbake til versjon 1.' },
			{ versjon: 2, verdi: 120, hvem: 'plansjef', grunn: 'Rettet' },
			{ versjon: 1, verdi: 100, hvem: 'planlegger', grunn: 'Vedtatt' }
		]);
	});

	it('is never changed unseen: of two changes of one version, one is refused', async () => {
		const id = await lag();
		const begge = await Promise.allSettled([sett(id, 1, { verdi: 1 }), sett(id, 1, { verdi: 2 })]);
		expect(begge.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(sett(id, 1)).rejects.toThrow(Conflict);
		await expect(sett(id, 7)).rejects.toThrow(NotFound);
	});

	it('that is taken out is asked for no more, and comes back with its history', async () => {
		const id = await lag();
		await trekkMal(db, VIRKELIG, { id, versjon: 1, grunn: 'Opphevet' }, planlegger);
		expect(await malFor(db, VIRKELIG)).toEqual([]);
		await tilbakeforMal(db, VIRKELIG, { id, versjon: 2, til: 1 }, planlegger);
		expect(await malFor(db, VIRKELIG)).toMatchObject([{ id, versjon: 3, verdi: 100 }]);
	});

	it('cannot be written over in the database itself', async () => {
		await lag();
		await expect(db.query(sql`update malversjon set verdi = 1`)).rejects.toThrow('append-only');
		await expect(db.query(sql`delete from mal`)).rejects.toThrow('append-only');
	});

	it('may have every indicator that the form offers', async () => {
		for (const indikator of Object.keys(INDIKATORER) as Indikator[])
			await lag({ indikator, verdi: null });
		expect(await malFor(db, VIRKELIG)).toHaveLength(Object.keys(INDIKATORER).length);
	});

	it('is part of one other goal, in two levels, which is not taken out under it', async () => {
		const over = await lag();
		const under = await lag({ delAv: over });
		await expect(lag({ delAv: under })).rejects.toThrow(Conflict);
		await expect(lag({ delAv: 999 })).rejects.toThrow(NotFound);
		await expect(lag({ delAv: over }, TEGNET)).rejects.toThrow(NotFound);
		await expect(sett(over, 1, { delAv: over })).rejects.toThrow(NotFound);
		const ut = { id: over, versjon: 1, grunn: 'Ut' };
		await expect(trekkMal(db, VIRKELIG, ut, planlegger)).rejects.toThrow('delmål');
	});
});

describe('whose goals they are', () => {
	it('those of the illustration and the real ones are kept apart, and told apart', async () => {
		const id = await lag({}, TEGNET);
		expect(await malFor(db, VIRKELIG)).toEqual([]);
		await expect(sett(id, 1)).rejects.toThrow(NotFound);
		await lag();
		const alle = await malIKommunen(db, '3443');
		expect(alle.map(({ illustrasjon }) => illustrasjon)).toEqual([false, true]);
		await expect(malIKommunen(db, '9999')).rejects.toThrow(NotFound);
	});

	it('an open demo account changes none but those of the illustration', async () => {
		await db.query(sql`update plan set illustrasjon = true`);
		await db.query(sql`update scenario set kind = 'forslag'`);
		await createDemoKontoer(db);
		const { id: kontoId } = await kontoByBrukernavn(db, 'planlegger');
		const demo = { navn: 'Pia', kontoId };
		const nytt = { innhold: innhold(), grunn: 'Prøve' };
		await expect(opprettMal(db, VIRKELIG, nytt, demo)).rejects.toThrow(Forbidden);
		await opprettMal(db, TEGNET, nytt, demo);
		const id = await lag();
		const endring = { id, versjon: 1, ...nytt };
		await expect(endreMal(db, VIRKELIG, endring, demo)).rejects.toThrow(Forbidden);
		await db.query(sql`update plan set illustrasjon = false`);
	});
});

describe('the goals in the housing answer', () => {
	const svar = () => housingAnswer(db, scenario, publikum);

	it('are those for dwellings in a place: a change, one taken out and one taken back each have a stamp of their own', async () => {
		const ingen = await svar();
		expect(ingen.oversikt.goals).toEqual([]);
		const id = await lag();
		const forste = await svar();
		expect(forste.oversikt.goals).toEqual([
			{
				id,
				navn: 'Boliger i Testby',
				tettsted: 'Testby',
				fraAar: 2026,
				tilAar: 2029,
				antall: 100,
				kilde: 'Boligplan 2026',
				kildeDato: '2026-01-15',
				illustrasjon: false
			}
		]);
		await sett(id, 1, { verdi: 120 });
		const andre = await svar();
		expect(andre.oversikt.goals).toMatchObject([{ antall: 120 }]);
		await trekkMal(db, VIRKELIG, { id, versjon: 2, grunn: 'Ut' }, planlegger);
		const uten = await svar();
		expect(uten.oversikt.goals).toEqual([]);
		expect(new Set([ingen, forste, andre, uten].map(({ etag }) => etag)).size).toBe(4);
	});

	it('leave out what is no goal for dwellings in a place: a type, a group, a zone, «høyst», another indicator', async () => {
		await lag({ boligtype: 'tilrettelagt' });
		await lag({ gruppe: 'eldre' });
		await lag({ tettsted: null, sone: '6f3e8a9e-7d0e-4b61-9a55-0f0b8f4f3a11' });
		await lag({ retning: 'hoyst' });
		await lag({ indikator: 'andel-fortetting', verdi: 60 });
		expect((await svar()).oversikt.goals).toEqual([]);
	});
});
