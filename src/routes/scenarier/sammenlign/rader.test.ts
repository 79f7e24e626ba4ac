import { describe, expect, it } from 'vitest';
import {
	diffobjekt,
	formalssummer,
	overgang,
	type Diffside,
	type Malt
} from '#lib/domain/plan/diff.ts';
import { fargerFor } from '#lib/map/legend.ts';
import { formalsutvalg, ruteM2 } from './formal.ts';
import { brikkeForNokkel, endringsrader, statuserAv } from './rader.ts';

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

	it('tells a new status also where something else is new', () => {
		const til = { ...lnf, arealbruksstatus: 2 } as const;
		const ny = { til, properties: ['arealbruksstatus'] };
		expect(endringsrader([objekt(ny, [toLnf])])[0]?.hva).toBe(
			'Nytt formål, ny status: nåværende → framtidig'
		);
		const form = { sameShape: false, gainedM2: 40, edgeM: 30, properties: ['arealbruksstatus'] };
		const [rad] = endringsrader([objekt({ ...form, til: { ...bolig, arealbruksstatus: null } })]);
		expect(rad?.hva).toBe('Ny grense, ny status: nåværende → uten');
	});

	it('of a new zone on ground that had its purpose says so', () => {
		const [rad] = endringsrader([objekt({ fra: null, gainedM2: 300 })]);
		expect(rad?.hva).toBe('Ny: grunnen hadde samme formål');
		expect(endringsrader([objekt({ fra: null }, [toLnf])])[0]?.hva).toBe('Ny');
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

	it('has on either side the colour of that side’s own status, as on the map', () => {
		const til = { ...lnf, arealbruksstatus: 2 } as const;
		const [rad] = endringsrader([objekt({ til }, [toLnf])]);
		const [overgang] = rad?.overganger ?? [];
		const colour = (kode: number, status: number) =>
			fargerFor({ tema: 'arealformal', objekttype: bolig.objekttype, kode, status });
		expect(overgang?.fra?.farger).toEqual(colour(1110, 1));
		expect(overgang?.til?.farger).toEqual(colour(5100, 2));
		expect(overgang?.til?.farger).not.toEqual(colour(5100, 1));
	});

	it('writes the large transitions of its ground, and sums those that are too small for dekar', () => {
		const small = [12, 0.02].map((m2) =>
			overgang('KpArealformal:1110', `KpArealformal:${2010 + m2}`, m2)
		);
		const [rad] = endringsrader([objekt({ til: lnf }, [toLnf, ...small])]);
		expect(rad?.overganger.map(({ areaM2 }) => areaM2)).toEqual([5000]);
		expect(rad?.resten).toEqual({ antall: 2, areaM2: 12.02 });
		const [alene] = endringsrader([
			objekt({ til: lnf }, [overgang('KpArealformal:1110', 'ingen', 3)])
		]);
		expect(alene).toMatchObject({ overganger: [{ areaM2: 3 }], resten: null });
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
	it('shows a purpose in the colours of all the statuses that it has on the maps', () => {
		const bit = { tema: 'arealformal', objekttype: bolig.objekttype, kode: 1110 };
		const colours = (...statuser: number[]) => {
			const key = 'KpArealformal:1110';
			const known = statuserAv(statuser.map((status) => ({ ...bit, status })));
			return brikkeForNokkel(key, known.get(key)).farger;
		};
		expect(colours(2)).toEqual(fargerFor({ ...bit, status: 2 }));
		expect(colours(1, 2)).toEqual([1, 2].flatMap((status) => fargerFor({ ...bit, status })));
	});

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
