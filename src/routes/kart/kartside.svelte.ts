import { beforeNavigate, goto } from '$app/navigation';
import { navigating, page } from '$app/state';
import { standardSkjult } from '#lib/map/layers/lagliste.ts';
import type { Modus } from '#lib/map/theme.ts';
import {
	kartParameter,
	lagParameter,
	modusParameter,
	objektParameter,
	readParameter,
	tabellParameter,
	withParameter,
	without,
	type Parameter,
	type Utsnitt
} from '#lib/map/urlState.ts';

const UUIDS = /^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/i;

/**
 * What the map page shows, read from the address and written back to it: a link is the whole view. Changes wait
 * for a breath, so that panning does not fill the history, and replace the entry they began in.
 */
export class Kartside {
	readonly view = $derived(readParameter(kartParameter, page.url.searchParams));
	readonly hidden = $derived(readParameter(lagParameter, page.url.searchParams) ?? standardSkjult);
	readonly modus: Modus = $derived(
		readParameter(modusParameter, page.url.searchParams) ?? 'farger'
	);
	readonly objekt = $derived(readParameter(objektParameter, page.url.searchParams) ?? null);
	readonly tabell = $derived(readParameter(tabellParameter, page.url.searchParams) ?? false);
	/** Objects that a figure rests on, lit on the map. */
	readonly marker = $derived.by(() => {
		const text = page.url.searchParams.get('marker') ?? '';
		return UUIDS.test(text) ? text.toLowerCase().split(',') : [];
	});

	#pending: URLSearchParams | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** The query that was written last. */
	#written = '';

	/** To be made while the page's component is: a search or a link takes over from what waits to be written. */
	constructor() {
		beforeNavigate(({ to }) => {
			if (to?.url.search === this.#written) return;
			clearTimeout(this.#timer);
			this.#pending = null;
		});
	}

	set<T>(parameter: Parameter<T>, value: T | undefined): void {
		this.#write(withParameter(parameter, value, this.#pending ?? page.url.searchParams), 0);
	}

	moveTo(view: Utsnitt): void {
		this.#write(withParameter(kartParameter, view, this.#pending ?? page.url.searchParams), 250);
	}

	toggleLayer(id: string): void {
		const hidden = this.hidden.includes(id)
			? this.hidden.filter((other) => other !== id)
			: [...this.hidden, id];
		this.set(lagParameter, hidden);
	}

	select(lokalId: string | null): void {
		this.set(objektParameter, lokalId ?? undefined);
	}

	toggleTable(): void {
		this.set(tabellParameter, !this.tabell);
	}

	setModus(modus: Modus): void {
		this.set(modusParameter, modus);
	}

	/** Puts out the lit objects. */
	unmark(): void {
		this.#write(without(this.#pending ?? page.url.searchParams, ['marker', 'bevis']), 0);
	}

	#write(next: URLSearchParams, waitMs: number): void {
		this.#pending = next;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#pending = null;
			// On the way to, or at, another address meanwhile: it is not ours to write.
			if (page.route.id !== '/kart' || this.#isLeaving()) return;
			this.#written = `?${next.toString().replaceAll('%2F', '/').replaceAll('%2C', ',')}`;
			void goto(this.#written, { replaceState: true, noScroll: true, keepFocus: true });
		}, waitMs);
	}

	#isLeaving(): boolean {
		const search = navigating.to?.url.search;
		return search !== undefined && search !== this.#written;
	}
}
