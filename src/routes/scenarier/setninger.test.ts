import { expect, it } from 'vitest';
import { setninger } from './setninger.ts';

it('the card of a scenario has the first two sentences of its description, whole', () => {
	const text =
		'Flere boliger på Raufoss. Jordet ved elva blir liggende!\nDet tredje står på siden.';
	expect(setninger(text, 2)).toBe('Flere boliger på Raufoss. Jordet ved elva blir liggende!');
	expect(setninger('Én setning uten punktum', 2)).toBe('Én setning uten punktum');
	expect(setninger('  ', 2)).toBe('');
});

it('a sentence that never ends is cut at a word, and that is seen', () => {
	const cut = setninger('bolig '.repeat(100), 2);
	expect(cut).toMatch(/bolig …$/);
	expect(cut.length).toBeLessThanOrEqual(242);
	expect(setninger('x'.repeat(500), 2)).toBe(`${'x'.repeat(240)} …`);
});
