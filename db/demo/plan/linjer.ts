import type { Planobjekt } from '../../../src/lib/domain/plan/planobjekt.ts';
import { fylkesveger, gjovikbanen, kraftlinje, rv4, skreiabanen } from '../geography/roads.ts';
import { stasjoner, stedsnavn, tettsteder } from '../geography/tettsteder.ts';
import { bekker, einavatnet, hunnselva } from '../geography/waters.ts';
import { asLine, asPoint } from '../geometry/geojson.ts';
import { at, between, isInRing, type Point } from '../geometry/point.ts';
import { offsetLine } from '../geometry/shapes.ts';
import { innenfor } from './hensynssoner.ts';
import { objekt } from './objekter.ts';

/** Where the stretch from inside to outside leaves the municipality, a little inside. */
function exit(inside: Point, outside: Point): Point {
	let [low, high] = [0, 1];
	for (let i = 0; i < 40; i++) {
		const middle = (low + high) / 2;
		if (isInRing(between(inside, outside, middle), innenfor)) low = middle;
		else high = middle;
	}
	return between(inside, outside, low);
}

/** The part of a line inside the municipality, from where it first comes in until it goes out. */
export function klippLinje(points: readonly Point[]): Point[] {
	const out: Point[] = [];
	for (const [i, p] of points.entries()) {
		const before = points[i - 1];
		if (isInRing(p, innenfor)) {
			if (before && out.length === 0) out.push(exit(p, before));
			out.push(p);
		} else if (before && out.length > 0) {
			return [...out, exit(before, p)];
		}
	}
	return out;
}

type Linje = readonly [
	objekttype: string,
	kode: number,
	beskrivelse: string,
	points: readonly Point[]
];

const samferdsel = (gater: readonly (readonly Point[])[]): Linje[] => [
	['KpSamferdselLinje', 1121, rv4.navn, rv4.linje],
	...fylkesveger.map(({ navn, linje }): Linje => ['KpSamferdselLinje', 1122, navn, linje]),
	...gater.map((linje): Linje => ['KpSamferdselLinje', 1124, 'Samleveg', linje]),
	['KpSamferdselLinje', 1130, 'Gang- og sykkelveg langs rv. 4', offsetLine(rv4.linje, 22)],
	['KpSamferdselLinje', 1140, 'Turveg på Skreiabanen', skreiabanen],
	['KpSamferdselLinje', 1140, 'Turdrag langs Hunnselva', offsetLine(hunnselva, 24)],
	['KpSamferdselLinje', 1151, 'Gjøvikbanen', gjovikbanen]
];

const juridiske = (): Linje[] => [
	['KpJuridiskLinje', 1111, 'Byggegrense rv. 4, vest', offsetLine(rv4.linje, 50)],
	['KpJuridiskLinje', 1111, 'Byggegrense rv. 4, øst', offsetLine(rv4.linje, -50)],
	['KpJuridiskLinje', 1113, 'Forbudsgrense Hunnselva, vest', offsetLine(hunnselva, 50)],
	['KpJuridiskLinje', 1113, 'Forbudsgrense Hunnselva, øst', offsetLine(hunnselva, -50)],
	[
		'KpJuridiskLinje',
		1113,
		'Forbudsgrense Einavatnet',
		offsetLine([...einavatnet, at(einavatnet, 0)], 100)
	],
	['KpJuridiskLinje', 1161, 'Strandlinje Einavatnet', [...einavatnet, at(einavatnet, 0)]],
	['KpJuridiskLinje', 1162, 'Midtlinje Hunnselva', hunnselva]
];

const infrastruktur = (): Linje[] => [
	['KpInfrastrukturLinje', 1167, 'Kraftledning', kraftlinje],
	[
		'KpInfrastrukturLinje',
		1165,
		'Hovedvannledning',
		[
			[583800, 6728650],
			[586500, 6730200],
			[587900, 6732600]
		]
	],
	[
		'KpInfrastrukturLinje',
		1166,
		'Hovedavløp',
		[
			[591300, 6726650],
			[589300, 6729900],
			[588900, 6733500],
			[589300, 6736100]
		]
	],
	['KpInfrastrukturLinje', 1168, 'Overvannstrasé', at(bekker, 5)]
];

/** Lines with legal or guiding force, inside the plan area. */
export const lagLinjer = (gater: readonly (readonly Point[])[]): Planobjekt[] =>
	[...samferdsel(gater), ...juridiske(), ...infrastruktur()].map(
		([objekttype, kode, beskrivelse, points], i) =>
			objekt(`${i} ${beskrivelse}`, objekttype, asLine(klippLinje(points)), {
				kode,
				beskrivelse,
				vertikalniva: objekttype === 'KpJuridiskLinje' ? null : 2
			})
	);

const kryss: readonly Point[] = [
	[588760, 6733200],
	[588640, 6732600],
	[589100, 6728250],
	[587830, 6723300],
	[591250, 6726800]
];

/** Crossings, public transport hubs, and names written on the plan map. */
export const lagPunkter = (): Planobjekt[] => [
	...stasjoner.map(({ navn, sted }) =>
		objekt(navn, 'KpSamferdselPunkt', asPoint(sted), { kode: 1159, beskrivelse: navn })
	),
	...kryss.map((sted, i) =>
		objekt(`kryss ${i}`, 'KpSamferdselPunkt', asPoint(sted), {
			kode: 1129,
			beskrivelse: 'Vegkryss'
		})
	),
	...[...tettsteder, at(stedsnavn, 4)].map(({ navn, ...place }) =>
		objekt(navn, 'KpPåskrift', asPoint('sentrum' in place ? place.sentrum : place.sted), {
			omrNavn: navn,
			egenskaper: { STRENG: navn }
		})
	)
];
