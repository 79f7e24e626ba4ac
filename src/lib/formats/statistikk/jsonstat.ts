import JSONstat from 'jsonstat-toolkit';
import * as v from 'valibot';
import type { Celle, Kategori, Statistikktabell, Uttak } from '../../domain/housing/statistikk.ts';
import { FOR_STOR, MAKS_CELLER } from './grenser.ts';

const tekst = v.pipe(v.string(), v.maxLength(500));
const kategori = v.object({
	index: v.optional(v.union([v.array(tekst), v.record(v.string(), v.number())])),
	label: v.optional(v.record(v.string(), tekst))
});

/** As much of JSON-stat 2.0 as the library trusts without looking: it would fall over the rest. */
const datasett = v.object({
	version: v.literal('2.0'),
	class: v.literal('dataset'),
	label: v.optional(v.nullable(v.string())),
	updated: v.optional(v.nullable(v.string())),
	id: v.pipe(v.array(tekst), v.minLength(1), v.maxLength(20)),
	size: v.array(v.pipe(v.number(), v.integer(), v.minValue(1))),
	role: v.optional(v.nullable(v.record(v.string(), v.nullable(v.array(v.string()))))),
	dimension: v.record(v.string(), v.object({ label: v.optional(tekst), category: kategori })),
	value: v.union([v.array(v.nullable(v.number())), v.record(v.string(), v.nullable(v.number()))])
});
type Datasett = v.InferOutput<typeof datasett>;

/** Codes of a category in order; null where they are not one for each place. */
function koder(
	{ index, label }: Datasett['dimension'][string]['category'],
	size: number
): string[] | null {
	const alle = Array.isArray(index) ? index : Object.keys(index ?? label ?? {});
	const plasser = Array.isArray(index) || !index ? alle.map((_, i) => i) : Object.values(index);
	const hele = new Set(plasser.filter((p) => Number.isInteger(p) && p >= 0 && p < size));
	return alle.length === size && hele.size === size && new Set(alle).size === size ? alle : null;
}

/** Do the dimensions say what each cell is of? */
const gaarOpp = ({ id, size, dimension, value }: Datasett): boolean =>
	id.length === size.length &&
	new Set(id).size === id.length &&
	id.every((navn, i) => {
		const d = Object.hasOwn(dimension, navn) ? dimension[navn] : undefined;
		return d !== undefined && koder(d.category, size[i] ?? 0) !== null;
	}) &&
	(!Array.isArray(value) || value.length === size.reduce((a, b) => a * b, 1));

/** Reads JSON-stat 2.0, the format that SSB calls «json-stat2». */
export function lesJsonstat(json: unknown): Uttak<Statistikktabell> {
	const lest = v.safeParse(datasett, json);
	if (!lest.success || !gaarOpp(lest.output))
		return {
			feil: 'Filen er JSON, men ikke JSON-stat 2.0. Velg «json-stat2» når du laster ned fra SSB.'
		};
	if (lest.output.size.reduce((a, b) => a * b, 1) > MAKS_CELLER) return { feil: FOR_STOR };
	const ds = JSONstat(lest.output);
	const kolonner = ds.id.map((id) => ({
		id,
		navn: ds.Dimension(id)?.label ?? id,
		dim: ds.Dimension(id)
	}));
	const celler = ds.Unflatten<Celle>((kategorier, { value }) => ({
		kategorier: new Map(
			kolonner.map(({ id, navn, dim }): [string, Kategori] => {
				const kode = kategorier[id] ?? '';
				return [navn, { kode, navn: dim?.Category(kode)?.label ?? kode }];
			})
		),
		verdi: typeof value === 'number' ? value : null
	}));
	return {
		funnet: {
			tittel: ds.label ?? '',
			oppdatert: /^\d{4}-\d{2}-\d{2}/.exec(ds.updated ?? '')?.[0] ?? null,
			kolonner: kolonner.map(({ navn }) => navn),
			celler: celler ?? []
		}
	};
}
