import { describe, expect, it } from 'vitest';
import { concat, endsIdle, queryFrame, UnitReader, withoutCopyInvitation } from './frames.ts';
import type { Unit } from './frames.ts';

const frame = (letter: string, body = ''): Uint8Array => {
	const bytes = queryFrame(body);
	bytes[0] = letter.charCodeAt(0);
	return bytes;
};
const untyped = (code: number, rest = ''): Uint8Array => {
	const bytes = Buffer.concat([Buffer.alloc(8), Buffer.from(rest)]);
	bytes.writeInt32BE(bytes.length, 0);
	bytes.writeInt32BE(code, 4);
	return new Uint8Array(bytes);
};
const startup = untyped(196608, 'user\0postgres\0\0');
const letters = ({ bytes }: Unit): string => String.fromCharCode(bytes[0] ?? 0);

const read = (bytes: Uint8Array, step: number) => {
	const reader = new UnitReader();
	const intakes = [];
	for (let at = 0; at < bytes.length; at += step)
		intakes.push(reader.push(bytes.slice(at, at + step)));
	return {
		units: intakes.flatMap(({ units }) => units),
		replies: intakes.flatMap(({ replies }) => replies)
	};
};

describe('a client’s bytes', () => {
	const extended = [frame('P', 'select $1'), frame('B', 'x'.repeat(300)), frame('E'), frame('S')];
	const session = concat([startup, ...extended, queryFrame('select 1'), frame('X')]);

	it.each([1, 2, 3, 7, 64, 10_000])('cut in pieces of %i bytes are the same units', (step) => {
		const { units } = read(session, step);
		expect(units.map(({ bytes }) => bytes)).toEqual([
			startup,
			concat(extended),
			queryFrame('select 1')
		]);
	});

	it('asking for encryption get a no', () => {
		const { units, replies } = read(concat([untyped(80877103), startup]), 5);
		expect(replies).toEqual([new Uint8Array([0x4e])]);
		expect(units).toHaveLength(1);
	});

	it('of a COPY are one unit up to its end, and the invitation to send data comes at once', () => {
		const copy = [queryFrame(' COPY "t" (a) from stdin'), frame('d', 'Select'), frame('c')];
		const { units, replies } = read(concat([startup, ...copy, queryFrame('select 1')]), 9);
		expect(units.map(({ copy: isCopy }) => isCopy)).toEqual([false, true, false]);
		expect(units[1]?.bytes).toEqual(concat(copy));
		expect(replies.map(([type]) => String.fromCharCode(type ?? 0))).toEqual(['G']);
	});

	it('of a COPY that the client gives up are one unit too', () => {
		const copy = [queryFrame('copy t from stdin'), frame('d', 'x'), frame('f', 'angret')];
		const { units } = read(concat([startup, ...copy]), 1000);
		expect(units.map(letters)).toEqual(['\0', 'Q']);
	});
});

describe('the engine’s answer', () => {
	const idle = new Uint8Array([0x5a, 0, 0, 0, 5, 0x49]);
	const inside = new Uint8Array([0x5a, 0, 0, 0, 5, 0x54]);

	it('ends idle by its last ReadyForQuery', () => {
		expect(endsIdle(concat([frame('C', 'BEGIN'), inside]))).toBe(false);
		expect(endsIdle(concat([inside, frame('C', 'COMMIT'), idle]))).toBe(true);
		expect(endsIdle(frame('1'))).toBe(false);
	});

	it('to a COPY loses only the invitation', () => {
		const answer = concat([frame('G'), frame('C', 'COPY 1'), idle]);
		expect(withoutCopyInvitation(answer)).toEqual(concat([frame('C', 'COPY 1'), idle]));
		expect(withoutCopyInvitation(frame('G'))).toEqual(new Uint8Array(0));
	});
});
