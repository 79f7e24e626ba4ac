import type { Tilstand } from '../bevis.ts';
import { faktisk } from './faktisk.ts';
import type { Regnskapsbit } from './regnskap.ts';

export type Uviss = Exclude<Tilstand, 'kjent'>;
export type Teller = (bit: Regnskapsbit) => boolean;
/** May a piece be of it, and nobody can tell? null: it is known. */
export type Uvisshet = (bit: Regnskapsbit) => Uviss | null;

/** Which of the answers are none; «ikke vurdert» first, for a data set that is loaded may tell yet. */
const uvisst = (...svar: readonly string[]): Uviss | null =>
	(['ikke vurdert', 'ikke kartlagt'] as const).find((u) => svar.includes(u)) ?? null;

/** By what the account asks of a piece. Nature is known where both registers tell. */
export const UVISSHET = {
	ar5: ({ ar5 }: Regnskapsbit): Uviss | null => {
		const { tilstand } = faktisk(ar5);
		return tilstand === 'kjent' ? null : tilstand;
	},
	natur: ({ naturtype, vern }: Regnskapsbit): Uviss | null => uvisst(naturtype, vern),
	fare: ({ fare }: Regnskapsbit): Uviss | null => uvisst(fare)
};

export const m2 = (biter: readonly Regnskapsbit[]): number =>
	biter.reduce((sum, { areaM2 }) => sum + areaM2, 0);

/** Ground of less than this, m², is the overlay's own trace. */
export const INTET_M2 = 0.5;

/** The pieces that count, those that may and nobody can tell, and those that are known not to. */
export function telling(biter: readonly Regnskapsbit[], teller: Teller, uviss: Uvisshet) {
	const {
		kjente = [],
		uvisse = [],
		andre = []
	} = Object.groupBy(biter, (bit) =>
		teller(bit) ? 'kjente' : uviss(bit) === null ? 'andre' : 'uvisse'
	);
	return { kjente, uvisse, andre };
}

/** Is nothing of it known, and something not? Then it has no size, and is not nought. */
export const erHeltUviss = ({
	kjente,
	uvisse,
	andre
}: Readonly<ReturnType<typeof telling>>): boolean =>
	m2(uvisse) >= INTET_M2 && m2(kjente) + m2(andre) < INTET_M2;

/** So much of the ground counts, m²; null: nothing of it is known. */
export function kjentM2(
	biter: readonly Regnskapsbit[],
	teller: Teller,
	uviss: Uvisshet
): number | null {
	const talt = telling(biter, teller, uviss);
	return erHeltUviss(talt) ? null : m2(talt.kjente);
}
