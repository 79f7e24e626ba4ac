import type { Boligoversikt } from '../housing.ts';
import type { Csvtabell } from '../csvtabell.ts';
import { csv, type Celle } from '../../domain/csv.ts';
import { ILLUSTRASJON } from '../../domain/illustrasjonsord.ts';

const TITLER = [
	'Sted',
	'Periode',
	'Behov (boliger)',
	'Kapasitet, lav (boliger)',
	'Kapasitet, middels (boliger)',
	'Kapasitet, høy (boliger)',
	'Herav betinget (boliger)',
	'Uten boligtall (daa)',
	'Om alt kan bygges der, middels (boliger)'
];

/** Four decimals: more than anyone decides by, and parts still sum to their whole. */
const tall = (verdi: number | null): Celle =>
	verdi === null ? null : Math.round(verdi * 10_000) / 10_000;

/** Need against capacity as a spreadsheet opens it: each place and period, then the whole. What is not known is empty. */
export const boligcsv = ({ areas, totals, illustrasjon }: Boligoversikt): string =>
	csv(
		TITLER,
		[...areas, ...totals].map((rad) => [
			rad.tettsted,
			rad.period,
			tall(rad.need),
			tall(rad.capacity.min),
			tall(rad.capacity.mid),
			tall(rad.capacity.max),
			tall(rad.conditional),
			tall(rad.unmapped),
			tall(rad.unmappedCapacity.mid)
		]),
		illustrasjon ? ILLUSTRASJON : undefined
	);

export const boligtabeller = (oversikt: Boligoversikt): [Csvtabell] => [
	{ fil: 'boligbehov-og-kapasitet', tekst: () => boligcsv(oversikt) }
];
