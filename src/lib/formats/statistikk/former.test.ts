import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lesBehov, type Lestfil } from '../../domain/housing/behovFraFil.ts';
import type { Aldersinndeling } from '../../domain/housing/statistikk.ts';
import { lesStatistikk } from './read.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function les(bytes: Uint8Array, inndeling: Aldersinndeling = 'alle'): Lestfil | string {
	const tabell = lesStatistikk(bytes);
	if ('feil' in tabell) return tabell.feil;
	const lest = lesBehov(tabell.funnet, {
		kommunenummer: '3443',
		fraAar: 2026,
		antallAar: 12,
		inndeling
	});
	return 'feil' in lest ? lest.feil : lest.funnet;
}
/** The people at the beginning and the end: now, low, middle and high. */
function folk(bytes: Uint8Array): (number | null)[] | string {
	const lest = les(bytes);
	if (typeof lest === 'string') return lest;
	const [{ folkNa, folkDa } = { folkNa: null, folkDa: { min: null, mid: null, max: null } }] =
		lest.grupper ?? [];
	return [folkNa, folkDa.min, folkDa.mid, folkDa.max].map((o) => o?.verdi ?? null);
}
const tekst = (...linjer: string[]) => utf8(linjer.join('\r\n'));

/** The dimensions as SSB has them. */
const dimension = {
	Region: { label: 'region', category: { index: ['3443'], label: { '3443': 'Vestre Toten' } } },
	Kjonn: { label: 'sex', category: { index: ['1', '2'], label: { 1: 'Males', 2: 'Females' } } },
	Alder: { label: 'age', category: { index: { '999': 0 }, label: { '999': 'All ages' } } },
	ContentsCode: {
		label: 'contents',
		category: { index: ['Personer'], label: { Personer: 'Persons' } }
	},
	Tid: { label: 'year', category: { index: ['2026', '2038'] } }
};
const id = ['Region', 'Kjonn', 'Alder', 'ContentsCode', 'Tid'];
const size = [1, 2, 1, 1, 2];
const value = [6700, 7000, 6800, 7100];
const label = '07459: Population, by region, sex, age, contents and year';
const andre = { version: '2.0', class: 'dataset', label, id, size, dimension, value };
const forste = { label, dimension: { ...dimension, id, size, role: { time: ['Tid'] } }, value };
const json = (hva: unknown) => utf8(JSON.stringify(hva));
const RETT = [13_500, null, 14_100, null];

describe('JSON-stat in all its forms', () => {
	it.each([
		['version 2', andre],
		['version 1, under «dataset»', { dataset: forste }],
		['version 1, under another name', { tabell_07459: forste }],
		['version 1, alone', forste],
		['a collection', { class: 'collection', version: '2.0', link: { item: [andre] } }]
	])('%s', (_, hva) => {
		expect(folk(json(hva))).toEqual(RETT);
	});

	it('with several data sets one is asked for', () => {
		const boliger = { ...forste, label: '06265: Boliger' };
		for (const flere of [
			{ a: forste, b: boliger },
			{ class: 'collection', link: { item: [andre, { ...andre, label: '06265: Boliger' }] } }
		]) {
			expect(folk(json(flere))).toContain('06265: Boliger');
			expect(folk(json(flere))).toContain('én av dem om gangen');
		}
	});

	it('a collection of addresses has no numbers', () => {
		const item = [{ class: 'dataset', href: 'https://data.ssb.no/x' }];
		expect(folk(json({ class: 'collection', link: { item } }))).toContain('ingen tall');
	});

	it('«-» beside a missing number is nought, «:» is not', () => {
		const uten = { ...andre, value: [6700, 7000, null, null] };
		expect(folk(json({ ...uten, status: { 2: '-', 3: '-' } }))).toEqual([6700, null, 7000, null]);
		expect(folk(json({ ...uten, status: { 2: ':', 3: '-' } }))).toContain('ikke noe tall');
		expect(folk(json(uten))).toContain('ikke noe tall');
	});

	it('a number in no place, and two dimensions of one name, are refused', () => {
		expect(folk(json({ ...andre, value: { 0: 1, 1: 1, 2: 1, 4: 1 } }))).toContain('hel JSON-stat');
		const to = { ...dimension, Kjonn: { ...dimension.Kjonn, label: 'x' } };
		const like = { ...to, X: { label: 'region', category: { index: ['3443'] } } };
		expect(
			folk(json({ ...andre, id: [...id, 'X'], size: [...size, 1], dimension: like }))
		).toContain('samme navn');
	});

	it('whatever the order of the dimensions, the answer is the same', () => {
		const plass = (orden: readonly number[], nr: number) => {
			let rest = nr;
			const koordinat: number[] = [];
			for (const d of orden.toReversed()) {
				koordinat[d] = rest % (size[d] ?? 1);
				rest = Math.floor(rest / (size[d] ?? 1));
			}
			return koordinat.reduce((n, k, d) => n * (size[d] ?? 1) + k, 0);
		};
		fc.assert(
			fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (orden) => {
				const omstokket = {
					...andre,
					id: orden.map((d) => id[d]),
					size: orden.map((d) => size[d]),
					value: value.map((_, nr) => value[plass(orden, nr)])
				};
				expect(folk(json(omstokket))).toEqual(RETT);
			})
		);
	});
});

describe('CSV as SSB and Excel save it', () => {
	const TITTEL =
		'"07459: Alders- og kjønnsfordeling i kommuner, fylker og hele landets befolkning (K), etter region, statistikkvariabel og år"';
	const tabell = ['"region";"Personer 2026"', '"3443 Vestre Toten";13500'];

	it('the fields are parted by what parts the head, however many commas the title has', () => {
		expect(folk(tekst(TITTEL, '', ...tabell))).toEqual([13_500, null, null, null]);
		expect(folk(tekst(TITTEL.replaceAll('"', ''), '', ...tabell))).toEqual([
			13_500,
			null,
			null,
			null
		]);
		expect(folk(tekst('sep=;', ...tabell))).toEqual([13_500, null, null, null]);
		const lest = les(tekst(TITTEL, '', ...tabell));
		expect(typeof lest !== 'string' && lest.grupper?.[0]?.folkNa?.kilde).toMatch(
			/^SSB 07459: Alders- og/
		);
	});

	it('in UTF-16, either way round', () => {
		const text = `\ufeff${[TITTEL, '', ...tabell].join('\r\n')}`;
		const le = Uint8Array.from(Buffer.from(text, 'utf16le'));
		const be = le.map((_, i) => le[i ^ 1] ?? 0);
		for (const bytes of [le, be]) expect(folk(bytes)).toEqual([13_500, null, null, null]);
	});

	it('in English', () => {
		expect(
			folk(
				tekst(
					'"region","sex","age","time","contents","07459: Population, by region, sex, age and year"',
					'"3443 Vestre Toten","Males","0-19 years","2026","Persons",1500',
					'"3443 Vestre Toten","Females","0-19 years","2026","Persons",1400',
					'"3443 Vestre Toten","Males","20 years or older","2026","Persons",5200',
					'"3443 Vestre Toten","Females","20 years or older","2026","Persons",5400'
				)
			)
		).toEqual([13_500, null, null, null]);
	});

	it('a projection with the alternatives in a column, by their names alone', () => {
		const rad = (alternativ: string, tall: number) => `3443;${alternativ};2038;${tall}`;
		for (const [lav, middels, hoy] of [
			['Lav', 'Middels', 'Høy'],
			['Lav nasjonal vekst', 'Hovedalternativet', 'Høy nasjonal vekst'],
			['Low', 'Main alternative', 'High']
		] as const)
			expect(
				folk(
					tekst(
						'region;alternativ;år;14288: Framskrevet folkemengde',
						rad(hoy, 15_000),
						rad(lav, 13_000),
						rad(middels, 14_000)
					)
				)
			).toEqual([null, 13_000, 14_000, 15_000]);
		expect(
			folk(tekst('region;alternativ;år;14288: Framskrevet folkemengde', rad('Rask', 1)))
		).toContain('«Rask»');
	});

	it('what is counted in a column of its own, and the years in others', () => {
		expect(
			folk(
				tekst(
					'region;statistikkvariabel;2026;2038',
					'3443 Vestre Toten;Personer;13500;14100',
					'3443 Vestre Toten;Døde;150;160'
				)
			)
		).toEqual(RETT);
	});

	it('a year that is not asked for may be missing a number', () => {
		expect(folk(tekst('region;Personer 2005;Personer 2026', '3443;..;13500'))).toEqual([
			13_500,
			null,
			null,
			null
		]);
	});
});

describe('persons per household and dwellings', () => {
	const HUSHOLDNING = [
		'"09747: Privathusholdninger, personer i privathusholdninger og personer per privathusholdning, etter region, statistikkvariabel og år"',
		'',
		'"region";"Privathusholdninger 2026";"Personer i privathusholdninger 2026";"Personer per privathusholdning 2026"',
		'"3443 Vestre Toten";6200;13300;2,15'
	];
	it('the persons per household are taken, and no one’s number of persons', () => {
		expect(les(tekst(...HUSHOLDNING))).toMatchObject({
			grupper: null,
			perBoligNa: { verdi: 2.15, valg: false },
			boligmasse: null,
			funnet: ['personer per husholdning i 2026']
		});
		const uten = HUSHOLDNING.map((l) => l.replace(/;("Personer per [^;]*|2,15)$/, ''));
		expect(les(tekst(...uten))).toContain('09747');
	});
	it.each([
		['another year', '2026', '2025', 'Filen har personer per husholdning for 2025'],
		['no number', '2,15', ':', 'ikke noe tall'],
		['no household', '2,15', '22', 'kan ikke være']
	])('%s is refused', (_, fra, til, hvorfor) => {
		expect(les(tekst(...HUSHOLDNING.map((l) => l.replaceAll(fra, til))))).toContain(hvorfor);
	});
	it('a number that stands twice is refused', () => {
		expect(les(tekst(...HUSHOLDNING, '"K-3443 Vestre Toten";6200;13300;2,25'))).toContain(
			'to ganger'
		);
	});
	it('one type of household is not all of them', () => {
		const rad = (type: string) =>
			les(
				tekst(
					'region;husholdningstype;statistikkvariabel;år;v',
					`3443;${type};Personer per privathusholdning;2026;2,15`
				)
			);
		expect(rad('Aleneboende')).toContain('«Aleneboende»');
		expect(rad('Alle husholdningstyper')).toMatchObject({ perBoligNa: { verdi: 2.15 } });
	});

	const TYPER = [
		'Enebolig',
		'Tomannsbolig',
		'Rekkehus, kjedehus og andre småhus',
		'Boligblokk',
		'Bygning for bofellesskap',
		'Andre bygningstyper'
	];
	const bygninger = (typer: readonly string[], ...flere: string[]) =>
		les(
			tekst(
				'"06265: Boliger, etter region, bygningstype, statistikkvariabel og år"',
				'',
				'"region";"bygningstype";"Boliger 2026"',
				...typer.map((type, i) => `"3443 Vestre Toten";"${type}";${100 * (i + 1)}`),
				...flere
			)
		);
	it('all types of building are the dwellings, and some of them are not', () => {
		expect(bygninger(TYPER)).toMatchObject({
			grupper: null,
			boligmasse: { verdi: 2100 },
			funnet: ['boligmassen i 2026']
		});
		expect(bygninger(TYPER.slice(1))).toContain('«Enebolig»');
		expect(bygninger([...TYPER, 'Enebolig'])).toContain('to ganger');
		expect(bygninger([...TYPER, 'Fritidsbygg'])).toContain('«Fritidsbygg»');
	});
	it('a total beside them must be their sum', () => {
		expect(bygninger(TYPER, '3443;I alt;2100')).toMatchObject({ boligmasse: { verdi: 2100 } });
		expect(bygninger(TYPER, '3443;I alt;2200')).toContain('2200');
		expect(bygninger(['Enebolig'], '3443;I alt;90')).toContain('90');
		expect(bygninger([], '3443;I alt;2200')).toMatchObject({ boligmasse: { verdi: 2200 } });
	});
	it.each(['12,5', '-1', ':'])('«%s» dwellings are refused', (tall) => {
		expect(typeof bygninger([], `3443;I alt;${tall}`)).toBe('string');
	});
	it('dwellings built in a year are not the dwellings that stand there', () => {
		expect(
			les(tekst('"05940: Byggeareal. Boliger, etter region"', '', 'region;Boliger 2026', '3443;40'))
		).toContain('06265');
	});
});
