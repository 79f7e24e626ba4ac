import { sum, ukjentSom, type Tall } from '../bevis.ts';

/**
 * The plan's room with what fortetting adds (boliger). Where nothing of the room is known, neither is the whole: what is found
 * parcel by parcel is no room of the plan, and a share of it or its years would be told as if it were all.
 */
export const plassMedFortetting = (navn: string, plass: Tall, tillegg: readonly Tall[]): Tall =>
	plass.verdi === null
		? ukjentSom(plass, navn, 'boliger', { ledd: [plass, ...tillegg] })
		: sum(navn, 'boliger', [plass, ...tillegg]);
