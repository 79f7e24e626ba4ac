/**
 * What a zone does to a corridor, reckoned in the browser while the hand moves: ≈, and replaced by what PostGIS says when it
 * rests. The same definitions as blagronn_langs and blagronn_restbredde, on whole centimetres.
 */
import { boksOm, orient, placeInFlate, type Cm, type FlateCm } from '../topology/punkt.ts';
import type { Boks } from '../geometri/boksetre.ts';
import { REKKEVIDDE_M } from './valg.ts';

export interface Korridorstrek {
	readonly id: string;
	readonly name: string;
	/** The middle line, in centimetres of the plan's UTM zone. */
	readonly line: readonly Cm[];
}

/** Ground for building. */
export interface Byggflate {
	readonly lokalId: string;
	readonly flater: readonly FlateCm[];
}

export interface Gap {
	readonly cutM: number;
	/** 0: it is cut; null: it is open. */
	readonly restWidthM: number | null;
}

/** A straight piece of a border or a middle line. */
interface Kant {
	readonly fra: Cm;
	readonly til: Cm;
	readonly boks: Boks;
}

const REKKEVIDDE_CM = REKKEVIDDE_M * 100;
const meets = (a: Boks, b: Boks): boolean =>
	a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
const utvidet = ([w, s, e, n]: Boks, med: number): Boks => [w - med, s - med, e + med, n + med];

const kant = (fra: Cm, til: Cm): Kant => ({ fra, til, boks: boksOm([fra, til]) });

const rekke = (punkter: readonly Cm[]): Kant[] =>
	punkter.flatMap((til, i) => {
		const fra = i > 0 ? punkter[i - 1] : undefined;
		return fra ? [kant(fra, til)] : [];
	});

interface Delt {
	readonly boks: Boks;
	readonly kanter: readonly Kant[];
}

/** What is made of a shape is kept as long as the shape is: while the hand moves, all others are as they were. */
function husket<Form extends object, Verdi>(lag: (form: Form) => Verdi): (form: Form) => Verdi {
	const kjent = new WeakMap<Form, { readonly verdi: Verdi }>();
	return (form) => {
		const verdi = kjent.get(form) ?? { verdi: lag(form) };
		kjent.set(form, verdi);
		return verdi.verdi;
	};
}

const linjen = husket((line: readonly Cm[]): Delt => ({ boks: boksOm(line), kanter: rekke(line) }));
const flatene = husket((flater: readonly FlateCm[]): Delt => ({
	boks: boksOm(flater.flatMap(([ytre = []]) => ytre)),
	kanter: flater.flatMap((flate) => flate.flatMap((ring) => rekke([...ring.slice(-1), ...ring])))
}));

/** Where along the piece (0–1) does it meet the edge? */
function kryss({ fra: p, til: q }: Kant, { fra: a, til: b }: Kant): number[] {
	const [c, d] = [orient(a, b, p), orient(a, b, q)];
	if (c === d || (c > 0 && d > 0) || (c < 0 && d < 0)) return [];
	const [e, f] = [orient(p, q, a), orient(p, q, b)];
	return (e > 0 && f > 0) || (e < 0 && f < 0) ? [] : [c / (c - d)];
}

const langs = ({ fra, til }: Kant, t: number): Cm => [
	fra[0] + t * (til[0] - fra[0]),
	fra[1] + t * (til[1] - fra[1])
];
const cmMellom = (a: Cm, b: Cm): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** Centimetres of the line that lie inside the ground for building; along its border is outside. */
function kuttCm(line: readonly Kant[], bygg: readonly Byggflate[]): number {
	let sum = 0;
	for (const del of line) {
		const her = bygg.filter(({ flater }) => meets(flatene(flater).boks, del.boks));
		if (her.length === 0) continue;
		const steder = her.flatMap(({ flater }) =>
			flatene(flater).kanter.flatMap((k) => (meets(k.boks, del.boks) ? kryss(del, k) : []))
		);
		const t = [0, ...steder, 1].toSorted((a, b) => a - b);
		for (const [i, fra] of t.slice(0, -1).entries()) {
			const til = t[i + 1] ?? 1;
			const midt = langs(del, (fra + til) / 2);
			const inne = her.some(({ flater }) => flater.some((f) => placeInFlate(midt, f) === 1));
			if (til > fra && inne) sum += (til - fra) * cmMellom(del.fra, del.til);
		}
	}
	return sum;
}

/** The point of the piece that is nearest to p. */
function naermest(p: Cm, del: Kant): Cm {
	const [dx, dy] = [del.til[0] - del.fra[0], del.til[1] - del.fra[1]];
	const lengde2 = dx * dx + dy * dy;
	const t = lengde2 === 0 ? 0 : ((p[0] - del.fra[0]) * dx + (p[1] - del.fra[1]) * dy) / lengde2;
	return langs(del, Math.min(1, Math.max(0, t)));
}

/** How far apart two pieces that do not cross are, and from where to where. */
function avstand(en: Kant, to: Kant): { cm: number; fra: Cm; til: Cm } {
	let best = { cm: Infinity, fra: en.fra, til: to.fra };
	const prov = (fra: Cm, til: Cm): void => {
		const cm = cmMellom(fra, til);
		if (cm < best.cm) best = { cm, fra, til };
	};
	prov(en.fra, naermest(en.fra, to));
	prov(en.til, naermest(en.til, to));
	prov(naermest(to.fra, en), to.fra);
	prov(naermest(to.til, en), to.til);
	return best;
}

/** An edge that narrows a corridor, and from which side of it. */
interface Sidekant {
	readonly del: Kant;
	readonly side: number;
}

/** What of the edge lies on the side of `ved` that `mot` points to; null: nothing. The corridor ends where its line does. */
function foran(del: Kant, ved: Cm, mot: Cm): Kant | null {
	const over = (p: Cm): number =>
		(p[0] - ved[0]) * (mot[0] - ved[0]) + (p[1] - ved[1]) * (mot[1] - ved[1]);
	const [a, b] = [over(del.fra), over(del.til)];
	if (a >= 0 && b >= 0) return del;
	if (a < 0 && b < 0) return null;
	const skille = langs(del, a / (a - b));
	return a >= 0 ? kant(del.fra, skille) : kant(skille, del.til);
}

/** The piece of the line that is nearest to the edge, within reach. */
function naermesteDel(
	del: Kant,
	line: readonly Kant[]
): { nr: number; cm: number; fra: Cm; til: Cm } | null {
	const boks = utvidet(del.boks, REKKEVIDDE_CM);
	let best: { nr: number; cm: number; fra: Cm; til: Cm } | null = null;
	for (const [nr, strekk] of line.entries()) {
		if (!meets(boks, strekk.boks)) continue;
		const funnet = avstand(del, strekk);
		if (funnet.cm <= REKKEVIDDE_CM && (!best || funnet.cm < best.cm)) best = { nr, ...funnet };
	}
	return best;
}

/** The edge as it narrows the corridor; null: it is too far away, or lies beyond its end. */
function sidekant(hel: Kant, line: readonly Kant[]): Sidekant | null {
	const [forst, sist] = [line[0], line.at(-1)];
	const naer = naermesteDel(hel, line);
	if (!naer || !forst || !sist) return null;
	const etter = naer.nr === 0 ? foran(hel, forst.fra, forst.til) : hel;
	const del = etter && naer.nr === line.length - 1 ? foran(etter, sist.til, sist.fra) : etter;
	if (!del) return null;
	const { cm, fra, til, nr } = del === hel ? naer : (naermesteDel(del, line) ?? naer);
	const her = line[nr] ?? forst;
	// At a bend the line as a whole goes from the point before to the point after.
	const fraPunkt = til === her.fra ? (line[nr - 1]?.fra ?? her.fra) : her.fra;
	const tilPunkt = til === her.til ? (line[nr + 1]?.til ?? her.til) : her.til;
	return { del, side: Math.sign(orient(fraPunkt, tilPunkt, cm < 1 ? langs(del, 0.5) : fra)) };
}

const sidene = husket((line: readonly Kant[]) => husket((del: Kant) => sidekant(del, line)));

/** The shortest way between the edges on the one side and those on the other; null: one side has none. */
function mellom(kanter: readonly Sidekant[]): number | null {
	const [venstre, hoyre] = [1, -1].map((side) => kanter.filter((k) => k.side === side));
	let best = Infinity;
	for (const { del: v } of venstre ?? []) {
		const boks = utvidet(v.boks, Math.min(best, 4 * REKKEVIDDE_CM));
		for (const { del: h } of hoyre ?? [])
			if (meets(boks, h.boks)) best = Math.min(best, avstand(v, h).cm);
	}
	return best < Infinity ? best : null;
}

/** How much of the corridor these cut, and what is left between them where it is narrowest. */
export function gapI({ line }: Korridorstrek, bygg: readonly Byggflate[]): Gap {
	const { boks, kanter } = linjen(line);
	const belte = utvidet(boks, REKKEVIDDE_CM);
	const naere = bygg.filter(({ flater }) => meets(flatene(flater).boks, belte));
	const cutM = kuttCm(kanter, naere) / 100;
	if (cutM >= 0.01) return { cutM, restWidthM: 0 };
	const sideAv = sidene(kanter);
	const cm = mellom(
		naere.flatMap(({ flater }) =>
			flatene(flater).kanter.flatMap((del) => (meets(del.boks, belte) ? (sideAv(del) ?? []) : []))
		)
	);
	return { cutM: 0, restWidthM: cm === null ? null : cm / 100 };
}

/** Do these lie so near the corridor that they may change it? */
export function erNaer({ line }: Korridorstrek, bygg: readonly Byggflate[]): boolean {
	const belte = utvidet(linjen(line).boks, REKKEVIDDE_CM);
	return bygg.some(({ flater }) => meets(flatene(flater).boks, belte));
}
