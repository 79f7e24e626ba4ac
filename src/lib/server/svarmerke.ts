import { randomUUID } from 'node:crypto';

/**
 * Of this process: another one may have another program or another database under the same ids and revision numbers, so
 * what a browser or a cache kept from it is asked for again.
 */
export const SVARMERKE = randomUUID().slice(0, 8);

/** The tag of an answer that is told by `state`, in this process. */
export const svaretag = (state: string): string => `"${state}-${SVARMERKE}"`;
