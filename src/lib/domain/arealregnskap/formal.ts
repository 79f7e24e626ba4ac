import { hovedgruppe, kodeverdi } from '../codelists/index.ts';
import { statusord } from '../plan/difford.ts';
import { formalsnokkel } from '../plan/diff.ts';
import type { Arealbruksstatus } from '../plan/planobjekt.ts';

/** A purpose of the plan, as far as the account asks. */
export interface Planlagt {
	readonly kodeliste: string | null;
	readonly kode: number | null;
	readonly arealbruksstatus: Arealbruksstatus | null;
}

/** pbl-1985 § 20-4 first paragraph: 100 byggeområder, 300 råstoff, 600 kommunikasjon. Green purposes within 100 are 17x. */
const er1985Utbygging = (kode: number): boolean =>
	([1, 3, 6].includes(Math.floor(kode / 100)) && !(kode >= 170 && kode < 180)) || kode === 171;

/**
 * Does the purpose build land down? Bebyggelse og anlegg and samferdsel (pbl § 11-7 nr. 1 and 2) [valg]: the guide of KDD
 * counts bolig and fritidsbolig; all that takes land is counted here. LNFR with spredt bebyggelse is not: a few houses
 * do not take the zone. null: the code is missing or of a list that is not known.
 */
export function erUtbygging({ kodeliste, kode }: Planlagt): boolean | null {
	if (kode === null) return null;
	if (kodeliste === 'KpArealbrukPbl1985') return er1985Utbygging(kode);
	const gruppe = hovedgruppe(kode);
	return gruppe === null ? null : gruppe <= 2;
}

/** New land set aside to be built on: framtidig. Videreutvikling (3) lies where it is built already. */
export const erNyUtbygging = (formal: Planlagt): boolean =>
	formal.arealbruksstatus === 2 && erUtbygging(formal) === true;

/** May it be new land to be built on, and the plan does not say: status or code is missing. */
export function erUvissUtbygging(formal: Planlagt): boolean {
	const { arealbruksstatus: status } = formal;
	const utbygging = erUtbygging(formal);
	return (
		(status === null && utbygging !== false) || (utbygging === null && status !== 1 && status !== 3)
	);
}

/** `KpArealformal:1110:2`; the status is left out where none is told. */
export const planlagtNokkel = (formal: Planlagt): string =>
	[formalsnokkel(formal), ...(formal.arealbruksstatus ? [formal.arealbruksstatus] : [])].join(':');

/** `Boligbebyggelse, framtidig`. */
export function planlagtNavn(formal: Planlagt): string {
	const { kodeliste, kode, arealbruksstatus: status } = formal;
	const navn =
		kode === null ? 'Uten kode' : (kodeverdi(kodeliste ?? '', kode)?.navn ?? `Formål ${kode}`);
	return `${navn}, ${status === null ? 'uten status' : statusord({ arealbruksstatus: status })}`;
}

/** A column of the matrix: main purpose (pbl § 11-7 nr. 1–6) and whether it is new. */
export interface Hovedformal {
	readonly nokkel: string;
	readonly navn: string;
}

/** The main groups of pbl § 11-7 nr. 1–6, as short as a column's head must be. */
const HOVEDNAVN: readonly string[] = [
	'Bebyggelse og anlegg',
	'Samferdsel og teknisk infrastruktur',
	'Grønnstruktur',
	'Forsvaret',
	'LNFR',
	'Sjø og vassdrag'
];

/** Main purpose with status; what has no main group stands as a group of its own and is never left out. */
export function hovedformal(formal: Planlagt): Hovedformal {
	const { kodeliste, kode, arealbruksstatus: status } = formal;
	const gruppe = kode === null || kodeliste === 'KpArealbrukPbl1985' ? null : hovedgruppe(kode);
	const navn =
		HOVEDNAVN[(gruppe ?? 0) - 1] ??
		(kodeliste === 'KpArealbrukPbl1985' ? 'Formål etter pbl 1985' : 'Ukjent formål');
	return {
		nokkel: `${gruppe ?? (kodeliste === 'KpArealbrukPbl1985' ? '1985' : 'ukjent')}:${status ?? ''}`,
		navn: `${navn}, ${status === null ? 'uten status' : statusord({ arealbruksstatus: status })}`
	};
}
