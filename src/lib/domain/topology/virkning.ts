import { formatAreal } from '../tall.ts';
import type { Edit } from './flislegging.ts';
import { arealM2, type Sone } from './punkt.ts';

/** What an edit did to one zone. */
export interface Virkning {
	readonly id: string;
	readonly slag: 'endret' | 'borte' | 'ny';
	readonly fromM2: number;
	readonly toM2: number;
	/** In bokmål; null where there is nothing to tell: it got a vertex, and is as large as before. */
	readonly sentence: string | null;
}

function endret(id: string, before: Sone, after: Sone, name: string): Virkning {
	const [fromM2, toM2] = [arealM2(before), arealM2(after)];
	const by = Math.abs(toM2 - fromM2);
	const sentence =
		by === 0 ? null : `${name} ble ${formatAreal(by)} ${toM2 > fromM2 ? 'større' : 'mindre'}`;
	return { id, slag: 'endret', fromM2, toM2, sentence };
}

/**
 * What an edit does to each zone, those that change most first: exact areas, and a sentence to say. `chosen` are the zones
 * that the planner works on, and is not told of; `nameOf` gives the feltnavn, or what else a zone is called.
 */
export function told(
	{ before, after, created }: Edit,
	nameOf: (id: string) => string,
	chosen: ReadonlySet<string> = new Set()
): Virkning[] {
	const effects: Virkning[] = [];
	for (const [id, sone] of after) {
		const old = before.get(id);
		if (!old || chosen.has(id)) continue;
		if (sone) effects.push(endret(id, old, sone, nameOf(id)));
		else {
			const fromM2 = arealM2(old);
			const sentence = `${nameOf(id)} på ${formatAreal(fromM2)} er borte`;
			effects.push({ id, slag: 'borte', fromM2, toM2: 0, sentence });
		}
	}
	for (const [id, { sone, like }] of created) {
		const toM2 = arealM2(sone);
		const sentence =
			like === null
				? `Et nytt område på ${formatAreal(toM2)}`
				: `Et nytt område på ${formatAreal(toM2)}, likt ${nameOf(like)}`;
		effects.push({ id, slag: 'ny', fromM2: 0, toM2, sentence });
	}
	const by = ({ fromM2, toM2 }: Virkning): number => Math.abs(toM2 - fromM2);
	return effects.sort((a, b) => by(b) - by(a) || (a.id < b.id ? -1 : 1));
}
