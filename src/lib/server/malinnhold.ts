import * as v from 'valibot';
import {
	BOLIGTYPER,
	GJENGIVELSE,
	GRUPPER,
	INDIKATORER,
	KILDESLAG,
	RETNINGER,
	type Malinnhold
} from '../domain/housing/malregister.ts';
import { heltallfelt } from './felter.ts';
import { storable } from './storable.ts';

const koder = <T extends string>(liste: Readonly<Record<T, unknown>>): T[] =>
	Object.keys(liste) as T[];
const MANGLER = 'feltet mangler eller har feil form.';

export const tekst = (hoyst: number) =>
	v.pipe(
		v.string(MANGLER),
		// A text of nothing but what cannot be stored is none.
		v.transform((text) => storable(text)),
		v.trim(),
		v.minLength(1, 'skriv noe her.'),
		v.maxLength(hoyst, `høyst ${hoyst} tegn.`)
	);
/** A day that there is, as YYYY-MM-DD, within the years that a source can have. */
export const dag = v.pipe(
	v.string(MANGLER),
	v.isoDate('skriv datoen som dag, måned og år.'),
	v.check(
		(text) =>
			!Number.isNaN(Date.parse(text)) &&
			new Date(text).toISOString().startsWith(text) &&
			text >= '1800' &&
			text < '2201',
		'denne datoen finnes ikke.'
	)
);
const aar = v.pipe(
	v.number('skriv et årstall.'),
	v.integer('skriv et årstall.'),
	v.minValue(1900, 'tidligst 1900.'),
	v.maxValue(2200, 'senest 2200.')
);
const kode = <T extends string>(liste: Readonly<Record<T, unknown>>) =>
	v.picklist(koder(liste), 'velg fra listen.');

const felt = v.object({
	navn: tekst(200),
	kildeslag: kode(KILDESLAG),
	kilde: tekst(500),
	kildeDato: v.nullable(dag),
	gjengivelse: kode(GJENGIVELSE),
	indikator: kode(INDIKATORER),
	retning: kode(RETNINGER),
	verdi: v.nullable(
		v.pipe(
			v.number('skriv et tall, eller la feltet stå tomt.'),
			v.minValue(0, 'minst 0.'),
			v.maxValue(999_999_999, 'for stort tall.')
		)
	),
	fraAar: v.nullable(aar),
	tilAar: v.nullable(aar),
	tettsted: v.nullable(tekst(200)),
	sone: v.nullable(v.pipe(v.string(MANGLER), v.uuid('sonen har en uuid.'))),
	boligtype: v.nullable(kode(BOLIGTYPER)),
	gruppe: v.nullable(kode(GRUPPER)),
	fnMal: v.nullable(
		v.pipe(
			v.number(MANGLER),
			v.integer(MANGLER),
			v.minValue(1, 'FN-målene er 1–17.'),
			v.maxValue(17, 'FN-målene er 1–17.')
		)
	),
	delAv: v.nullable(heltallfelt(MANGLER, 1))
});

type Felt = v.InferOutput<typeof felt>;

/** A rule that concerns several fields, told at the one that must be changed. */
interface Regel {
	readonly ved: keyof Felt;
	readonly holder: (m: Felt) => boolean;
	readonly sier: string;
}

const REGLER: readonly Regel[] = [
	{
		ved: 'tilAar',
		holder: ({ fraAar, tilAar }) => (fraAar === null) === (tilAar === null),
		sier: 'skriv både første og siste år, eller ingen av dem.'
	},
	{
		ved: 'tilAar',
		holder: ({ fraAar, tilAar }) => fraAar === null || tilAar === null || fraAar <= tilAar,
		sier: 'siste år kan ikke være før det første.'
	},
	{
		ved: 'fraAar',
		holder: ({ indikator, fraAar }) => indikator !== 'boliger' || fraAar !== null,
		sier: 'et mål for boliger må ha år: ellers kan det ikke holdes mot kapasiteten.'
	},
	{
		ved: 'verdi',
		holder: ({ indikator, verdi }) =>
			indikator !== 'boliger' || verdi === null || Number.isInteger(verdi),
		sier: 'boliger er hele tall.'
	},
	{
		ved: 'verdi',
		holder: ({ indikator, verdi }) =>
			INDIKATORER[indikator].enhet !== 'prosent' || verdi === null || verdi <= 100,
		sier: 'høyst 100 prosent.'
	},
	{
		ved: 'verdi',
		holder: ({ indikator, verdi }) => indikator !== 'ikke-malbar' || verdi === null,
		sier: 'velg hva tallet måler, eller la feltet stå tomt.'
	},
	{
		ved: 'sone',
		holder: ({ tettsted, sone }) => tettsted === null || sone === null,
		sier: 'velg enten et tettsted eller en sone.'
	}
];

/** What a goal must be to stand in the register: the same limits as the table's. */
export const malinnholdSchema = v.pipe(
	felt,
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const mal = dataset.value;
		for (const { ved, holder, sier } of REGLER)
			if (!holder(mal))
				addIssue({
					message: sier,
					path: [{ type: 'object', origin: 'value', input: { ...mal }, key: ved, value: mal[ved] }]
				});
	})
) satisfies v.GenericSchema<Felt, Malinnhold>;

export const grunnSchema = tekst(1000);
