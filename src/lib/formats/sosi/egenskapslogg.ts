import type { Egenskap, Egenskaper } from '../../domain/plan/planobjekt.ts';
import { buildEgenskaper, type Egenskapslinje } from './egenskapstre.ts';
import type { Linje } from './linje.ts';
import { tekstverdi, type Tekstbit } from './tekst.ts';
import { vokst } from './vekst.ts';

/** Deeper groups than this are read as if they stood here: SOSI uses four levels. */
const MAX_LEVEL = 32;

/** What was odd with a property, with the line it stands on. */
export interface Egenskapsmelder {
	odd(kind: 'uavsluttet' | 'hopp' | 'dypt', line: number, name: string): void;
}

/**
 * The properties of all objects of a file, as the lines they were read from: a line that is repeated is stored once, and trees
 * are made of them when asked for. An object's properties are the lines from one number to another.
 */
export class Egenskapslogg {
	readonly #to: Egenskapsmelder;
	/** Each different line once, and all lines of the file as numbers of these. */
	readonly #unike: Egenskapslinje[] = [];
	#linjer = new Int32Array(16_384);
	#count = 0;
	/** Where the lines of the object that is being read begin. */
	#from = 0;
	#depth = 0;
	#last: Linje | null = null;
	#lastLine = 0;
	#more: Tekstbit[] = [];

	constructor(to: Egenskapsmelder) {
		this.#to = to;
	}

	add(linje: Linje, line: number): void {
		if (this.#last !== null) this.#finish(this.#last);
		const { egenskap } = linje;
		const depth = this.#depthOf(linje, line);
		if (depth === egenskap.depth) this.#push((linje.number ??= this.#unik(egenskap)));
		else this.#push(this.#unik({ ...egenskap, depth }));
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
		if (this.#last !== null) this.#finish(this.#last);
		this.#depth = 0;
	}

	/** A property of the object that is no line of the file. */
	addExtra(name: string, value: Egenskap): void {
		this.#push(this.#unik({ depth: 0, name, value }));
	}

	/** Where the next object's properties begin, and this one's end. */
	next(): number {
		this.close();
		this.#from = this.#count;
		return this.#from;
	}

	/** Where the properties of the object that is being read begin. */
	get from(): number {
		return this.#from;
	}

	/** The properties from one number up to another, or to the last (Infinity). */
	tree(from: number, to: number): Egenskaper {
		return buildEgenskaper(this.#linjer, from, Math.min(to, this.#count), this.#unike);
	}

	#unik(linje: Egenskapslinje): number {
		return this.#unike.push(linje) - 1;
	}

	#push(linje: number): void {
		if (this.#count === this.#linjer.length) this.#linjer = vokst(this.#linjer);
		this.#linjer[this.#count++] = linje;
	}

	/** Under the property before it at most, however many dots it has. */
	#depthOf({ egenskap: { depth, name } }: Linje, line: number): number {
		if (depth >= MAX_LEVEL) this.#to.odd('dypt', line, name);
		else if (depth > this.#depth) this.#to.odd('hopp', line, name);
		return Math.min(depth, this.#depth, MAX_LEVEL - 1);
	}

	#finish(last: Linje): void {
		let { unfinished } = last;
		if (this.#more.length > 0) {
			const whole = tekstverdi([last.bit, ...this.#more]);
			const { depth = 0 } = this.#unike[this.#linjer[--this.#count] ?? 0] ?? {};
			this.#push(this.#unik({ depth, name: last.name, value: whole.value }));
			({ unfinished } = whole);
			this.#more = [];
		}
		if (unfinished) this.#to.odd('uavsluttet', this.#lastLine, last.name);
		this.#last = null;
	}
}
