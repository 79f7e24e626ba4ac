import { describe, expect, it } from 'vitest';
import { velgPar, type Valgbart } from './par.ts';

const s = (id: number, plan: number, kind: Valgbart['kind']): Valgbart => ({
	id,
	plan,
	kind,
	name: `S${id}`,
	plannavn: null,
	planidentifikasjon: `P${plan}`
});
const scenarier = [
	s(9, 1, 'gjeldende'),
	s(3, 2, 'alternativ'),
	s(4, 2, 'forslag'),
	s(5, 2, 'gjeldende')
];

describe('the two that are compared', () => {
	it('are those that were asked for, whatever they are', () => {
		expect(velgPar(scenarier, { a: 3, b: 77 })).toEqual({ a: 3, b: 77 });
	});
	it('are the plan in force and the one asked for, in the order of time', () => {
		expect(velgPar(scenarier, { a: null, b: 3 })).toEqual({ a: 5, b: 3 });
		expect(velgPar(scenarier, { a: 5, b: null })).toEqual({ a: 5, b: 4 });
		expect(velgPar(scenarier, { a: null, b: 5 })).toEqual({ a: 4, b: 5 });
	});
	it('are of the first plan that has two, where none was asked for', () => {
		expect(velgPar(scenarier, { a: null, b: null })).toEqual({ a: 5, b: 4 });
	});
	it('are none where there are no two', () => {
		expect(velgPar(scenarier, { a: 9, b: null })).toBeNull();
		expect(velgPar(scenarier, { a: null, b: 77 })).toBeNull();
		expect(velgPar([], { a: null, b: null })).toBeNull();
	});
});
