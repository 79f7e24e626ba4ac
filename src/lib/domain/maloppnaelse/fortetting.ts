import { malt, sum, ukjent, type Tall } from '../bevis.ts';
import { utenObjekter } from '../bevisomriss.ts';
import { prosentandel } from '../bevisforhold.ts';
import { godkjentDeler, type Godkjentgrunnlag, type Godkjentmal } from '../housing/godkjent.ts';
import { plassMedFortetting } from '../housing/medFortetting.ts';
import type { Boligmaler } from './boliger.ts';
import type { Figurgruppe } from './figur.ts';

export interface Fortettingsgrunnlag {
	readonly godkjent: Godkjentgrunnlag;
	/** Dwellings in the plan's own zones for infill and transformation (boliger in twelve years); null: not known. */
	readonly soner: number | null;
}

/** Accepted dwellings of the whole municipality, as they are counted (`boliger`) or as they are really built (`realistisk`). */
const godkjent = (navn: string, grunnlag: Fortettingsgrunnlag, mal: Godkjentmal): Tall =>
	sum(navn, 'boliger', godkjentDeler(grunnlag.godkjent, mal, null), {
		merknader: grunnlag.godkjent.merknader
	});

const REALISTISK = 'Godkjent fortetting som regnes bygd';

/** The meter with what was accepted of infill: a ledger of its own, added and never mixed in (KDD: it is no part of the reserve). */
export function medFortetting(maler: Boligmaler, grunnlag: Fortettingsgrunnlag): Boligmaler {
	const tillegg = godkjent(REALISTISK, grunnlag, 'realistisk');
	const med = (tall: Tall) => plassMedFortetting(`${tall.navn}, med fortetting`, tall, [tillegg]);
	const { min, mid, max } = maler.kapasitet;
	return {
		...maler,
		kapasitet: { min: utenObjekter(med(min)), mid: med(mid), max: utenObjekter(med(max)) }
	};
}

/** Share of the room that is by infill: accepted parcels and the plan's own zones for it (prosent). */
function andel(maler: Boligmaler, grunnlag: Fortettingsgrunnlag): Tall {
	const navn = 'Andel ved fortetting';
	const { soner } = grunnlag;
	const iSonene =
		soner === null
			? ukjent('Soner for fortetting', 'boliger', 'ikke vurdert', {
					hvorfor: 'Boligtallet i sonene for fortetting og omforming er ikke kjent.'
				})
			: malt('Soner for fortetting og omforming', soner, 'boliger', {
					hvordan: 'Kapasitetsregnskapet, tolv år'
				});
	const ved = sum('Boliger ved fortetting', 'boliger', [
		iSonene,
		godkjent(REALISTISK, grunnlag, 'realistisk')
	]);
	return prosentandel(navn, ved, medFortetting(maler, grunnlag).kapasitet.mid);
}

/** The figures about infill, in the order they are read. */
export const fortettingsfigurer = (
	maler: Boligmaler,
	grunnlag: Fortettingsgrunnlag
): Figurgruppe => ({
	navn: 'Fortetting',
	side: '/fortetting',
	figurer: [
		{
			nokkel: 'fortetting-godkjent',
			navn: 'Boliger i godkjente kandidater',
			forklaring: 'Eiendommer planleggerne har sagt ja til, med antallet de har satt.',
			tall: godkjent('Boliger i godkjente kandidater', grunnlag, 'boliger'),
			bedre: 'mer'
		},
		{
			nokkel: 'fortetting-realistisk',
			navn: 'Herav regnes bygd på tolv år',
			forklaring: 'Eierne bestemmer: bare en andel bygges.',
			tall: godkjent(REALISTISK, grunnlag, 'realistisk'),
			bedre: 'mer'
		},
		{
			nokkel: 'plass-med-fortetting',
			navn: 'Plass, med godkjent fortetting',
			forklaring: 'Sonene i planen og godkjente kandidater til sammen.',
			tall: medFortetting(maler, grunnlag).kapasitet.mid,
			bedre: 'mer'
		},
		{
			nokkel: 'fortetting-andel',
			navn: 'Andel ved fortetting',
			forklaring: 'Så mye av plassen kommer ved å bygge i områder som alt er bygd.',
			tall: andel(maler, grunnlag),
			bedre: 'mer'
		}
	]
});
