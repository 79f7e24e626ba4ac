import { tick } from 'svelte';
import { goto, pushState } from '$app/navigation';
import { page } from '$app/state';
import type { Bevisstyring } from '#lib/ui/bevisstyring.ts';
import { adresseMed } from './adresseMed.ts';

/** How far down an open proof one had read, and which of its parts were open. */
interface Lesested {
	readonly topp: number;
	readonly apne: readonly boolean[];
}

const dialog = () => document.querySelector<HTMLDialogElement>('dialog[open]');
const deler = () => [...(dialog()?.querySelectorAll('details') ?? [])];

/**
 * The open proof, kept in the address: a link opens it, Back closes it, and Back from the map opens it again where one
 * was reading. Opening adds an entry to the history and does not load the page anew.
 */
export class Bevisadresse implements Bevisstyring {
	/** Each figure shows its own proof; false where the page has one window for all that have a key. */
	readonly egne: boolean = true;

	/** The name of the open figure; null: none. */
	readonly apen: string | null = $derived(
		page.state.bevis === undefined ? page.url.searchParams.get('bevis') : page.state.bevis
	);

	#figur: HTMLElement | null = null;
	#forrige: string | null = null;

	constructor() {
		$effect(() => {
			if (this.apen === null && this.#forrige !== null) this.#tilbakeTil(this.#forrige);
			this.#forrige = this.apen;
			if (this.apen !== null) void this.hentVindu();
		});
	}

	/** What shows the open proof: fetched when the first one is opened, and no part of the server's build. */
	protected async hentVindu(): Promise<void> {
		if (!import.meta.env.SSR) await import('#lib/ui/Bevisvindu.svelte');
	}

	/** Resolves when what the open proof shows has come, or did not come. */
	protected innholdet(): Promise<unknown> {
		return Promise.resolve();
	}

	apne(nokkel: string, figur: HTMLElement): void {
		this.#figur = figur;
		pushState(adresseMed(location, 'bevis', nokkel), {
			...page.state,
			bevis: nokkel,
			bevisApnet: true
		});
	}

	lukk(): void {
		if (page.state.bevisApnet) history.back();
		// A real move: after it the page's own address has no proof either, and no later reading of it opens one again.
		else
			void goto(adresseMed(location, 'bevis', null), {
				replaceState: true,
				noScroll: true,
				keepFocus: true,
				state: { bevis: null }
			});
	}

	capture(): Lesested | null {
		const topp = dialog()?.scrollTop;
		return topp === undefined ? null : { topp, apne: deler().map(({ open }) => open) };
	}

	async restore(lesested: Lesested | null): Promise<void> {
		if (!lesested) return;
		await this.hentVindu();
		await tick();
		// One reads where there is something to read; that it did not come is told in the window itself.
		await Promise.allSettled([this.innholdet()]);
		await tick();
		for (const [i, del] of deler().entries()) del.open = lesested.apne[i] ?? del.open;
		dialog()?.scrollTo(0, lesested.topp);
	}

	/** The focus goes to the figure that was opened, also when the proof came with the address. */
	#tilbakeTil(nokkel: string): void {
		const figur = this.#figur?.isConnected
			? this.#figur
			: document.querySelector<HTMLElement>(`[data-figur="${CSS.escape(nokkel)}"]`);
		this.#figur = null;
		figur?.focus();
	}
}
