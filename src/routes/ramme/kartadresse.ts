import { utsnittFor, type Boks } from '#lib/domain/utsnitt.ts';

interface Funnet {
	readonly bbox: Boks;
	readonly lokalId: string | null;
	readonly scenario: number | null;
}

/** The map's address with this hit in sight, in its own scenario or the chosen one; `rom`: pixels that it may fill. */
export function kartadresse(
	{ bbox, lokalId, scenario }: Funnet,
	valgt: number | null,
	rom: readonly [width: number, height: number]
): string {
	const query = new URLSearchParams();
	const shown = scenario ?? valgt;
	if (shown !== null) query.set('scenario', String(shown));
	const { zoom, lat, lng } = utsnittFor(bbox, ...rom);
	query.set('kart', `${zoom.toFixed(2)}/${lat.toFixed(5)}/${lng.toFixed(5)}`);
	if (lokalId) query.set('objekt', lokalId);
	return `/kart?${query.toString()}`;
}
