import { tolkSok } from '../sok.ts';
import type { Cm } from './punkt.ts';

/** Where the pen is: what was typed is reckoned from here. */
export interface Penn {
	/** The last point; null before the first. */
	readonly last: Cm | null;
	/** Where the pointer is: gives the direction of a length alone, and the length of an angle alone. */
	readonly pointer: Cm | null;
	/** UTM in the plan's zone of a longitude and latitude, where those may be typed. */
	readonly utm?: (lng: number, lat: number) => { readonly nord: number; readonly ost: number };
}

export type Inntastet =
	| {
			readonly ok: true;
			readonly kind: 'coordinate' | 'length' | 'angle' | 'length-angle';
			readonly place: Cm;
	  }
	| { readonly ok: false; readonly reason: string };

const no = (reason: string): Inntastet => ({ ok: false, reason });

const FORMER =
	'Skriv en lengde («12,5»), en retning («@ 40»), begge («12,5 @ 40») eller nord og øst («6732676 587837»).';

/** `12,5`, `12.5 m`, `1 250 m`: metres. */
const length = String.raw`(\d+(?: \d{3})*(?:[.,]\d+)?)\s*m?`;
/** `@ 40`, `@40,5°`, `< 40`: degrees clockwise from north, as on a compass. */
const angle = String.raw`[@<]\s*(-?\d+(?:[.,]\d+)?)\s*°?`;
const lengthAngle = new RegExp(`^(?:${length})?\\s*(?:${angle})?$`, 'i');

const number = (text: string): number => Number(text.replaceAll(' ', '').replace(',', '.'));

/** Longer than this is no border of a zone: a mistyped number. */
const FARTHEST_M = 100_000;

/** The place so many metres from another, in degrees clockwise from north. */
function reach([e, n]: Cm, metres: number, degrees: number): Cm {
	const turn = (degrees * Math.PI) / 180;
	return [
		Math.round(e + metres * 100 * Math.sin(turn)),
		Math.round(n + metres * 100 * Math.cos(turn))
	];
}

const degreesOf = (from: Cm, to: Cm): number =>
	(Math.atan2(to[0] - from[0], to[1] - from[1]) * 180) / Math.PI;

/** A length, an angle (degrees clockwise from north), or both, from the last point. */
function fromLast(
	metres: number | null,
	degrees: number | null,
	{ last, pointer }: Penn
): Inntastet {
	if (!last) return no('Sett det første punktet i kartet, eller skriv koordinatene til det.');
	if (metres !== null && !(metres >= 0.01 && metres <= FARTHEST_M))
		return no('Lengden må være mellom 1 cm og 100 km.');
	if (metres !== null && degrees !== null)
		return { ok: true, kind: 'length-angle', place: reach(last, metres, degrees) };
	if (!pointer || (pointer[0] === last[0] && pointer[1] === last[1]))
		return no(
			metres === null
				? 'Pek ut i kartet hvor langt linja skal gå, eller skriv lengden også: «12,5 @ 40».'
				: 'Pek i den retningen linja skal gå, eller skriv retningen også: «12,5 @ 40».'
		);
	if (metres !== null)
		return { ok: true, kind: 'length', place: reach(last, metres, degreesOf(last, pointer)) };
	const pointedM = Math.hypot(pointer[0] - last[0], pointer[1] - last[1]) / 100;
	return { ok: true, kind: 'angle', place: reach(last, pointedM, degrees ?? 0) };
}

/**
 * The next point of what is drawn, by what was typed: `12,5` or `12,5 m` from the last point towards the pointer, `@ 40` in
 * that direction as far as the pointer is, `12,5 @ 40` both, or coordinates as the search takes them. Angles are degrees
 * clockwise from north.
 */
export function tolkInntasting(typed: string, penn: Penn): Inntastet {
	const text = typed.trim().replaceAll(/\s+/g, ' ').replaceAll('−', '-');
	if (text === '') return no(FORMER);
	const sted = tolkSok(text);
	if (sted?.slag === 'utm')
		return {
			ok: true,
			kind: 'coordinate',
			place: [Math.round(sted.east * 100), Math.round(sted.north * 100)]
		};
	// Before degrees: `60,5` is a length here.
	const match = lengthAngle.exec(text);
	if (match) {
		const [, metres, degrees] = match;
		return fromLast(
			metres === undefined ? null : number(metres),
			degrees === undefined ? null : number(degrees),
			penn
		);
	}
	if (sted?.slag !== 'koordinat') return no(FORMER);
	if (!penn.utm) return no('Skriv nord og øst i meter («6732676 587837»), ikke grader.');
	const { nord, ost } = penn.utm(sted.lng, sted.lat);
	return { ok: true, kind: 'coordinate', place: [Math.round(ost * 100), Math.round(nord * 100)] };
}
