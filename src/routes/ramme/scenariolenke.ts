/**
 * Where is this same page, in another scenario? All else in the address is kept: place, layers, the object. What is done with
 * one scenario alone (its editor, its restoring) has no like in another, which may be one that is not edited.
 */
export function sammeSide(url: URL, routeId: string | null, scenario: number): string {
	if (routeId?.startsWith('/scenarier/[id]')) return `/scenarier/${scenario}`;
	const query = new URLSearchParams(url.searchParams);
	const compares = routeId === '/scenarier/sammenlign';
	query.set(compares ? 'b' : 'scenario', String(scenario));
	if (compares) query.delete('revisionB');
	return `${url.pathname}?${query.toString()}`;
}
