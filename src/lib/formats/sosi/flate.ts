import type { Position } from 'geojson';
import type { Alvor } from '../../domain/avvik.ts';
import type { Avviksliste } from '../avviksliste.ts';
import { curvesOf, outerRings, type Flate, type Flatelagre } from './flateringer.ts';
import { ABSENT, NO_CURVE, surfaceIndex } from './kilderegister.ts';
import { serialText, type Objekttabell } from './objekttabell.ts';
import { groupReferanser } from './referanser.ts';
import type { Punktlager } from './punktlager.ts';
import {
	countCorners,
	isOneRing,
	joinRings,
	reversedRing,
	ringMal,
	type Ring,
	type Ringmal
} from './ring.ts';

const NO_RINGS: readonly Ring[] = [];

/** What surfaces are built of. */
export interface Flatefil extends Flatelagre {
	readonly flater: readonly Flate[];
	readonly lager: Punktlager;
	readonly tabell: Objekttabell;
}

/** Surfaces that refer to surfaces that refer to ... no further than this. */
const MAX_CHAIN = 50;

const number = (value: number) => value.toLocaleString('nb-NO', { maximumFractionDigits: 2 });

/** Makes polygons of surfaces, when every curve of the file has been read. */
export class Flatebygger {
	readonly #fil: Flatefil;
	readonly #avvik: Avviksliste;
	readonly #lager: Punktlager;
	/** A gap this small between two curves is a rounding error and is closed. */
	readonly #tolerance: number;
	#pointsLeft: number;

	constructor(
		fil: Flatefil,
		avvik: Avviksliste,
		{ tolerance, maxRingPoints }: { tolerance: number; maxRingPoints: number }
	) {
		this.#fil = fil;
		this.#avvik = avvik;
		this.#lager = fil.lager;
		this.#tolerance = tolerance;
		this.#pointsLeft = maxRingPoints;
	}

	build(flate: Flate): void {
		if (flate.outer === undefined && this.#buildSimple(flate)) return;
		const { outer, holes, unbalanced } = groupReferanser(this.#tokens(flate));
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
		const rings = this.#outerOf(flate, outer, 0);
		if (!rings) return;
		const holeRings =
			holes.length === 0 ? NO_RINGS : holes.flatMap((refs) => this.#hole(flate, refs));
		if (rings.length > 1)
			this.#add(
				flate,
				'flate.flereringer',
				'advarsel',
				`Den ytre grensen er ${rings.length} ringer. Flaten er lest som flere deler.`
			);
		flate.holes = holeRings;
		flate.area = this.#checkedArea(flate, rings, holeRings);
		this.#fil.tabell.setForm(flate.objekt, flate);
	}

	/** Builds what most surfaces are: a few curves around one ring, nothing to remark. False: it is not one of those. */
	#buildSimple(flate: Flate): boolean {
		const ring = curvesOf(flate, this.#fil);
		if (!ring || !isOneRing(ring, this.#lager)) return false;
		const points = this.#pointsOf(ring);
		if (points > this.#pointsLeft || this.#isTooShort(ring)) return false;
		const { area, rough } = ringMal(ring, this.#lager);
		if (rough === 0) return false;
		this.#pointsLeft -= points;
		flate.outer = 'enkel';
		flate.area = Math.abs(area);
		this.#fil.tabell.setForm(flate.objekt, flate);
		return true;
	}

	#tokens({ from, to }: Flate): readonly number[] {
		return this.#fil.referanser.slice(from, to);
	}

	#add(flate: Flate, rule: string, severity: Alvor, message: string, at?: Position): void {
		const { objekt } = flate;
		const place = at ? ({ type: 'Point', coordinates: at } as const) : undefined;
		this.#avvik.add({
			rule: `sosi.${rule}`,
			severity,
			message,
			object: serialText(this.#fil.tabell.serial(objekt)),
			line: this.#fil.tabell.line(objekt),
			...(place && { place })
		});
	}

	#hole(flate: Flate, refs: readonly number[]): readonly Ring[] {
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

	#outerOf(flate: Flate, refs: readonly number[], depth: number): readonly Ring[] | null {
		if (flate.outer === 'bygges') {
			this.#add(flate, 'ref.syklus', 'feil', 'Flaten viser til seg selv. Den er uten geometri.');
			return null;
		}
		if (flate.outer === 'enkel') return outerRings(flate, this.#fil);
		if (flate.outer !== undefined) return flate.outer;
		flate.outer = 'bygges';
		const rings = this.#rings(flate, refs, depth);
		flate.outer = rings;
		return rings;
	}

	#rings(flate: Flate, refs: readonly number[], depth: number): readonly Ring[] | null {
		const parts = this.#parts(flate, refs, depth);
		if (!parts || !this.#affords(flate, parts)) return null;
		const joined = joinRings(parts, this.#lager, this.#tolerance);
		if ('gap' in joined) {
			const message = `Kurvene i REF går ikke sammen til en lukket ring: det mangler ${number(joined.gap)} m.`;
			this.#add(flate, 'flate.apen', 'feil', message, joined.at);
			return null;
		}
		if (joined.mended === 'orden')
			this.#add(
				flate,
				'flate.rekkefolge',
				'advarsel',
				'Kurvene i REF står ikke i rekkefølge eller har feil fortegn. De er satt sammen likevel.'
			);
		if (joined.mended === 'glippe')
			this.#add(
				flate,
				'flate.glippe',
				'advarsel',
				'Kurvene i REF møtes ikke helt. Glippen er lukket.',
				this.#start(parts)
			);
		if (joined.rings.some((ring) => this.#isTooShort(ring))) {
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

	#affords(flate: Flate, parts: readonly number[]): boolean {
		this.#pointsLeft -= this.#pointsOf(parts);
		if (this.#pointsLeft >= 0) return true;
		this.#add(
			flate,
			'flate.budsjett',
			'feil',
			'Flatene bruker kurvene så mange ganger at filen ikke kan settes sammen. Resten er uten geometri.'
		);
		return false;
	}

	#parts(flate: Flate, refs: readonly number[], depth: number): number[] | null {
		const parts: number[] = [];
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

	#follow(flate: Flate, ref: number, depth: number): number[] | null {
		const kilde = this.#fil.kilder.get(Math.abs(ref));
		if (kilde === ABSENT || kilde === NO_CURVE) {
			const what = kilde === ABSENT ? 'ikke finnes i filen' : 'verken er kurve eller flate';
			this.#add(flate, 'ref.ukjent', 'feil', `REF viser til :${ref}, som ${what}.`);
			return null;
		}
		const reversed = ref < 0;
		if (kilde > 0) return [reversed ? -kilde : kilde];
		const other = this.#fil.flater[surfaceIndex(kilde)];
		const rings = other && this.#ofFlate(flate, other, depth + 1);
		if (rings) return rings.flatMap((ring) => (reversed ? reversedRing(ring) : ring));
		this.#add(flate, 'ref.darlig', 'feil', `REF viser til :${ref}, som ikke kunne leses.`);
		return null;
	}

	#ofFlate(from: Flate, to: Flate, depth: number): readonly Ring[] | null {
		if (depth > MAX_CHAIN) {
			this.#add(from, 'ref.dyp', 'feil', `REF går gjennom mer enn ${MAX_CHAIN} flater.`);
			return null;
		}
		const refs = to.outer === undefined ? groupReferanser(this.#tokens(to)).outer : [];
		return this.#outerOf(to, refs, depth);
	}

	/** A ring of many points that has no corners all the same has no area, and is found by that. */
	#isTooShort(ring: Ring): boolean {
		return this.#pointsOf(ring) < 16 && countCorners(ring, this.#lager) < 3;
	}

	#pointsOf(ring: Ring): number {
		let points = 0;
		for (const run of ring) points += this.#lager.size(run);
		return points;
	}

	#start(ring: Ring | undefined): Position | undefined {
		const [del] = ring ?? [];
		return del === undefined ? undefined : this.#lager.position(this.#lager.first(del));
	}

	/** The area of the surface: its first outer ring without the holes. */
	#checkedArea(flate: Flate, outer: readonly Ring[], holes: readonly Ring[]): number {
		const measured = (ring: Ring) => ringMal(ring, this.#lager);
		const [outerMal, holeMal] = [outer.map(measured), holes.map(measured)];
		const whole = roughly(outerMal);
		if (whole === 0)
			this.#add(
				flate,
				'flate.nullareal',
				'feil',
				'Flaten har ikke noe areal.',
				this.#start(outer[0])
			);
		else if (roughly(holeMal) > whole)
			this.#add(
				flate,
				'flate.hullstorre',
				'feil',
				'Hullene er større enn flaten. Er ytre og indre grense byttet om i REF?',
				this.#start(outer[0])
			);
		return holeMal.reduce(
			(area, hole) => area - Math.abs(hole.area),
			Math.abs(outerMal[0]?.area ?? 0)
		);
	}
}

const roughly = (rings: readonly Ringmal[]) => rings.reduce((sum, { rough }) => sum + rough, 0);
