import type { Parameter } from '#lib/map/urlState.ts';

/** Two maps over one another with a divider, or beside one another. */
export type Visning = 'del' | 'side';

/** `visning=side`; one map that is divided is the default and is not written. */
export const visningParameter: Parameter<Visning> = {
	navn: 'visning',
	parse: (raw) => (raw === 'side' || raw === 'del' ? raw : undefined),
	stringify: (value) => (value === 'del' ? null : value)
};

/** `skille=30`: how far from the left the divider stands, in percent; the middle is not written. */
export const skilleParameter: Parameter<number> = {
	navn: 'skille',
	parse(raw) {
		const value = /^\d{1,3}$/.test(raw) ? Number(raw) : NaN;
		return value <= 100 ? value : undefined;
	},
	stringify: (value) => (value === 50 ? null : String(Math.round(value)))
};

/** `framhev=0`: the changes are not lit, and the rest of the map not dimmed. */
export const framhevParameter: Parameter<boolean> = {
	navn: 'framhev',
	parse: (raw) => (raw === '0' ? false : raw === '1' ? true : undefined),
	stringify: (value) => (value ? null : '0')
};
