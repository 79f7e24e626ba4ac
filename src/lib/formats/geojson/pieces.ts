import { joined, type Bytes } from '../bytes.ts';
import type { Kildefil } from '../kildefil.ts';
import { assertSize, MAX_BYTES } from './json.ts';
import { readGeojson } from './read.ts';

/** All bytes in one piece, which JSON needs; refused as soon as they are too many. */
async function collect(source: Bytes): Promise<Uint8Array> {
	if (source instanceof Uint8Array) return source;
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of source) {
		parts.push(part.slice());
		size += part.length;
		if (size > MAX_BYTES) break;
	}
	const whole = joined(parts, size);
	assertSize(whole);
	return whole;
}

/** `readGeojson` of a file that may come by the piece. */
export const readGeojsonPieces = async (
	source: Bytes,
	options: { epsg?: number | undefined }
): Promise<Kildefil> => readGeojson(await collect(source), options);
