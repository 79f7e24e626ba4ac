/** The clock, in one place. */
export const naa = (): Date => new Date();
