import { arealM2, duplicateZone, type Cm, type Flislegging } from '#lib/domain/topology/index.ts';
import { boksOm } from '#lib/domain/topology/punkt.ts';

/** Ways that a copy may be laid from what it is a copy of, east and north, in widths and heights of it. */
const RETNINGER: readonly Cm[] = [
	[1, 0],
	[0, 1],
	[-1, 0],
	[0, -1],
	[1, 1],
	[1, -1],
	[-1, -1],
	[-1, 1]
];
/** As much of the copy must be there: what would lie outside of the plan is left out of it. */
const HELT = 0.99;

/**
 * How far a copy of a zone is laid from it, in centimetres: beside it, whole, with `gapCm` between, where no zone would be
 * gone under it, and the zone itself keeps its ground. Where there is no such place, `gapCm` to the north-east, over it.
 */
export function kopiplass(t: Flislegging, lokalId: string, gapCm: number): Cm {
	const sone = t.get(lokalId);
	if (!sone) return [gapCm, gapCm];
	const [w, s, e, n] = boksOm(sone.flater.flat(2));
	const [width, height] = [e - w + gapCm, n - s + gapCm];
	const erFri = (by: Cm): boolean => {
		let nr = 0;
		const utfall = duplicateZone(t, lokalId, by, () => `kopi-${nr++}`);
		if (!utfall.ok || utfall.edit.after.has(lokalId)) return false;
		const { after, created } = utfall.edit;
		const kopi = created.get('kopi-0');
		return (
			kopi !== undefined &&
			arealM2(kopi.sone) >= HELT * arealM2(sone) &&
			[...after.values()].every((zone) => zone !== null)
		);
	};
	const steder = RETNINGER.map(([east, north]): Cm => [east * width, north * height]);
	return steder.find(erFri) ?? [gapCm, gapCm];
}

/** The ground that must be known before it can be said: a width and a height around the zone. */
export function kopiomrade(t: Flislegging, lokalId: string, gapCm: number) {
	const points = t.get(lokalId)?.flater.flat(2) ?? [];
	const [w, s, e, n] = boksOm(points);
	return boksOm(points, Math.max(e - w, n - s) + 2 * gapCm);
}
