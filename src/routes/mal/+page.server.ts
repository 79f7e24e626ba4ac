import { fail, type ActionFailure } from '@sveltejs/kit';
import * as v from 'valibot';
import { authorize } from '#lib/server/access.ts';
import { BadRequest } from '#lib/server/badRequest.ts';
import { Conflict, Forbidden, NotFound } from '#lib/server/errors.ts';
import { pageErrors, parseId } from '#lib/server/http.ts';
import { endreMal, opprettMal, tilbakeforMal, trekkMal } from '#lib/server/mal.ts';
import { grunnSchema, malinnholdSchema } from '#lib/server/malinnhold.ts';
import { malomradeFor, malregister, sonerMedNavn } from '#lib/server/malside.ts';
import type { Malinnhold } from '#lib/domain/housing/malregister.ts';
import type { Queryable } from '#lib/server/queryable.ts';
import { feltfeil, fraSkjema, somTekst, SONE, type Feltfeil, type Verdier } from './malskjema.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals: { db, bruker }, parent }) =>
	pageErrors(async () => {
		const { valgt } = await parent();
		return {
			register: valgt && (await malregister(db, bruker, valgt)),
			kanEndre: authorize(bruker, '/mal', 'POST').ok
		};
	});

interface Svar {
	readonly melding?: string;
	readonly feil?: string;
	readonly felt?: Feltfeil;
}

/** Does the work of one form; what was expected to go wrong becomes a sentence on the same page. */
async function svarPa(
	event: RequestEvent,
	work: (verdier: Verdier, scenario: number) => Promise<Svar>
): Promise<Svar | ActionFailure<Svar>> {
	try {
		const verdier = somTekst(await event.request.formData());
		const svar = await work(verdier, parseId(verdier.scenario, 'scenario'));
		return svar.feil ? fail(400, svar) : svar;
	} catch (error) {
		if (error instanceof BadRequest) return fail(error.status, { feil: error.message });
		if (error instanceof Forbidden) return fail(403, { feil: error.message });
		if (error instanceof NotFound) return fail(404, { feil: error.message });
		if (error instanceof Conflict) return fail(409, { feil: error.message });
		throw error;
	}
}

const IKKE_LAGRET = 'Ingenting er lagret. Rett feltene som er merket.';

type Lest = { readonly innhold: Malinnhold; readonly grunn: string } | { readonly felt: Feltfeil };

/** The goal that the form holds, or what is wrong with it. */
async function lesMal(db: Queryable, verdier: Verdier, scenario: number): Promise<Lest> {
	const soner =
		verdier.sted === SONE ? await sonerMedNavn(db, scenario, verdier.sonenavn ?? '') : [];
	const mal = v.safeParse(malinnholdSchema, fraSkjema(verdier, soner[0] ?? null));
	const grunn = v.safeParse(grunnSchema, verdier.grunn);
	const felt = {
		...(mal.success ? {} : feltfeil(mal.issues)),
		...(verdier.sted === SONE && soner.length !== 1 ? { sonenavn: sonefeil(soner) } : {}),
		...(grunn.success ? {} : { grunn: 'Skriv hvorfor. Det står i historikken.' })
	};
	if (mal.success && grunn.success && Object.keys(felt).length === 0)
		return { innhold: mal.output, grunn: grunn.output };
	return { felt };
}

const sonefeil = (soner: readonly string[]): string =>
	soner.length === 0
		? 'Scenariet har ingen sone med dette navnet. Skriv feltnavnet slik det står på kartet.'
		: 'Flere soner har dette navnet. Velg en sone med et navn for seg selv.';

export const actions: Actions = {
	mal: (event) =>
		svarPa(event, async (verdier, scenario) => {
			const { db, bruker } = event.locals;
			const omrade = await malomradeFor(db, bruker, scenario);
			const lest = await lesMal(db, verdier, scenario);
			if ('felt' in lest) return { feil: IKKE_LAGRET, felt: lest.felt };
			if (!verdier.id) {
				await opprettMal(db, omrade, lest, bruker);
				return { melding: `Målet «${lest.innhold.navn}» er lagt til.` };
			}
			const id = parseId(verdier.id, 'id');
			const versjon = parseId(verdier.versjon, 'versjon');
			await endreMal(db, omrade, { id, versjon, ...lest }, bruker);
			return { melding: `Målet «${lest.innhold.navn}» er lagret som versjon ${versjon + 1}.` };
		}),
	trekk: (event) =>
		svarPa(event, async (verdier, scenario) => {
			const { db, bruker } = event.locals;
			const grunn = v.safeParse(grunnSchema, verdier.grunn);
			if (!grunn.success) return { feil: 'Skriv hvorfor målet tas bort.' };
			const endring = {
				id: parseId(verdier.id, 'id'),
				versjon: parseId(verdier.versjon, 'versjon'),
				grunn: grunn.output
			};
			await trekkMal(db, await malomradeFor(db, bruker, scenario), endring, bruker);
			return { melding: 'Målet er tatt bort. Det står i historikken, og kan hentes tilbake.' };
		}),
	tilbake: (event) =>
		svarPa(event, async (verdier, scenario) => {
			const { db, bruker } = event.locals;
			const til = parseId(verdier.til, 'til');
			const endring = {
				id: parseId(verdier.id, 'id'),
				versjon: parseId(verdier.versjon, 'versjon'),
				til
			};
			await tilbakeforMal(db, await malomradeFor(db, bruker, scenario), endring, bruker);
			return { melding: `Målet er satt tilbake til slik det var i versjon ${til}.` };
		})
};
