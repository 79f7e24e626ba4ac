import type { Position } from 'geojson';
import type { Egenskap, Egenskaper } from '../../domain/plan/planobjekt.ts';
import koordsys from './koordsys.json' with { type: 'json' };

/** How the whole numbers of a file become coordinates (TRANSPAR of its HODE). */
export interface Transpar {
	/** KOORDSYS as it stood; null where the file has none. */
	readonly koordsys: string | null;
	readonly epsg: number | null;
	/** Coordinates are degrees, not metres. */
	readonly geographic: boolean;
	readonly origoNorth: number;
	readonly origoEast: number;
	/** Metres (or degrees) a unit; null where the file does not say (then 1). */
	readonly enhet: number | null;
	readonly enhetH: number;
}

/** A text or group by its name in any case and in any character set: what is outside A-Z may be anything. */
function find(group: Egenskaper, pattern: RegExp): Egenskap | undefined {
	for (const [name, value] of Object.entries(group)) if (pattern.test(name)) return value;
	return undefined;
}

const textOf = (value: Egenskap | undefined): string | null => {
	const first = Array.isArray(value) ? value[0] : value;
	return typeof first === 'string' && first !== '' ? first : null;
};

function positive(text: string | null): number | null {
	const value = Number(text?.trim().split(/\s+/, 1)[0]?.replace(',', '.') ?? NaN);
	return Number.isFinite(value) && value > 0 && value <= 1e6 ? value : null;
}

function origo(text: string | null): readonly [number, number] {
	const [north, east] = (text ?? '').trim().split(/\s+/, 2).map(Number);
	const sane = (v: number | undefined) => (v !== undefined && Math.abs(v) < 1e9 ? v : 0);
	return [sane(north), sane(east)];
}

/** Reads TRANSPAR; a head that puts its parts directly under HODE is understood too. */
export function transparOf(hode: Egenskaper): Transpar {
	const under = find(hode, /^TRANSPAR$/i);
	const group = typeof under === 'object' && under !== null && !Array.isArray(under) ? under : hode;
	const system = textOf(find(group, /^KOORDSYS$/i));
	const code = system?.trim().split(/\s+/, 1)[0] ?? '';
	const known = Object.entries(koordsys.epsg).find(([sosi]) => sosi === code)?.[1] ?? null;
	const [origoNorth, origoEast] = origo(textOf(find(group, /^ORIGO-N[^A-Z]{0,4}O?$/i)));
	const enhet = positive(textOf(find(group, /^ENHET$/i)));
	return {
		koordsys: system,
		epsg: known,
		geographic: known !== null && koordsys.geographic.includes(known),
		origoNorth,
		origoEast,
		enhet,
		enhetH: positive(textOf(find(group, /^ENHET-H$/i))) ?? enhet ?? 1
	};
}

/** Units in a metre, where that is a whole number: 100 for ENHET 0.01. */
export function unitsPerMetre(enhet: number): number | null {
	const units = Math.round(1 / enhet);
	return units >= 1 && Math.abs(units * enhet - 1) < 1e-9 ? units : null;
}

/** What whole numbers of the file are added to and divided by; null where unit or origin do not come out even. */
export function wholeUnits({
	enhet,
	origoNorth,
	origoEast
}: Transpar): { readonly units: number; readonly north0: number; readonly east0: number } | null {
	const units = unitsPerMetre(enhet ?? 1);
	if (units === null) return null;
	const [north0, east0] = [Math.round(origoNorth * units), Math.round(origoEast * units)];
	const even =
		Math.abs(north0 - origoNorth * units) < 1e-4 && Math.abs(east0 - origoEast * units) < 1e-4;
	return even ? { units, north0, east0 } : null;
}

/**
 * The function that makes coordinates of whole numbers. Everything is added up as whole numbers and divided once, so that
 * centimetres come out as the nearest number to their two decimals, and equal input gives equal bits.
 */
export function positionMaker(transpar: Transpar): (north: number, east: number) => Position {
	const whole = wholeUnits(transpar);
	if (whole) {
		const { units, north0, east0 } = whole;
		return (north, east) => [(east0 + east) / units, (north0 + north) / units];
	}
	const { origoNorth, origoEast, enhet } = transpar;
	const factor = enhet ?? 1;
	return (north, east) => [origoEast + east * factor, origoNorth + north * factor];
}
