import { describe, expect, it } from 'vitest';
import { styleEvaluation } from '#tests/support/styleEvaluation.ts';
import { kart } from './layers/kart.ts';
import { lagliste } from './layers/lagliste.ts';
import { dash } from './layers/layer.ts';
import { kartlegend, lagFor, legendFor, navnFor, proveFor, type Forekomst } from './legend.ts';
import { monsterId } from './monster/id.ts';
import { mapStyle } from './style.ts';
import {
	arealbruk1985Regler,
	arealformalRegler,
	hensynssoneRegler,
	linjeRegler,
	type Strek
} from './tegneregler/index.ts';
import { createTheme } from './theme.ts';

const style = styleEvaluation(
	mapStyle({
		theme: 'lys',
		modus: 'farger',
		planTiles: 'http://x/{z}/{x}/{y}',
		kartTiles: null,
		hidden: [],
		fonts: { regular: 'http://x/r', semibold: 'http://x/s' }
	})
);
const areal = (objekttype: string, kode: number, status: number | null): Forekomst => ({
	tema: 'arealformal',
	objekttype,
	kode,
	status
});
const properties = ({ objekttype, kode, status, vertikalniva }: Forekomst) => ({
	objekttype,
	kode,
	gruppe: Math.floor((kode ?? 0) / 1000),
	...(status === null ? {} : { arealbruksstatus: status }),
	...(vertikalniva ? { vertikalniva } : {})
});

describe('tegnforklaringen viser det kartet viser', () => {
	it('med paragrafene til plantypen: § 11-7 og 11-8, eller § 12-5 og 12-6', () => {
		const sone = (objekttype: string) => ({ ...areal(objekttype, 320, 1), tema: 'hensynssone' });
		const navn = (prefix: 'Kp' | 'Rp') =>
			legendFor([areal(`${prefix}ArealformålOmråde`, 2010, 1), sone(`${prefix}FareSone`)]).map(
				(gruppe) => gruppe.navn
			);
		expect(navn('Kp')).toEqual([
			'Samferdselsanlegg og teknisk infrastruktur (§ 11-7 nr. 2)',
			'Hensynssoner (§ 11-8)'
		]);
		expect(navn('Rp')).toEqual([
			'Samferdselsanlegg og teknisk infrastruktur (§ 12-5 nr. 2)',
			'Hensynssoner (§ 12-6)'
		]);
	});

	it('og hver rad hører til et lag som kan slås av', () => {
		const lag = new Set(lagliste.map(({ id }) => id));
		const temaer = ['planomrade', 'arealformal', 'bestemmelse', 'linje', 'punkt', 'annet'];
		const alle = [
			...temaer.map((tema) => ({ tema, objekttype: '' })),
			...hensynssoneRegler.map(({ objekttype }) => ({
				tema: 'hensynssone',
				objekttype
			}))
		];
		expect(alle.map(lagFor).filter((id) => !lag.has(id))).toEqual([]);
		expect(lagFor({ tema: 'hensynssone', objekttype: 'KpFareSone' })).toBe('hensynssone-faresone');
	});

	it('også det ingen tegneregel kjenner, med navn, sist og for seg', () => {
		const annet = (objekttype: string): Forekomst => ({
			tema: 'annet',
			objekttype,
			kode: null,
			status: null
		});
		const grupper = legendFor([
			annet('Naturvernområde'),
			annet(''),
			areal('KpArealformålOmråde', 1110, 1)
		]);
		expect(grupper.at(-1)?.navn).toBe('Andre objekter');
		expect(grupper.at(-1)?.rader.map((r) => r.navn)).toEqual([
			'Naturvernområde',
			'Uten objekttype'
		]);
		expect(grupper.at(-1)?.rader[0]?.prove.omriss?.farge).toBe(
			style.color('annet-strek', 'line-color', { objekttype: 'Naturvernområde' })
		);
	});

	it('for hvert formål og hver status, også der status mangler', () => {
		for (const [type, regler] of [
			['KpArealformålOmråde', arealformalRegler],
			['KpArealbrukOmråde', arealbruk1985Regler],
			['RpArealformålOmråde', arealformalRegler]
		] as const)
			for (const { kode } of regler)
				for (const status of [1, 2, 3, null]) {
					const f = areal(type, kode, status);
					const prove = proveFor(f);
					const p = properties(f);
					expect(prove.areal?.farge, `${type} ${kode}`).toBe(
						style.color('arealformal-flate', 'fill-color', p)
					);
					const shown = ['arealformal-monster', 'arealformal-overlegg']
						.filter((id) => style.passes(id, p))
						.map((id) => String(style.paint(id, 'fill-pattern', p)));
					const own = [prove.areal?.monster, prove.areal?.overlegg].filter((m) => m != null);
					expect(own.map(monsterId)).toEqual(shown);
				}
	});

	it('for hver hensynssone, Kp og Rp', () => {
		for (const { objekttype } of hensynssoneRegler)
			for (const type of [objekttype, objekttype.replace('Kp', 'Rp')])
				for (const status of [1, 2]) {
					const f = { tema: 'hensynssone', objekttype: type, kode: 320, status };
					const id = `hensynssone-${objekttype.slice(2).toLowerCase().replaceAll('å', 'a').replaceAll('ø', 'o')}`;
					expect(style.passes(`${id}-skravur`, properties(f))).toBe(true);
					const pattern = String(style.paint(`${id}-skravur`, 'fill-pattern', properties(f)));
					expect(proveFor(f).monstre.map(monsterId)).toEqual([pattern]);
				}
	});

	it('for hver linje, hvert nivå og hver status', () => {
		for (const regel of linjeRegler) {
			const f = {
				tema: 'linje',
				objekttype: regel.objekttype,
				kode: regel.kode,
				status: regel.status,
				vertikalniva: regel.vertikalniva
			};
			const [strek] = proveFor(f).streker;
			const id = strek?.rund ? 'linje-rund' : 'linje-strek-1';
			expect(strek?.farge).toBe(style.color(id, 'line-color', properties(f)));
			expect(strek?.breddePx).toBe(style.paint(id, 'line-width', properties(f)));
		}
	});
});

describe('tegnforklaringen', () => {
	const rows = (present: Forekomst[]) =>
		legendFor(present).map((g) => [
			g.navn,
			...g.rader.map((r) => `${r.kode} ${r.navn} ${r.status}`.trim())
		]);

	it('er ordnet etter hovedgruppene i plan- og bygningsloven, med navn fra kodelista', () => {
		expect(
			rows([
				areal('KpArealformålOmråde', 5100, 1),
				{ tema: 'hensynssone', objekttype: 'KpFareSone', kode: 320, status: null },
				areal('KpArealformålOmråde', 1110, 2),
				areal('KpArealformålOmråde', 1110, 1),
				{ tema: 'planomrade', objekttype: 'KpOmråde', kode: null, status: null }
			])
		).toEqual([
			['Planområde', 'Plangrense'],
			[
				'Bebyggelse og anlegg (pbl § 11-7 nr. 1)',
				'1110 Boligbebyggelse nåværende',
				'1110 Boligbebyggelse framtidig'
			],
			[
				'Landbruks-, natur- og friluftsformål samt reindrift, LNFR (§ 11-7 nr. 5)',
				expect.stringContaining('5100 LNFR-areal for nødvendige tiltak')
			],
			['Hensynssoner (§ 11-8)', 'H320 Flomfare']
		]);
	});

	it('kaller aldri et reguleringsformål ukjent', () => {
		expect(rows([areal('RpArealformålOmråde', 1111, null)])).toEqual([
			['Bebyggelse og anlegg (pbl § 12-5 nr. 1)', '1111 Reguleringsformål']
		]);
		expect(navnFor({ tema: 'arealformal', objekttype: 'RbFormålOmråde', kode: 110 })).toBe(
			'Reguleringsformål'
		);
	});

	it('finner temaet selv, hopper over grenser, og viser en rad én gang', () => {
		const f = { tema: '', objekttype: 'KpStøySone', kode: 210, status: null };
		expect(
			rows([f, { ...f, status: 1 }, { ...f, objekttype: 'KpStøyGrense', kode: null }])
		).toEqual([['Hensynssoner (§ 11-8)', 'H210 Rød sone iht. T-1442']]);
	});
});

describe('tegnforklaringen for kartet under', () => {
	it('forklarer hver strek som tegnes i kartet, slik den tegnes', () => {
		const signs = kartlegend([]).flatMap(({ rader }) => rader);
		const dashed = signs.filter(({ prove }) => prove.streker[0]?.strek);
		expect(dashed.map(({ navn }) => navn)).toEqual([
			'Kommunegrense',
			'Tettstedsgrense',
			'Jernbane'
		]);
		const drawn = kart(createTheme('lys', 'farger')).flatMap((layer) => {
			const paint = (layer.type === 'line' && layer.paint?.['line-dasharray']) || null;
			return paint === null ? [] : [paint as number[]];
		});
		expect(drawn).toHaveLength(dashed.length);
		const inWidths = dashed.map(({ prove: { streker } }) => dash(streker[0] as Strek));
		expect(new Set(inWidths.map(String))).toEqual(new Set(drawn.map(String)));
	});

	it('lar det som er skjult, være', () => {
		const shown = kartlegend(['veg', 'bane']).flatMap(({ rader }) => rader.map(({ navn }) => navn));
		expect(shown).toContain('Elv');
		expect(shown.filter((navn) => /veg|bane/i.test(navn))).toEqual([]);
		expect(kartlegend(lagliste.map(({ id }) => id))).toEqual([]);
	});
});
