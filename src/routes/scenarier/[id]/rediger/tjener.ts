import type { FeatureCollection } from 'geojson';
import type { Avvik } from '#lib/domain/avvik.ts';
import type { Endringssett, Endringssvar, Konflikt } from '#lib/domain/plan/endring.ts';
import type { Boks } from '#lib/domain/utsnitt.ts';
import { utmFromLngLat } from '#lib/map/utm.ts';
import { getJson, Svarfeil } from '../../../hent.ts';
import type { Svar } from './sending.svelte.ts';
import { objektAv, type Objekt, type Objektfeature } from './tilstand.ts';

/** `[west, south, east, north]` in whole centimetres of the plan's UTM zone. */
export type Cmboks = readonly [number, number, number, number];

/** Does a box lie wholly in another? */
export const within = (inner: Cmboks, outer: Cmboks): boolean =>
	inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];

/** A box as an address has it, in metres. */
export const bboxText = (boks: Cmboks): string => boks.map((cm) => (cm / 100).toFixed(2)).join(',');

/** A box in degrees as one in the plan's UTM zone, with room for what bends: meridians are not vertical there. */
export function cmboksAv([west, south, east, north]: Boks, srid: number): Cmboks {
	const corners = [
		[west, south],
		[east, south],
		[west, north],
		[east, north]
	].map(([lng = 0, lat = 0]) => utmFromLngLat(lng, lat, srid - 25800));
	const es = corners.map(({ ost }) => ost * 100);
	const ns = corners.map(({ nord }) => nord * 100);
	const rom = 100_000;
	return [
		Math.min(...es) - rom,
		Math.min(...ns) - rom,
		Math.max(...es) + rom,
		Math.max(...ns) + rom
	];
}

/** The scenario's objects in the plan's UTM zone, those that meet a box. */
export async function hentObjekter(
	scenario: number,
	srid: number,
	boks: Cmboks,
	signal?: AbortSignal
): Promise<Objekt[]> {
	const path = `/api/scenarios/${scenario}/objects.geojson?srid=${srid}&bbox=${bboxText(boks)}`;
	for (let again = 3; ; again--) {
		try {
			const { features } = await getJson<FeatureCollection>(path, signal);
			return (features as Objektfeature[]).map(objektAv);
		} catch (error) {
			// The plan was changed while it was read: what came is of no one revision.
			if (again === 0 || !isTorn(error)) throw error;
		}
	}
}

/** An answer that was broken off, or refused, since the plan changed meanwhile. */
const isTorn = (error: unknown): boolean =>
	error instanceof Svarfeil && (error.status === 409 || error.status === null) && navigator.onLine;

type Detalj = Objektfeature['properties'] & { readonly geometry: Objektfeature['geometry'] };

/** One object whole; null: it is not there. */
export async function hentObjekt(
	scenario: number,
	srid: number,
	lokalId: string
): Promise<Objekt | null> {
	try {
		const path = `/api/scenarios/${scenario}/objects/${lokalId}?srid=${srid}`;
		const { geometry, ...properties } = await getJson<Detalj>(path);
		return objektAv({ type: 'Feature', geometry, properties });
	} catch (error) {
		if (error instanceof Svarfeil && error.status === 404) return null;
		throw error;
	}
}

interface Problem {
	readonly detail?: string;
	readonly code?: string;
	readonly conflicts?: readonly Konflikt[];
	readonly avvik?: readonly Avvik[];
}

const UTESTENGT = [401, 403, 404];
/** Too many at once, or a server that is being restarted: it will answer later. */
const SENERE = [408, 429];

/** Sends a change; every answer, and none, is an answer. `proving`: what it would be, with nothing stored. */
export async function sendEndring(
	scenario: number,
	client: string,
	sett: Endringssett,
	proving = false
): Promise<Svar> {
	const path = `/api/scenarios/${scenario}/changes${proving ? '?proving=1' : ''}`;
	let response: Response;
	try {
		response = await fetch(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-planbordet-client': client },
			body: JSON.stringify(sett)
		});
		if (response.ok) return { slag: 'lagret', svar: (await response.json()) as Endringssvar };
	} catch {
		return {
			slag: 'intet',
			detail: 'Vi fikk ikke svar. Redigeringene er trygge her og sendes igjen.',
			svarte: false
		};
	}
	const { status } = response;
	const body = (await response.json().catch(() => ({}))) as Problem;
	const detail = body.detail ?? `Serveren svarte ${status}.`;
	if (status >= 500 || SENERE.includes(status))
		return { slag: 'intet', detail, svarte: status >= 500 };
	if (status === 409 && body.conflicts)
		return { slag: 'konflikt', detail, konflikter: body.conflicts };
	if (UTESTENGT.includes(status)) return { slag: 'utestengt', detail };
	return { slag: 'avvist', detail, avvik: body.avvik ?? [] };
}
