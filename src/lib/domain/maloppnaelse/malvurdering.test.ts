import { describe, expect, it } from 'vitest';
import { malt, sum, ukjent } from '../bevis.ts';
import type { Regnskapssone } from '../housing/kapasitetsregnskap.ts';
import type { Mal } from '../housing/malregister.ts';
import type { Reservesvar } from '../housing/reservesvar.ts';
import { malvurderinger, nadd, type Maltgrunnlag } from './malvurdering.ts';

const dekar = (verdi: number) => malt('Jordbruk', verdi, 'dekar', { hvordan: 'Målt' });
const minst = (verdi: number) =>
	sum('Jordbruk', 'dekar', [
		dekar(verdi),
		ukjent('Resten', 'dekar', 'ikke kartlagt', { hvorfor: 'AR5 dekker det ikke.' })
	]);
const mal = (av: Partial<Mal>): Mal => ({
	id: 1,
	versjon: 1,
	illustrasjon: false,
	navn: 'Spar dyrka mark',
	kildeslag: 'boligplan',
	kilde: 'Boligplan',
	kildeDato: null,
	gjengivelse: 'gjengitt',
	indikator: 'dyrka-mark',
	retning: 'hoyst',
	verdi: 50,
	fraAar: 2026,
	tilAar: 2037,
	tettsted: null,
	sone: null,
	boligtype: null,
	gruppe: null,
	fnMal: null,
	delAv: null,
	...av
});
const sone = (lokalId: string, mid: number | null, m: number | null | undefined): Regnskapssone =>
	({
		lokalId,
		name: lokalId.toUpperCase(),
		ledger: 'reserve',
		areaM2: 1,
		dwellings: { min: mid, mid, max: mid },
		conditions: {
			walkM: {
				sentrum: m === undefined ? { state: 'unmapped', m: null } : { state: 'known', m }
			}
		}
	}) as unknown as Regnskapssone;
const grunnlag = (av: Partial<Maltgrunnlag>): Maltgrunnlag => ({
	grupper: [
		{
			navn: 'Jord',
			side: '/arealregnskap',
			figurer: [{ nokkel: 'areal-jordbruk', navn: 'Jordbruk', forklaring: '', tall: dekar(446.7) }]
		}
	],
	reserve: [],
	soner: [],
	arealrader: [],
	...av
});
const svar = (av: Partial<Mal>, med: Partial<Maltgrunnlag> = {}) =>
	malvurderinger([mal(av)], grunnlag(med))[0];

describe('is a target reached', () => {
	it('by the value as it is written', () => {
		expect(nadd('hoyst', 50, dekar(50.04))).toBe('ja');
		expect(nadd('hoyst', 50, dekar(50.06))).toBe('nei');
		expect(nadd('minst', 50, dekar(49.94))).toBe('nei');
		expect(nadd('minst', 50, dekar(50))).toBe('ja');
	});

	it('is not told where what is not known may change the answer, and is told where it cannot', () => {
		expect(nadd('hoyst', 50, minst(40))).toBe('ukjent');
		expect(nadd('hoyst', 50, minst(60))).toBe('nei');
		expect(nadd('minst', 50, minst(60))).toBe('ja');
		expect(nadd('minst', 50, minst(40))).toBe('ukjent');
		const hoyst = malt('x', 40, 'dekar', { hvordan: 'Målt', grense: 'hoyst' });
		expect(nadd('hoyst', 50, hoyst)).toBe('ja');
		expect(nadd('minst', 50, hoyst)).toBe('nei');
		expect(nadd('minst', 30, hoyst)).toBe('ukjent');
		expect(nadd('hoyst', 50, { ...hoyst, grense: 'omtrent' })).toBe('ukjent');
	});
});

describe('the goals in numbers', () => {
	it('for farmland is held against the farmland that new building takes', () => {
		expect(svar({})).toMatchObject({ krav: 'høyst 50\u00a0dekar, 2026–2037', nadd: 'nei' });
		expect(svar({})?.tall.verdi).toBe(446.7);
		expect(svar({ verdi: 500 })?.nadd).toBe('ja');
	});

	it('for one place is «ikke vurdert» where the account is of the whole municipality', () => {
		const { tall, nadd: svaret } = svar({ tettsted: 'Raufoss' }) ?? {};
		expect(tall).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
		expect(svaret).toBe('ukjent');
	});

	it('leaves out those that the need is summed from, and those without a number', () => {
		expect(svar({ indikator: 'boliger', retning: 'minst' })).toBeUndefined();
		expect(svar({ verdi: null })).toBeUndefined();
		expect(svar({ indikator: 'ikke-malbar' })).toBeUndefined();
	});

	it('for dwellings in a zone is held against that zone; of a type it is not known', () => {
		const soner = [sone('a', 12.34, 100)];
		const minst10 = { indikator: 'boliger', retning: 'minst', verdi: 10 } as const;
		expect(svar({ ...minst10, sone: 'a' }, { soner })).toMatchObject({ nadd: 'ja' });
		expect(svar({ ...minst10, sone: 'b' }, { soner })?.tall.verdi).toBeNull();
		expect(svar({ ...minst10, boligtype: 'rekkehus' }, { soner })?.nadd).toBe('ukjent');
	});

	it('for walking distance is a share of the dwellings, and «omtrent» where a distance is not known', () => {
		const andel = { indikator: 'andel-i-gangavstand', retning: 'minst', verdi: 60 } as const;
		const soner = [sone('a', 30, 800), sone('b', 10, 801), sone('c', 0, 10)];
		expect(svar(andel, { soner })?.tall.verdi).toBe(75);
		expect(svar(andel, { soner })?.nadd).toBe('ja');
		const delvis = svar(andel, { soner: [...soner, sone('d', 10, undefined)] });
		expect(delvis?.tall).toMatchObject({ verdi: 60 });
		expect(delvis?.nadd).not.toBe('nei');
		expect(svar(andel, { soner: [...soner, sone('d', null, 100)] })?.nadd).toBe('ukjent');
	});

	it('for green structure is the purposes of it, present and future', () => {
		const arealrader = [
			{ group: '3:1', groupName: 'Grønnstruktur, nåværende', areaM2: 30_000 },
			{ group: '3:2', groupName: 'Grønnstruktur, framtidig', areaM2: 12_000 },
			{ group: '5:1', groupName: 'LNFR, nåværende', areaM2: 99_000 }
		];
		const minst40 = { indikator: 'gronnstruktur', retning: 'minst', verdi: 40 } as const;
		expect(svar(minst40, { arealrader })?.tall.verdi).toBe(42);
	});

	it('for the reserve is the years of the place', () => {
		const aar = (verdi: number) => malt('Reserve', verdi, 'år', { hvordan: 'Regnet' });
		const rad = (tettsted: string, kind: string, verdi: number) =>
			({ tettsted, kind, without: { proof: { years: aar(verdi) } } }) as unknown as Reservesvar;
		const reserve = [rad('Raufoss', 'tettsted', 8), rad('hele kommunen', 'hele', 14)];
		const minst12 = { indikator: 'boligreserve', retning: 'minst', verdi: 12 } as const;
		expect(svar(minst12, { reserve })?.nadd).toBe('ja');
		expect(svar({ ...minst12, tettsted: 'Raufoss' }, { reserve })?.nadd).toBe('nei');
	});
});
