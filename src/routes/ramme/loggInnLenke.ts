/** The way to sign in, and from there back to this address. */
export const loggInnLenke = ({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string =>
	`/logg-inn?next=${encodeURIComponent(pathname + search)}`;
