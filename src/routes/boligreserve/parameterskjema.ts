import type { Boligparameter, Parametersett } from '#lib/domain/housing/parametre.ts';

/** The number fields of one row of the form, in the order they stand. */
export const FELT = ['min', 'mid', 'max', 'nettofaktor', 'boligandel', 'realisering'] as const;
export type Felt = (typeof FELT)[number];

export const feltnavn = (rad: Boligparameter, felt: Felt | 'kilde'): string =>
	`${rad.arealformal}-${rad.arealbruksstatus}-${felt}`;

export const feltverdi = (rad: Boligparameter, felt: Felt): number | null => {
	if (felt === 'min' || felt === 'mid' || felt === 'max') return rad.boligerPerDaa?.[felt] ?? null;
	return rad[felt];
};

const tall = (form: FormData, navn: string): number => {
	const value = form.get(navn);
	const text = typeof value === 'string' ? value.trim().replace(',', '.') : '';
	return text === '' ? Number.NaN : Number(text);
};

const tekst = (form: FormData, navn: string): string => {
	const value = form.get(navn);
	return typeof value === 'string' ? value.trim() : '';
};

/** The form as what endreParametre takes: unchecked, the schema does that. */
export function lesSkjema(form: FormData, naa: Parametersett): unknown {
	return {
		versjon: tall(form, 'versjon'),
		grunn: tekst(form, 'grunn'),
		tidsprofil: [0, 1, 2].map((i) => tall(form, `tidsprofil-${i}`)),
		rader: naa.rader
			.filter((rad) => rad.boligerPerDaa !== null)
			.map((rad) => {
				const felt = (navn: Felt) => tall(form, feltnavn(rad, navn));
				return {
					arealformal: rad.arealformal,
					arealbruksstatus: rad.arealbruksstatus,
					boligerPerDaa: { min: felt('min'), mid: felt('mid'), max: felt('max') },
					nettofaktor: felt('nettofaktor'),
					boligandel: felt('boligandel'),
					realisering: felt('realisering'),
					kilde: tekst(form, feltnavn(rad, 'kilde')),
					valg: rad.valg
				};
			})
	};
}
