import type { MapController } from './mapController.ts';
import type { MapStyleOptions } from './style.ts';

/** The map's picture as a data address, on white paper whatever the screen's theme (`shown`) is. */
export function paperPicture({ map, setStyle }: MapController, shown: MapStyleOptions): string {
	if (shown.theme === 'mork') setStyle({ ...shown, theme: 'lys' });
	// Drawn in this very moment: the drawing buffer does not outlive the frame.
	map.redraw();
	const url = map.getCanvas().toDataURL();
	if (shown.theme === 'mork') setStyle(shown);
	return url;
}
