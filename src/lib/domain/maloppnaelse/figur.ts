import type { Tall } from '../bevis.ts';

/** One figure of the politicians' page, in words anybody can read. */
export interface Malfigur {
	/** Its name in an address, and the same in every scenario. */
	readonly nokkel: string;
	readonly navn: string;
	/** What it tells, in a sentence. */
	readonly forklaring: string;
	readonly tall: Tall;
	/** Which way is for the better, where that is not a question of view. */
	readonly bedre?: 'mer' | 'mindre';
}

export interface Figurgruppe {
	readonly navn: string;
	/** Where all of it is told. */
	readonly side: '/boligreserve' | '/fortetting' | '/arealregnskap' | '/blagronn';
	readonly figurer: readonly Malfigur[];
}
