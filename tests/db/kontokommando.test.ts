import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run as token } from '../../src/cli/commands/token.ts';
import { run as user } from '../../src/cli/commands/user.ts';
import { authenticate } from '../../src/lib/server/auth/authenticate.ts';
import { loggInn } from '../../src/lib/server/auth/innlogging.ts';
import { openDatabase } from '../../src/lib/server/db.ts';
import { lockFolder } from '../../src/lib/server/embedded/lock.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { copyTemplate, type TestCopy } from '../support/database.ts';

const now = new Date('2026-03-02T08:00:00Z');
let copy: TestCopy;

beforeAll(async () => {
	copy = await copyTemplate();
	vi.stubEnv('DATABASE_URL', copy.settings.databaseUrl);
	vi.stubEnv('PLANBORDET_DATA', copy.settings.dataDir);
});
afterAll(async () => {
	vi.unstubAllEnvs();
	await copy.remove();
});

async function call(command: typeof user, ...args: string[]) {
	const out: string[] = [];
	const err: string[] = [];
	const status = await command(args, {
		out: (line) => out.push(line),
		err: (line) => err.push(line)
	});
	return { status, out, err };
}

async function withTestDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
	const db = await openDatabase(copy.settings);
	try {
		return await work(db);
	} finally {
		await db.close();
	}
}

const signIn = (brukernavn: string, passord: string) =>
	withTestDatabase((db) => loggInn(db, { brukernavn, passord, adresse: '10.0.0.1', now }));

describe('planbordet user', () => {
	it('makes the first administrator, with a password that is alone on stdout and opens', async () => {
		const { status, out } = await call(user, 'add', 'Kari', '--role', 'administrator');
		expect(status).toBe(0);
		expect(out).toEqual([expect.stringMatching(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)]);
		expect((await signIn('kari', out[0] ?? '')).ok).toBe(true);
		expect((await call(user, 'list')).out).toEqual(['kari\tadministrator\taktiv\tKari']);
	});

	it('says in a sentence that the database cannot be reached, or that the folder is held', async () => {
		vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/x');
		const { status, err } = await call(user, 'list');
		expect([status, err.at(-1)]).toEqual([
			1,
			expect.stringMatching(/^Får ikke kontakt med PostgreSQL .*DATABASE_URL/)
		]);
		vi.stubEnv('DATABASE_URL', '');
		vi.stubEnv('PLANBORDET_DATA', mkdtempSync(join(tmpdir(), 'planbordet-holdt-')));
		const lock = lockFolder(process.env.PLANBORDET_DATA ?? '');
		const held = await call(user, 'add', 'Ola', '--role', 'politiker');
		lock.release();
		vi.stubEnv('DATABASE_URL', copy.settings.databaseUrl);
		vi.stubEnv('PLANBORDET_DATA', copy.settings.dataDir);
		expect([held.status, held.err.at(-1)]).toEqual([
			1,
			expect.stringContaining('Datamappen er i bruk av prosess')
		]);
	});

	it('says no to a name that is taken, and to one that is not there', async () => {
		const taken = await call(user, 'add', 'KARI', '--role', 'politiker');
		expect(taken).toMatchObject({ status: 1, out: [] });
		expect(taken.err[0]).toContain('i bruk');
		expect(await call(user, 'disable', 'ukjent')).toMatchObject({ status: 1, out: [] });
	});

	it('gives a new password, and closes an account', async () => {
		const { out } = await call(user, 'password', 'kari');
		expect((await signIn('kari', out[0] ?? '')).ok).toBe(true);
		expect((await call(user, 'disable', 'kari')).status).toBe(0);
		expect((await signIn('kari', out[0] ?? '')).ok).toBe(false);
	});

	it.each([
		[[]],
		[['slett', 'kari']],
		[['constructor']],
		[['add', 'ola']],
		[['add', 'ola', '--role', 'public']],
		[['add', '--role', 'politiker']],
		[['add', 'ola', 'nordmann', '--role', 'politiker']],
		[['add', 'ola', '--rolle', 'politiker']]
	])('answers wrong use %j with 2 and how it is used', async (args) => {
		const { status, err } = await call(user, ...args);
		expect(status).toBe(2);
		expect(err).toContain('Bruk:');
	});
});

describe('planbordet token', () => {
	it('prints a token alone on stdout, which opens until it is revoked', async () => {
		const { status, out } = await call(token, 'add', 'ci', '--role', 'plansjef');
		expect(status).toBe(0);
		expect(out).toHaveLength(1);
		const who = () =>
			withTestDatabase((db) => authenticate(db, { authorization: `Bearer ${out[0] ?? ''}`, now }));
		expect((await who()).rolle).toBe('plansjef');
		expect((await call(token, 'list')).out[0]).toMatch(/^ci\tplansjef\tutløper –\tsist brukt 2026/);
		expect((await call(token, 'revoke', 'ci')).status).toBe(0);
		await expect(who()).rejects.toThrow('trukket tilbake');
		expect((await call(token, 'revoke', 'ci')).status).toBe(1);
	});

	it.each([
		[[]],
		[['add', 'ci']],
		[['add', 'ci', '--role', 'sjef']],
		[['add', 'ci', '--role', 'plansjef', '--days', '0']]
	])('answers wrong use %j with 2 and how it is used', async (args) => {
		expect((await call(token, ...args)).status).toBe(2);
	});
});

describe('a command that only asks', () => {
	it('does not make a database of a mistyped folder: it says which folder has none', async () => {
		const nowhere = join(tmpdir(), 'planbordet-finnes-ikke');
		vi.stubEnv('DATABASE_URL', '');
		vi.stubEnv('PLANBORDET_DATA', nowhere);
		for (const [command, ...args] of [
			[user, 'list'],
			[user, 'disable', 'kari'],
			[token, 'list'],
			[token, 'revoke', 'skript']
		] as const) {
			const { status, out, err } = await call(command, ...args);
			expect([status, out]).toEqual([1, []]);
			expect(err.join(' ')).toContain(nowhere);
		}
		expect(existsSync(nowhere)).toBe(false);
		vi.stubEnv('DATABASE_URL', copy.settings.databaseUrl);
		vi.stubEnv('PLANBORDET_DATA', copy.settings.dataDir);
	});

	it('says which database it answers from', async () => {
		const { err } = await call(user, 'list');
		expect(err).toEqual([`Database: ${copy.settings.dataDir || 'PostgreSQL (DATABASE_URL)'}`]);
	});
});
