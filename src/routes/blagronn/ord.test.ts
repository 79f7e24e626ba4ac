import { describe, expect, it } from 'vitest';
import { malt, ukjent } from '#lib/domain/bevis.ts';
import type { Grense } from '#lib/domain/bevisgrense.ts';
import type { Korridor } from '#lib/domain/blagronn/korridor.ts';
import type { Blagronnpar } from '#lib/server/blagronnAnswer.ts';
import {
	bredde,
	endringsord,
	flate,
	fortegn,
	kartlenke,
	konklusjon,
	medOrd,
	meter,
	uvisstord
} from './ord.ts';

const korridor = (id: string, cutM: number, restWidthM: number | null) =>
	({ id, name: `Bekk ${id}`, cutM, restWidthM, place: [10.6, 60.7] }) as unknown as Korridor;
const tall = (verdi: number, grense: Grense) =>
	malt('x', verdi, 'dekar', { hvordan: 'Målt', grense });
const kantsone = (share: number | null, grense: Grense = 'eksakt') =>
	({
		lengthM: 1000,
		share,
		widths: [{ widthM: 10, share, proof: { share: tall(share ?? 0, grense) } }]
	}) as unknown as Blagronnpar['kantsone'];

const UTEN_ELV = { theme: 'vassdrag', state: 'ikke vurdert', areaM2: 4_000_000 } as const;

describe('the blue-green page', () => {
	it('says first how many corridors are cut, how many are narrow, and how much of the banks is free', () => {
		const corridors = [korridor('a', 120, 0), korridor('b', 0, 20), korridor('c', 0, null)];
		expect(konklusjon({ corridors, kantsone: kantsone(0.925), unmapped: [] })).toEqual([
			'1 av 3 korridorer er brutt av byggeformål.',
			'1 er smalere enn 30 m.',
			'93\u00a0% av lengden på elver og bekker har en kantsone på 10 m uten byggeformål.'
		]);
		expect(konklusjon({ corridors, kantsone: kantsone(0.925, 'minst'), unmapped: [] })[2]).toMatch(
			/^Minst 93\u00a0% av lengden/
		);
	});

	it('says nothing of what is not mapped, but that it is not', () => {
		const ingen = { corridors: [], kantsone: kantsone(null) };
		expect(konklusjon({ ...ingen, unmapped: [] }).join(' ')).toMatch(/ingen korridorer å vurdere/);
		expect(konklusjon({ ...ingen, unmapped: [UTEN_ELV] })).toEqual([
			'Elver og bekker: 4\u202f000,0\u202fdaa av planen er ikke vurdert.',
			'Korridorene kan derfor ikke vurderes.'
		]);
		const noen = { corridors: [korridor('a', 0, null)], kantsone: kantsone(null) };
		expect(konklusjon({ ...noen, unmapped: [UTEN_ELV] })[1]).toContain('Elver og bekker');
		expect(uvisstord({ theme: 'naturtype', state: 'ikke kartlagt', areaM2: 5_000_000 })).toBe(
			'Naturtyper: 5\u202f000,0\u202fdaa av planen er ikke kartlagt.'
		);
	});

	it('tells what the scenario does against the other, and that it does nothing', () => {
		const med = (changes: readonly string[], lostM2: number, grense: Grense = 'eksakt') =>
			endringsord({
				against: { id: 1, name: 'Gjeldende', kind: 'gjeldende' },
				unmapped: [],
				change: {
					corridors: changes.map((change) => ({ change })),
					lostM2,
					wonM2: 0,
					proof: { lost: tall(lostM2, grense), won: tall(0, grense), net: tall(0, grense) }
				}
			} as unknown as Blagronnpar);
		expect(med(['nytt brudd', 'nytt brudd', 'smalere', 'uendret'], 2500)).toEqual([
			'Mot «Gjeldende»: 2 korridorer brytes, 1 korridor blir smalere.',
			'Det går tapt 2,5\u202fdaa blågrønt areal, og det kommer til 0,0\u202fdaa.'
		]);
		expect(med(['uendret'], 2500, 'minst')[1]).toBe(
			'Det går tapt minst 2,5\u202fdaa blågrønt areal, og det kommer til minst 0,0\u202fdaa.'
		);
		expect(med(['uendret'], 0, 'minst')[1]).toContain('det samme, der det er kartlagt');
		expect(med(['uendret'], 0).join(' ')).toMatch(/ingen korridorer endret.*det samme/);
	});

	it('says that what happens is not known where nothing of the corridors and the network is', () => {
		const uvisst = ukjent('x', 'dekar', 'ikke vurdert', { hvorfor: 'Ikke lastet.' });
		const proof = { lost: uvisst, won: uvisst, net: uvisst };
		expect(
			endringsord({
				against: { id: 1, name: 'Gjeldende', kind: 'gjeldende' },
				unmapped: [UTEN_ELV],
				change: { corridors: [], lostM2: null, wonM2: null, proof }
			} as unknown as Blagronnpar)
		).toEqual([
			'Mot «Gjeldende»: hva som skjer med korridorene, er ikke vurdert.',
			'Hva som går tapt og kommer til av blågrønt areal, er ikke vurdert.'
		]);
		expect(medOrd(uvisst, 'x')).toBe('ikke vurdert');
		expect([meter(null), flate(null), fortegn(null, String)]).toEqual([
			'ikke kjent',
			'ikke kjent',
			'ikke kjent'
		]);
	});

	it('writes a width with a tenth where it is little, and words for what has none', () => {
		expect([bredde(23.734), bredde(144.2), bredde(0), bredde(null)]).toEqual([
			'23,7\u00a0m',
			'144\u00a0m',
			'brutt',
			'åpen'
		]);
		expect([fortegn(-3, String), fortegn(3, String), fortegn(0, String)]).toEqual([
			'−3',
			'+3',
			'0'
		]);
	});

	it('leads to the map with the place marked and the zones lit', () => {
		const query = new URLSearchParams(kartlenke(7, korridor('a-1', 0, 20)).split('?')[1]);
		expect(Object.fromEntries(query)).toEqual({
			scenario: '7',
			kart: '15/60.70000/10.60000',
			funn: '60.700000/10.600000/Bekk a-1',
			bevis: 'blagronn:a-1'
		});
	});
});
