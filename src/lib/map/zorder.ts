import { hensynssoneRegler } from './tegneregler/index.ts';
import { artsnavn } from './symbol.ts';

const hensynssoner = hensynssoneRegler.map((r) => `hensynssone-${artsnavn(r.objekttype)}`);

/**
 * Every layer of the map, from the bottom up. The line map lies over the fills, as on a printed plankart:
 * grey lines, no filled areas (veileder Kommuneplanens arealdel kap. 8.1).
 */
export const zorder: readonly string[] = [
	'grunn',
	'kart-bakgrunn',
	'kart-ar5',
	'kart-vann',
	'planomrade-utstrekning',
	'arealformal-flate',
	'arealformal-monster',
	'arealformal-overlegg',
	'markering-demp',
	'arealformal-omriss',
	'redigert-flate',
	'redigert-omriss',
	'kandidat-flate',
	'kandidat-rektangel',
	'kandidat-omriss',
	'kandidat-valgt',
	'kart-vann-kant',
	'kart-bekk',
	'kart-elv',
	'kart-kommune',
	'kart-tettsted',
	'kart-eiendom',
	'kart-bygning',
	'kart-veg',
	'kart-bane',
	'annet-flate',
	'annet-strek',
	'bestemmelse-prikker',
	...hensynssoner.map((id) => `${id}-skravur`),
	'bestemmelse-eldre',
	'bestemmelse-omriss',
	...hensynssoner.map((id) => `${id}-omriss`),
	'linje-strek-1',
	'linje-strek-2',
	'linje-strek-3',
	'linje-rund',
	'planomrade-hvit',
	'planomrade-svart',
	'markering-planomrade-kant',
	'markering-planomrade',
	'markering-arealformal-kant',
	'markering-arealformal',
	'markering-bestemmelse-kant',
	'markering-bestemmelse',
	'markering-hensynssone-kant',
	'markering-hensynssone',
	'markering-annet-kant',
	'markering-annet',
	'markering-linje-kant',
	'markering-linje',
	'markering-punkt',
	'punkt-symbol',
	'punkt-annet',
	'annet-punkt',
	'arealformal-symbol',
	'kart-eiendom-navn',
	'annet-navn',
	'linje-navn',
	'bestemmelse-navn',
	'hensynssone-navn',
	'arealformal-navn',
	'punkt-tekst',
	'kart-navn'
];

const place = new Map(zorder.map((id, i) => [id, i]));

/** Where in the stack does this layer lie? A layer that is not on the list throws. */
export function zindex(id: string): number {
	const found = place.get(id);
	if (found === undefined) throw new Error(`kartlaget ${id} står ikke i zorder`);
	return found;
}

/** The layer to put this one under, of those that a map has; undefined: it is the topmost. Layers that are on no list count for nothing. */
export function layerAbove(id: string, has: readonly string[]): string | undefined {
	const own = zindex(id);
	return has.find((other) => (place.get(other) ?? -1) > own);
}

/** The same layers, from the bottom up. */
export const inOrder = <L extends { id: string }>(layers: readonly L[]): L[] =>
	layers.toSorted((a, b) => zindex(a.id) - zindex(b.id));
