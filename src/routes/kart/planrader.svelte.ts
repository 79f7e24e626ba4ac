import { fetchRows, type Rader } from './objekter.ts';

/**
 * The rows of the scenario's objects, for the table, the legend and what lies under a click. They are many, and what
 * makes them is what makes the tiles: they are fetched when they are due, and the map is drawn first.
 */
export class Planrader {
	/** null while they are on their way. */
	alle = $state.raw<Rader | null>(null);
	/** Why they did not come, in the server's words. */
	feil = $state('');

	/** To be made while a component is. */
	constructor(scenario: () => number | undefined, isDue: () => boolean) {
		$effect(() => {
			const id = scenario();
			const abort = new AbortController();
			this.alle = null;
			this.feil = '';
			if (id !== undefined && isDue())
				fetchRows(id, abort.signal).then(
					(answer) => (this.alle = answer),
					(error: unknown) => {
						if (!abort.signal.aborted)
							this.feil = error instanceof Error ? error.message : String(error);
					}
				);
			return () => {
				abort.abort();
			};
		});
	}
}
