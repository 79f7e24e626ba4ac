/** A number in [0, 1), the next of a fixed sequence. */
export type Random = () => number;

/** The sequence of a seed (mulberry32): the same on every machine, so that the illustration never changes by itself. */
export function seeded(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** Seed from a name (FNV-1a), so that each theme has a sequence of its own. */
export function seedOf(name: string): number {
	let hash = 0x811c9dc5;
	for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
	return hash >>> 0;
}

export const sequence = (name: string): Random => seeded(seedOf(name));

export const randomBetween = (random: Random, low: number, high: number): number =>
	low + (high - low) * random();

/** UUID made of a name: the same object gets the same lokalId each time. */
export function uuidOf(name: string): string {
	const random = sequence(name);
	const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
	hex[12] = '8';
	hex[16] = '89ab'.charAt(Math.floor(random() * 4));
	const text = hex.join('');
	return [
		text.slice(0, 8),
		text.slice(8, 12),
		text.slice(12, 16),
		text.slice(16, 20),
		text.slice(20)
	].join('-');
}
