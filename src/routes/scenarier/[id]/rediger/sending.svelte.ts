import type { Avvik } from '#lib/domain/avvik.ts';
import type { Endringssett, Endringssvar, Konflikt } from '#lib/domain/plan/endring.ts';
import {
	beroerte,
	erAlleredeLagret,
	flyttet,
	forskyvning,
	medFolger,
	oppaDeres
} from './konflikt.ts';
import type { Post, Postlager } from './utboks.ts';

/** What the server said to an edit. */
export type Svar =
	| { readonly slag: 'lagret'; readonly svar: Endringssvar }
	| { readonly slag: 'konflikt'; readonly detail: string; readonly konflikter: readonly Konflikt[] }
	| { readonly slag: 'avvist'; readonly detail: string; readonly avvik: readonly Avvik[] }
	/** Not let in, or no longer: signing in again may help. */
	| { readonly slag: 'utestengt'; readonly detail: string }
	/** Nobody answered, or the server failed: it is sent again. */
	| { readonly slag: 'intet'; readonly detail: string };

/** Why the queue stands still until the planner has chosen. */
export type Stans = Exclude<Svar, { slag: 'lagret' | 'intet' }> & { readonly post: Post };

export type Send = (sett: Endringssett, proving?: boolean) => Promise<Svar>;

const FIRST_RETRY_MS = 1500;
const LAST_RETRY_MS = 30_000;

/**
 * The queue of edits on their way to the server, in the order they were made. Each is kept in the browser until the server
 * has confirmed it; what it refuses stops the queue and is laid before the planner.
 */
export class Sending {
	readonly #scenario: number;
	readonly #client: string;
	readonly #lager: Postlager;
	readonly #send: Send;
	readonly #onlagret: (svar: Endringssvar, post: Post) => void;
	readonly #naa: () => Date;
	#ko = $state.raw<readonly Post[]>([]);
	#isSending = $state(false);
	#isOffline = $state(false);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#retryMs = FIRST_RETRY_MS;
	/** The last time that something was stored. */
	lagret = $state.raw<Date | null>(null);
	stans = $state.raw<Stans | null>(null);
	/** What could not be kept in the browser itself: then leaving the page would lose it. */
	lagerfeil = $state('');

	constructor(valg: {
		scenario: number;
		client: string;
		lager: Postlager;
		send: Send;
		onlagret: (svar: Endringssvar, post: Post) => void;
		naa: () => Date;
	}) {
		this.#scenario = valg.scenario;
		this.#client = valg.client;
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
		this.#ko = await this.#lager.alle(this.#scenario);
		return this.#ko;
	}

	async legg(sett: Endringssett, fra: Post['fra']): Promise<void> {
		const ny = { scenario: this.#scenario, client: this.#client, ...sett, fra, laget: Date.now() };
		try {
			const post = await this.#lager.legg(ny);
			// Read after the wait: something may have been confirmed, and left the queue, meanwhile.
			this.#ko = [...this.#ko, post];
		} catch (error) {
			// Without room in the browser the edit is sent all the same; it is only not safe until it is stored.
			this.lagerfeil = error instanceof Error ? error.message : String(error);
			const nr = (this.#ko.at(-1)?.nr ?? 0) + 1;
			this.#ko = [...this.#ko, { ...ny, nr }];
		}
		void this.start();
	}

	/** Sends what waits, one after the other. */
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
		if (svar.slag === 'intet') {
			this.#isOffline = true;
			this.#timer = setTimeout(() => void this.start(), this.#retryMs);
			this.#retryMs = Math.min(LAST_RETRY_MS, this.#retryMs * 2);
			return false;
		}
		this.#isOffline = false;
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

	async #confirmed(post: Post, svar: Endringssvar): Promise<void> {
		await this.#remove([post]);
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
		const ny = oppaDeres(post, konflikter);
		const by = forskyvning(post, ny);
		this.#ko = this.#ko.map((other) =>
			other.nr === post.nr ? ny : other.nr > post.nr ? flyttet(other, by) : other
		);
		for (const each of this.#ko) await this.#lager.skriv(each).catch(() => undefined);
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
