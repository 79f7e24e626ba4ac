import type { Parameter } from '#lib/map/urlState.ts';
import type { Hortvalg } from '#lib/server/horing.ts';

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

/** `hort=nei`: not heard yet; `hort=4`: scenario 4 as it stands; `hort=4.7`: as it stood at revision 7. Not written: not chosen. */
export const hortParameter: Parameter<Hortvalg> = {
	navn: 'hort',
	parse(raw) {
		if (raw === 'nei') return 'nei';
		const [, id, revision] = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(raw) ?? [];
		if (id === undefined) return undefined;
		return { id: Number(id), revision: revision === undefined ? null : Number(revision) };
	},
	stringify(valg) {
		if (valg === null || valg === 'nei') return valg;
		return valg.revision === null ? `${valg.id}` : `${valg.id}.${valg.revision}`;
	}
};

/** `vis=horing`: list and maps show what was changed since it was heard, and not all that differs. */
export const visHoringParameter: Parameter<boolean> = {
	navn: 'vis',
	parse: (raw) => (raw === 'horing' ? true : undefined),
	stringify: (value) => (value ? 'horing' : null)
};
