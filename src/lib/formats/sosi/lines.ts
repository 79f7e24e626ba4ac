import { CR, LF } from './tegn.ts';

/** A longer line is cut: no line of a SOSI file is a hundredth of it. */
export const MAX_LINE_BYTES = 4_000_000;

export interface Linjemottaker {
	/** One line without its end, as a part of `bytes` that is only good until the call returns. */
	line(bytes: Uint8Array, start: number, end: number, number: number): void;
	/**
	 * Lets the receiver read whole lines itself from `start`, which begins a line, to `end`, where an LF has just ended one;
	 * `before` lines were read already. Then `taken` tells where it stopped, and `lines` how many lines have been read.
	 */
	take(bytes: Uint8Array, start: number, end: number, before: number): void;
	readonly taken: number;
	readonly lines: number;
	/** The line was longer than MAX_LINE_BYTES, and what is beyond was left out. */
	cut(number: number): void;
}

/** Splits bytes that come by the piece into lines; LF, CR and CRLF end a line. Copies only what crosses a piece. */
export class Linjedeler {
	readonly #to: Linjemottaker;
	#number = 0;
	#carry: Uint8Array = new Uint8Array(1024);
	#carried = 0;
	#wasCut = false;
	#afterCr = false;

	constructor(to: Linjemottaker) {
		this.#to = to;
	}

	push(bytes: Uint8Array): void {
		let start = 0;
		if (this.#afterCr && bytes.length > 0) {
			this.#afterCr = false;
			if (bytes[0] === LF) start = 1;
		}
		const size = bytes.length;
		const whole = bytes.lastIndexOf(LF) + 1;
		while (start < size) {
			if (this.#carried === 0 && start < whole) {
				this.#to.take(bytes, start, whole, this.#number);
				this.#number = this.#to.lines;
				start = this.#to.taken;
				if (start === size) break;
			}
			let end = start;
			for (; end < size; end++) {
				const c = bytes[end];
				if (c === LF || c === CR) break;
			}
			if (end === size) break;
			this.#emit(bytes, start, end);
			if (bytes[end] === CR) {
				if (end + 1 === size) this.#afterCr = true;
				else if (bytes[end + 1] === LF) end++;
			}
			start = end + 1;
		}
		this.#keep(bytes, start, size);
	}

	/** A last line that no line end follows. */
	end(): void {
		if (this.#carried > 0) this.#emit(new Uint8Array(0), 0, 0);
	}

	#emit(bytes: Uint8Array, start: number, end: number): void {
		this.#number++;
		if (this.#carried > 0) {
			this.#keep(bytes, start, end);
			const carried = this.#carried;
			this.#carried = 0;
			this.#deliver(this.#carry, 0, carried);
		} else this.#deliver(bytes, start, end);
	}

	#deliver(bytes: Uint8Array, start: number, end: number): void {
		const tooLong = end - start > MAX_LINE_BYTES;
		this.#to.line(bytes, start, tooLong ? start + MAX_LINE_BYTES : end, this.#number);
		if (tooLong || this.#wasCut) this.#to.cut(this.#number);
		this.#wasCut = false;
	}

	#keep(bytes: Uint8Array, start: number, end: number): void {
		const room = MAX_LINE_BYTES - this.#carried;
		if (end - start > room) this.#wasCut = true;
		const piece = bytes.subarray(start, Math.min(end, start + room));
		if (piece.length === 0) return;
		if (this.#carried + piece.length > this.#carry.length) {
			const wider = new Uint8Array(2 * (this.#carried + piece.length));
			wider.set(this.#carry.subarray(0, this.#carried));
			this.#carry = wider;
		}
		this.#carry.set(piece, this.#carried);
		this.#carried += piece.length;
	}
}
