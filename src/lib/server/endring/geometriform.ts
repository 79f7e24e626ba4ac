/** Wider than any place of Norway in any of its UTM zones, Svalbard too; metres. */
const OST = { min: -500_000, max: 1_500_000 } as const;
const NORD = { min: 6_000_000, max: 9_500_000 } as const;

const FORM = 'Geometrien må være GeoJSON i planens UTM-sone, uten annet enn type og coordinates.';
const UTENFOR =
	'en koordinat ligger ikke i Norge. Koordinater gis som [øst, nord] i planens UTM-sone.';

type Dom = string | null;

const inside = (value: unknown, { min, max }: { min: number; max: number }): boolean =>
	typeof value === 'number' && value >= min && value <= max;

function punkt(value: unknown): Dom {
	if (!Array.isArray(value) || value.length !== 2) return 'et punkt er to tall: [øst, nord].';
	return inside(value[0], OST) && inside(value[1], NORD) ? null : UTENFOR;
}

/** A list of at least `min` that `one` finds nothing wrong with. */
const liste =
	(min: number, one: (value: unknown) => Dom) =>
	(value: unknown): Dom => {
		if (!Array.isArray(value) || value.length < min)
			return `en liste av koordinater har færre enn ${min.toString()}.`;
		for (const entry of value as unknown[]) {
			const dom = one(entry);
			if (dom !== null) return dom;
		}
		return null;
	};

const linje = liste(2, punkt);

function ring(value: unknown): Dom {
	const dom = liste(4, punkt)(value);
	if (dom !== null) return dom;
	const [forste, siste] = [(value as number[][]).at(0), (value as number[][]).at(-1)];
	return forste?.[0] === siste?.[0] && forste?.[1] === siste?.[1]
		? null
		: 'en ring er ikke lukket: det første og det siste punktet må være det samme.';
}

const flate = liste(1, ring);

const FORMER: Readonly<Record<string, (coordinates: unknown) => Dom>> = {
	Point: punkt,
	MultiPoint: liste(1, punkt),
	LineString: linje,
	MultiLineString: liste(1, linje),
	Polygon: flate,
	MultiPolygon: liste(1, flate)
};

/**
 * Why can this not be read as a geometry in a UTM zone of Norway? null: it can. Whether it is a valid one is PostGIS's to say,
 * and whether the plan can have it the rules'.
 */
export function geometrifeil(value: unknown): Dom {
	if (typeof value !== 'object' || value === null) return FORM;
	const { type, coordinates, ...rest } = value as Record<string, unknown>;
	const dom = typeof type === 'string' && Object.hasOwn(FORMER, type) ? FORMER[type] : undefined;
	if (!dom || Object.keys(rest).length > 0) return FORM;
	return dom(coordinates);
}
