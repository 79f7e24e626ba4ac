const KNOWN_BAD_OVERLAY = `select ST_Intersection(
	'POLYGON((0 0,10 10,10 0,0 10,0 0))'::geometry, 'POLYGON((0 5,10 5,10 6,0 5))'::geometry)`;

/** Does a GEOS failure become an error? Without that, areas would be silently missing from sums: then we do not start. */
export const proveGuard = async (query: (text: string) => Promise<unknown>): Promise<void> => {
	const failure = await query(KNOWN_BAD_OVERLAY).then(
		() => undefined,
		(error: unknown) => error
	);
	if (!(failure instanceof Error && 'code' in failure && failure.code === 'XX000'))
		throw new Error(
			'Den innebygde databasen melder ikke feil i geometriberegninger, og kan gi gale arealer uten varsel. ' +
				'Planbordet starter derfor ikke. Installer avhengighetene på nytt med «npm ci».',
			{ cause: failure }
		);
};
