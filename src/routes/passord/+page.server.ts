import { fail } from '@sveltejs/kit';
import { byttEgetPassord, egenKonto } from '#lib/server/auth/egetPassord.ts';
import { OKT_COOKIE, oktCookie } from '#lib/server/auth/okt.ts';
import { BadRequest } from '#lib/server/badRequest.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { pageErrors } from '#lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whose password; and why not, for those who cannot change it here. */
export const load: PageServerLoad = async ({ locals: { db, bruker } }) => {
	try {
		return { brukernavn: (await egenKonto(db, bruker)).brukernavn, hvorforIkke: null };
	} catch (e) {
		if (!(e instanceof Forbidden)) throw e;
		return { brukernavn: null, hvorforIkke: e.message };
	}
};

const text = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
};

export const actions: Actions = {
	default: ({ request, locals: { db, bruker }, cookies, url, getClientAddress }) =>
		pageErrors(async () => {
			const form = await request.formData();
			const nytt = text(form, 'nytt');
			if (nytt !== text(form, 'gjentatt'))
				return fail(400, { felt: 'gjentatt', melding: 'De to nye passordene er ikke like.' });
			try {
				const svar = await byttEgetPassord(db, bruker, {
					gammelt: text(form, 'gammelt'),
					nytt,
					adresse: getClientAddress(),
					now: new Date()
				});
				if (!svar.ok) return refuse(svar);
				cookies.set(OKT_COOKIE, svar.token, oktCookie(url));
				return { byttet: true };
			} catch (e) {
				if (e instanceof BadRequest) return fail(400, { felt: 'nytt', melding: e.message });
				throw e;
			}
		})
};

function refuse(
	svar: { grunn: 'feil' } | { grunn: 'for-mange'; ventSekunder: number }
): ReturnType<typeof fail<{ felt: string; melding: string }>> {
	if (svar.grunn === 'feil')
		return fail(400, { felt: 'gammelt', melding: 'Det nåværende passordet er feil.' });
	const minutter = Math.ceil(svar.ventSekunder / 60);
	return fail(429, {
		felt: 'gammelt',
		melding: `For mange forsøk. Prøv igjen om ${minutter} ${minutter === 1 ? 'minutt' : 'minutter'}.`
	});
}
