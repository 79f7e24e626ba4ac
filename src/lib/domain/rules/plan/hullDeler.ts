import type { Position } from 'geojson';
import { Boksetre } from '../../geometri/boksetre.ts';
import { segmenter, type Flate } from '../../geometri/flater.ts';
import { boksOf, meeting, type Segment } from '../../geometri/segment.ts';
import { stor, type Planregel } from './regel.ts';

/** Sets that grow together. */
class Grupper {
	private readonly over = new Map<string, string>();

	private root(name: string): string {
		let top = name;
		for (let up = this.over.get(top); up !== undefined; up = this.over.get(top)) top = up;
		if (top !== name) this.over.set(name, top);
		return top;
	}

	/** False: they were together already. */
	join(a: string, b: string): boolean {
		const [under, over] = [this.root(a), this.root(b)];
		if (under !== over) this.over.set(under, over);
		return under !== over;
	}
}

/** The rings of a surface, without a hole that is there once more: that is hullOverlapp's to tell. */
function ulikeRinger([ytre = [], ...hull]: Flate): Flate {
	const byCorners = new Map(
		hull.map((ring) => [[...new Set(ring.map((p) => p.join()))].sort().join(' '), ring])
	);
	return [ytre, ...byCorners.values()];
}

/**
 * Where do the rings of a surface part it? Rings that meet in a point make a chain; where the chain closes, what lies within it
 * is cut off from the rest. A side that two rings share is two such points, at its ends.
 */
function deling(flate: Flate): Position | null {
	if (flate.length < 2) return null;
	const sider = ulikeRinger(flate).flatMap((ring, nr) =>
		segmenter(ring).map((segment) => ({ segment, nr }))
	);
	const tre = new Boksetre(sider.map(({ segment }) => boksOf(segment)));
	const grupper = new Grupper();
	const mott = new Set<string>();
	const meets = (nr: number, p: Position): boolean => {
		const punkt = `p${p.join()}`;
		const key = `${nr} ${punkt}`;
		if (mott.has(key)) return true;
		mott.add(key);
		return grupper.join(`r${nr}`, punkt);
	};
	for (const { segment, nr } of sider) {
		const [p] = segment;
		const stikk: Segment = [p, p];
		const andre = new Set(
			tre.all(boksOf(stikk)).flatMap((at) => {
				const side = sider[at];
				return side && side.nr !== nr && meeting(side.segment, stikk) ? [side.nr] : [];
			})
		);
		for (const other of andre) if (!(meets(nr, p) && meets(other, p))) return p;
	}
	return null;
}

/** flate.4 and flate.5 of DiBK's rules, as far as a surface that is parted by its holes is none. */
export const hullDeler: Planregel = {
	id: 'plan.flate.hull.deler',
	krav: 'Et hull kan berøre den ytre grensen eller et annet hull i ett punkt, men ikke følge den.',
	check: ({ objekter }) =>
		objekter.flatMap(({ objekt, flater, omtale }) =>
			flater.flatMap((flate) => {
				const sted = deling(flate);
				if (!sted) return [];
				return {
					rule: hullDeler.id,
					severity: 'feil' as const,
					message: `${stor(omtale)} har et hull som følger den ytre grensen eller et annet hull, eller møter det i flere punkter.`,
					object: objekt.lokalId,
					place: { type: 'Point' as const, coordinates: sted }
				};
			})
		)
};
