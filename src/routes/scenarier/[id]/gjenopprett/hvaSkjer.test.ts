import { expect, it } from 'vitest';
import { hvaSkjer } from './hvaSkjer.ts';

const rad = {
	lokalId: 'a',
	omtale: 'B12',
	op: 'update',
	formal: false,
	grense: false,
	opplysninger: false
} as const;

it('says what going back does to an object', () => {
	expect(hvaSkjer({ ...rad, op: 'create' })).toBe('Kommer tilbake');
	expect(hvaSkjer({ ...rad, op: 'delete' })).toBe('Tas ut, det var ikke med da');
	expect(hvaSkjer({ ...rad, grense: true })).toBe('Grensen settes tilbake');
	expect(hvaSkjer({ ...rad, formal: true, grense: true, opplysninger: true })).toBe(
		'Formålet, grensen og opplysningene settes tilbake'
	);
	expect(hvaSkjer(rad)).toBe('Objektet settes tilbake');
});
