import type { Egenskap, Egenskaper } from '../../domain/plan/planobjekt.ts';

/** One property as it was read: shared by all objects in which the same line stands. */
export interface Egenskapslinje {
	/** 0: it belongs to the object; 1: to the last property of depth 0 before it; and so on. */
	readonly depth: number;
	readonly name: string;
	readonly value: Egenskap;
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
function addEgenskap(container: Egenskaper, name: string, value: Egenskap): number {
	const there = container[name];
	if (there === undefined || !Object.hasOwn(container, name)) {
		setOwn(container, name, value);
		return -1;
	}
	if (Array.isArray(there)) return there.push(value) - 1;
	setOwn(container, name, [there, value]);
	return 1;
}

/** The group at a place; a plain value that stood there is kept under the empty name. */
function groupAt({ container, name, index }: Plass): Egenskaper {
	const there = container[name];
	const at = Math.max(0, index);
	const value = Array.isArray(there) ? there[at] : there;
	if (isGroup(value)) return value;
	const group: Egenskaper = {};
	if (value !== '' && value !== undefined) group[''] = value;
	if (Array.isArray(there)) there[at] = group;
	else setOwn(container, name, group);
	return group;
}

/** The nested properties of an object: the lines at `from` up to `to`, in their order, are numbers of `unike`. */
export function buildEgenskaper(
	linjer: Int32Array,
	from: number,
	to: number,
	unike: readonly Egenskapslinje[]
): Egenskaper {
	const root: Egenskaper = {};
	/** The last property of each depth. */
	const path: Plass[] = [];
	for (let i = from; i < to; i++) {
		const linje = unike[linjer[i] ?? -1];
		if (!linje) break;
		const { depth, name, value } = linje;
		const parent = depth === 0 ? undefined : path[depth - 1];
		const container = parent ? groupAt(parent) : root;
		const index = addEgenskap(container, name, value);
		const place = path[depth];
		if (place) {
			place.container = container;
			place.name = name;
			place.index = index;
		} else path.push({ container, name, index });
	}
	return root;
}
