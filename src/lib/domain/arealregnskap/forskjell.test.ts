import { describe, expect, it } from 'vitest';
import { forskjell } from './forskjell.ts';
import { regnskap, settFraMot, type Regnskapsbit, type Regnskapssone } from './regnskap.ts';

const sone = (lokalId: string, kode: number): Regnskapssone => ({
	lokalId,
	omrNavn: lokalId,
	kodeliste: 'KpArealformal',
	kode,
	arealbruksstatus: 2,
	areaM2: 1000
});
const soner = new Map([sone('b1', 1110), sone('l1', 5100)].map((s) => [s.lokalId, s]));
const bit = (mer: Partial<Regnskapsbit>): Regnskapsbit => ({
	lokalId: 'b1',
	motId: 'l1',
	ar5: '30',
	naturtype: 'ingen',
	vern: 'nei',
	fare: 'nei',
	areaM2: 100,
	overlapM2: 0,
	motOverlapM2: 0,
	ar5OverlapM2: 0,
	...mer
});
const endring = (...biter: Regnskapsbit[]) =>
	forskjell(biter, soner, soner, {
		naa: regnskap(biter, soner),
		mot: regnskap(settFraMot(biter), soner)
	}).zones[0];

describe('what became of a zone', () => {
	it('is told of what is known of it, with what is not beside it', () => {
		const delvis = endring(
			bit({ ar5: '21' }),
			bit({ ar5: 'ikke kartlagt', areaM2: 30 }),
			bit({ ar5: 'ikke vurdert', areaM2: 7, vern: 'ikke vurdert' })
		);
		expect(delvis).toMatchObject({
			farmlandM2: 100,
			forestM2: 0,
			unknownM2: 37,
			natureM2: 0,
			natureUnknownM2: 7
		});
	});

	it('has no farmland, forest and bog in m² where AR5 tells nothing, by its own word too', () => {
		for (const ar5 of ['ikke kartlagt', 'ikke vurdert', '99', '', '77'])
			expect(endring(bit({ ar5 })), ar5).toMatchObject({
				farmlandM2: null,
				forestM2: null,
				bogM2: null,
				natureM2: 0,
				unknownM2: 100,
				natureUnknownM2: 0
			});
	});

	it('has no nature in m² where neither register tells, and is nature where one does', () => {
		expect(endring(bit({ naturtype: 'ikke kartlagt', vern: 'nei' }))).toMatchObject({
			natureM2: null,
			natureUnknownM2: 100
		});
		expect(endring(bit({ naturtype: 'ikke kartlagt', vern: 'ja' }))).toMatchObject({
			natureM2: 100,
			natureUnknownM2: 0
		});
	});
});
