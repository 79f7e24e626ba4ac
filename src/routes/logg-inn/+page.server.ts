import { fail, redirect } from '@sveltejs/kit';
import { ROLLENAVN } from '#lib/domain/rolle.ts';
import { demoKontoer } from '#lib/server/auth/demo.ts';
import { loggInn, type Innlogging } from '#lib/server/auth/innlogging.ts';
import { safeNeste } from '#lib/server/auth/neste.ts';
import { OKT_COOKIE, oktCookie } from '#lib/server/auth/okt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	neste: safeNeste(url.searchParams.get('next')),
	innloggetSom: locals.bruker.via === 'okt' ? locals.bruker.navn : null,
	demo: (await demoKontoer(locals.db)).map((konto) => ({
		...konto,
		rollenavn: ROLLENAVN[konto.rolle]
	}))
});

export const actions: Actions = {
	default: async ({ request, locals, cookies, url, getClientAddress }) => {
		const form = await request.formData();
		const brukernavn = formText(form, 'brukernavn');
		const passord = formText(form, 'passord');
		if (!brukernavn || !passord)
			return fail(400, { brukernavn, melding: 'Skriv både brukernavn og passord.' });
		const adresse = getClientAddress();
		const now = new Date();
		const svar = await loggInn(locals.db, {
			brukernavn,
			passord,
			adresse,
			now,
			okt: cookies.get(OKT_COOKIE)
		});
		if (!svar.ok) return refuse(svar, brukernavn, now);
		cookies.set(OKT_COOKIE, svar.token, oktCookie(url));
		redirect(303, safeNeste(formText(form, 'neste')));
	}
};

function formText(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

function refuse(svar: Exclude<Innlogging, { ok: true }>, brukernavn: string, now: Date) {
	if (svar.grunn === 'feil')
		return fail(400, {
			brukernavn,
			melding:
				'Brukernavnet eller passordet er feil. Prøv igjen, eller be en administrator om hjelp.'
		});
	return fail(429, { brukernavn, melding: waitMessage(svar.ventSekunder, now) });
}

function waitMessage(ventSekunder: number, now: Date): string {
	const minutter = Math.ceil(ventSekunder / 60);
	const klokka = new Date(now.getTime() + minutter * 60_000).toLocaleTimeString('nb-NO', {
		hour: '2-digit',
		minute: '2-digit',
		timeZone: 'Europe/Oslo'
	});
	return `For mange forsøk. Prøv igjen om ${minutter} ${minutter === 1 ? 'minutt' : 'minutter'} (kl. ${klokka}).`;
}
