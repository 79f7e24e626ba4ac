import type {
	LngLatBoundsLike,
	Map as MapLibreMap,
	MapGeoJSONFeature,
	MapOptions,
	PointLike,
	StyleSpecification,
	VectorTileSource
} from 'maplibre-gl';
import { lagmerke, planSource } from './layers/layer.ts';
import { planLag } from './layers/markering.ts';
import { loadMapLibre } from './loadMapLibre.ts';
import { patternImages } from './monster/patternImages.ts';
import { pixelRatio } from './monster/raster.ts';
import { mapStyle, themeFor, type MapStyleOptions } from './style.ts';
import type { Utsnitt } from './urlState.ts';
import { inOrder } from './zorder.ts';

export interface ControllerOptions {
	readonly container: HTMLElement;
	readonly style: MapStyleOptions;
	readonly view: Utsnitt;
	/** What is to be seen at first, instead of `view`. */
	readonly bounds?: Bbox | null;
	/** Keep the picture after it is drawn, for printing and for tests that read pixels. */
	readonly preserveDrawingBuffer: boolean;
	/** Names the map to someone who cannot see it. */
	readonly label: string;
	/** Id of the element that tells which keys work. */
	readonly describedBy: string;
}

/** `west, south, east, north` in degrees. */
export type Bbox = readonly [number, number, number, number];

/** An object of the plan that was found on the map, as its tile tells of it. */
export interface Funn {
	readonly lokalId: string;
	/** The source layer it lies in. */
	readonly tema: string;
	readonly objekttype: string;
	readonly kode: number | null;
	readonly omrNavn: string | null;
}

/** What the map on the page can be asked to do. */
export interface MapHandle {
	fitBounds(bbox: Bbox): void;
	reveal(bbox: Bbox): void;
	retry(): void;
	focus(): void;
	bilde(): { url: string; breddeM: number; hoydeM: number } | null;
}

/** The little of MapLibre that the component needs; nothing outside this folder sees the library. */
export interface MapController {
	readonly map: MapLibreMap;
	/** The style to show; only what differs is redone. */
	readonly setStyle: (options: MapStyleOptions) => void;
	/** `valgt` has the strong outline; `merket` are lit while the rest is dimmed. Both by lokalId. */
	readonly setMarked: (valgt: readonly string[], merket: readonly string[]) => void;
	readonly fitBounds: (bbox: Bbox) => void;
	/** Moves there only if it is not seen: all of it, or it is all that is seen. */
	readonly reveal: (bbox: Bbox) => void;
	/** What lies here, topmost first. */
	readonly objectsAt: (point: { x: number; y: number }) => Funn[];
	readonly destroy: () => void;
}

const locale = {
	'NavigationControl.ZoomIn': 'Zoom inn',
	'NavigationControl.ZoomOut': 'Zoom ut',
	'NavigationControl.ResetBearing': 'Vend kartet mot nord',
	'AttributionControl.ToggleAttribution': 'Vis kilder',
	'ScaleControl.Meters': 'm',
	'ScaleControl.Kilometers': 'km'
};

/** North up, at most 1:140: a plan is not read slanted or turned. */
const fixedCamera: Partial<MapOptions> = {
	maxZoom: 20,
	minZoom: 4,
	dragRotate: false,
	pitchWithRotate: false,
	touchPitch: false,
	maxPitch: 0
};

/** How what is asked for is put into the frame; a point is not shown at 1:1. */
const fit = { padding: 48, maxZoom: 17 } as const;

/** What the sources and layers of terra-draw are called by. */
export const SKETCH_PREFIX = 'skisse';
/** The source, and the beginning of the layers, of zones as they are while the tiles show them otherwise. */
export const CHANGED_SOURCE = 'redigert';
/** The source, and the beginning of the layers, of candidates for infill. */
export const CANDIDATE_SOURCE = 'kandidat';

/** How far from a line or a point a click still hits it. */
const clickTolerancePx = 4;

/** Loads MapLibre and puts a map into the container. */
export async function createMapController(options: ControllerOptions): Promise<MapController> {
	const { Map: MapLibre, NavigationControl, ScaleControl } = await loadMapLibre();
	const { view, container, bounds } = options;
	const map = new MapLibre({
		...fixedCamera,
		container,
		style: mapStyle(options.style),
		// Every style that we can make is valid (style.test.ts).
		validateStyle: false,
		center: [view.lng, view.lat],
		zoom: view.zoom,
		...(bounds ? { bounds: asBounds(bounds), fitBoundsOptions: fit } : {}),
		locale,
		attributionControl: false,
		fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200,
		canvasContextAttributes: { preserveDrawingBuffer: options.preserveDrawingBuffer }
	});
	map.touchZoomRotate.disableRotation();
	map.keyboard.disableRotation();
	map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
	map.addControl(new ScaleControl({ maxWidth: 120, unit: 'metric' }), 'bottom-left');
	describe(map, options);
	return control(map, options.style);
}

const asBounds = ([west, south, east, north]: Bbox): LngLatBoundsLike => [west, south, east, north];

/** The canvas has the keys, so it is what has the role and the name. */
function describe(map: MapLibreMap, { label, describedBy }: ControllerOptions) {
	const canvas = map.getCanvas();
	canvas.setAttribute('role', 'application');
	canvas.setAttribute('aria-label', label);
	canvas.setAttribute('aria-describedby', describedBy);
}

function control(map: MapLibreMap, first: MapStyleOptions): MapController {
	let images = patternImages(themeFor(first));
	let marked: Marked = { valgt: [], merket: [] };
	let shown: Marked = { valgt: [], merket: [] };
	map.setMissingStyleImageResolver((id) => {
		const image = images.get(id)?.();
		if (image) map.addImage(id, image, { pixelRatio });
	});
	const mark = () => {
		applyMarked(map, shown, marked);
		shown = marked;
	};
	// A source that was replaced has forgotten what was marked.
	const markAnew = () => {
		shown = { valgt: [], merket: [] };
		mark();
	};
	map.on('style.load', markAnew);
	let current = first;
	return {
		map,
		setStyle(options) {
			const before = current;
			current = options;
			if (setTiles(map, before, options)) return;
			images = patternImages(themeFor(options));
			map.setStyle(mapStyle(options), { diff: true, validate: false, transformStyle: keepEdited });
			markAnew();
		},
		setMarked(valgt, merket) {
			marked = { valgt, merket };
			mark();
		},
		fitBounds: (bbox) => {
			map.fitBounds(asBounds(bbox), { ...fit, duration: 600 });
		},
		reveal: (bbox) => {
			if (!isSeen(map, bbox)) map.fitBounds(asBounds(bbox), { ...fit, duration: 600 });
		},
		objectsAt: (point) => objectsAt(map, point),
		destroy: () => {
			map.remove();
		}
	};
}

/**
 * Where nothing but the revision of the plan differs, its tiles are fetched anew and the old ones stand until the new have
 * come: a style that is set takes the plan away first. Answers whether that was all.
 */
function setTiles(map: MapLibreMap, before: MapStyleOptions, after: MapStyleOptions): boolean {
	const { planTiles } = after;
	const isAll = JSON.stringify({ ...before, planTiles }) === JSON.stringify(after);
	const source = map.getSource<VectorTileSource>(planSource);
	if (!isAll || !source || planTiles === null) return false;
	source.setTiles([planTiles]);
	return true;
}

/** What is being drawn and what has been changed have sources and layers of their own, which no style of ours knows. */
export function keepEdited(
	previous: StyleSpecification | undefined,
	next: StyleSpecification
): StyleSpecification {
	const isSketch = (id: string) => id.startsWith(SKETCH_PREFIX);
	const isChanged = (id: string) =>
		id.startsWith(CHANGED_SOURCE) || id.startsWith(CANDIDATE_SOURCE);
	const sources = Object.entries(previous?.sources ?? {}).filter(
		([id]) => isSketch(id) || isChanged(id)
	);
	const layers = previous?.layers ?? [];
	return {
		...next,
		sources: { ...next.sources, ...Object.fromEntries(sources) },
		layers: [
			...inOrder([...next.layers, ...layers.filter(({ id }) => isChanged(id))]),
			...layers.filter(({ id }) => isSketch(id))
		]
	};
}

/** Is all of this in the part of the map that nothing lies over, or does it fill that part? */
function isSeen(map: MapLibreMap, [west, south, east, north]: Bbox): boolean {
	const min = map.project([west, north]);
	const max = map.project([east, south]);
	const { clientWidth, clientHeight } = map.getContainer();
	const foot = clientHeight - (map.getPadding().bottom ?? 0);
	const isWithin = min.x >= 0 && min.y >= 0 && max.x <= clientWidth && max.y <= foot;
	const isAround = min.x <= 0 && min.y <= 0 && max.x >= clientWidth && max.y >= foot;
	return isWithin || isAround;
}

interface Marked {
	readonly valgt: readonly string[];
	readonly merket: readonly string[];
}

/** Tells the features that changed, in every source layer: which one holds a lokalId is not known here. */
function applyMarked(map: MapLibreMap, before: Marked, after: Marked) {
	if (!map.getSource(planSource)) return;
	for (const key of ['valgt', 'merket'] as const) {
		const wanted = new Set(after[key]);
		const known = new Set(before[key]);
		const set = (id: string, on: boolean) => {
			for (const sourceLayer of planLag)
				map.setFeatureState({ source: planSource, sourceLayer, id }, { [key]: on });
		};
		for (const id of known) if (!wanted.has(id)) set(id, false);
		for (const id of wanted) if (!known.has(id)) set(id, true);
	}
	if (map.getLayer('markering-demp'))
		map.setLayoutProperty(
			'markering-demp',
			'visibility',
			after.merket.length > 0 ? 'visible' : 'none'
		);
}

/** Lines and points within reach come before the zones under the pointer: they are harder to hit. */
function objectsAt(map: MapLibreMap, { x, y }: { x: number; y: number }): Funn[] {
	const clickable = map
		.getStyle()
		.layers.filter((l) => lagmerke(l)?.klikk && l.layout?.visibility !== 'none');
	const query = (geometry: PointLike | [PointLike, PointLike], fills: boolean) =>
		map.queryRenderedFeatures(geometry, {
			layers: clickable.filter((l) => (l.type === 'fill') === fills).map((l) => l.id)
		});
	const reach: [PointLike, PointLike] = [
		[x - clickTolerancePx, y - clickTolerancePx],
		[x + clickTolerancePx, y + clickTolerancePx]
	];
	const hits = [...query(reach, false), ...query([x, y], true)];
	return [...new Map(hits.map(asFunn).map((funn) => [funn.lokalId, funn])).values()].filter(
		({ lokalId }) => lokalId !== ''
	);
}

function asFunn({ sourceLayer, properties }: MapGeoJSONFeature): Funn {
	const text = (name: string) => (typeof properties[name] === 'string' ? properties[name] : null);
	const { kode } = properties as { kode?: unknown };
	return {
		lokalId: text('lokalId') ?? '',
		tema: sourceLayer ?? '',
		objekttype: text('objekttype') ?? '',
		kode: typeof kode === 'number' ? kode : null,
		omrNavn: text('omrNavn')
	};
}
