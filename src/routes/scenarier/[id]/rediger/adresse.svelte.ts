import { goto } from '$app/navigation';
import { page } from '$app/state';
import {
	kartParameter,
	kontrollParameter,
	objektParameter,
	readParameter,
	withParameter,
	type Parameter,
	type Utsnitt
} from '#lib/map/urlState.ts';

/** Where the editor looks and what is chosen, in the address: a link, and a reload, come back to the same. */
export class Redigeringsadresse {
	readonly view = $derived(readParameter(kartParameter, page.url.searchParams));
	readonly objekt = $derived(readParameter(objektParameter, page.url.searchParams) ?? null);
	/** The issue list was asked for; it is made when the editor opens. */
	readonly kontroll = $derived(readParameter(kontrollParameter, page.url.searchParams) ?? false);
	#next: URLSearchParams | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	moveTo(view: Utsnitt): void {
		this.#set(kartParameter, view);
	}

	select(lokalId: string | null): void {
		this.#set(objektParameter, lokalId ?? undefined);
	}

	#set<T>(parameter: Parameter<T>, value: T | undefined): void {
		const { route } = page;
		this.#next = withParameter(parameter, value, this.#next ?? page.url.searchParams);
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			const next = this.#next?.toString().replaceAll('%2F', '/') ?? '';
			this.#next = null;
			// The page has been left meanwhile.
			if (page.route.id !== route.id) return;
			void goto(`?${next}`, { replaceState: true, noScroll: true, keepFocus: true });
		}, 250);
	}
}
