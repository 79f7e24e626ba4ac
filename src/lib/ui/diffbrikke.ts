/** A purpose, zone or line on one side of a change, as `Diffrad` shows it. */
export interface Diffbrikke {
	readonly farger: readonly string[];
	readonly kode: string | null;
	readonly navn: string | null;
	/** nåværende, framtidig: where that is what differs. */
	readonly status?: string;
}
