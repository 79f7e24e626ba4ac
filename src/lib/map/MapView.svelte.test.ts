import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { rectangle } from '#tests/support/mapTiles.ts';
import { mapFrame, near, place, slow, view, type Pixel } from '#tests/support/shownMap.ts';
import type { Funn } from './mapController.ts';
import { arealbruk1985Regler, arealformalRegler, hensynssoneRegler } from './tegneregler/index.ts';
import { rgb } from './theme.ts';

const cell = 80;

const nye = [
	1001, 1110, 1120, 1130, 1150, 1160, 1170, 1200, 1300, 1400, 1700, 2010, 2020, 3001, 3002, 4001,
	5100, 5200, 6001, 6500
];
const gamle = [110, 120, 131, 210];
/** Forty-eight squares: twenty purposes nåværende and framtidig, four of pbl 1985, and four patterns. */
const squares = [
	...nye.flatMap((kode) =>
		[1, 2].map((arealbruksstatus) => ({
			objekttype: 'KpArealformålOmråde',
			kode,
			arealbruksstatus
		}))
	),
	...gamle.map((kode) => ({ objekttype: 'KpArealbrukOmråde', kode, arealbruksstatus: 1 })),
	{ objekttype: 'KpArealformålOmråde', kode: 1800, arealbruksstatus: 1 },
	{ objekttype: 'KpArealformålOmråde', kode: 1110, arealbruksstatus: 3 },
	{ objekttype: 'RpArealformålOmråde', kode: 1111, arealbruksstatus: 1 },
	{ objekttype: 'KpArealformålOmråde', kode: 9999, arealbruksstatus: 1 }
].map((p, i) => ({
	...p,
	gruppe: Math.floor(p.kode / 1000),
	lokalId: `sone-${i}`,
	x: (i % 8) * cell,
	y: Math.floor(i / 8) * cell
}));
const zones = squares.map(({ x, y, ...p }) => rectangle(place, [x, y, cell, cell], p));

const frame = mapFrame();
const show = frame.show;

const square = (kode: number, status: number) => {
	const found = squares.find((s) => s.kode === kode && s.arealbruksstatus === status);
	if (!found) throw new Error(String(kode));
	return found;
};

describe('kartet tegner formålene i tabellens farger', () => {
	it('piksel for piksel for tjue formål, nåværende og framtidig, og fire etter gammel lov', async () => {
		await show({ arealformal: zones });
		const at = frame.pixels();
		for (const [koder, regler] of [
			[nye, arealformalRegler],
			[gamle, arealbruk1985Regler]
		] as const)
			for (const kode of koder)
				for (const status of koder === nye ? [1, 2] : [1]) {
					const regel = regler.find((r) => r.kode === kode);
					const want = rgb(
						(status === 2 ? regel?.framtidig : regel?.navaerende)?.farge ?? '#000000'
					);
					const { x, y } = square(kode, status);
					for (const [dx, dy] of [
						[20, 20],
						[60, 25],
						[40, 60]
					] as const)
						expect(at(x + dx, y + dy), `${kode} status ${status}`).toEqual(want);
				}
	});

	it('striper for kombinerte formål, bånd for status 3, og aldri usynlig for ukjent kode', async () => {
		await show({ arealformal: zones });
		const at = frame.pixels();
		const seen = (kode: number, status: number, color: Pixel) => {
			const { x, y } = square(kode, status);
			let hits = 0;
			for (let dy = 10; dy < 70; dy++)
				for (let dx = 10; dx < 70; dx++) if (near(at(x + dx, y + dy), color)) hits++;
			return hits / 3600;
		};
		expect(seen(1800, 1, rgb('#ffcc00'))).toBeGreaterThan(0.3);
		expect(seen(1800, 1, rgb('#ffffff'))).toBeGreaterThan(0.3);
		expect(seen(1110, 3, rgb('#ffff99'))).toBeGreaterThan(0.4);
		expect(seen(1110, 3, rgb('#ffff33'))).toBeGreaterThan(0.2);
		expect(seen(1111, 1, rgb('#ffcc00'))).toBeGreaterThan(0.7);
		expect(seen(9999, 1, rgb('#d9d9d9'))).toBeGreaterThan(0.5);
	});
});

describe('hensynssoner', () => {
	it.each(hensynssoneRegler.map((r) => [r.objekttype, r] as const))(
		'%s har tabellens retning og farge',
		async (objekttype, regel) => {
			const zone = rectangle(place, [20, 20, 600, 440], {
				objekttype,
				kode: 320,
				lokalId: 'h',
				arealbruksstatus: 1
			});
			await show({ hensynssone: [zone] }, { hidden: ['sonenavn'] });
			const at = frame.pixels();
			const ground = at(5, 5);
			const inked = (x: number, y: number) =>
				!near(at(x, y), ground) && at(x, y).some((v, i) => Math.abs(v - (ground[i] ?? 0)) > 40);
			/** Of the inked pixels, how many have ink one step away in this direction? */
			const along = (dx: number, dy: number) => {
				let [ink, next] = [0, 0];
				for (let y = 60; y < 420; y++)
					for (let x = 60; x < 580; x++)
						if (inked(x, y)) {
							ink++;
							if (inked(x + dx, y + dy)) next++;
						}
				return ink === 0 ? 0 : next / ink;
			};
			const directions = {
				'\\': along(3, 3),
				'/': along(3, -3),
				'-': along(3, 0),
				'|': along(0, 3)
			};
			if (regel.navaerende.form !== 'skravur') throw new Error('ikke skravur');
			const { retning, farge } = regel.navaerende;
			const straight =
				retning === '+' ? (['-', '|'] as const) : ([retning] as ('\\' | '/' | '-')[]);
			const others = Object.entries(directions).filter(([d]) => !straight.includes(d as never));
			for (const d of straight)
				for (const [, other] of others) expect(directions[d]).toBeGreaterThan(other + 0.2);
			let [reds, darks] = [0, 0];
			for (let y = 60; y < 420; y++)
				for (let x = 60; x < 580; x++)
					if (inked(x, y)) {
						const [r, g] = at(x, y);
						if (r - g > 60) reds++;
						else darks++;
					}
			expect(farge === '#ff0000' ? reds / (reds + darks) : darks / (reds + darks)).toBeGreaterThan(
				0.95
			);
		}
	);
});

describe('kartet kan brukes', () => {
	it('Enter velger sonen under krysset i midten, den øverste først', async () => {
		const onselect = vi.fn();
		const flom = rectangle(place, [200, 100, 240, 280], {
			objekttype: 'KpFareSone',
			kode: 320,
			lokalId: 'flom'
		});
		await show({ arealformal: zones, hensynssone: [flom] }, { onselect });
		frame.target.querySelector('canvas')?.focus();
		await userEvent.keyboard('{Enter}');
		const middle = squares.filter(
			(s) => s.x <= 320 && s.x + cell >= 320 && s.y <= 240 && s.y + cell >= 240
		);
		const [found] = onselect.mock.calls[0] as [Funn[]];
		const ids = found.map(({ lokalId }) => lokalId);
		expect(ids[0]).toBe('flom');
		expect(middle.map((s) => s.lokalId)).toContain(ids[1]);
	});

	it('et klikk gir sonen som ligger der', async () => {
		const onselect = vi.fn();
		await show({ arealformal: zones }, { onselect });
		await userEvent.click(frame.target.querySelector('canvas') as HTMLElement, {
			position: { x: 40, y: 40 }
		});
		await expect.poll(() => onselect.mock.calls.length).toBe(1);
		const funn: Funn = {
			lokalId: 'sone-0',
			tema: 'arealformal',
			objekttype: 'KpArealformålOmråde',
			kode: 1001,
			omrNavn: null
		};
		expect(onselect).toHaveBeenCalledWith([funn], false);
	});

	it('den valgte sonen får en strek som synes, og de som ikke er merket, dempes', async () => {
		const screen = await show({ arealformal: zones });
		const { x, y } = square(1300, 1);
		expect(frame.pixels()(x + 20, y + 20)).toEqual(rgb('#cc99ff'));
		await screen.rerender({ selected: [square(1300, 1).lokalId] } as never);
		await expect.poll(() => near(frame.pixels()(x, y + 40), rgb('#0038c8')), slow).toBe(true);
		const dimmed = square(1110, 2);
		await screen.rerender({ selected: [], highlighted: [square(1300, 1).lokalId] } as never);
		await expect
			.poll(() => near(frame.pixels()(dimmed.x + 20, dimmed.y + 20), rgb('#ffff33')), slow)
			.toBe(false);
		expect(frame.pixels()(x + 20, y + 20)).toEqual(rgb('#cc99ff'));
		await screen.rerender({ highlighted: [] } as never);
		await expect
			.poll(() => near(frame.pixels()(dimmed.x + 20, dimmed.y + 20), rgb('#ffff33')), slow)
			.toBe(true);
	});

	it('beholder det valgte når tegnemåten skifter, og viser gråtoner', async () => {
		const id = square(1300, 1);
		const screen = await show({ arealformal: zones }, { selected: [id.lokalId] });
		await screen.rerender({ modus: 'graaskala' } as never);
		await expect.poll(() => new Set(frame.pixels()(id.x + 10, id.y + 10)).size, slow).toBe(1);
		await expect.poll(() => near(frame.pixels()(id.x, id.y + 40), rgb('#0038c8')), slow).toBe(true);
	});

	it('har navn, rolle og en forklaring av tastene, på norsk', async () => {
		await show({ arealformal: zones });
		const map = page.getByRole('application', { name: 'Plankart' });
		await expect
			.element(map)
			.toHaveAccessibleDescription(expect.stringContaining('Piltastene flytter kartet') as string);
		await expect.element(page.getByRole('button', { name: 'Zoom inn' })).toBeVisible();
	});
});

describe('kartet ser dit det skal', () => {
	it('og står først stille der alt som skal ses, er med', async () => {
		const told: { zoom: number }[] = [];
		await show(
			{ arealformal: zones },
			{
				view: { zoom: 4, lng: 14, lat: 64.5 },
				bounds: [10.61, 60.724, 10.617, 60.728],
				onview: (v: { zoom: number }) => told.push(v)
			}
		);
		const scale = frame.target.querySelector('.maplibregl-ctrl-scale')?.textContent ?? '';
		expect(scale).toMatch(/^\d+\sm$/);
		expect(told.every(({ zoom }) => zoom > 12)).toBe(true);
	});

	it('og et nytt sted kommer midt i det som er igjen, når et panel åpner seg samtidig', async () => {
		const onview = vi.fn<(now: { lng: number }) => void>();
		const screen = await show({ arealformal: zones }, { onview });
		const there = { zoom: 15, lng: view.lng + 0.01, lat: view.lat };
		frame.target.style.setProperty('width', '340px');
		await screen.rerender({ view: there } as never);
		await expect.poll(() => onview.mock.lastCall?.[0].lng, slow).toBeCloseTo(there.lng, 5);
	});
});
