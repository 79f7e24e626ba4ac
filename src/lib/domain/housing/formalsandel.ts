/** The shares of a combined zone: what of it is for which purpose. Set by planners, since no plan tells. */
import { formatFaktor } from '../tall.ts';
import { boligformal } from './formal.ts';
import type { Formalsandel } from './fortettingFormal.ts';

/** Decimal fractions as entered: this much from 1 is nothing. */
const SLINGRING = 5e-10;

const andelssum = (andeler: readonly Pick<Formalsandel, 'andel'>[]): number =>
	andeler.reduce((n, { andel }) => n + andel, 0);

/** Does the purpose get its dwellings by shares: one that says nothing by itself? */
export const erKombinert = (liste: string, kode: number | null): boolean =>
	kode !== null && boligformal(liste, kode)?.regnemate === 'andeler';

/** May a zone be parted on this purpose? Not on one that must be parted itself. */
export const kanVareAndel = (kode: number): boolean => !erKombinert('KpArealformal', kode);

const prosent = (andel: number): string => `${formatFaktor(Number((andel * 100).toFixed(7)))} %`;

/** What is wrong with the sum, in words; null where they are the whole zone. */
export function sumfeil(andeler: readonly Pick<Formalsandel, 'andel'>[]): string | null {
	const sum = andelssum(andeler);
	if (Math.abs(sum - 1) <= SLINGRING) return null;
	return sum < 1
		? `andelene er ${prosent(sum)} til sammen: ${prosent(1 - sum)} mangler.`
		: `andelene er ${prosent(sum)} til sammen: ${prosent(sum - 1)} for mye.`;
}

/** Of a version: who set it is for planners, as everywhere. */
export interface Andelssett {
	readonly version: number;
	/** Where the shares are told. */
	readonly source: string;
	/** None: «ikke fordelt» anew. */
	readonly shares: readonly {
		readonly purpose: number;
		/** As the code list has it. */
		readonly name: string;
		readonly share: number;
	}[];
}
