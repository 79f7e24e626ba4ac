import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lesBehov } from '../../domain/housing/behovFraFil.ts';
import type { Statistikktabell } from '../../domain/housing/statistikk.ts';
import { lesStatistikk } from './read.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));

const ONSKE = { kommunenummer: '3443', fraAar: 2026, antallAar: 12 } as const;
/** What comes of a table: the numbers, or null where it is refused. Every number is one that could be true. */
function tallI(tabell: Statistikktabell) {
	return (['alle', 'fire'] as const).map((inndeling) => {
		const lest = lesBehov(tabell, { ...ONSKE, inndeling });
		if ('feil' in lest) {
			expect(lest.feil).not.toBe('');
			return null;
		}
		const { grupper, perBoligNa, boligmasse, funnet } = lest.funnet;
		const personer = (grupper ?? []).flatMap(({ folkNa, folkDa }) =>
			[folkNa, folkDa.min, folkDa.mid, folkDa.max].map((o) => o?.verdi ?? null)
		);
		for (const n of [...personer, boligmasse?.verdi ?? null])
			expect(n === null || (Number.isSafeInteger(n) && n >= 0)).toBe(true);
		expect(funnet.length).toBeGreaterThan(0);
		return { personer, perBolig: perBoligNa?.verdi ?? null, boliger: boligmasse?.verdi ?? null };
	});
}

const CSV = `"07459: Befolkning, etter region, kjønn, alder, statistikkvariabel og år"

"region";"kjønn";"alder";"Personer 2026";"Personer 2038"
"3443 Vestre Toten";"Menn";"0-19 år";1480;1400
"3443 Vestre Toten";"Kvinner";"0-19 år";1400;1350
"3443 Vestre Toten";"Menn";"20 år eller eldre";5300;5500
"3443 Vestre Toten";"Kvinner";"20 år eller eldre";5320;5600
`;
const kategori = (...koder: string[]) => ({ label: 'x', category: { index: koder } });
const JSONSTAT = {
	version: '2.0',
	class: 'dataset',
	label: '07459: Befolkning, etter region, kjønn og år',
	updated: '2026-02-20',
	id: ['Region', 'Kjonn', 'Tid'],
	size: [1, 2, 2],
	role: { time: ['Tid'] },
	dimension: { Region: kategori('3443'), Kjonn: kategori('1', '2'), Tid: kategori('2026', '2038') },
	value: [1, 2, 3, 4],
	status: { 0: ':' }
};
const { id, size, role, dimension } = JSONSTAT;
const FORSTE = {
	dataset: { ...JSONSTAT, class: undefined, dimension: { ...dimension, id, size, role } }
};
const SAMLING = { class: 'collection', link: { item: [JSONSTAT] } };

/** One place in the JSON, whatever it is, put in place of by something else. */
const endret = (json: string) =>
	fc
		.tuple(
			fc.nat(json.length),
			fc.nat(12),
			fc.oneof(fc.json({ maxDepth: 1 }), fc.string({ maxLength: 6 }))
		)
		.map(([i, lengde, text]) => json.slice(0, i) + text + json.slice(i + lengde));

describe('whatever file comes', () => {
	it('it is read or refused, and never throws', () => {
		const bytes = fc.oneof(
			fc.uint8Array({ maxLength: 200 }),
			fc.uint8Array({ maxLength: 60 }).map((b) => Uint8Array.from([0xfe, 0xff, ...b])),
			fc.string({ maxLength: 200, unit: 'binary' }).map(utf8),
			fc.json().map(utf8),
			...[JSONSTAT, FORSTE, SAMLING].map((hva) => endret(JSON.stringify(hva)).map(utf8)),
			fc
				.tuple(fc.constantFrom(...Object.keys(JSONSTAT)), fc.jsonValue())
				.map(([felt, verdi]) => utf8(JSON.stringify({ ...JSONSTAT, [felt]: verdi }))),
			endret(CSV).map(utf8),
			endret(CSV).map(utf16)
		);
		fc.assert(
			fc.property(bytes, (fil) => {
				const lest = lesStatistikk(fil);
				if ('feil' in lest) expect(lest.feil).not.toBe('');
				else tallI(lest.funnet);
			}),
			{ numRuns: 700 }
		);
	});

	it('a character changed or lost never makes it other people, unless it is in their number or in what they are', () => {
		// The digits of the numbers may be any; nothing else of the table may move the sum.
		const rett = [13_500, null, 13_850, null];
		const posisjoner = [...CSV.matchAll(/[^\d]/g)].map((m) => m.index);
		for (const i of posisjoner) {
			const lest = lesStatistikk(utf8(CSV.slice(0, i) + CSV.slice(i + 1)));
			const [alle] = 'feil' in lest ? [null] : tallI(lest.funnet);
			if (!alle) continue;
			for (const [nr, n] of alle.personer.entries())
				expect([rett[nr], null], `uten «${CSV[i]}» på plass ${i}`).toContain(n);
		}
	});
});

/** Tables of any columns and categories, likely and not. */
const tabeller = fc
	.record({
		tittel: fc.constantFrom('', '07459: Befolkning', '06265: Boliger, etter region', 'Annet'),
		celler: fc.array(
			fc.record({
				region: fc.constantFrom('3443 Vestre Toten', '3443', '3442 Østre Toten'),
				tid: fc.constantFrom('2026', '2038', '2027'),
				sex: fc.constantFrom('Menn', 'Kvinner', 'Begge kjønn', 'Ukjent'),
				alder: fc.constantFrom('0-19 år', '20-66 år', '67+', 'Alle aldre', '20 år'),
				statistikkvariabel: fc.constantFrom('Personer', 'Boliger', 'Høy (HHMH)', 'Lav (LLML)', ''),
				verdi: fc.constantFrom(0, 1, 2, 3, 2.5, null)
			}),
			{ minLength: 1, maxLength: 8 }
		),
		kolonner: fc.subarray(['sex', 'alder', 'statistikkvariabel'] as const)
	})
	.map(({ tittel, celler, kolonner }): Statistikktabell => {
		const navn = ['region', 'tid', ...kolonner] as const;
		return {
			tittel,
			oppdatert: null,
			kolonner: navn,
			celler: celler.map((celle) => ({
				kategorier: new Map(navn.map((k) => [k, { kode: '', navn: celle[k] }])),
				verdi: celle.verdi
			}))
		};
	});

describe('whatever the order of its cells and columns', () => {
	it('a table gives the same numbers, or is refused', () => {
		fc.assert(
			fc.property(tabeller, fc.infiniteStream(fc.nat()), (tabell, tilfeldig) => {
				const stokket = <T>(hva: readonly T[]) =>
					hva
						.map((del) => ({ del, plass: tilfeldig.next().value as number }))
						.sort((a, b) => a.plass - b.plass)
						.map(({ del }) => del);
				const omstokket = {
					...tabell,
					kolonner: stokket(tabell.kolonner),
					celler: stokket(tabell.celler)
				};
				expect(tallI(omstokket)).toEqual(tallI(tabell));
			}),
			{ numRuns: 500 }
		);
	});
});
