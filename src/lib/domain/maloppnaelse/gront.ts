import { malt, sum, type Tall } from '../bevis.ts';
import { KORRIDORTEMA, mangler, type Uvisst } from '../blagronn/mangler.ts';
import type { Blagronnendring, Korridorendring } from '../blagronn/sammenlign.ts';
import type { Blagronnsvar } from '../blagronn/svar.ts';
import type { Figurgruppe, Malfigur } from './figur.ts';

const DARLIGERE: readonly Korridorendring[] = ['nytt brudd', 'mer brutt', 'smalere'];

/** Those that are not mapped may be worse too; with no other, nothing is known of them. */
function darligere({ corridors }: Blagronnendring, uvisse: readonly Uvisst[]): Tall {
	const navn = 'Korridorer som brytes eller blir smalere';
	const ukjente = mangler(uvisse, KORRIDORTEMA, 'korridorer');
	const kjente = malt(
		navn,
		corridors.filter(({ change }) => DARLIGERE.includes(change)).length,
		'korridorer',
		{ hvordan: `Talt blant ${corridors.length} korridorer som er i begge planene` }
	);
	if (ukjente.length === 0) return kjente;
	return sum(navn, 'korridorer', corridors.length === 0 ? ukjente : [kjente, ...ukjente]);
}

/** What is lost and won against the plan that the scenario is held against. */
const motGjeldende = (endring: Blagronnendring, uvisse: readonly Uvisst[]): Malfigur[] => [
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
		tall: darligere(endring, uvisse),
		bedre: 'mindre'
	}
];

/** The figures about water and green, in the order they are read; those against the plan in force where there is one. */
export const gronnfigurer = (
	{ proof, unmapped }: Pick<Blagronnsvar, 'proof' | 'unmapped'>,
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
		...(endring ? motGjeldende(endring, unmapped) : []),
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
