import {
	AREALVALG,
	AREALVALGFELT,
	type Arealvalg,
	type Arealvalgfelt
} from '#lib/domain/housing/arealvalg.ts';
import type { Boligparameter, Parametersett } from '#lib/domain/housing/parametre.ts';
import { formatAntall, formatFaktor } from '#lib/domain/tall.ts';

/** The number fields of one row of the form, in the order they stand. */
export const FELT = ['min', 'mid', 'max', 'nettofaktor', 'boligandel', 'realisering'] as const;
export type Felt = (typeof FELT)[number];

/** What a field takes, said where it is filled in; the server's schema holds the same limits. */
export interface Feltregel {
	readonly tittel: string;
	readonly enhet: string;
	readonly hoyst: number;
	readonly hva: string;
}

const andel = (tittel: string, hva: string): Feltregel => ({
	tittel,
	enhet: 'Andel, 0–1',
	hoyst: 1,
	hva
});
const tetthet = (tittel: string): Feltregel => ({
	tittel,
	enhet: '0–200',
	hoyst: 200,
	hva: 'Boliger per netto dekar'
});

export const REGLER: Readonly<Record<Felt, Feltregel>> = {
	min: tetthet('Tetthet, lav'),
	mid: tetthet('Tetthet, middels'),
	max: tetthet('Tetthet, høy'),
	nettofaktor: andel('Nettofaktor', 'Det som er igjen til tomter når veg og lek er tatt ut'),
	boligandel: andel('Boligandel', 'Hvor mye av arealet som er til boliger'),
	realisering: andel('Realisering', 'Hvor mye som blir bygd på tolv år')
};

export const PROFILFELT = ['tidsprofil-0', 'tidsprofil-1', 'tidsprofil-2'] as const;
export const BLOKKER = ['År 1–4', 'År 5–8', 'År 9–12'] as const;

export const valgnavn = (felt: Arealvalgfelt | 'kilde'): string => `arealvalg-${felt}`;

export const feltnavn = (rad: Boligparameter, felt: Felt | 'kilde'): string =>
	`${rad.arealformal}-${rad.arealbruksstatus}-${felt}`;

export const feltverdi = (rad: Boligparameter, felt: Felt): number | null => {
	if (felt === 'min' || felt === 'mid' || felt === 'max') return rad.boligerPerDaa?.[felt] ?? null;
	return rad[felt];
};

/** The text of every field, by its name. */
export type Skjemaverdier = Record<string, string>;

const kommatall = (verdi: number): string => formatFaktor(verdi).replaceAll('\u202f', '');

/** Rows that a planner can change: those whose dwellings are reckoned from the area. */
export const endelige = ({ rader }: Parametersett): Boligparameter[] =>
	rader.filter((rad) => rad.boligerPerDaa !== null);

/** The parameters as the form shows them. */
export function tilSkjema(sett: Parametersett): Skjemaverdier {
	const rader = endelige(sett).flatMap((rad) => [
		...FELT.map((felt) => [feltnavn(rad, felt), kommatall(feltverdi(rad, felt) ?? 0)] as const),
		[feltnavn(rad, 'kilde'), rad.kilde] as const
	]);
	const profil = PROFILFELT.map((navn, i) => [navn, kommatall(sett.tidsprofil[i] ?? 0)] as const);
	const valg = AREALVALGFELT.map(
		(felt) => [valgnavn(felt), kommatall(sett.arealvalg[felt])] as const
	);
	return Object.fromEntries([
		...rader,
		...profil,
		...valg,
		[valgnavn('kilde'), sett.arealvalg.kilde] as const
	]);
}

/** `0,75` or `0.75`; NaN for anything else. */
export function lesTall(text: string | undefined): number {
	const trimmed = (text ?? '').trim();
	return /^\d{1,6}([.,]\d{1,6})?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : Number.NaN;
}

function radfeil(rad: Boligparameter, verdier: Skjemaverdier): Skjemaverdier {
	const feil: Skjemaverdier = {};
	for (const felt of FELT) {
		const navn = feltnavn(rad, felt);
		const verdi = lesTall(verdier[navn]);
		if (Number.isNaN(verdi)) feil[navn] = 'Skriv et tall, for eksempel 0,75.';
		else if (verdi > REGLER[felt].hoyst)
			feil[navn] = `Skriv et tall fra 0 til ${formatAntall(REGLER[felt].hoyst)}.`;
	}
	const [lav = NaN, middels = NaN, hoy = NaN] = (['min', 'mid', 'max'] as const).map((felt) =>
		lesTall(verdier[feltnavn(rad, felt)])
	);
	if (lav > middels) feil[feltnavn(rad, 'mid')] ??= 'Middels må være minst like høy som lav.';
	if (middels > hoy) feil[feltnavn(rad, 'max')] ??= 'Høy må være minst like høy som middels.';
	if (!verdier[feltnavn(rad, 'kilde')]?.trim())
		feil[feltnavn(rad, 'kilde')] = 'Skriv hvor tallene kommer fra.';
	return feil;
}

function profilfeil(verdier: Skjemaverdier): Skjemaverdier {
	const andeler = PROFILFELT.map((navn) => lesTall(verdier[navn]));
	const feil: Skjemaverdier = {};
	for (const [i, verdi] of andeler.entries())
		if (!(verdi <= 1)) feil[PROFILFELT[i] ?? ''] = 'Skriv et tall fra 0 til 1.';
	const total = andeler.reduce((a, b) => a + b, 0);
	if (Math.abs(total - 1) > 1e-6)
		feil['tidsprofil-2'] ??= `Andelene er ${formatFaktor(total)} til sammen. De må bli 1.`;
	return feil;
}

function valgfeil(verdier: Skjemaverdier): Skjemaverdier {
	const feil: Skjemaverdier = {};
	for (const felt of AREALVALGFELT) {
		const verdi = lesTall(verdier[valgnavn(felt)]);
		const { minst, hoyst } = AREALVALG[felt];
		if (!(verdi >= minst && verdi <= hoyst))
			feil[valgnavn(felt)] = `Skriv et tall fra ${minst} til ${hoyst}.`;
	}
	if (!verdier[valgnavn('kilde')]?.trim())
		feil[valgnavn('kilde')] = 'Skriv hvor tallene kommer fra.';
	return feil;
}

/** What is wrong, field by field, and what to write instead; empty when all can be used. */
export const feltfeil = (verdier: Skjemaverdier, sett: Parametersett): Skjemaverdier =>
	Object.fromEntries([
		...endelige(sett).flatMap((rad) => Object.entries(radfeil(rad, verdier))),
		...Object.entries(profilfeil(verdier)),
		...Object.entries(valgfeil(verdier))
	]);

/** The set as it would be with the form's values; they must be free of `feltfeil`. */
export function medVerdier(sett: Parametersett, verdier: Skjemaverdier): Parametersett {
	const tall = (navn: string) => lesTall(verdier[navn]);
	return {
		...sett,
		tidsprofil: [tall('tidsprofil-0'), tall('tidsprofil-1'), tall('tidsprofil-2')],
		arealvalg: AREALVALGFELT.reduce<Arealvalg>(
			(valg, felt) => ({ ...valg, [felt]: tall(valgnavn(felt)) }),
			{ ...sett.arealvalg, kilde: (verdier[valgnavn('kilde')] ?? '').trim() }
		),
		rader: sett.rader.map((rad) => {
			if (!rad.boligerPerDaa) return rad;
			const felt = (navn: Felt) => tall(feltnavn(rad, navn));
			return {
				...rad,
				boligerPerDaa: { min: felt('min'), mid: felt('mid'), max: felt('max') },
				nettofaktor: felt('nettofaktor'),
				boligandel: felt('boligandel'),
				realisering: felt('realisering'),
				kilde: (verdier[feltnavn(rad, 'kilde')] ?? '').trim()
			};
		})
	};
}

/** A form as text by field; files are not text. */
export const somVerdier = (form: FormData): Skjemaverdier =>
	Object.fromEntries(
		[...form].flatMap(([navn, value]) => (typeof value === 'string' ? [[navn, value]] : []))
	);
