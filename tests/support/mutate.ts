/** Random numbers in [0, 1) from a seed (mulberry32): the same seed gives the same mutations on every machine. */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

type Mutation = (bytes: Uint8Array, below: (n: number) => number) => Uint8Array;

/** Pieces that readers stumble over. */
const BITS = [
	'99999999999999999999999',
	'-0',
	'1e400',
	'NaN',
	'..NØ\n',
	'..REF :1 (:-2 (',
	'\n.FLATE 1:\n..REF :1\n',
	'\n.BUEP 3:\n..NØ\n0 0\n1 1\n',
	'\n.HODE\n..TRANSPAR\n...KOORDSYS 84\n...ENHET 1e-9\n',
	'"',
	"'",
	'!',
	' &\n',
	'\r',
	'\0\0\0\0',
	'\xff\xfe\xc3\x28',
	'.SLUTT\n',
	`${'.'.repeat(300)}DYP 1\n`,
	'[[[[[[[[[[[[',
	'{"type":"Feature"',
	'"coordinates":[1e999,',
	'null',
	'<!DOCTYPE a [<!ENTITY b "b">]>'
].map((text) => Uint8Array.from(text, (char) => char.charCodeAt(0)));

function splice(bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array {
	const rest = bytes.subarray(Math.min(bytes.length, at + remove));
	const whole = new Uint8Array(at + insert.length + rest.length);
	whole.set(bytes.subarray(0, at));
	whole.set(insert, at);
	whole.set(rest, at + insert.length);
	return whole;
}

const NOTHING = new Uint8Array(0);

const MUTATIONS: readonly Mutation[] = [
	// Cut off at the end, at the beginning, and a piece from the middle.
	(bytes, below) => bytes.slice(0, below(bytes.length + 1)),
	(bytes, below) => bytes.slice(below(bytes.length + 1)),
	(bytes, below) => splice(bytes, below(bytes.length + 1), below(200), NOTHING),
	// Flipped bytes.
	(bytes, below) => {
		const flipped = bytes.slice();
		for (let n = below(30) + 1; n > 0 && flipped.length > 0; n--)
			flipped[below(flipped.length)] = below(256);
		return flipped;
	},
	// A strange piece somewhere.
	(bytes, below) =>
		splice(bytes, below(bytes.length + 1), below(8), BITS[below(BITS.length)] ?? NOTHING),
	// A block again and again.
	(bytes, below) => {
		const at = below(bytes.length + 1);
		const block = bytes.subarray(at, at + below(400));
		const times = below(100);
		const repeated = new Uint8Array(block.length * times);
		for (let k = 0; k < times; k++) repeated.set(block, k * block.length);
		return splice(bytes, at, 0, repeated);
	},
	// Digits become other digits: serial numbers, references and coordinates go astray.
	(bytes, below) => {
		const changed = bytes.slice();
		for (let n = below(40); n > 0; n--) {
			const at = below(Math.max(1, changed.length));
			const byte = changed[at] ?? 0;
			if (byte >= 48 && byte <= 57) changed[at] = 48 + below(10);
		}
		return changed;
	}
];

/** One to four mutations of a file. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
	const below = (n: number) => Math.floor(random() * n);
	let mutated = bytes;
	for (let n = below(4) + 1; n > 0; n--)
		mutated = MUTATIONS[below(MUTATIONS.length)]?.(mutated, below) ?? mutated;
	return mutated;
}
