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

type Kant = readonly [Cm, Cm];

const REKKEVIDDE_CM = REKKEVIDDE_M * 100;
const meets = (a: Boks, b: Boks): boolean =>
	a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

const kanter = (ring: readonly Cm[]): Kant[] =>
	ring.flatMap((b, i): Kant[] => {
		const a = ring.at(i - 1);
		return a ? [[a, b]] : [];
	});

const strekk = (line: readonly Cm[]): Kant[] =>
	line.flatMap((b, i): Kant[] => {
		const a = i > 0 ? line[i - 1] : undefined;
		return a ? [[a, b]] : [];
	});

const boksOmFlate = (flate: Byggflate): Boks => boksOm(flate.flater.flatMap(([ytre = []]) => ytre));
const kanterAv = ({ flater }: Byggflate): Kant[] =>
	flater.flatMap((flate) => flate.flatMap(kanter));

/** Where along p→q (0–1) does it meet the edge? */
function kryss([p, q]: Kant, [a, b]: Kant): number[] {
	const [c, d] = [orient(a, b, p), orient(a, b, q)];
	if (c === d || (c > 0 && d > 0) || (c < 0 && d < 0)) return [];
	const [e, f] = [orient(p, q, a), orient(p, q, b)];
	return (e > 0 && f > 0) || (e < 0 && f < 0) ? [] : [c / (c - d)];
}

const langs = ([[px, py], [qx, qy]]: Kant, t: number): Cm => [
	px + t * (qx - px),
	py + t * (qy - py)
];
const lengdeCm = ([[ax, ay], [bx, by]]: Kant): number => Math.hypot(bx - ax, by - ay);

/** Metres of the line that lie inside the ground for building; along its border is outside. */
function kuttCm(line: readonly Kant[], bygg: readonly { flate: Byggflate; boks: Boks }[]): number {
	let sum = 0;
	for (const del of line) {
		const her = bygg.filter(({ boks }) => meets(boks, boksOm(del)));
		if (her.length === 0) continue;
		const steder = her.flatMap(({ flate }) => kanterAv(flate).flatMap((kant) => kryss(del, kant)));
		const t = [0, ...steder, 1].toSorted((a, b) => a - b);
		for (const [i, fra] of t.slice(0, -1).entries()) {
			const til = t[i + 1] ?? 1;
			const midt = langs(del, (fra + til) / 2);
			const inne = her.some(({ flate }) => flate.flater.some((f) => placeInFlate(midt, f) === 1));
			if (til > fra && inne) sum += (til - fra) * lengdeCm(del);
		}
	}
	return sum;
}

/** The point of the segment that is nearest to p. */
function naermest(p: Cm, [a, b]: Kant): Cm {
	const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
	const lengde2 = dx * dx + dy * dy;
	const t = lengde2 === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / lengde2;
	return langs([a, b], Math.min(1, Math.max(0, t)));
}

/** How far apart two segments that do not cross are, and from where to where. */
function avstand(en: Kant, to: Kant): { cm: number; fra: Cm; til: Cm } {
	const par = [
		...en.map((p) => ({ fra: p, til: naermest(p, to) })),
		...to.map((p) => ({ fra: naermest(p, en), til: p }))
	].map(({ fra, til }) => ({ fra, til, cm: lengdeCm([fra, til]) }));
	return par.reduce((a, b) => (b.cm < a.cm ? b : a));
}

/** On which side of the line is the edge, and is it near enough to narrow it? 0: it is not, or lies straight ahead. */
function sideAv(kant: Kant, line: readonly Kant[]): -1 | 0 | 1 {
	const boks = boksOm(kant, REKKEVIDDE_CM);
	let best: { cm: number; side: number } | null = null;
	for (const [i, del] of line.entries()) {
		if (!meets(boks, boksOm(del))) continue;
		const { cm, fra, til } = avstand(kant, del);
		if (cm > REKKEVIDDE_CM || (best && cm >= best.cm)) continue;
		// At a bend the line as a whole goes from the point before to the point after.
		const retning: Kant = [
			line[til === del[0] ? i - 1 : i]?.[0] ?? del[0],
			line[til === del[1] ? i + 1 : i]?.[1] ?? del[1]
		];
		const midt: Cm = cm < 1 ? langs(kant, 0.5) : fra;
		const [tx, ty] = [retning[1][0] - retning[0][0], retning[1][1] - retning[0][1]];
		best = { cm, side: tx * (midt[1] - til[1]) - ty * (midt[0] - til[0]) };
	}
	return best ? (Math.sign(best.side) as -1 | 0 | 1) : 0;
}

/** The shortest way between the edges on the one side and those on the other; null: one side has none. */
function mellom(venstre: readonly Kant[], hoyre: readonly Kant[]): number | null {
	let best = Infinity;
	for (const v of venstre) {
		const boks = boksOm(v, Math.min(best, 4 * REKKEVIDDE_CM));
		for (const h of hoyre) if (meets(boks, boksOm(h))) best = Math.min(best, avstand(v, h).cm);
	}
	return venstre.length > 0 && hoyre.length > 0 && best < Infinity ? best : null;
}

/** How much of the corridor these cut, and what is left between them where it is narrowest. */
export function gapI({ line }: Korridorstrek, bygg: readonly Byggflate[]): Gap {
	const deler = strekk(line);
	const belte = boksOm(line, REKKEVIDDE_CM);
	const naere = bygg
		.map((flate) => ({ flate, boks: boksOmFlate(flate) }))
		.filter(({ boks }) => meets(boks, belte));
	const cutM = kuttCm(deler, naere) / 100;
	if (cutM >= 0.01) return { cutM, restWidthM: 0 };
	const sider = Map.groupBy(
		naere.flatMap(({ flate }) => kanterAv(flate)),
		(kant) => sideAv(kant, deler)
	);
	const cm = mellom(sider.get(1) ?? [], sider.get(-1) ?? []);
	return { cutM: 0, restWidthM: cm === null ? null : cm / 100 };
}

/** Do these lie so near the corridor that they may change it? */
export function erNaer({ line }: Korridorstrek, flater: readonly Byggflate[]): boolean {
	const belte = boksOm(line, REKKEVIDDE_CM);
	return flater.some((flate) => meets(boksOmFlate(flate), belte));
}
