import { describe, expect, it } from 'vitest';
import {
	cutHole,
	deleteVertex,
	deleteZone,
	drawZone,
	duplicateZone,
	fillHole,
	Flislegging,
	insertVertex,
	mergeZones,
	moveVertices,
	moveZone,
	reshapeZone,
	rotateZone,
	splitZone,
	stedsnavn,
	type Cm,
	type RingCm,
	type Utfall
} from './index.ts';

const m = (x: number, y: number): Cm => [59_000_000 + x * 100, 673_000_000 + y * 100];
const box = (x: number, y: number, w: number, h: number): RingCm => [
	m(x, y),
	m(x + w, y),
	m(x + w, y + h),
	m(x, y + h)
];
let made = 0;
const newId = () => `ny${++made}`;
const fri = { newId };

/** Two beside one another, and one far off. */
const plan = () =>
	new Flislegging([
		{ id: 'A', flater: [[box(0, 0, 100, 100)]] },
		{ id: 'B', flater: [[box(100, 0, 100, 100)]] },
		{ id: 'C', flater: [[box(500, 0, 100, 100)]] }
	]);
const hjorne: RingCm = [m(0, 0), m(20, 20), m(20, 0), m(0, 20)];

const AVSLAG: Record<string, (t: Flislegging) => Utfall> = {
	'et område som er borte': (t) => deleteZone(t, 'X'),
	'et som skal flyttes, og er borte': (t) => moveZone(t, 'X', [100, 0], fri),
	'et som skal roteres, og er borte': (t) =>
		rotateZone(t, 'X', { radians: 1, about: m(0, 0) }, fri),
	'et som skal dupliseres, og er borte': (t) => duplicateZone(t, 'X', [100, 0], newId),
	'et hull som er borte': (t) => fillHole(t, 'X', 'A'),
	'en bit på mindre enn 1 m²': (t) => cutHole(t, 'A', [m(10, 10), m(10.5, 10), m(10, 10.5)], newId),
	'et areal som ingen kan ta over': (t) => deleteZone(t, 'C'),
	'en arving som ikke er nabo': (t) => deleteZone(t, 'A', 'C'),
	'et punkt som er borte': (t) => moveVertices(t, new Map([[stedsnavn(m(50, 50)), m(51, 51)]])),
	'et punkt som skal slettes, og er borte': (t) => deleteVertex(t, m(50, 50)),
	'ei grense som er borte': (t) => insertVertex(t, [m(1, 1), m(2, 2)], m(1, 2)),
	'et punkt oppå et annet': (t) => insertVertex(t, [m(100, 0), m(100, 100)], m(100, 100)),
	plangrensa: (t) => moveVertices(t, new Map([[stedsnavn(m(0, 0)), m(1, 1)]])),
	'ei flate som krysser seg selv': (t) => drawZone(t, hjorne, newId, { over: 'cuts' }),
	'noe utenfor planen': (t) => drawZone(t, box(800, 800, 9, 9), newId, { over: 'cuts' }),
	'noe der alt er planlagt': (t) => drawZone(t, box(10, 10, 9, 9), newId, { over: 'is-cut' }),
	'et hull over kanten': (t) => cutHole(t, 'A', box(90, 10, 20, 20), newId),
	'ei linje av ett punkt': (t) => splitZone(t, 'A', [m(1, 1)], newId),
	'ei linje som ikke deler': (t) => splitZone(t, 'A', [m(10, 10), m(20, 20)], newId),
	'ei linje som ikke krysser': (t) => reshapeZone(t, 'A', [m(10, 10), m(20, 20)], fri),
	'ett område slått sammen': (t) => mergeZones(t, ['A'], 'A'),
	'to som ligger hver for seg': (t) => mergeZones(t, ['A', 'C'], 'A'),
	'et som ikke ligger i et hull': (t) => fillHole(t, 'C', 'A'),
	'et som flyttes ut av planen': (t) => moveZone(t, 'A', [0, 900_000], fri)
};

describe('et avslag sier hva som kan gjøres i stedet', () => {
	it.each(Object.keys(AVSLAG))('%s', (hva) => {
		const utfall = AVSLAG[hva]?.(plan());
		if (!utfall || utfall.ok) throw new Error('it was done');
		expect(utfall.reason).toMatch(
			/(Velg|Flytt|Tegn|Slett|Legg|La|Klikk|Skriv|Slå|Angre|Den må|Gi) .*\.$|^Velg /
		);
	});
});

describe('to punkter en centimeter fra hverandre', () => {
	it('hindrer ikke at et område roteres: det som ikke tåler avrundingen, er med én gang', () => {
		const tett: RingCm = [
			m(0, 0),
			m(100, 0),
			[59_010_001, 673_000_001],
			[59_010_001, 673_000_002],
			m(100, 100),
			m(0, 100)
		];
		const rundt: RingCm = [m(-200, -200), m(300, -200), m(300, 300), m(-200, 300)];
		const t = new Flislegging([
			{ id: 'A', flater: [[tett]] },
			{ id: 'B', flater: [[rundt, tett.toReversed()]] }
		]);
		for (let degrees = 1; degrees < 90; degrees++) {
			const turn = { radians: (degrees * Math.PI) / 180, about: m(50, 50) };
			expect(rotateZone(t, 'A', turn, fri)).toMatchObject({ ok: true });
		}
	});
});
