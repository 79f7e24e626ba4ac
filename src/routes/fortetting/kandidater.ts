import type { FeatureCollection } from 'geojson';
import type { Matrikkelvalg } from './ord.ts';
import type { Fortettingssvar, Kandidatsvar } from '#lib/server/fortettingSvar.ts';
import type { Kjoring } from '#lib/server/fortettingKjoring.ts';
import { getJson, hent } from '../hent.ts';

export type { Kandidatsvar };

const neste = (response: Response): string | null =>
	/<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? null;

/** Every part of a list, one after the other. */
async function alle<T>(path: string, signal: AbortSignal): Promise<T[]> {
	const parts: T[] = [];
	for (let at: string | null = path; at !== null;) {
		const response: Response = await hent(at, { signal });
		parts.push((await response.json()) as T);
		at = neste(response);
	}
	return parts;
}

/** All candidates of the scenario, without their arithmetic. */
export const hentKandidater = async (
	scenario: number,
	signal: AbortSignal
): Promise<Kandidatsvar[]> =>
	(await alle<Fortettingssvar>(`/api/scenarios/${scenario}/infill?steps=0`, signal)).flatMap(
		({ candidates }) => candidates
	);

/** Their ground, for the map. */
export const hentOmriss = async (
	scenario: number,
	signal: AbortSignal
): Promise<FeatureCollection> => ({
	type: 'FeatureCollection',
	features: (
		await alle<FeatureCollection>(`/api/scenarios/${scenario}/infill.geojson`, signal)
	).flatMap(({ features }) => features)
});

/** One with its arithmetic. */
export const hentKandidat = (scenario: number, id: string): Promise<Kandidatsvar> =>
	getJson(`/api/scenarios/${scenario}/infill/candidate?parcel=${encodeURIComponent(id)}`);

export const hentKjoring = (scenario: number): Promise<Kjoring | null> =>
	getJson(`/api/scenarios/${scenario}/infill/run`);

const send = (path: string, method: string, body?: unknown): Promise<Response> =>
	hent(path, {
		method,
		...(body === undefined
			? {}
			: { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
	});

export const startKjoring = (scenario: number) =>
	send(`/api/scenarios/${scenario}/infill/run`, 'POST');
export const avbrytKjoring = (scenario: number) =>
	send(`/api/scenarios/${scenario}/infill/run`, 'DELETE');
export const sendValg = (scenario: number, valg: Matrikkelvalg) =>
	send(`/api/scenarios/${scenario}/infill/decisions`, 'POST', valg);
export const sendReservasjon = (
	kommune: string,
	reservasjon: { parcel: string; dato: string; merknad: string }
) => send(`/api/kommuner/${kommune}/infill-reservations`, 'POST', reservasjon);
export const slettReservasjon = (kommune: string, parcel: string) =>
	send(
		`/api/kommuner/${kommune}/infill-reservations?parcel=${encodeURIComponent(parcel)}`,
		'DELETE'
	);
export const sendParametre = (kommune: string, endring: unknown) =>
	send(`/api/kommuner/${kommune}/infill-parameters`, 'POST', endring);
