import type { Formal } from './kvartal.ts';

/** Letters of a feltnavn by purpose; what has none here (LNFR, road, rail, water) goes without a name on the map. */
const bokstaver = new Map([
	[1001, 'BA'],
	[1110, 'B'],
	[1120, 'F'],
	[1130, 'BS'],
	[1140, 'BKJ'],
	[1150, 'BF'],
	[1160, 'BOP'],
	[1170, 'BFT'],
	[1200, 'BRU'],
	[1300, 'N'],
	[1400, 'BIA'],
	[1500, 'BAB'],
	[1600, 'U'],
	[1700, 'GU'],
	[1800, 'BKB'],
	[2070, 'SKT'],
	[2080, 'SP'],
	[3001, 'G'],
	[3002, 'BG'],
	[3020, 'GN'],
	[3030, 'GT'],
	[3040, 'GF'],
	[3050, 'GP'],
	[3100, 'GO'],
	[4001, 'FO'],
	[4010, 'FM'],
	[5200, 'LS'],
	[5210, 'LSB'],
	[5220, 'LSF'],
	[5230, 'LSN'],
	[6230, 'VS'],
	[6500, 'VD'],
	[6600, 'VN'],
	[6700, 'VF']
]);

/** Feltnavn for each of the purposes, in their order; framtidige get the numbers after the nåværende. */
export function feltnavn(formal: readonly Formal[]): (string | null)[] {
	const names = formal.map((): string | null => null);
	const last = new Map<string, number>();
	for (const framtidig of [false, true]) {
		formal.forEach(({ kode, status }, i) => {
			const letters = bokstaver.get(kode);
			if (letters === undefined || (status === 2) !== framtidig) return;
			const number = (last.get(letters) ?? 0) + 1;
			last.set(letters, number);
			names[i] = `${letters}${number}`;
		});
	}
	return names;
}
