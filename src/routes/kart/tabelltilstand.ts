import type { Parameter } from '#lib/map/urlState.ts';
import type { Filtre, Sortering } from '#lib/ui/datatabell.ts';

const FILTER = /^filter\.([a-zA-Z]{1,40})(?:\.(fra|til))?$/;
const TALL = /^-?\d{1,15}(\.\d{1,10})?$/;

/** The filters of the table in an address: `filter.status=Framtidig`, `filter.areal.fra=10`; what cannot be read is none. */
export function readFiltre(search: URLSearchParams): Filtre {
	const filtre: Record<string, Filtre[string]> = {};
	for (const [navn, raw] of search) {
		const [, id, ende] = FILTER.exec(navn) ?? [];
		if (id === undefined || raw === '') continue;
		if (ende === undefined) filtre[id] = { ...filtre[id], tekst: raw.slice(0, 200) };
		else if (TALL.test(raw)) filtre[id] = { ...filtre[id], [ende]: Number(raw) };
	}
	return filtre;
}

/** The same address with these filters and no others. */
export function withFiltre(filtre: Filtre, search: URLSearchParams): URLSearchParams {
	const next = new URLSearchParams([...search].filter(([navn]) => !FILTER.test(navn)));
	for (const [id, { tekst, fra, til }] of Object.entries(filtre)) {
		if (tekst) next.set(`filter.${id}`, tekst);
		if (typeof fra === 'number') next.set(`filter.${id}.fra`, String(fra));
		if (typeof til === 'number') next.set(`filter.${id}.til`, String(til));
	}
	return next;
}

/** The filters alone, as text: two addresses with the same filters give the same. */
export const filterText = (search: URLSearchParams): string =>
	withFiltre(readFiltre(search), new URLSearchParams()).toString();

export const filtreOf = (text: string): Filtre => readFiltre(new URLSearchParams(text));

/** How the table is sorted where the address says nothing. */
export const STANDARD_SORTERING: Sortering = { kolonne: 'omrNavn', synkende: false };

/** `sorter=areal.ned`: by which column, and whether the largest comes first; `ingen`: as the plan has them. */
export const sorterParameter: Parameter<Sortering | null> = {
	navn: 'sorter',
	parse(raw) {
		if (raw === 'ingen') return null;
		const [, kolonne, retning] = /^([a-zA-Z]{1,40})(\.ned)?$/.exec(raw) ?? [];
		return kolonne === undefined ? undefined : { kolonne, synkende: retning !== undefined };
	},
	stringify(value) {
		if (value === null) return 'ingen';
		const { kolonne, synkende } = value;
		if (kolonne === STANDARD_SORTERING.kolonne && synkende === STANDARD_SORTERING.synkende)
			return null;
		return synkende ? `${kolonne}.ned` : kolonne;
	}
};
