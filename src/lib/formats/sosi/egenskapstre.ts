import type { Egenskap, Egenskaper } from '../../domain/plan/planobjekt.ts';
import type { Linje } from './linje.ts';
import { tekstverdi, type Tekstbit } from './tekst.ts';

/** Deeper groups than this are read as if they stood here: SOSI uses four levels. */
export const MAX_LEVEL = 32;

/** What was odd with a property, with the line it stands on. */
export interface Egenskapsmelder {
	odd(kind: 'uavsluttet' | 'hopp' | 'dypt', line: number, name: string): void;
}

/** Where a property was put. One a level is made, and used again. */
interface Plass {
	container: Egenskaper;
	name: string;
	/** Place in the array of a repeated property; -1 for one that stands alone. */
	index: number;
}

const isGroup = (value: Egenskap | undefined): value is Egenskaper =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function setOwn(container: Egenskaper, name: string, value: Egenskap): void {
	if (name === '__proto__')
		Object.defineProperty(container, name, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
	else container[name] = value;
}

/** Adds a value; one that is there already becomes an array. Answers its place in the array, -1 where there is none. */
export function addEgenskap(container: Egenskaper, name: string, value: Egenskap): number {
	const there = container[name];
	if (there === undefined || !Object.hasOwn(container, name)) {
		setOwn(container, name, value);
		return -1;
	}
	if (Array.isArray(there)) return there.push(value) - 1;
	setOwn(container, name, [there, value]);
	return 1;
}

function valueAt({ container, name, index }: Plass): Egenskap | undefined {
	const value = container[name];
	if (!Array.isArray(value)) return value;
	return value[Math.max(0, index)];
}

function replace({ container, name, index }: Plass, value: Egenskap): void {
	const there = container[name];
	if (Array.isArray(there)) there[Math.max(0, index)] = value;
	else setOwn(container, name, value);
}

/** The group at a place; a plain value that stood there is kept under the empty name. */
function groupAt(place: Plass): Egenskaper {
	const value = valueAt(place);
	if (isGroup(value)) return value;
	const group: Egenskaper = {};
	if (value !== '' && value !== undefined) group[''] = value;
	replace(place, group);
	return group;
}

/** Builds the nested properties of one object from its lines, in their order. */
export class Egenskapstre {
	readonly #to: Egenskapsmelder;
	#root: Egenskaper = {};
	/** Index 0: the last property with two dots, and so on; only the first #depth are in use. */
	readonly #path: Plass[] = [];
	#depth = 0;
	#last: Linje | null = null;
	#lastLine = 0;
	#more: Tekstbit[] = [];

	constructor(to: Egenskapsmelder) {
		this.#to = to;
	}

	add(linje: Linje, line: number): void {
		this.#finish();
		const depth = this.#depthOf(linje, line);
		const parent = depth === 0 ? undefined : this.#path[depth - 1];
		const container = parent ? groupAt(parent) : this.#root;
		const index = addEgenskap(container, linje.name, linje.value);
		const place = this.#path[depth];
		if (place) {
			place.container = container;
			place.name = linje.name;
			place.index = index;
		} else this.#path.push({ container, name: linje.name, index });
		this.#depth = depth + 1;
		this.#last = linje;
		this.#lastLine = line;
	}

	/** A line without dots continues the last property; false where there is none. */
	continue(bit: Tekstbit): boolean {
		if (this.#last) this.#more.push(bit);
		return this.#last !== null;
	}

	/** No line continues the last property any more (coordinates or references follow). */
	close(): void {
		this.#finish();
		this.#depth = 0;
	}

	/** The properties read since the last call. */
	take(): Egenskaper {
		this.close();
		const root = this.#root;
		this.#root = {};
		return root;
	}

	#depthOf(linje: Linje, line: number): number {
		const depth = Math.max(0, linje.level - 2);
		if (depth >= MAX_LEVEL) this.#to.odd('dypt', line, linje.name);
		else if (depth > this.#depth) this.#to.odd('hopp', line, linje.name);
		return Math.min(depth, this.#depth, MAX_LEVEL - 1);
	}

	#finish(): void {
		if (this.#last === null) return;
		const place = this.#path[this.#depth - 1];
		if (!place) return;
		let { unfinished } = this.#last;
		if (this.#more.length > 0) {
			const whole = tekstverdi([this.#last.bit, ...this.#more]);
			replace(place, whole.value);
			({ unfinished } = whole);
			this.#more = [];
		}
		if (unfinished) this.#to.odd('uavsluttet', this.#lastLine, this.#last.name);
		this.#last = null;
	}
}
