import { ukjent, type Enhet, type Tall } from '../bevis.ts';
import { formatAntall } from '../tall.ts';
import type { Blagronngrunnlag, Temadekning } from './lest.ts';

/** Ground that the data do not tell of. */
export interface Uvisst {
	readonly theme: Temadekning['tema'];
	readonly state: 'ikke kartlagt' | 'ikke vurdert';
	readonly areaM2: number;
}

export const TEMANAVN: Record<Temadekning['tema'], string> = {
	vann: 'Vannflater',
	vassdrag: 'Elver og bekker',
	flomvei: 'Flomveier',
	naturtype: 'Naturtyper',
	bygning: 'Bygninger'
};

/** Themes that the corridors are drawn in, and those that the network is made of beside the plan itself. */
export const KORRIDORTEMA = ['vassdrag', 'flomvei'] as const;
export const NETTEMA = ['vann', 'naturtype', 'vassdrag', 'flomvei'] as const;

/** Ground of less than this is a border that is drawn twice. */
export const MINST_UVISST_M2 = 100;

export const uvisst = (dekning: readonly Temadekning[]): Uvisst[] =>
	dekning
		.flatMap(({ tema, ikkeKartlagtM2, ikkeVurdertM2 }): Uvisst[] => [
			{ theme: tema, state: 'ikke kartlagt', areaM2: ikkeKartlagtM2 },
			{ theme: tema, state: 'ikke vurdert', areaM2: ikkeVurdertM2 }
		])
		.filter(({ areaM2 }) => areaM2 >= MINST_UVISST_M2);

/** What a figure that rests on these themes lacks, each as a part of it with the ground that it is lacking on. */
export const mangler = (
	uvisse: readonly Uvisst[],
	temaer: readonly Uvisst['theme'][],
	enhet: Enhet
): Tall[] =>
	uvisse
		.filter(({ theme }) => temaer.includes(theme))
		.toSorted((a, b) => b.areaM2 - a.areaM2)
		.map(({ theme, state, areaM2 }) =>
			ukjent(`${TEMANAVN[theme]} på ${formatAntall(areaM2 / 1000)} dekar av planen`, enhet, state, {
				hvorfor: `${TEMANAVN[theme]} er ${state} på ${formatAntall(areaM2 / 1000)} dekar av planen.`
			})
		);

type Dekket = Pick<Blagronngrunnlag, 'dekning' | 'omradeM2'>;

/** What of the theme is not known in the plan, m². */
const ukjentM2 = ({ dekning }: Dekket, tema: Uvisst['theme']): number =>
	uvisst(dekning)
		.filter(({ theme }) => theme === tema)
		.reduce((n, { areaM2 }) => n + areaM2, 0);

/** Is nothing of the theme known in the plan? Then what rests on it has no size, and is not nought. */
export const erHeltUkjent = (grunnlag: Dekket, tema: Uvisst['theme']): boolean =>
	ukjentM2(grunnlag, tema) > Math.max(0, grunnlag.omradeM2 - MINST_UVISST_M2);

export const erDelvisUkjent = (grunnlag: Dekket, tema: Uvisst['theme']): boolean =>
	ukjentM2(grunnlag, tema) > 0;
