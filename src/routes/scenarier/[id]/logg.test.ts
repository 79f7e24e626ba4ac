import { expect, it } from 'vitest';
import type { Loggobjekt, Loggrad } from '#lib/server/scenariologg.ts';
import { utgangspunkt } from './logg.ts';

const B12 = 'a';
const rad = (revision: number, op: Loggobjekt['op']): Loggrad => ({
	revision,
	hvem: 'Kari',
	tidspunkt: new Date(0),
	melding: 'En endring',
	antallObjekter: 1,
	objekter: [{ lokalId: B12, op, omtale: 'B12' }]
});

it('an object’s log ends with how it stood before its first change, which no line of its own tells', () => {
	expect(utgangspunkt({ rader: [rad(7, 'update'), rad(4, 'update')], eldre: null }, B12)).toBe(3);
	expect(utgangspunkt({ rader: [rad(4, 'delete')], eldre: null }, B12)).toBe(3);
});

it('there is no such state of an object that came with a change, of a part of a log, or of the whole scenario', () => {
	expect(utgangspunkt({ rader: [rad(4, 'create')], eldre: null }, B12)).toBeNull();
	expect(utgangspunkt({ rader: [rad(4, 'update')], eldre: 4 }, B12)).toBeNull();
	expect(utgangspunkt({ rader: [rad(4, 'update')], eldre: null }, null)).toBeNull();
	expect(utgangspunkt({ rader: [], eldre: null }, B12)).toBeNull();
	expect(utgangspunkt({ rader: [rad(1, 'update')], eldre: null }, B12)).toBeNull();
});
