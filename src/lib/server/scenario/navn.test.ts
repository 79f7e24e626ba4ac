import * as v from 'valibot';
import { expect, it } from 'vitest';
import { navnSchema } from './navn.ts';

it.each([
	['Fortetting i Raufoss', true],
	['  Med blanke rundt  ', true],
	['Øst 2 – «tett» 👍', true],
	['', false],
	['   ', false],
	['\u200B\u200B', false],
	['\u3164', false],
	['\u2800', false],
	['A\u200B', false],
	['A\u00AD', false],
	['to\nlinjer', false],
	['to\u2028linjer', false],
	['x\ty', false]
])('a scenario has a name that is seen, on one line: %j', (navn, isOne) => {
	expect(v.is(navnSchema, navn)).toBe(isOne);
});
