import { beforeNavigate, goto } from '$app/navigation';
import { navigating, page } from '$app/state';
import { standardSkjult } from '#lib/map/layers/lagliste.ts';
import type { Modus } from '#lib/map/theme.ts';
import {
	funnParameter,
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
import type { Filtre, Sortering } from '#lib/ui/datatabell.ts';

import {
	filterText,
	filtreOf,
	sorterParameter,
	STANDARD_SORTERING,
	withFiltre
} from './tabelltilstand.ts';

const UUIDS = /^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/i;

/**
 * What the map page shows, read from the address and written back to it: a link is the whole view. What was chosen, and
 * the table, are steps that Back takes again; where the map looks, and how, replaces the step it began in.
 */
export class Kartside {
	readonly view = $derived(readParameter(kartParameter, page.url.searchParams));
	readonly hidden = $derived(readParameter(lagParameter, page.url.searchParams) ?? standardSkjult);
	readonly modus: Modus = $derived(
		readParameter(modusParameter, page.url.searchParams) ?? 'farger'
	);
	readonly objekt = $derived(readParameter(objektParameter, page.url.searchParams) ?? null);
	readonly tabell = $derived(readParameter(tabellParameter, page.url.searchParams) ?? false);
	/** The property or coordinate that a search found. */
	readonly funn = $derived(readParameter(funnParameter, page.url.searchParams) ?? null);
	// By their text, so that the table is not made anew for each move of the map.
	readonly #filtertekst = $derived(filterText(page.url.searchParams));
	readonly #sortertekst = $derived(page.url.searchParams.get(sorterParameter.navn));
	#filtre = $derived(filtreOf(this.#filtertekst));
	#sortering = $derived.by(() => {
		const read = this.#sortertekst === null ? undefined : sorterParameter.parse(this.#sortertekst);
		return read === undefined ? STANDARD_SORTERING : read;
	});
	/** Objects that a figure rests on, lit on the map. */
	readonly marker = $derived.by(() => {
		const text = page.url.searchParams.get('marker') ?? '';
		return UUIDS.test(text) ? text.toLowerCase().split(',') : [];
	});

	#pending: URLSearchParams | null = null;
	/** What waits to be written is a step of its own. */
	#isStep = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** The query that was written last. */
	#written = '';

	/** To be made while the page's component is: a search or a link takes over from what waits to be written. */
	constructor() {
		beforeNavigate(({ to, type }) => {
			if (type === 'goto' && to?.url.search === this.#written) return;
			clearTimeout(this.#timer);
			this.#pending = null;
			this.#isStep = false;
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

	/** The object in the panel; null: none. */
	readonly select = (lokalId: string | null): void => {
		this.#step(objektParameter, lokalId ?? undefined);
	};

	toggleTable(): void {
		this.#step(tabellParameter, !this.tabell);
	}

	setModus(modus: Modus): void {
		this.set(modusParameter, modus);
	}

	/** Sets it as a step that Back takes again; what it is already, is no step. */
	#step<T>(parameter: Parameter<T>, value: T | undefined): void {
		const next = withParameter(parameter, value, page.url.searchParams);
		if (next.get(parameter.navn) !== page.url.searchParams.get(parameter.navn)) this.#isStep = true;
		this.set(parameter, value);
	}

	/** The table's filters: they count at once, and are written when the typing pauses. */
	get filtre(): Filtre {
		return this.#filtre;
	}
	set filtre(filtre: Filtre) {
		this.#filtre = filtre;
		this.#write(withFiltre(filtre, this.#pending ?? page.url.searchParams), 250);
	}

	get sortering(): Sortering | null {
		return this.#sortering;
	}
	set sortering(sortering: Sortering | null) {
		this.set(sorterParameter, sortering);
	}

	/** Takes the mark of what was found off the map. */
	forgetFunn(): void {
		this.set(funnParameter, undefined);
	}

	/** Puts out the lit objects. */
	readonly unmark = (): void => {
		this.#write(without(this.#pending ?? page.url.searchParams, ['marker', 'bevis']), 0);
	};

	#write(next: URLSearchParams, waitMs: number): void {
		this.#pending = next;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#pending = null;
			const isStep = this.#isStep;
			this.#isStep = false;
			// On the way to, or at, another address meanwhile: it is not ours to write.
			if (page.route.id !== '/kart' || this.#isLeaving()) return;
			this.#written = `?${next.toString().replaceAll('%2F', '/').replaceAll('%2C', ',')}`;
			void goto(this.#written, { replaceState: !isStep, noScroll: true, keepFocus: true });
		}, waitMs);
	}

	#isLeaving(): boolean {
		const search = navigating.to?.url.search;
		return search !== undefined && search !== this.#written;
	}
}
