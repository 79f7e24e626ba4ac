import { describe, expect, it } from 'vitest';
import type { Byggflate, Korridorstrek } from '#lib/domain/blagronn/gap.ts';
import type { Cm } from '#lib/domain/topology/punkt.ts';
import { byggegrunn, gaptekst, handenAv, skifter, skissen, type Ihand } from './korridorgap.ts';
import { egenskaperAv, type Objekt } from './tilstand.ts';

const m = (x: number, y: number): Cm => [59_000_000 + x * 100, 673_000_000 + y * 100];
const ELV: Korridorstrek = { id: 'e', name: 'Elva', line: [m(0, 0), m(1000, 0)] };
const ring = (x0: number, y0: number, x1: number, y1: number) => [
	m(x0, y0),
	m(x1, y0),
	m(x1, y1),
	m(x0, y1)
];
const flate = (lokalId: string, ...hjorner: [number, number, number, number]): Byggflate => ({
	lokalId,
	flater: [[ring(...hjorner)]]
});
const objekt = (lokalId: string, kode: number, hjorner: readonly Cm[]): Objekt => ({
	lokalId,
	version: 1,
	areaM2: null,
	geometry: {
		type: 'Polygon',
		coordinates: [[...hjorner, ...hjorner.slice(0, 1)].map(([e, n]) => [e / 100, n / 100])]
	},
	properties: egenskaperAv({ objekttype: 'KpArealformålOmråde', kode })
});
const nytt = {
	objekttype: 'KpArealformålOmråde',
	kode: 1110,
	arealbruksstatus: 2,
	tarFra: 'alt'
} as const;
const alle = (bygg: readonly Byggflate[], hand: readonly Ihand[]) =>
	gaptekst(skifter([ELV], new Map(bygg.map((b) => [b.lokalId, b])), hand));

describe('what the hand does to a corridor', () => {
	it('is told while a zone is drawn over it, out to the pointer', () => {
		const hele = ring(100, -50, 161, 50);
		const hjorner = hele.slice(0, 3);
		const peker = hele[3] ?? null;
		expect(alle([], skissen(hjorner, peker, nytt, 'ny'))).toBe(
			'≈ Elva blir brutt i 61\u00a0m (nå åpen)'
		);
		expect(skissen(hjorner.slice(0, 1), peker, nytt, 'ny')).toEqual([]);
		expect(skissen(hjorner, peker, { ...nytt, kode: 3040 }, 'ny')).toEqual([]);
	});

	it('is told where a border is dragged nearer, with what it is now, and nothing where it is let be', () => {
		const [sor, nord] = [flate('s', 200, -90, 300, -20), flate('n', 200, 40, 300, 90)];
		const flyttet = {
			objekttype: nytt.objekttype,
			kode: 1110,
			...flate('n', 200, 25, 300, 90)
		};
		expect(alle([sor, nord], [flyttet])).toBe('≈ Elva blir 45\u00a0m bred (nå 60\u00a0m bred)');
		expect(alle([sor, nord], [{ ...flyttet, flater: nord.flater }])).toBe('');
		expect(alle([sor, nord], [{ ...flyttet, flater: null }])).toBe(
			'≈ Elva blir åpen (nå 60\u00a0m bred)'
		);
	});

	it('rests on what is in the editor and not on what the server told before it', () => {
		const her = [
			objekt('n', 5100, ring(200, -10, 300, 90)),
			objekt('x', 1110, ring(400, -5, 410, 5))
		];
		const bygg = byggegrunn([flate('n', 200, -10, 300, 90), flate('s', 0, 0, 1, 1)], her);
		expect([...bygg.keys()].sort()).toEqual(['s', 'x']);
	});

	it('holds every purpose that a proposal changes, and those that it makes as what they are cut from', () => {
		const b1 = objekt('b1', 1110, ring(0, 0, 10, 10));
		const sone = { id: 'b1', flater: [[ring(0, 0, 9, 9)]] };
		const edit = {
			before: new Map(),
			after: new Map([
				['b1', sone],
				['borte', null]
			]),
			created: new Map([
				['ny', { sone, like: 'b1' }],
				['annet', { sone, like: null }]
			])
		};
		const hand = handenAv({ slag: 'edit', edit, message: '' }, b1, (id) =>
			id === 'b1' ? b1 : undefined
		);
		expect(hand.map(({ lokalId, kode }) => [lokalId, kode])).toEqual([
			['b1', 1110],
			['ny', 1110]
		]);
		expect(handenAv(null, b1, () => b1)).toEqual([]);
	});

	it('names what is newly cut before what was cut already', () => {
		const bekk: Korridorstrek = { id: 'b', name: 'Bekken', line: [m(150, -60), m(150, 900)] };
		const gammel = flate('g', 100, 400, 200, 800);
		const hand = [
			{
				lokalId: 'ny',
				objekttype: nytt.objekttype,
				kode: 1110,
				flater: [[ring(120, -20, 220, 20)]]
			}
		];
		const bygg = new Map([[gammel.lokalId, gammel]]);
		expect(skifter([bekk, ELV], bygg, hand).map(({ navn }) => navn)).toEqual(['Elva', 'Bekken']);
	});
});
