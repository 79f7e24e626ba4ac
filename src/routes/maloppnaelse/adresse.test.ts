import { describe, expect, it } from 'vitest';
import { lesMed, maladresse } from './adresse.ts';

const les = (query: string) => lesMed(new URLSearchParams(query), 1);

describe('the address of scenarios side by side', () => {
	it('reads a list and a form alike', () => {
		expect(les('med=2,3')).toEqual([2, 3]);
		expect(les('med=2&med=3')).toEqual([2, 3]);
	});

	it('leaves out nonsense, the first one, doubles, and more than three', () => {
		expect(les('med=x,-1,0,1,2,2,3,4,5,1e9')).toEqual([2, 3, 4]);
	});

	it('is written as it is read', () => {
		const url = new URL(maladresse(1, [2, 3]), 'http://x');
		expect(lesMed(url.searchParams, 1)).toEqual([2, 3]);
		expect(maladresse(1, [])).toBe('/maloppnaelse?scenario=1');
	});
});
