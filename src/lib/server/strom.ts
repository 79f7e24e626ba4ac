import { ReadableStream } from 'node:stream/web';

/** Text that is made while it is sent, as the body of an answer. */
export const strom = (lines: AsyncIterable<string>): BodyInit =>
	ReadableStream.from(encoded(lines)) as BodyInit;

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
	const encoder = new TextEncoder();
	for await (const line of lines) yield encoder.encode(line);
}
