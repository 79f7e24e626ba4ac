import { formalsklasse, type Formalsklasse } from '#lib/domain/blagronn/formal.ts';
import {
	erNaer,
	gapI,
	type Byggflate,
	type Gap,
	type Korridorstrek
} from '#lib/domain/blagronn/gap.ts';
import { MINST_M } from '#lib/domain/blagronn/valg.ts';
import { objekttype, temaFor } from '#lib/domain/plan/objekttyper.ts';
import { flaterFromGeoJson } from '#lib/domain/topology/geojson.ts';
import type { Cm, FlateCm } from '#lib/domain/topology/punkt.ts';
import { ringArea2 } from '#lib/domain/topology/punkt.ts';
import { tall } from '#lib/ui/norsk.ts';
import type { Forslag } from './forslag.ts';
import { erFlislagt } from './objektsamling.ts';
import type { NyttObjekt } from './skissehandling.ts';
import type { Objekt } from './tilstand.ts';

/** A purpose as the hand is about to make it. flater null: it would be gone. */
export interface Ihand {
	readonly lokalId: string;
	readonly objekttype: string;
	readonly kode: number | null;
	readonly flater: readonly FlateCm[] | null;
}

/** What happens to a corridor. */
export interface Korridorskifte {
	readonly navn: string;
	readonly fra: Gap;
	readonly til: Gap;
}

const klasseAv = (type: string, kode: number | null): Formalsklasse | null =>
	formalsklasse(objekttype(type)?.liste ?? type, kode);

type Finn = (lokalId: string) => Objekt | undefined;

/** The purposes that a proposal changes, as it would make them. */
export function handenAv(forslag: Forslag | null, ene: Objekt | null, finn: Finn): Ihand[] {
	if (!forslag || forslag.slag === 'avslag') return [];
	if (forslag.slag === 'fri') {
		if (!ene || !erFlislagt(ene)) return [];
		const { objekttype: type, kode } = ene.properties;
		return [
			{ lokalId: ene.lokalId, objekttype: type, kode, flater: flaterFromGeoJson(forslag.geometry) }
		];
	}
	const { after, created } = forslag.edit;
	const som = (lokalId: string, like: string, flater: readonly FlateCm[] | null): Ihand[] => {
		const objekt = finn(like);
		if (!objekt || !erFlislagt(objekt)) return [];
		const { objekttype: type, kode } = objekt.properties;
		return [{ lokalId, objekttype: type, kode, flater }];
	};
	return [
		...[...after].flatMap(([id, sone]) => som(id, id, sone?.flater ?? null)),
		...[...created].flatMap(([id, { sone, like }]) => (like ? som(id, like, sone.flater) : []))
	];
}

/** What is being drawn, out to the pointer, as the purpose that it is to be; nothing before it is a surface. */
export function skissen(
	hjorner: readonly Cm[],
	peker: Cm | null,
	{ objekttype: type, kode }: NyttObjekt,
	lokalId: string
): Ihand[] {
	const ring = peker ? [...hjorner, peker] : hjorner;
	if (hjorner.length < 2 || ring.length < 3 || temaFor(type) !== 'arealformal') return [];
	// What is drawn takes from what lies under it; only as ground for building can that cut anything.
	if (klasseAv(type, kode) !== 'bygg') return [];
	const turned = ringArea2(ring) < 0 ? ring.toReversed() : ring;
	return [{ lokalId, objekttype: type, kode, flater: [[turned]] }];
}

const kjente = new WeakMap<Objekt, readonly FlateCm[] | null>();

function flaterAv(objekt: Objekt): readonly FlateCm[] | null {
	if (!kjente.has(objekt)) kjente.set(objekt, flaterFromGeoJson(objekt.geometry));
	return kjente.get(objekt) ?? null;
}

/** The ground for building: as the server told it, and what is in the editor as it is here. */
export function byggegrunn(
	fraServeren: readonly Byggflate[],
	her: readonly Objekt[]
): Map<string, Byggflate> {
	const bygg = new Map(fraServeren.map((flate) => [flate.lokalId, flate]));
	for (const objekt of her) {
		if (!erFlislagt(objekt)) continue;
		const { lokalId, properties } = objekt;
		bygg.delete(lokalId);
		if (klasseAv(properties.objekttype, properties.kode) !== 'bygg') continue;
		const flater = flaterAv(objekt);
		if (flater) bygg.set(lokalId, { lokalId, flater });
	}
	return bygg;
}

const bredde = ({ restWidthM }: Gap): number => restWidthM ?? Infinity;

const erEndret = ({ fra, til }: Korridorskifte): boolean =>
	Math.abs(fra.cutM - til.cutM) >= MINST_M ||
	(fra.restWidthM === null) !== (til.restWidthM === null) ||
	Math.abs((fra.restWidthM ?? 0) - (til.restWidthM ?? 0)) >= MINST_M;

/** The gravest first: what is cut more, then what becomes the narrowest. */
export const etterAlvor = (alle: readonly Korridorskifte[]): Korridorskifte[] =>
	alle.toSorted(
		(a, b) => b.til.cutM - b.fra.cutM - (a.til.cutM - a.fra.cutM) || bredde(a.til) - bredde(b.til)
	);

/** Which corridors would be others for what the hand holds? The gravest first. */
export function skifter(
	korridorer: readonly Korridorstrek[],
	bygg: ReadonlyMap<string, Byggflate>,
	hand: readonly Ihand[]
): Korridorskifte[] {
	const nye = hand.flatMap(({ lokalId, objekttype: type, kode, flater }): Byggflate[] =>
		flater && klasseAv(type, kode) === 'bygg' ? [{ lokalId, flater }] : []
	);
	const gamle = hand.flatMap(({ lokalId }) => bygg.get(lokalId) ?? []);
	if (nye.length + gamle.length === 0) return [];
	const iHanda = new Set(hand.map(({ lokalId }) => lokalId));
	const uten = [...bygg.values()].filter(({ lokalId }) => !iHanda.has(lokalId));
	return etterAlvor(
		korridorer
			.filter((k) => erNaer(k, [...nye, ...gamle]))
			.map((k) => ({
				navn: k.name,
				fra: gapI(k, [...uten, ...gamle]),
				til: gapI(k, [...uten, ...nye])
			}))
			.filter(erEndret)
	);
}

const meter = (m: number): string => `${tall(m, m < 10 ? 1 : 0)}\u00a0m`;
const ord = ({ cutM, restWidthM }: Gap): string => {
	if (cutM >= MINST_M) return `brutt i ${meter(cutM)}`;
	return restWidthM === null ? 'åpen' : `${meter(restWidthM)} bred`;
};

/** «Hunnselva blir brutt i 61 m (nå 44 m bred)» */
export const skiftetekst = ({ navn, fra, til }: Korridorskifte): string =>
	`${navn} blir ${ord(til)} (nå ${ord(fra)})`;

const MOST = 2;

/** In a line, marked as about; '': nothing happens to any. */
export function gaptekst(alle: readonly Korridorskifte[]): string {
	const rest = alle.length - MOST;
	return alle.length === 0
		? ''
		: `≈ ${alle.slice(0, MOST).map(skiftetekst).join(' · ')}${rest > 0 ? ` · og ${rest} korridorer til` : ''}`;
}
