import { describe, expect, it } from 'vitest';
import { ikkeRegnet, ikkeRegnetAreal } from './ikkeRegnet.ts';
import { INGEN_FRADRAG } from './fradrag.ts';
import { fordel, type Sonedel } from './sonedel.ts';
import { standardsett } from './standardparametre.ts';
import { UTENFOR } from './steder.ts';

const del = (endring: Partial<Sonedel>): Sonedel => ({
	lokalId: endring.omrNavn ?? 'x',
	omrNavn: 'B1',
	liste: 'KpArealformal',
	kode: 1110,
	arealbruksstatus: 2,
	stedslag: 'utenfor',
	tettsted: null,
	fradragene: 'kjent',
	bruttoM2: 10_000,
	mangler: [],
	flater: [],
	fradragM2: { ...INGEN_FRADRAG, fare: 1000 },
	nettoM2: 9000,
	betingetM2: 0,
	fordeling: [],
	...endring
});

const grupper = (...deler: Partial<Sonedel>[]) => {
	const { bidrag, ufordelt } = fordel(deler.map(del), standardsett('3443'));
	return ikkeRegnet(bidrag, ufordelt);
};

describe('zones that no dwellings are counted for', () => {
	it('stand once each, under what is missing, with their net area', () => {
		const funnet = grupper(
			{ omrNavn: 'B1' },
			{ omrNavn: 'B2', arealbruksstatus: null },
			{ omrNavn: 'B3', fradragene: 'ikke kartlagt' },
			{ omrNavn: 'B4', fradragene: 'ikke vurdert' },
			{ omrNavn: 'B5', kode: null, fradragene: 'ikke vurdert' },
			{ omrNavn: 'K1', kode: 1800, fordeling: [{ kode: 1110, andel: 0.4 }] },
			{ omrNavn: 'R1', liste: 'RpArealformålOmråde', kode: 1801, arealbruksstatus: null }
		);
		expect(funnet.map((g) => [g.tilstand, g.soner.map((s) => [s.navn, s.bidrag])])).toEqual([
			['ikke kartlagt', [['B3', 9]]],
			['ikke vurdert', [['B4', 9]]],
			[
				'ikke kartlagt',
				[
					['B2', 9],
					['R1', 9]
				]
			],
			['ikke kartlagt', [['B5', 9]]],
			['ikke vurdert', [['K1', expect.closeTo(5.4) as number]]]
		]);
		expect(ikkeRegnetAreal(UTENFOR, funnet).verdi).toBeCloseTo(5 * 9 + 5.4);
	});

	it('are none of those whose shares are known to be for something else, whatever their status', () => {
		const fordeling = [{ kode: 1300, andel: 1 }];
		expect(grupper({ kode: 1800, fordeling, arealbruksstatus: null })).toEqual([]);
	});
});
