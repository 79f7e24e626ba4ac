import type { Position } from 'geojson';
import type { Avvik } from '../../avvik.ts';
import { Omrade } from '../../geometri/flater.ts';
import { distance } from '../../geometri/segment.ts';
import { dobbeltDekket, isFormal, type Kant } from './balanse.ts';
import { enhet, erSpor } from './enhet.ts';
import { feilflater, type Feilflate } from './feilflate.ts';
import { kantnettOf, type Kantnett } from './kanter.ts';
import type { Niva } from './niva.ts';
import { ramseOpp, stor, type Planregel } from './regel.ts';

/** Sides that hang together, by their ends. */
function sammenheng(kanter: readonly Kant[]): Kant[][] {
	const parent = new Map<number, number>();
	const root = (nr: number): number => {
		let top = nr;
		for (let up = parent.get(top); up !== undefined; up = parent.get(top)) top = up;
		for (let at = nr; at !== top;) {
			const up = parent.get(at) ?? top;
			parent.set(at, top);
			at = up;
		}
		return top;
	};
	for (const { fra, til } of kanter) {
		const [a, b] = [root(fra), root(til)];
		if (a !== b) parent.set(a, b);
	}
	return [...Map.groupBy(kanter, ({ fra }) => root(fra)).values()];
}

const ends = ({ punkter }: Kantnett, { fra, til }: Kant): [Position, Position] => [
	punkter[fra] ?? [],
	punkter[til] ?? []
];

/** Twice the signed area that the sides go around, seen from `origo`. */
function omlop(nett: Kantnett, kanter: readonly Kant[]): number {
	const [x0 = 0, y0 = 0] = nett.punkter[kanter[0]?.fra ?? 0] ?? [];
	return kanter.reduce((sum, kant) => {
		const [[ax = 0, ay = 0], [bx = 0, by = 0]] = ends(nett, kant);
		return sum + (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
	}, 0);
}

/** So far to the right of a side is asked whether another purpose lies there. */
const BESIDE_M = 0.02;

/**
 * Without a plan area the outline of the purposes together is the border: its sides have nothing to their
 * right, one purpose to their left, and run counterclockwise. What runs clockwise goes around a gap.
 */
function utenYtreGrense(nett: Kantnett, { formal }: Niva): Kant[] {
	const omrade = new Omrade(formal.flatMap(({ flater }) => flater));
	const beside = nett.ulike.map((kant) => {
		const [[ax = 0, ay = 0], [bx = 0, by = 0]] = ends(nett, kant);
		const length = distance([ax, ay], [bx, by]);
		const [dx, dy] = [((by - ay) / length) * BESIDE_M, ((bx - ax) / length) * BESIDE_M];
		return [(ax + bx) / 2 + dx, (ay + by) / 2 - dy];
	});
	const dekket = omrade.holds(beside, 0);
	const dobbelt = dobbeltDekket(nett.ulike);
	const inne = new Set(nett.ulike.filter((kant, i) => dekket[i] || dobbelt.has(kant)));
	const rand = nett.ulike.filter((kant) => !inne.has(kant));
	const hull = sammenheng(rand).filter((kanter) => omlop(nett, kanter) < 0);
	return [...inne, ...hull.flat()];
}

/** What lies wrong between the purposes with these names, where its size is known. */
function maltSetning({ slag, areaM2 }: Feilflate, navn: readonly string[]): string {
	const areal = enhet(areaM2, 'm²');
	const hvem = ramseOpp(navn);
	if (slag === 'glipe') {
		const hvor = navn.length === 0 ? '' : navn.length === 1 ? `, ved ${hvem}` : `, mellom ${hvem}`;
		return `Planområdet har ${areal} uten arealformål her${hvor}.`;
	}
	if (slag === 'utenfor') return `${stor(hvem)} ligger med ${areal} utenfor planområdet.`;
	if (navn.length === 1) return `${stor(hvem)} overlapper et annet formål med ${areal}.`;
	return new Set(navn).size === 1
		? `To formål ${hvem} overlapper med ${areal}.`
		: `Formålene ${hvem} overlapper med ${areal}.`;
}

function umaltSetning(navn: readonly string[]): string {
	if (navn.length === 0) return 'Planområdet har ikke noe arealformål langs grensen her.';
	return navn.length === 1
		? `Grensen til ${navn.join('')} følger verken en nabo eller plangrensen her.`
		: `Grensene til ${ramseOpp(navn)} passer ikke sammen her: det er et hull eller en overlapp.`;
}

function avvik(nett: Kantnett, kanter: readonly Kant[], flate: Feilflate | null): Avvik {
	const eiere = flate?.eiere ?? new Set(kanter.filter(isFormal).map(({ eier }) => eier));
	const navn = [...eiere].map(({ omtale }) => omtale);
	const [forste] = eiere;
	return {
		rule: flislegging.id,
		severity: flate && erSpor(flate.areaM2, [flate.ring]) ? 'merknad' : 'feil',
		message: flate ? maltSetning(flate, navn) : umaltSetning(navn),
		object: forste?.objekt.lokalId,
		place: { type: 'MultiLineString', coordinates: kanter.map((kant) => ends(nett, kant)) },
		...(flate && { areaM2: flate.areaM2 })
	};
}

/**
 * rpf.o.1 of the national rules: the purposes are a mosaic that fills the plan area. Exact, and where; how large, where the
 * sides alone tell it (feilflater). In a stored plan PostGIS measures all of it (server/planmaling).
 */
export const flislegging: Planregel = {
	id: 'plan.formal.flislegging',
	krav: 'Arealformålene skal dekke planområdet nøyaktig, uten hull og overlapp.',
	check: (plan) =>
		kantnettOf(plan).flatMap(([niva, nett]) => {
			const isBounded = niva.omrader.length > 0;
			const grupper = sammenheng(isBounded ? nett.ulike : utenYtreGrense(nett, niva));
			// Without a plan area the outline is left out, and may go around ground inside a gap.
			const flater = isBounded ? feilflater(grupper, nett.punkter) : [];
			return grupper.map((kanter, nr) => avvik(nett, kanter, flater[nr] ?? null));
		})
};
