import { describe, expect, it } from 'vitest';
import { folketall } from '../../domain/housing/folketall.ts';
import type { Aldersinndeling, Statistikktabell } from '../../domain/housing/statistikk.ts';
import { lesStatistikk } from './read.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (tegn) => tegn.charCodeAt(0));

function tabell(bytes: Uint8Array): Statistikktabell {
	const lest = lesStatistikk(bytes);
	if ('feil' in lest) throw new Error(lest.feil);
	return lest.funnet;
}
const folk = (bytes: Uint8Array, inndeling: Aldersinndeling = 'alle') =>
	folketall(tabell(bytes), '3443', inndeling);
const feil = (bytes: Uint8Array, inndeling: Aldersinndeling = 'alle') => {
	const svar = folk(bytes, inndeling);
	return 'feil' in svar ? svar.feil : null;
};

/** Wide, as SSB's CSV: a title, years as columns, other municipalities beside. */
const bred = `"07459: Befolkning, etter region, alder, statistikkvariabel og år"

"region";"alder";"Personer 2025";"Personer 2026"
"3443 Vestre Toten";"0-19 år";2900;2880
"3443 Vestre Toten";"20-66 år";7800;7820
"3443 Vestre Toten";"67-79 år";1900;1950
"3443 Vestre Toten";"80 år eller eldre";800;850
"3442 Østre Toten";"0-19 år";3000;3000
`;

const FRAMSKRIVNING = [
	'Lavalternativet (LLML)',
	'Hovedalternativet (MMMM)',
	'Høyalternativet (HHMH)'
];
/** Long, a number to a line, in both sexes. */
const lang = [
	'region;kjønn;alder;statistikkvariabel;år;14288: Framskrevet folkemengde 2024-2050',
	...FRAMSKRIVNING.flatMap((alternativ, i) =>
		['Menn', 'Kvinner'].map(
			(k) => `3443 Vestre Toten;${k};Alle aldre;${alternativ};2038;${7000 + 100 * i}`
		)
	)
].join('\r\n');

/** JSON-stat 2.0 as SSB's table API gives it. */
const jsonstat = {
	version: '2.0',
	class: 'dataset',
	label: '07459: Befolkning',
	source: 'Statistisk sentralbyrå',
	updated: '2026-02-20T07:00:00Z',
	id: ['Region', 'Alder', 'ContentsCode', 'Tid'],
	size: [1, 3, 1, 2],
	role: { time: ['Tid'], geo: ['Region'], metric: ['ContentsCode'] },
	dimension: {
		Region: {
			label: 'region',
			category: { index: { 'K-3443': 0 }, label: { 'K-3443': 'Vestre Toten' } }
		},
		Alder: {
			label: 'alder',
			category: {
				index: { '000': 0, '001': 1, '002+': 2 },
				label: { '000': '0 år', '001': '1 år', '002+': '2 år eller eldre' }
			}
		},
		ContentsCode: {
			label: 'statistikkvariabel',
			category: { index: { Personer1: 0 }, label: { Personer1: 'Personer' } }
		},
		Tid: {
			label: 'år',
			category: { index: { '2025': 0, '2026': 1 }, label: { '2025': '2025', '2026': '2026' } }
		}
	},
	value: [100, 101, 110, 111, 13_000, 13_100] as (number | null)[]
};
const somJson = (over: object = {}) => utf8(JSON.stringify({ ...jsonstat, ...over }));

describe('the people of a municipality, read from SSB', () => {
	it('a wide CSV: every year, this municipality alone, in all or by age', () => {
		expect(folk(utf8(bred))).toEqual({
			funnet: [
				{ aar: 2025, niva: null, personer: [13_400] },
				{ aar: 2026, niva: null, personer: [13_500] }
			]
		});
		expect(folk(utf8(bred), 'fire')).toMatchObject({
			funnet: [{ personer: [2900, 7800, 1900, 800] }, { personer: [2880, 7820, 1950, 850] }]
		});
		expect(tabell(utf8(bred)).tittel).toMatch(/^07459: Befolkning/);
	});

	it('an older CSV in Latin-1, with commas or tabs', () => {
		const andre = bred.replaceAll('0-19 år', '0–19 år').replaceAll('–', '-');
		for (const skille of [';', ',', '\t'])
			expect(folk(latin1(andre.replace(/^.*\n\n/, '').replaceAll(';', skille)))).toEqual(
				folk(utf8(bred))
			);
	});

	it('a long CSV of a projection: both sexes summed, low, middle and high told apart', () => {
		expect(folk(utf8(lang))).toEqual({
			funnet: [
				{ aar: 2038, niva: 'min', personer: [14_000] },
				{ aar: 2038, niva: 'mid', personer: [14_200] },
				{ aar: 2038, niva: 'max', personer: [14_400] }
			]
		});
	});

	it('JSON-stat 2.0, with its date', () => {
		expect(folk(somJson())).toEqual({
			funnet: [
				{ aar: 2025, niva: null, personer: [13_210] },
				{ aar: 2026, niva: null, personer: [13_312] }
			]
		});
		expect(tabell(somJson())).toMatchObject({
			tittel: '07459: Befolkning',
			oppdatert: '2026-02-20'
		});
	});

	it('a total beside its parts is the same people, and not counted twice', () => {
		const medSum = `${bred}"3443 Vestre Toten";"Alle aldre";13400;13500\n`;
		expect(folk(utf8(medSum))).toEqual(folk(utf8(bred)));
		expect(folk(utf8(medSum), 'fire')).toEqual(folk(utf8(bred), 'fire'));
		const kjonn = `region;kjønn;år;Personer\n3443;Begge kjønn;2026;30\n3443;Menn;2026;10\n3443;Kvinner;2026;20`;
		expect(folk(utf8(kjonn))).toMatchObject({ funnet: [{ personer: [30] }] });
	});
});

describe('a file that cannot be summed for certain is refused, with the reason', () => {
	const rad = (...linjer: string[]) => utf8(['region;alder;år;Personer', ...linjer].join('\n'));
	it.each([
		['another municipality', utf8(bred.replaceAll('3443', '3407')), 'ingen tall for kommune 3443'],
		['no municipality', utf8('alder;år;Personer\n0 år;2026;1'), 'hvilken kommune'],
		['no year', utf8('region;alder;Personer\n3443;Alle aldre;1'), 'hvilket år'],
		[
			'an age that is missing',
			rad('3443;0 år;2026;1', '3443;2 år eller eldre;2026;1'),
			'mangler alderen 1 år'
		],
		['no oldest', rad('3443;0-19 år;2026;1'), '20 år og eldre'],
		['an age twice', rad('3443;0 år;2026;1', '3443;0 år;2026;1', '3443;1+;2026;1'), 'to ganger'],
		['ages that overlap', rad('3443;0-19 år;2026;1', '3443;10 år eller eldre;2026;1'), 'to ganger'],
		['a mark in place of a number', rad('3443;Alle aldre;2026;..'), 'ikke noe tall'],
		['something that is no age', rad('3443;gift;2026;1'), 'ikke en alder'],
		['something that is no year', rad('3443;Alle aldre;2026K1;1'), 'ikke et årstall'],
		[
			'another thing counted beside',
			utf8('region;sivilstand;år;Personer\n3443;Gift;2026;1\n3443;Ugift;2026;2'),
			'flere verdier i «sivilstand»'
		],
		['null in JSON-stat', somJson({ value: [100, 101, null, 111, 1, 2] }), 'ikke noe tall']
	])('%s', (_, bytes, hvorfor) => {
		expect(feil(bytes)).toContain(hvorfor);
	});

	it('age groups that cross the limit of those asked for', () => {
		const bytes = rad('3443;0-24 år;2026;1', '3443;25 år eller eldre;2026;1');
		expect(feil(bytes, 'fire')).toContain('kan ikke deles ved 20 år');
		expect(folk(bytes)).toMatchObject({ funnet: [{ personer: [2] }] });
	});

	it.each([
		['nothing', '', 'tom'],
		['no table', 'bare litt tekst', 'ikke en tabell'],
		[
			'no number in place of a number',
			'region;år;Personer\n3443;2026;mange',
			'«mange» er ikke et tall'
		],
		['a quote that is not ended', 'region;år\n"3443;2026', 'anførselstegn'],
		['no numbers', 'region;år;Personer', 'ingen tall'],
		['broken JSON', '{"class":', 'ikke gyldig JSON'],
		['another JSON', '{"class":"dataset"}', 'json-stat2'],
		[
			'a JSON that promises more than it has',
			JSON.stringify({ ...jsonstat, size: [1e9, 1, 1, 1] }),
			'json-stat2'
		],
		['a JSON whose values are too few', JSON.stringify({ ...jsonstat, value: [1] }), 'json-stat2'],
		[
			'a JSON whose codes have one place',
			JSON.stringify({
				...jsonstat,
				dimension: { ...jsonstat.dimension, Tid: { category: { index: { a: 0, b: 0 } } } }
			}),
			'json-stat2'
		]
	])('%s', (_, text, hvorfor) => {
		const lest = lesStatistikk(utf8(text));
		expect('feil' in lest && lest.feil).toContain(hvorfor);
	});
});
