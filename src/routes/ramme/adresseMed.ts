/** The same address with this choice in its query, or without it. */
export function adresseMed(
	{ pathname, search }: { readonly pathname: string; readonly search: string },
	navn: string,
	verdi: string | null
): string {
	const query = new URLSearchParams(search);
	if (verdi === null) query.delete(navn);
	else query.set(navn, verdi);
	return query.size > 0 ? `${pathname}?${query.toString()}` : pathname;
}
