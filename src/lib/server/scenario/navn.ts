import * as v from 'valibot';
import { Conflict } from '../errors.ts';
import { tekstfelt } from '../felter.ts';
import { errorCode } from '../unavailable.ts';

const UNIQUE_VIOLATION = '23505';

const tekst = v.pipe(tekstfelt(), v.trim());
/** Nobody sees these in a list: two names that differ in them alone would be one to those who read them. */
const USYNLIG = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** Something that is seen. */
const SYNLIG = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u;
export const navnSchema = v.pipe(
	tekst,
	v.minLength(1, 'gi scenariet et navn.'),
	v.maxLength(200, 'høyst 200 tegn.'),
	v.check(
		(navn) => !USYNLIG.test(navn) && SYNLIG.test(navn),
		'skriv navnet på én linje, uten usynlige tegn.'
	)
);
export const beskrivelseSchema = v.pipe(tekst, v.maxLength(10_000, 'høyst 10 000 tegn.'));

/** Two of one plan cannot have one name, large letters or small: whoever was first has it, whoever else is told so. */
export async function medEgetNavn<T>(navn: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (errorCode(error) !== UNIQUE_VIOLATION) throw error;
		throw new Conflict(`Planen har alt et scenario som heter «${navn}». Velg et annet navn.`, {
			name: navn
		});
	}
}
