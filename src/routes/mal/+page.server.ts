import { fail, type ActionFailure } from '@sveltejs/kit';
import * as v from 'valibot';
import { authorize } from '#lib/server/access.ts';
import { BadRequest } from '#lib/server/badRequest.ts';
import { Conflict, Forbidden, NotFound } from '#lib/server/errors.ts';
import { behovFor, behovsgrunnlagFor, lagreBehov, tilbakeforBehov } from '#lib/server/behov.ts';
import { behovsgrunnlagSchema, onskeSchema } from '#lib/server/behovsinnhold.ts';
import { manglersetning, ombyttet } from '#lib/domain/housing/behovsmangler.ts';
import { feilRekkefolge } from '#lib/domain/housing/behovssvar.ts';
import { behovFraFil } from '#lib/server/behovsfil.ts';
import {
	boligsosialoversikt,
	boligsosialtSchema,
	lagreBoligsosialt
} from '#lib/server/boligsosialt.ts';
import { pageErrors, parseId } from '#lib/server/http.ts';
import { endreMal, opprettMal, tilbakeforMal, trekkMal } from '#lib/server/mal.ts';
import { grunnSchema, malinnholdSchema } from '#lib/server/malinnhold.ts';
import { malomradeFor, malregister, sonerMedNavn } from '#lib/server/malside.ts';
import type { Malinnhold } from '#lib/domain/housing/malregister.ts';
import type { Queryable } from '#lib/server/queryable.ts';
import { fraBoligsosialskjema } from './boligsosialskjema.ts';
import { fraSkjema as fraBehovsskjema, filfelter, plassFor } from './behovsskjema.ts';
import {
	feltfeil,
	fraSkjema,
	lesTall,
	somTekst,
	SONE,
	type Feltfeil,
	type Verdier
} from './malskjema.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals: { db, bruker }, parent }) =>
	pageErrors(async () => {
		const { valgt } = await parent();
		return {
			register: valgt && (await malregister(db, bruker, valgt)),
			behov: valgt && (await behovFor(db, valgt)),
			grunnlag: valgt && (await behovsgrunnlagFor(db, bruker, valgt)),
			kanEndre: authorize(bruker, '/mal', 'POST').ok,
			boligsosialt: valgt && (await boligsosialoversikt(db, bruker, valgt)),
			idag: new Date().toISOString().slice(0, 10)
		};
	});

/** Which of the page's forms is answered: what is wrong with one is not said at another. */
type Skjema = 'mal' | 'behov' | 'boligsosialt';

interface Svar {
	readonly skjema?: Skjema;
	readonly melding?: string;
	readonly feil?: string;
	readonly felt?: Feltfeil;
	/** Fields that a file gave numbers for. */
	readonly lest?: Verdier;
}

/** Does the work of one form; what was expected to go wrong becomes a sentence on the same page. */
async function svarPa(
	event: RequestEvent,
	skjema: Skjema,
	work: (verdier: Verdier, scenario: number, fil: File | null) => Promise<Svar>
): Promise<Svar | ActionFailure<Svar>> {
	try {
		const form = await event.request.formData();
		const verdier = somTekst(form);
		const fil = form.get('fil');
		const svar = await work(
			verdier,
			parseId(verdier.scenario, 'scenario'),
			fil instanceof File && fil.size > 0 ? fil : null
		);
		return svar.feil ? fail(400, { ...svar, skjema }) : { ...svar, skjema };
	} catch (error) {
		if (error instanceof BadRequest) return fail(error.status, { skjema, feil: error.message });
		if (error instanceof Forbidden) return fail(403, { skjema, feil: error.message });
		if (error instanceof NotFound) return fail(404, { skjema, feil: error.message });
		if (error instanceof Conflict) return fail(409, { skjema, feil: error.message });
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
		svarPa(event, 'mal', async (verdier, scenario) => {
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
		svarPa(event, 'mal', async (verdier, scenario) => {
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
		svarPa(event, 'mal', async (verdier, scenario) => {
			const { db, bruker } = event.locals;
			const til = parseId(verdier.til, 'til');
			const endring = {
				id: parseId(verdier.id, 'id'),
				versjon: parseId(verdier.versjon, 'versjon'),
				til
			};
			await tilbakeforMal(db, await malomradeFor(db, bruker, scenario), endring, bruker);
			return { melding: `Målet er satt tilbake til slik det var i versjon ${til}.` };
		}),
	fil: (event) =>
		svarPa(event, 'behov', async (verdier, scenario, fil) => {
			if (!fil) return { feil: 'Velg en fil først.' };
			const { kommunenummer } = await malomradeFor(event.locals.db, event.locals.bruker, scenario);
			const onske = v.safeParse(onskeSchema, {
				fraAar: lesTall(verdier.fraAar),
				antallAar: lesTall(verdier.antallAar),
				inndeling: verdier.inndeling
			});
			if (!onske.success)
				return {
					feil: 'Skriv første år og antall år før filen leses.',
					felt: feltfeil(onske.issues)
				};
			const lest = await behovFraFil(fil, { kommunenummer, ...onske.output });
			const felter = filfelter(lest, verdier);
			if ('feil' in felter) return { feil: felter.feil };
			return { lest: { ...felter.funnet, funnet: lest.funnet.join(' og ') } };
		}),
	behov: (event) =>
		svarPa(event, 'behov', async (verdier, scenario) => {
			const { db, bruker } = event.locals;
			const omrade = await malomradeFor(db, bruker, scenario);
			const lest = v.safeParse(behovsgrunnlagSchema, fraBehovsskjema(verdier));
			const grunn = v.safeParse(grunnSchema, verdier.grunn);
			const felt: Feltfeil = {
				...(lest.success ? {} : behovsfeil(lest.issues)),
				...(grunn.success ? {} : { grunn: 'Skriv hvorfor. Det står i historikken.' })
			};
			if (!lest.success || !grunn.success) return { feil: felt[''] ?? IKKE_LAGRET, felt };
			const bytta = ombyttet(lest.output);
			if (Object.keys(bytta).length > 0) return { feil: IKKE_LAGRET, felt: bytta };
			const rekkefolge = feilRekkefolge(lest.output);
			if (rekkefolge) return { feil: `Ingenting er lagret. ${rekkefolge}` };
			const versjon = parseId(verdier.versjon, 'versjon');
			const endring = { versjon, grunn: grunn.output, grunnlag: lest.output };
			const ny = await lagreBehov(db, omrade, endring, bruker);
			const mangler = manglersetning(lest.output);
			return {
				melding: `Grunnlaget for behovet er lagret som versjon ${ny}.${mangler ? ` ${mangler}` : ''}`
			};
		}),
	boligsosialt: (event) =>
		svarPa(event, 'boligsosialt', async (verdier, scenario) => {
			const { db, bruker } = event.locals;
			const omrade = await malomradeFor(db, bruker, scenario);
			const rader = v.safeParse(boligsosialtSchema, fraBoligsosialskjema(verdier));
			const grunn = v.safeParse(grunnSchema, verdier.grunn);
			if (!rader.success) return { feil: linjefeil(rader.issues[0]) };
			if (!grunn.success) return { feil: 'Skriv hvorfor oversikten endres.' };
			const versjon = parseId(verdier.versjon, 'versjon');
			const endring = { versjon, grunn: grunn.output, rader: rader.output };
			const ny = await lagreBoligsosialt(db, omrade, endring, bruker);
			return { melding: `Den boligsosiale oversikten er lagret som versjon ${ny}.` };
		}),
	behovtilbake: (event) =>
		svarPa(event, 'behov', async (verdier, scenario) => {
			const { db, bruker } = event.locals;
			const versjon = parseId(verdier.versjon, 'versjon');
			const til = versjon - 1;
			const omrade = await malomradeFor(db, bruker, scenario);
			const ny = await tilbakeforBehov(db, omrade, { versjon, til }, bruker);
			return { melding: `Versjon ${versjon} er angret. Grunnlaget er lagret som versjon ${ny}.` };
		})
};

/** What is wrong with a table of lines: in which, and what. */
const linjefeil = ({ path, message }: v.BaseIssue<unknown>): string => {
	const linje = path?.[0]?.key;
	return `Ingenting er lagret. ${typeof linje === 'number' ? `Linje ${linje + 1}: ` : ''}${message}`;
};

/** The same as `feltfeil`, told where the form has the field. */
const behovsfeil = (issues: Parameters<typeof feltfeil>[0]): Feltfeil =>
	Object.fromEntries(
		Object.entries(feltfeil(issues)).map(([felt, sier]) => [plassFor(felt), sier])
	);
