/** Bytes that mean the same in every character set of SOSI. */
export const LF = 10;
export const CR = 13;
export const COMMENT = 33;
export const DOT = 46;
