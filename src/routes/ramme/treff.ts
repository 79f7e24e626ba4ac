import type { Treff } from '#lib/ui/sok.svelte.ts';

/** As GET /api/search answers. */
interface Svar {
	readonly treff: readonly {
		readonly slag: 'koordinat' | 'eiendom' | 'felt' | 'sted' | 'plan';
		readonly navn: string;
		readonly detalj: string;
		readonly bbox: readonly number[];
		readonly lokalId: string | null;
		readonly scenario: number | null;
	}[];
}

const SLAG = {
	koordinat: 'Koordinat',
	eiendom: 'Eiendom',
	felt: 'Felt',
	sted: 'Sted',
	plan: 'Plan'
} as const;

/**
 * Which view shows all of this box (west, south, east, north in degrees), as the map's address writes it: zoom/lat/lng.
 * A point, or a very small thing, is shown at about 1:4 000.
 */
export function utsnitt(bbox: readonly number[]): string {
	const [west = 0, south = 0, east = west, north = south] = bbox;
	const lat = (south + north) / 2;
	// A map of 600 x 400 CSS pixels always has room for it; the world is 512 px wide at zoom 0.
	const turns = Math.max(
		(east - west) / 600,
		(north - south) / Math.cos((lat * Math.PI) / 180) / 400
	);
	const zoom = Math.min(16.5, Math.max(6, Math.log2(360 / 512 / Math.max(turns, 1e-9))));
	return `${zoom.toFixed(2)}/${lat.toFixed(5)}/${((west + east) / 2).toFixed(5)}`;
}

function kartadresse(hit: Svar['treff'][number], scenario: number | null): string {
	const query = new URLSearchParams();
	const shown = hit.scenario ?? scenario;
	if (shown !== null) query.set('scenario', String(shown));
	query.set('kart', utsnitt(hit.bbox));
	if (hit.lokalId) query.set('objekt', hit.lokalId);
	return `/kart?${query.toString()}`;
}

/** Asks the server; rejects when it does not answer, so that «nede» is never taken for «ingen treff». */
export async function finnTreff(
	tekst: string,
	scenario: number | null,
	signal: AbortSignal
): Promise<Treff[]> {
	const query = new URLSearchParams({ q: tekst });
	if (scenario !== null) query.set('scenario', String(scenario));
	const response = await fetch(`/api/search?${query.toString()}`, { signal });
	if (!response.ok) throw new Error(`search answered ${response.status}`);
	const { treff } = (await response.json()) as Svar;
	return treff.map((hit, i) => ({
		id: String(i),
		tittel: hit.navn,
		type: SLAG[hit.slag],
		...(hit.detalj === SLAG[hit.slag] ? {} : { detalj: hit.detalj }),
		href: kartadresse(hit, scenario)
	}));
}
