import { expect, it } from 'vitest';
import { plasser } from './plassering.ts';

const etikett = (id: string, x: number, y: number) => ({ id, x, y, width: 40, height: 20 });
const shown = (...all: ReturnType<typeof etikett>[]) => plasser(all, 200, 100).map(({ id }) => id);

it('a label gives way to those before it, and to nobody it does not touch', () => {
	expect(shown(etikett('a', 100, 50), etikett('b', 130, 50), etikett('c', 140, 50))).toEqual([
		'a',
		'c'
	]);
	expect(shown(etikett('a', 100, 50), etikett('b', 110, 71))).toEqual(['a', 'b']);
});

it('a label that would be cut by the edge of the map is left out, and takes no room', () => {
	expect(shown(etikett('a', 10, 50), etikett('b', 45, 50), etikett('c', 190, 95))).toEqual(['b']);
});
