import type { Geometry } from 'geojson';
import type { Avvik } from '../../domain/avvik.ts';
import { kodeliste } from '../../domain/codelists/index.ts';
import { flaterOf } from '../../domain/geometri/flater.ts';
import type { Objektegenskaper } from '../../domain/plan/endring.ts';
import { erPaCentimeter } from '../../domain/plan/lagredePunkter.ts';
import { objekttype, temaFor } from '../../domain/plan/objekttyper.ts';
import { desimaler } from '../../domain/rules/plan/desimaler.ts';
import { geometrislag } from '../../domain/rules/plan/geometrislag.ts';
import { kode } from '../../domain/rules/plan/kode.ts';
import { omtaleAv, stor, type Preparert } from '../../domain/rules/plan/regel.ts';

/** An object as a change would leave it, and as it was, also where it was taken out since; null: it is new. */
export interface Onsket {
	readonly lokalId: string;
	readonly properties: Objektegenskaper;
	/** As it was sent; undefined: it stays where it is. */
	readonly sendt: Geometry | undefined;
	readonly geometry: Geometry;
	readonly before: { readonly properties: Objektegenskaper } | null;
}

const preparert = ({ lokalId, properties, geometry }: Onsket): Preparert => ({
	objekt: { lokalId, ...properties, geometry },
	type: objekttype(properties.objekttype),
	tema: temaFor(properties.objekttype),
	flater: flaterOf(geometry),
	omtale: omtaleAv(properties)
});

const feil = (rule: string, { lokalId, geometry }: Onsket, message: string): Avvik => ({
	rule,
	severity: 'feil',
	message,
	object: lokalId,
	place: geometry
});

/** What an object of a type that SOSI Plan has not is, may stay; nothing becomes it. */
function objekttypeFeil(onsket: Onsket): Avvik[] {
	const { properties, before } = onsket;
	const navn = properties.objekttype;
	if (navn === before?.properties.objekttype || objekttype(navn)?.objekttype === navn) return [];
	const kjent = objekttype(navn)?.objekttype;
	const rad = kjent ? `Mente du ${kjent}?` : 'Velg en objekttype fra SOSI Plan.';
	return [feil('plan.objekttype.ukjent', onsket, `Objekttypen «${navn}» finnes ikke. ${rad}`)];
}

type Listefelt = 'arealbruksstatus' | 'vertikalniva' | 'eierform';
const LISTER: Readonly<Record<Listefelt, readonly [liste: string, navn: string]>> = {
	arealbruksstatus: ['Arealbruksstatus', 'arealbruksstatus'],
	vertikalniva: ['Vertikalniva', 'vertikalnivå'],
	eierform: ['Eierform', 'eierform']
};

/** What it had before, from a file, it may keep. */
function listefeil(onsket: Onsket): Avvik[] {
	return Object.entries(LISTER).flatMap(([felt, [liste, navn]]) => {
		const verdi = onsket.properties[felt as Listefelt];
		if (verdi === null || verdi === onsket.before?.properties[felt as Listefelt]) return [];
		const { verdier } = kodeliste(liste);
		if (verdier.some(({ kode: gyldig }) => gyldig === verdi)) return [];
		const gyldige = verdier.map((v) => `${v.kode.toString()} ${v.navn}`).join(', ');
		const hvem = stor(omtaleAv(onsket.properties));
		const setning = `${hvem} har ${navn} ${verdi.toString()}, som ikke finnes. Velg ${gyldige}.`;
		return [feil(`plan.${felt}.ukjent`, onsket, setning)];
	});
}

/** A code that has gone out of use is only a note; a code that was missing in the file may go on missing. */
function kodefeil(onsket: Onsket): Avvik[] {
	const { properties, before } = onsket;
	const type = objekttype(properties.objekttype);
	const isSame =
		properties.kode === before?.properties.kode &&
		properties.objekttype === before.properties.objekttype;
	if (isSame) return [];
	if (properties.kode !== null && type?.kodeTag === null)
		return [
			feil(kode.id, onsket, `${stor(omtaleAv(properties))} (${type.objekttype}) har ingen kode.`)
		];
	return kode
		.check({ hode: INGEN, objekter: [preparert(onsket)] })
		.filter(({ severity }) => severity === 'feil');
}

// The rules asked here look at objects alone.
const INGEN = {
	kommunenummer: null,
	planidentifikasjon: null,
	plannavn: null,
	plantype: null,
	planstatus: null,
	ikrafttredelsesdato: null,
	vedtakEndeligPlanDato: null
} as const;

/** What was sent is at the centimetre, and of the kind that the object's type has. */
function geometrifeil(onsket: Onsket): Avvik[] {
	const { sendt, properties, before } = onsket;
	const isNewKind = properties.objekttype !== before?.properties.objekttype;
	if (sendt === undefined && !isNewKind) return [];
	const plan = {
		hode: INGEN,
		objekter: [preparert({ ...onsket, geometry: sendt ?? onsket.geometry })]
	};
	const slag = geometrislag.check(plan);
	const fint = sendt && !erPaCentimeter(sendt) ? desimaler.check(plan) : [];
	return [...slag, ...fint].map((avvik) => ({ ...avvik, severity: 'feil' as const }));
}

/** What of a change can no plan have? By each object alone: codes, kinds, decimals. */
export const kravTil = (onsker: readonly Onsket[]): Avvik[] =>
	onsker.flatMap((onsket) => [
		...objekttypeFeil(onsket),
		...listefeil(onsket),
		...kodefeil(onsket),
		...geometrifeil(onsket)
	]);
