/** A square of the plan's UTM zone, m. */
export interface Rute {
	readonly ost: number;
	readonly nord: number;
	readonly side: number;
}

/** Something that must be overlaid, by the middle of it: `tyngde` is its number of vertices. */
export interface Tyngdepunkt {
	readonly ost: number;
	readonly nord: number;
	readonly tyngde: number;
}

/** No square is smaller: what lies closer is overlaid together. */
const MINST_M = 125;

const inni = ({ ost, nord, side }: Rute, p: Tyngdepunkt): boolean =>
	p.ost >= ost && p.ost < ost + side && p.nord >= nord && p.nord < nord + side;

function delt(rute: Rute, punkter: readonly Tyngdepunkt[], mest: number): Rute[] {
	const tyngde = punkter.reduce((sum, p) => sum + p.tyngde, 0);
	if (tyngde <= mest || rute.side / 2 < MINST_M) return [rute];
	const side = rute.side / 2;
	return [0, side].flatMap((dx) =>
		[0, side].flatMap((dy) => {
			const del = { ost: rute.ost + dx, nord: rute.nord + dy, side };
			const egne = punkter.filter((p) => inni(del, p));
			return delt(del, egne, mest);
		})
	);
}

/**
 * Squares that cover the box without overlapping, smaller where there is more: an overlay of each takes about as long. Their
 * corners are whole metres.
 */
export function ruter(
	[vest, sor, ost, nord]: readonly [number, number, number, number],
	punkter: readonly Tyngdepunkt[],
	mest: number
): Rute[] {
	const lengst = Math.max(ost - vest, nord - sor, 1) + 2;
	const side = MINST_M * 2 ** Math.max(0, Math.ceil(Math.log2(lengst / MINST_M)));
	return delt({ ost: Math.floor(vest) - 1, nord: Math.floor(sor) - 1, side }, punkter, mest);
}
