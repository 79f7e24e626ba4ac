import { area2Of, grenserMot, leggPaa, lengst, stykker, type Blad, type Tegning } from './blad.ts';
import type { Edit, Flislegging } from './flislegging.ts';
import { ugyldigSted } from './gyldig.ts';
import { outlineStays } from './kjede.ts';
import { findGapsAndOverlaps } from './mangler.ts';
import { flaterFrom, ringerOf, withoutNeedless } from './omriss.ts';
import { at, boksOm, flateArea2, type FlateCm, type Sone } from './punkt.ts';
import { notLoaded, refuse, UREGNELIG, type Avslag, type Utfall } from './utfall.ts';

/** Who holds each face. */
export type Eiere = (readonly string[])[];

export interface Omtegning {
	/** The zones that the drawing may touch; those that turn out to share what changes come along. */
	readonly ids: Iterable<string>;
	readonly tegning: Tegning;
	/** Who holds each face afterwards, and what is new: by id, the zone whose properties it takes. */
	assign(blad: Blad, created: Map<string, string | null>): Eiere | Avslag;
	readonly newId: () => string;
}

/** Parts that an edit makes and that are smaller than this go to the neighbour with the longest border: 1 m², twice, in cm². */
export const SMULE_2 = 20_000;

/** Was this part a part of the same zone before, with the same border? Then it is no crumb of the edit. */
function stoodBefore(
	{ map, byFace, zones }: Blad,
	part: readonly number[],
	owner: string
): boolean {
	const own = new Set(part);
	const had = (face: number): boolean => at(zones, face).includes(owner);
	return part.every(
		(face) =>
			had(face) &&
			at(byFace, face).every((h) => own.has(at(map.face, h ^ 1)) || !had(at(map.face, h ^ 1)))
	);
}

/** Lets the neighbour with the longest border take crumbs; answers whether there were any to take. */
function absorbOnce(blad: Blad, owners: Eiere): boolean {
	const faces = new Map<string, number[]>();
	owners.forEach(([owner, other], face) => {
		if (owner === undefined || other !== undefined || face === 0) return;
		const own = faces.get(owner);
		if (own) own.push(face);
		else faces.set(owner, [face]);
	});
	const crumbs = [...faces].flatMap(([owner, own]) =>
		stykker(blad, own)
			.filter((part) => area2Of(blad, part) < SMULE_2 && !stoodBefore(blad, part, owner))
			.map((part) => ({ owner, part, area2: area2Of(blad, part) }))
	);
	crumbs.sort((a, b) => a.area2 - b.area2);
	let taken = false;
	for (const { owner, part } of crumbs) {
		const heir = lengst(
			grenserMot(blad, part, (face) => {
				const [other] = owners[face] ?? [];
				return other === owner ? undefined : other;
			})
		);
		if (heir === undefined) continue;
		for (const face of part) owners[face] = [heir];
		taken = true;
	}
	return taken;
}

/** A crumb may have been taken by what is a crumb itself: they are looked for again. */
function absorbCrumbs(blad: Blad, owners: Eiere): void {
	for (let round = 0; round < 8 && absorbOnce(blad, owners); round++);
}

const isSameZone = (a: Sone, b: Sone): boolean => {
	const [p, q] = [a.flater.flat(), b.flater.flat()];
	return (
		p.length === q.length && a.flater.length === b.flater.length && p.every((r, i) => r === q[i])
	);
};

/**
 * Parts that hang together no longer are zones of their own: what did not change and the largest of the rest stay. A zone that
 * was in several parts may be in as many.
 */
function partsOf(
	flater: readonly FlateCm[],
	old: Sone | undefined
): { stay: FlateCm[]; leave: FlateCm[] } {
	if (flater.length <= Math.max(1, old?.flater.length ?? 0))
		return { stay: [...flater], leave: [] };
	const known = new Set(old?.flater.flat() ?? []);
	const isOld = (flate: FlateCm) => flate.every((ring) => known.has(ring));
	const changed = flater.filter((flate) => !isOld(flate));
	const largest = changed.reduce(
		(a, b) => (flateArea2(b) > flateArea2(a) ? b : a),
		changed[0] ?? []
	);
	return {
		stay: flater.filter((flate) => isOld(flate) || flate === largest),
		leave: changed.filter((flate) => flate !== largest)
	};
}

/** The edit that gives each owner its faces. */
function editFrom(
	t: Flislegging,
	{
		blad,
		rings,
		created,
		ids,
		newId
	}: {
		blad: Blad;
		rings: ReturnType<typeof ringerOf>;
		created: ReadonlyMap<string, string | null>;
		ids: readonly string[];
		newId: () => string;
	}
): Edit {
	const before = new Map<string, Sone>();
	const after = new Map<string, Sone | null>();
	const made = new Map<string, { sone: Sone; like: string | null }>();
	for (const id of new Set([...ids, ...created.keys()])) {
		const old = t.get(id);
		const { stay, leave } = partsOf(flaterFrom(blad, rings.get(id) ?? [], old), old);
		const sone = { id, flater: stay };
		if (old && stay.length > 0 && isSameZone(old, sone)) continue;
		if (old) {
			before.set(id, old);
			after.set(id, stay.length > 0 ? sone : null);
		} else if (stay.length > 0) made.set(id, { sone, like: created.get(id) ?? null });
		for (const flate of leave) {
			const other = newId();
			made.set(other, {
				sone: { id: other, flater: [flate] },
				like: old ? id : (created.get(id) ?? null)
			});
		}
	}
	return { before, after, created: made };
}

/** Is anything wrong with the zones that an edit makes? */
function flaw({ before, after, created }: Edit): Avslag | null {
	const made = [...after.values(), ...[...created.values()].map(({ sone }) => sone)];
	for (const sone of made) {
		if (!sone) continue;
		const place = ugyldigSted(sone);
		if (place) return refuse(UREGNELIG, place);
		const old = before.get(sone.id)?.flater ?? [];
		// A zone that was so small before may stay so.
		if (old.some((flate) => flateArea2(flate) < SMULE_2)) continue;
		const crumb = sone.flater.find((flate) => flateArea2(flate) < SMULE_2);
		if (crumb) return refuse(SMULE, crumb[0]?.[0]);
	}
	return null;
}

const SMULE =
	'Da blir det igjen en bit på mindre enn 1 m². Legg den nye grensa lenger unna den gamle, eller rett oppå den.';

const FOR_LITE = 'Det nye blir for lite: et område må være på minst 1 m². Tegn det større.';

const INGEN_NABO =
	'Det er ikke noe naboområde som kan ta over arealet. La området stå, og gi det et annet formål i stedet.';

type Forsok = { readonly extend: readonly string[] } | Utfall;

function attempt(t: Flislegging, ids: readonly string[], omtegning: Omtegning): Forsok {
	const blad = leggPaa(t, ids, omtegning.tegning);
	if (!blad) return refuse(UREGNELIG);
	const unknown = blad.followed().find(([a, b]) => !t.knows(a) && !t.knows(b));
	if (unknown) return notLoaded(boksOm(unknown, 100));
	const created = new Map<string, string | null>();
	const owners = omtegning.assign(blad, created);
	if ('ok' in owners) return owners;
	absorbCrumbs(blad, owners);
	const isLeft = (id: string) => owners.some(([owner]) => owner === id);
	if (created.size > 0 && ![...created.keys()].some(isLeft)) return refuse(FOR_LITE);
	const all = ringerOf(blad, owners);
	let answer: Forsok = refuse(UREGNELIG);
	for (const rings of [withoutNeedless(blad, all), all]) {
		const edit = editFrom(t, { blad, rings, created, ids, newId: omtegning.newId });
		const hinder = outlineStays(t, edit) ?? flaw(edit);
		if (!hinder) return { ok: true, edit };
		if ('extend' in hinder) return hinder;
		answer = hinder;
	}
	return answer;
}

/** Where what hinders is a flaw that was there before, it is told, and where. */
function withCause(t: Flislegging, ids: ReadonlySet<string>, answer: Utfall): Utfall {
	if (answer.ok || answer.reason !== UREGNELIG) return answer;
	const flaw = findGapsAndOverlaps(t).find(({ zones }) => zones.some((id) => ids.has(id)));
	return flaw ? refuse(FEIL_FRA_FOR, flaw.place) : answer;
}

const FEIL_FRA_FOR =
	'Mellom områdene her er det gliper eller overlapp fra før. Rett dem først; de står i lista over feil.';

/** Draws on a tiling, and gives every face a holder. */
export function redraw(t: Flislegging, omtegning: Omtegning): Utfall {
	const ids = new Set([...omtegning.ids].filter((id) => t.get(id)));
	for (let round = 0; round < 5; round++) {
		const answer = attempt(t, [...ids], omtegning);
		if (!('extend' in answer)) return withCause(t, ids, answer);
		for (const id of answer.extend) ids.add(id);
	}
	return withCause(t, ids, refuse(UREGNELIG));
}

/**
 * Gives faces that a zone leaves to those beside them: to `heir` where it is beside, otherwise to the one with the longest
 * common border, and never to `not`. What lies beside that zone alone, stays with it, if it is still there.
 */
export function vacate(
	blad: Blad,
	owners: Eiere,
	faces: readonly number[],
	{ id, heir, not }: { readonly id: string; readonly heir?: string; readonly not?: string }
): Avslag | null {
	const left = new Set(faces);
	for (const part of stykker(blad, faces)) {
		const lengths = grenserMot(blad, part, (face) =>
			left.has(face) || owners[face]?.[0] === not ? undefined : owners[face]?.[0]
		);
		const others = new Map([...lengths].filter(([owner]) => owner !== id));
		const taker =
			heir !== undefined && others.has(heir) ? heir : (lengst(others) ?? lengst(lengths));
		if (taker === undefined) return refuse(INGEN_NABO);
		for (const face of part) owners[face] = [taker];
	}
	return null;
}
