import { formatAntall } from '../domain/tall.ts';
import { BadRequest } from './badRequest.ts';

/** A part of a list: at most `limit` rows after the `offset` first. */
export interface Part {
	readonly limit: number;
	readonly offset: number;
}

/** The most that one answer holds, and what it holds where nothing is asked for. */
export const MAX_ROWS = 1000;

function count(
	text: string | null,
	name: string,
	{ standard, min, max }: { standard: number; min: number; max: number }
): number {
	if (text === null) return standard;
	const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
	if (value >= min && value <= max) return value;
	throw new BadRequest(`ugyldig-${name}`, `«${name}» må være et heltall fra ${min} til ${max}.`);
}

/** `?limit=&offset=`, at most MAX_ROWS rows. */
export function parsePart(params: URLSearchParams): Part {
	return {
		limit: count(params.get('limit'), 'limit', { standard: MAX_ROWS, min: 1, max: MAX_ROWS }),
		offset: count(params.get('offset'), 'offset', { standard: 0, min: 0, max: 999_999_999 })
	};
}

/**
 * An array as JSON, with `Link: <…>; rel="next"` (RFC 8288) where there is more: nothing is cut without saying so.
 * `list` is asked for one row more than is sent.
 */
export async function partOf<Row>(
	url: URL,
	list: (part: Part) => Promise<readonly Row[]>
): Promise<Response> {
	const part = parsePart(url.searchParams);
	const rows = await list({ ...part, limit: part.limit + 1 });
	if (rows.length <= part.limit) return Response.json(rows);
	const next = new URLSearchParams(url.searchParams);
	next.set('limit', String(part.limit));
	next.set('offset', String(part.offset + part.limit));
	const link = `<${url.pathname}?${next.toString()}>; rel="next"`;
	return Response.json(rows.slice(0, part.limit), { headers: { link } });
}

/** So many lines of a log where nothing is asked for: one may name a thousand objects. */
const LINES = 100;

/**
 * The same of a list that only grows: `?before=&limit=`, the newest first, and the next part is what is before the last that
 * was sent, whatever has come meanwhile. `list` may send fewer than `limit`, and says itself what the next part is before.
 */
export async function olderPartOf(
	url: URL,
	list: (part: { readonly before: number | null; readonly limit: number }) => Promise<{
		readonly linjer: readonly unknown[];
		readonly eldre: number | null;
	}>
): Promise<Response> {
	const { searchParams } = url;
	const limit = count(searchParams.get('limit'), 'limit', {
		standard: LINES,
		min: 1,
		max: MAX_ROWS
	});
	const asked = searchParams.get('before');
	const before =
		asked === null ? null : count(asked, 'before', { standard: 0, min: 0, max: 999_999_999 });
	const { linjer, eldre } = await list({ before, limit });
	if (eldre === null) return Response.json(linjer);
	const next = new URLSearchParams(searchParams);
	next.set('limit', String(limit));
	next.set('before', String(eldre));
	const link = `<${url.pathname}?${next.toString()}>; rel="next"`;
	return Response.json(linjer, { headers: { link } });
}

/** What a page says of the part of a list that it shows, and where the parts beside it are. */
export interface Blad {
	readonly tekst: string;
	readonly forrige: string | null;
	readonly neste: string | null;
}

/** Is this part all there is? Then null; else `51–100 av 120 planer` with the addresses of its neighbours. */
export function blad(url: URL, { limit, offset }: Part, antall: number, hva: string): Blad | null {
	if (offset === 0 && antall <= limit) return null;
	const til = Math.min(offset + limit, antall);
	const her = offset < antall ? `${formatAntall(offset + 1)}–${formatAntall(til)}` : '0';
	const at = (start: number) => {
		const query = new URLSearchParams(url.searchParams);
		query.set('offset', String(Math.max(0, start)));
		return `${url.pathname}?${query.toString()}`;
	};
	return {
		tekst: `${her} av ${formatAntall(antall)} ${hva}`,
		forrige: offset > 0 ? at(offset - limit) : null,
		neste: til < antall && offset < antall ? at(offset + limit) : null
	};
}
