import type { Feature, Geometry } from 'geojson';
import type {
	Endringssett,
	Objektegenskaper,
	Objekttilstand,
	Operasjon
} from '#lib/domain/plan/endring.ts';

/** What an object is and where it lies: what an edit changes, and what undo goes back to. */
export interface Tilstand {
	/** In the plan's UTM zone, metres at 1 cm. */
	readonly geometry: Geometry;
	readonly properties: Objektegenskaper;
}

/** An object as the editor holds it. */
export interface Objekt extends Tilstand {
	readonly lokalId: string;
	/** The one that the next edit is of. */
	readonly version: number;
	/** m² by PostGIS; null: changed here, and not measured yet. */
	readonly areaM2: number | null;
}

/** One thing that was done, so that it can be sent, undone and done again. null: the object was not there, or is gone. */
export interface Redigering {
	/** For the log: «Flyttet punkt i B12 og LNF3». */
	readonly message: string;
	readonly fra: ReadonlyMap<string, Tilstand | null>;
	readonly til: ReadonlyMap<string, Tilstand | null>;
}

const PROPERTIES = [
	'objekttype',
	'kode',
	'arealbruksstatus',
	'omrNavn',
	'beskrivelse',
	'eierform',
	'vertikalniva',
	'egenskaper'
] as const satisfies readonly (keyof Objektegenskaper)[];

const TOM: Objektegenskaper = {
	objekttype: '',
	kode: null,
	arealbruksstatus: null,
	omrNavn: null,
	beskrivelse: null,
	eierform: null,
	vertikalniva: null,
	egenskaper: {}
};

/** The properties of an object of a kind, with nothing said but this. */
export const egenskaperAv = (
	kjent: Pick<Objektegenskaper, 'objekttype'> & Partial<Objektegenskaper>
): Objektegenskaper => ({ ...TOM, ...kjent });

/** What an answer of objects.geojson?srid= says of an object. */
export type Objektfeature = Feature<
	Geometry,
	Partial<Objektegenskaper> & {
		readonly lokalId: string;
		readonly objekttype: string;
		readonly version: number;
		readonly areaM2: number;
	}
>;

const picked = (source: Partial<Objektegenskaper>): Partial<Objektegenskaper> =>
	Object.fromEntries(PROPERTIES.filter((key) => key in source).map((key) => [key, source[key]]));

export const objektAv = ({ geometry, properties: p }: Objektfeature): Objekt => ({
	lokalId: p.lokalId,
	version: p.version,
	areaM2: p.areaM2,
	geometry,
	properties: { ...TOM, ...picked(p), objekttype: p.objekttype }
});

export const fraServeren = (o: Objekttilstand): Objekt => ({
	lokalId: o.lokalId,
	version: o.version,
	areaM2: o.areaM2,
	geometry: o.geometry,
	properties: { ...TOM, ...picked(o.properties) }
});

const rounded = (value: unknown): unknown =>
	typeof value === 'number'
		? Math.round(value * 100)
		: Array.isArray(value)
			? value.map(rounded)
			: value;

/** Do the two lie in the same place, to the centimetre? Where a ring begins counts, which way it runs too. */
export const sammeSted = (a: Geometry, b: Geometry): boolean =>
	a === b ||
	(a.type === b.type &&
		'coordinates' in a &&
		'coordinates' in b &&
		JSON.stringify(rounded(a.coordinates)) === JSON.stringify(rounded(b.coordinates)));

/** The same text for the same content: the database keeps the keys of an object in an order of its own. */
const canonical = (value: unknown): string =>
	JSON.stringify(value, (_, inner: unknown) =>
		inner !== null && typeof inner === 'object' && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
			: inner
	);

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** The properties that differ, as they became. */
export const endredeEgenskaper = (
	fra: Objektegenskaper,
	til: Objektegenskaper
): Partial<Objektegenskaper> =>
	Object.fromEntries(
		PROPERTIES.filter((key) => !same(fra[key], til[key])).map((key) => [key, til[key]])
	);

export const sammeTilstand = (a: Tilstand | null, b: Tilstand | null): boolean =>
	a === null || b === null
		? a === b
		: sammeSted(a.geometry, b.geometry) &&
			Object.keys(endredeEgenskaper(a.properties, b.properties)).length === 0;

function operasjon(
	lokalId: string,
	fra: Tilstand | null,
	til: Tilstand | null,
	version: number
): Operasjon[] {
	if (til === null) return fra === null ? [] : [{ op: 'delete', lokalId, version }];
	const { geometry, properties } = til;
	if (fra === null) return [{ op: 'create', lokalId, version: 0, geometry, properties }];
	const changed = endredeEgenskaper(fra.properties, properties);
	const moved = !sammeSted(fra.geometry, geometry);
	const renamed = Object.keys(changed).length > 0;
	if (!moved && !renamed) return [];
	return [
		{
			op: 'update',
			lokalId,
			version,
			...(moved && { geometry }),
			...(renamed && { properties: changed })
		}
	];
}

/** What is sent for it. `version`: which version of the object the edit was made on. */
export const endringssett = (
	{ message, fra, til }: Redigering,
	version: (lokalId: string) => number
): Endringssett => ({
	message,
	operations: [...til].flatMap(([lokalId, state]) =>
		operasjon(lokalId, fra.get(lokalId) ?? null, state, version(lokalId))
	)
});

/** The same thing undone. */
export const omvendt = ({ message, fra, til }: Redigering): Redigering => ({
	message: message.startsWith('Angret: ')
		? message.replace('Angret: ', 'Gjort om igjen: ')
		: `Angret: ${message}`,
	fra: til,
	til: fra
});
