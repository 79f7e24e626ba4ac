import { Festelinjer, type Cm } from '#lib/domain/topology/index.ts';
import { getJson } from '../../../hent.ts';
import { bboxText, within, type Cmboks } from './tjener.ts';

interface Linjesvar {
	readonly lines: readonly (readonly (readonly [number, number])[])[];
	/** Some were left out: the box held too many. */
	readonly truncated: boolean;
}

/** More than this is no place one draws in detail: centimetres each way. */
const MOST_CM = 300_000;

/** Parcel borders and roads that one draws along, of the part of the map that is seen closely. */
export class Festedata {
	readonly #scenario: number;
	#hentet: Cmboks | null = null;
	linjer = new Festelinjer([]);

	constructor(scenario: number) {
		this.#scenario = scenario;
	}

	/** Without them one draws all the same: what cannot be fetched is told, and asked for again at the next move. */
	async sorgFor(seen: Cmboks): Promise<void> {
		const [w, s, e, n] = seen;
		if (e - w > MOST_CM || n - s > MOST_CM) return;
		if (this.#hentet && within(seen, this.#hentet)) return;
		// With as much again around it, so that a small move needs nothing new.
		const [dx, dy] = [(e - w) / 2, (n - s) / 2];
		const boks: Cmboks = [w - dx, s - dy, e + dx, n + dy];
		const path = `/api/scenarios/${this.#scenario}/snap-lines?bbox=${bboxText(boks)}`;
		const { lines } = await getJson<Linjesvar>(path);
		this.linjer = new Festelinjer(
			lines.map((line) => line.map(([x, y]): Cm => [Math.round(x * 100), Math.round(y * 100)]))
		);
		this.#hentet = boks;
	}
}
