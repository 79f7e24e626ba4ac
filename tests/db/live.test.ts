import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import { BadRequest } from '../../src/lib/server/badRequest.ts';
import { openDatabase } from '../../src/lib/server/db.ts';
import { endreHode } from '../../src/lib/server/scenario/hode.ts';
import { Sendinger, type Folgevalg } from '../../src/lib/server/live/sendinger.ts';
import { hvemErHer, meldTilstede } from '../../src/lib/server/live/tilstede.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger, politiker, publikum } from '../support/brukere.ts';
import { copyTemplate, engine, type TestCopy } from '../support/database.ts';
import { endre } from '../support/endre.ts';
import { at } from '../support/planbygger.ts';
import {
	endret,
	flyttetHjorne,
	lagRutenett,
	rute,
	ruteId,
	type Rutenett
} from '../support/rutenett.ts';
import { Strom } from '../support/strom.ts';

const BEAT_MS = 100;
let copy: TestCopy;
/** Two processes, as it were: on the embedded engine there is one. */
let dbs: Database[];
let sendinger: Sendinger[];
const errors: unknown[] = [];
let nett: Rutenett;

beforeAll(async () => {
	copy = await copyTemplate();
	const antall = engine === 'postgresql' ? 2 : 1;
	dbs = await Promise.all(Array.from({ length: antall }, () => openDatabase(copy.settings)));
	sendinger = dbs.map((db) => new Sendinger(db, (error) => errors.push(error), BEAT_MS));
});
afterAll(async () => {
	for (const sending of sendinger) sending.close();
	for (const db of dbs) await db.close();
	await copy.remove();
	expect(errors).toEqual([]);
});
const first = () => dbs[0] as Database;
const last = () => dbs.at(-1) as Database;

beforeEach(async () => {
	nett = await lagRutenett(first(), { planId: randomUUID(), synlighet: 'planutvalg' });
});

const folg = (bruker: Bruker, valg: Partial<Folgevalg> = {}, nr = -1): Strom => {
	const alle = {
		bruker,
		klient: null,
		teller: randomUUID(),
		told: 1,
		isStill: () => Promise.resolve(true),
		...valg
	};
	const stream = sendinger.at(nr)?.follow(nett.id, alle);
	if (!stream) throw new Error('nothing to follow');
	return new Strom(stream);
};

describe('one who follows a scenario', () => {
	it('is told of every change, in order and once, also those made in another process', async () => {
		const klient = randomUUID();
		const strom = folg(planlegger);
		expect(await strom.next()).toEqual({ event: 'ready', id: '1', data: { revision: 1 } });
		await endre(first(), nett.id, flyttetHjorne(nett, 1, 1, at(110, 100)), { klient });
		expect(await strom.nextOf('change')).toMatchObject({
			revision: 2,
			who: 'planlegger',
			client: klient,
			objects: [ruteId(0, 0), ruteId(1, 0), ruteId(0, 1), ruteId(1, 1)].sort()
		});
		for (let version = 1; version <= 20; version++)
			await endre(first(), nett.id, [endret(ruteId(2, 2), version, rute(nett, 2, 2))]);
		const revisions: unknown[] = [];
		while (revisions.length < 20)
			revisions.push(((await strom.nextOf('change')) as { revision: number }).revision);
		expect(revisions).toEqual(Array.from({ length: 20 }, (_, nr) => nr + 3));
		await strom.stop();
	});

	it('that comes back is told of what it missed', async () => {
		for (let version = 1; version <= 3; version++)
			await endre(first(), nett.id, [endret(ruteId(2, 2), version, rute(nett, 2, 2))]);
		const strom = folg(planlegger, { told: 2 });
		expect(await strom.nextOf('change')).toMatchObject({ revision: 3 });
		expect(await strom.nextOf('change')).toMatchObject({ revision: 4 });
		await strom.stop();
	});

	it('is not told of what was only tried, or refused', async () => {
		const strom = folg(planlegger);
		await endre(first(), nett.id, flyttetHjorne(nett, 1, 1, at(110, 100)), { proving: true });
		await endre(first(), nett.id, [{ op: 'delete', lokalId: ruteId(0, 0), version: 1 }]).catch(
			() => undefined
		);
		await endre(first(), nett.id, [endret(ruteId(2, 2), 1, rute(nett, 2, 2))]);
		expect(await strom.nextOf('change')).toMatchObject({ revision: 2, objects: [ruteId(2, 2)] });
		await strom.stop();
	});

	it('that is no planner hears of changes without names, and not who is here', async () => {
		const strom = folg(politiker);
		await meldTilstede(first(), planlegger, nett.id, { client: randomUUID(), object: null });
		await endre(first(), nett.id, [endret(ruteId(2, 2), 1, rute(nett, 2, 2))]);
		await strom.next();
		expect(await strom.next()).toMatchObject({ event: 'change', data: { who: 'Kommunen' } });
		await strom.stop();
	});

	it('is let go when the scenario is hidden, and when the session has ended', async () => {
		const [hidden, planner] = [folg(politiker), folg(planlegger)];
		await endreHode(first(), planlegger, nett.id, { version: 1, visibility: 'intern' });
		expect(await hidden.next()).toMatchObject({ event: 'ready' });
		expect(await hidden.next()).toBeNull();
		expect(await planner.nextOf('change')).toMatchObject({ revision: 2, objects: [] });
		await planner.stop();
		let isSignedIn = true;
		const strom = folg(planlegger, { isStill: () => Promise.resolve(isSignedIn) });
		isSignedIn = false;
		while (await strom.next());
	});

	it('has a limit on how many streams, and gets room again where one has ended', async () => {
		const teller = randomUUID();
		const alle = Array.from({ length: 12 }, () => folg(publikum, { teller }));
		expect(() => folg(publikum, { teller })).toThrow(BadRequest);
		await alle[0]?.stop();
		alle[0] = folg(publikum, { teller });
		for (const strom of alle) await strom.stop();
	});

	it('that does not read is cut off, and holds nobody else up', async () => {
		const stille = sendinger.at(-1)?.follow(nett.id, {
			bruker: planlegger,
			klient: null,
			teller: 'stille',
			told: 1,
			isStill: () => Promise.resolve(true)
		});
		const strom = folg(planlegger);
		const skriv = (from: number, to: number) =>
			last().query(sql`
				insert into endring (scenario_id, revision, hvem, melding)
				select ${nett.id}, 1 + n, 'Pia', repeat('x', 10000) from generate_series(${from}::integer, ${to}::integer) n`);
		for (let del = 0; del < 3; del++) {
			await skriv(del * 50 + 1, del * 50 + 50);
			for (let nr = 0; nr < 50; nr++) await strom.nextOf('change');
		}
		const read = new Strom(stille as ReadableStream<Uint8Array>);
		const seen: string[] = [];
		for (let hendt = await read.next(); hendt; hendt = await read.next()) seen.push(hendt.event);
		// What there was room for when it came, and no more.
		expect(seen.filter((event) => event === 'change')).toHaveLength(50);
		await strom.stop();
	});
});

describe('who is here', () => {
	it('is told to planners, with the object before them, and when they leave', async () => {
		const [a, b] = [randomUUID(), randomUUID()];
		const pia: Bruker = { ...planlegger, navn: 'Pia', kontoId: 1 };
		const ola: Bruker = { ...planlegger, navn: 'Ola', kontoId: 2 };
		const strom = folg(ola, { klient: b });
		await strom.nextOf('presence');
		const pias = folg(pia, { klient: a }, 0);
		await meldTilstede(first(), pia, nett.id, { client: a, object: ruteId(1, 1) });
		expect(await strom.nextOf('presence')).toEqual([
			{ who: 'Pia', client: a, object: ruteId(1, 1) }
		]);
		await meldTilstede(last(), ola, nett.id, { client: b, object: null });
		expect(await strom.nextOf('presence')).toHaveLength(2);
		// What is not in the scenario, nobody is at.
		await meldTilstede(first(), pia, nett.id, { client: a, object: randomUUID() });
		expect(await strom.nextOf('presence')).toContainEqual({ who: 'Pia', client: a, object: null });
		// Another account does not speak for her browser.
		await meldTilstede(last(), ola, nett.id, { client: a, object: null });
		await pias.stop();
		expect(await strom.nextOf('presence')).toEqual([{ who: 'Ola', client: b, object: null }]);
		await strom.stop();
	});

	const pia: Bruker = { ...planlegger, navn: 'Pia', kontoId: 1 };

	it.each<[string, Bruker]>([
		['a visitor', publikum],
		['a politician', politiker],
		['another planner', { ...planlegger, navn: 'Ola', kontoId: 2 }],
		['another key', { ...planlegger, navn: 'Ola' }]
	])('is not taken away by %s who says to be that browser', async (_, bruker) => {
		for (const hvem of [pia, { ...planlegger, navn: 'Nøkkel' }]) {
			const client = randomUUID();
			await meldTilstede(first(), hvem, nett.id, { client, object: null });
			const strom = folg(bruker, { klient: client });
			await strom.next();
			await meldTilstede(first(), bruker, nett.id, { client, object: ruteId(0, 0) });
			await strom.stop();
			await wait(3 * BEAT_MS);
			expect(await hvemErHer(first(), nett.id)).toContainEqual({
				who: hvem.navn,
				client,
				object: null
			});
		}
	});

	it.each([
		['this', -1],
		['another', 0]
	])('stays when an old stream of the same browser ends late, in %s process', async (_, nr) => {
		const client = randomUUID();
		const gammel = folg(pia, { klient: client }, nr);
		const nytt = folg(pia, { klient: client.toUpperCase() });
		await meldTilstede(first(), pia, nett.id, { client, object: ruteId(1, 1) });
		const her = [{ who: 'Pia', client, object: ruteId(1, 1) }];
		let seen: unknown = [];
		while ((seen as unknown[]).length === 0) seen = await nytt.nextOf('presence');
		expect(seen).toEqual(her);
		await gammel.stop();
		await wait(3 * BEAT_MS);
		expect(await hvemErHer(first(), nett.id)).toEqual(her);
		await nytt.stop();
		while ((await hvemErHer(first(), nett.id)).length > 0) await wait(10);
	});

	it('one whose server died is gone after a minute, one whose stream is open stays', async () => {
		const [her, borte] = [randomUUID(), randomUUID()];
		const strom = folg(planlegger, { klient: her });
		for (const client of [her, borte])
			await meldTilstede(first(), planlegger, nett.id, { client, object: null });
		await first().query(
			sql`update tilstede set sett = now() - interval '61 seconds' where scenario_id = ${nett.id}`
		);
		for (;;) {
			const hvem = (await strom.nextOf('presence')) as { client: string }[];
			if (hvem.length === 1) {
				expect(hvem[0]?.client).toBe(her);
				break;
			}
		}
		await strom.stop();
	});
});

describe.runIf(engine === 'postgresql')('the connection that listens', () => {
	it('is got anew when it is lost, and nothing is missed', async () => {
		const strom = folg(planlegger);
		await strom.next();
		await endre(first(), nett.id, [endret(ruteId(2, 2), 1, rute(nett, 2, 2))]);
		expect(await strom.nextOf('change')).toMatchObject({ revision: 2 });
		await first().query(sql`
			select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and query = 'listen planbordet'`);
		await endre(first(), nett.id, [endret(ruteId(2, 2), 2, rute(nett, 2, 2))]);
		expect(await strom.nextOf('change')).toMatchObject({ revision: 3 });
		await strom.stop();
	});
});
