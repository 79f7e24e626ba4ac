import { expect, it } from 'vitest';
import { safeNeste } from './neste.ts';

it.each([
	['/kart?scenario=2#sone', '/kart?scenario=2#sone'],
	['/', '/'],
	[null, '/'],
	['', '/'],
	['kart', '/'],
	['https://ond.no/', '/'],
	['//ond.no', '/'],
	['/\\ond.no', '/'],
	['/\t/ond.no', '/'],
	['/.//ond.no', '/'],
	['/kart/..//ond.no', '/'],
	['javascript:alert(1)', '/']
])('after sign-in, %j leads to %s', (neste, path) => {
	expect(safeNeste(neste)).toBe(path);
});
