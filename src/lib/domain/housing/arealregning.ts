import { STANDARD_AREALVALG, type Arealvalg } from './arealvalg.ts';
import type { TellendeStatus } from './formal.ts';
import { INGEN_FRADRAG, type Flateslag, type Fradragsslag } from './fradrag.ts';

/** A part of a piece with all that lies over it. The parts of a piece are disjoint and make it up. By PostGIS, m². */
export interface Flate {
	readonly slag: readonly Flateslag[];
	readonly m2: number;
}

export interface Arealregning {
	readonly fradragM2: Readonly<Record<Fradragsslag, number>>;
	/** Gross less deductions. */
	readonly nettoM2: number;
	/** The part of the net on which something must come first. */
	readonly betingetM2: number;
}

/** Taken where they lie, in this order; the share of what is left there. */
const uttak = (
	valg: Arealvalg
): readonly (readonly [Exclude<Fradragsslag, 'veg' | 'bygd'>, number])[] => [
	['fare', 1],
	['byggeforbud', 1],
	['vern', 1],
	['vann', 1],
	['dyrka', valg.dyrkaAndel],
	['myr', valg.myrAndel],
	['gronn', valg.gronnAndel]
];

/** How much wider or narrower than it was measured with? */
const vegfaktor = (slag: readonly Flateslag[], valg: Arealvalg): number => {
	if (slag.includes('veg-rv')) return valg.vegbreddeRv / STANDARD_AREALVALG.vegbreddeRv;
	if (slag.includes('veg-fv')) return valg.vegbreddeFv / STANDARD_AREALVALG.vegbreddeFv;
	return slag.includes('veg-kv') ? valg.vegbreddeKv / STANDARD_AREALVALG.vegbreddeKv : 0;
};

/**
 * New dwellings in a zone of status 3 (videreutvikling) come beside those that stand there, by a density that says so:
 * the ground of its buildings is not taken out.
 */
const bygningsfaktor = (
	slag: readonly Flateslag[],
	status: TellendeStatus | null,
	valg: Arealvalg
): number =>
	slag.includes('bygning') && status !== 3 && vegfaktor(slag, valg) === 0 ? valg.bygningFaktor : 0;

interface Rest {
	readonly m2: number;
	/** Ground that roads and buildings ask for: no more than there is. */
	readonly vegM2: number;
	readonly bygdM2: number;
}

function rest(
	flater: readonly (Flate & { readonly restM2: number })[],
	status: TellendeStatus | null,
	valg: Arealvalg
): Rest {
	const sum = (faktor: (slag: readonly Flateslag[]) => number) =>
		flater.reduce((n, { slag, restM2 }) => n + restM2 * faktor(slag), 0);
	const m2 = sum(() => 1);
	const vegM2 = Math.min(
		m2,
		sum((slag) => vegfaktor(slag, valg))
	);
	const bygdM2 = Math.min(
		m2 - vegM2,
		sum((slag) => bygningsfaktor(slag, status, valg))
	);
	return { m2, vegM2, bygdM2 };
}

/**
 * What is taken from a piece, kind by kind and nothing twice, and what is left (m²; domain.md § 4.3 A)? First what lies
 * where it lies, in order; then roads, measured at Planbordet's widths and scaled to those chosen, and the ground of buildings,
 * their footprint times a choice: both of what is left.
 */
export function arealregning(
	flater: readonly Flate[],
	status: TellendeStatus | null,
	valg: Arealvalg
): Arealregning {
	const fradragM2 = { ...INGEN_FRADRAG };
	const igjen = flater.map((flate) => {
		let restM2 = flate.m2;
		for (const [slag, andel] of uttak(valg)) {
			if (!flate.slag.includes(slag)) continue;
			fradragM2[slag] += restM2 * andel;
			restM2 -= restM2 * andel;
		}
		return { ...flate, restM2 };
	});
	const alt = rest(igjen, status, valg);
	const betinget = rest(
		igjen.filter(({ slag }) => slag.includes('betinget')),
		status,
		valg
	);
	const nettoM2 = alt.m2 - alt.vegM2 - alt.bygdM2;
	return {
		fradragM2: { ...fradragM2, veg: alt.vegM2, bygd: alt.bygdM2 },
		nettoM2,
		betingetM2: Math.min(nettoM2, betinget.m2 - betinget.vegM2 - betinget.bygdM2)
	};
}
