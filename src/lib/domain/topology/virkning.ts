import { formatAreal } from '../tall.ts';
import type { Edit } from './flislegging.ts';
import { arealM2, eachEdge, lengthCm, type Sone } from './punkt.ts';

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

/** Where borders cross they meet on whole centimetres: so much of a zone's area may come of that, per centimetre of its border. */
const ROUNDING_CM = Math.SQRT1_2;

/** As much as the meeting of borders on whole centimetres can make of a zone's area. */
function roundingM2({ flater }: Sone): number {
	let border = 0;
	for (const ring of flater.flat()) eachEdge(ring, (a, b) => (border += lengthCm(a, b)));
	return (border * ROUNDING_CM) / 10_000;
}

/** Of a zone that was moved as it is: why it is not exactly as large as before. */
function flyttet(id: string, before: Sone, after: Sone, name: string): Virkning {
	const virkning = endret(id, before, after, name);
	const by = virkning.toM2 - virkning.fromM2;
	if (by === 0) return virkning;
	if (Math.abs(by) <= roundingM2(after)) {
		const size = formatAreal(Math.abs(by));
		const sentence = `${name} er like stor som før, på ${size} nær, for grenser møtes på hele centimeter`;
		return { ...virkning, sentence };
	}
	const why =
		by < 0
			? 'det som kom utenfor det planlagte, er tatt bort'
			: 'biter under 1 m² som ble igjen av naboene, er tatt med';
	return { ...virkning, sentence: `${virkning.sentence ?? name}: ${why}` };
}

const heter = (name: string): string => (name === '' ? '' : `, med navnet ${name}`);

/**
 * What an edit does to each zone, those that change most first: exact areas, and a sentence to say. `chosen` are the zones
 * that the planner works on, and is not told of; `nameOf` gives the feltnavn, or what else a zone is called, and
 * '' for one that is new and has no name.
 */
export function told(
	{ before, after, created, moved }: Edit,
	nameOf: (id: string) => string,
	chosen: ReadonlySet<string> = new Set()
): Virkning[] {
	const effects: Virkning[] = [];
	for (const [id, sone] of after) {
		const old = before.get(id);
		if (!old || chosen.has(id)) continue;
		if (sone) effects.push((id === moved ? flyttet : endret)(id, old, sone, nameOf(id)));
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
				: `Et nytt område på ${formatAreal(toM2)}, likt ${nameOf(like)}${heter(nameOf(id))}`;
		effects.push({ id, slag: 'ny', fromM2: 0, toM2, sentence });
	}
	const by = ({ fromM2, toM2 }: Virkning): number => Math.abs(toM2 - fromM2);
	return effects.sort((a, b) => by(b) - by(a) || (a.id < b.id ? -1 : 1));
}
