import { parseId } from '#lib/server/http.ts';

/** The scenario to hold it against; null: the plan in force. */
export const parseMot = (search: URLSearchParams): number | null => {
	const mot = search.get('mot');
	return mot ? parseId(mot, 'mot') : null;
};
