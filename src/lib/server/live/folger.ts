import type { Logglinje } from '../endringslogg.ts';
import type { Bruker } from '../auth/bruker.ts';
import type { Naervaer } from './tilstede.ts';

/** One that has more than this waiting when there is something new is cut off: it does not read, and may come again. */
const MOST_WAITING_BYTES = 256 * 1024;

/** What a stream can be given; ids are revisions, so that one that comes again says where it was. */
export type Hendelse =
	| { readonly event: 'ready'; readonly data: { readonly revision: number } }
	| { readonly event: 'change'; readonly data: Logglinje }
	| { readonly event: 'presence'; readonly data: readonly Naervaer[] };

const skrevet = ({ event, data }: Hendelse): string => {
	const id = 'revision' in data ? `id: ${data.revision.toString()}\n` : '';
	return `${id}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
};

/** One who follows a scenario, by an open answer (text/event-stream). */
export class Folger {
	readonly bruker: Bruker;
	/** The browser; null where it does not say, and so is not seen to be here. */
	readonly klient: string | null;
	/** The newest revision that it was told of. */
	told: number;
	readonly stream: ReadableStream<Uint8Array>;
	/** Who it said that it was is still so. */
	readonly isStill: () => Promise<boolean>;
	private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
	private readonly ended: () => void;
	private lastPresence = '';

	constructor(hvem: {
		readonly bruker: Bruker;
		readonly klient: string | null;
		readonly told: number;
		readonly isStill: () => Promise<boolean>;
		/** Called once, whoever ended it. */
		readonly ended: () => void;
	}) {
		const { bruker, klient, told, isStill, ended } = hvem;
		this.bruker = bruker;
		this.klient = klient;
		this.told = told;
		this.isStill = isStill;
		this.ended = ended;
		this.stream = new ReadableStream<Uint8Array>(
			{
				start: (controller) => {
					this.controller = controller;
				},
				cancel: () => {
					this.forget();
				}
			},
			new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING_BYTES })
		);
	}

	private forget(): void {
		if (!this.controller) return;
		this.controller = undefined;
		this.ended();
	}

	/** All of what is new goes in at once, however much it is: one that catches up has read what was before. */
	private write(text: string): void {
		if ((this.controller?.desiredSize ?? 0) <= 0) this.close();
		else this.controller?.enqueue(new TextEncoder().encode(text));
	}

	send(hendelse: Hendelse): void {
		this.write(skrevet(hendelse));
	}

	/** Changes that it has not been told of, the oldest first. */
	sendChanges(linjer: readonly Logglinje[]): void {
		const nye = linjer.filter(({ revision }) => revision > this.told);
		this.told = nye.at(-1)?.revision ?? this.told;
		if (nye.length > 0) this.write(nye.map((data) => skrevet({ event: 'change', data })).join(''));
	}

	/** Who is here, where that is not what it knows already. */
	sendPresence(her: readonly Naervaer[]): void {
		const text = skrevet({ event: 'presence', data: her });
		if (text === this.lastPresence) return;
		this.lastPresence = text;
		this.write(text);
	}

	/** A line that means nothing: it keeps proxies from ending what is quiet. */
	beat(): void {
		this.write(': \n\n');
	}

	close(): void {
		const { controller } = this;
		if (!controller) return;
		this.forget();
		controller.close();
	}
}
