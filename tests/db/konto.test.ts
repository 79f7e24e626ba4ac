import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authenticate } from '../../src/lib/server/auth/authenticate.ts';
import { UTEN_INNLOGGING } from '../../src/lib/server/auth/bruker.ts';
import {
	createKonto,
	deaktiver,
	endreRolle,
	kontoByBrukernavn,
	kontoById,
	listKontoer,
	setPassord,
	type Konto
} from '../../src/lib/server/auth/konto.ts';
import { createOkt, endOkt, OKT_HVILE_MS, OKT_LENGST_MS } from '../../src/lib/server/auth/okt.ts';
import { hashPassord } from '../../src/lib/server/auth/passord.ts';
import {
	brukerByTilgangsnokkel,
	createTilgangsnokkel,
	listTilgangsnokler,
	revokeTilgangsnokkel
} from '../../src/lib/server/auth/tilgangsnokkel.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';

const passord = 'blåbærtur i Vestre Toten';
const now = new Date('2026-03-02T08:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);

let db: Database;
let kari: Konto;
let hash: string;

beforeAll(async () => {
	db = await openTestDatabase();
	hash = await hashPassord(passord);
});
afterAll(() => db.close());
beforeEach(async () => {
	await db.query(sql`delete from konto`);
	await db.query(sql`delete from tilgangsnokkel`);
	const { rows } = await db.query<{ id: number }>(sql`
		insert into konto (brukernavn, navn, rolle, passord_hash)
		values ('kari.åsen', 'Kari Åsen', 'planlegger', ${hash}) returning id`);
	kari = await kontoById(db, rows[0]?.id ?? 0);
});

describe('an account', () => {
	it('is the same whatever case its name is written in', async () => {
		const ny = { brukernavn: 'Ola.ÅS', navn: 'Ola', rolle: 'politiker', passord } as const;
		const ola = await createKonto(db, ny);
		expect(ola.brukernavn).toBe('ola.ås');
		expect((await kontoByBrukernavn(db, 'OLA.ÅS')).id).toBe(ola.id);
		await expect(createKonto(db, { ...ny, brukernavn: 'ola.Ås' })).rejects.toThrow('i bruk');
	});

	it('cannot be made with a weak password, a blank in its name, or no name at all', async () => {
		const ny = { brukernavn: 'ola', navn: 'Ola', rolle: 'politiker', passord } as const;
		await expect(createKonto(db, { ...ny, passord: 'kort' })).rejects.toThrow('minst 12 tegn');
		await expect(createKonto(db, { ...ny, brukernavn: 'ola n' })).rejects.toThrow('mellomrom');
		await expect(createKonto(db, { ...ny, brukernavn: 'ola\0' })).rejects.toThrow('Brukernavnet');
		await expect(createKonto(db, { ...ny, navn: ' ' })).rejects.toThrow('Navnet');
		expect(await listKontoer(db)).toHaveLength(1);
	});

	it('keeps no password that can be read', async () => {
		const { rows } = await db.query<{ alt: string }>(sql`select konto::text as alt from konto`);
		expect(rows[0]?.alt).not.toContain('blåbær');
		expect(rows[0]?.alt).toContain('$scrypt$ln=15,r=8,p=3$');
	});
});

describe('a session', () => {
	const who = (cookie: string, at: Date) => authenticate(db, { cookie, now: at });

	it('tells who it is, and is kept as a hash only', async () => {
		const token = await createOkt(db, kari.id, now);
		expect(token).toMatch(/^[\w-]{43}$/);
		expect(await who(token, now)).toEqual({
			rolle: 'planlegger',
			navn: 'Kari Åsen',
			kontoId: kari.id,
			via: 'okt'
		});
		const { rows } = await db.query<{ alt: string }>(sql`select okt::text as alt from okt`);
		expect(rows[0]?.alt).not.toContain(token);
	});

	it('lasts while it is used, and ends after twelve hours of rest', async () => {
		const token = await createOkt(db, kari.id, now);
		const almost = OKT_HVILE_MS - 60_000;
		expect((await who(token, later(almost))).via).toBe('okt');
		expect((await who(token, later(2 * almost))).via).toBe('okt');
		expect(await who(token, later(2 * almost + OKT_HVILE_MS))).toEqual(UTEN_INNLOGGING);
	});

	it('ends after a week, however busy', async () => {
		const token = await createOkt(db, kari.id, now);
		const step = OKT_HVILE_MS / 2;
		for (let at = step; at < OKT_LENGST_MS; at += step)
			expect((await who(token, later(at))).via).toBe('okt');
		expect((await who(token, later(OKT_LENGST_MS))).via).toBe('ingen');
	});

	it('ends when one signs out, and no other with it', async () => {
		const [phone, pc] = [await createOkt(db, kari.id, now), await createOkt(db, kari.id, now)];
		await endOkt(db, phone);
		expect((await who(phone, now)).via).toBe('ingen');
		expect((await who(pc, now)).via).toBe('okt');
	});

	it('ends when the password is changed or the account is closed', async () => {
		const first = await createOkt(db, kari.id, now);
		await setPassord(db, kari, 'et nytt og langt passord');
		expect((await who(first, now)).via).toBe('ingen');
		const second = await createOkt(db, kari.id, now);
		await deaktiver(db, kari.id);
		expect((await who(second, now)).via).toBe('ingen');
	});

	it('has the role that the account has now', async () => {
		const token = await createOkt(db, kari.id, now);
		await endreRolle(db, kari.id, 'politiker');
		expect((await who(token, now)).rolle).toBe('politiker');
	});

	it('that nobody opened makes one the public', async () => {
		expect(await who('x'.repeat(43), now)).toEqual(UTEN_INNLOGGING);
		expect(await authenticate(db, { now })).toEqual(UTEN_INNLOGGING);
	});

	it('that has ended is swept away at the next sign-in', async () => {
		await createOkt(db, kari.id, now);
		await createOkt(db, kari.id, later(OKT_LENGST_MS));
		expect((await db.query(sql`select from okt`)).rowCount).toBe(1);
	});
});

describe('a token', () => {
	const who = (token: string, at = now) =>
		authenticate(db, { authorization: `Bearer ${token}`, now: at });

	it('gives its role to whoever shows it, and is kept as a hash only', async () => {
		const token = await createTilgangsnokkel(db, { navn: 'nattjobb', rolle: 'plansjef' });
		expect(token).toMatch(/^pb_[\w-]{43}$/);
		expect(await who(token)).toEqual({
			rolle: 'plansjef',
			navn: 'nattjobb',
			kontoId: null,
			via: 'nokkel'
		});
		const { rows } = await db.query<{ alt: string }>(
			sql`select tilgangsnokkel::text as alt from tilgangsnokkel`
		);
		expect(rows[0]?.alt).not.toContain(token.slice(3));
	});

	it('is refused from the moment it is revoked, and its name can be used again', async () => {
		const token = await createTilgangsnokkel(db, { navn: 'nattjobb', rolle: 'plansjef' });
		await revokeTilgangsnokkel(db, 'nattjobb', now);
		await expect(who(token)).rejects.toThrow('trukket tilbake');
		await expect(revokeTilgangsnokkel(db, 'nattjobb', now)).rejects.toThrow('Fant ingen');
		await createTilgangsnokkel(db, { navn: 'nattjobb', rolle: 'politiker' });
		expect((await listTilgangsnokler(db)).map(({ trukket }) => trukket !== null)).toEqual([
			false,
			true
		]);
	});

	it('is refused when it has expired', async () => {
		const token = await createTilgangsnokkel(db, {
			navn: 'kort',
			rolle: 'politiker',
			utloper: later(1000)
		});
		expect((await who(token)).rolle).toBe('politiker');
		await expect(who(token, later(1000))).rejects.toThrow('utløpt');
	});

	it('never gives more than its maker may, and nothing when the maker is gone', async () => {
		const token = await createTilgangsnokkel(db, {
			navn: 'min',
			rolle: 'plansjef',
			opprettetAv: kari.id
		});
		expect(await who(token)).toMatchObject({ rolle: 'planlegger', kontoId: kari.id });
		await deaktiver(db, kari.id);
		await expect(who(token)).rejects.toThrow('ukjent');
	});

	it('is unique by name while it can be used', async () => {
		await createTilgangsnokkel(db, { navn: 'nattjobb', rolle: 'plansjef' });
		await expect(
			createTilgangsnokkel(db, { navn: ' nattjobb ', rolle: 'plansjef' })
		).rejects.toThrow('Det finnes allerede');
	});

	it.each(['Bearer pb_feil', 'Bearer', 'Basic a2FyaTprYXJp', ''])(
		'that opens nothing is refused, never taken for the public: %j',
		async (authorization) => {
			await expect(authenticate(db, { authorization, now })).rejects.toThrow('Tilgangsnøkkelen');
		}
	);

	it('counts before the session beside it', async () => {
		const cookie = await createOkt(db, kari.id, now);
		const token = await createTilgangsnokkel(db, { navn: 'x', rolle: 'politiker' });
		const bruker = await authenticate(db, { cookie, authorization: `Bearer ${token}`, now });
		expect(bruker.via).toBe('nokkel');
	});

	it('tells when it was last used', async () => {
		const token = await createTilgangsnokkel(db, { navn: 'x', rolle: 'politiker' });
		await brukerByTilgangsnokkel(db, token, now);
		expect((await listTilgangsnokler(db))[0]?.sistBrukt).toEqual(now);
	});
});
