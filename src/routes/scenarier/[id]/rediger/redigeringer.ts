import type { Objektegenskaper } from '#lib/domain/plan/endring.ts';
import { geoJsonFrom, told, type Edit } from '#lib/domain/topology/index.ts';
import type { Redigering, Tilstand } from './tilstand.ts';

export interface Kilde {
	/** The object as it is here. */
	readonly objekt: (lokalId: string) => Tilstand | undefined;
	/** The object with all that it holds, from the server where it must be. */
	readonly hel: (lokalId: string) => Promise<Tilstand | null>;
	readonly navn: (lokalId: string) => string;
	/** What is new and like something that has a name, is called. */
	readonly navngiver: () => Promise<(navn: string) => string>;
}

/** More is read by nobody; the log has room for a thousand letters. */
const MOST_TOLD = 8;

/** What was done, and what it did to the others: «Delte BS2. BS2 ble 9,2 daa mindre.» */
function inWords(message: string, edit: Edit, navn: (lokalId: string) => string): string {
	const sentences = told(edit, navn).flatMap(({ sentence }) => sentence ?? []);
	const rest = sentences.length - MOST_TOLD;
	const more = rest > 0 ? [`Og ${rest} til`] : [];
	return [message, ...sentences.slice(0, MOST_TOLD), ...more]
		.map((s) => `${s.charAt(0).toUpperCase()}${s.slice(1)}.`)
		.join(' ');
}

/** What a topological edit means for the objects. `egne`: the properties of what is new and like nothing else. */
export async function redigeringAv(
	message: string,
	edit: Edit,
	{ objekt, hel, navn, navngiver }: Kilde,
	egne?: Objektegenskaper
): Promise<Redigering> {
	const { after, created } = edit;
	const fra = new Map<string, Tilstand | null>();
	const til = new Map<string, Tilstand | null>();
	for (const [id, sone] of after) {
		// What is deleted must be known whole, so that it can come back whole.
		const now = sone ? objekt(id) : await hel(id);
		if (!now) throw new Error(`ukjent sone ${id}`);
		const { geometry, properties } = now;
		fra.set(id, { geometry, properties });
		til.set(id, sone && { geometry: geoJsonFrom(sone), properties });
	}
	const nye = new Map<string, string>();
	const gi = created.size > 0 ? await navngiver() : null;
	for (const [id, { sone, like }] of created) {
		const properties = like === null ? egne : (await hel(like))?.properties;
		if (!properties) throw new Error(`ny sone ${id} uten egenskaper`);
		const omrNavn =
			like === null || !gi || properties.omrNavn === null
				? properties.omrNavn
				: gi(properties.omrNavn);
		if (like !== null && omrNavn !== null) nye.set(id, omrNavn);
		fra.set(id, null);
		til.set(id, { geometry: geoJsonFrom(sone), properties: { ...properties, omrNavn } });
	}
	return {
		message: inWords(message, edit, (id) => nye.get(id) ?? (created.has(id) ? '' : navn(id))),
		fra,
		til
	};
}

/** One object, from one state to another. */
export const enkelRedigering = (
	message: string,
	lokalId: string,
	fra: Tilstand | null,
	til: Tilstand | null
): Redigering => ({ message, fra: new Map([[lokalId, fra]]), til: new Map([[lokalId, til]]) });
