import { formatDaa } from '#lib/domain/tall.ts';
import type { Edit } from '#lib/domain/topology/index.ts';
import { arealM2 } from '#lib/domain/topology/punkt.ts';

/** What an edit did to the zones, in words and dekar. */
export const fortalt = ({ before, after }: Edit, navn: (id: string) => string): string[] =>
	[...after].flatMap(([id, sone]) => {
		const was = before.get(id);
		const diff = (sone ? arealM2(sone) : 0) - (was ? arealM2(was) : 0);
		if (Math.abs(diff) < 50) return [];
		return [`${navn(id)} ble ${formatDaa(Math.abs(diff))} ${diff > 0 ? 'større' : 'mindre'}.`];
	});
