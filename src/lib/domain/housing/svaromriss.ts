import { iOmriss } from '../bevisomriss.ts';
import type { Intervall } from './boligrad.ts';
import type { Boligomrade, Boligsvar } from './svar.ts';

const intervall = ({ min, mid, max }: Intervall): Intervall => ({
	min: iOmriss(min),
	mid: iOmriss(mid),
	max: iOmriss(max)
});

const rad = (rad: Boligomrade): Boligomrade => ({
	...rad,
	proof: {
		need: iOmriss(rad.proof.need),
		capacity: intervall(rad.proof.capacity),
		conditional: iOmriss(rad.proof.conditional),
		unmapped: iOmriss(rad.proof.unmapped),
		unmappedCapacity: intervall(rad.proof.unmappedCapacity)
	}
});

/** The answer as a page shows it before a proof is opened: every figure and its words, without what they rest on. */
export const svaromriss = <S extends Boligsvar>(svar: S): S => ({
	...svar,
	areas: svar.areas.map((omrade) => ({ ...rad(omrade), unmappedParts: [] })),
	totals: svar.totals.map(rad)
});
