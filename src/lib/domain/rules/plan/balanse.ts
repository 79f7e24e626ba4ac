import type { Preparert } from './regel.ts';

/** A side of a surface between two neighbouring vertices of the whole plan, with its surface to the left. */
export interface Kant {
	readonly fra: number;
	readonly til: number;
	readonly eier: Preparert;
}

/** A side of the plane as seen from the purposes (1) or from the world outside the plan (-1). */
const retning = ({ fra, til, eier }: Kant): 1 | -1 =>
	fra < til === (eier.tema === 'arealformal') ? 1 : -1;

export const isFormal = ({ eier }: Kant): boolean => eier.tema === 'arealformal';

/** Plan areas that lie side by side have no outside between them. */
function utenIndreGrense(kanter: readonly Kant[]): Kant[] {
	const ytre = kanter.filter((kant) => !isFormal(kant));
	const sum = ytre.reduce((total, kant) => total + retning(kant), 0);
	const stays =
		sum === 0 ? [] : ytre.filter((kant) => retning(kant) === Math.sign(sum)).slice(0, 1);
	return [...kanter.filter(isFormal), ...stays];
}

/** The sides that several surfaces have to their left: there they lie over one another. */
export function dobbeltDekket(kanter: readonly Kant[]): ReadonlySet<Kant> {
	const like = Map.groupBy(kanter, ({ fra, til }) => `${fra} ${til}`);
	return new Set([...like.values()].filter(({ length }) => length > 1).flat());
}

/** The sides that do not have exactly one surface on their left and one, or the outside, on their right. */
export function ulikeKanter(kanter: readonly Kant[]): Kant[] {
	const byEnds = Map.groupBy(
		kanter,
		({ fra, til }) => `${Math.min(fra, til)} ${Math.max(fra, til)}`
	);
	return [...byEnds.values()].flatMap((samme) => {
		const sider = utenIndreGrense(samme);
		const fram = sider.filter((kant) => retning(kant) === 1).length;
		return fram === 1 && sider.length === 2 ? [] : sider;
	});
}
