import type { Geometry, Position } from 'geojson';
import type { Alvor } from '../../domain/avvik.ts';
import type { Avviksliste } from '../avviksliste.ts';
import { ringArea } from '../measure.ts';
import { groupReferanser } from './referanser.ts';
import { assemble } from './polygon.ts';
import { joinRings, type Ringdel } from './ring.ts';

/** A surface before its references are followed. */
export interface Flate {
	readonly type: 'flate';
	readonly objekt: { readonly serial: string; readonly line?: number; geometry: Geometry | null };
	readonly tokens: readonly number[];
	/** undefined: not built yet · 'bygges': being built, so meeting it again is a circle. */
	outer?: readonly Position[][] | 'bygges' | null;
}

/** What a serial number can refer to. `positions` is null where the curve itself is bad. */
export type Kilde =
	Flate | { readonly type: 'kurve'; readonly positions: Position[] | null } | { type: 'annet' };

/** Surfaces that refer to surfaces that refer to ... no further than this. */
const MAX_CHAIN = 50;

const number = (value: number) => value.toLocaleString('nb-NO', { maximumFractionDigits: 2 });

/** Makes polygons of surfaces, when every curve of the file has been read. */
export class Flatebygger {
	readonly #kilder: ReadonlyMap<number, Kilde>;
	readonly #avvik: Avviksliste;
	/** A gap this small between two curves is a rounding error and is closed. */
	readonly #tolerance: number;
	#pointsLeft: number;

	constructor(
		kilder: ReadonlyMap<number, Kilde>,
		avvik: Avviksliste,
		{ tolerance, maxRingPoints }: { tolerance: number; maxRingPoints: number }
	) {
		this.#kilder = kilder;
		this.#avvik = avvik;
		this.#tolerance = tolerance;
		this.#pointsLeft = maxRingPoints;
	}

	build(flate: Flate): void {
		const { outer, holes, unbalanced } = groupReferanser(flate.tokens);
		if (unbalanced)
			this.#add(flate, 'ref.parentes', 'advarsel', 'Parentesene i REF går ikke opp i par.');
		if (outer.length === 0) {
			this.#add(
				flate,
				'ref.mangler',
				'feil',
				'Flaten har ingen REF til kurver. Den er uten geometri.'
			);
			return;
		}
		const outerRings = this.#outerOf(flate, outer, 0);
		if (!outerRings) return;
		const holeRings = holes.flatMap((refs) => this.#hole(flate, refs));
		if (outerRings.length > 1)
			this.#add(
				flate,
				'flate.flereringer',
				'advarsel',
				`Den ytre grensen er ${outerRings.length} ringer. Flaten er lest som flere deler.`
			);
		this.#checkAreas(flate, outerRings, holeRings);
		flate.objekt.geometry = assemble(outerRings, holeRings);
	}

	#add(flate: Flate, rule: string, severity: Alvor, message: string, at?: Position): void {
		const { serial, line } = flate.objekt;
		const place = at ? ({ type: 'Point', coordinates: at } as const) : undefined;
		this.#avvik.add({
			rule: `sosi.${rule}`,
			severity,
			message,
			object: serial,
			line,
			...(place && { place })
		});
	}

	#hole(flate: Flate, refs: readonly number[]): Position[][] {
		const rings = this.#rings(flate, refs, 0);
		if (!rings)
			this.#add(
				flate,
				'flate.hull',
				'feil',
				'Et hull kunne ikke leses og er utelatt. Arealet blir for stort.'
			);
		return rings ?? [];
	}

	#outerOf(flate: Flate, refs: readonly number[], depth: number): readonly Position[][] | null {
		if (flate.outer === 'bygges') {
			this.#add(flate, 'ref.syklus', 'feil', 'Flaten viser til seg selv. Den er uten geometri.');
			return null;
		}
		if (flate.outer !== undefined) return flate.outer;
		flate.outer = 'bygges';
		flate.outer = this.#rings(flate, refs, depth);
		return flate.outer;
	}

	#rings(flate: Flate, refs: readonly number[], depth: number): Position[][] | null {
		const parts = this.#parts(flate, refs, depth);
		if (!parts || !this.#affords(flate, parts)) return null;
		const joined = joinRings(parts, this.#tolerance);
		if ('gap' in joined) {
			const message = `Kurvene i REF går ikke sammen til en lukket ring: det mangler ${number(joined.gap)} m.`;
			this.#add(flate, 'flate.apen', 'feil', message, joined.at);
			return null;
		}
		if (joined.mended.includes('orden'))
			this.#add(
				flate,
				'flate.rekkefolge',
				'advarsel',
				'Kurvene i REF står ikke i rekkefølge eller har feil fortegn. De er satt sammen likevel.'
			);
		if (joined.mended.includes('glippe'))
			this.#add(
				flate,
				'flate.glippe',
				'advarsel',
				'Kurvene i REF møtes ikke helt. Glippen er lukket.',
				parts[0]?.positions[0]
			);
		if (joined.rings.some((ring) => ring.length < 4)) {
			this.#add(
				flate,
				'flate.forfapunkt',
				'feil',
				'Ringen har for få punkter til å være en flate.'
			);
			return null;
		}
		return joined.rings;
	}

	#affords(flate: Flate, parts: readonly Ringdel[]): boolean {
		for (const { positions } of parts) this.#pointsLeft -= positions.length;
		if (this.#pointsLeft >= 0) return true;
		this.#add(
			flate,
			'flate.budsjett',
			'feil',
			'Flatene bruker kurvene så mange ganger at filen ikke kan settes sammen. Resten er uten geometri.'
		);
		return false;
	}

	#parts(flate: Flate, refs: readonly number[], depth: number): Ringdel[] | null {
		const parts: Ringdel[] = [];
		const seen = refs.length > 1 ? new Set<number>() : null;
		for (const ref of refs) {
			if (seen?.has(ref)) {
				this.#add(
					flate,
					'ref.gjentatt',
					'advarsel',
					`REF nevner :${ref} to ganger. Den er brukt én gang.`
				);
				continue;
			}
			seen?.add(ref);
			const found = this.#follow(flate, ref, depth);
			if (!found) return null;
			parts.push(...found);
		}
		return parts;
	}

	#follow(flate: Flate, ref: number, depth: number): Ringdel[] | null {
		const kilde = this.#kilder.get(Math.abs(ref));
		if (!kilde || kilde.type === 'annet') {
			const what = kilde ? 'er verken kurve eller flate' : 'finnes ikke i filen';
			this.#add(flate, 'ref.ukjent', 'feil', `REF viser til :${ref}, som ${what}.`);
			return null;
		}
		const reversed = ref < 0;
		if (kilde.type === 'flate') {
			const rings = this.#ofFlate(flate, kilde, depth + 1);
			if (rings) return rings.map((positions) => ({ positions, reversed }));
		} else if (kilde.positions) return [{ positions: kilde.positions, reversed }];
		this.#add(flate, 'ref.darlig', 'feil', `REF viser til :${ref}, som ikke kunne leses.`);
		return null;
	}

	#ofFlate(from: Flate, to: Flate, depth: number): readonly Position[][] | null {
		if (depth > MAX_CHAIN) {
			this.#add(from, 'ref.dyp', 'feil', `REF går gjennom mer enn ${MAX_CHAIN} flater.`);
			return null;
		}
		return this.#outerOf(to, groupReferanser(to.tokens).outer, depth);
	}

	#checkAreas(flate: Flate, outer: readonly Position[][], holes: readonly Position[][]): void {
		const area = (rings: readonly Position[][]) =>
			rings.reduce((sum, ring) => sum + Math.abs(ringArea(ring)), 0);
		const whole = area(outer);
		if (whole === 0)
			this.#add(flate, 'flate.nullareal', 'feil', 'Flaten har ikke noe areal.', outer[0]?.[0]);
		else if (area(holes) > whole)
			this.#add(
				flate,
				'flate.hullstorre',
				'feil',
				'Hullene er større enn flaten. Er ytre og indre grense byttet om i REF?',
				outer[0]?.[0]
			);
	}
}
