import { kodeverdi } from '#lib/domain/codelists/index.ts';
import type { PageServerLoad } from './$types';

const ord = (liste: string, kode: number | null) =>
	kode === null ? `${liste} ikke oppgitt` : (kodeverdi(liste, kode)?.navn ?? `Kode ${kode}`);

/** Plan type and status in words, by plan: looked up here, so that the code lists need not follow to the browser. */
export const load: PageServerLoad = async ({ parent }) => {
	const { planer } = await parent();
	return {
		planord: planer.map(
			({ plantype, planstatus }) =>
				`${ord('Plantype', plantype)} · ${ord('Planstatus', planstatus)}`
		)
	};
};
