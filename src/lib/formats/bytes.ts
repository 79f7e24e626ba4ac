/** The bytes of a file, whole or by the piece; a piece is only good until the next one is asked for. */
export type Bytes = Uint8Array | AsyncIterable<Uint8Array>;

/** Pieces of `size` bytes together as one. */
export function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
	const whole = new Uint8Array(size);
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
