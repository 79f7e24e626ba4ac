import type { Arealbruksstatus } from '../../../src/lib/domain/plan/planobjekt.ts';
import { tettsteder, type Tettsted } from '../geography/tettsteder.ts';
import { einavatnet } from '../geography/waters.ts';
import { centroid } from '../geometry/divide.ts';
import type { Region } from '../geometry/partition.ts';
import { at, distanceM, isInRing, type Point } from '../geometry/point.ts';
import { sequence, type Random } from '../geometry/random.ts';
import type { Sted } from './sted.ts';

/** What a polygon of the tiling is set aside for. */
export interface Formal {
	readonly kode: number;
	readonly status: Arealbruksstatus;
	readonly beskrivelse: string | null;
}

const formal = (
	kode: number,
	beskrivelse: string | null = null,
	status: Arealbruksstatus = 1
): Formal => ({ kode, status, beskrivelse });

function sentrumsformal({ navn }: Tettsted, random: Random): Formal {
	const chance = random();
	if (chance < 0.1) return formal(1160, `Kommunal tjenesteyting, ${navn}`);
	if (chance < 0.22) return formal(1800, 'Bolig, forretning og kontor');
	if (chance < 0.36) return formal(1130, `Sentrum ${navn}`, 2);
	return formal(1130, `Sentrum ${navn}`, chance < 0.44 ? 3 : 1);
}

const ytreFormal: readonly (readonly [upTo: number, Formal])[] = [
	[0.045, formal(3001, 'Grønnstruktur')],
	[0.07, formal(3040, 'Friområde')],
	[0.085, formal(3030, 'Turdrag')],
	[0.11, formal(1160, 'Tjenesteyting')],
	[0.13, formal(1300, 'Næring i tettsted')],
	[0.14, formal(1600, 'Uteoppholdsareal')],
	[0.2, formal(1110, 'Boligbebyggelse', 2)],
	[0.22, formal(1110, 'Boligbebyggelse, fortetting', 3)]
];

function byFormal(town: Tettsted, centre: Point, random: Random): Formal {
	if (distanceM(centre, town.sentrum) < town.sentrumRadiusM) return sentrumsformal(town, random);
	const chance = random();
	return ytreFormal.find(([upTo]) => chance < upTo)?.[1] ?? formal(1110, 'Boligbebyggelse');
}

/** The purpose of one polygon: its site's own, or by chance (of a fixed sequence) and place where it is a quarter. */
export function formalFor(region: Region, steder: ReadonlyMap<string, Sted>): Formal {
	const ring = at(region.polygon, 0);
	const centre = centroid(ring);
	const random = sequence(`formal ${Math.round(centre[0])} ${Math.round(centre[1])}`);
	const town = tettsteder.find(({ id }) => region.label === `by:${id}`);
	if (town) return byFormal(town, centre, random);
	if (region.label === 'rip:nord' && random() < 0.55) {
		return formal(1300, 'Raufoss Industripark nord', 2);
	}
	if (region.label === 'lnfr' && isInRing(centre, einavatnet)) {
		return formal(3020, 'Holme i Einavatnet');
	}
	const own = steder.get(region.label);
	if (!own) throw new Error(`no place called ${region.label}`);
	return formal(own.kode, own.beskrivelse, own.status);
}
