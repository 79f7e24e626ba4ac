import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { styleEvaluation, type Properties } from '#tests/support/styleEvaluation.ts';
import { lagmerke } from './layers/layer.ts';
import { lagliste } from './layers/lagliste.ts';
import { monsterId } from './monster/id.ts';
import { patternImages } from './monster/patternImages.ts';
import { allLayers, mapStyle, themeFor, type MapStyleOptions } from './style.ts';
import { arealbruk1985Regler, arealformalRegler, linjeRegler } from './tegneregler/index.ts';
import { createTheme } from './theme.ts';
import { zindex, zorder } from './zorder.ts';

const base: MapStyleOptions = {
	theme: 'lys',
	modus: 'farger',
	planTiles: 'http://x/tiles/1/{z}/{x}/{y}.mvt?r=1',
	kartTiles: 'http://x/tiles/kart/{z}/{x}/{y}.mvt',
	hidden: [],
	fonts: { regular: 'http://x/r.woff2', semibold: 'http://x/s.woff2' }
};
const themes = ['lys', 'mork'] as const;
const looks = { lys: base, mork: { ...base, theme: 'mork' as const } };
const modi = ['farger', 'graaskala'] as const;
const everyLook = themes.flatMap((theme) =>
	modi.flatMap((modus) =>
		[[], ['arealformal']].map((hidden) => ({ ...base, theme, modus, hidden }))
	)
);

const evaluations = new Map<MapStyleOptions, ReturnType<typeof styleEvaluation>>();
function at(options: MapStyleOptions) {
	const known = evaluations.get(options) ?? styleEvaluation(mapStyle(options));
	evaluations.set(options, known);
	return known;
}
const color = (id: string, name: string, properties: Properties, options = base) =>
	at(options).color(id, name, properties);
const paint = (id: string, name: string, properties: Properties, options = base) =>
	at(options).paint(id, name, properties);
const passes = (id: string, properties: Properties) => at(base).passes(id, properties);
const KANDIDAT = 'kandidat-flate kandidat-rektangel kandidat-omriss kandidat-valgt';
describe('kartstilen', () => {
	it.each(everyLook)('er gyldig i $theme, $modus, uten $hidden', (options) => {
		expect(validateStyleMin(mapStyle(options) as never)).toEqual([]);
		expect(
			validateStyleMin(
				mapStyle({
					...options,
					bakgrunn: { tiles: ['http://x/{z}/{x}/{y}'], attribution: '© Kartverket' }
				}) as never
			)
		).toEqual([]);
	});

	it('har hvert lag på den ene lista over rekkefølge, og hver plass på lista er i bruk', () => {
		const layers = allLayers(createTheme('lys', 'farger'), { plan: true, kart: true });
		const ids = layers.map((l) => l.id);
		const andres = `kart-bakgrunn redigert-flate redigert-omriss ${KANDIDAT}`.split(' ');
		expect([...ids, ...andres].toSorted()).toEqual([...zorder].toSorted());
		expect(ids).toEqual(ids.toSorted((a, b) => zindex(a) - zindex(b)));
	});

	it('kaster for et lag som ikke står på lista', () => {
		expect(() => zindex('finnes-ikke')).toThrow('zorder');
	});

	it('slås av og på av laglista alene: hvert lag hører til en oppføring eller er alltid der', () => {
		const known = new Set([...lagliste.map((l) => l.id), 'markering']);
		for (const l of mapStyle(base).layers) {
			const merke = lagmerke(l);
			if (merke) expect(known, l.id).toContain(merke.lag);
			else expect(l.id).toBe('grunn');
		}
		for (const { id } of lagliste)
			expect(
				mapStyle(base).layers.some((l) => lagmerke(l)?.lag === id),
				id
			).toBe(true);
	});

	it('skjuler nettopp de lagene som er slått av', () => {
		const hidden = mapStyle({ ...base, hidden: ['veg'] }).layers.filter(
			(l) => l.layout?.visibility === 'none'
		);
		expect(hidden.map((l) => l.id)).toEqual(['markering-demp', 'kart-veg']);
	});

	it('viser ingen navn på det som er skjult', () => {
		const options = { ...base, hidden: ['arealformal', 'hensynssone-stoysone'] };
		const feltnavn = mapStyle(options).layers.find((l) => l.id === 'arealformal-navn');
		expect(feltnavn?.layout?.visibility).toBe('none');
		const named = (objekttype: string) => at(options).passes('hensynssone-navn', { objekttype });
		expect(['KpStøySone', 'RpStøySone', 'KpFareSone'].map(named)).toEqual([false, false, true]);
	});
});

describe('det som er oppdiktet for illustrasjonen', () => {
	const kartlag = mapStyle(base).layers.filter((l) => 'source' in l && l.source === 'kart');
	const temaer = ['vann', 'ar5', 'tettsted', 'elv', 'bekk', 'kommune', 'veg', 'bane', 'sted'];
	/** The layers of the line map that draw something of a theme. */
	const tegnes = (options: MapStyleOptions, egenskaper: Properties) =>
		kartlag
			.map(({ id }) => id)
			.filter((id) => temaer.some((tema) => at(options).passes(id, { tema, ...egenskaper })));
	const alle = kartlag.map(({ id }) => id);

	it('tegnes ikke sammen med en ekte plan; det ekte tegnes alltid', () => {
		const illustrasjon = { ...base, illustrasjon: true };
		expect(tegnes(base, { illustrasjon: true })).toEqual([]);
		expect(tegnes(illustrasjon, { illustrasjon: true })).toEqual(alle);
		expect(tegnes(base, {})).toEqual(alle);
		expect(tegnes(illustrasjon, {})).toEqual(alle);
	});
});

describe('andre objekter', () => {
	const lag = () => mapStyle(base).layers.filter((l) => lagmerke(l)?.lag === 'annet');

	it('tegnes i alle målestokker, flate, linje og punkt, så intet i en fil er usynlig', () => {
		const tegnet = lag().filter((l) => l.type !== 'symbol');
		expect(tegnet.map((l) => l.type)).toEqual(['fill', 'line', 'circle']);
		for (const l of tegnet) expect(l.minzoom, l.id).toBeUndefined();
	});

	it('har en farge som intet formål har', () => {
		const farger = [...arealformalRegler, ...arealbruk1985Regler].flatMap((r) => [
			r.navaerende.farge,
			r.framtidig.farge
		]);
		expect(farger).not.toContain(color('annet-flate', 'fill-color', { objekttype: 'Vegareal' }));
	});
});

describe('arealformål', () => {
	const of = (objekttype: string, kode: number, arealbruksstatus?: number) => ({
		objekttype,
		kode,
		gruppe: Math.floor(kode / 1000),
		...(arealbruksstatus ? { arealbruksstatus } : {})
	});

	it.each([
		['KpArealformålOmråde', arealformalRegler, 66],
		['KpArealbrukOmråde', arealbruk1985Regler, 64]
	] as const)(
		'%s har tabellens farge for hver kode, nåværende og framtidig',
		(type, regler, count) => {
			expect(regler).toHaveLength(count);
			for (const theme of themes)
				for (const { kode, navaerende, framtidig } of regler) {
					const options = looks[theme];
					if (navaerende.farge) {
						expect(color('arealformal-flate', 'fill-color', of(type, kode, 1), options)).toBe(
							navaerende.farge
						);
						expect(color('arealformal-flate', 'fill-color', of(type, kode), options)).toBe(
							navaerende.farge
						);
					}
					if (framtidig.farge)
						expect(color('arealformal-flate', 'fill-color', of(type, kode, 2), options)).toBe(
							framtidig.farge
						);
					for (const [status, flate] of [
						[1, navaerende],
						[2, framtidig]
					] as const) {
						expect(passes('arealformal-monster', of(type, kode, status)), `${kode}`).toBe(
							flate.monster !== undefined
						);
						if (flate.monster)
							expect(
								String(
									paint('arealformal-monster', 'fill-pattern', of(type, kode, status), options)
								)
							).toBe(monsterId(flate.monster));
					}
				}
		}
	);

	it('med status 3 er synlig: nåværende farge med bånd i en annen farge, for hver kode', () => {
		for (const [type, regler] of [
			['KpArealformålOmråde', arealformalRegler],
			['KpArealbrukOmråde', arealbruk1985Regler]
		] as const)
			for (const { kode, navaerende } of regler) {
				expect(passes('arealformal-overlegg', of(type, kode, 3))).toBe(true);
				expect(passes('arealformal-overlegg', of(type, kode, 1))).toBe(false);
				const pattern = String(paint('arealformal-overlegg', 'fill-pattern', of(type, kode, 3)));
				if (navaerende.farge) expect(pattern).not.toContain(navaerende.farge);
			}
	});

	it('i en reguleringsplan får hovedgruppas farge og skrevet kode, aldri fargen for ukjent', () => {
		expect(color('arealformal-flate', 'fill-color', of('RpArealformålOmråde', 1111))).toBe(
			'#ffcc00'
		);
		expect(color('arealformal-flate', 'fill-color', of('RpArealformålOmråde', 5110))).toBe(
			'#ccff99'
		);
		expect(passes('arealformal-monster', of('RpArealformålOmråde', 1111))).toBe(false);
		const label = (p: Properties) => at(base).text('arealformal-navn', p);
		expect(label({ ...of('RpArealformålOmråde', 1111), omrNavn: 'BFS1' })).toBe('BFS1\n1111');
		expect(label({ ...of('KpArealformålOmråde', 1110), omrNavn: 'B1' })).toBe('B1');
		expect(label(of('KpArealformålOmråde', 9999))).toBe('9999');
	});

	it('med ukjent kode er en grå flate med skråstrek', () => {
		expect(color('arealformal-flate', 'fill-color', of('KpArealformålOmråde', 9999))).toBe(
			'#d9d9d9'
		);
		expect(passes('arealformal-monster', of('KpArealformålOmråde', 9999))).toBe(true);
	});

	it('i gråskala er bare gråtoner, lyse nok for svart tekst, og framtidig er alltid mørkere enn nåværende', () => {
		const options = { ...base, modus: 'graaskala' as const };
		for (const { kode } of arealformalRegler)
			for (const status of [1, 2]) {
				const grey = color(
					'arealformal-flate',
					'fill-color',
					of('KpArealformålOmråde', kode, status),
					options
				);
				expect(grey.slice(1, 3)).toBe(grey.slice(3, 5));
				expect(grey.slice(1, 3)).toBe(grey.slice(5, 7));
				expect(Number.parseInt(grey.slice(1, 3), 16)).toBeGreaterThanOrEqual(153);
			}
		const tone = (kode: number, status: number) =>
			Number.parseInt(
				color(
					'arealformal-flate',
					'fill-color',
					of('KpArealformålOmråde', kode, status),
					options
				).slice(1, 3),
				16
			);
		for (const { kode } of arealformalRegler)
			expect(tone(kode, 1) - tone(kode, 2), `${kode}`).toBeGreaterThan(15);
		const patterns = [...patternImages(themeFor(options)).keys()].join(' ');
		expect(patterns).not.toContain('#ff0000');
	});
});

describe('linjer', () => {
	const of = (r: (typeof linjeRegler)[number]) => ({
		objekttype: r.objekttype,
		...(r.kode === null ? {} : { kode: r.kode }),
		arealbruksstatus: r.status ?? 1,
		vertikalniva: r.vertikalniva ?? 2
	});
	it('har tabellens farge, bredde og strek for hver regel og hvert strøk', () => {
		for (const regel of linjeRegler)
			regel.streker.forEach((strek, i) => {
				const id = strek.rund ? 'linje-rund' : `linje-strek-${i + 1}`;
				expect(passes(id, of(regel)), regel.regel).toBe(true);
				expect(color(id, 'line-color', of(regel)), regel.regel).toBe(strek.farge);
				expect(paint(id, 'line-width', of(regel)), regel.regel).toBe(strek.breddePx);
				const want = strek.strek?.map((px) => Math.max(px, 0.01) / strek.breddePx) ?? [1, 0];
				expect(paint(id, 'line-dasharray', of(regel)), regel.regel).toEqual(want);
			});
	});
	it('uten status eller nivå tegnes som nåværende på grunnen', () => {
		expect(
			color('linje-strek-1', 'line-color', { objekttype: 'KpSamferdselLinje', kode: 1121 })
		).toBe('#000000');
		expect(
			paint('linje-strek-1', 'line-width', { objekttype: 'KpSamferdselLinje', kode: 1121 })
		).toBe(5);
		expect(
			color('linje-strek-1', 'line-color', {
				objekttype: 'KpSamferdselLinje',
				kode: 1121,
				arealbruksstatus: 3
			})
		).toBe('#ff0000');
	});
	it('som tabellen ikke har, synes likevel', () => {
		expect(passes('linje-strek-1', { objekttype: 'RpJuridiskLinje', kode: 1211 })).toBe(true);
		expect(
			paint('linje-strek-1', 'line-width', { objekttype: 'RpJuridiskLinje', kode: 1211 })
		).toBe(1);
	});
});

describe('mønstre', () => {
	it('som lagene nevner, blir alle laget av patternImages', () => {
		for (const options of everyLook) {
			const ids = patternImages(themeFor(options));
			const text = JSON.stringify(mapStyle(options).layers.map((l) => [l.paint, l.layout]));
			const used = [...text.matchAll(/"((?:skravur|striper|prikker|figur) (?:[^"\\]|\\.)*)"/g)].map(
				(m) => JSON.parse(`"${m[1] ?? ''}"`) as string
			);
			expect(used.length).toBeGreaterThan(20);
			for (const id of used) expect(ids.has(id), id).toBe(true);
		}
	});
});
