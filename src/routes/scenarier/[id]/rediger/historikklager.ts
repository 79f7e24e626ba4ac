import type { Redigering, Tilstand } from './tilstand.ts';

/** What can be undone and done again, as it is kept when the page is loaded anew. */
export interface Kjent {
	readonly gjort: readonly Redigering[];
	readonly angret: readonly Redigering[];
}

interface Skrevet {
	readonly message: string;
	readonly fra: readonly (readonly [string, Tilstand | null])[];
	readonly til: readonly (readonly [string, Tilstand | null])[];
}

const skrevet = ({ message, fra, til }: Redigering): Skrevet => ({
	message,
	fra: [...fra],
	til: [...til]
});
const lest = ({ message, fra, til }: Skrevet): Redigering => ({
	message,
	fra: new Map(fra),
	til: new Map(til)
});

/** So many levels are kept, and so many letters of them: the browser gives a page about five million. */
const LEVELS = 200;
const LETTERS = 3_000_000;

const TOM: Kjent = { gjort: [], angret: [] };

/** The tab's own memory of a scenario: it outlives a reload, and not the tab. */
export function historikklager(scenario: number) {
	const key = `planbordet-historikk-${scenario}`;
	return {
		les(): Kjent {
			try {
				const { gjort, angret } = JSON.parse(sessionStorage.getItem(key) ?? '') as {
					gjort: Skrevet[];
					angret: Skrevet[];
				};
				return { gjort: gjort.map(lest), angret: angret.map(lest) };
			} catch {
				// Nothing is kept, or it is of an older version: then there is nothing to undo.
				return TOM;
			}
		},
		skriv({ gjort, angret }: Kjent): void {
			for (let levels = LEVELS; levels >= 1; levels = Math.floor(levels / 2)) {
				const text = JSON.stringify({
					gjort: gjort.slice(-levels).map(skrevet),
					angret: angret.slice(-levels).map(skrevet)
				});
				if (text.length <= LETTERS) {
					sessionStorage.setItem(key, text);
					return;
				}
			}
			sessionStorage.removeItem(key);
		}
	};
}
