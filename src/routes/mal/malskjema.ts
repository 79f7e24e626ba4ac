import * as v from 'valibot';
import type { Boligmal } from '#lib/domain/housing/behov.ts';
import type { Mal, Malinnhold } from '#lib/domain/housing/malregister.ts';
import { formatFaktor } from '#lib/domain/tall.ts';

/** The text of every field of a form, by its name. */
export type Verdier = Readonly<Record<string, string>>;
/** What is wrong, field by field. */
export type Feltfeil = Readonly<Record<string, string>>;

/** A form as text by field; files are not text. */
export const somTekst = (form: FormData): Verdier =>
	Object.fromEntries(
		[...form].flatMap(([navn, value]) => (typeof value === 'string' ? [[navn, value.trim()]] : []))
	);

/** `1 234,5` or `1234.5` as a number; null for nothing; NaN for what is no number, which no schema lets through. */
export function lesTall(text: string | undefined): number | null {
	const rent = (text ?? '').replaceAll(/[\s\u00a0\u202f]/g, '').replace('−', '-');
	if (rent === '') return null;
	return /^-?\d{1,12}([.,]\d{1,9})?$/.test(rent) ? Number(rent.replace(',', '.')) : Number.NaN;
}

/** A number as a field shows it: no spaces, decimal comma. */
export const skrivTall = (verdi: number | null): string =>
	verdi === null ? '' : formatFaktor(verdi).replaceAll('\u202f', '').replace('−', '-');

const ingenting = (text: string | undefined): string | null => text || null;

/** In the choice of place: a tettsted stands with its name behind this. */
export const TETTSTED = 'tettsted:';
export const SONE = 'sone';

/** A goal as the form shows it; `sonenavn`: the name of its zone. */
export const tilSkjema = (mal: Mal | null, sonenavn: string): Verdier => ({
	navn: mal?.navn ?? '',
	kildeslag: mal?.kildeslag ?? '',
	kilde: mal?.kilde ?? '',
	kildeDato: mal?.kildeDato ?? '',
	gjengivelse: mal?.gjengivelse ?? 'gjengitt',
	indikator: mal?.indikator ?? 'boliger',
	retning: mal?.retning ?? 'minst',
	verdi: skrivTall(mal?.verdi ?? null),
	fraAar: String(mal?.fraAar ?? ''),
	tilAar: String(mal?.tilAar ?? ''),
	sted: mal?.sone ? SONE : mal?.tettsted ? `${TETTSTED}${mal.tettsted}` : '',
	sonenavn,
	boligtype: mal?.boligtype ?? '',
	gruppe: mal?.gruppe ?? '',
	fnMal: String(mal?.fnMal ?? ''),
	delAv: String(mal?.delAv ?? '')
});

/** The form's fields as a goal has them, for the schema to judge; `sone`: the zone that its name was found to be. */
export const fraSkjema = (
	verdier: Verdier,
	sone: string | null
): Record<keyof Malinnhold, unknown> => ({
	navn: verdier.navn,
	kildeslag: verdier.kildeslag,
	kilde: verdier.kilde,
	kildeDato: ingenting(verdier.kildeDato),
	gjengivelse: verdier.gjengivelse,
	indikator: verdier.indikator,
	retning: verdier.retning,
	verdi: lesTall(verdier.verdi),
	fraAar: lesTall(verdier.fraAar),
	tilAar: lesTall(verdier.tilAar),
	tettsted: verdier.sted?.startsWith(TETTSTED) ? verdier.sted.slice(TETTSTED.length) : null,
	sone,
	boligtype: ingenting(verdier.boligtype),
	gruppe: ingenting(verdier.gruppe),
	fnMal: lesTall(verdier.fnMal),
	delAv: lesTall(verdier.delAv)
});

/** What is written so far, where it is a goal that is added to those of its place; null while it is none. */
export function boligutkast(verdier: Verdier): Boligmal | null {
	const { indikator, retning, boligtype, gruppe, ...m } = fraSkjema(verdier, null);
	const erLagtTil = indikator === 'boliger' && retning === 'minst' && verdier.sted !== SONE;
	if (!erLagtTil || boligtype !== null || gruppe !== null) return null;
	const [antall, fraAar, tilAar] = [verdier.verdi, verdier.fraAar, verdier.tilAar].map(lesTall);
	if (antall == null || Number.isNaN(antall)) return null;
	if (fraAar == null || tilAar == null || !(fraAar <= tilAar)) return null;
	return {
		id: 0,
		navn: verdier.navn ?? '',
		tettsted: typeof m.tettsted === 'string' ? m.tettsted : null,
		fraAar,
		tilAar,
		antall,
		kilde: verdier.kilde ?? '',
		kildeDato: null,
		illustrasjon: false
	};
}

/** What a schema found wrong, by the field that it stands at: the first of each. */
export function feltfeil(issues: readonly v.BaseIssue<unknown>[]): Feltfeil {
	const feil: Record<string, string> = {};
	for (const issue of issues) {
		const felt = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
		feil[felt] ??= issue.message.charAt(0).toUpperCase() + issue.message.slice(1);
	}
	return feil;
}
