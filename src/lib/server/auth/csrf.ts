const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * May this request change anything, or was it sent by a page of someone else's with our user's cookie? SvelteKit asks
 * this of forms only; here it is asked of every method that changes something.
 *
 * Browsers put Sec-Fetch-Site (over https and on localhost) or Origin on every such request. One with neither comes
 * from a program, and is let through only when it carries no cookie. `origin` is our own, as the user sees it.
 */
export function isSameOrigin(headers: Headers, method: string, origin: string): boolean {
	if (SAFE.has(method.toUpperCase())) return true;
	const withCookie = headers.has('cookie');
	if (headers.has('authorization') && !withCookie) return true;
	const site = headers.get('sec-fetch-site');
	if (site !== null) return site === 'same-origin' || site === 'none';
	const sender = headers.get('origin');
	return sender === null ? !withCookie : sender === origin;
}
