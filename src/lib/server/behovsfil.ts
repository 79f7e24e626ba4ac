import { lesFolketall, type Lestfolk, type Onske } from '../domain/housing/folketallFraFil.ts';
import { lesStatistikk } from '../formats/statistikk/read.ts';
import { BadRequest } from './badRequest.ts';

/** The people of the municipality, read from a file of SSB's; BadRequest with the reason where it cannot be used. */
export async function folketallFraFil(fil: File, onske: Onske): Promise<Lestfolk> {
	const tabell = lesStatistikk(new Uint8Array(await fil.arrayBuffer()));
	const folk = 'feil' in tabell ? tabell : lesFolketall(tabell.funnet, onske);
	if ('feil' in folk) throw new BadRequest('ubrukelig-fil', folk.feil);
	return folk.funnet;
}
