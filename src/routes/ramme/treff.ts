import type { Boks } from '#lib/domain/utsnitt.ts';
import type { Sokesvar } from '#lib/ui/sok.svelte.ts';
import { getJson } from '../hent.ts';
import { kartadresse, redigertScenario } from './kartadresse.ts';

/** As GET /api/search answers. */
interface Svar {
	/** Why there are none. */
	readonly merknad: string | null;
	readonly treff: readonly {
		readonly slag: 'koordinat' | 'eiendom' | 'felt' | 'sted' | 'plan';
		readonly navn: string;
		readonly detalj: string;
		readonly bbox: Boks;
		/** lng/lat of what the map has no outline for. */
		readonly punkt?: readonly [number, number];
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

/** Pixels of the map that a hit may fill: on a phone a sheet lies over its lower half. */
const mapRoom = (): [number, number] => [
	Math.min(600, innerWidth * 0.85),
	Math.min(400, innerHeight * (innerWidth < 704 ? 0.3 : 0.45))
];

/** Asks the server; rejects when it does not answer, so that «nede» is never taken for «ingen treff». */
export async function finnTreff(
	tekst: string,
	scenario: number | null,
	signal: AbortSignal
): Promise<Sokesvar> {
	const query = new URLSearchParams({ q: tekst });
	if (scenario !== null) query.set('scenario', String(scenario));
	const redigeres = redigertScenario(location.pathname);
	const { treff, merknad } = await getJson<Svar>(`/api/search?${query.toString()}`, signal);
	return {
		merknad,
		treff: treff.map((hit, i) => ({
			id: String(i),
			tittel: hit.navn,
			type: SLAG[hit.slag],
			...(hit.detalj === SLAG[hit.slag] ? {} : { detalj: hit.detalj }),
			href: kartadresse(hit, { valgt: scenario, redigeres }, mapRoom()),
			erObjekt: hit.lokalId !== null
		}))
	};
}
