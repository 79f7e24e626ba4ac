import type { Boligsosialrad } from '#lib/domain/housing/boligsosialt.ts';
import { GRUPPER } from '#lib/domain/housing/malregister.ts';
import { lesTall, type Verdier } from './malskjema.ts';

const tom = (gruppe: string): Boligsosialrad => ({
	gruppe,
	ordinare: null,
	tilpassede: null,
	status: 'ikke-vurdert',
	merknad: ''
});

/** The lines that the form shows: those that stand, else one for each group of goals, and two to write in. */
export const skjemalinjer = (rader: readonly Boligsosialrad[]): readonly Boligsosialrad[] => [
	...(rader.length > 0 ? rader : Object.values(GRUPPER).map(tom)),
	tom(''),
	tom('')
];

/** The form's lines, for the schema to judge; one without a group and without a word is none. */
export function fraBoligsosialskjema(verdier: Verdier): unknown[] {
	const antall = Math.min(Number(verdier.antall) || 0, 100);
	const felt = (i: number, navn: string) => verdier[`${i}.${navn}`] ?? '';
	return Array.from({ length: antall }, (_, i) => i)
		.filter((i) =>
			['gruppe', 'ordinare', 'tilpassede', 'merknad'].some((navn) => felt(i, navn) !== '')
		)
		.map((i) => ({
			gruppe: felt(i, 'gruppe'),
			ordinare: lesTall(felt(i, 'ordinare')),
			tilpassede: lesTall(felt(i, 'tilpassede')),
			status: felt(i, 'status'),
			merknad: felt(i, 'merknad')
		}));
}
