import { lagliste } from './layers/lagliste.ts';
import type { Utsnitt } from '../domain/utsnitt.ts';
import type { Modus } from './theme.ts';

export type { Utsnitt };

/**
 * One parameter of the address: `parse` ignores what it cannot read (undefined), `stringify` gives null for
 * what need not be written because it is the default.
 */
export interface Parameter<T> {
	readonly navn: string;
	readonly parse: (text: string) => T | undefined;
	readonly stringify: (value: T) => string | null;
}

const number = (text: string | undefined, min: number, max: number): number | undefined => {
	if (text === undefined || !/^-?\d{1,3}(\.\d{1,20})?$/.test(text)) return undefined;
	const value = Number(text);
	return value >= min && value <= max ? value : undefined;
};
const short = (value: number, decimals: number) => String(Number(value.toFixed(decimals)));

/** `kart=13.5/60.72604/10.6133`: zoom, latitude, longitude; five decimals are a metre. */
export const kartParameter: Parameter<Utsnitt> = {
	navn: 'kart',
	parse(text) {
		const parts = text.split('/');
		const zoom = number(parts[0], 0, 22);
		const lat = number(parts[1], -85, 85);
		const lng = number(parts[2], -180, 180);
		if (parts.length !== 3 || zoom === undefined || lat === undefined || lng === undefined)
			return undefined;
		return { zoom, lat, lng };
	},
	stringify: ({ zoom, lat, lng }) => `${short(zoom, 2)}/${short(lat, 5)}/${short(lng, 5)}`
};

const known = new Map(lagliste.map((l) => [l.id, l]));

/**
 * `lag=ar5.-veg`: only what differs from the layer list's own choice, so that a layer that is added later
 * shows in old links too. The value is the list of hidden layers, in the layer list's order.
 */
export const lagParameter: Parameter<readonly string[]> = {
	navn: 'lag',
	parse(text) {
		const changes = new Map(
			text.split('.').map((part) => [part.replace(/^-/, ''), !part.startsWith('-')])
		);
		return lagliste.filter((l) => !(changes.get(l.id) ?? l.standard)).map((l) => l.id);
	},
	stringify(hidden) {
		const changed = [...known.values()].filter((l) => hidden.includes(l.id) === l.standard);
		if (changed.length === 0) return null;
		return changed.map((l) => (l.standard ? `-${l.id}` : l.id)).join('.');
	}
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A parameter whose text is its value, where the text is of this form. */
const text = (navn: string, form: RegExp): Parameter<string> => ({
	navn,
	parse: (raw) => (form.test(raw.trim()) ? raw.trim() : undefined),
	stringify: (value) => (value === '' ? null : value)
});

/** `scenario=12`, or a uuid: whichever the database gives. */
export const scenarioParameter = text('scenario', /^[0-9a-zA-Z-]{1,64}$/);

/** `objekt=` the lokalId of the object in the panel. */
export const objektParameter: Parameter<string> = {
	navn: 'objekt',
	parse: (raw) => (uuid.test(raw.toLowerCase()) ? raw.toLowerCase() : undefined),
	stringify: (value) => value
};

/** `sok=` what was searched for: any printable text of at most 200 characters. */
export const sokParameter = text('sok', /^[^\p{C}]{1,200}$/u);

/** `modus=graaskala`; colours are the default and are not written. */
export const modusParameter: Parameter<Modus> = {
	navn: 'modus',
	parse: (raw) => (raw === 'graaskala' || raw === 'farger' ? raw : undefined),
	stringify: (value) => (value === 'farger' ? null : value)
};

/** A parameter that is there with 1, or not at all. */
const flagg = (navn: string): Parameter<boolean> => ({
	navn,
	parse: (raw) => (raw === '1' ? true : raw === '0' ? false : undefined),
	stringify: (value) => (value ? '1' : null)
});

/** `tabell=1`: the table beside the map is open. */
export const tabellParameter = flagg('tabell');

/** `kontroll=1`: the editor opens with the issue list. */
export const kontrollParameter = flagg('kontroll');

/** What a search found that the map has no outline for: a property, a coordinate. */
export interface Funnsted {
	readonly lat: number;
	readonly lng: number;
	readonly navn: string;
}

/** `funn=60.727/10.613/10/850`: where it is, and what it is called; the name may hold anything that can be printed. */
export const funnParameter: Parameter<Funnsted> = {
	navn: 'funn',
	parse(raw) {
		const [, first, second, navn = ''] = /^([^/]+)\/([^/]+)\/([^\p{C}]{1,80})$/u.exec(raw) ?? [];
		const lat = number(first, -85, 85);
		const lng = number(second, -180, 180);
		return lat === undefined || lng === undefined ? undefined : { lat, lng, navn };
	},
	stringify: ({ lat, lng, navn }) => `${short(lat, 6)}/${short(lng, 6)}/${navn.slice(0, 80)}`
};

/** The value of a parameter in an address; undefined where it is missing or cannot be read. */
export function readParameter<T>(parameter: Parameter<T>, search: URLSearchParams): T | undefined {
	const raw = search.get(parameter.navn);
	return raw === null ? undefined : parameter.parse(raw);
}

/** The same address with one parameter set; undefined, or the default, takes it away. All others stay. */
export function withParameter<T>(
	parameter: Parameter<T>,
	value: T | undefined,
	search: URLSearchParams
): URLSearchParams {
	const next = new URLSearchParams(search);
	const raw = value === undefined ? null : parameter.stringify(value);
	if (raw === null) next.delete(parameter.navn);
	else next.set(parameter.navn, raw);
	return next;
}

/** The same address without these parameters. */
export function without(search: URLSearchParams, names: readonly string[]): URLSearchParams {
	const next = new URLSearchParams(search);
	for (const name of names) next.delete(name);
	return next;
}
