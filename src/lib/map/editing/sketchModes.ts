import {
	TerraDrawAngledRectangleMode,
	TerraDrawCircleMode,
	TerraDrawFreehandMode,
	TerraDrawLineStringMode,
	TerraDrawPointMode,
	TerraDrawPolygonMode,
	type SnapToCustom,
	type TerraDrawMouseEvent
} from 'terra-draw';

/** No key on any keyboard: which keys end a drawing is the editor's to say. */
export const FINISH = 'planbordet-ferdig';

/** How near the first corner a click ends a surface: terra-draw's own 40 is the width of a small zone. */
const CLOSE_PX = 10;

const COLOUR = '#0038c8' as const;
const fills = { fillColor: COLOUR, fillOpacity: 0.12, outlineColor: COLOUR, outlineWidth: 2.5 };
const points = {
	closingPointColor: '#ffffff',
	closingPointOutlineColor: COLOUR,
	closingPointOutlineWidth: 2,
	closingPointWidth: 5,
	snappingPointColor: '#ffffff',
	snappingPointOutlineColor: '#c2006b',
	snappingPointOutlineWidth: 3,
	snappingPointWidth: 7,
	coordinatePointColor: '#ffffff',
	coordinatePointOutlineColor: COLOUR,
	coordinatePointOutlineWidth: 2,
	coordinatePointWidth: 4
} as const;

type Mode = Pick<TerraDrawCircleMode, 'onClick' | 'onMouseMove'>;

/** Lets a mode that knows no snapping have its places where they are drawn to. `moves`: also while the pointer moves. */
function snapping<M extends Mode>(
	mode: M,
	snapped: (event: TerraDrawMouseEvent) => TerraDrawMouseEvent,
	{ moves }: { moves: boolean }
): M {
	const onClick = mode.onClick.bind(mode);
	const onMouseMove = mode.onMouseMove.bind(mode);
	mode.onClick = (event) => {
		onClick(snapped(event));
	};
	if (moves)
		mode.onMouseMove = (event) => {
			onMouseMove(snapped(event));
		};
	return mode;
}

/** Where what is drawn is drawn to. */
export interface Snapping {
	/** For the modes that know snapping. */
	readonly toCustom: SnapToCustom;
	/** For the others: the event as if the pointer were there. */
	readonly snapped: (event: TerraDrawMouseEvent) => TerraDrawMouseEvent;
}

/** The ways to draw, by terra-draw's names, in the editor's colours. */
export function sketchModes({ toCustom, snapped }: Snapping) {
	const keyEvents = { cancel: null, finish: FINISH };
	const byCorners = {
		pointerDistance: CLOSE_PX,
		snapping: { toCustom },
		keyEvents,
		showCoordinatePoints: true
	};
	const freehand = new TerraDrawFreehandMode({
		pointerDistance: CLOSE_PX,
		keyEvents,
		styles: { ...fills, ...points }
	});
	const whole = { moves: true };
	return {
		polygon: new TerraDrawPolygonMode({ ...byCorners, styles: { ...fills, ...points } }),
		linestring: new TerraDrawLineStringMode({
			...byCorners,
			styles: { lineStringColor: COLOUR, lineStringWidth: 3, ...points }
		}),
		point: snapping(new TerraDrawPointMode({ styles: { pointColor: COLOUR } }), snapped, whole),
		rectangle: snapping(
			new TerraDrawAngledRectangleMode({ keyEvents, styles: fills }),
			snapped,
			whole
		),
		circle: snapping(new TerraDrawCircleMode({ keyEvents, styles: fills }), snapped, whole),
		// What is drawn by hand follows the hand, from where it is put down.
		freehand: snapping(freehand, snapped, { moves: false })
	};
}
