import { filePieces } from '../../src/cli/filePieces.ts';
import { readSosi } from '../../src/lib/formats/sosi/read.ts';

/**
 * The SOSI reader alone: `bareReader.ts FILE [all]` reads the file, checks and assembles every geometry, and prints how many
 * objects there are. Geometries and properties are handed out when asked for; with `all` every one of them is.
 */
const [, , path = '', wanted] = process.argv;
const { objekter } = await readSosi(filePieces(path));
let [properties, positions] = [0, 0];
if (wanted === 'all')
	for (const { egenskaper, geometry } of objekter) {
		properties += Object.keys(egenskaper).length;
		if (geometry?.type === 'LineString') positions += geometry.coordinates.length;
		else if (geometry?.type === 'Polygon')
			for (const ring of geometry.coordinates) positions += ring.length;
	}
console.log(objekter.length, properties, positions);
