import { expect, it } from 'vitest';
import { stegverdi } from './ord.ts';

const steg = { name: '', source: '', choice: false } as const;

it('writes what is known with its unit, and what is not as what it is', () => {
	expect(stegverdi({ ...steg, value: 314, unit: 'm²', state: 'kjent' })).toBe('314,0 m²');
	expect(stegverdi({ ...steg, value: 1, unit: 'boliger', state: 'kjent' })).toBe('1 bolig');
	expect(stegverdi({ ...steg, value: 0.25, unit: 'andel', state: 'kjent' })).toBe('0,25');
	expect(stegverdi({ ...steg, value: null, unit: '', state: 'ikke kartlagt' })).toBe(
		'ikke kartlagt'
	);
	expect(stegverdi({ ...steg, value: null, unit: 'm', state: 'kjent' })).toBe('ingen');
});
