import { describe, expect, it } from 'vitest';
import {
	diffobjekt,
	formalssummer,
	overgang,
	type Diffside,
	type Malt
} from '#lib/domain/plan/diff.ts';
import { formalsutvalg, ruteM2 } from './formal.ts';
import { endringsrader } from './rader.ts';

const bolig: Diffside = {
	objekttype: 'KpArealformålOmråde',
	kodeliste: 'KpArealformal',
	kode: 1110,
	arealbruksstatus: 1,
	omrNavn: 'B1',
	areaM2: 5000,
	lengthM: 0
};
const lnf: Diffside = { ...bolig, kode: 5100 };
const malt: Malt = {
	lokalId: 'x',
	tema: 'arealformal',
	fra: bolig,
	til: bolig,
	sameShape: true,
	properties: [],
	lostM2: 0,
	gainedM2: 0,
	edgeM: 0,
	bbox: [0, 0, 1, 1],
	at: [0.5, 0.5]
};
const objekt = (rest: Partial<Malt>, ground = [] as ReturnType<typeof overgang>[]) => {
	const found = diffobjekt({ ...malt, ...rest }, ground);
	if (!found) throw new Error('nothing is changed');
	return found;
};
const toLnf = overgang('KpArealformal:1110', 'KpArealformal:5100', 5000);

describe('a change in the list', () => {
	it('of a purpose tells what the ground was, what it becomes, and how much; so does its label on the map', () => {
		const [rad] = endringsrader([objekt({ til: lnf }, [toLnf])]);
		expect(rad).toMatchObject({ nr: 1, navn: 'B1', hva: 'Nytt formål', etikett: '1: 1110 → 5100' });
		expect(rad?.overganger).toMatchObject([
			{ fra: { kode: '1110', navn: 'Boligbebyggelse' }, til: { kode: '5100' }, areaM2: 5000 }
		]);
	});

	it('of a status tells both, though no ground is moved', () => {
		const til = { ...bolig, arealbruksstatus: 3 } as const;
		const [rad] = endringsrader([objekt({ til, properties: ['arealbruksstatus', 'egenskaper'] })]);
		expect(rad?.hva).toBe('Ny opplysning: status');
		expect(rad?.overganger).toMatchObject([
			{ fra: { status: 'nåværende' }, til: { status: 'videreutvikling' }, areaM2: null }
		]);
	});

	it('of a zone without a name is named by what it is; a hensynssone has its H', () => {
		const fare = {
			...bolig,
			objekttype: 'KpFareSone',
			kodeliste: 'KpFare',
			kode: 320,
			omrNavn: null
		};
		const [rad] = endringsrader([objekt({ tema: 'hensynssone', fra: null, til: fare })]);
		expect(rad?.navn).not.toBe('');
		expect(rad?.overganger).toMatchObject([{ fra: null, til: { kode: 'H320' } }]);
	});

	it('that is a sliver comes after all others', () => {
		const sliver = objekt({ lokalId: 's', sameShape: false, lostM2: 3, edgeM: 60 });
		const rader = endringsrader([sliver, objekt({ til: lnf }, [toLnf])]);
		expect(rader.map(({ id, nr, sliver: is }) => [id, nr, is])).toEqual([
			['x', 1, false],
			['s', 2, true]
		]);
	});
});

describe('the matrix that is shown', () => {
	it('has what changed, and all else as one, so that it still sums', () => {
		const matrix = [
			toLnf,
			overgang('KpArealformal:5100', 'KpArealformal:5100', 90),
			overgang(':2010', ':2010', 7)
		];
		const utvalg = formalsutvalg(formalssummer(matrix), matrix);
		expect(utvalg.endret.map(({ kode }) => kode)).toEqual([1110, 5100]);
		expect(utvalg).toMatchObject({ uendretM2: 7, antallUendret: 1 });
		expect(ruteM2(matrix, 'KpArealformal:1110', 'KpArealformal:5100')).toBe(5000);
		expect(ruteM2(matrix, 'KpArealformal:5100', 'KpArealformal:1110')).toBe(0);
	});
});
