import { promisify } from 'node:util';
import { constants, gunzip, gzip, gzipSync } from 'node:zlib';
import { svaretag, SVARMERKE } from '../svarmerke.ts';
import { TileCache, type Packed } from './cache.ts';
import type { Tile } from './tile.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

const cache = new TileCache(64 * 1024 * 1024);

interface TileRequest {
	readonly request: Request;
	/** What the tile is called, whatever its revision. */
	readonly address: string;
	/** PLANBORDET_TILE_CACHE=0: the bench measures the making, not the remembering. */
	readonly useCache: boolean;
	/** The tile as it stands; not made where one of these revisions does. */
	readonly make: (known: readonly string[]) => Promise<Tile>;
}

const etagOf = (address: string, revision: string): string => svaretag(`${address}-r${revision}`);

/** Which revision of the tile has the browser, by what it says? null: none that was made here. */
export function revisionHeld(ifNoneMatch: string | null, address: string): string | null {
	const start = `"${address}-r`;
	const at = ifNoneMatch?.indexOf(start) ?? -1;
	if (ifNoneMatch === null || at < 0) return null;
	const [tag = ''] = ifNoneMatch.slice(at + start.length).split('"', 1);
	return tag.endsWith(`-${SVARMERKE}`) ? tag.slice(0, -SVARMERKE.length - 1) : null;
}

// The fastest level: a tile is sent once or twice, and a denser one would cost more than it saves.
const PACKING = { level: constants.Z_BEST_SPEED };
// Below this, handing the bytes to another thread and back costs as much as packing them, under a millisecond.
const SMALL = 64 * 1024;

async function packed(bytes: Uint8Array | null): Promise<Uint8Array | null> {
	if (!bytes) return null;
	return bytes.length <= SMALL ? gzipSync(bytes, PACKING) : pack(bytes, PACKING);
}

async function keep(tile: Tile, address: string, useCache: boolean): Promise<Packed> {
	const made = { revision: tile.revision, gzip: await packed(tile.bytes ?? null) };
	if (useCache && tile.isSettled) cache.set(address, made);
	return made;
}

/** Answers with a tile: 304 where the browser has it, 204 where it is empty, gzip where it is read. */
export async function answerTile({
	request,
	address,
	useCache,
	make
}: TileRequest): Promise<Response> {
	const held = revisionHeld(request.headers.get('if-none-match'), address);
	const kept = useCache ? cache.get(address) : undefined;
	const tile = await make(
		[held, kept?.revision].filter((revision) => typeof revision === 'string')
	);
	const headers = {
		etag: etagOf(address, tile.revision),
		'cache-control': tile.isPublic ? 'public, no-cache' : 'private, no-cache',
		vary: 'Accept-Encoding, Cookie, Authorization'
	};
	if (held === tile.revision) return new Response(null, { status: 304, headers });
	const current =
		kept && kept.revision === tile.revision ? kept : await keep(tile, address, useCache);
	if (!current.gzip) return new Response(null, { status: 204, headers });
	return withBody(current.gzip, request, headers);
}

async function withBody(
	body: Uint8Array,
	request: Request,
	headers: Record<string, string>
): Promise<Response> {
	const isRead = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
	const sent = isRead ? body : await unpack(body);
	return new Response(sent as Uint8Array<ArrayBuffer>, {
		headers: {
			...headers,
			'content-type': 'application/vnd.mapbox-vector-tile',
			'content-length': String(sent.length),
			...(isRead && { 'content-encoding': 'gzip' })
		}
	});
}
