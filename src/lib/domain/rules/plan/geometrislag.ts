import type { Geometry } from 'geojson';
import type { Avvik } from '../../avvik.ts';
import type { Tema } from '../../plan/objekttyper.ts';
import { stor, type Planregel, type Preparert } from './regel.ts';

type Slag = 'flate' | 'linje' | 'punkt';

/** What the product specification gives each theme; a border is a line whatever it is the border of. */
const SKAL: Readonly<Record<Exclude<Tema, 'annet'>, Slag>> = {
	arealformal: 'flate',
	hensynssone: 'flate',
	bestemmelse: 'flate',
	planomrade: 'flate',
	linje: 'linje',
	grense: 'linje',
	punkt: 'punkt'
};

const NAVN: Readonly<Record<Slag, string>> = {
	flate: 'en flate',
	linje: 'en linje',
	punkt: 'et punkt'
};

function slagOf(geometry: Geometry): readonly Slag[] {
	switch (geometry.type) {
		case 'Point':
		case 'MultiPoint':
			return ['punkt'];
		case 'LineString':
		case 'MultiLineString':
			return ['linje'];
		case 'Polygon':
		case 'MultiPolygon':
			return ['flate'];
		case 'GeometryCollection':
			return geometry.geometries.flatMap(slagOf);
	}
}

function feilSlag({ tema, objekt, omtale }: Preparert): Avvik[] {
	if (tema === 'annet') return [];
	const skal = SKAL[tema];
	const galt = slagOf(objekt.geometry).find((slag) => slag !== skal);
	if (!galt) return [];
	const hva = skal === 'flate' ? ' Det har ikke noe areal, og regnes ikke med i planen.' : '';
	return [
		{
			rule: geometrislag.id,
			severity: skal === 'flate' ? 'feil' : 'advarsel',
			message: `${stor(omtale)} (${objekt.objekttype}) er ${NAVN[galt]}, men skal være ${NAVN[skal]}.${hva}`,
			object: objekt.lokalId,
			place: objekt.geometry
		}
	];
}

/** A purpose that comes as a line is read and drawn as one, and nobody sees that its ground is missing. */
export const geometrislag: Planregel = {
	id: 'plan.geometri.slag',
	krav: 'Formål, soner og områder skal være flater, linjer skal være linjer, og punkter punkter.',
	check: ({ objekter }) => objekter.flatMap(feilSlag)
};
