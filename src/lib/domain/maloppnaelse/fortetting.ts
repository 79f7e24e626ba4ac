import { malt, sum, ukjent, type Tall } from '../bevis.ts';
import { utenObjekter } from '../bevisomriss.ts';
import { prosentandel } from '../bevisforhold.ts';
import { plassMedFortetting } from '../housing/medFortetting.ts';
import type { Boligmaler } from './boliger.ts';
import type { Figurgruppe } from './figur.ts';

/** What the planners accepted of infill: in one place, or (null) in several with too few parcels to be told apart. */
export interface Godkjent {
	readonly sted: string | null;
	readonly eiendommer: number;
	readonly boliger: number;
	/** By the share of each kind that is really built. */
	readonly realistisk: number;
}

export interface Fortettingsgrunnlag {
	/** null: no run has been made, which is no zero. */
	readonly kjort: string | null;
	/** What has changed since the run was made; empty: nothing. */
	readonly foreldet: readonly string[];
	readonly steder: readonly Godkjent[];
	/** Too few candidates in all to tell this reader of them. */
	readonly skjult: boolean;
	/** Dwellings in the plan's own zones for infill and transformation (boliger in twelve years); null: not known. */
	readonly soner: number | null;
}

const ukjentFortetting = (navn: string, { skjult }: Fortettingsgrunnlag): Tall =>
	ukjent(navn, 'boliger', 'ikke vurdert', {
		hvorfor: skjult
			? 'Det er så få kandidater at tallet ville fortalt om enkelteiendommer.'
			: 'Fortetting er ikke regnet for dette scenariet: ingen kjøring er gjort.'
	});

/** Accepted dwellings place by place (boliger), as they are counted (`boliger`) or as they are really built (`realistisk`). */
function godkjent(
	navn: string,
	grunnlag: Fortettingsgrunnlag,
	mal: 'boliger' | 'realistisk'
): Tall {
	if (grunnlag.kjort === null || grunnlag.skjult) return ukjentFortetting(navn, grunnlag);
	return sum(
		navn,
		'boliger',
		grunnlag.steder.map(({ sted, eiendommer, ...tall }) =>
			malt(sted ?? 'Flere steder', tall[mal], 'boliger', {
				hvordan:
					mal === 'boliger'
						? `Godkjent på ${eiendommer} eiendommer`
						: `Andelen som regnes bygd, av ${eiendommer} eiendommer`
			})
		),
		{ merknader: [`Kjøring av ${grunnlag.kjort}.`, ...grunnlag.foreldet] }
	);
}

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
