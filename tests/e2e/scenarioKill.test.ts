import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Konflikt, Objekttilstand } from '../../src/lib/domain/plan/endring.ts';
import { openDatabase } from '../../src/lib/server/db.ts';
import { Endringskonflikt } from '../../src/lib/server/errors.ts';
import { rediger, tilfeldig, type Kanal, type Kvittert } from '../support/endringslast.ts';
import { bilder, etterprovLoggen } from '../support/etterprov.ts';
import { lagRutenett, type Rutenett } from '../support/rutenett.ts';
import { startServer, type RunningServer } from '../support/server.ts';

const DREPT = 6;
const KLIENTER = 4;

/** A client of the running server; a conflict is one, and a server that is gone is another error. */
function overHttp({ url }: RunningServer, nett: Rutenett, key: string): Kanal {
	const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
	const at = (path: string) => `${url}/api/scenarios/${nett.id}/${path}`;
	const en = async (lokalId: string) => {
		const answer = await fetch(at(`objects/${lokalId}?srid=25832`), { headers });
		return answer.ok ? [(await answer.json()) as Objekttilstand] : [];
	};
	return {
		les: async (lokalIder) => {
			const funnet = await Promise.all(lokalIder.map(en));
			return new Map(funnet.flat().map((objekt) => [objekt.lokalId, objekt]));
		},
		send: async (operations) => {
			const body = JSON.stringify({ message: 'En prøve', operations });
			const answer = await fetch(at('changes'), { method: 'POST', headers, body });
			const svar: unknown = await answer.json();
			if (answer.status === 200) return svar as Kvittert['svar'];
			if (answer.status !== 409 && answer.status !== 422) throw new Error(JSON.stringify(svar));
			throw new Endringskonflikt('', (svar as { conflicts?: Konflikt[] }).conflicts ?? []);
		}
	};
}

test('kill -9 of the whole server while four clients edit: what it answered 200 to is there, and no half change', async () => {
	test.setTimeout(300_000);
	const dataDir = mkdtempSync(join(tmpdir(), 'planbordet-drept-'));
	let server = await startServer({ dataDir });
	const key = await server.cli('token', 'add', 'drept', '--role', 'planlegger');
	const db = await openDatabase({ dataDir });
	const nett = await lagRutenett(db, { antall: 4 });
	const forst = await bilder(db, nett.id);
	await db.close();
	const random = tilfeldig(1905);
	const kvitterte: Kvittert[] = [];
	for (let runde = 0; runde < DREPT; runde++) {
		const kanal = overHttp(server, nett, key);
		const klienter = Array.from({ length: KLIENTER }, (_, nr) =>
			rediger({ kanal, nett, random: tilfeldig(runde * 100 + nr) }, (k) => kvitterte.push(k) > 0)
		);
		// Each ends when the server is gone.
		const ended = Promise.allSettled(klienter);
		const antall = kvitterte.length + 1 + Math.floor(random() * 40);
		while (kvitterte.length < antall) await wait(5);
		await wait(random() * 30);
		await server.kill();
		await ended;
		server = await startServer({ dataDir });
	}
	const after = await openDatabase({ dataDir });
	const { revision, linjer } = await etterprovLoggen(after, nett.id, forst);
	await after.close();
	await server.stop();
	rmSync(dataDir, { recursive: true, force: true });
	expect(kvitterte.length).toBeGreaterThan(DREPT * 5);
	// Those that were stored and not told of are at most one for each client that was cut off.
	expect(revision - 1 - kvitterte.length).toBeGreaterThanOrEqual(0);
	expect(revision - 1 - kvitterte.length).toBeLessThanOrEqual(DREPT * KLIENTER);
	for (const { operations, svar } of kvitterte) {
		const stored = [...(linjer.get(svar.revision)?.keys() ?? [])].sort();
		expect(stored).toEqual(operations.map(({ lokalId }) => lokalId).sort());
		for (const { lokalId, version } of svar.objects)
			expect(linjer.get(svar.revision)?.get(lokalId)?.version).toBe(version);
	}
});
