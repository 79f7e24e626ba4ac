import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tileAnswer } from './answer.ts';
import type { Tile } from './tile.ts';

const bytes = new TextEncoder().encode('en flis '.repeat(50));
const settled = { isPublic: true, isSettled: true };
let addresses = 0;

/** Asks for a tile as it stands; tells which revisions its maker heard were known. */
function asker(useCache = true, address = `s1-14-1-${addresses++}`) {
	const heard: (readonly string[])[] = [];
	const ask = async (tile: Tile, headers: Record<string, string> = {}) => {
		const answer = await tileAnswer({
			acceptEncoding: headers['accept-encoding'] ?? 'gzip',
			ifNoneMatch: headers['if-none-match'] ?? null,
			address,
			useCache,
			make: (known) => {
				heard.push(known);
				return Promise.resolve({
					...tile,
					bytes: known.includes(tile.revision) ? undefined : tile.bytes
				});
			}
		});
		const { status, body } = answer;
		return new Response(body && new Uint8Array(body), { status, headers: answer.headers });
	};
	return { ask, heard };
}

const unpacked = async (response: Response) =>
	new Uint8Array(gunzipSync(new Uint8Array(await response.arrayBuffer())));

describe('a tile is answered', () => {
	it('packed, with its length, and marked by what it depends on', async () => {
		const response = await asker().ask({ revision: '3', bytes, ...settled });
		const body = await response.clone().arrayBuffer();
		expect(response.status).toBe(200);
		expect(Object.fromEntries(response.headers)).toMatchObject({
			'content-encoding': 'gzip',
			'content-length': String(body.byteLength),
			'content-type': 'application/vnd.mapbox-vector-tile',
			'cache-control': 'public, no-cache',
			vary: 'Accept-Encoding, Cookie, Authorization'
		});
		expect(await unpacked(response)).toEqual(bytes);
	});

	it.each(['identity', '', 'br', 'gzip;q=0', 'br, gzip; q=0.0, identity'])(
		'unpacked for one who cannot unpack (%j)',
		async (encoding) => {
			const response = await asker().ask(
				{ revision: '3', bytes, ...settled },
				{ 'accept-encoding': encoding }
			);
			expect(response.headers.get('content-encoding')).toBeNull();
			expect(response.headers.get('content-length')).toBe(String(bytes.length));
			expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
		}
	);

	it.each(['gzip', 'br, gzip', 'gzip;q=0.5', 'deflate, GZIP;q=1.0'])(
		'packed for one who can (%j)',
		async (encoding) => {
			const response = await asker().ask(
				{ revision: '3', bytes, ...settled },
				{ 'accept-encoding': encoding }
			);
			expect(await unpacked(response)).toEqual(bytes);
		}
	);

	it('as each of two readers takes it, though it is made once', async () => {
		const { ask, heard } = asker();
		const tile = { revision: '3', bytes, ...settled };
		for (const encoding of ['identity', 'gzip', 'identity', 'gzip']) {
			const response = await ask(tile, { 'accept-encoding': encoding });
			const isPacked = response.headers.get('content-encoding') === 'gzip';
			expect(isPacked).toBe(encoding === 'gzip');
			const body = isPacked
				? await unpacked(response)
				: new Uint8Array(await response.arrayBuffer());
			expect(body).toEqual(bytes);
		}
		expect(heard).toEqual([[], ['3'], ['3'], ['3']]);
	});

	it('whole, however large it is', async () => {
		const pattern = [...bytes.slice(0, 8)];
		const many = new Uint8Array(300_000).map((_, i) => pattern[i % 8] ?? 0);
		const response = await asker().ask({ revision: '3', bytes: many, ...settled });
		expect(await unpacked(response)).toEqual(many);
	});

	it('with 204 where it is empty, also when that is remembered', async () => {
		const { ask } = asker();
		const empty = { revision: '3', bytes: null, ...settled };
		expect([(await ask(empty)).status, (await ask(empty)).status]).toEqual([204, 204]);
	});

	it('for its reader only where not everyone may see it', async () => {
		const hidden = { revision: '3', bytes, isPublic: false, isSettled: true };
		expect((await asker().ask(hidden)).headers.get('cache-control')).toBe('private, no-cache');
	});
});

describe('a browser that has the tile', () => {
	it('is told so with 304 until the revision is another', async () => {
		const { ask, heard } = asker(false);
		const etag = (await ask({ revision: '3', bytes, ...settled })).headers.get('etag') ?? '';
		const again = await ask({ revision: '3', bytes, ...settled }, { 'if-none-match': etag });
		expect([again.status, again.headers.get('etag')]).toEqual([304, etag]);
		const weak = { 'if-none-match': `"x", W/${etag}` };
		expect((await ask({ revision: '3', bytes, ...settled }, weak)).status).toBe(304);
		const changed = await ask({ revision: '4', bytes, ...settled }, { 'if-none-match': etag });
		expect(changed.status).toBe(200);
		expect(changed.headers.get('etag')).not.toBe(etag);
		expect(heard).toEqual([[], ['3'], ['3'], ['3']]);
	});

	it('is not believed with the mark of another tile or another process', async () => {
		const other = await asker().ask({ revision: '3', bytes, ...settled });
		const { ask, heard } = asker(false, 's1-15-1-1');
		for (const mark of [other.headers.get('etag') ?? '', '"s1-15-1-1-r3-0badcafe"', '"', '*'])
			expect(
				(await ask({ revision: '3', bytes, ...settled }, { 'if-none-match': mark })).status
			).toBe(200);
		expect(heard.flat()).toEqual([]);
	});
});

describe('a tile that was made lately', () => {
	it('is not made again until its revision is another', async () => {
		const { ask, heard } = asker();
		await ask({ revision: '3', bytes, ...settled });
		expect(await unpacked(await ask({ revision: '3', bytes, ...settled }))).toEqual(bytes);
		const changed = bytes.map((byte) => byte + 1);
		const response = await ask({ revision: '4', bytes: changed, ...settled });
		expect(await unpacked(response)).toEqual(changed);
		expect(heard).toEqual([[], ['3'], ['3']]);
	});

	it('of an import under way is not remembered', async () => {
		const { ask, heard } = asker();
		const staged = { revision: '0', bytes, isPublic: false, isSettled: false };
		await ask(staged);
		await ask(staged);
		expect(heard).toEqual([[], []]);
	});
});
