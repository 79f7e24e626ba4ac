import { beforeNavigate, goto } from '$app/navigation';
import { navigating, page } from '$app/state';
import { standardSkjult } from '#lib/map/layers/lagliste.ts';
import {
	kartParameter,
	lagParameter,
	objektParameter,
	readParameter,
	withParameter,
	type Parameter,
	type Utsnitt
} from '#lib/map/urlState.ts';
import {
	framhevParameter,
	skilleParameter,
	visHoringParameter,
	visningParameter,
	type Visning
} from './adresse.ts';

const ROUTE = '/scenarier/sammenlign';

/**
 * What the comparison shows, read from the address and written back to it, so that a link opens the same view. A chosen
 * change is a step that Back takes again; all else replaces the step it began in.
 */
export class Sammenligning {
	readonly view = $derived(readParameter(kartParameter, page.url.searchParams));
	readonly hidden = $derived(readParameter(lagParameter, page.url.searchParams) ?? standardSkjult);
	readonly objekt = $derived(readParameter(objektParameter, page.url.searchParams) ?? null);
	readonly visning: Visning = $derived(
		readParameter(visningParameter, page.url.searchParams) ?? 'del'
	);
	readonly framhev = $derived(readParameter(framhevParameter, page.url.searchParams) ?? true);
	/** List and maps show what was changed since it was heard. */
	readonly horing = $derived(readParameter(visHoringParameter, page.url.searchParams) ?? false);
	/** While the divider is dragged it is ahead of the address. */
	#skille = $derived(readParameter(skilleParameter, page.url.searchParams) ?? 50);

	#pending: URLSearchParams | null = null;
	#isStep = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#written = '';

	/** To be made while the page's component is: a link takes over from what waits to be written. */
	constructor() {
		beforeNavigate(({ to, type }) => {
			if (type === 'goto' && to?.url.search === this.#written) return;
			clearTimeout(this.#timer);
			this.#pending = null;
			this.#isStep = false;
		});
	}

	get skille(): number {
		return this.#skille;
	}
	set skille(percent: number) {
		this.#skille = Math.min(100, Math.max(0, Math.round(percent)));
		this.#set(skilleParameter, this.#skille, 250);
	}

	readonly moveTo = (view: Utsnitt): void => {
		this.#set(kartParameter, view, 250);
	};
	readonly setVisning = (visning: Visning): void => {
		this.#set(visningParameter, visning);
	};
	readonly setFramhev = (on: boolean): void => {
		this.#set(framhevParameter, on);
	};
	readonly setHoring = (on: boolean): void => {
		this.#set(visHoringParameter, on);
	};
	readonly toggleLayer = (id: string): void => {
		const hidden = this.hidden.includes(id)
			? this.hidden.filter((other) => other !== id)
			: [...this.hidden, id];
		this.#set(lagParameter, hidden);
	};

	/** The object that is looked at; null: none. */
	readonly select = (lokalId: string | null): void => {
		if (lokalId !== this.objekt) this.#isStep = true;
		this.#set(objektParameter, lokalId ?? undefined);
	};

	#set<T>(parameter: Parameter<T>, value: T | undefined, waitMs = 0): void {
		this.#pending = withParameter(parameter, value, this.#pending ?? page.url.searchParams);
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#write();
		}, waitMs);
	}

	#write(): void {
		const [next, isStep] = [this.#pending, this.#isStep];
		this.#pending = null;
		this.#isStep = false;
		const leaving = navigating.to?.url.search;
		// On the way to, or at, another address meanwhile: it is not ours to write.
		if (!next || page.route.id !== ROUTE || (leaving !== undefined && leaving !== this.#written))
			return;
		this.#written = `?${next.toString().replaceAll('%2F', '/')}`;
		void goto(this.#written, { replaceState: !isStep, noScroll: true, keepFocus: true });
	}
}
