import type { IncomingMessage, ServerResponse } from 'node:http';
import { authorize } from '../access.ts';
import { authenticate } from '../auth/authenticate.ts';
import { OKT_COOKIE } from '../auth/okt.ts';
import { ALLTID } from '../headers.ts';
import type { Database } from '../queryable.ts';
import { parseTile } from './address.ts';
import type { TileAnswer } from './answer.ts';
import { answerAsked, type AskedTile } from './asked.ts';
import type { TileListener } from './first.ts';

const ADDRESS = /^\/tiles\/(kart|\d{1,9})\/(\d+)\/(\d+)\/(\d+)\.mvt$/;

/** Which tile is asked for? null for all that is not plainly one. */
function askedTile(method = '', url = ''): AskedTile | null {
	if (method !== 'GET' && method !== 'HEAD') return null;
	const [, of = '', z = '', x = '', y = ''] = ADDRESS.exec(url) ?? [];
	const tile = parseTile(z, x, y);
	return tile && { of: of === 'kart' ? of : Number(of), tile };
}

/** Nobody reads a body here; SvelteKit's road has a limit for it. */
const hasBody = ({ headers }: IncomingMessage): boolean =>
	headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;

/** A cookie's value as it was sent; the first where there are several of the name. */
const cookieNamed = (header: string | undefined, name: string): string | undefined =>
	header
		?.split(';')
		.map((pair) => pair.trim())
		.find((pair) => pair.startsWith(`${name}=`))
		?.slice(name.length + 1);

const routeOf = ({ of }: AskedTile): string =>
	of === 'kart' ? '/tiles/kart/[z]/[x]/[y].mvt' : '/tiles/[scenario]/[z]/[x]/[y].mvt';

/** The tile for one who may see it; null for one whom the table of access refuses. */
async function tileFor(
	db: Database,
	{ method = '', headers }: IncomingMessage,
	asked: AskedTile
): Promise<TileAnswer | null> {
	const { cookie, authorization } = headers;
	const bruker = await authenticate(db, {
		cookie: cookieNamed(cookie, OKT_COOKIE),
		authorization,
		now: new Date()
	});
	if (!authorize(bruker, routeOf(asked), method).ok) return null;
	const acceptEncoding = headers['accept-encoding']?.toString() ?? null;
	const ifNoneMatch = headers['if-none-match'] ?? null;
	return answerAsked({ db, bruker, acceptEncoding, ifNoneMatch }, asked);
}

/**
 * Tiles straight from Node's own request to its answer: what SvelteKit makes of each request costs as much as packing the
 * tile. Access is decided by the same table and the same SQL. What is refused or fails is asked anew on SvelteKit's road,
 * which alone words refusals and logs faults.
 */
export const tileListener =
	(db: () => Database): TileListener =>
	async (request, response, next) => {
		const asked = askedTile(request.method, request.url);
		if (!asked || hasBody(request)) return next();
		const answer = await answered(() => tileFor(db(), request, asked));
		if (answer) send(response, answer);
		else next();
	};

const answered = async (work: () => Promise<TileAnswer | null>): Promise<TileAnswer | null> => {
	try {
		return await work();
	} catch {
		// The other road meets the same fault, and says it.
		return null;
	}
};

function send(response: ServerResponse, { status, headers, body }: TileAnswer): void {
	response.writeHead(status, { ...headers, ...ALLTID });
	response.end(body);
}
