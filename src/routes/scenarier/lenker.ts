/** Where a scenario is compared with another; null leaves the choice to that page. */
export const sammenlignLenke = (a: number | null, b: number): string =>
	a === null || a === b ? `/scenarier/sammenlign?a=${b}` : `/scenarier/sammenlign?a=${a}&b=${b}`;

/** The same scenario at two of its revisions. */
export const revisjonslenke = (id: number, fra: number, til: number): string =>
	`/scenarier/sammenlign?a=${id}&b=${id}&revisionA=${fra}&revisionB=${til}`;

/** The same comparison the other way round, seen as it is; what was heard was heard of the one that came after. */
export function byttLenke({ a, b }: { a: number; b: number }, search: URLSearchParams): string {
	const query = new URLSearchParams(search);
	const swapped = {
		a: String(b),
		b: String(a),
		revisionA: search.get('revisionB'),
		revisionB: search.get('revisionA'),
		hort: null,
		vis: null
	};
	for (const [navn, verdi] of Object.entries(swapped))
		if (verdi) query.set(navn, verdi);
		else query.delete(navn);
	return `/scenarier/sammenlign?${query.toString()}`;
}

/** A scenario's log, of one object alone or from before a revision. */
export function logglenke(
	id: number,
	{ objekt = null, before = null }: { objekt?: string | null; before?: number | null } = {}
): string {
	const query = new URLSearchParams();
	if (objekt !== null) query.set('objekt', objekt);
	if (before !== null) query.set('for', String(before));
	const text = query.toString();
	return `/scenarier/${id}${text && `?${text}`}#logg`;
}

/** The page that tells what goes back to how it stood at a revision, before it does. */
export function gjenopprettLenke(
	id: number,
	revisjon: number,
	objekt: string | null = null,
	sammen = false
): string {
	const query = new URLSearchParams({ revisjon: String(revisjon) });
	if (objekt !== null) query.set('objekt', objekt);
	if (objekt !== null && sammen) query.set('sammen', '1');
	return `/scenarier/${id}/gjenopprett?${query.toString()}`;
}

/** The page that merges another scenario into this one; null leaves the choice to that page. */
export function flettelenke(id: number, fra: number | null = null, again = false): string {
	const query = new URLSearchParams();
	if (fra !== null) query.set('fra', String(fra));
	if (again) query.set('forfra', '1');
	const text = query.toString();
	return `/scenarier/${id}/flett${text && `?${text}`}`;
}

/** What differs between two states, as a spreadsheet; null is a scenario as it stands. */
export function regnearklenke(
	a: { readonly id: number; readonly revision: number | null },
	b: { readonly id: number; readonly revision: number | null }
): string {
	const query = new URLSearchParams();
	if (a.revision !== null) query.set('revisionA', String(a.revision));
	if (b.revision !== null) query.set('revisionB', String(b.revision));
	const text = query.toString();
	return `/api/scenarios/${a.id}/diff/${b.id}.csv${text && `?${text}`}`;
}
