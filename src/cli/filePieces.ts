import { readSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** Small enough to stay in the processor's cache while it is parsed. */
const PIECE = 262_144;

/**
 * The bytes of a file by the piece, for a thread that has nothing else to do: it waits for each, and all come in the same
 * memory. Throws what the file system says of a file that cannot be opened.
 */
export async function* filePieces(path: string): AsyncGenerator<Uint8Array, void, undefined> {
	const file = await open(path);
	try {
		const piece = new Uint8Array(PIECE);
		for (let read = readSync(file.fd, piece); read > 0; read = readSync(file.fd, piece))
			yield piece.subarray(0, read);
	} finally {
		await file.close();
	}
}
