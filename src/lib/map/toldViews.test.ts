import { expect, it } from 'vitest';
import { ToldViews } from './toldViews.ts';

const at = (lng: number) => ({ zoom: 12, lat: 60.7, lng });

it('a view that comes back through the address is no wish to move, however late', () => {
	const told = new ToldViews();
	told.add(at(10));
	told.add(at(11));
	expect(told.isEcho(at(10))).toBe(true);
	expect(told.isEcho(at(11.000_004))).toBe(true);
	expect(told.isEcho(at(11))).toBe(true);
	expect(told.isEcho(at(12))).toBe(false);
});

it('Back to a view from before the one that came back is a wish to move', () => {
	const told = new ToldViews();
	told.add(at(10));
	told.add(at(11));
	expect(told.isEcho(at(11))).toBe(true);
	expect(told.isEcho(at(10))).toBe(false);
});
