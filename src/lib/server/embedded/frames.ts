/**
 * The frames of PostgreSQL's wire protocol, client to server. The engine can run only whole units of work: everything a
 * client sends up to the message that asks for an answer.
 */

/** One unit of work: the engine runs it to its end before it takes another. */
export interface Unit {
	readonly bytes: Uint8Array;
	readonly copy: boolean;
}

export interface Intake {
	readonly units: Unit[];
	/** Answers to give at once, before the engine has seen anything. */
	readonly replies: Uint8Array[];
}

const code = (letter: string): number => letter.charCodeAt(0);
const QUERY = code('Q');
const TERMINATE = code('X');
const COPY_DONE = code('c');
const COPY_FAIL = code('f');
const COPY_IN_RESPONSE = code('G');
const READY_FOR_QUERY = code('Z');
const IDLE = code('I');
const SSL_REQUEST = 80877103;
const CANCEL_REQUEST = 80877102;
// Query, Sync, Flush, FunctionCall end a unit.
const ENDS_UNIT = new Set([QUERY, code('S'), code('H'), code('F')]);

export const concat = (parts: readonly Uint8Array[]): Uint8Array => {
	const [only] = parts;
	if (parts.length === 1 && only !== undefined) return only;
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
};

const view = (bytes: Uint8Array): DataView =>
	new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A simple query message. */
export const queryFrame = (text: string): Uint8Array => {
	const body = new TextEncoder().encode(text + '\0');
	const frame = concat([new Uint8Array(5), body]);
	frame[0] = QUERY;
	view(frame).setInt32(1, body.length + 4);
	return frame;
};

/** Is this query COPY … FROM STDIN, and in which format? The statement is the only thing the client has sent then. */
const copyFormat = (frame: Uint8Array): 'text' | 'binary' | undefined => {
	const text = new TextDecoder().decode(frame.subarray(5, Math.min(frame.length - 1, 2000)));
	if (!/^\s*copy\s[\s\S]+\sfrom\s+stdin\b/i.test(text)) return undefined;
	return /\bbinary\b/i.test(text) ? 'binary' : 'text';
};

const copyInResponse = (format: 'text' | 'binary'): Uint8Array =>
	new Uint8Array([COPY_IN_RESPONSE, 0, 0, 0, 7, format === 'binary' ? 1 : 0, 0, 0]);

/** Cuts one client's bytes into units. */
export class UnitReader {
	#waiting: Uint8Array[] = [];
	#have = 0;
	#need = 0;
	#started = false;
	#copying = false;
	#unit: Uint8Array[] = [];

	push(chunk: Uint8Array): Intake {
		this.#waiting.push(chunk);
		this.#have += chunk.length;
		const intake: Intake = { units: [], replies: [] };
		if (this.#have < this.#need) return intake;
		const bytes = concat(this.#waiting);
		const rest = bytes.slice(this.#takeFrames(bytes, intake));
		this.#waiting = [rest];
		this.#have = rest.length;
		return intake;
	}

	/** Takes every whole frame; the answer is where the first unfinished one begins. */
	#takeFrames(bytes: Uint8Array, intake: Intake): number {
		let at = 0;
		for (;;) {
			// Before the start-up packet a message has no letter.
			const letter = this.#started ? 1 : 0;
			const left = bytes.length - at;
			this.#need = letter + (this.#started ? 4 : 8);
			if (left < this.#need) return at;
			this.#need = letter + view(bytes).getInt32(at + letter);
			if (left < this.#need) return at;
			const frame = bytes.slice(at, at + this.#need);
			at += this.#need;
			if (this.#started) this.#takeFrame(frame, intake);
			else this.#takeStartup(frame, intake);
		}
	}

	#takeStartup(frame: Uint8Array, { units, replies }: Intake): void {
		const request = view(frame).getInt32(4);
		if (request === SSL_REQUEST) replies.push(new Uint8Array([code('N')]));
		else if (request !== CANCEL_REQUEST) {
			this.#started = true;
			units.push({ bytes: frame, copy: false });
		}
	}

	#takeFrame(frame: Uint8Array, { units, replies }: Intake): void {
		const type = frame[0] ?? 0;
		if (type === TERMINATE) return;
		this.#unit.push(frame);
		const format = type === QUERY && !this.#copying ? copyFormat(frame) : undefined;
		if (format !== undefined) {
			// The engine cannot wait in the middle of a statement: the data is gathered first, and the client told to send it.
			this.#copying = true;
			replies.push(copyInResponse(format));
		} else if (this.#copying ? type === COPY_DONE || type === COPY_FAIL : ENDS_UNIT.has(type)) {
			units.push({ bytes: concat(this.#unit), copy: this.#copying });
			this.#unit = [];
			this.#copying = false;
		}
	}
}

const answerFrames = function* (answer: Uint8Array): Generator<Uint8Array> {
	for (let at = 0; at + 5 <= answer.length;) {
		const end = at + 1 + view(answer).getInt32(at + 1);
		yield answer.subarray(at, end);
		at = end;
	}
};

/** The engine's answer to a COPY without the invitation to send data: the client has had it already. */
export const withoutCopyInvitation = (answer: Uint8Array): Uint8Array => {
	const kept = [...answerFrames(answer)].filter((frame) => frame[0] !== COPY_IN_RESPONSE);
	// A copy, never a view: its memory is handed over to the main thread.
	return concat(kept).slice();
};

/** Does the last ReadyForQuery of an answer say that no transaction is open? */
export const endsIdle = (answer: Uint8Array): boolean => {
	let idle = false;
	for (const frame of answerFrames(answer))
		if (frame[0] === READY_FOR_QUERY) idle = frame[5] === IDLE;
	return idle;
};
