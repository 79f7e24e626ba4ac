import { SvelteMap } from 'svelte/reactivity';
import { Svarfeil } from '../../../hent.ts';
import type { Redigeringsokt } from './okt.svelte.ts';

/** Somebody else who has this scenario open. */
export interface Kollega {
	readonly who: string;
	readonly client: string;
	/** lokalId of what they have chosen; null: nothing. */
	readonly object: string | null;
}

interface Endret {
	readonly revision: number;
	readonly who: string | null;
	readonly client: string | null;
	readonly objects: readonly string[];
}

/** A choice is told when it has stood for a moment. */
const REST_MS = 300;
const AGAIN_MS = 15_000;

/** Others at the same scenario: their edits come as they are stored, and one sees who is here and on which zone. */
export class Direkte {
	readonly #scenario: number;
	readonly #okt: Redigeringsokt;
	readonly #fortell: (melding: string) => void;
	#source: EventSource | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#igjen: ReturnType<typeof setTimeout> | undefined;
	readonly #kollegaer = new SvelteMap<string, Kollega>();
	/** The last revision that was told of, here or from here. */
	#sett: number;

	constructor(scenario: number, okt: Redigeringsokt, fortell: (melding: string) => void) {
		this.#scenario = scenario;
		this.#okt = okt;
		this.#fortell = fortell;
		this.#sett = okt.revision;
	}

	get kollegaer(): readonly Kollega[] {
		return [...this.#kollegaer.values()];
	}

	start(): void {
		const { client, revision } = this.#okt;
		const source = new EventSource(
			`/api/scenarios/${this.#scenario}/events?client=${client}&revision=${revision}`
		);
		this.#source = source;
		source.addEventListener('change', ({ data }: MessageEvent<string>) => {
			void this.#endret(JSON.parse(data) as Endret);
		});
		source.addEventListener('presence', ({ data }: MessageEvent<string>) => {
			this.#hvem(JSON.parse(data) as Kollega[]);
		});
		source.addEventListener('error', () => {
			// Refused, as when a session has ended: the browser itself asks no more.
			if (source.readyState === EventSource.CLOSED)
				this.#igjen = setTimeout(() => {
					this.start();
				}, AGAIN_MS);
		});
		source.addEventListener('open', () => {
			this.valgte(this.#okt.valgt);
		});
	}

	async #endret({ revision, who, client, objects }: Endret): Promise<void> {
		const lost = revision > this.#sett + 1;
		this.#sett = Math.max(this.#sett, revision);
		if (client === this.#okt.client && !lost) return;
		try {
			await this.#okt.andreEndret(revision, lost ? null : objects);
		} catch (error) {
			if (!(error instanceof Svarfeil)) throw error;
			// Not reached just now: the next word of a change reads all of it anew.
			this.#sett = -1;
			return;
		}
		if (client !== this.#okt.client && objects.length > 0)
			this.#fortell(
				`${who ?? 'En annen'} endret ${objects.length === 1 ? this.#okt.navn(objects[0] ?? '') : `${objects.length} objekter`}.`
			);
	}

	#hvem(alle: readonly Kollega[]): void {
		this.#kollegaer.clear();
		for (const kollega of alle)
			if (kollega.client !== this.#okt.client) this.#kollegaer.set(kollega.client, kollega);
	}

	/** Tells where this planner is. Nobody is hindered by its not being told. */
	valgte(lokalIder: readonly string[]): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			const object = lokalIder.length === 1 ? lokalIder[0] : null;
			fetch(`/api/scenarios/${this.#scenario}/presence`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ client: this.#okt.client, object: object ?? null })
			}).catch(() => undefined);
		}, REST_MS);
	}

	destroy(): void {
		clearTimeout(this.#timer);
		clearTimeout(this.#igjen);
		this.#source?.close();
	}
}
