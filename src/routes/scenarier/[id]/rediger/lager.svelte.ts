import { Objektsamling } from './objektsamling.ts';

/** The objects in the editor, so that what is shown of them follows when they change. */
export function objektlager(scenario: number, srid: number): Objektsamling {
	let tall = $state(0);
	return new Objektsamling(scenario, srid, {
		leses: () => tall,
		endret: () => {
			tall += 1;
		}
	});
}
