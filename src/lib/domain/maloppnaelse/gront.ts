import { malt } from '../bevis.ts';
import type { Blagronnendring, Korridorendring } from '../blagronn/sammenlign.ts';
import type { Blagronnsvar } from '../blagronn/svar.ts';
import type { Figurgruppe, Malfigur } from './figur.ts';

const DARLIGERE: readonly Korridorendring[] = ['nytt brudd', 'mer brutt', 'smalere'];

/** What is lost and won against the plan that the scenario is held against. */
const motGjeldende = (endring: Blagronnendring): Malfigur[] => [
	{
		nokkel: 'gront-tapt',
		navn: 'Blågrønt areal som går tapt',
		forklaring: 'Mot planen som gjelder: grønt og vann som får byggeformål.',
		tall: endring.proof.lost,
		bedre: 'mindre'
	},
	{
		nokkel: 'gront-vunnet',
		navn: 'Blågrønt areal som kommer til',
		forklaring: 'Mot planen som gjelder.',
		tall: endring.proof.won,
		bedre: 'mer'
	},
	{
		nokkel: 'korridorer-darligere',
		navn: 'Korridorer som brytes eller blir smalere',
		forklaring: 'Vassdrag og flomveier der bygging kommer nærmere enn i planen som gjelder.',
		tall: malt(
			'Korridorer som brytes eller blir smalere',
			endring.corridors.filter(({ change }) => DARLIGERE.includes(change)).length,
			'korridorer',
			{ hvordan: `Talt blant ${endring.corridors.length} korridorer som er i begge planene` }
		),
		bedre: 'mindre'
	}
];

/** The figures about water and green, in the order they are read; those against the plan in force where there is one. */
export const gronnfigurer = (
	{ proof }: Pick<Blagronnsvar, 'proof'>,
	endring: Blagronnendring | null
): Figurgruppe => ({
	navn: 'Grønt og vann',
	side: '/blagronn',
	figurer: [
		{
			nokkel: 'gront-areal',
			navn: 'Blågrønt nett',
			forklaring:
				'Vann, bekker med kantsone, flomveier, grønnstruktur og viktig natur, uten byggeområder.',
			tall: proof.area,
			bedre: 'mer'
		},
		{
			nokkel: 'gront-sammenheng',
			navn: 'Sammenheng i nettet',
			forklaring: '100 % er ett sammenhengende nett.',
			tall: proof.continuity,
			bedre: 'mer'
		},
		...(endring ? motGjeldende(endring) : []),
		{
			nokkel: 'boliger-nar-gront',
			navn: 'Boliger nær grønt',
			forklaring:
				'Boliger som står og boliger det er plass til, innen 200 m fra minst 5 dekar grønt.',
			tall: proof.dwellingsNearGreen,
			bedre: 'mer'
		}
	]
});
