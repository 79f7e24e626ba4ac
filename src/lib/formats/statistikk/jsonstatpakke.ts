/** JSON-stat comes as one data set, as a bundle of version 1, or as a collection of version 2: here the one that is meant. */
import * as v from 'valibot';
import type { Uttak } from '../../domain/housing/statistikk.ts';

const objekt = v.record(v.string(), v.unknown());
type Objekt = v.InferOutput<typeof objekt>;

/** Version 1: id, size and role stand among the dimensions. */
const forste = v.object({
	dimension: v.looseObject({
		id: v.array(v.string()),
		size: v.array(v.number()),
		role: v.optional(v.unknown())
	})
});
const samling = v.object({
	class: v.literal('collection'),
	link: v.object({ item: v.array(objekt) })
});

/** A data set of version 1 as one of version 2; null where it is none. */
function somAndre(node: unknown): Objekt | null {
	const lest = v.safeParse(forste, node);
	const hele = v.safeParse(objekt, node);
	if (!lest.success || !hele.success) return null;
	const { id, size, role, ...dimension } = lest.output.dimension;
	return { ...hele.output, version: '2.0', class: 'dataset', id, size, role, dimension };
}

const somDatasett = (node: Objekt): Objekt | null =>
	node.class === 'dataset' && 'dimension' in node ? { ...node, version: '2.0' } : somAndre(node);

const navn = ({ label }: Objekt, i: number): string =>
	typeof label === 'string' && label !== '' ? label.slice(0, 80) : `nr. ${i + 1}`;

/** The one data set of a package; the reason where there is none, or more than one. */
function eneste(deler: readonly unknown[], kilde: string): Uttak<Objekt> {
	const datasett = deler.flatMap((del): Objekt[] => {
		const node = v.safeParse(objekt, del);
		const ett = node.success ? somDatasett(node.output) : null;
		return ett ? [ett] : [];
	});
	const [ett, ...flere] = datasett;
	if (!ett) return { feil: `${kilde} har ingen tall i seg. Last ned én tabell fra SSB.` };
	if (flere.length > 0)
		return {
			feil: `Filen har ${datasett.length} tabeller (${datasett.slice(0, 5).map(navn).join('; ')}). Last ned én av dem om gangen.`
		};
	return { funnet: ett };
}

/** The data set of the file. What is no JSON-stat at all is given back as it is, for the reader to refuse. */
export function ettDatasett(json: unknown): Uttak<unknown> {
	const rot = v.safeParse(objekt, json);
	if (!rot.success) return { funnet: json };
	const samlet = v.safeParse(samling, json);
	if (samlet.success) return eneste(samlet.output.link.item, 'Filen er en samling som');
	if ('class' in rot.output) return { funnet: json };
	const alene = somAndre(json);
	if (alene) return { funnet: alene };
	const deler = Object.values(rot.output);
	return deler.some((del) => somAndre(del)) ? eneste(deler, 'Filen') : { funnet: json };
}
