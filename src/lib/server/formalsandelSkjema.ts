import * as v from 'valibot';
import { kanVareAndel, sumfeil } from '../domain/housing/formalsandel.ts';
import { heltallfelt, tekstfelt, uuidfelt, versjonfelt } from './felter.ts';

const MANGLER = 'feltet mangler eller har feil form.';
const tekst = (hoyst: number, mangler: string) =>
	v.pipe(
		tekstfelt(MANGLER),
		v.trim(),
		v.minLength(1, mangler),
		v.maxLength(hoyst, `høyst ${hoyst} tegn.`)
	);

const andel = v.object(
	{
		purpose: v.pipe(
			heltallfelt(MANGLER, 1),
			v.check(kanVareAndel, 'en sone kan ikke fordeles på et formål som selv er kombinert.')
		),
		share: v.pipe(
			v.number('skriv en andel.'),
			v.check((n) => n > 0 && n <= 1, 'en andel er over 0 og høyst 1.')
		)
	},
	MANGLER
);

const hode = {
	zone: uuidfelt(MANGLER),
	/** The version that was seen; 0: the zone is «ikke fordelt». */
	version: versjonfelt(MANGLER),
	reason: tekst(1000, 'skriv hvorfor.')
};

/** New shares of a zone, or (`restore`) those of an earlier version; 0: «ikke fordelt», as before the first. */
export const andelsendringSchema = v.union(
	[
		v.strictObject({
			...hode,
			source: tekst(500, 'skriv hvor andelene er hentet fra.'),
			shares: v.pipe(
				v.array(andel, MANGLER),
				v.minLength(1, 'minst ett formål.'),
				v.maxLength(20, 'høyst 20 formål.'),
				v.check(
					(andeler) => new Set(andeler.map(({ purpose }) => purpose)).size === andeler.length,
					'samme formål står to ganger.'
				),
				v.check(
					(andeler) => sumfeil(andeler.map(({ share }) => ({ andel: share }))) === null,
					({ input }) =>
						sumfeil((input as { share: number }[]).map(({ share }) => ({ andel: share }))) ?? ''
				)
			)
		}),
		v.strictObject({ ...hode, restore: versjonfelt(MANGLER) })
	],
	(issue) => issue.issues?.[0]?.message ?? MANGLER
);
export type Andelsendring = v.InferOutput<typeof andelsendringSchema>;
