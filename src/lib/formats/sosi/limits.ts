/** How much one file may ask for before it is refused or cut off. Real plans are far below. */
export interface Grenser {
	readonly bytes: number;
	readonly objects: number;
	readonly points: number;
}

export const DEFAULT_LIMITS: Grenser = {
	bytes: 1_000_000_000,
	objects: 3_000_000,
	points: 30_000_000
};
