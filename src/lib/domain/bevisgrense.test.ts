import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	differanse,
	erUviss,
	kvotient,
	malt,
	produkt,
	sum,
	ukjent,
	type Parameter,
	type Tall
} from './bevis.ts';
import { forhold, prosentandel } from './bevisforhold.ts';
import { medGrense, type Grense } from './bevisgrense.ts';

const kjent = (verdi: number, grense?: Grense): Tall =>
	malt('kjent', verdi, 'boliger', { hvordan: 'Talt', ...(grense && { grense }) });
const UKJENT = ukjent('ukjent', 'boliger', 'ikke kartlagt', { hvorfor: 'Vann er ikke lastet.' });
const minst = (verdi: number) => sum('delvis', 'boliger', [kjent(verdi), UKJENT]);
const faktor = (verdi: number | null): Parameter => ({
	navn: 'faktor',
	verdi,
	enhet: 'andel',
	kilde: 'valgt i testen',
	valg: true
});
const ord = (tall: Tall) => medGrense(tall.grense, String(tall.verdi));
const merknader = (tall: Tall) => tall.bevis.merknader.join(' ');

describe('a figure with unknown parts is worded by what they can do to it', () => {
	it('a sum is «minst»: what is left out can only add', () => {
		expect(ord(minst(4))).toBe('minst 4');
		expect(ord(sum('s', 'boliger', [minst(4), minst(3)]))).toBe('minst 7');
	});

	it('a difference is «høyst» where what is taken from it is not all known', () => {
		const rest = differanse('rest', kjent(10), [minst(4)]);
		expect(ord(rest)).toBe('høyst 6');
		expect(merknader(rest)).toContain('Høyst: det som ikke er kjent i delvis');
		expect(ord(differanse('rest', minst(10), [kjent(4)]))).toBe('minst 6');
		expect(ord(differanse('rest', kjent(10), [rest]))).toBe('minst 4');
	});

	it('and «omtrent» where both sides are in doubt, with the reason', () => {
		const rest = differanse('rest', minst(10), [minst(4)]);
		expect(ord(rest)).toBe('omtrent 6');
		expect(merknader(rest)).toContain('både større og mindre');
		expect(ord(sum('s', 'boliger', [rest, kjent(1)]))).toBe('omtrent 7');
	});

	it('a product follows its figure: turned around by a factor under zero, and exactly nothing by nothing', () => {
		expect(ord(produkt('p', 'boliger', minst(4), [faktor(2)]))).toBe('minst 8');
		expect(ord(produkt('p', 'boliger', minst(4), [faktor(-2)]))).toBe('høyst -8');
		expect(ord(produkt('p', 'boliger', minst(4), [faktor(0)]))).toBe('0');
	});

	it('a quotient is «høyst» by a divisor that may be more, and «omtrent» where the dividend may be more too', () => {
		const aar = forhold('aar', 'år', kjent(100), minst(10));
		expect(ord(aar)).toBe('høyst 10');
		expect(merknader(aar)).toContain('bare delvis tallfestet');
		expect(ord(forhold('aar', 'år', minst(100), kjent(10)))).toBe('minst 10');
		expect(ord(forhold('aar', 'år', minst(100), minst(10)))).toBe('omtrent 10');
		expect(ord(forhold('aar', 'år', kjent(100), differanse('d', kjent(15), [minst(5)])))).toBe(
			'omtrent 10'
		);
	});

	it('a percentage tells why once', () => {
		const andel = prosentandel('andel', minst(1), minst(4));
		expect(ord(andel)).toBe('omtrent 25');
		expect(merknader(andel).match(/Omtrent/g)).toHaveLength(1);
	});

	it('a difference that is not known can go either way: a sum with it is «omtrent»', () => {
		const endring = differanse('endring', UKJENT, [kjent(4)]);
		expect(endring.verdi).toBeNull();
		expect(ord(sum('s', 'boliger', [kjent(10), endring]))).toBe('omtrent 10');
		expect(
			ord(sum('s', 'boliger', [kjent(10), produkt('p', 'boliger', kjent(4), [faktor(null)])]))
		).toBe('minst 10');
	});
});

/** A figure, and what it would be if all were known. */
interface Sann {
	readonly tall: Tall;
	readonly sann: number;
}

const verdi = fc.integer({ min: 0, max: 20 });
const blad = fc.oneof(
	verdi.map((v): Sann => ({ tall: kjent(v), sann: v })),
	verdi.map((v): Sann => ({ tall: UKJENT, sann: v })),
	fc.tuple(verdi, verdi).map(([v, mer]): Sann => ({ tall: kjent(v, 'minst'), sann: v + mer })),
	fc.tuple(verdi, verdi).map(([v, mindre]): Sann => ({ tall: kjent(v, 'hoyst'), sann: v - mindre }))
);
const parameter = fc.oneof(
	fc.integer({ min: -3, max: 5 }).map((v) => ({ parameter: faktor(v), sann: v })),
	verdi.map((v) => ({ parameter: faktor(null), sann: v }))
);

const total = (deler: readonly Sann[]) => deler.reduce((n, { sann }) => n + sann, 0);
const tallene = (deler: readonly Sann[]) => deler.map(({ tall }) => tall);
/** So near 0 that the machine cannot tell it from 0. */
const erNull = (n: number | null) => n !== null && Math.abs(n) < 1e-6;

const { tre } = fc.letrec<{ tre: Sann }>((tie) => ({
	tre: fc.oneof(
		{ maxDepth: 4, depthIdentifier: 'tre' },
		blad,
		fc.array(tie('tre'), { minLength: 1, maxLength: 4 }).map((deler): Sann => ({
			tall: sum('sum', 'boliger', tallene(deler)),
			sann: total(deler)
		})),
		fc.tuple(tie('tre'), fc.array(tie('tre'), { maxLength: 3 })).map(([fra, trekk]): Sann => ({
			tall: differanse('differanse', fra.tall, tallene(trekk)),
			sann: fra.sann - total(trekk)
		})),
		fc.tuple(tie('tre'), fc.array(parameter, { maxLength: 2 })).map(([del, faktorer]): Sann => ({
			tall: produkt(
				'produkt',
				'boliger',
				del.tall,
				faktorer.map((f) => f.parameter)
			),
			sann: faktorer.reduce((n, f) => n * f.sann, del.sann)
		})),
		fc.tuple(tie('tre'), parameter).map(([del, nevner]): Sann =>
			nevner.sann === 0
				? del
				: {
						tall: kvotient('kvotient', 'boliger', del.tall, nevner.parameter),
						sann: del.sann / nevner.sann
					}
		),
		fc.tuple(tie('tre'), tie('tre')).map(([del, nevner]): Sann =>
			erNull(nevner.sann) || erNull(nevner.tall.verdi)
				? del
				: {
						tall: forhold('forhold', 'boliger', del.tall, nevner.tall),
						sann: del.sann / nevner.sann
					}
		)
	)
}));

function star({ tall, sann }: Sann): boolean {
	const sagt = tall.verdi ?? 0;
	const slakk = 1e-6 * Math.max(1, Math.abs(sagt), Math.abs(sann));
	return {
		eksakt: Math.abs(sann - sagt) <= slakk,
		minst: sann >= sagt - slakk,
		hoyst: sann <= sagt + slakk,
		omtrent: true
	}[tall.grense];
}

describe('whatever the unknown parts turn out to be', () => {
	it('the truth stands within what the words say', () => {
		fc.assert(
			fc.property(tre, (node) => {
				expect(star(node), `${ord(node.tall)}, in truth ${node.sann}`).toBe(true);
			}),
			{ numRuns: 2000 }
		);
	});

	it('a figure that is «høyst» or «omtrent» says why', () => {
		fc.assert(
			fc.property(tre, ({ tall }) => {
				const uviss = tall.grense === 'hoyst' || tall.grense === 'omtrent';
				if (tall.verdi === null || !uviss || tall.bevis.ledd.length === 0) return;
				// One part under another unit has said it itself.
				if (tall.bevis.ledd.filter(erUviss).every(({ navn }) => navn === tall.navn)) return;
				expect(merknader(tall)).toMatch(/(Høyst|Omtrent): det som ikke er kjent i /);
			})
		);
	});
});
