import { expect, it } from 'vitest';
import { papirmarg } from './papirmarg.ts';

it('every sheet says whose plan it is, that it is an illustration, its address and its number', () => {
	const css = papirmarg({ oppe: 'Planbordet', merke: 'Illustrasjon', nede: 'http://x/y?a="b"' });
	expect(css).toContain('@top-left { content: "Planbordet"');
	expect(css).toContain('@top-right { content: "Illustrasjon"');
	expect(css).toContain('content: "http://x/y?a=\\"b\\""');
	expect(css).toContain('"Side " counter(page) " av " counter(pages)');
});
