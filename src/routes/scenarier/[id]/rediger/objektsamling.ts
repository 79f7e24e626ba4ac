import { PA_GRUNNEN } from '#lib/domain/rules/plan/niva.ts';
import { temaFor } from '#lib/domain/plan/objekttyper.ts';
import { Flislegging } from '#lib/domain/topology/flislegging.ts';
import { soneFromGeoJson } from '#lib/domain/topology/geojson.ts';
import { boksOm, place, type Cm } from '#lib/domain/topology/punkt.ts';
import { rekkerOf } from './fri.ts';
import { hentObjekt, hentObjekter, within, type Cmboks } from './tjener.ts';
import type { Objekt, Redigering, Tilstand } from './tilstand.ts';

/** Is the object one of the purposes on the ground that fill the plan area together? */
export const erFlislagt = ({ geometry, properties }: Tilstand): boolean =>
	temaFor(properties.objekttype) === 'arealformal' &&
	(properties.vertikalniva ?? PA_GRUNNEN) === PA_GRUNNEN &&
	(geometry.type === 'Polygon' || geometry.type === 'MultiPolygon');

const around = (a: Cmboks, b: Cmboks): Cmboks => [
	Math.min(a[0], b[0]),
	Math.min(a[1], b[1]),
	Math.max(a[2], b[2]),
	Math.max(a[3], b[3])
];

/** How much of what lies around a chosen object is fetched with it, in centimetres. */
const RUNDT_CM = 5000;

/** Who is told when objects are read and when they change: what is shown follows them. */
export interface Folger {
	readonly leses: () => unknown;
	readonly endret: () => void;
}

/**
 * The part of the scenario that is in the editor: what has been chosen and what lies around it, never the whole plan. The
 * purposes of it are a tiling as well, which the topological tools work on.
 */
export class Objektsamling {
	readonly #scenario: number;
	readonly #srid: number;
	readonly #folger: Folger;
	readonly #objekter = new Map<string, Objekt>();
	/** The last version of what is gone: it goes on from there if it comes back. */
	readonly #sist = new Map<string, number>();
	/** Changed since the tiles on the map were made. */
	readonly #endret = new Set<string>();
	#hentet: Cmboks | null = null;
	readonly flislegging = new Flislegging([], false);

	constructor(scenario: number, srid: number, folger: Folger) {
		this.#scenario = scenario;
		this.#srid = srid;
		this.#folger = folger;
	}

	objekt(lokalId: string): Objekt | undefined {
		this.#folger.leses();
		return this.#objekter.get(lokalId);
	}

	get alle(): Objekt[] {
		this.#folger.leses();
		return [...this.#objekter.values()];
	}

	/** Those that the tiles on the map do not show as they are. */
	get endrede(): Objekt[] {
		this.#folger.leses();
		return [...this.#endret].flatMap((id) => this.#objekter.get(id) ?? []);
	}

	/** The purposes at a place as they are here, stored or not; null: what lies there has not been fetched. */
	formalVed(at: Cm): Objekt[] | null {
		if (!this.flislegging.knows(at)) return null;
		return [...this.flislegging.zonesAt(at)].flatMap((id) => this.#objekter.get(id) ?? []);
	}

	/** The purposes that share a border with this one, and its length in centimetres. */
	naboer(lokalId: string): ReadonlyMap<string, number> {
		this.#folger.leses();
		return this.flislegging.neighboursOf(lokalId);
	}

	/** The version that the next edit of the object is made on. */
	version(lokalId: string): number {
		return this.#objekter.get(lokalId)?.version ?? this.#sist.get(lokalId) ?? 0;
	}

	/** Fetches what lies within the box and is not here yet. */
	async sorgFor(boks: Cmboks): Promise<void> {
		if (this.#hentet && within(boks, this.#hentet)) return;
		const wanted = this.#hentet ? around(boks, this.#hentet) : boks;
		const found = await hentObjekter(this.#scenario, this.#srid, wanted);
		for (const objekt of found)
			// What is here may have been edited and not be stored yet; what was deleted here is not to come back.
			if (!this.#objekter.has(objekt.lokalId) && !this.#sist.has(objekt.lokalId))
				this.#sett(objekt.lokalId, objekt);
		this.#hentet = wanted;
		this.flislegging.add([], wanted);
		this.#folger.endret();
	}

	/** The purposes that lie for the most part within a ring: those that a lasso catches. */
	async innenfor(ring: readonly Cm[]): Promise<string[]> {
		await this.sorgFor(boksOm(ring));
		return this.alle.filter(erFlislagt).flatMap(({ lokalId, geometry }) => {
			const points = rekkerOf(geometry).flatMap(({ rekke }) => rekke);
			const inside = points.filter((p) => place(p, ring) >= 0).length;
			return inside > points.length / 2 ? [lokalId] : [];
		});
	}

	/** Fetches one object that is not here. */
	async hent(lokalId: string): Promise<void> {
		if (this.#objekter.has(lokalId) || this.#sist.has(lokalId)) return;
		const found = await hentObjekt(this.#scenario, this.#srid, lokalId);
		if (!found || this.#objekter.has(lokalId)) return;
		this.#sett(lokalId, found);
		this.#folger.endret();
	}

	/** Objects that may not be here yet, with what lies around them. `naer`: where they were pointed at. */
	async hentMedRundt(lokalIder: readonly string[], naer?: Cm): Promise<Objekt[]> {
		if (naer && lokalIder.some((id) => !this.objekt(id)))
			await this.sorgFor(boksOm([naer], 2 * RUNDT_CM));
		for (const id of lokalIder) await this.hent(id);
		const here = lokalIder.flatMap((id) => this.objekt(id) ?? []);
		// In one go: of many, each would ask for a little more than the one before.
		const points = here.flatMap(({ geometry }) => rekkerOf(geometry).flatMap(({ rekke }) => rekke));
		if (points.length > 0) await this.sorgFor(boksOm(points, RUNDT_CM));
		return here;
	}

	/** The edit as it is here, before the server has said anything. */
	bruk({ til }: Redigering): void {
		for (const [lokalId, tilstand] of til) {
			const version = this.version(lokalId) + (tilstand ? 1 : 0);
			this.#sett(lokalId, tilstand && { lokalId, ...tilstand, version, areaM2: null });
			this.#endret.add(lokalId);
		}
		this.#folger.endret();
	}

	/** As the server has it. An object that has been edited further here is left as it is. */
	bekreft(objekt: Objekt): void {
		const here = this.#objekter.get(objekt.lokalId);
		if (!here || here.version > objekt.version) return;
		if (here.version === objekt.version)
			this.#objekter.set(objekt.lokalId, { ...here, areaM2: objekt.areaM2 });
		else this.#sett(objekt.lokalId, objekt);
		this.#folger.endret();
	}

	/** Reads these anew, whatever is here: somebody else changed them, or ours was given up. */
	async lesPaNytt(lokalIder: readonly string[]): Promise<void> {
		for (const lokalId of lokalIder) {
			const found = await hentObjekt(this.#scenario, this.#srid, lokalId);
			this.#sett(lokalId, found);
			// The version goes on from the log, which only the server knows.
			if (!found) this.#sist.delete(lokalId);
			this.#endret.add(lokalId);
		}
		this.#folger.endret();
	}

	/** Is the object here, or is it one that was deleted here, or that lies where everything has been fetched? */
	har(lokalId: string): boolean {
		return this.#objekter.has(lokalId) || this.#sist.has(lokalId) || this.#hentet !== null;
	}

	/** Reads everything anew that is here, but what is still on its way to the server. */
	async lesAltPaNytt(free: (lokalId: string) => boolean): Promise<void> {
		const before = [...this.#objekter.keys()].filter(free);
		if (!this.#hentet) {
			await this.lesPaNytt(before);
			return;
		}
		const found = await hentObjekter(this.#scenario, this.#srid, this.#hentet);
		const there = new Set(found.map(({ lokalId }) => lokalId));
		for (const objekt of found) if (free(objekt.lokalId)) this.#sett(objekt.lokalId, objekt);
		await this.lesPaNytt(before.filter((id) => !there.has(id)));
	}

	/** The tiles show everything as it is. */
	tegnet(): void {
		if (this.#endret.size === 0) return;
		this.#endret.clear();
		this.#folger.endret();
	}

	#sett(lokalId: string, objekt: Objekt | null): void {
		const before = this.#objekter.get(lokalId);
		// Of many that get other properties none has its borders laid anew.
		if (
			objekt &&
			before?.geometry === objekt.geometry &&
			erFlislagt(before) === erFlislagt(objekt)
		) {
			this.#objekter.set(lokalId, objekt);
			return;
		}
		if (before && erFlislagt(before)) this.flislegging.remove([lokalId]);
		if (objekt === null) {
			if (before) this.#sist.set(lokalId, before.version);
			this.#objekter.delete(lokalId);
			return;
		}
		this.#objekter.set(lokalId, objekt);
		const sone = erFlislagt(objekt) ? soneFromGeoJson(lokalId, objekt.geometry) : null;
		if (sone) this.flislegging.add([sone]);
	}
}
