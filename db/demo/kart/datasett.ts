import type { Geometry } from 'geojson';
import { fylkesveger, gjovikbanen, rv4, type Veg } from '../geography/roads.ts';
import { skoler, stasjoner, stedsnavn, tettsteder } from '../geography/tettsteder.ts';
import { bekker, hunnselva } from '../geography/waters.ts';
import { asLine, asMultiPolygon, asPoint, asPolygon } from '../geometry/geojson.ts';
import { partition, type Region } from '../geometry/partition.ts';
import { at, type Point, type Polygon } from '../geometry/point.ts';
import { sequence } from '../geometry/random.ts';
import { blob, smoothRing } from '../geometry/shapes.ts';
import type { Sone } from '../plan/arealformal.ts';
import { klipp } from '../plan/hensynssoner.ts';
import { klippLinje } from '../plan/linjer.ts';
import { felles, objekt, type Datasett, type Datasettobjekt } from './datasettobjekt.ts';
import { lagTemadata } from './temadata.ts';

/** Water as whole surfaces, whatever it is set aside for. */
function vann(soner: readonly Sone[]): Datasettobjekt[] {
	const wet = soner.filter(({ formal: { kode } }) => kode >= 6000);
	const painted = wet.map(({ region }) => ({
		label: region.label === 'elv' ? 'elv' : 'vann',
		polygon: region.polygon
	}));
	return partition(painted, []).map(({ label, polygon, areaM2 }) => {
		if (label === 'elv') return objekt('vann', asPolygon(polygon), 'Hunnselva', 'elv');
		return areaM2 > 1e6
			? objekt('vann', asPolygon(polygon), 'Einavatnet', 'innsjø', { hoydeMoh: 398 })
			: objekt('vann', asPolygon(polygon), null, 'tjern');
	});
}

const elver = (): Datasettobjekt[] => [
	objekt('elv', asLine(klippLinje(hunnselva)), 'Hunnselva', 'elv'),
	...bekker.map((line) => objekt('bekk', asLine(klippLinje(line)), null, 'bekk'))
];

const veglinje = ({ navn, klasse, linje }: Veg): Datasettobjekt =>
	objekt('veg', asLine(klippLinje(linje)), navn, klasse);

/** The middle of each centre, and how far it reaches. */
const sentrum = (): Datasettobjekt[] =>
	tettsteder.map(({ navn, sentrum: place, sentrumRadiusM }) =>
		objekt('sentrum', asPoint(place), navn, null, { radiusM: sentrumRadiusM })
	);

/** Water and sewers are mapped only around Raufoss and Reinsvoll: elsewhere the answer is «ikke kartlagt». */
function vannOgAvlop(): Datasett {
	const random = sequence('va dekning');
	const shape = { corners: 12, ragged: 0.1, stretch: 1.9, angle: 1.55 };
	const [polygon] = klipp(smoothRing(blob([588500, 6731200], 3300, random, shape), 300));
	if (!polygon) throw new Error('no coverage');
	const ledninger: readonly (readonly [string, string, readonly Point[]])[] = [
		[
			'vann',
			'Hovedvannledning',
			[
				[586500, 6730200],
				[587900, 6732600],
				[588400, 6733300]
			]
		],
		[
			'vann',
			'Vannledning Reinsvoll',
			[
				[587900, 6732600],
				[588400, 6730500],
				[588700, 6728500]
			]
		],
		[
			'avlop',
			'Hovedavløp',
			[
				[588750, 6728300],
				[588650, 6730600],
				[588900, 6733500]
			]
		]
	];
	return {
		...felles,
		kode: 'va',
		navn: 'Vann- og avløpsnett',
		dekning: asMultiPolygon(polygon),
		objekter: ledninger.map(([type, navn, points]) => objekt('va', asLine(points), navn, type))
	};
}

/** Internal, as DSB's own is: to test that what is internal stays so. Places and names are invented. */
const farligStoff = (dekning: Geometry): Datasett => ({
	...felles,
	kode: 'farlig-stoff',
	navn: 'Anlegg med farlig stoff (illustrasjon)',
	eier: 'DSB (illustrasjon, oppdiktede anlegg)',
	tilgang: 'internal',
	dekning,
	objekter: (
		[
			[587350, 6734500, 'Anlegg A (oppdiktet)'],
			[587650, 6734800, 'Anlegg B (oppdiktet)'],
			[587200, 6735350, 'Anlegg C (oppdiktet)']
		] as const
	).map(([x, y, navn]) => objekt('farlig-stoff', asPoint([x, y]), navn, 'anlegg'))
});

export interface Kartgrunnlag {
	readonly soner: readonly Sone[];
	readonly planomrade: Polygon;
	readonly ar5: readonly Region[];
	readonly gater: readonly (readonly Point[])[];
}

/** The data sets beside the plan: what lies on the ground, each with its coverage. */
export function lagDatasett({ soner, planomrade, ar5, gater }: Kartgrunnlag): Datasett[] {
	const kommunegrense = at(planomrade, 0);
	const dekning = asMultiPolygon([kommunegrense]);
	const sett = (kode: string, navn: string, objekter: readonly Datasettobjekt[]): Datasett => ({
		...felles,
		kode,
		navn,
		dekning,
		objekter
	});
	const ar5objekter = ar5.map(({ label, polygon }) =>
		objekt('ar5', asPolygon(polygon), null, label)
	);
	return [
		sett('ar5', 'Arealressurskart (AR5-lignende)', ar5objekter),
		sett('vann', 'Innsjøer, tjern og elveflater', vann(soner)),
		sett('elv', 'Elver og bekker', elver()),
		sett('veg', 'Vegnett', [
			veglinje(rv4),
			...fylkesveger.map(veglinje),
			...gater.map((linje) => objekt('veg', asLine(linje), null, 'kv'))
		]),
		sett('bane', 'Jernbane', [
			objekt('bane', asLine(klippLinje(gjovikbanen)), 'Gjøvikbanen', 'jernbane')
		]),
		sett(
			'tettsted',
			'Tettstedsgrenser',
			tettsteder.map(({ navn, ring, innbyggere }) =>
				objekt('tettsted', asPolygon([ring]), navn, null, { innbyggere })
			)
		),
		sett('sentrum', 'Sentrumsområder', sentrum()),
		sett(
			'stasjon',
			'Jernbanestasjoner',
			stasjoner.map(({ navn, sted }) => objekt('stasjon', asPoint(sted), navn))
		),
		sett(
			'skole',
			'Skoler',
			skoler.map(({ navn, sted }) => objekt('skole', asPoint(sted), navn))
		),
		sett(
			'stedsnavn',
			'Stedsnavn',
			stedsnavn.map(({ navn, type, sted }) => objekt('sted', asPoint(sted), navn, type))
		),
		sett('kommune', 'Kommunegrense (skjematisk)', [
			objekt('kommune', asLine([...kommunegrense, at(kommunegrense, 0)]), 'Vestre Toten')
		]),
		vannOgAvlop(),
		...lagTemadata(dekning),
		farligStoff(dekning)
	];
}

/** The two registers that have tables of their own. */
export const lagRegistre = (planomrade: Polygon): { matrikkel: Datasett; bygning: Datasett } => {
	const dekning = asMultiPolygon([at(planomrade, 0)]);
	return {
		matrikkel: { ...felles, kode: 'matrikkel', navn: 'Eiendomskart', dekning, objekter: [] },
		bygning: { ...felles, kode: 'bygning', navn: 'Bygninger', dekning, objekter: [] }
	};
};
