import { parseId } from '#lib/server/http.ts';

/** Which scenario's account is asked for, and against which; mot null: the plan in force, as when nothing is chosen. */
export function parseSporsmal(
	params: { readonly id: string },
	search: URLSearchParams
): { readonly id: number; readonly mot: number | null } {
	const mot = search.get('mot');
	return { id: parseId(params.id, 'id'), mot: mot ? parseId(mot, 'mot') : null };
}
