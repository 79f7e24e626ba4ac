import { asciiNavn, objekttype, objekttyper } from '../../domain/plan/objekttyper.ts';
import type { Egenskaper } from '../../domain/plan/planobjekt.ts';
import { member } from './member.ts';

const TYPE_NAMES = new Set(['OBJTYPE', 'OBJEKTTYPE', 'FEATURETYPE', 'OBJEKTTYPENAVN']);

/** Tags that only one object type has: KPAREALFORMAL, KPSTOY … Feltnavn and sonenavn say nothing. */
const byKodeTag = new Map(
	objekttyper.flatMap(({ kodeTag, objekttype }) =>
		kodeTag ? [[asciiNavn(kodeTag), objekttype]] : []
	)
);

/**
 * Object type of a feature: its own property, else the layer name of the file (`name`, as ogr2ogr writes
 * it), else the type that owns one of its code tags, as in ArcGIS exports of one layer. '' where none tells.
 */
export function objekttypeOf(egenskaper: Egenskaper, root: unknown): string {
	for (const [name, value] of Object.entries(egenskaper))
		if (TYPE_NAMES.has(asciiNavn(name)) && typeof value === 'string' && value !== '') return value;
	const layer = member(root, 'name');
	const known = typeof layer === 'string' ? objekttype(layer) : undefined;
	if (known) return known.objekttype;
	for (const name of Object.keys(egenskaper)) {
		const type = byKodeTag.get(asciiNavn(name));
		if (type) return type;
	}
	return '';
}
