import { utsnittFor, type Boks } from '#lib/domain/utsnitt.ts';

interface Funnet {
	readonly navn: string;
	readonly bbox: Boks;
	/** lng/lat of what the map has no outline for: it is marked there. */
	readonly punkt?: readonly [number, number];
	readonly lokalId: string | null;
	readonly scenario: number | null;
}

/** The scenario that is being edited on this page; null: none is. */
export const redigertScenario = (pathname: string): number | null => {
	const [, id] = /^\/scenarier\/(\d+)\/rediger$/.exec(pathname) ?? [];
	return id === undefined ? null : Number(id);
};

/**
 * The map's address with this hit in sight, in its own scenario or the chosen one; `rom`: pixels that it may fill. Who is
 * editing that scenario finds it in the editor.
 */
export function kartadresse(
	{ navn, bbox, punkt, lokalId, scenario }: Funnet,
	{ valgt, redigeres }: { readonly valgt: number | null; readonly redigeres: number | null },
	rom: readonly [width: number, height: number]
): string {
	const iRedigering = redigeres !== null && (scenario ?? redigeres) === redigeres;
	const query = new URLSearchParams();
	const shown = scenario ?? valgt;
	if (shown !== null && !iRedigering) query.set('scenario', String(shown));
	const { zoom, lat, lng } = utsnittFor(bbox, ...rom);
	query.set('kart', `${zoom.toFixed(2)}/${lat.toFixed(5)}/${lng.toFixed(5)}`);
	if (lokalId) query.set('objekt', lokalId);
	if (punkt) query.set('funn', `${punkt[1].toFixed(6)}/${punkt[0].toFixed(6)}/${navn}`);
	return `${iRedigering ? `/scenarier/${redigeres}/rediger` : '/kart'}?${query.toString()}`;
}
