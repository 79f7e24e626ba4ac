import { describe, expect, it } from 'vitest';
import { matrise } from './matrise.ts';

const rad = (from: string, group: string, areaM2: number) => ({
	from,
	fromName: `AR5 ${from}`,
	group,
	groupName: `Gruppe ${group}`,
	state: from === 'ikke kartlagt' ? ('ikke kartlagt' as const) : ('kjent' as const),
	areaM2
});

describe('the matrix of planned and actual use', () => {
	it('has rows and columns that sum to the whole, the unknown last', () => {
		const m = matrise([
			rad('ikke kartlagt', '1:2', 5),
			rad('21', '5:1', 30),
			rad('21', '1:2', 10),
			rad('21', '1:2', 2)
		]);
		expect(m.rader.map(({ nokkel, sumM2, kjent }) => [nokkel, sumM2, kjent])).toEqual([
			['21', 42, true],
			['ikke kartlagt', 5, false]
		]);
		expect(m.kolonner.map(({ nokkel, sumM2 }) => [nokkel, sumM2])).toEqual([
			['1:2', 17],
			['5:1', 30]
		]);
		expect(m.rader[0]?.celler).toEqual([12, 30]);
		expect(m.sumM2).toBe(47);
	});
});
