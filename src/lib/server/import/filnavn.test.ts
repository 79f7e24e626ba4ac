import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lesFilnavn } from './filnavn.ts';

it.each([
	['a browser’s UTF-8', `?filnavn=${encodeURIComponent('Blåbærlia øst.sos')}`, 'Blåbærlia øst.sos'],
	['Latin-1, percent-encoded', '?filnavn=Bl%E5b%E6rlia+%F8st.sos', 'Blåbærlia øst.sos'],
	['Windows’ own signs', '?filnavn=plan%9643.sos', 'plan–43.sos'],
	[
		'raw Latin-1, as curl sends it',
		new URL('http://x/?filnavn=bl\u00e5.sos&plan=P').search,
		'blå.sos'
	],
	[
		'raw UTF-8, as curl sends it',
		new URL('http://x/?plan=P&filnavn=bl\u00c3\u00a5.sos').search,
		'blå.sos'
	],
	['an accent apart', `?filnavn=${encodeURIComponent('bla\u030a.sos')}`, 'bla\u030a.sos'],
	['a lone percent sign', '?filnavn=100%.sos', '100%.sos'],
	['no name', '?plan=P', ''],
	[
		'a name that turns around',
		`?filnavn=${encodeURIComponent('plan\u202esos.exe')}`,
		'plansos.exe'
	],
	['control characters', '?filnavn=a%00b%0Ac%1B%5B31m.sos', 'abc[31m.sos']
])('%s is readable', (_, search, filnavn) => {
	expect(lesFilnavn(search)).toBe(filnavn);
	expect(lesFilnavn(search)).not.toContain('\ufffd');
});

it('a name that a browser sends is the name it has', () => {
	const tegn = fc.constantFrom(...Array.from('abcXYZ 019._-()%&+=?#/æøåÆØÅ–日'));
	fc.assert(
		fc.property(fc.array(tegn, { maxLength: 40 }), (letters) => {
			const navn = letters.join('');
			expect(lesFilnavn(`?filnavn=${encodeURIComponent(navn)}&plan=x`)).toBe(navn);
		})
	);
});
