import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportJob } from '../../src/lib/server/import/job.ts';
import { kvadrat, planfil, type Flate } from '../support/planfil.ts';
import { newDataDir, startServer, type RunningServer } from '../support/server.ts';
import { hasSharedData, sharedData } from '../support/sharedData.ts';

test.describe.configure({ mode: 'serial' });

let dataDir: string;
let server: RunningServer;
let key: string;

const start = async () => {
	server = await startServer({ dataDir });
};
test.beforeAll(async () => {
	test.setTimeout(240_000);
	dataDir = await newDataDir();
	await start();
	key = await server.cli('token', 'add', 'drept', '--role', 'plansjef');
});
test.afterAll(() => server.stop());

const ask = (path: string, method = 'GET', body?: Uint8Array<ArrayBuffer>) =>
	fetch(`${server.url}${path}`, {
		method,
		headers: { authorization: `Bearer ${key}`, 'content-type': 'application/octet-stream' },
		...(body && { body })
	});
const json = async <T>(path: string) => (await (await ask(path)).json()) as T;
const job = (id: string) => json<ImportJob>(`/api/imports/${id}`);

async function send(bytes: Uint8Array, query = 'filnavn=plan.sos'): Promise<string> {
	const answer = await ask(`/api/imports?${query}`, 'POST', Uint8Array.from(bytes));
	expect(answer.status).toBe(202);
	return ((await answer.json()) as { id: string }).id;
}

/** Asks until the import is so, or has passed it. */
async function until(id: string, isSo: (job: ImportJob) => boolean): Promise<ImportJob> {
	for (;;) {
		const found = await job(id);
		if (isSo(found) || !['leses', 'lagres'].includes(found.tilstand)) return found;
		await wait(5);
	}
}
const waits = (id: string) => until(id, () => false);

interface Seen {
	readonly revision: number;
	/** Identities, names, codes and coordinates. */
	readonly objekter: string;
}
interface Objekter {
	readonly features: {
		properties: { lokalId: string; omrNavn: string | null; kode: number | null };
		geometry: object;
	}[];
}

/** What stands in the plan: null where there is no plan. */
async function seen(): Promise<Seen | null> {
	const scenarios = await json<{ id: number; revision: number }[]>('/api/scenarios');
	const [one] = scenarios;
	if (!one) return null;
	expect(scenarios).toHaveLength(1);
	const { features } = await json<Objekter>(`/api/scenarios/${one.id}/objects.geojson?srid=25833`);
	const objekter = features
		.map(({ properties: { lokalId, omrNavn, kode }, geometry }) =>
			JSON.stringify([lokalId, omrNavn, kode, geometry])
		)
		.sort()
		.join('\n');
	return { revision: one.revision, objekter };
}

async function killAndStart(): Promise<void> {
	await server.kill();
	await start();
}

/** Ends where the process dies while it is at a phase of the reading; none of them may leave a trace. */
const PHASES: readonly (readonly [string, (job: ImportJob) => boolean, number])[] = [
	['at once', () => true, 0],
	['while the file is read', () => true, 60],
	['as it is about to be stored', ({ fremdrift }) => fremdrift >= 0.3, 0],
	['while it is stored', ({ fremdrift }) => fremdrift >= 0.3, 15],
	['while it is validated', ({ tilstand }) => tilstand === 'lagres', 0],
	['late in the validation', ({ tilstand }) => tilstand === 'lagres', 80]
];

async function killedInPhases(bytes: Uint8Array): Promise<void> {
	const before = await seen();
	for (const [phase, isSo, afterMs] of PHASES) {
		const id = await send(bytes);
		await until(id, isSo);
		await wait(afterMs);
		await killAndStart();
		const { tilstand, feil, scenarioId } = await job(id);
		expect(await seen(), phase).toEqual(before);
		if (tilstand === 'venter') {
			expect(scenarioId, phase).not.toBeNull();
			await ask(`/api/imports/${id}`, 'DELETE');
		} else {
			expect({ tilstand, scenarioId, feil }, phase).toEqual({
				tilstand: 'feilet',
				scenarioId: null,
				feil: {
					code: 'avbrutt-start',
					message: expect.stringContaining('Les den inn igjen')
				}
			});
		}
		expect(await seen(), phase).toEqual(before);
	}
}

test.describe('kill -9 of a server that imports a real plan', () => {
	test.skip(!hasSharedData, '2026-11-27: the real files lie in ../shared/data, which is not here');
	const regplan = () => readFileSync(`${sharedData}sosi/Regplan.sos`);
	const changed = () =>
		Buffer.from(
			regplan().toString('latin1').replaceAll('FELTNAVN LNFR1\r', 'FELTNAVN LNFR9\r'),
			'latin1'
		);
	let a: Seen;

	test('leaves nothing of a new plan until it is accepted, and says that the import stopped', async () => {
		test.setTimeout(400_000);
		expect(await seen()).toBeNull();
		await killedInPhases(regplan());
	});

	test('leaves one that waits as it waited: it can be accepted by the next server', async () => {
		test.setTimeout(240_000);
		const id = await send(regplan());
		expect(await waits(id)).toMatchObject({ tilstand: 'venter' });
		await killAndStart();
		expect(await job(id)).toMatchObject({ tilstand: 'venter' });
		expect((await ask(`/api/imports/${id}/accept`, 'POST')).status).toBe(200);
		const found = await seen();
		expect(found).toMatchObject({ revision: 1 });
		if (found) a = found;
		expect(a.objekter).toContain('"LNFR1"');
	});

	test('leaves the plan that is there as it is while a changed one is read', async () => {
		test.setTimeout(400_000);
		await killedInPhases(changed());
	});

	test('while a changed plan is accepted leaves the old revision or the new one, each whole', async () => {
		test.setTimeout(400_000);
		const contents = [
			a.objekter,
			a.objekter.replaceAll('"LNFR1"', '"LNFR9"').split('\n').sort().join('\n')
		];
		let revision = 1;
		let now = 0;
		for (const afterMs of [0, 2, 5, 10, 20, 40, 80]) {
			const next = 1 - now;
			const id = await send(next === 1 ? changed() : regplan());
			expect(await waits(id)).toMatchObject({ tilstand: 'venter' });
			const accepting = ask(`/api/imports/${id}/accept`, 'POST').catch(() => null);
			await wait(afterMs);
			await killAndStart();
			const told = (await accepting)?.status === 200;
			const { tilstand } = await job(id);
			const found = await seen();
			// What was acknowledged is there; and the import tells what the plan is.
			if (told) expect(tilstand).toBe('ferdig');
			if (tilstand === 'ferdig') {
				now = next;
				revision++;
			} else {
				expect(tilstand).toBe('venter');
				await ask(`/api/imports/${id}`, 'DELETE');
			}
			expect(found?.objekter === contents[now]).toBe(true);
			expect(found?.revision).toBe(revision);
		}
		const id = await send(now === 0 ? changed() : regplan());
		await waits(id);
		expect((await ask(`/api/imports/${id}/accept`, 'POST')).status).toBe(200);
		expect(await seen()).toEqual({ revision: revision + 1, objekter: contents[1 - now] });
	});
});

test('a plan whose own ID is too long is imported over HTTP, with the name of its file readable', async () => {
	const B1: Flate = {
		objekttype: 'KpArealformålOmråde',
		ring: kvadrat(590_000, 6_730_000, 100),
		linjer: ['..KPAREALFORMÅL 1110', '..AREALST 2', '..OMRNAVN "B1"']
	};
	const plan = '2026-ABCDEFGH-0001';
	const bytes = planfil({ plan, flater: [{ objekttype: 'KpOmråde', ring: B1.ring }, B1] });
	const found = await waits(await send(bytes, 'filnavn=Bl%E5b%E6rlia.sos'));
	expect(found).toMatchObject({ tilstand: 'venter', filnavn: 'Blåbærlia.sos' });
	expect(found.rapport).toMatchObject({ planidentifikasjon: plan });
	expect(found.rapport?.avvik.map(({ rule }) => rule)).toContain('plan.planid.lengde');
	const told = await ask(`/api/imports?filnavn=x.sos&plan=${plan}`, 'POST', Uint8Array.from(bytes));
	expect(told.status).toBeGreaterThanOrEqual(400);
	expect(told.status).toBeLessThan(500);
});
