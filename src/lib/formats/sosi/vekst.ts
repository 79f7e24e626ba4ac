/** A copy of an array of numbers with room for at least `room`, and not much more than twice what is there. */
export function vokst<T extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(
	array: T,
	room = 2 * array.length
): T {
	const Kind = array.constructor as new (length: number) => T;
	const wider = new Kind(Math.max(room, 2 * array.length));
	wider.set(array);
	return wider;
}
