/** Time of the last save, `lagrer`, or `ikke-lagret` (which is said in words and sign); null: nothing to save. */
export type Lagret = Date | 'lagrer' | 'ikke-lagret' | null;
