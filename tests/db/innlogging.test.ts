import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
	forsokFor,
	FORSOK_PER_ADRESSE,
	FORSOK_PER_KONTO
} from '../../src/lib/server/auth/forsok.ts';
import { loggInn } from '../../src/lib/server/auth/innlogging.ts';
import { createKonto, deaktiver, type Konto } from '../../src/lib/server/auth/konto.ts';
import { brukerByOkt } from '../../src/lib/server/auth/okt.ts';
import { verifyPassord } from '../../src/lib/server/auth/passord.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';

const passord = 'blåbærtur i Vestre Toten';
const now = new Date('2026-03-02T08:00:00Z');
const noLimit = { take: () => Promise.resolve(0), forgive: () => Promise.resolve() };

let db: Database;
let kari: Konto;

beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
	await db.query(sql`delete from konto`);
	kari = await createKonto(db, { brukernavn: 'kari', navn: 'Kari', rolle: 'plansjef', passord });
});

const attempt = (brukernavn: string, word: string, parts: Parameters<typeof loggInn>[2] = {}) =>
	loggInn(
		db,
		{ brukernavn, passord: word, adresse: '10.0.0.1', now },
		{ forsok: noLimit, ...parts }
	);

describe('signing in', () => {
	it('opens a session for the right password', async () => {
		const svar = await attempt(' KARI ', passord);
		const bruker = await brukerByOkt(db, svar.ok ? svar.token : '', now);
		expect(bruker).toMatchObject({ rolle: 'plansjef', kontoId: kari.id });
	});

	it('ends the session that the browser had, which else would lie open', async () => {
		const first = await attempt('kari', passord);
		const okt = first.ok ? first.token : '';
		const given = { brukernavn: 'kari', passord, adresse: '10.0.0.1', now, okt };
		const second = await loggInn(db, given, { forsok: noLimit });
		expect(await brukerByOkt(db, okt, now)).toBeNull();
		expect(await brukerByOkt(db, second.ok ? second.token : '', now)).not.toBeNull();
	});

	it('does not look at a password that is longer than any is', async () => {
		const verify = vi.fn(verifyPassord);
		const long = 'a'.repeat(1_000_000);
		expect(await attempt('kari', long, { verify })).toEqual({ ok: false, grunn: 'feil' });
		expect(await attempt(long, passord, { verify })).toEqual({ ok: false, grunn: 'feil' });
		expect(verify).not.toHaveBeenCalled();
	});

	it('answers the same to a wrong password, an unknown account, a closed one and nonsense', async () => {
		const svar = [
			await attempt('kari', 'feil passord'),
			await attempt('ukjent', passord),
			await attempt('kari\0', passord)
		];
		await deaktiver(db, kari.id);
		svar.push(await attempt('kari', passord));
		expect(svar).toEqual(Array.from({ length: 4 }, () => ({ ok: false, grunn: 'feil' })));
	});

	it('does the work of one scrypt in each of these cases, so that time tells nothing', async () => {
		const verify = vi.fn(verifyPassord);
		await attempt('kari', 'feil passord', { verify });
		await attempt('ukjent', passord, { verify });
		await attempt('kari\0', passord, { verify });
		await deaktiver(db, kari.id);
		await attempt('kari', passord, { verify });
		expect(verify.mock.calls.map(([, hash]) => hash !== null)).toEqual([true, false, false, false]);
	});
});

describe('wrong passwords', () => {
	const fail = { verify: () => Promise.resolve(false) };
	const right = { verify: () => Promise.resolve(true) };
	const signIn = (brukernavn: string, adresse: string, parts: Parameters<typeof loggInn>[2]) =>
		loggInn(db, { brukernavn, passord: 'x', adresse, now }, parts);

	beforeEach(() => {
		vi.useFakeTimers({ toFake: ['Date'] });
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('ten times shut one account for a quarter of an hour, from every address, and no other account', async () => {
		const start = Date.now();
		for (let i = 0; i < FORSOK_PER_KONTO; i++)
			expect(await signIn('kari', `10.1.0.${i}`, fail)).toEqual({ ok: false, grunn: 'feil' });
		const svar = await signIn('kari', '10.1.1.1', right);
		expect(svar).toMatchObject({ ok: false, grunn: 'for-mange' });
		expect(!svar.ok && svar.grunn === 'for-mange' && svar.ventSekunder).toBeGreaterThan(14 * 60);
		expect(await signIn('ola', '10.1.1.1', fail)).toEqual({ ok: false, grunn: 'feil' });
		vi.setSystemTime(start + 15 * 60_000 + 1000);
		expect((await signIn('kari', '10.1.1.1', right)).ok).toBe(true);
	});

	it('are forgotten when the right one comes', async () => {
		for (let round = 0; round < 3; round++) {
			for (let i = 1; i < FORSOK_PER_KONTO; i++) await signIn('kari', '10.2.0.1', fail);
			expect((await signIn('kari', '10.2.0.1', right)).ok).toBe(true);
		}
	});

	it('from one address shut that address, whichever accounts it tries', async () => {
		for (let i = 0; i < FORSOK_PER_ADRESSE; i++)
			expect(await signIn(`navn${i}`, '10.3.0.1', fail)).toMatchObject({ grunn: 'feil' });
		expect(await signIn('kari', '10.3.0.1', right)).toMatchObject({ grunn: 'for-mange' });
		expect((await signIn('kari', '10.3.0.2', right)).ok).toBe(true);
	});

	it('are counted together by all servers on PostgreSQL, in memory on the embedded engine', async () => {
		await forsokFor(db).take('per', '10.4.0.1');
		const { rowCount } = await db.query(sql`
			select from innloggingsforsok where key = 'adresse:10.4.0.1'`);
		expect(rowCount).toBe(db.engine === 'postgresql' ? 1 : 0);
	});
});
