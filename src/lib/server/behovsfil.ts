import { lesBehov, type Lestfil, type Onske } from '../domain/housing/behovFraFil.ts';
import { lesStatistikk } from '../formats/statistikk/read.ts';
import { BadRequest } from './badRequest.ts';

/** What a file of SSB's has for the need of the municipality; BadRequest with the reason where it cannot be used. */
export async function behovFraFil(fil: File, onske: Onske): Promise<Lestfil> {
	const tabell = lesStatistikk(new Uint8Array(await fil.arrayBuffer()));
	const lest = 'feil' in tabell ? tabell : lesBehov(tabell.funnet, onske);
	if ('feil' in lest) throw new BadRequest('ubrukelig-fil', lest.feil);
	return lest.funnet;
}
