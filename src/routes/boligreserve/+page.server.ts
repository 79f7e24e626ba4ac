import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { svaromriss } from '#lib/domain/housing/svaromriss.ts';
import { authorize } from '#lib/server/access.ts';
import type { Parametersett } from '#lib/domain/housing/parametre.ts';
import { GJELDER } from '#lib/domain/illustrasjonsord.ts';
import type { Bruker } from '#lib/server/auth/bruker.ts';
import { isDemoBruker } from '#lib/server/auth/demo.ts';
import {
	angreParametre,
	endreParametre,
	forrigeParametre,
	setteParametre
} from '#lib/server/boligparameter.ts';
import { Conflict, NotFound } from '#lib/server/errors.ts';
import { parameterendringSchema } from '#lib/server/parameterendring.ts';
import { housingAnswer } from '#lib/server/housingAnswer.ts';
import { ledgerAnswer, type Ledger } from '#lib/server/ledger.ts';
import { pageErrors } from '#lib/server/http.ts';
import { planOf } from '#lib/server/plans.ts';
import type { Queryable } from '#lib/server/queryable.ts';
import { endelige, feltfeil, medVerdier, somVerdier } from './parameterskjema.ts';
import type { Actions, PageServerLoad } from './$types';

/** May this person change the parameters, and if not: what is missing? And what would a change apply to? */
async function endring(db: Queryable, bruker: Bruker, naa: Parametersett | undefined) {
	const adgang = authorize(bruker, '/boligreserve', 'POST');
	if (!adgang.ok) return { kan: false, hvorfor: adgang.message, gjelder: '' };
	const illustrasjon = naa?.illustrasjon === true || (await isDemoBruker(db, bruker));
	return { kan: true, hvorfor: '', gjelder: illustrasjon ? GJELDER.illustrasjon : GJELDER.alle };
}

/** The zones that are parted by shares, as the page lists them. */
const kombinerte = ({ zones }: Ledger) =>
	zones.flatMap(({ lokalId, name, purposeName, areaM2, shares }) =>
		shares ? [{ lokalId, name, purposeName, areaM2, shares }] : []
	);

/**
 * Need against capacity in the scenario that is chosen in the frame; null where there is none to see. What the figures
 * rest on is more than the page itself: it comes with it where the address opens a proof, else when one is opened.
 */
export const load: PageServerLoad = ({ locals: { db, bruker }, parent, url }) =>
	pageErrors(async () => {
		const { valgt } = await parent();
		const svar = valgt && (await housingAnswer(db, valgt.id, bruker)).oversikt;
		const regnskap = valgt && (await ledgerAnswer(db, valgt.id, bruker)).ledger;
		const erHelt = url.searchParams.has('bevis');
		const oversikt = svar && (erHelt ? svar : svaromriss(svar));
		return {
			oversikt,
			erHelt,
			// Its zones are many, and come when they are asked for.
			reserve: regnskap && {
				rader: regnskap.reserve,
				folsomhet: regnskap.sensitivity,
				tomter: regnskap.infill
			},
			kombinerte: regnskap ? kombinerte(regnskap) : [],
			plantype: valgt && (await planOf(db, valgt)).plantype,
			forrige: oversikt && (await forrigeParametre(db, oversikt.parameters)),
			endring: await endring(db, bruker, oversikt?.parameters)
		};
	});

const tekst = (value: FormDataEntryValue | null): string =>
	typeof value === 'string' ? value.trim() : '';

/** A version's number; what is none fits no version. */
const heltall = (text: string | undefined): number =>
	/^\d{1,9}$/.test(text ?? '') ? Number(text) : -1;

const virkning = ({ illustrasjon }: Parametersett): string =>
	illustrasjon
		? 'Den gjelder bare illustrasjonsplaner. Tallene for dem er regnet på nytt.'
		: 'Tallene på siden er regnet på nytt.';

/** What stopped a change, for the form; anything unexpected flies on. */
function avvist(error: unknown) {
	if (error instanceof Conflict) return fail(409, { feil: error.message });
	if (error instanceof NotFound) return fail(404, { feil: error.message });
	throw error;
}

export const actions: Actions = {
	parametre: async ({ request, locals: { db, bruker } }) => {
		const form = await request.formData();
		const kommunenummer = tekst(form.get('kommunenummer'));
		const verdier = somVerdier(form);
		const naa = await setteParametre(db, kommunenummer, heltall(verdier.versjon)).catch(avvist);
		if (!('rader' in naa)) return naa;
		const felt = feltfeil(verdier, naa);
		if (!verdier.grunn?.trim()) felt.grunn = 'Skriv hvorfor parameterne endres.';
		if (Object.keys(felt).length > 0)
			return fail(400, { feil: 'Ingenting er lagret. Rett feltene som er merket.', felt });
		const ny = medVerdier(naa, verdier);
		const lest = v.safeParse(parameterendringSchema, {
			versjon: naa.versjon,
			grunn: verdier.grunn,
			tidsprofil: [...ny.tidsprofil],
			arealvalg: ny.arealvalg,
			rader: endelige(ny)
		});
		if (!lest.success) return fail(400, { feil: `Ingenting er lagret: ${lest.issues[0].message}` });
		try {
			const sett = await endreParametre(db, kommunenummer, lest.output, bruker);
			return { melding: `Lagret som versjon ${sett.versjon}. ${virkning(sett)}` };
		} catch (error) {
			return avvist(error);
		}
	},
	angre: async ({ request, locals: { db, bruker } }) => {
		const form = await request.formData();
		const versjon = heltall(tekst(form.get('versjon')));
		try {
			const sett = await angreParametre(db, tekst(form.get('kommunenummer')), versjon, bruker);
			return {
				melding: `Angret. Verdiene fra før er lagret som versjon ${sett.versjon}. ${virkning(sett)}`
			};
		} catch (error) {
			return avvist(error);
		}
	}
};
