import { addProtocol, config } from 'maplibre-gl';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { rectangle, serveTiles } from '#tests/support/mapTiles.ts';
import { mapFrame, near, place, slow, view } from '#tests/support/shownMap.ts';
import type { MapHandle } from './mapController.ts';
import { rgb } from './theme.ts';

/** What is done on the map: measuring, asking again, what is marked, and where it moves. */
const zones = [
	rectangle(place, [160, 120, 320, 240], {
		objekttype: 'KpArealformålOmråde',
		kode: 1300,
		gruppe: 1,
		arealbruksstatus: 1,
		lokalId: 'sone'
	})
];
const frame = mapFrame();
const { show } = frame;

describe('måling', () => {
	const said = () => page.getByRole('status').element().textContent;
	const canvasOf = () => frame.target.querySelector('canvas') as HTMLElement;

	it('måler fra tastaturet med en gang, og sier at tallet er omtrentlig', async () => {
		const onmeasureend = vi.fn();
		await show({ arealformal: zones }, { measuring: true, onmeasureend });
		await expect.element(page.getByRole('status')).toBeInTheDocument();
		await expect.poll(() => document.activeElement).toBe(canvasOf());
		await userEvent.keyboard(' ');
		await userEvent.click(canvasOf(), { position: { x: 100, y: 300 } });
		await userEvent.keyboard('{Enter}');
		await expect.poll(said, slow).toMatch(/^Ferdig målt, ≈ [\d\s]+ m$/);
		await userEvent.keyboard('{Escape}{Escape}');
		expect(onmeasureend).toHaveBeenCalledOnce();
	});

	it('måler uten tastatur: punkt angres, målingen gjøres ferdig og avsluttes med knapper', async () => {
		const onmeasureend = vi.fn();
		await show({ arealformal: zones }, { measuring: true, onmeasureend });
		await expect.element(page.getByRole('status')).toBeInTheDocument();
		for (const position of [
			{ x: 100, y: 250 },
			{ x: 300, y: 250 },
			{ x: 300, y: 400 }
		])
			await userEvent.click(canvasOf(), { position });
		await expect.poll(said).toMatch(/^3 punkter, ≈ .* daa$/);
		await page.getByRole('button', { name: 'Angre punkt' }).click();
		await expect.poll(said).toMatch(/^2 punkter, ≈ [\d\s]+ m$/);
		await page.getByRole('button', { name: 'Ferdig' }).click();
		await expect.poll(said).toMatch(/^Ferdig målt/);
		expect(onmeasureend).not.toHaveBeenCalled();
		await page.getByRole('button', { name: 'Avslutt' }).click();
		expect(onmeasureend).toHaveBeenCalledOnce();
	});

	it('leser opp punktene, men ikke tallet som løper mens pekeren flyttes', async () => {
		await show({ arealformal: zones }, { measuring: true });
		await expect.element(page.getByRole('status')).toBeInTheDocument();
		await userEvent.click(canvasOf(), { position: { x: 100, y: 250 } });
		await expect.poll(said).toBe('1 punkt');
		const announced: (string | null)[] = [];
		new MutationObserver(() => announced.push(said())).observe(page.getByRole('status').element(), {
			childList: true,
			characterData: true,
			subtree: true
		});
		for (let x = 120; x < 400; x += 20)
			await userEvent.hover(canvasOf(), { position: { x, y: 270 } });
		await expect
			.poll(() => frame.target.querySelector('.resultat')?.textContent.trim())
			.toMatch(/^≈ \d+ m$/);
		expect(announced).toEqual([]);
	});
});

describe('det som ikke kommer', () => {
	it('sies fra om, hentes på nytt, og er glemt når det er kommet', async () => {
		const whole = serveTiles({ arealformal: zones });
		let down = true;
		const protocol = `nede${Date.now()}`;
		addProtocol(protocol, ({ url }, abort) => {
			if (down) return Promise.reject(new Error('nede'));
			const [scheme = ''] = whole.split(':');
			return config.REGISTERED_PROTOCOLS[scheme]?.(
				{ url: url.replace(protocol, scheme) },
				abort
			) as Promise<{ data: ArrayBuffer }>;
		});
		const told: boolean[] = [];
		const screen = await show(
			{},
			{
				tiles: { plan: `${protocol}://{z}/{x}/{y}`, kart: null },
				onwhole: (isWhole: boolean) => told.push(isWhole)
			}
		);
		await expect.poll(() => told.at(-1), slow).toBe(false);
		down = false;
		(screen.component as unknown as MapHandle).retry();
		await expect.poll(() => told.at(-1), slow).toBe(true);
		await expect.poll(() => near(frame.pixels()(200, 200), rgb('#cc99ff')), slow).toBe(true);
	});
});

describe('et funn fra søket', () => {
	it('merkes der det er, med navnet, og merket kan tas bort', async () => {
		const onremovefunn = vi.fn();
		const [lng = 0, lat = 0] = place(200, 150);
		await show({ arealformal: zones }, { funn: { lng, lat, navn: '10/850' }, onremovefunn });
		await expect.element(page.getByText('10/850')).toBeVisible();
		const pin = frame.target.querySelector('[data-testid=funn] svg')?.getBoundingClientRect();
		expect((pin?.left ?? 0) + (pin?.width ?? 0) / 2).toBeCloseTo(200, -0.5);
		expect(pin?.bottom).toBeCloseTo(150, -0.5);
		await page.getByRole('button', { name: 'Fjern merket for 10/850' }).click();
		expect(onremovefunn).toHaveBeenCalledOnce();
	});
});

describe('utseende og utsnitt', () => {
	it('har zoomknapper som kan ses i mørkt', async () => {
		const screen = await show({ arealformal: zones });
		const filter = () =>
			getComputedStyle(frame.target.querySelector('.maplibregl-ctrl-icon') as Element).filter;
		expect(filter()).toBe('none');
		await screen.rerender({ theme: 'mork' } as never);
		await expect.poll(filter).toBe('invert(1)');
	});

	it('og det som er valgt i tabellen, flyttes inn i bildet bare når det ikke ses', async () => {
		const onview = vi.fn<(now: { lng: number }) => void>();
		const screen = await show({ arealformal: zones }, { onview });
		const map = screen.component as unknown as MapHandle;
		map.reveal([view.lng - 0.001, view.lat - 0.001, view.lng + 0.001, view.lat + 0.001]);
		map.reveal([view.lng - 1, view.lat - 1, view.lng + 1, view.lat + 1]);
		map.reveal([view.lng + 0.1, view.lat, view.lng + 0.102, view.lat + 0.001]);
		await expect.poll(() => onview.mock.lastCall?.[0].lng, slow).toBeCloseTo(view.lng + 0.101, 4);
		expect(onview).toHaveBeenCalledOnce();
	});
});
