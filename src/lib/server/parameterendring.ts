import * as v from 'valibot';
import { AREALVALG } from '../domain/housing/arealvalg.ts';
import { heltallfelt, tekstfelt, versjonfelt } from './felter.ts';

const andel = v.pipe(
	v.number('skriv et tall.'),
	v.minValue(0, 'minst 0.'),
	v.maxValue(1, 'høyst 1.')
);
const tetthet = v.pipe(
	v.number('skriv et tall.'),
	v.minValue(0, 'minst 0.'),
	v.maxValue(200, 'høyst 200 boliger per dekar.')
);
const MANGLER = 'feltet mangler eller har feil form.';
const tekst = (hoyst: number) =>
	v.pipe(
		tekstfelt(MANGLER),
		v.trim(),
		v.minLength(1, 'skriv noe her.'),
		v.maxLength(hoyst, 'for lang tekst.')
	);

const radSchema = v.object(
	{
		arealformal: heltallfelt(MANGLER),
		arealbruksstatus: v.picklist([2, 3], 'arealbruksstatus er 2 eller 3.'),
		boligerPerDaa: v.nullable(
			v.pipe(
				v.object({ min: tetthet, mid: tetthet, max: tetthet }, MANGLER),
				v.check((d) => d.min <= d.mid && d.mid <= d.max, 'lav ≤ middels ≤ høy.')
			)
		),
		nettofaktor: andel,
		boligandel: andel,
		realisering: andel,
		kilde: tekst(500),
		valg: v.optional(v.boolean(MANGLER), true)
	},
	MANGLER
);

const valgt = ({ minst, hoyst }: { readonly minst: number; readonly hoyst: number }) =>
	v.pipe(
		v.number('skriv et tall.'),
		v.minValue(minst, `minst ${minst}.`),
		v.maxValue(hoyst, `høyst ${hoyst}.`)
	);
const arealvalgSchema = v.object(
	{
		dyrkaAndel: valgt(AREALVALG.dyrkaAndel),
		myrAndel: valgt(AREALVALG.myrAndel),
		gronnAndel: valgt(AREALVALG.gronnAndel),
		vegbreddeRv: valgt(AREALVALG.vegbreddeRv),
		vegbreddeFv: valgt(AREALVALG.vegbreddeFv),
		vegbreddeKv: valgt(AREALVALG.vegbreddeKv),
		bygningFaktor: valgt(AREALVALG.bygningFaktor),
		omvegFaktor: valgt(AREALVALG.omvegFaktor),
		kilde: tekst(500)
	},
	MANGLER
);

/** What a planner sends to change parameters: the rows that change, and the version that was seen. */
export const parameterendringSchema = v.object(
	{
		versjon: versjonfelt(MANGLER),
		grunn: tekst(1000),
		tidsprofil: v.optional(
			v.pipe(
				v.strictTuple([andel, andel, andel], 'tre andeler.'),
				v.check(
					(p) => Math.abs(p[0] + p[1] + p[2] - 1) < 1e-6,
					'de tre andelene må bli 1 til sammen.'
				)
			)
		),
		arealvalg: v.optional(arealvalgSchema),
		rader: v.pipe(
			v.array(radSchema, MANGLER),
			v.maxLength(50, 'høyst 50 rader.'),
			v.check(
				(rader) =>
					new Set(rader.map((r) => `${r.arealformal}-${r.arealbruksstatus}`)).size === rader.length,
				'samme formål og status står to ganger.'
			)
		)
	},
	MANGLER
);
export type Parameterendring = v.InferOutput<typeof parameterendringSchema>;
