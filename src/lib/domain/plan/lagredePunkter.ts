import type { Geometry, Position } from 'geojson';
import { punktrekkerOf } from '../geometri/flater.ts';

const CM = 100;
/** In centimetres: a stored millimetre that lies in the middle may have been rounded either way. */
const MIDTEN = 1e-4;

/** Is a coordinate a whole number of centimetres? To 10 micrometres, as the rule of decimals (desimaler). */
const erHel = (metres: number): boolean => Math.abs(metres * CM - Math.round(metres * CM)) < 1e-3;

/** Does a geometry stand at the centimetre? A plan that was transformed to another zone stands at the millimetre. */
export const erPaCentimeter = (geometry: Geometry): boolean =>
	punktrekkerOf(geometry).every((rekke) => rekke.every((p) => p.every(erHel)));

/** The number that a whole centimetre is written as: two who mean the same place have the very same bits. */
const hel = (metres: number): number => Math.round(metres * CM) / CM;

/** The same to the last bit: a file may hold 590100.0000001, which is read as a centimetre and is not that number. */
export const erHeleCentimeter = (geometry: Geometry): boolean =>
	punktrekkerOf(geometry).every((rekke) => rekke.every((p) => p.every((c) => c === hel(c))));

/** The centimetres that a coordinate may have been rounded to. */
function avrundet(metres: number): number[] {
	const low = Math.floor(metres * CM);
	const rest = metres * CM - low;
	if (Math.abs(rest - 0.5) < MIDTEN) return [low, low + 1];
	return [rest < 0.5 ? low : low + 1];
}

const nokkel = (east: number, north: number): string => `${east} ${north}`;
const lest = ([x = NaN, y = NaN]: Position): string =>
	nokkel(Math.round(x * CM), Math.round(y * CM));

const samme = (a: Position | undefined, b: Position | undefined): boolean =>
	a?.[0] === b?.[0] && a?.[1] === b?.[1];
const avstand = ([ax = NaN, ay = NaN]: Position, [bx = NaN, by = NaN]: Position): number =>
	Math.hypot(ax - bx, ay - by);

const erLukket = (rekke: readonly Position[]): boolean =>
	rekke.length > 3 && samme(rekke[0], rekke.at(-1));

/** Vertices in a row that are read as one centimetre, the ring followed past its start; each at its first. */
function tetteI(rekke: readonly Position[]): Position[][] {
	const aapen = erLukket(rekke) ? rekke.slice(0, -1) : rekke;
	const start = erLukket(rekke)
		? aapen.findIndex((p, i) => lest(p) !== lest(aapen.at(i - 1) ?? []))
		: 0;
	if (start < 0) return [];
	const grupper: Position[][] = [];
	for (const p of [...aapen.slice(start), ...aapen.slice(0, start)]) {
		const siste = grupper.at(-1);
		if (!siste || lest(siste[0] ?? []) !== lest(p)) grupper.push([p]);
		else if (!samme(siste.at(-1), p)) siste.push(p);
	}
	return grupper.filter(({ length }) => length > 1);
}

/** The way in which a row of vertices goes from one to the next. */
function rettet(tette: readonly Position[], fra: Position, til: Position): readonly Position[] {
	const [forste = fra, siste = til] = [tette[0], tette.at(-1)];
	const frem = avstand(fra, forste) + avstand(siste, til);
	return frem <= avstand(fra, siste) + avstand(forste, til) ? tette : tette.toReversed();
}

/**
 * The vertices that are stored finer than the centimetre at which they are read and sent back. What was not moved comes back
 * rounded, and must stand as it stood: else every border of a transformed plan would break where somebody edits.
 */
export class LagredePunkter {
	/** Several where they lie in one centimetre; they are taken in turn, as a ring has them. */
	private readonly byCentimetre = new Map<string, Position[]>();
	/** Those in a row: one who draws on centimetres sends one vertex for all of them. */
	private readonly tette = new Map<string, Position[]>();
	private readonly andre: LagredePunkter | undefined;

	/** `andre`: where to look for what is not among these: an object's own vertices go before its neighbours'. */
	constructor(geometries: readonly Geometry[], andre?: LagredePunkter) {
		this.andre = andre;
		for (const geometry of geometries)
			for (const rekke of punktrekkerOf(geometry)) {
				for (const p of rekke) this.add(p);
				for (const tette of tetteI(rekke)) this.tette.set(lest(tette[0] ?? []), tette);
			}
	}

	private add(p: Position): void {
		const [x = NaN, y = NaN] = p;
		for (const east of avrundet(x))
			for (const north of avrundet(y)) {
				const key = nokkel(east, north);
				const there = this.byCentimetre.get(key);
				if (!there) this.byCentimetre.set(key, [p]);
				else if (!there.some(([a, b]) => a === x && b === y)) there.push(p);
			}
	}

	/** The stored vertex that this one is a reading of; undefined: it is new. `used` counts those of one centimetre. */
	private find(p: Position, used: Map<string, number>): Position | undefined {
		const key = lest(p);
		const there = this.byCentimetre.get(key);
		if (!there) return this.andre?.find(p, used);
		const nr = used.get(key) ?? 0;
		used.set(key, nr + 1);
		return there[nr % there.length];
	}

	private tetteVed(key: string): readonly Position[] | undefined {
		return this.byCentimetre.has(key) ? this.tette.get(key) : this.andre?.tetteVed(key);
	}

	/** Points that are no row: one is one. */
	private enkelt(punkter: readonly Position[]): Position[] {
		const used = new Map<string, number>();
		return punkter.map((p) => this.find(p, used) ?? p.map(hel));
	}

	private readonly ring = (rekke: readonly Position[]): Position[] => {
		const isClosed = erLukket(rekke);
		const aapen = isClosed ? rekke.slice(0, -1) : rekke;
		const used = new Map<string, number>();
		const sendt = Map.groupBy(aapen, lest);
		const stored = aapen.flatMap((p, i) => {
			const tette = sendt.get(lest(p))?.length === 1 ? this.tetteVed(lest(p)) : undefined;
			if (tette) return rettet(tette, aapen.at(i - 1) ?? p, aapen[(i + 1) % aapen.length] ?? p);
			return [this.find(p, used) ?? p.map(hel)];
		});
		return isClosed ? [...stored, stored[0] ?? []] : stored;
	};

	/** The same geometry, with every vertex that was not moved as it is stored, and every other one at a whole centimetre. */
	restore<G extends Geometry>(geometry: G): G;
	restore(geometry: Geometry): Geometry {
		switch (geometry.type) {
			case 'Point':
				return { ...geometry, coordinates: this.enkelt([geometry.coordinates])[0] ?? [] };
			case 'MultiPoint':
				return { ...geometry, coordinates: this.enkelt(geometry.coordinates) };
			case 'LineString':
				return { ...geometry, coordinates: this.ring(geometry.coordinates) };
			case 'MultiLineString':
			case 'Polygon':
				return { ...geometry, coordinates: geometry.coordinates.map(this.ring) };
			case 'MultiPolygon':
				return { ...geometry, coordinates: geometry.coordinates.map((del) => del.map(this.ring)) };
			case 'GeometryCollection':
				return { ...geometry, geometries: geometry.geometries.map((del) => this.restore(del)) };
		}
	}
}
