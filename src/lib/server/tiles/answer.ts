import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Another process may have another database or encoder under the same revision numbers. */
const INSTANCE = randomUUID().slice(0, 8);

/** Tiles made lately, by address and revision: panning back costs nothing. Bounded by bytes. */
class TileCache {
	private readonly tiles = new Map<string, Uint8Array | null>();
	private bytes = 0;
	private readonly maxBytes: number;
	constructor(maxBytes: number) {
		this.maxBytes = maxBytes;
	}
	get(key: string): Uint8Array | null | undefined {
		const tile = this.tiles.get(key);
		if (tile === undefined) return undefined;
		this.tiles.delete(key);
		this.tiles.set(key, tile);
		return tile;
	}
	set(key: string, tile: Uint8Array | null): void {
		this.tiles.set(key, tile);
		this.bytes += tile?.length ?? 0;
		for (const [oldest, old] of this.tiles) {
			if (this.bytes <= this.maxBytes && this.tiles.size <= 20_000) break;
			this.tiles.delete(oldest);
			this.bytes -= old?.length ?? 0;
		}
	}
}

const cache = new TileCache(64 * 1024 * 1024);

interface TileRequest {
	readonly request: Request;
	/** Address and revision: the same key is the same bytes. */
	readonly key: string;
	/** Only what everyone may see may lie in a shared cache. */
	readonly isPublic: boolean;
	/** PLANBORDET_TILE_CACHE=0: the bench measures the making, not the remembering. */
	readonly useCache: boolean;
	readonly make: () => Promise<Uint8Array | null>;
}

/** Answers with a tile: 304 where the browser has it, 204 where it is empty, gzip where it is read. */
export async function answerTile({
	request,
	key,
	isPublic,
	useCache,
	make
}: TileRequest): Promise<Response> {
	const headers = new Headers({
		etag: `"${key}-${INSTANCE}"`,
		'cache-control': isPublic ? 'public, no-cache' : 'private, no-cache',
		vary: 'Accept-Encoding, Cookie, Authorization'
	});
	if (request.headers.get('if-none-match')?.includes(`"${key}-${INSTANCE}"`))
		return new Response(null, { status: 304, headers });
	let tile = useCache ? cache.get(key) : undefined;
	if (tile === undefined) {
		const made = await make();
		tile = made && (await compress(made, { level: 3 }));
		if (useCache) cache.set(key, tile);
	}
	if (!tile) return new Response(null, { status: 204, headers });
	headers.set('content-type', 'application/vnd.mapbox-vector-tile');
	return gzipped(tile, request, headers);
}

async function gzipped(tile: Uint8Array, request: Request, headers: Headers): Promise<Response> {
	if (/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) {
		headers.set('content-encoding', 'gzip');
		return new Response(tile as Uint8Array<ArrayBuffer>, { headers });
	}
	const { gunzip } = await import('node:zlib');
	const plain = await promisify(gunzip)(tile);
	return new Response(new Uint8Array(plain), { headers });
}
