import { describe, expect, it } from 'vitest';
import { boligsoner } from './boligsone.ts';
import { STANDARD_AREALVALG } from './arealvalg.ts';
import { folsomhet } from './folsomhet.ts';
import { somSonedeler, type MaltSonedel } from './sonedel.ts';
import { standardsett } from './standardparametre.ts';
import { virkning } from './virkning.ts';

const MALT: MaltSonedel = {
	lokalId: 'b1',
	omrNavn: 'B1',
	liste: 'KpArealformal',
	kode: 1110,
	arealbruksstatus: 2,
	stedslag: 'tettsted',
	tettsted: 'Raufoss',
	fradragene: 'kjent',
	mangler: [],
	bruttoM2: 100_000,
	flater: [
		{ slag: [], m2: 60_000 },
		{ slag: ['dyrka'], m2: 40_000 }
	],
	fordeling: []
};
const parametre = standardsett('3443');
const soner = boligsoner(somSonedeler(MALT, STANDARD_AREALVALG), parametre);
const PER_DAA = 0.75 * 0.65;

describe('what moves the answer most', () => {
	it('is each parameter by itself, the largest span first, by hand', () => {
		const [tetthet, dyrka, netto, ...resten] = folsomhet(soner, parametre);
		expect(tetthet).toMatchObject({
			navn: 'Tetthet, boligbebyggelse, framtidig',
			fra: 1.2,
			til: 3.5
		});
		expect(tetthet?.ved[0]).toBeCloseTo(60 * 1.2 * PER_DAA);
		expect(tetthet?.ved[1]).toBeCloseTo(60 * 3.5 * PER_DAA);
		expect(dyrka?.navn).toBe('Dyrka jord som trekkes fra');
		expect(dyrka?.spenn).toBeCloseTo(40 * 2.2 * PER_DAA);
		expect(netto?.spenn).toBeCloseTo(0.2 * 60 * 2.2 * PER_DAA);
		// a share that is 1 cannot be more
		expect(resten.find(({ navn }) => navn.startsWith('Boligandel'))?.til).toBe(1);
	});

	it('leaves out what moves nothing', () => {
		const navn = folsomhet(soner, parametre).map((f) => f.navn);
		expect(navn.filter((n) => /Myr|Bredde|sentrum/.test(n))).toEqual([]);
		expect(folsomhet([], parametre)).toEqual([]);
	});
});

describe('a change of what is taken out', () => {
	it('shows what it moves before it is stored, and is named', () => {
		const ny = { ...parametre, arealvalg: { ...STANDARD_AREALVALG, dyrkaAndel: 0 } };
		const [hele] = virkning(soner, parametre, ny);
		expect(hele?.for[0]).toBeCloseTo(60 * 2.2 * PER_DAA * 0.3);
		expect(hele?.etter[0]).toBeCloseTo(100 * 2.2 * PER_DAA * 0.3);
		const lagret = boligsoner(somSonedeler(MALT, ny.arealvalg), ny);
		expect(lagret[0]?.klasser[0]?.nettoDaa).toBeCloseTo(100);
	});
});
