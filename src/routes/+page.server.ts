import { kodeverdi } from '#lib/domain/codelists/index.ts';
import { formatAntall } from '#lib/domain/tall.ts';
import { pageErrors } from '#lib/server/http.ts';
import { blad, parsePart } from '#lib/server/paging.ts';
import { countPlans, listPlans } from '#lib/server/plans.ts';
import type { PageServerLoad } from './$types';

const DEL = 50;

const ord = (liste: string, kode: number | null) =>
	kode === null ? `${liste} ikke oppgitt` : (kodeverdi(liste, kode)?.navn ?? `Kode ${kode}`);

/** The plans, DEL at a time, with type and status in words: the code lists need not follow to the browser. */
export const load: PageServerLoad = ({ locals: { db, bruker }, url }) =>
	pageErrors(async () => {
		const part = { limit: DEL, offset: parsePart(url.searchParams).offset };
		const planer = await listPlans(db, bruker, part);
		const antall = await countPlans(db, bruker);
		return {
			planer: planer.map((plan) => ({
				id: plan.id,
				navn: plan.plannavn ?? 'Plan uten navn',
				illustrasjon: plan.illustrasjon,
				hva: [
					`${plan.kommunenavn ?? 'Kommune'} ${plan.kommunenummer}`,
					plan.planidentifikasjon,
					ord('Plantype', plan.plantype),
					ord('Planstatus', plan.planstatus)
				].join(' · ')
			})),
			blad: blad(url, part, antall.planer, 'planer'),
			harPlaner: antall.planer > 0,
			scenarier:
				antall.scenarier === 0
					? 'Ingen ennå'
					: antall.scenarier === 1
						? 'Ett scenario'
						: `${formatAntall(antall.scenarier)} scenarier`
		};
	});
