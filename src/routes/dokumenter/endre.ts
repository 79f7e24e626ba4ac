import type { Plandokument } from '#lib/server/plandokument.ts';
import { hent } from '../hent.ts';

export type { Plandokument };

/** What the form holds; the server says what is wrong with it. */
export interface Utkast {
	dokumenttype: Plandokument['dokumenttype'];
	tittel: string;
	lenke: string;
	dato: string;
	synlighet: Plandokument['synlighet'];
	/** Only this object's, or the whole plan's. */
	bareObjektet: boolean;
}

export const tomtUtkast = (bareObjektet: boolean): Utkast => ({
	dokumenttype: 'planbeskrivelse',
	tittel: '',
	lenke: '',
	dato: '',
	synlighet: 'offentlig',
	bareObjektet
});

/** Enters a document; rejects with the server's own words. */
export async function leggTil(
	plan: number,
	{ bareObjektet, dato, ...utkast }: Utkast,
	lokalId: string | null
): Promise<Plandokument> {
	const response = await hent(`/api/plans/${plan}/documents`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			...utkast,
			dato: dato === '' ? null : dato,
			lokalId: bareObjektet ? lokalId : null
		})
	});
	return (await response.json()) as Plandokument;
}

/** Takes a document off the list; rejects with the server's own words. */
export async function fjern(plan: number, id: number): Promise<void> {
	await hent(`/api/plans/${plan}/documents/${id}`, { method: 'DELETE' });
}
