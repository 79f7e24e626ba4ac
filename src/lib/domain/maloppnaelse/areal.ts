import type { Nettonedbygging, Nokkeltall } from '../arealregnskap/nokkeltall.ts';
import type { Figurgruppe, Malfigur } from './figur.ts';

const FORKLARING: Record<Nokkeltall['id'], string> = {
	jordbruk: 'Fulldyrka, overflatedyrka og innmarksbeite som får et nytt utbyggingsformål.',
	skog: 'Skog som får et nytt utbyggingsformål.',
	myr: 'Myr som får et nytt utbyggingsformål. Myr lagrer karbon og demper flom.',
	natur: 'Naturtyper med KU-verdi og vernet natur. Kan ligge på skog, myr eller jordbruksareal.'
};

const netto = ({ nye, tilbakefort, jordTilbake, netto: tall }: Nettonedbygging): Malfigur[] => [
	{
		nokkel: 'nye-byggeomrader',
		navn: 'Nye byggeområder på natur og jord',
		forklaring: 'Mot planen som gjelder.',
		tall: nye,
		bedre: 'mindre'
	},
	{
		nokkel: 'tilbakefort',
		navn: 'Tilbakeført',
		forklaring: 'Byggeområder i planen som gjelder, som ikke er det her.',
		tall: tilbakefort,
		bedre: 'mer'
	},
	{
		nokkel: 'tilbakefort-jordbruk',
		navn: 'Herav jordbruksareal',
		forklaring: 'Dyrka jord og beite som ikke lenger skal bygges på.',
		tall: jordTilbake,
		bedre: 'mer'
	},
	{
		nokkel: 'netto-nedbygging',
		navn: 'Netto nedbygging',
		forklaring:
			'En indikator, ikke et vedtatt mål. Under null: mer føres tilbake enn det legges ut.',
		tall,
		bedre: 'mindre'
	}
];

/** What new building costs in land, in the order it is read; the net where there is a plan in force to hold it against. */
export const arealfigurer = (
	figurer: readonly Nokkeltall[],
	net: Nettonedbygging | null
): Figurgruppe => ({
	navn: 'Jord, skog og natur',
	side: '/arealregnskap',
	figurer: [
		...figurer.map(({ id, navn, naa }): Malfigur => ({
			nokkel: `areal-${id}`,
			navn: `${navn} som bygges ned`,
			forklaring: FORKLARING[id],
			tall: naa,
			bedre: 'mindre'
		})),
		...(net ? netto(net) : [])
	]
});
