import { error } from '@sveltejs/kit';
import { FEIL_HEADER, readFeil } from '#lib/server/feilside.ts';
import type { PageServerLoad } from './$types';

/** Throws what hooks.server.ts was given, so that it stands in the frame. There is no such page to visit. */
export const load: PageServerLoad = ({ request, isSubRequest }) => {
	const feil = isSubRequest ? request.headers.get(FEIL_HEADER) : null;
	if (feil === null) error(404, { message: 'Kontroller adressen, eller gå til forsiden.', id: '' });
	const { status, message } = readFeil(feil);
	error(status, { message, id: '' });
};
