import { fail, type ActionFailure } from '@sveltejs/kit';
import { ROLLENAVN } from '#lib/domain/rolle.ts';
import {
	byttRolle,
	giNyttPassord,
	kontoerFor,
	leggTilKonto,
	leggTilNokkel,
	settAktiv,
	trekkNokkel
} from '#lib/server/auth/administrasjon.ts';
import { isKontorolle, KONTOROLLER, type Kontorolle } from '#lib/server/auth/konto.ts';
import { listTilgangsnokler } from '#lib/server/auth/tilgangsnokkel.ts';
import { BadRequest } from '#lib/server/badRequest.ts';
import { Conflict, Forbidden, NotFound } from '#lib/server/errors.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	roller: KONTOROLLER.map((rolle) => ({ rolle, navn: ROLLENAVN[rolle] })),
	egenKontoId: locals.bruker.kontoId,
	kontoer: await kontoerFor(locals.db, locals.bruker),
	nokler: await listTilgangsnokler(locals.db)
});

/** What the page says afterwards; `hemmelighet` is shown this once. */
interface Svar {
	readonly melding: string;
	readonly hemmelighet?: string;
}

export const actions: Actions = {
	opprett: (event) =>
		answer(event, async ({ locals: { db, bruker } }, form) => {
			const ny = { brukernavn: text(form, 'brukernavn'), navn: text(form, 'navn') };
			const made = await leggTilKonto(db, bruker, { ...ny, rolle: rolle(form) });
			const melding = `Opprettet kontoen «${made.konto.brukernavn}». Gi personen dette passordet:`;
			return { melding, hemmelighet: made.passord };
		}),
	passord: (event) =>
		answer(event, async ({ locals: { db, bruker } }, form) => {
			const { konto, passord } = await giNyttPassord(db, bruker, kontoId(form));
			const melding = `${konto.navn} er logget ut og har fått nytt passord:`;
			return { melding, hemmelighet: passord };
		}),
	rolle: (event) =>
		answer(event, async ({ locals: { db, bruker } }, form) => {
			const ny = rolle(form);
			const konto = await byttRolle(db, bruker, kontoId(form), ny);
			return { melding: `${konto.navn} har nå rollen ${ROLLENAVN[ny].toLowerCase()}.` };
		}),
	deaktiver: (event) =>
		answer(event, async ({ locals: { db, bruker } }, form) => {
			const konto = await settAktiv(db, bruker, kontoId(form), false);
			return { melding: `Kontoen til ${konto.navn} er deaktivert og logget ut.` };
		}),
	aktiver: (event) =>
		answer(event, async ({ locals: { db, bruker } }, form) => {
			const konto = await settAktiv(db, bruker, kontoId(form), true);
			return { melding: `Kontoen til ${konto.navn} er aktiv igjen.` };
		}),
	nokkel: (event) =>
		answer(event, async ({ locals: { db, bruker } }, form) => {
			const ny = { navn: text(form, 'navn'), rolle: rolle(form) };
			const hemmelighet = await leggTilNokkel(db, bruker, ny);
			return { melding: `Opprettet tilgangsnøkkelen «${ny.navn}»:`, hemmelighet };
		}),
	trekk: (event) =>
		answer(event, async ({ locals: { db, bruker } }, form) => {
			const navn = text(form, 'navn');
			await trekkNokkel(db, bruker, navn, new Date());
			return { melding: `Nøkkelen «${navn}» er trukket tilbake.` };
		})
};

/** Does the work of one action; an expected error becomes a sentence on the same page. */
async function answer(
	event: RequestEvent,
	work: (event: RequestEvent, form: FormData) => Promise<Svar>
): Promise<Svar | ActionFailure<{ feil: string }>> {
	try {
		return await work(event, await event.request.formData());
	} catch (error) {
		if (error instanceof BadRequest) return fail(error.status, { feil: error.message });
		if (error instanceof Forbidden) return fail(403, { feil: error.message });
		if (error instanceof NotFound) return fail(404, { feil: error.message });
		if (error instanceof Conflict) return fail(409, { feil: error.message });
		throw error;
	}
}

function text(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim() : '';
}

function rolle(form: FormData): Kontorolle {
	const value = text(form, 'rolle');
	if (isKontorolle(value)) return value;
	throw new BadRequest('ugyldig-rolle', 'Velg en rolle fra lista.');
}

function kontoId(form: FormData): number {
	const value = text(form, 'konto');
	if (!/^\d{1,9}$/.test(value)) throw new BadRequest('ugyldig-id', 'Kontoen finnes ikke.');
	return Number(value);
}
