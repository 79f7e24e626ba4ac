import type { Bue } from '../kildefil.ts';
import type { Form, Skapt } from './flateringer.ts';
import { vokst } from './vekst.ts';

/** What the table keeps of an object as it was read. */
export interface Objektlinje {
	readonly objekttype: string;
	/** NO_SERIAL where it has none. */
	readonly serial: number;
	readonly line: number;
}

export const NO_SERIAL = -1;
/** A serial number as it is told to people. */
export const serialText = (serial: number): string => (serial === NO_SERIAL ? '' : String(serial));

const COLUMNS = 5;
const [TYPE, LINE, FROM, TO, FORM] = [0, 1, 2, 3, 4];

/**
 * The objects of a file by their number from 0, as rows of whole numbers: hundreds of thousands of them cost no more than
 * their bytes. What most objects have not got (arcs, surfaces) stands beside it.
 */
export class Objekttabell {
	count = 0;
	#rows = new Int32Array(COLUMNS * 1024);
	#serials = new Float64Array(1024);
	readonly #typeIds = new Map<string, number>();
	readonly #types: string[] = [];
	readonly #skapte: Skapt[] = [];
	readonly #buer = new Map<number, readonly Bue[]>();

	/** Adds an object with the properties from one line of the log to another; answers its number. */
	add({ objekttype, serial, line }: Objektlinje, from: number, to: number): number {
		const i = this.count++;
		if (i === this.#serials.length) {
			this.#rows = vokst(this.#rows);
			this.#serials = vokst(this.#serials);
		}
		const row = COLUMNS * i;
		this.#rows[row + TYPE] = this.#typeId(objekttype);
		this.#rows[row + LINE] = line;
		this.#rows[row + FROM] = from;
		this.#rows[row + TO] = to;
		this.#serials[i] = serial;
		return i;
	}

	/** What the object's geometry is made of; nothing until this is called. */
	setForm(i: number, form: Form): void {
		this.#rows[COLUMNS * i + FORM] =
			typeof form === 'number' ? form : form === null ? 0 : -this.#skapte.push(form);
	}

	setBuer(i: number, buer: readonly Bue[]): void {
		this.#buer.set(i, buer);
	}

	objekttype(i: number): string {
		return this.#types[this.#rows[COLUMNS * i + TYPE] ?? 0] ?? '';
	}

	serial(i: number): number {
		return this.#serials[i] ?? NO_SERIAL;
	}

	line(i: number): number {
		return this.#rows[COLUMNS * i + LINE] ?? 0;
	}

	/** Where its properties begin in the log, and where they end. */
	from(i: number): number {
		return this.#rows[COLUMNS * i + FROM] ?? 0;
	}

	to(i: number): number {
		return this.#rows[COLUMNS * i + TO] ?? 0;
	}

	form(i: number): Form {
		const form = this.#rows[COLUMNS * i + FORM] ?? 0;
		return form > 0 ? form : form === 0 ? null : (this.#skapte[-form - 1] ?? null);
	}

	buer(i: number): readonly Bue[] | undefined {
		return this.#buer.get(i);
	}

	#typeId(objekttype: string): number {
		const known = this.#typeIds.get(objekttype);
		if (known !== undefined) return known;
		const id = this.#types.push(objekttype) - 1;
		this.#typeIds.set(objekttype, id);
		return id;
	}
}
