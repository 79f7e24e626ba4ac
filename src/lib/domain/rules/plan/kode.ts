import { kodeverdi } from '../../codelists/index.ts';
import { asciiNavn } from '../../plan/objekttyper.ts';
import type { Avvik } from '../../avvik.ts';
import { stor, type Planregel, type Preparert } from './regel.ts';

/** What stood in the file where a code should be, by either spelling of its tag. */
function skrevet({ objekt, type }: Preparert): string | null {
	const tag = asciiNavn(type?.kodeTag ?? '');
	const found = Object.entries(objekt.egenskaper).find(([navn]) => asciiNavn(navn) === tag)?.[1];
	if (found === undefined || found === null) return null;
	return typeof found === 'object' ? JSON.stringify(found) : String(found);
}

function problem(preparert: Preparert): Pick<Avvik, 'severity' | 'message'> | null {
	const { objekt, type } = preparert;
	// «Formål uten kode har koden …» would be said of one whose code is not understood.
	const isUtenNavn = preparert.tema === 'arealformal' && objekt.omrNavn === null;
	const omtale = isUtenNavn && objekt.kode === null ? 'et formål' : preparert.omtale;
	if (!type?.kodeTag) return null;
	if (objekt.kode === null) {
		const raw = skrevet(preparert);
		const message = raw
			? `${stor(omtale)} har koden «${raw.slice(0, 60)}», som ikke finnes i kodelisten. Velg en gyldig kode.`
			: `${stor(omtale)} har ingen kode (${type.kodeTag}). Velg en kode.`;
		return { severity: 'feil', message };
	}
	if (type.liste === null) return null;
	const verdi = kodeverdi(type.liste, objekt.kode);
	if (!verdi)
		return {
			severity: 'feil',
			message: `${stor(omtale)} har koden ${objekt.kode}, som ikke finnes i kodelisten ${type.liste}. Velg en gyldig kode.`
		};
	return verdi.utgatt
		? {
				severity: 'merknad',
				message: `${stor(omtale)} har koden ${objekt.kode} ${verdi.navn}, som er utgått.`
			}
		: null;
}

/** rpf.cl.1 of the national rules. Rp codes are asked only for being there: their lists are not known here. */
export const kode: Planregel = {
	id: 'plan.kode.ukjent',
	krav: 'Koden til et formål, en sone eller en linje skal finnes i kodelisten.',
	check: ({ objekter }) =>
		objekter.flatMap((preparert) => {
			const found = problem(preparert);
			const { lokalId, geometry } = preparert.objekt;
			return found ? { rule: kode.id, ...found, object: lokalId, place: geometry } : [];
		})
};
