import { existsSync, statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/lib/server/db.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { startChild } from '../support/child.ts';
import { copyTemplate, engine, type TestCopy } from '../support/database.ts';

// Every test starts the engine or another process once or twice: a busy machine needs its time.
const TIMEOUT_MS = 300_000;

describe.runIf(engine === 'embedded')('one data folder', { timeout: TIMEOUT_MS }, () => {
	let copy: TestCopy;
	let dataDir = '';
	beforeAll(async () => {
		copy = await copyTemplate();
		dataDir = copy.settings.dataDir;
	});
	afterAll(() => copy.remove());

	it('held by a command is refused to everybody else, with the process said', async () => {
		const holder = startChild('holder.ts', dataDir, 'command');
		await holder.until((line) => line === 'open');
		const message = `Datamappen er i bruk av prosess ${holder.process.pid ?? ''}`;
		await expect(openDatabase({ dataDir })).rejects.toThrow(message);
		await expect(openDatabase({ dataDir, exclusive: true })).rejects.toThrow(message);
		holder.process.kill('SIGKILL');
		await holder.ended;
	});

	it('of a killed process is taken over', async () => {
		expect(existsSync(join(dataDir, 'planbordet.lock'))).toBe(true);
		const db = await openDatabase({ dataDir });
		await db.close();
		expect(existsSync(join(dataDir, 'planbordet.lock'))).toBe(false);
	});

	it('held by a server lets commands in by a socket that only its user can reach', async () => {
		const server = await openDatabase({ dataDir, exclusive: true });
		await server.query(sql`create table melding (navn text)`);
		await server.query(sql`insert into melding values ('fra serveren')`);
		expect(statSync(join(dataDir, 'planbordet.sock')).mode & 0o777).toBe(0o600);
		const command = startChild('holder.ts', dataDir, 'query');
		expect(await command.ended).toBe(0);
		expect(command.lines).toEqual(['[{"navn":"fra serveren"}]']);
		const { rows } = await server.query(sql`select count(*) as antall from melding`);
		expect(rows).toEqual([{ antall: 2 }]);
		await expect(openDatabase({ dataDir, exclusive: true })).rejects.toThrow(
			`Datamappen er i bruk av prosess ${process.pid}`
		);
		await server.close();
		expect(existsSync(join(dataDir, 'planbordet.sock'))).toBe(false);
	});

	it('a command that is killed in a transaction through the socket does not stop the server', async () => {
		const server = await openDatabase({ dataDir, exclusive: true });
		const writer = startChild('writer.ts', dataDir);
		await writer.until((line) => Number(line) >= 10);
		writer.process.kill('SIGKILL');
		await writer.ended;
		const { rows } = await server.query<{ antall: number; siste: number }>(
			sql`select count(*) as antall, max(nr) as siste from teller where fyll = 'endret'`
		);
		expect(rows[0]?.antall).toBe(rows[0]?.siste);
		await server.close();
	});

	it('with a long path is reached too', async () => {
		const long = join(dataDir, 'en-lang-sti-'.repeat(9), 'planbordet');
		await cp(join(dataDir, 'pg'), join(long, 'pg'), { recursive: true });
		const server = await openDatabase({ dataDir: long, exclusive: true });
		const command = startChild('holder.ts', long, 'query');
		expect(await command.ended).toBe(0);
		expect(command.lines).toEqual(['[{"navn":"fra den andre"},{"navn":"fra serveren"}]']);
		await server.close();
	});
});
