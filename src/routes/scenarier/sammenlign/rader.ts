import { formalsnokkel, kodeOf, type Diffobjekt, type Diffside } from '#lib/domain/plan/diff.ts';
import { diffslag, egenskapsord, formalsnavn, statusord } from '#lib/domain/plan/difford.ts';
import { objekttype as kjentType, objekttyper } from '#lib/domain/plan/objekttyper.ts';
import { kodeverdi } from '#lib/domain/codelists/index.ts';
import { fargerFor, navnFor, type Forekomst } from '#lib/map/legend.ts';
import type { Diffbrikke } from '#lib/ui/diffbrikke.ts';
import { SMALL_M2 } from './formal.ts';

/** One from → to of a row. */
export interface Radovergang {
	readonly fra: Diffbrikke | null;
	readonly til: Diffbrikke | null;
	/** m²; null: no ground is moved. */
	readonly areaM2: number | null;
}

/** A change as the list, the map and paper show it. */
export interface Endringsrad {
	readonly id: string;
	/** As on the map. */
	readonly nr: number;
	readonly navn: string;
	/** What was done, in words. */
	readonly hva: string;
	readonly overganger: readonly Radovergang[];
	/** Transitions that are not written one by one, and the ground of them all; null: there are none. */
	readonly resten: { readonly antall: number; readonly areaM2: number } | null;
	readonly areaM2: number;
	readonly bbox: Diffobjekt['bbox'];
	readonly at: Diffobjekt['at'];
	/** On the map: the number, and the codes where the purpose is new. */
	readonly etikett: string;
	readonly sliver: boolean;
}

/** So many transitions of one object are written; the spreadsheet has all. */
const SHOWN = 3;

const kodetekst = (tema: string, kode: number | null): string | null =>
	kode === null ? null : tema === 'hensynssone' ? `H${kode}` : String(kode);

const brikkeFor = (tema: string, side: Diffside, withStatus: boolean): Diffbrikke => ({
	farger: fargerFor({ ...side, tema, status: side.arealbruksstatus }),
	kode: kodetekst(tema, side.kode),
	navn: navnFor({ ...side, tema }),
	...(withStatus && side.arealbruksstatus ? { status: statusord(side) } : {})
});

const purposeTypes = new Map(
	objekttyper
		.filter(({ tema, liste }) => tema === 'arealformal' && liste !== null)
		.map(({ liste, objekttype }) => [liste, objekttype])
);

/** The statuses that each purpose has on the maps, by its key. */
export type Statuser = ReadonlyMap<string, readonly (number | null)[]>;

export function statuserAv(forekommer: readonly Forekomst[]): Statuser {
	const statuser = new Map<string, (number | null)[]>();
	for (const { tema, objekttype, kode, status } of forekommer) {
		if (tema !== 'arealformal') continue;
		const kodeliste = kjentType(objekttype)?.liste ?? null;
		const key = formalsnokkel({ kodeliste, kode });
		statuser.set(key, [...(statuser.get(key) ?? []), status]);
	}
	return statuser;
}

/**
 * The chip of a purpose of the matrix, in the colours that it has on the map with these statuses; an empty one for ground that
 * has none.
 */
export function brikkeForNokkel(
	key: string,
	statuser: readonly (number | null)[] = [null]
): Diffbrikke {
	const [liste = ''] = key.split(':');
	const kode = kodeOf(key);
	const objekttype = purposeTypes.get(liste) ?? '';
	const name = kode === null ? null : (kodeverdi(liste, kode)?.navn ?? null);
	return {
		farger: [
			...new Set(
				statuser.flatMap((status) => fargerFor({ tema: 'arealformal', objekttype, kode, status }))
			)
		],
		kode: kode === null ? null : String(kode),
		navn: formalsnavn({ key, kode, name })
	};
}

/** What became of the ground: the object's own status where the purpose is its own, else what that purpose has on the maps. */
function grunnoverganger(o: Diffobjekt, statuser: Statuser): Radovergang[] {
	const brikke = (key: string, side: Diffside | null) =>
		brikkeForNokkel(
			key,
			side && formalsnokkel(side) === key ? [side.arealbruksstatus] : statuser.get(key)
		);
	return o.ground.map(({ fromKey, toKey, areaM2 }) => ({
		fra: brikke(fromKey, o.fromObject),
		til: brikke(toKey, o.toObject),
		areaM2
	}));
}

function overgangerOf(o: Diffobjekt, statuser: Statuser): Radovergang[] {
	if (o.ground.length > 0) return grunnoverganger(o, statuser);
	const { fromObject: fra, toObject: til, tema } = o;
	const hasNewStatus = o.properties.includes('arealbruksstatus');
	if (o.change === 'reshaped' || (o.change === 'properties' && !hasNewStatus)) return [];
	return [
		{
			fra: fra && brikkeFor(tema, fra, hasNewStatus),
			til: til && brikkeFor(tema, til, hasNewStatus),
			areaM2: null
		}
	];
}

/** The first and largest are written; what is left, and what is too small for dekar, is summed. */
function delt(alle: readonly Radovergang[]): Pick<Endringsrad, 'overganger' | 'resten'> {
	const isWritten = ({ areaM2 }: Radovergang, i: number) =>
		i === 0 || (i < SHOWN && (areaM2 ?? 0) >= SMALL_M2);
	const rest = alle.filter((one, i) => !isWritten(one, i));
	const areaM2 = rest.reduce((sum, one) => sum + (one.areaM2 ?? 0), 0);
	return {
		overganger: alle.filter(isWritten),
		resten: rest.length > 0 ? { antall: rest.length, areaM2 } : null
	};
}

/** Where something else is new as well: what the status was and is. */
const nyStatus = ({ change, properties, fromObject, toObject }: Diffobjekt): string =>
	(change === 'recoded' || change === 'reshaped') && properties.includes('arealbruksstatus')
		? `, ny status: ${statusord(fromObject) || 'uten'} → ${statusord(toObject) || 'uten'}`
		: '';

function hvaOf(o: Diffobjekt): string {
	const words = egenskapsord(o);
	const parts = [diffslag(o), ...(words && o.change === 'properties' ? [words] : [])];
	if (o.change === 'reshaped' && o.ground.length === 0 && o.areaM2 === 0) parts.push('flyttet');
	if (o.change === 'new' && o.tema === 'arealformal' && o.ground.length === 0)
		parts.push('grunnen hadde samme formål');
	return parts.join(': ') + nyStatus(o);
}

const etikettOf = ({ change, from, to, tema }: Diffobjekt, nr: number): string =>
	change === 'recoded' && tema === 'arealformal' && from !== null && to !== null
		? `${nr}: ${from} → ${to}`
		: String(nr);

/** The changes in the order they are told, numbered; slivers come last and are no more than told. */
export function endringsrader(
	objects: readonly Diffobjekt[],
	statuser: Statuser = new Map()
): Endringsrad[] {
	const sorted = [...objects.filter((o) => !o.sliver), ...objects.filter((o) => o.sliver)];
	return sorted.map((o, i) => {
		const { lokalId: id, tema, objekttype, areaM2, bbox, at, sliver } = o;
		const kode = o.to ?? o.from;
		return {
			id,
			nr: i + 1,
			navn: o.name ?? navnFor({ tema, objekttype, kode }),
			hva: hvaOf(o),
			...delt(overgangerOf(o, statuser)),
			areaM2,
			bbox,
			at,
			etikett: etikettOf(o, i + 1),
			sliver
		};
	});
}

/** West, south, east, north of all these changes; null where there is none. */
export function omfangOf(rader: readonly Endringsrad[]): Diffobjekt['bbox'] | null {
	if (rader.length === 0) return null;
	const least = (of: 0 | 1) => Math.min(...rader.map(({ bbox }) => bbox[of]));
	const most = (of: 2 | 3) => Math.max(...rader.map(({ bbox }) => bbox[of]));
	return [least(0), least(1), most(2), most(3)];
}
