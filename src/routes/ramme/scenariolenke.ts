/** Where is this same page, in another scenario? All else in the address is kept: place, layers, the object. */
export function sammeSide(url: URL, routeId: string | null, scenario: number): string {
	if (routeId === '/scenarier/[id]') return `/scenarier/${scenario}`;
	const query = new URLSearchParams(url.searchParams);
	query.set(routeId === '/scenarier/sammenlign' ? 'b' : 'scenario', String(scenario));
	return `${url.pathname}?${query.toString()}`;
}
