/** One event of a stream (text/event-stream). */
export interface Hendt {
	readonly event: string;
	readonly id: string | null;
	readonly data: unknown;
}

const parse = (block: string): Hendt | null => {
	const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
	const event = field('event');
	if (event === undefined) return null;
	return { event, id: field('id') ?? null, data: JSON.parse(field('data') ?? 'null') };
};

/** Reads a stream event by event; comments are passed over. */
export class Strom {
	private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
	private rest = '';
	private readonly decoder = new TextDecoder();
	constructor(stream: ReadableStream<Uint8Array>) {
		this.reader = stream.getReader();
	}

	/** The next event; null where the stream has ended. */
	async next(): Promise<Hendt | null> {
		for (;;) {
			const at = this.rest.indexOf('\n\n');
			if (at >= 0) {
				const hendt = parse(this.rest.slice(0, at));
				this.rest = this.rest.slice(at + 2);
				if (hendt) return hendt;
				continue;
			}
			const { done, value } = await this.reader.read();
			if (done) return null;
			this.rest += this.decoder.decode(value, { stream: true });
		}
	}

	/** The data of the next event of a kind, others passed over. */
	async nextOf(event: string): Promise<unknown> {
		for (let hendt = await this.next(); hendt; hendt = await this.next())
			if (hendt.event === event) return hendt.data;
		throw new Error(`the stream ended without ${event}`);
	}

	stop(): Promise<void> {
		return this.reader.cancel();
	}
}
