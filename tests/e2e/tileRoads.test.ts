import { expect, test } from '@playwright/test';
import { ROLLER, type Rolle } from '../../src/lib/domain/rolle.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** A tile's plain address is answered before SvelteKit; with a query it goes SvelteKit's way. They must say the same. */
let server: RunningServer;
const tokens = new Map<Rolle, string>();
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true, env: { PLANBORDET_TILE_CACHE: '0' } });
	for (const rolle of ROLLER.filter((r) => r !== 'public'))
		tokens.set(rolle, await server.cli('token', 'add', rolle, '--role', rolle));
});
test.afterAll(() => server.stop());

/** All that is said of an answer but when. */
async function said(path: string, rolle: Rolle, headers: Record<string, string>, method = 'GET') {
	const token = tokens.get(rolle);
	const answer = await fetch(server.url + path, {
		method,
		headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) }
	});
	const { date, ...rest } = Object.fromEntries(answer.headers);
	expect(date).toBeTruthy();
	return {
		status: answer.status,
		headers: rest,
		body: Buffer.from(await answer.arrayBuffer()).toString('base64')
	};
}

// Raufoss, of a plan for all, one for the planutvalg, one for the planners, and the background; then what is none.
const TILES = ['1', '2', '3', 'kart'].map((of) => `/tiles/${of}/14/8675/4690.mvt`);
const OTHERS = [
	'/tiles/1/9/0/0.mvt',
	'/tiles/999/9/0/0.mvt',
	'/tiles/1/99/0/0.mvt',
	'/tiles/x/9/0/0.mvt'
];

test('a tile is answered alike on both roads, to everyone', async () => {
	const seen: Record<string, number[]> = {};
	for (const path of [...TILES, ...OTHERS])
		for (const rolle of ROLLER) {
			const plain = await said(path, rolle, { 'accept-encoding': 'gzip' });
			expect(await said(`${path}?sveltekit`, rolle, { 'accept-encoding': 'gzip' })).toEqual(plain);
			(seen[path] ??= []).push(plain.status);
		}
	expect(seen).toEqual({
		[TILES[0] ?? '']: [200, 200, 200, 200, 200],
		[TILES[1] ?? '']: [404, 200, 200, 200, 200],
		[TILES[2] ?? '']: [404, 404, 200, 200, 200],
		[TILES[3] ?? '']: [200, 200, 200, 200, 200],
		[OTHERS[0] ?? '']: [204, 204, 204, 204, 204],
		[OTHERS[1] ?? '']: [404, 404, 404, 404, 404],
		[OTHERS[2] ?? '']: [400, 400, 400, 400, 400],
		[OTHERS[3] ?? '']: [400, 400, 400, 400, 400]
	});
});

test('and so is one that is held, one that is not to be packed, and one whose head alone is asked for', async () => {
	const [path = ''] = TILES;
	const { headers } = await said(path, 'public', {});
	const etag = headers.etag ?? '';
	const asked: [Record<string, string>, string, number][] = [
		[{ 'if-none-match': etag }, 'GET', 304],
		[{ 'accept-encoding': 'identity' }, 'GET', 200],
		[{}, 'HEAD', 200],
		[{}, 'POST', 405]
	];
	for (const [extra, method, status] of asked) {
		const plain = await said(path, 'public', extra, method);
		expect(plain.status).toBe(status);
		expect(await said(`${path}?sveltekit`, 'public', extra, method)).toEqual(plain);
	}
});
