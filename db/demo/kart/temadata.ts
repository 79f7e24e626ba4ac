import { gjovikbanen, rv4 } from '../geography/roads.ts';
import { bekker, hunnselva } from '../geography/waters.ts';
import { asLine, asMultiPolygon, asPolygon } from '../geometry/geojson.ts';
import { at, type Point, type Ring } from '../geometry/point.ts';
import { sequence } from '../geometry/random.ts';
import { band, blob, corridor, smoothLine, smoothRing } from '../geometry/shapes.ts';
import { klipp } from '../plan/hensynssoner.ts';
import { klippLinje } from '../plan/linjer.ts';
import { felles, objekt, type Datasett, type Datasettobjekt } from './datasettobjekt.ts';

/** Middle, radius (m), class, name. */
type Flekk = readonly [number, number, number, string, string?];

function flekker(tema: string, rows: readonly Flekk[]): Datasettobjekt[] {
	return rows.flatMap(([x, y, radiusM, type, navn]) => {
		const random = sequence(`${tema} ${x} ${y}`);
		const shape = { corners: 10, ragged: 0.25, stretch: 1.6 };
		const ring = smoothRing(blob([x, y], radiusM, random, shape), Math.max(8, radiusM / 4));
		return klipp(ring).map((polygon) => objekt(tema, asPolygon(polygon), navn ?? null, type));
	});
}

const langs = (tema: string, ring: Ring, type: string, navn: string): Datasettobjekt[] =>
	klipp(ring).map((polygon) => objekt(tema, asPolygon(polygon), navn, type));

/** A patch around Raufoss and Reinsvoll: what is mapped there alone is «ikke kartlagt» elsewhere. */
function rundtRaufoss(radiusM: number) {
	const shape = { corners: 12, ragged: 0.08, stretch: 1.7, angle: 1.55 };
	const ring = smoothRing(blob([588400, 6731300], radiusM, sequence('dekning'), shape), 300);
	return asMultiPolygon(at(klipp(ring), 0));
}

const naturtyper: readonly Flekk[] = [
	[589150, 6731750, 95, 'Stor verdi', 'Kalkgranskog'],
	[587050, 6731350, 120, 'Svært stor verdi', 'Gammel gråor-heggeskog'],
	[590050, 6733150, 110, 'Middels verdi', 'Slåttemark'],
	[587700, 6729800, 130, 'Stor verdi', 'Kantskog langs Hunnselva'],
	[589350, 6729000, 90, 'Noe verdi', 'Hagemark'],
	[588250, 6732200, 45, 'Stor verdi', 'Store gamle trær'],
	[586550, 6733450, 130, 'Middels verdi', 'Rik sumpskog'],
	[589900, 6728850, 80, 'Svært stor verdi', 'Kalkmyr']
];

const kulturminner: readonly Flekk[] = [
	[589900, 6727900, 55, 'AUT', 'Gravfelt (oppdiktet)'],
	[592900, 6728100, 45, 'AUT', 'Gravhaug (oppdiktet)'],
	[589400, 6721300, 45, 'AUT', 'Bosetningsspor (oppdiktet)'],
	[588650, 6732550, 28, 'AUT', 'Gårdstun (oppdiktet)'],
	[587350, 6732900, 30, 'UAV', 'Kullgrop (oppdiktet)']
];

const bratt: readonly Flekk[] = [
	[587150, 6732150, 85, '>1:5'],
	[589250, 6732950, 70, '>1:5'],
	[588450, 6731450, 60, '>1:5'],
	[588650, 6734150, 75, '>1:5'],
	[586900, 6730300, 140, '>1:5'],
	[589050, 6728450, 45, '>1:5']
];

const reguleringsplaner: readonly (readonly [number, number, number, string, string])[] = [
	[588600, 6732000, 170, '2011-04-28', 'Boligfelt øst (oppdiktet plan)'],
	[587250, 6732500, 160, '2016-06-16', 'Vestlia (oppdiktet plan)'],
	[589200, 6733300, 180, '2019-10-31', 'Roksvoll nord (oppdiktet plan)'],
	[588100, 6733900, 110, '2021-03-25', 'Sentrum nord (oppdiktet plan)'],
	[588900, 6728600, 110, '2014-02-27', 'Stasjonsfeltet (oppdiktet plan)'],
	[591250, 6726600, 90, '2009-09-24', 'Kalkveien (oppdiktet plan)'],
	[587350, 6722900, 90, '2008-11-27', 'Eina nord (oppdiktet plan)']
];

const flomveier: readonly (readonly Point[])[] = [
	[
		[589450, 6733050],
		[588950, 6732800],
		[588500, 6732900],
		[588100, 6733000]
	],
	[
		[587000, 6732350],
		[587350, 6732600],
		[587800, 6732700],
		[588000, 6732850]
	],
	[
		[588900, 6731650],
		[588600, 6731900],
		[588200, 6731850],
		[587950, 6731700]
	]
];

function reguleringsplan(): Datasettobjekt[] {
	return reguleringsplaner.flatMap(([x, y, radiusM, vedtatt, navn], i) =>
		flekker('reguleringsplan', [[x, y, radiusM, '3', navn]]).map((o) => ({
			...o,
			egenskaper: { planidentifikasjon: `ILL-R${i + 1}`, vedtatt, planstatus: 3 }
		}))
	);
}

/**
 * What lies over the ground: nature, monuments, noise, floods, slope and detailed plans. Schematic and invented. Nature
 * types, slope and flood ways are mapped around Raufoss and Reinsvoll alone.
 */
export function lagTemadata(dekning: Datasett['dekning']): Datasett[] {
	const sett = (
		kode: string,
		navn: string,
		objekter: readonly Datasettobjekt[],
		omrade = dekning
	): Datasett => ({ ...felles, kode, navn, dekning: omrade, objekter });
	const flom = corridor(hunnselva, (i) => 58 + 26 * Math.sin(i * 0.55) + 12 * Math.sin(i * 1.7));
	return [
		sett(
			'naturtype',
			'Naturtyper med KU-verdi',
			flekker('naturtype', naturtyper),
			rundtRaufoss(3100)
		),
		sett('kulturminne', 'Kulturminner og sikringssoner', flekker('kulturminne', kulturminner)),
		sett('stoy', 'Støyvarselkart T-1442', [
			...langs('stoy', corridor(rv4.linje, 38), 'rød', 'Rv. 4'),
			...langs('stoy', band(rv4.linje, 38, 110), 'gul', 'Rv. 4'),
			...langs('stoy', band(rv4.linje, -110, -38), 'gul', 'Rv. 4'),
			...langs('stoy', corridor(gjovikbanen, 20), 'rød', 'Gjøvikbanen'),
			...langs('stoy', band(gjovikbanen, 20, 60), 'gul', 'Gjøvikbanen'),
			...langs('stoy', band(gjovikbanen, -60, -20), 'gul', 'Gjøvikbanen')
		]),
		sett('flomsone', 'Flomsoner, 200 år', [
			...langs('flomsone', flom, '200', 'Hunnselva'),
			...langs('flomsone', corridor(at(bekker, 3), 30), '200', 'Bekk')
		]),
		sett(
			'skredsone',
			'Skredfaresoner',
			flekker('skredsone', [
				[582300, 6728700, 170, '1/1000'],
				[585300, 6732900, 140, '1/1000'],
				[591850, 6711900, 130, '1/1000']
			])
		),
		sett(
			'flomvei',
			'Flomveier',
			flomveier.map((points, i) =>
				objekt('flomvei', asLine(klippLinje(smoothLine(points, 60))), `Flomvei ${i + 1}`, null, {
					nedslagsfeltDaa: 210 + 140 * i
				})
			),
			rundtRaufoss(2700)
		),
		sett('helning', 'Terreng brattere enn 1:5', flekker('helning', bratt), rundtRaufoss(2900)),
		sett('reguleringsplan', 'Reguleringsplaner', reguleringsplan())
	];
}
