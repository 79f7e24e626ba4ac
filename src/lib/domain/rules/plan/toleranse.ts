/**
 * How far apart two things may be and still be meant as one: 1 cm, the finest step of plan coordinates
 * (rpf.un.1). A point that divides a slanting side is rounded to it, and so lies up to 0.7 cm beside the side.
 */
export const TOLERANSE_M = 0.01;

/**
 * Below this a gap or overlap is a trace of rounding, told as merknad and not as feil: half a centimetre
 * along a side of 20 m. No purpose, and no right in one, hangs on a tenth of a square metre.
 */
export const AVRUNDINGSSPOR_M2 = 0.1;

/**
 * A larger one is a trace too where it is thinner than this on the average (twice its area by its outline):
 * along a side of 100 m a vertex that is rounded to the centimetre moves half a square metre.
 */
export const AVRUNDINGSSPOR_BREDDE_M = 0.01;
