/** So many stand beside the first. */
export const FLEST_VED_SIDEN = 3;

/**
 * Which scenarios stand beside the first: `med=2,3` or `med=2&med=3` (a form's own way). What cannot be read, is the first
 * one, or is one too many is left out.
 */
export function lesMed(query: URLSearchParams, forste: number | null): number[] {
	const tall = query
		.getAll('med')
		.flatMap((text) => text.split(','))
		.filter((text) => /^[1-9]\d{0,8}$/.test(text))
		.map(Number);
	return [...new Set(tall)].filter((id) => id !== forste).slice(0, FLEST_VED_SIDEN);
}

/** The page with these scenarios beside one another. */
export const maladresse = (scenario: number, med: readonly number[]): string =>
	`/maloppnaelse?scenario=${scenario}${med.length > 0 ? `&med=${med.join(',')}` : ''}`;

const UUID = 36;

/** Where a zone in a proof leads: the map with it chosen. Parts of a network lie in no zone, have numbers, and lead nowhere. */
export const sonelenke =
	(scenario: number) =>
	(lokalId: string): string | null =>
		lokalId.length === UUID ? `/kart?scenario=${scenario}&objekt=${lokalId}` : null;
