import { ar5Orden } from '#lib/domain/arealregnskap/faktisk.ts';
import type { Regnskapsrad } from '#lib/domain/arealregnskap/regnskap.ts';

/** A row or a column of the matrix, with its sum, m². */
export interface Linje {
	readonly nokkel: string;
	readonly navn: string;
	readonly sumM2: number;
}

/** What the ground is now (rows) by what it is planned to be (columns), m²; rows and columns sum to the whole. */
export interface Matrise {
	readonly rader: readonly (Linje & {
		readonly kjent: boolean;
		readonly celler: readonly number[];
	})[];
	readonly kolonner: readonly Linje[];
	readonly sumM2: number;
}

type Rad = Pick<Regnskapsrad, 'from' | 'fromName' | 'group' | 'groupName' | 'state' | 'areaM2'>;

const sum = (rader: readonly Rad[]): number => rader.reduce((n, { areaM2 }) => n + areaM2, 0);

/** The rows of the account by class of AR5 and main purpose: nothing is left out, so it sums as they do. */
export function matrise(rader: readonly Rad[]): Matrise {
	const grupper = [...Map.groupBy(rader, ({ group }) => group)].sort(([a], [b]) =>
		a.localeCompare(b)
	);
	const klasser = [...Map.groupBy(rader, ({ from }) => from)].sort(
		([a], [b]) => ar5Orden(a) - ar5Orden(b)
	);
	return {
		rader: klasser.map(([from, egne]) => ({
			nokkel: from,
			navn: egne[0]?.fromName ?? from,
			kjent: egne[0]?.state === 'kjent',
			sumM2: sum(egne),
			celler: grupper.map(([gruppe]) => sum(egne.filter(({ group }) => group === gruppe)))
		})),
		kolonner: grupper.map(([nokkel, egne]) => ({
			nokkel,
			navn: egne[0]?.groupName ?? nokkel,
			sumM2: sum(egne)
		})),
		sumM2: sum(rader)
	};
}
