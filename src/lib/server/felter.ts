import * as v from 'valibot';
import { isUuid } from '../formats/uuid5.ts';
import { isStorable } from './storable.ts';

/** A text that can be stored as it is. `mangler`: what to write. */
export const tekstfelt = (mangler = 'skriv en tekst.') =>
	v.pipe(v.string(mangler), v.check(isStorable, 'teksten har et tegn som ikke kan lagres.'));

/** An identity, as PostgreSQL writes it. */
export const uuidfelt = (mangler = 'skriv en UUID.') =>
	v.pipe(v.string(mangler), v.check(isUuid, 'skriv en UUID.'), v.toLowerCase());

const INT4 = 2_147_483_647;

/** A number that an integer column can hold, and so be asked for by. */
export const heltallfelt = (mangler: string, min = 0) =>
	v.pipe(
		v.number(mangler),
		v.integer('skriv et helt tall.'),
		v.minValue(min, `minst ${min.toString()}.`),
		v.maxValue(INT4, 'tallet er for stort.')
	);

/** The version that was seen; 0: none. There is room in the column for the next. */
export const versjonfelt = (mangler: string) =>
	v.pipe(heltallfelt(mangler), v.maxValue(INT4 - 1, 'tallet er for stort.'));
