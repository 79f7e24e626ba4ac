/**
 * Where to go after sign-in: the asked path when it is one of ours, else the front page. A full address, `//host`
 * and `/\host` would send the user, newly signed in, to someone else's page.
 */
export function safeNeste(neste: string | null | undefined): string {
	if (!neste?.startsWith('/')) return '/';
	const base = 'http://planbordet.invalid';
	const url = URL.canParse(neste, base) ? new URL(neste, base) : null;
	if (url?.origin !== base || url.pathname.startsWith('//')) return '/';
	return url.pathname + url.search + url.hash;
}
