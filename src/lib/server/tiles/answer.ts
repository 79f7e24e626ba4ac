import { promisify } from 'node:util';
import { constants, gunzip, gzip, gzipSync } from 'node:zlib';
import { svaretag, SVARMERKE } from '../svarmerke.ts';
import { TileCache, type Kept } from './cache.ts';
import type { Tile } from './tile.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

const cache = new TileCache(64 * 1024 * 1024);

export interface TileQuestion {
	/** The request's headers of these names, where they are there. */
	readonly acceptEncoding: string | null;
	readonly ifNoneMatch: string | null;
	/** What the tile is called, whatever its revision. */
	readonly address: string;
	/** PLANBORDET_TILE_CACHE=0: the bench measures the making, not the remembering. */
	readonly useCache: boolean;
	/** The tile as it stands; not made where one of these revisions does. */
	readonly make: (known: readonly string[]) => Promise<Tile>;
}

/** An answer in HTTP's terms, for whichever server sends it. */
export interface TileAnswer {
	readonly status: 200 | 204 | 304;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array | null;
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

/** Does the reader take gzip? A q of 0 is a no. */
const takesGzip = (acceptEncoding: string | null): boolean =>
	acceptEncoding !== null && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(acceptEncoding);

// Below this, handing the bytes to another thread and back costs as much as packing them, under a millisecond.
const SMALL = 64 * 1024;

/**
 * The fastest level: a tile is sent once or twice, and a denser one would cost more than it saves. zlib gets no more room
 * than the tile fills: making it ready for the largest one costs as much as packing a small one.
 */
const packing = ({ length }: Uint8Array) => ({
	level: constants.Z_BEST_SPEED,
	windowBits: length <= 8 * 1024 ? 13 : 15,
	chunkSize: Math.max(constants.Z_MIN_CHUNK, length + 64)
});

const packed = async (bytes: Uint8Array): Promise<Uint8Array> =>
	bytes.length <= SMALL ? gzipSync(bytes, packing(bytes)) : pack(bytes, packing(bytes));

/** The tile in the form its reader takes: nothing is packed to be unpacked again. */
async function sentAs(tile: Kept, asGzip: boolean): Promise<Kept> {
	const { revision, body, isPacked } = tile;
	if (!body || isPacked === asGzip) return tile;
	return { revision, body: asGzip ? await packed(body) : await unpack(body), isPacked: asGzip };
}

/** Answers with a tile: 304 where the browser has it, 204 where it is empty, gzip where it is read. */
export async function tileAnswer(question: TileQuestion): Promise<TileAnswer> {
	const { address, useCache, make } = question;
	const held = revisionHeld(question.ifNoneMatch, address);
	const kept = useCache ? cache.get(address) : undefined;
	const tile = await make(
		[held, kept?.revision].filter((revision) => typeof revision === 'string')
	);
	const headers = {
		etag: etagOf(address, tile.revision),
		'cache-control': tile.isPublic ? 'public, no-cache' : 'private, no-cache',
		vary: 'Accept-Encoding, Cookie, Authorization'
	};
	if (held === tile.revision) return { status: 304, headers, body: null };
	const current = kept?.revision === tile.revision ? kept : made(tile);
	const sent = await sentAs(current, takesGzip(question.acceptEncoding));
	if (useCache && tile.isSettled && sent !== kept) cache.set(address, sent);
	return sent.body
		? withBody(sent.body, sent.isPacked, headers)
		: { status: 204, headers, body: null };
}

const made = ({ revision, bytes }: Tile): Kept => ({
	revision,
	body: bytes ?? null,
	isPacked: false
});

const withBody = (
	body: Uint8Array,
	isPacked: boolean,
	headers: Record<string, string>
): TileAnswer => ({
	status: 200,
	headers: {
		...headers,
		'content-type': 'application/vnd.mapbox-vector-tile',
		'content-length': String(body.length),
		...(isPacked && { 'content-encoding': 'gzip' })
	},
	body
});
