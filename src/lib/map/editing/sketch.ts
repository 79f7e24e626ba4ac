import type { Map as MapLibreMap } from 'maplibre-gl';
import { TerraDraw, TerraDrawModeUndoRedo, type TerraDrawMouseEvent } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { SKETCH_PREFIX } from '../mapController.ts';
import type { Projection, Sted, Strek } from './projection.ts';
import { FINISH, sketchModes } from './sketchModes.ts';

/** What can be drawn: by corners, by a line, by one point, or in one movement. */
export type Skisseslag = 'flate' | 'linje' | 'punkt' | 'rektangel' | 'sirkel' | 'frihand';

const MODES: Record<Skisseslag, string> = {
	flate: 'polygon',
	linje: 'linestring',
	punkt: 'point',
	rektangel: 'angled-rectangle',
	sirkel: 'circle',
	frihand: 'freehand'
};

const NOWHERE = -1e6;

export interface SketchEvents {
	/** Where a place is drawn to instead; null: where it is. */
	readonly snap: (at: Sted) => Sted | null;
	/** The corners that stand, without the one that follows the pointer. */
	readonly onchange: (corners: Strek) => void;
	/** A closed ring has its first corner once. */
	readonly onfinish: (corners: Strek) => void;
}

/** Drawing of something new, by terra-draw; what is drawn is given back in the plan's UTM zone. */
export class Sketch {
	readonly #draw: TerraDraw;
	readonly #projection: Projection;
	readonly #modes: ReturnType<typeof sketchModes>;
	/** Typed: the next corner is put here and nowhere else. */
	#exact: Sted | null = null;
	#slag: Skisseslag | null = null;

	constructor(map: MapLibreMap, projection: Projection, events: SketchEvents) {
		this.#projection = projection;
		const modes = sketchModes({
			toCustom: ({ lng, lat }) => {
				const at = this.#exact ?? events.snap(projection.fromLngLat({ lng, lat }));
				if (!at) return undefined;
				const snapped = projection.toLngLat(at);
				return [snapped.lng, snapped.lat];
			},
			snapped: (event) => {
				const at = events.snap(projection.fromLngLat(event));
				if (!at) return event;
				const place = projection.toLngLat(at);
				const { x, y } = map.project(place);
				return { ...event, ...place, containerX: x, containerY: y };
			}
		});
		this.#modes = modes;
		this.#draw = new TerraDraw({
			// A tenth of a millimetre: what comes back rounds to the centimetre that was drawn to.
			adapter: new TerraDrawMapLibreGLAdapter({
				map,
				prefixId: SKETCH_PREFIX,
				coordinatePrecision: 9
			}),
			modes: Object.values(modes),
			undoRedo: { modeLevel: new TerraDrawModeUndoRedo() }
		});
		this.#draw.start();
		this.#draw.on('change', () => {
			events.onchange(this.corners());
		});
		this.#draw.on('finish', (id) => {
			const drawn = this.#draw.getSnapshotFeature(id)?.geometry;
			const corners = drawn ? this.#inPlan(drawn.coordinates) : [];
			this.#draw.clear();
			const last = this.#slag === 'frihand' && corners.length > 3 && corners.at(-1);
			const end = last && events.snap(last);
			events.onfinish(end ? [...corners.slice(0, -1), end] : corners);
		});
	}

	start(slag: Skisseslag): void {
		this.#slag = slag;
		this.#draw.clear();
		this.#draw.setMode(MODES[slag]);
	}

	stop(): void {
		this.#slag = null;
		this.#draw.clear();
		this.#draw.setMode('static');
	}

	destroy(): void {
		this.#draw.stop();
	}

	/** Puts a corner exactly here, as a click would. */
	add(at: Sted): void {
		const mode = this.#drawnByCorners();
		if (!mode) return;
		this.#exact = at;
		const event = this.#eventAt(at);
		mode.onMouseMove(event);
		mode.onClick(event);
		this.#exact = null;
	}

	/** Takes the last corner back; answers whether there was one. */
	undo(): boolean {
		return this.#draw.canUndo() && this.#draw.undo();
	}

	/** As Enter does: what has been drawn is done, if it is enough. */
	finish(): void {
		const mode = this.#drawnByCorners();
		const corners = this.corners();
		if (!mode || corners.length < (this.#slag === 'flate' ? 3 : 2)) return;
		mode.onKeyUp({ key: FINISH, heldKeys: [], preventDefault: () => undefined });
	}

	/** What stands so far. */
	corners(): Strek {
		const [feature] = this.#draw
			.getSnapshot()
			.filter(({ geometry, properties }) => geometry.type !== 'Point' && !properties.snappingPoint);
		if (!feature) return [];
		const count = feature.properties.committedCoordinateCount;
		const all = this.#inPlan(feature.geometry.coordinates);
		return typeof count === 'number' ? all.slice(0, count) : all;
	}

	#drawnByCorners() {
		if (this.#slag === 'flate') return this.#modes.polygon;
		return this.#slag === 'linje' ? this.#modes.linestring : null;
	}

	/** A click there, but nowhere on the screen: a corner that is typed close to the first is no click on it, which would end it. */
	#eventAt(at: Sted): TerraDrawMouseEvent {
		const { lng, lat } = this.#projection.toLngLat(at);
		return {
			lng,
			lat,
			containerX: NOWHERE,
			containerY: NOWHERE,
			button: 'left',
			heldKeys: [],
			isContextMenu: false
		};
	}

	#inPlan(coordinates: unknown): Strek {
		const list = coordinates as number[] | number[][] | number[][][];
		const [first] = list;
		if (typeof first === 'number') return [this.#place(list as number[])];
		const isRing = Array.isArray(first) && Array.isArray(first[0]);
		const line = (isRing ? first : list) as number[][];
		return (isRing ? line.slice(0, -1) : line).map((p) => this.#place(p));
	}

	#place = ([lng = 0, lat = 0]: number[]): Sted => this.#projection.fromLngLat({ lng, lat });
}
