import { parseId } from '#lib/server/http.ts';
import type { Onsket } from '#lib/server/diffAnswer.ts';

/** What a diff is asked of: two scenarios, each as it stands or at a revision, and perhaps what both came from. */
export function parseSporsmal(
	params: { readonly id: string; readonly andre: string },
	search: URLSearchParams
): { a: Onsket; b: Onsket; ancestor: Onsket | null } {
	const revision = (name: string): number | null => {
		const text = search.get(name);
		return text === null ? null : parseId(text, name);
	};
	const ancestor = search.get('ancestor');
	return {
		a: { id: parseId(params.id, 'id'), revision: revision('revisionA') },
		b: { id: parseId(params.andre, 'andre'), revision: revision('revisionB') },
		ancestor:
			ancestor === null
				? null
				: { id: parseId(ancestor, 'ancestor'), revision: revision('ancestorRevision') }
	};
}
