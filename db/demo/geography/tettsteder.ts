import type { Point, Ring } from '../geometry/point.ts';
import { sequence } from '../geometry/random.ts';
import { roughen, smoothRing } from '../geometry/shapes.ts';

export interface Tettsted {
	readonly navn: 'Raufoss' | 'Reinsvoll' | 'Bøverbru' | 'Eina';
	/** ASCII, for labels. */
	readonly id: string;
	readonly sentrum: Point;
	/** Within this of the centre it is centre. */
	readonly sentrumRadiusM: number;
	readonly ring: Ring;
	readonly innbyggere: number;
	readonly kvartalM2: number;
	readonly tomtM2: number;
}

const ring = (points: readonly Point[]): Ring =>
	roughen(smoothRing(points, 120), sequence(String(points.length)), 38);

/** The four tettsteder: centres and inhabitants as in domain.md § 7, boundaries schematic. */
export const tettsteder: readonly Tettsted[] = [
	{
		navn: 'Raufoss',
		id: 'raufoss',
		sentrum: [588001, 6733354],
		sentrumRadiusM: 330,
		innbyggere: 7565,
		kvartalM2: 29_000,
		tomtM2: 1500,
		ring: ring([
			[587430, 6731550],
			[588130, 6731280],
			[588820, 6731510],
			[589290, 6731970],
			[589600, 6732590],
			[589680, 6733250],
			[589520, 6733830],
			[589170, 6734300],
			[588670, 6734490],
			[588200, 6734030],
			[587820, 6733790],
			[587200, 6733760],
			[586770, 6733370],
			[586730, 6732750],
			[587000, 6732090]
		])
	},
	{
		navn: 'Reinsvoll',
		id: 'reinsvoll',
		sentrum: [588733, 6728334],
		sentrumRadiusM: 130,
		innbyggere: 1085,
		kvartalM2: 19_000,
		tomtM2: 1650,
		ring: ring([
			[588240, 6727810],
			[588860, 6727660],
			[589310, 6727920],
			[589380, 6728330],
			[589200, 6728710],
			[588710, 6728820],
			[588300, 6728710],
			[588150, 6728260]
		])
	},
	{
		navn: 'Bøverbru',
		id: 'boverbru',
		sentrum: [591442, 6726654],
		sentrumRadiusM: 100,
		innbyggere: 752,
		kvartalM2: 16_000,
		tomtM2: 1700,
		ring: ring([
			[591060, 6726390],
			[591490, 6726260],
			[591880, 6726430],
			[591940, 6726830],
			[591670, 6727090],
			[591270, 6727090],
			[591010, 6726780]
		])
	},
	{
		navn: 'Eina',
		id: 'eina',
		sentrum: [587484, 6722529],
		sentrumRadiusM: 100,
		innbyggere: 732,
		kvartalM2: 18_000,
		tomtM2: 1800,
		ring: ring([
			[587240, 6722260],
			[587780, 6722180],
			[588120, 6722410],
			[588080, 6722940],
			[587890, 6723280],
			[587510, 6723320],
			[587170, 6723020],
			[587090, 6722600]
		])
	}
];

/** Stations on Gjøvikbanen. */
export const stasjoner: readonly { readonly navn: string; readonly sted: Point }[] = [
	{ navn: 'Eina stasjon', sted: [587405, 6722700] },
	{ navn: 'Reinsvoll stasjon', sted: [588520, 6728330] },
	{ navn: 'Raufoss stasjon', sted: [588110, 6733320] }
];

/** Schools: places are schematic. */
export const skoler: readonly { readonly navn: string; readonly sted: Point }[] = [
	{ navn: 'Barneskole Raufoss', sted: [588850, 6732750] },
	{ navn: 'Ungdomsskole Raufoss', sted: [588950, 6733650] },
	{ navn: 'Videregående skole Raufoss', sted: [587450, 6732900] },
	{ navn: 'Barneskole Raufoss sør', sted: [588300, 6731750] },
	{ navn: 'Barneskole Reinsvoll', sted: [588950, 6728050] },
	{ navn: 'Barneskole Bøverbru', sted: [591600, 6726850] },
	{ navn: 'Barneskole Eina', sted: [587800, 6722650] }
];

/** Raufoss Industripark: main part north of the centre, and the northern part that came from Gjøvik in 2020. */
export const industripark: readonly { readonly id: 'hoved' | 'nord'; readonly ring: Ring }[] = [
	{
		id: 'hoved',
		ring: [
			[586480, 6734700],
			[586560, 6733950],
			[586950, 6733750],
			[587500, 6733700],
			[587900, 6733900],
			[588260, 6734200],
			[588420, 6734550],
			[588350, 6734850],
			[588000, 6734850],
			[587150, 6735080],
			[586820, 6734600]
		]
	},
	{
		id: 'nord',
		ring: [
			[586820, 6734600],
			[587150, 6735080],
			[588000, 6734850],
			[588180, 6735350],
			[588340, 6736070],
			[588300, 6736300],
			[586950, 6735700],
			[586560, 6734800]
		]
	}
];

/** Names that people search for. */
export const stedsnavn: readonly {
	readonly navn: string;
	readonly type: string;
	readonly sted: Point;
}[] = [
	{ navn: 'Raufoss', type: 'by', sted: [588001, 6733354] },
	{ navn: 'Reinsvoll', type: 'tettsted', sted: [588733, 6728334] },
	{ navn: 'Bøverbru', type: 'tettsted', sted: [591442, 6726654] },
	{ navn: 'Eina', type: 'tettsted', sted: [587484, 6722529] },
	{ navn: 'Einavatnet', type: 'innsjø', sted: [589559, 6717089] },
	{ navn: 'Hunnselva', type: 'elv', sted: [587480, 6730700] },
	{ navn: 'Dammen', type: 'badeplass', sted: [587830, 6728309] },
	{ navn: 'Roksvoll', type: 'grend', sted: [588700, 6730400] },
	{ navn: 'Raufoss Industripark', type: 'næringsområde', sted: [587549, 6735333] },
	{ navn: 'Eina kirke', type: 'kirke', sted: [588900, 6721900] }
];
