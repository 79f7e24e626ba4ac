import type { Diffsvar } from '#lib/server/diffAnswer.ts';
import { csv, type Celle } from '#lib/domain/csv.ts';
import {
	diffslag,
	egenskapsord,
	formalsnavn,
	kodenavn,
	statusord,
	temanavn
} from '#lib/domain/plan/difford.ts';
import { ILLUSTRASJON } from '#lib/domain/illustrasjonsord.ts';

const TITLER = [
	'Navn',
	'Slag',
	'Hva er endret',
	'Fra kode',
	'Fra formål',
	'Fra status',
	'Til kode',
	'Til formål',
	'Til status',
	'Før (daa)',
	'Etter (daa)',
	'Endret (daa)',
	'Andre opplysninger som er endret',
	'Objekttype',
	'Lokal ID'
];

/** Dekar to the tenth of a square metre: what is less is no measure of ground. */
const daa = (areaM2: number): number => Math.round(areaM2 * 10) / 10_000;

/** A code is a name and no figure: a spreadsheet is not to sum it. */
const kodetekst = (kode: number | null): Celle => (kode === null ? null : String(kode));

const merknad = ({ illustrasjon }: Diffsvar): string | undefined =>
	illustrasjon ? ILLUSTRASJON : undefined;

/** The table of changes, as planners and politicians open it in a spreadsheet. */
export const endringscsv = (svar: Diffsvar): string =>
	csv(
		TITLER,
		svar.objects.map((o) => [
			o.name,
			temanavn(o.tema),
			diffslag(o),
			kodetekst(o.from),
			kodenavn(o.fromObject),
			statusord(o.fromObject),
			kodetekst(o.to),
			kodenavn(o.toObject),
			statusord(o.toObject),
			o.fromObject ? daa(o.fromObject.areaM2) : null,
			o.toObject ? daa(o.toObject.areaM2) : null,
			daa(o.areaM2),
			egenskapsord(o),
			o.objekttype,
			o.lokalId
		]),
		merknad(svar)
	);

/** The matrix: purposes before as rows, after as columns, in dekar, with sums. */
export function matrisecsv(svar: Diffsvar): string {
	const { purposes, matrix } = svar;
	const cell = (from: string, to: string): Celle => {
		const found = matrix.find(({ fromKey, toKey }) => fromKey === from && toKey === to);
		return found ? daa(found.areaM2) : null;
	};
	const navn = (p: (typeof purposes)[number]) =>
		p.kode === null ? formalsnavn(p) : `${p.kode} ${formalsnavn(p)}`;
	return csv(
		['Fra \\ til (daa)', ...purposes.map(navn), 'Sum før'],
		[
			...purposes.map((from) => [
				navn(from),
				...purposes.map((to) => cell(from.key, to.key)),
				daa(from.fromM2)
			]),
			['Sum etter', ...purposes.map(({ toM2 }) => daa(toM2)), daa(svar.totalM2)]
		],
		merknad(svar)
	);
}
