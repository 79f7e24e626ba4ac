import type { Avvik } from '../../domain/avvik.ts';
import { isGeographic } from '../../domain/koordinatsystem.ts';
import { member } from './member.ts';
import { muligeSystemer, type Utstrekning } from './sone.ts';

/** A compound system with heights stands for its plane one: heights are not read. */
const horisontal = new Map([
	[5971, 25831],
	[5972, 25832],
	[5973, 25833],
	[5974, 25834],
	[5975, 25835],
	[5976, 25836],
	[4937, 4258],
	[4979, 4326],
	[5942, 4258],
	[6144, 4258]
]);

/** EPSG code of a named `crs` in any of its spellings; CRS84 is 4326 with lng, lat, as GeoJSON always is. */
function epsgOfName(name: string): number | null {
	if (/crs:?84$/i.test(name)) return 4326;
	const match = /^(?:urn:(?:ogc|x-ogc):def:crs:)?EPSG:(?:[\d.]*:)?(\d{4,6})$/i.exec(name.trim());
	const url =
		/^https?:\/\/www\.opengis\.net\/(?:def\/crs\/EPSG\/[\d.]+\/|gml\/srs\/epsg\.xml#)(\d{4,6})$/i;
	const code = Number(match?.[1] ?? url.exec(name.trim())?.[1] ?? NaN);
	return Number.isNaN(code) ? null : (horisontal.get(code) ?? code);
}

/** What the file's `crs` member says: undefined when it has none (or null, as 2008 allowed). */
function declaredCrs(root: unknown): { epsg: number | null; text: string } | undefined {
	const crs = member(root, 'crs');
	if (crs === undefined || crs === null) return undefined;
	const name = member(member(crs, 'properties'), 'name');
	if (member(crs, 'type') === 'name' && typeof name === 'string')
		return { epsg: epsgOfName(name), text: name };
	const code = member(member(crs, 'properties'), 'code');
	if (member(crs, 'type') === 'EPSG' && typeof code === 'number')
		return { epsg: code, text: `EPSG:${code}` };
	return { epsg: null, text: JSON.stringify(crs).slice(0, 80) };
}

const looksGeographic = (u: Utstrekning): boolean =>
	u.minX >= -180 && u.maxX <= 180 && u.minY >= -90 && u.maxY <= 90;

const ukjent = (message: string): Avvik => ({
	rule: 'geojson.crs.ukjent',
	severity: 'feil',
	message
});

/** Which systems could it be? Said, never chosen: the same numbers give two places in two zones. */
function mustChoose(u: Utstrekning, reason: string): Avvik {
	const mulige = muligeSystemer(u);
	const liste = mulige.map(({ navn, epsg }) => (epsg ? `${navn} (EPSG:${epsg})` : navn));
	const kan =
		liste.length > 0
			? `Koordinatene kan være ${new Intl.ListFormat('nb', { type: 'disjunction' }).format(liste)}.`
			: 'Koordinatene passer ikke i Norge i noen EUREF89 UTM-sone.';
	return ukjent(`${reason} ${kan} Velg koordinatsystem (på kommandolinjen: --epsg).`);
}

/**
 * The coordinate system of a file: what the user chose, else what the file says, else lng/lat where the
 * numbers can be that (RFC 7946 § 4). null with an Avvik where the numbers contradict it.
 */
export function decideEpsg(
	root: unknown,
	utstrekning: Utstrekning | null,
	chosen: number | undefined
): { epsg: number | null; avvik: Avvik[] } {
	const declared = declaredCrs(root);
	const says = declared?.epsg ?? null;
	if (chosen !== undefined) return { epsg: chosen, avvik: overruled(says, chosen) };
	if (!utstrekning) return { epsg: declared ? says : 4326, avvik: [] };
	const geographic = looksGeographic(utstrekning);
	if (!declared) {
		if (geographic) return { epsg: 4326, avvik: [] };
		return {
			epsg: null,
			avvik: [mustChoose(utstrekning, 'Filen sier ikke hvilket koordinatsystem den har.')]
		};
	}
	if (says === null)
		return {
			epsg: null,
			avvik: [mustChoose(utstrekning, `Filens koordinatsystem «${declared.text}» er ikke kjent.`)]
		};
	if (isGeographic(says) && !geographic)
		return {
			epsg: null,
			avvik: [
				mustChoose(
					utstrekning,
					`Filen sier ${declared.text}, men tallene er ikke lengde og bredde.`
				)
			]
		};
	return { epsg: says, avvik: [] };
}

function overruled(says: number | null, chosen: number): Avvik[] {
	if (says === null || says === chosen) return [];
	const message = `Filen sier EPSG:${says}, men EPSG:${chosen} er valgt og brukt.`;
	return [{ rule: 'geojson.crs.valgt', severity: 'advarsel', message }];
}
