import JSONstat from 'jsonstat-toolkit';
import * as v from 'valibot';
import { VARIABEL } from '../../domain/housing/statistikkutsnitt.ts';
import type { Celle, Kategori, Statistikktabell, Uttak } from '../../domain/housing/statistikk.ts';
import { FOR_STOR, MAKS_CELLER } from './grenser.ts';
import { ettDatasett } from './jsonstatpakke.ts';
import { lesTall } from './tall.ts';

const tekst = v.pipe(v.string(), v.maxLength(500));
const kategori = v.object({
	index: v.optional(v.union([v.array(tekst), v.record(v.string(), v.number())])),
	label: v.optional(v.record(v.string(), tekst))
});
const merke = v.nullable(v.string());

/** As much of JSON-stat 2.0 as the library trusts without looking: it would fall over the rest. */
const datasett = v.object({
	version: v.literal('2.0'),
	class: v.literal('dataset'),
	label: v.optional(v.nullable(v.string())),
	updated: v.optional(v.nullable(v.string())),
	id: v.pipe(v.array(tekst), v.minLength(1), v.maxLength(20)),
	size: v.array(v.pipe(v.number(), v.integer(), v.minValue(1))),
	role: v.optional(v.nullable(v.record(v.string(), v.nullable(v.array(v.string()))))),
	dimension: v.record(
		v.string(),
		v.object({ label: v.optional(v.nullable(tekst)), category: kategori })
	),
	value: v.union([v.array(v.nullable(v.number())), v.record(v.string(), v.nullable(v.number()))]),
	status: v.optional(v.nullable(v.union([v.string(), v.array(merke), v.record(v.string(), merke)])))
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

/** Do the dimensions say what each cell is of, and do the values stand in them? */
function gaarOpp({ id, size, dimension, value }: Datasett): boolean {
	const antall = size.reduce((a, b) => a * b, 1);
	const plassI = (nokkel: string) => /^(0|[1-9]\d*)$/.test(nokkel) && Number(nokkel) < antall;
	return (
		id.length === size.length &&
		new Set(id).size === id.length &&
		id.every((navn, i) => {
			const d = Object.hasOwn(dimension, navn) ? dimension[navn] : undefined;
			return d !== undefined && koder(d.category, size[i] ?? 0) !== null;
		}) &&
		(Array.isArray(value) ? value.length === antall : Object.keys(value).every(plassI))
	);
}

/** SSB's own codes of the dimensions are the same in every language, their names are not. */
const SSB: Readonly<Record<string, string>> = {
	region: 'region',
	kjonn: 'kjønn',
	alder: 'alder',
	tid: 'år',
	contentscode: VARIABEL,
	bygntype: 'bygningstype'
};

/** What a dimension is called here: by SSB's code, by its role, else as the file calls it. */
function kolonnenavn(id: string, { dimension, role }: Datasett): string {
	const kjent = SSB[id.toLowerCase()];
	if (kjent) return kjent;
	if (role?.time?.includes(id)) return 'år';
	if (role?.metric?.includes(id)) return VARIABEL;
	return dimension[id]?.label ?? id;
}

const tall = (value: unknown, status: unknown): number | null => {
	if (typeof value === 'number') return value;
	// The mark of the missing number stands beside it: «-» is nought there too.
	const lest = typeof status === 'string' ? lesTall(status) : null;
	return lest && 'funnet' in lest && lest.funnet === 0 ? 0 : null;
};

/** Reads JSON-stat: version 2, and version 1 that it came from; one data set, alone or in a package. */
export function lesJsonstat(json: unknown): Uttak<Statistikktabell> {
	const pakket = ettDatasett(json);
	if ('feil' in pakket) return pakket;
	const lest = v.safeParse(datasett, pakket.funnet);
	if (!lest.success || !gaarOpp(lest.output))
		return {
			feil: 'Filen er JSON, men ikke en hel JSON-stat. Velg «json-stat2» når du laster ned fra SSB.'
		};
	if (lest.output.size.reduce((a, b) => a * b, 1) > MAKS_CELLER) return { feil: FOR_STOR };
	const ds = JSONstat(lest.output);
	const kolonner = ds.id.map((id) => ({
		id,
		navn: kolonnenavn(id, lest.output),
		dim: ds.Dimension(id)
	}));
	const navnene = kolonner.map(({ navn }) => navn);
	if (new Set(navnene).size !== navnene.length)
		return { feil: 'To av filens dimensjoner har samme navn. Hent tabellen på nytt fra SSB.' };
	const celler = ds.Unflatten<Celle>((kategorier, { value, status }) => ({
		kategorier: new Map(
			kolonner.map(({ id, navn, dim }): [string, Kategori] => {
				const kode = kategorier[id] ?? '';
				return [navn, { kode, navn: dim?.Category(kode)?.label ?? kode }];
			})
		),
		verdi: tall(value, status)
	}));
	return {
		funnet: {
			tittel: ds.label ?? '',
			oppdatert: /^\d{4}-\d{2}-\d{2}/.exec(ds.updated ?? '')?.[0] ?? null,
			kolonner: navnene,
			celler: celler ?? []
		}
	};
}
