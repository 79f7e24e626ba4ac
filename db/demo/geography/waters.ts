import { at, type Point, type Ring } from '../geometry/point.ts';
import { blob, corridor, offsetLine, smoothLine, smoothRing } from '../geometry/shapes.ts';
import { sequence } from '../geometry/random.ts';

/** Einavatnet's middle line from Eina in the north to the bay in the south, with half its width (m). */
const einavatnetMidtlinje: readonly (readonly [number, number, number])[] = [
	[587560, 6722230, 40],
	[587700, 6721850, 260],
	[588000, 6721300, 430],
	[588270, 6720500, 520],
	[588500, 6719700, 640],
	[588780, 6718900, 560],
	[589150, 6718000, 760],
	[589420, 6717150, 930],
	[589720, 6716200, 860],
	[590050, 6715250, 700],
	[590280, 6714400, 760],
	[590500, 6713600, 640],
	[590700, 6712800, 470],
	[590980, 6712050, 330],
	[591180, 6711500, 190],
	[591250, 6711250, 40]
];

/** The middle line and the half widths every 280 m or so. */
const midtlinje = smoothLine(
	einavatnetMidtlinje.map(([x, y]): Point => [x, y]),
	280
);
const halvBredder = smoothLine(
	einavatnetMidtlinje.map(([, y, half]): Point => [y, half]),
	270
);

const halvBreddeVed = (y: number): number => {
	const i = halvBredder.findIndex(([at]) => at <= y);
	return at(halvBredder, i < 0 ? halvBredder.length - 1 : i)[1];
};

const bank = (side: -1 | 1): Point[] => {
	const random = sequence(`einavatnet ${side}`);
	return offsetLine(midtlinje, (i) => {
		const half = halvBreddeVed(at(midtlinje, i)[1]);
		return side * (half * 1.01 + Math.min(half * 0.4, 150) * (2 * random() - 1));
	});
};

/** 13.8 km² (NVE 13.82), outlet in the north at Eina. */
export const einavatnet: Ring = smoothRing([...bank(1), ...bank(-1).reverse()], 110);

/** Islets in Einavatnet. */
export const holmer: readonly Ring[] = (
	[
		[588420, 6719850, 75],
		[589500, 6717500, 110],
		[589800, 6716050, 60],
		[590330, 6714150, 90]
	] as const
).map(([x, y, r]) => smoothRing(blob([x, y], r, sequence(`holme ${y}`), { corners: 7 }), 30));

/** Hunnselva: Einavatnet – Eina – Dammen west of Reinsvoll – Raufoss – the industripark – Gjøvik. */
export const hunnselva: readonly Point[] = smoothLine(
	[
		[587560, 6722330],
		[587480, 6722800],
		[587200, 6723350],
		[587020, 6724000],
		[586880, 6724650],
		[587060, 6725250],
		[587180, 6725800],
		[587480, 6726350],
		[587560, 6726950],
		[587680, 6727500],
		[587810, 6728050],
		[587830, 6728400],
		[587960, 6728900],
		[587840, 6729500],
		[587600, 6730050],
		[587480, 6730700],
		[587420, 6731300],
		[587620, 6731850],
		[587700, 6732400],
		[587860, 6732950],
		[587800, 6733450],
		[587560, 6733950],
		[587440, 6734450],
		[587580, 6734950],
		[587720, 6735450],
		[587980, 6735900],
		[588120, 6736300]
	],
	45
);

/** Half the width of the river (m) from source to border: it grows, and is wide at Dammen. */
export const hunnselvaHalvBredde = (i: number): number => {
	const [, y] = at(hunnselva, i);
	return 7 + (y - 6722300) / 2600 + (Math.abs(y - 6728330) < 170 ? 16 : 0);
};

export const hunnselvaFlate: Ring = corridor(hunnselva, hunnselvaHalvBredde);

const bekkepunkter: readonly (readonly Point[])[] = [
	[
		[582400, 6726900],
		[583800, 6726300],
		[585100, 6726700],
		[586300, 6726200],
		[587180, 6725800]
	],
	[
		[583100, 6730400],
		[584400, 6730000],
		[585600, 6730500],
		[586700, 6730200],
		[587480, 6730700]
	],
	[
		[584800, 6733000],
		[585700, 6732700],
		[586600, 6732900],
		[587300, 6732300],
		[587700, 6732400]
	],
	[
		[591800, 6725000],
		[591100, 6726000],
		[590300, 6726800],
		[589300, 6727100],
		[588400, 6727300],
		[587680, 6727500]
	],
	[
		[593400, 6728600],
		[592300, 6729000],
		[591300, 6729700],
		[590100, 6729600],
		[589000, 6729900],
		[587840, 6729500]
	],
	[
		[594900, 6731300],
		[593400, 6731500],
		[592000, 6731200],
		[590700, 6731600],
		[589300, 6731300],
		[588100, 6731700],
		[587620, 6731850]
	],
	[
		[592300, 6735300],
		[591100, 6734700],
		[590100, 6734900],
		[589200, 6734600],
		[588300, 6734900],
		[587580, 6734950]
	],
	[
		[585000, 6720900],
		[585900, 6720500],
		[586700, 6720700],
		[587450, 6720400]
	],
	[
		[584500, 6718300],
		[585900, 6718000],
		[587000, 6718300],
		[588050, 6718050]
	],
	[
		[584000, 6716600],
		[585700, 6716800],
		[587100, 6716200],
		[588600, 6716500]
	],
	[
		[586900, 6713900],
		[587900, 6714200],
		[588900, 6713900],
		[589500, 6714100]
	],
	[
		[591900, 6718300],
		[591200, 6718600],
		[590500, 6718300],
		[589900, 6718200]
	],
	[
		[592700, 6714200],
		[592000, 6714000],
		[591300, 6714300]
	],
	[
		[590900, 6723800],
		[589900, 6723500],
		[588900, 6723900],
		[587900, 6723600],
		[587200, 6723350]
	]
];

/** Streams: schematic, and without names, since none are known. */
export const bekker: readonly (readonly Point[])[] = bekkepunkter.map((points) =>
	smoothLine(points, 60)
);

export interface Tjern {
	readonly ring: Ring;
	readonly kode: 6001 | 6500 | 6600;
	readonly beskrivelse: string;
}

/** Small lakes in the hills: schematic. One of them stands for the drinking water source. */
export const tjern: readonly Tjern[] = (
	[
		[583600, 6728600, 210, 6500],
		[582700, 6729500, 120, 6600],
		[584300, 6731800, 130, 6001],
		[585600, 6733600, 90, 6001],
		[583000, 6725700, 140, 6600],
		[585500, 6725200, 80, 6001],
		[585700, 6722300, 110, 6001],
		[585200, 6719300, 150, 6600],
		[584300, 6716900, 100, 6001],
		[586400, 6715500, 120, 6600],
		[592600, 6712500, 110, 6001],
		[591200, 6722400, 100, 6001],
		[592700, 6733900, 140, 6600],
		[594200, 6730300, 110, 6001],
		[591400, 6735500, 90, 6001],
		[582100, 6727500, 80, 6001]
	] as const
).map(([x, y, r, kode]) => ({
	ring: smoothRing(blob([x, y], r, sequence(`tjern ${x}`), { stretch: 1.8, ragged: 0.25 }), 35),
	kode,
	beskrivelse: kode === 6500 ? 'Drikkevannskilde' : kode === 6600 ? 'Tjern med naturverdi' : 'Tjern'
}));
