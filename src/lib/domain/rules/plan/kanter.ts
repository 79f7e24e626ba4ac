import type { Position } from 'geojson';
import { Boksetre } from '../../geometri/boksetre.ts';
import { medFlatenTilVenstre, segmenter } from '../../geometri/flater.ts';
import { boksOf, distance, project, type Segment } from '../../geometri/segment.ts';
import { ulikeKanter, type Kant } from './balanse.ts';
import { nivaer, type Niva } from './niva.ts';
import type { Preparert, Preparertplan } from './regel.ts';
import { TOLERANSE_M } from './toleranse.ts';

/** A vertex that lies on the side of an object that has no vertex there. */
interface Manglende {
	readonly eier: Preparert;
	readonly nabo: Preparert;
	readonly punkt: Position;
}

export interface Kantnett {
	readonly punkter: readonly Position[];
	/** Those that do not have one surface on their left and one, or the outside, on their right. */
	readonly ulike: readonly Kant[];
	readonly manglende: readonly Manglende[];
}

interface Side {
	readonly segment: Segment;
	readonly fra: number;
	readonly til: number;
	readonly eier: Preparert;
}

/** Vertices by their coordinates in whole millimetres, with the objects that have them. */
class Knutepunkter {
	readonly punkter: Position[] = [];
	readonly eiere: Set<Preparert>[] = [];
	private readonly numre = new Map<string, number>();

	nr(p: Position, eier: Preparert): number {
		const key = `${Math.round((p[0] ?? NaN) * 1000)} ${Math.round((p[1] ?? NaN) * 1000)}`;
		let nr = this.numre.get(key);
		if (nr === undefined) {
			nr = this.punkter.push(p) - 1;
			this.eiere.push(new Set());
			this.numre.set(key, nr);
		}
		this.eiere[nr]?.add(eier);
		return nr;
	}
}

function sidesOf(objekter: readonly Preparert[], noder: Knutepunkter): Side[] {
	return objekter.flatMap((eier) =>
		eier.flater.flatMap((flate) =>
			flate.map(medFlatenTilVenstre).flatMap((ring) =>
				segmenter(ring).flatMap((segment) => {
					const [fra, til] = [noder.nr(segment[0], eier), noder.nr(segment[1], eier)];
					return fra === til ? [] : [{ segment, fra, til, eier }];
				})
			)
		)
	);
}

/** How far along `side` does the vertex divide it? null: it lies beside it, or at one of its ends. */
function divides(side: Side, nr: number, p: Position): number | null {
	if (side.fra === nr || side.til === nr) return null;
	const hit = project(p, side.segment);
	if (hit.distance > TOLERANSE_M) return null;
	const [a, b] = side.segment;
	return distance(p, a) > TOLERANSE_M && distance(p, b) > TOLERANSE_M ? hit.t : null;
}

interface Deling {
	readonly nr: number;
	readonly t: number;
}

function delinger(sides: readonly Side[], { punkter }: Knutepunkter): Deling[][] {
	const tre = new Boksetre(sides.map(({ segment }) => boksOf(segment, TOLERANSE_M)));
	const deler: Deling[][] = sides.map(() => []);
	for (const [nr, p] of punkter.entries())
		for (const s of tre.all(boksOf([p, p]))) {
			const side = sides[s];
			const t = side ? divides(side, nr, p) : null;
			if (t !== null) deler[s]?.push({ nr, t });
		}
	return deler.map((d) => d.sort((a, b) => a.t - b.t));
}

/** The pieces that one side was divided into, and the vertices between them. */
interface Delt {
	readonly kanter: readonly Kant[];
	readonly mellom: readonly number[];
	readonly ulike: ReadonlySet<Kant>;
}

/** The vertices that divide a side, where another purpose has them and its own object has not. */
function* mangler(delt: Delt, noder: Knutepunkter): Generator<Manglende> {
	const [{ eier } = {}] = delt.kanter;
	if (eier?.tema !== 'arealformal') return;
	for (const [i, nr] of delt.mellom.entries()) {
		const eiere = noder.eiere[nr] ?? new Set();
		const nabo = [...eiere].find(({ tema }) => tema === 'arealformal');
		const punkt = noder.punkter[nr];
		// Where the border does not fit on either side of the vertex, that is what is wrong.
		const passer = delt.kanter.slice(i, i + 2).every((kant) => !delt.ulike.has(kant));
		if (nabo && punkt && passer && !eiere.has(eier)) yield { eier, nabo, punkt };
	}
}

function delte({ fra, til, eier }: Side, deler: readonly Deling[]): Kant[] {
	const stops = [fra, ...deler.map(({ nr }) => nr), til];
	return stops.slice(1).map((stop, i) => ({ fra: stops[i] ?? fra, til: stop, eier }));
}

/**
 * The sides of all purposes and plan areas of a level, each divided where a vertex of another lies on it, so
 * that a shared border is the same sides seen from both. O(n log n) in the number of vertices.
 */
function kantnett({ formal, omrader }: Niva): Kantnett {
	const noder = new Knutepunkter();
	const sides = sidesOf([...formal, ...omrader], noder);
	const deler = delinger(sides, noder);
	const kanter = sides.map((side, s) => delte(side, deler[s] ?? []));
	const ulike = ulikeKanter(kanter.flat());
	const ulikeSett = new Set(ulike);
	const manglende = kanter.flatMap((av, s) => {
		const mellom = (deler[s] ?? []).map(({ nr }) => nr);
		return [...mangler({ kanter: av, mellom, ulike: ulikeSett }, noder)];
	});
	return { punkter: noder.punkter, ulike, manglende };
}

const kjente = new WeakMap<Preparertplan, readonly (readonly [Niva, Kantnett])[]>();

/** Each level of a plan with its sides, made once for all rules that ask. */
export function kantnettOf(plan: Preparertplan): readonly (readonly [Niva, Kantnett])[] {
	const made = kjente.get(plan) ?? nivaer(plan).map((niva) => [niva, kantnett(niva)] as const);
	kjente.set(plan, made);
	return made;
}
