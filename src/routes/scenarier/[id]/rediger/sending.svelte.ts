import { SvelteSet } from 'svelte/reactivity';
import type { Avvik } from '#lib/domain/avvik.ts';
import type { Endringssett, Endringssvar, Konflikt } from '#lib/domain/plan/endring.ts';
import { beroerte, erAlleredeLagret, lagtOppa, medFolger, medVersjon } from './konflikt.ts';
import type { Post, Postlager } from './utboks.ts';

/** What the server said to an edit. */
export type Svar =
	| { readonly slag: 'lagret'; readonly svar: Endringssvar }
	| { readonly slag: 'konflikt'; readonly detail: string; readonly konflikter: readonly Konflikt[] }
	| { readonly slag: 'avvist'; readonly detail: string; readonly avvik: readonly Avvik[] }
	/** Not let in, or no longer: signing in again may help. */
	| { readonly slag: 'utestengt'; readonly detail: string }
	/** Nobody answered, or the server failed: it is sent again. */
	| {
			readonly slag: 'intet';
			readonly detail: string;
			/** The server was there, and failed. */
			readonly svarte: boolean;
	  };

/** Why the queue stands still until the planner has chosen. */
export type Stans = Exclude<Svar, { slag: 'lagret' | 'intet' }> & { readonly post: Post };

export type Send = (sett: Endringssett, proving?: boolean) => Promise<Svar>;

const FIRST_RETRY_MS = 1500;
const LAST_RETRY_MS = 30_000;
/** An edit that the server fails at again and again is laid before the planner: it would hold up all the others. */
const MOST_FAILURES = 6;

/**
 * The queue of edits on their way to the server, in the order they were made. Each is kept in the browser until the server
 * has confirmed it; what it refuses stops the queue and is laid before the planner.
 */
export class Sending {
	readonly #scenario: number;
	readonly #client: string;
	readonly #konto: string;
	readonly #lager: Postlager;
	readonly #send: Send;
	readonly #onlagret: (svar: Endringssvar, post: Post) => void;
	readonly #naa: () => Date;
	#ko = $state.raw<readonly Post[]>([]);
	/** On their way into the browser's store. */
	readonly #keeping = new SvelteSet<number>();
	#isSending = $state(false);
	#isOffline = $state(false);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#retryMs = FIRST_RETRY_MS;
	/** Times in a row that the server has failed at the same edit. */
	#failures = 0;
	/** The last time that something was stored. */
	lagret = $state.raw<Date | null>(null);
	stans = $state.raw<Stans | null>(null);
	/** What could not be kept in the browser itself: then leaving the page would lose it. */
	lagerfeil = $state('');

	constructor(valg: {
		scenario: number;
		client: string;
		konto: string;
		lager: Postlager;
		send: Send;
		onlagret: (svar: Endringssvar, post: Post) => void;
		naa: () => Date;
	}) {
		this.#scenario = valg.scenario;
		this.#client = valg.client;
		this.#konto = valg.konto;
		this.#lager = valg.lager;
		this.#send = valg.send;
		this.#onlagret = valg.onlagret;
		this.#naa = valg.naa;
	}

	get antall(): number {
		return this.#ko.length;
	}
	get ko(): readonly Post[] {
		return this.#ko;
	}
	get frakoblet(): boolean {
		return this.#isOffline;
	}
	get sender(): boolean {
		return this.#isSending;
	}

	/** Edits of an earlier visit that were never confirmed. */
	async gjenoppta(): Promise<readonly Post[]> {
		const kept = await this.#lager.alle(this.#scenario);
		// What was done while they were read stands after them.
		this.#ko = [...kept, ...this.#ko.filter((mine) => !kept.some(({ nr }) => nr === mine.nr))];
		return kept;
	}

	async legg(sett: Endringssett, fra: Post['fra']): Promise<void> {
		const whose = { scenario: this.#scenario, client: this.#client, konto: this.#konto };
		const ny = { ...whose, ...sett, fra, laget: Date.now() };
		const post = { ...ny, nr: this.#nextNr() };
		// In the queue at once: what is confirmed while it is being kept has a word to say of its versions.
		this.#ko = [...this.#ko, post];
		this.#keeping.add(post.nr);
		try {
			await this.#lager.skriv(this.#ko.find(({ nr }) => nr === post.nr) ?? post);
		} catch (error) {
			// Without room in the browser the edit is sent all the same; it is only not safe until it is stored.
			this.lagerfeil = error instanceof Error ? error.message : String(error);
		}
		this.#keeping.delete(post.nr);
		void this.start();
	}

	/** Later than all before it, and no other page's: by the clock, to the millisecond, and then some. */
	#nextNr(): number {
		return Math.max(
			(this.#ko.at(-1)?.nr ?? 0) + 1,
			this.#naa().getTime() * 1000 + Math.floor(Math.random() * 1000)
		);
	}

	/** Sends what waits, one after the other; nothing before it is kept here. */
	async start(): Promise<void> {
		if (this.#isSending || this.stans) return;
		clearTimeout(this.#timer);
		this.#isSending = true;
		try {
			for (let [post] = this.#ko; post; [post] = this.#ko) if (!(await this.#sendOne(post))) break;
		} finally {
			this.#isSending = false;
		}
	}

	async #sendOne(post: Post): Promise<boolean> {
		const { message, operations } = post;
		const svar = await this.#send({ message, operations });
		if (svar.slag === 'intet' && svar.svarte && ++this.#failures >= MOST_FAILURES) {
			this.#failures = 0;
			this.stans = { slag: 'avvist', detail: svar.detail, avvik: [], post };
			return false;
		}
		if (svar.slag === 'intet') {
			this.#isOffline = true;
			this.#timer = setTimeout(() => void this.start(), this.#retryMs);
			this.#retryMs = Math.min(LAST_RETRY_MS, this.#retryMs * 2);
			return false;
		}
		this.#isOffline = false;
		this.#failures = 0;
		this.#retryMs = FIRST_RETRY_MS;
		if (svar.slag === 'konflikt' && erAlleredeLagret(post, svar.konflikter)) {
			const objects = svar.konflikter.flatMap(({ theirs }) => (theirs ? [theirs] : []));
			await this.#confirmed(post, { revision: 0, objects, avvik: [] });
			return true;
		}
		if (svar.slag === 'lagret') {
			await this.#confirmed(post, svar.svar);
			return true;
		}
		this.stans = { ...svar, post };
		return false;
	}

	async #rewrite(ko: readonly Post[]): Promise<void> {
		this.#ko = ko;
		for (const each of ko) await this.#lager.skriv(each).catch(() => undefined);
	}

	async #confirmed(post: Post, svar: Endringssvar): Promise<void> {
		await this.#remove([post]);
		for (const { op, lokalId } of post.operations) {
			const objekt = svar.objects.find((o) => o.lokalId === lokalId);
			if (op !== 'create' || !objekt || this.#ko.length === 0) continue;
			await this.#rewrite(medVersjon(this.#ko, lokalId, objekt.version));
		}
		this.lagret = this.#naa();
		this.#onlagret(svar, post);
	}

	async #remove(poster: readonly Post[]): Promise<void> {
		const gone = poster.map(({ nr }) => nr);
		this.#ko = this.#ko.filter(({ nr }) => !gone.includes(nr));
		for (const nr of gone) await this.#lager.fjern(nr).catch(() => undefined);
	}

	/** The network is back, or one has signed in again. */
	provIgjen(): void {
		this.stans = null;
		this.#retryMs = FIRST_RETRY_MS;
		void this.start();
	}

	/** Ours is laid on top of what the others did; what comes after it in the queue follows. */
	async leggOppa(konflikter: readonly Konflikt[], post: Post): Promise<void> {
		const { ko, ny } = lagtOppa(this.#ko, post, konflikter);
		await this.#rewrite(ko);
		if (ny.operations.length === 0) await this.#remove([ny]);
		this.provIgjen();
	}

	/** Gives the edit up, and what builds on it; answers with the objects that must be read anew. */
	async forkast(post: Post): Promise<string[]> {
		const gone = medFolger(post, this.#ko);
		await this.#remove(gone);
		this.stans = null;
		void this.start();
		return beroerte(gone);
	}

	destroy(): void {
		clearTimeout(this.#timer);
	}
}
