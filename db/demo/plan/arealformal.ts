import type { Planobjekt } from '../../../src/lib/domain/plan/planobjekt.ts';
import { asPolygon } from '../geometry/geojson.ts';
import { partition, type Region } from '../geometry/partition.ts';
import { at, boxOf, type Polygon } from '../geometry/point.ts';
import { feltnavn } from './feltnavn.ts';
import type { Flater } from './flater.ts';
import { formalFor, type Formal } from './kvartal.ts';
import { formalEgenskaper, objekt } from './objekter.ts';

/** One zone of the plan with what the data sets beside it need to know. */
export interface Sone {
	readonly region: Region;
	readonly formal: Formal;
	readonly objekt: Planobjekt;
}

const offentlig = new Set([1160, 1400, 1700, 2010, 2020, 2070, 2080, 3001, 3002, 3030, 3040, 3050]);

const fromNorth = (a: Region, b: Region): number => {
	const [p, q] = [boxOf(at(a.polygon, 0)), boxOf(at(b.polygon, 0))];
	return q.maxY - p.maxY || p.minX - q.minX;
};

/** The KpArealformålOmråde: they tile the plan area exactly. */
export function lagSoner({ regions, steder }: Flater): Sone[] {
	const ordered = regions.toSorted(fromNorth);
	const formal = ordered.map((region) => formalFor(region, steder));
	const names = feltnavn(formal);
	return ordered.map((region, i) => {
		const { kode, status, beskrivelse } = at(formal, i);
		return {
			region,
			formal: at(formal, i),
			objekt: objekt(String(i), 'KpArealformålOmråde', asPolygon(region.polygon), {
				kode,
				arealbruksstatus: status,
				omrNavn: names[i] ?? null,
				beskrivelse,
				eierform: offentlig.has(kode) ? 1 : null,
				egenskaper: formalEgenskaper(kode, beskrivelse)
			})
		};
	});
}

/** The plan area: the outer border of the zones, vertex for vertex. */
export function planomrade(soner: readonly Sone[]): Polygon {
	const painted = soner.map(({ region }) => ({ label: 'plan', polygon: region.polygon }));
	const [region, ...more] = partition(painted, []);
	if (!region || more.length > 0) throw new Error('the zones do not hang together');
	return region.polygon;
}
