import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type Server } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLLER, type Rolle } from '../../src/lib/domain/rolle.ts';
import { kanSeScenario, type ScenarioTilgang } from '../../src/lib/server/access.ts';
import { createKonto, type Kontorolle } from '../../src/lib/server/auth/konto.ts';
import { createOkt, OKT_COOKIE } from '../../src/lib/server/auth/okt.ts';
import {
	createTilgangsnokkel,
	revokeTilgangsnokkel
} from '../../src/lib/server/auth/tilgangsnokkel.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { tileListener } from '../../src/lib/server/tiles/listener.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario, square } from '../support/plan.ts';

// Holds all of a plan in Vestre Toten.
const TILE = '9/271/146';
const FAST = { logN: 4, r: 8, p: 1 };
/** The status of what the listener leaves to others. */
const VIDERE = 418;

const scenarios: ScenarioTilgang[] = (['offentlig', 'planutvalg', 'intern'] as const).flatMap(
	(synlighet) =>
		(['aktiv', 'under-import', 'arkivert'] as const).map((tilstand) => ({ synlighet, tilstand }))
);
const nameOf = ({ synlighet, tilstand }: ScenarioTilgang) => `${synlighet}-${tilstand}`;

let db: Database;
let server: Server;
let url = '';
const ids = new Map<string, number>();
const tokens = new Map<Rolle, string>();
const cookies = new Map<Rolle, string>();

async function signIn(rolle: Kontorolle): Promise<void> {
	tokens.set(rolle, await createTilgangsnokkel(db, { navn: rolle, rolle }));
	const passord = 'seksten lange ord i rekke';
	const konto = await createKonto(db, { brukernavn: rolle, navn: rolle, rolle, passord }, FAST);
	cookies.set(rolle, await createOkt(db, konto.id, new Date()));
}

beforeAll(async () => {
	db = await openTestDatabase();
	const objects = [
		{ objekttype: 'KpOmråde', tema: 'planomrade', wkt: square(590_000, 6_730_000, 9000) }
	];
	for (const { synlighet, tilstand } of scenarios) {
		const planId = `P${ids.size}`;
		const id = await makeScenario(db, objects, { planId, synlighet });
		await db.query(sql`update scenario set tilstand = ${tilstand} where id = ${id}`);
		ids.set(nameOf({ synlighet, tilstand }), id);
	}
	for (const rolle of ROLLER) if (rolle !== 'public') await signIn(rolle);
	const listener = tileListener(() => db);
	server = createServer((request, response) => {
		void listener(request, response, () => response.writeHead(VIDERE).end('videre'));
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(async () => {
	server.closeAllConnections();
	server.close();
	await db.close();
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
	fetch(url + path, { headers, method });

const tileOf = (scenario: ScenarioTilgang) => `/tiles/${ids.get(nameOf(scenario))}/${TILE}.mvt`;

const byToken = (rolle: Rolle): Record<string, string> =>
	rolle === 'public' ? {} : { authorization: `Bearer ${tokens.get(rolle)}` };
const bySession = (rolle: Rolle): Record<string, string> =>
	rolle === 'public' ? {} : { cookie: `tema=dark; ${OKT_COOKIE}=${cookies.get(rolle)}; a=b` };

describe('a plan tile on the short road', () => {
	const rows = scenarios.flatMap((scenario) => ROLLER.map((rolle) => ({ ...scenario, rolle })));
	it.each(rows)('$synlighet and $tilstand for $rolle: as access says', async (row) => {
		const seen = kanSeScenario({ rolle: row.rolle }, row);
		for (const headers of [byToken(row.rolle), bySession(row.rolle)]) {
			const answer = await get(tileOf(row), headers);
			expect(answer.status).toBe(seen ? 200 : VIDERE);
			const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
			expect(text.includes('planomrade')).toBe(seen);
			const isPublic = row.synlighet === 'offentlig' && row.tilstand === 'aktiv';
			const caching = isPublic ? 'public, no-cache' : 'private, no-cache';
			expect(answer.headers.get('cache-control')).toBe(seen ? caching : null);
		}
	});

	it('of the planutvalg is never the public’s, though a politician just had it made', async () => {
		const path = tileOf({ synlighet: 'planutvalg', tilstand: 'aktiv' });
		const first = await get(path, byToken('politiker'));
		expect(first.status).toBe(200);
		const etag = first.headers.get('etag') ?? '';
		expect((await get(path)).status).toBe(VIDERE);
		expect((await get(path, { 'if-none-match': etag })).status).toBe(VIDERE);
	});

	it('is not shown to a token that is revoked or wrong, not even where the public may see it', async () => {
		const navn = 'skript';
		const token = await createTilgangsnokkel(db, { navn, rolle: 'plansjef' });
		const path = tileOf({ synlighet: 'offentlig', tilstand: 'aktiv' });
		const status = async (authorization: string) => (await get(path, { authorization })).status;
		expect(await status(`Bearer ${token}`)).toBe(200);
		await revokeTilgangsnokkel(db, navn, new Date());
		expect(await status(`Bearer ${token}`)).toBe(VIDERE);
		expect(await status('Basic eDp5')).toBe(VIDERE);
	});

	it('is the public’s for a session that is unknown', async () => {
		const cookie = `${OKT_COOKIE}=ukjent`;
		const seen = { synlighet: 'offentlig', tilstand: 'aktiv' } as const;
		expect((await get(tileOf(seen), { cookie })).status).toBe(200);
		expect((await get(tileOf({ ...seen, synlighet: 'intern' }), { cookie })).status).toBe(VIDERE);
	});
});

describe('the background on the short road', () => {
	it.each(ROLLER)('is open to %s', async (rolle) => {
		const answer = await get(`/tiles/kart/${TILE}.mvt`, byToken(rolle));
		expect([answer.status, answer.headers.get('cache-control')]).toEqual([204, 'public, no-cache']);
	});
});

describe('the short road', () => {
	const open = () => tileOf({ synlighet: 'offentlig', tilstand: 'aktiv' });

	it('packs, tells what it depends on, and says 304, 204 and the length of a HEAD', async () => {
		const answer = await get(open(), { 'accept-encoding': 'gzip' });
		expect(Object.fromEntries(answer.headers)).toMatchObject({
			'content-type': 'application/vnd.mapbox-vector-tile',
			'content-encoding': 'gzip',
			vary: 'Accept-Encoding, Cookie, Authorization',
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'same-origin'
		});
		const etag = answer.headers.get('etag') ?? '';
		expect((await get(open(), { 'if-none-match': etag })).status).toBe(304);
		expect((await get(open().replace(TILE, '9/0/0'))).status).toBe(204);
		const head = await get(open(), { 'accept-encoding': 'gzip' }, 'HEAD');
		expect(head.status).toBe(200);
		expect(head.headers.get('content-length')).toBe(answer.headers.get('content-length'));
		expect(await head.text()).toBe('');
	});

	it('sends bytes as they are to one who does not unpack', async () => {
		const raw = await get(open(), { 'accept-encoding': 'identity' });
		expect(raw.headers.get('content-encoding')).toBeNull();
		const bytes = Buffer.from(await raw.arrayBuffer());
		expect(String(bytes.length)).toBe(raw.headers.get('content-length'));
		expect(() => gunzipSync(bytes)).toThrow();
	});

	it.each([
		'/tiles/1/99/0/0.mvt',
		'/tiles/1/9/271/147.mvt?x=1',
		'/tiles/1/9/271/147.mvt/',
		'/tiles/x/9/271/147.mvt',
		'/tiles/99999999/9/271/147.mvt',
		'/tiles/1/9/271/147.pbf',
		'/tiles/kart/9/-1/0.mvt',
		'/'
	])('leaves %s to others', async (path) => {
		expect((await get(path)).status).toBe(VIDERE);
	});

	it('leaves what would change something to others', async () => {
		for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
			expect((await get(open(), {}, method)).status).toBe(VIDERE);
	});

	it.each([{ 'content-length': 4 }, { 'transfer-encoding': 'chunked' }])(
		'leaves a body to those who limit it (%j)',
		async (headers) => {
			const sent = ask(url + open(), { method: 'GET', headers });
			sent.end('abcd');
			const [answer] = (await once(sent, 'response')) as [IncomingMessage];
			answer.resume();
			expect(answer.statusCode).toBe(VIDERE);
		}
	);
});
