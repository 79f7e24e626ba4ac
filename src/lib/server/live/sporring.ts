import { isUuid } from '../../formats/uuid5.ts';
import type { Bruker } from '../auth/bruker.ts';
import { BadRequest } from '../badRequest.ts';

interface Sporring {
	readonly url: URL;
	readonly request: Request;
}

/** Which browser asks, and up to which revision it knows: by its own word, or by what a stream that broke said last. */
export function parseSett(
	{ url, request }: Sporring,
	revision: number
): { klient: string | null; told: number } {
	const klient = url.searchParams.get('client');
	if (klient !== null && !isUuid(klient))
		throw new BadRequest('ugyldig-klient', '«client» må være en UUID.');
	const sett = request.headers.get('last-event-id') ?? url.searchParams.get('revision');
	if (sett !== null && !/^\d{1,9}$/.test(sett))
		throw new BadRequest('ugyldig-revisjon', '«revision» må være et heltall.');
	return { klient, told: sett === null ? revision : Math.min(Number(sett), revision) };
}

/** Is someone the same still: the same account, with the same rights? */
export const sammeBruker = (a: Bruker, b: Bruker): boolean =>
	a.kontoId === b.kontoId && a.rolle === b.rolle && a.via === b.via;

/** Whose streams are counted together: an account's, a token's by its name, and without either those from one address. */
export function tellerFor({ kontoId, via, navn }: Bruker, address: string): string {
	if (kontoId !== null) return `konto ${kontoId.toString()}`;
	return via === 'nokkel' ? `nøkkel ${navn}` : `adresse ${address}`;
}
