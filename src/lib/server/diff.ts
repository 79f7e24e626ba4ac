import {
	diffobjekt,
	formalsnokkel,
	formalssummer,
	INGEN,
	overgang,
	SLIVER,
	summert,
	type Diffobjekt,
	type Sliver,
	type Formalssum,
	type Overgang
} from '../domain/plan/diff.ts';
import { AVRUNDINGSSPOR_M2 } from '../domain/rules/plan/toleranse.ts';
import { INTET_M2, overlegg, type Bit } from './diffOverlegg.ts';
import { likeFormal, planarealM2, ulikeObjekter, type Likt, type Ulikt } from './diffSporring.ts';
import type { Database } from './queryable.ts';
import type { Tilstand } from './tilstand.ts';
import { Turer } from './turer.ts';

/** What differs between two states of a plan. */
export interface Diff {
	readonly objects: readonly Diffobjekt[];
	/** By purpose, of all the ground, slivers too: its rows and columns sum to `totalM2`. */
	readonly matrix: readonly Overgang[];
	/** The purposes of the matrix with their row and column sums. */
	readonly purposes: readonly Formalssum[];
	/** Told beside the matrix, and counted in it. */
	readonly slivers: readonly Sliver[];
	readonly sliverTolerance: typeof SLIVER;
	/** All ground that lies in the plan area, or has a purpose in one of the states. */
	readonly totalM2: number;
	/** Of `totalM2`: its purpose is another. */
	readonly changedM2: number;
	/** The plan area of both states together; null: none is drawn. */
	readonly planAreaM2: number | null;
	/** Ground that several purposes of one state lie over: a flaw of the plan. It is counted once, as the first of them. */
	readonly overlapM2: number;
}

interface Grunnlag {
	readonly ulike: readonly Ulikt[];
	readonly like: readonly Likt[];
	readonly biter: readonly Bit[];
	readonly slivers: readonly Omit<Sliver, 'from' | 'to'>[];
	readonly planAreaM2: number | null;
}

/** The purposes with what they left and took of the ground, by the overlay. */
function withGround(ulike: readonly Ulikt[], biter: readonly Bit[]): Ulikt[] {
	const measures = new Map(
		ulike.filter((o) => o.isOverlaid).map((o) => [o.lokalId, { lostM2: 0, gainedM2: 0, edgeM: 0 }])
	);
	for (const { a, b, areaM2, edgeM } of biter) {
		if (a === b) continue;
		const [from, to] = [measures.get(a ?? ''), measures.get(b ?? '')];
		if (from) Object.assign(from, { lostM2: from.lostM2 + areaM2, edgeM: from.edgeM + edgeM });
		if (to) Object.assign(to, { gainedM2: to.gainedM2 + areaM2, edgeM: to.edgeM + edgeM });
	}
	return ulike.map((o) => {
		const measure = measures.get(o.lokalId);
		if (!measure) return o;
		return { ...o, ...measure, sameShape: measure.lostM2 + measure.gainedM2 < INTET_M2 };
	});
}

async function lesGrunnlag(turer: Turer, a: Tilstand, b: Tilstand): Promise<Grunnlag> {
	const ulike = await ulikeObjekter(turer, a, b);
	const endret = ulike
		.filter((o) => !o.sameGeometry || o.properties.includes('vertikalniva'))
		.map(({ lokalId }) => lokalId);
	const { biter, slivers, ider } = await overlegg(turer, a, b, endret);
	return {
		ulike: withGround(ulike, biter),
		like: await likeFormal(turer, a, b, ider),
		biter,
		slivers,
		planAreaM2: await planarealM2(turer, a, b)
	};
}

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number =>
	all.reduce((sum, one) => sum + of(one), 0);

/** Plan area that no purpose covers in any of the states, by what does: rounding leaves no more than a trace. */
function utenFormalM2({ like, biter, planAreaM2 }: Grunnlag): number {
	if (planAreaM2 === null) return 0;
	const covered = sumOf([...like, ...biter], ({ areaM2, utenforM2 }) => areaM2 - utenforM2);
	const rest = planAreaM2 - covered;
	return rest > AVRUNDINGSSPOR_M2 ? rest : 0;
}

/** What became of the ground of each object: of its own pieces, those with another purpose. */
function groundOf({ ulike, biter }: Grunnlag): (lokalId: string) => Overgang[] {
	const byObject = new Map<string, Overgang[]>();
	const add = (lokalId: string, { fromKey, toKey, areaM2 }: Bit) => {
		const own = byObject.get(lokalId) ?? [];
		byObject.set(lokalId, own);
		own.push(overgang(fromKey, toKey, areaM2));
	};
	for (const bit of biter) {
		if (bit.fromKey === bit.toKey) continue;
		for (const id of new Set([bit.a, bit.b])) if (id !== null) add(id, bit);
	}
	// A purpose that was given another code where it lies was not overlaid.
	for (const { lokalId, tema, fra, til, sameGeometry } of ulike)
		if (tema === 'arealformal' && fra && til && sameGeometry && !byObject.has(lokalId)) {
			const [from, to] = [formalsnokkel(fra), formalsnokkel(til)];
			if (from !== to) byObject.set(lokalId, [overgang(from, to, til.areaM2)]);
		}
	return (lokalId) => summert(byObject.get(lokalId) ?? []);
}

/** The largest change first; what was not changed on the ground after it, by name. */
const bySize = (a: Diffobjekt, b: Diffobjekt): number =>
	b.areaM2 - a.areaM2 ||
	(a.name ?? '').localeCompare(b.name ?? '', 'nb') ||
	(a.lokalId < b.lokalId ? -1 : 1);

function diffOf(grunnlag: Grunnlag): Diff {
	const { ulike, like, biter, slivers, planAreaM2 } = grunnlag;
	const ground = groundOf(grunnlag);
	const uten = utenFormalM2(grunnlag);
	const matrix = summert([
		...like.map(({ fromKey, toKey, areaM2 }) => overgang(fromKey, toKey, areaM2)),
		...biter.map(({ fromKey, toKey, areaM2 }) => overgang(fromKey, toKey, areaM2)),
		...(uten > 0 ? [overgang(INGEN, INGEN, uten)] : [])
	]);
	return {
		objects: ulike
			.map((o) => diffobjekt(o, ground(o.lokalId)))
			.filter((o) => o !== null)
			.sort(bySize),
		matrix,
		purposes: formalssummer(matrix),
		slivers: slivers
			.map((sliver) => ({ ...sliver, ...overgang(sliver.fromKey, sliver.toKey, sliver.areaM2) }))
			.sort((a, b) => b.areaM2 - a.areaM2),
		sliverTolerance: SLIVER,
		totalM2: sumOf(matrix, ({ areaM2 }) => areaM2),
		changedM2: sumOf(
			matrix.filter(({ fromKey, toKey }) => fromKey !== toKey),
			({ areaM2 }) => areaM2
		),
		planAreaM2,
		overlapM2: sumOf(biter, ({ overlapM2 }) => overlapM2)
	};
}

/**
 * What differs between two states of one plan: its objects, and the purposes of the ground by exact overlay in the plan's
 * UTM zone. In turns, so that others get in between also on the embedded engine: what they change meanwhile is of a later
 * revision than the two.
 */
export const diffBetween = async (db: Database, a: Tilstand, b: Tilstand): Promise<Diff> =>
	diffOf(await lesGrunnlag(new Turer(db, { maxMs: Infinity }), a, b));
