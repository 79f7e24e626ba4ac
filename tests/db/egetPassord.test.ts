import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import { byttEgetPassord, egenKonto } from '../../src/lib/server/auth/egetPassord.ts';
import { loggInn } from '../../src/lib/server/auth/innlogging.ts';
import { createKonto } from '../../src/lib/server/auth/konto.ts';
import { brukerByOkt, createOkt } from '../../src/lib/server/auth/okt.ts';
import { BadRequest } from '../../src/lib/server/badRequest.ts';
import { Forbidden } from '../../src/lib/server/errors.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';

const gammelt = 'blåbærtur i Vestre Toten';
const nytt = 'skitur rundt Einavatnet';
const now = new Date('2026-03-02T08:00:00Z');
const noLimit = { take: () => Promise.resolve(0), forgive: () => Promise.resolve() };

let db: Database;
let kari: Bruker;
let elsewhere = '';

beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
	await db.query(sql`delete from konto`);
	const { id } = await createKonto(db, {
		brukernavn: 'kari',
		navn: 'Kari',
		rolle: 'plansjef',
		passord: gammelt
	});
	elsewhere = await createOkt(db, id, now);
	kari = { rolle: 'plansjef', navn: 'Kari', kontoId: id, via: 'okt' };
});

const change = (ord: { gammelt?: string; nytt?: string }, forsok = noLimit, bruker = kari) =>
	byttEgetPassord(db, bruker, { gammelt, nytt, adresse: '10.0.0.1', now, ...ord }, { forsok });
const opens = async (passord: string) =>
	(
		await loggInn(
			db,
			{ brukernavn: 'kari', passord, adresse: '10.0.0.1', now },
			{ forsok: noLimit }
		)
	).ok;

describe('changing one’s own password', () => {
	it('ends every other session, and goes on in a new one', async () => {
		const svar = await change({});
		expect(await brukerByOkt(db, elsewhere, now)).toBeNull();
		expect(await brukerByOkt(db, svar.ok ? svar.token : '', now)).toMatchObject({ navn: 'Kari' });
		expect([await opens(gammelt), await opens(nytt)]).toEqual([false, true]);
	});

	it('takes the old one, and changes nothing without it', async () => {
		expect(await change({ gammelt: 'gjettet passord' })).toEqual({ ok: false, grunn: 'feil' });
		expect(await opens(gammelt)).toBe(true);
		expect(await brukerByOkt(db, elsewhere, now)).not.toBeNull();
	});

	it('counts as an attempt to sign in', async () => {
		const shut = { ...noLimit, take: () => Promise.resolve(60) };
		expect(await change({}, shut)).toEqual({ ok: false, grunn: 'for-mange', ventSekunder: 60 });
	});

	it('refuses a weak one, and keeps the sessions', async () => {
		await expect(change({ nytt: 'kort' })).rejects.toThrow(BadRequest);
		expect(await brukerByOkt(db, elsewhere, now)).not.toBeNull();
	});

	it('is for an account of one’s own: not the public’s, a script’s or a demo account’s', async () => {
		await expect(change({}, noLimit, publikum)).rejects.toThrow(Forbidden);
		await expect(change({}, noLimit, planlegger)).rejects.toThrow(Forbidden);
		await db.query(sql`update konto set demo = true`);
		await expect(egenKonto(db, kari)).rejects.toThrow(/Demokontoene/);
	});
});
