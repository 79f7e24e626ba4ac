import type { Position } from 'geojson';
import { Boksetre, boksRundt } from '../../geometri/boksetre.ts';
import { Omrade, type Ring } from '../../geometri/flater.ts';
import { stor, type Planregel } from './regel.ts';
import { kryssMed } from './ringer.ts';

/** A hole with what it is asked, made once however many it lies beside. */
class Hull {
	readonly ring: Ring;
	readonly omrade: Omrade;
	private kryssMed: ((ring: Ring) => Position | null) | undefined;

	constructor(ring: Ring) {
		this.ring = ring;
		this.omrade = new Omrade([[ring]]);
	}

	kryss({ ring }: Hull): Position | null {
		return (this.kryssMed ??= kryssMed(this.ring))(ring);
	}

	/** A vertex of the other that lies inside, not on the border. */
	vertexInside({ ring }: Hull): Position | null {
		const inne = this.omrade.holds(ring, 0);
		return ring.find((p, i) => inne[i] && !this.omrade.onBorder(p, 0)) ?? null;
	}
}

function felles(a: Hull, b: Hull): Position | null {
	const sted = b.kryss(a) ?? b.vertexInside(a) ?? a.vertexInside(b);
	if (sted) return sted;
	// The same hole twice: every vertex of both lies on the other's border.
	return a.ring.every((p) => b.omrade.onBorder(p, 0)) ? (a.ring[0] ?? null) : null;
}

/** So many places are told of one surface: with thousands of holes there may be millions. */
const MOST = 20;

function overlapp(ringer: readonly Ring[]): Position[] {
	const bokser = ringer.map(boksRundt);
	const hull = ringer.map((ring) => new Hull(ring));
	const tre = new Boksetre(bokser);
	const steder: Position[] = [];
	for (const [i, one] of hull.entries())
		for (const j of tre.all(bokser[i] ?? [0, 0, 0, 0])) {
			const other = hull[j];
			const sted = j > i && other ? felles(one, other) : null;
			if (sted) steder.push(sted);
			if (steder.length === MOST) return steder;
		}
	return steder;
}

/** flate.5 of DiBK's rules. */
export const hullOverlapp: Planregel = {
	id: 'plan.flate.hull.overlapp',
	krav: 'Hullene i en flate skal ikke overlappe hverandre.',
	check: ({ objekter }) =>
		objekter.flatMap((objekt) =>
			objekt.flater.flatMap((flate) =>
				overlapp(flate.slice(1)).map((sted) => ({
					rule: hullOverlapp.id,
					severity: 'feil' as const,
					message: `${stor(objekt.omtale)} har hull som overlapper.`,
					object: objekt.objekt.lokalId,
					place: { type: 'Point' as const, coordinates: sted }
				}))
			)
		)
};
