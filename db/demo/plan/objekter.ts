import type { Geometry } from 'geojson';
import type { Egenskaper, Planobjekt } from '../../../src/lib/domain/plan/planobjekt.ts';
import { uuidOf } from '../geometry/random.ts';

/** A plan object with what it lacks filled in; lokalId follows from its name, so that it is the same each time. */
export const objekt = (
	navn: string,
	objekttype: string,
	geometry: Geometry,
	fields: Partial<Omit<Planobjekt, 'lokalId' | 'objekttype' | 'geometry'>> = {}
): Planobjekt => ({
	lokalId: uuidOf(`${objekttype} ${navn}`),
	objekttype,
	kode: null,
	arealbruksstatus: null,
	omrNavn: null,
	beskrivelse: null,
	eierform: null,
	vertikalniva: null,
	egenskaper: {},
	...fields,
	geometry
});

/** How large a share of a combined purpose is set aside for what; shares add up to 1. */
const kombinasjoner: readonly { readonly kode: number; readonly andel: number }[][] = [
	[
		{ kode: 1110, andel: 0.6 },
		{ kode: 1150, andel: 0.2 },
		{ kode: 1300, andel: 0.2 }
	],
	[
		{ kode: 1110, andel: 0.7 },
		{ kode: 1160, andel: 0.3 }
	]
];

const utnyttingProsent = new Map([
	[1110, 30],
	[1120, 15],
	[1130, 70],
	[1300, 60],
	[1800, 55]
]);

/** What a combined zone is shared out on; empty for every other purpose. */
export const formalsandeler = (
	kode: number | null,
	beskrivelse: string | null
): readonly { readonly kode: number; readonly andel: number }[] =>
	kode === 1800
		? (kombinasjoner[beskrivelse?.includes('tjenesteyting') === true ? 1 : 0] ?? [])
		: [];

/** Utilisation (SOSI UTNYTT, %-BYA) and the shares of combined purposes. */
export function formalEgenskaper(kode: number, beskrivelse: string | null): Egenskaper {
	const percent = utnyttingProsent.get(kode);
	const andeler = formalsandeler(kode, beskrivelse).map((andel) => ({ ...andel }));
	return {
		...(percent === undefined ? {} : { UTNYTT: [{ UTNTYP: 16, UTNTALL: percent }] }),
		...(andeler.length > 0 ? { formalsandel: andeler } : {})
	};
}
