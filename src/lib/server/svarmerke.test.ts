import { expect, it, vi } from 'vitest';

it('an answer kept from another process is asked for again: its program or database may be another', async () => {
	const here = await import('./svarmerke.ts');
	vi.resetModules();
	const there = await import('./svarmerke.ts');
	expect(here.svaretag('s1-r1')).toBe(here.svaretag('s1-r1'));
	expect(here.svaretag('s1-r1')).not.toBe(here.svaretag('s1-r2'));
	expect(there.svaretag('s1-r1')).not.toBe(here.svaretag('s1-r1'));
});
