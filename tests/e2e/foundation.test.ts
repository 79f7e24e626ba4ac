import { expect, test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { expectAccessible, signIn as signInAs } from '../support/page.ts';
import { hasSharedData, sharedData } from '../support/sharedData.ts';
import { startServer, type RunningServer } from '../support/server.ts';

test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let password: string;

test.beforeAll(async () => {
	test.setTimeout(240_000);
	server = await startServer();
	password = await server.cli('user', 'add', 'kari', '--role', 'administrator');
});
test.afterAll(() => server.stop());

const mapIdle = (page: Page) => page.waitForSelector('[data-idle="true"]', { timeout: 60_000 });

const signIn = (page: Page) => signInAs(page, server.url, 'kari', password);

test('an empty Planbordet says what would be here, on every page, and is accessible', async ({
	page
}) => {
	await signIn(page);
	for (const path of [
		'/',
		'/kart',
		'/scenarier',
		'/boligreserve',
		'/import',
		'/admin',
		'/logg-inn'
	]) {
		await page.goto(server.url + path);
		if (path === '/kart') {
			await mapIdle(page);
			await expect(page.getByRole('heading', { name: 'Ingen plan å vise' })).toBeVisible();
			await expect(page.getByText(/^Henter/)).toHaveCount(0);
		}
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expectAccessible(page);
	}
});

test('what is not there is said in words, and is accessible', async ({ page }) => {
	await signIn(page);
	for (const path of ['/scenarier/999', '/finnes-ikke']) {
		const response = await page.goto(server.url + path);
		expect(response?.status()).toBe(404);
		await expectAccessible(page);
	}
});

test('a real plan file is imported in the browser, drawn, and its purpose is read', async ({
	page
}) => {
	test.skip(!hasSharedData, '2026-11-21: the real files lie in ../shared/data, which is not here');
	await signIn(page);
	await page.goto(`${server.url}/import`);
	await page.locator('input[type=file]').setInputFiles(join(sharedData, 'sosi', 'Regplan.sos'));
	await expect(page.getByRole('heading', { name: /E6 Hestbrinken-Borkamo/ })).toBeVisible({
		timeout: 60_000
	});
	const purposes = page.getByRole('row', { name: /RpArealformålOmråde/ });
	await expect(purposes).toContainText(/49/);
	await expect(purposes).toContainText(/440\s831,5/);
	await expect(purposes).toContainText(/440\s481,\d/);
	await mapIdle(page);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Ta i bruk' }).click();
	await expect(page.getByText('Planen er lest inn')).toBeVisible();
	await page.getByRole('link', { name: 'Se planen på kartet' }).click();
	await mapIdle(page);
	await page.getByRole('button', { name: 'Tabell', exact: true }).click();
	await expect(page.getByRole('table')).toContainText('RpArealformålOmråde');
	await page.getByRole('button', { name: 'Tabell', exact: true }).click();
	await page.waitForTimeout(500);
	await mapIdle(page);
	await page.getByTestId('kart').click({ position: { x: 400, y: 300 } });
	await page.goto(await urlOfFirstPurpose(page));
	await mapIdle(page);
	await expect(page.getByTestId('areal')).toContainText(/daa/);
	await expect(page.getByText(/EUREF89 UTM 33 \(EPSG:25833\)/).first()).toBeVisible();
	await expect(page.getByText(/Planfila var i EPSG:5115/)).toBeVisible();
	await expectAccessible(page);
});

/** The map with the largest purpose of the plan selected, by the API that others use too. */
async function urlOfFirstPurpose(page: Page): Promise<string> {
	const scenario = new URL(page.url()).searchParams.get('scenario') ?? '';
	const response = await page.request.get(
		`${server.url}/api/scenarios/${scenario}/objects.geojson?objekttype=RpArealform%C3%A5lOmr%C3%A5de`
	);
	const { features } = (await response.json()) as {
		features: { properties: { lokalId: string; areaM2: number } }[];
	};
	const total = features.reduce((sum, { properties }) => sum + properties.areaM2, 0);
	expect(features).toHaveLength(49);
	expect(Math.abs(total - 440_481.5)).toBeLessThan(1);
	const largest = features.toSorted((a, b) => b.properties.areaM2 - a.properties.areaM2)[0];
	return `${server.url}/kart?scenario=${scenario}&objekt=${largest?.properties.lokalId ?? ''}`;
}

test('a click on the map opens the purpose that lies there', async ({ page }) => {
	test.skip(!hasSharedData, '2026-11-21: the real files lie in ../shared/data, which is not here');
	const scenarios = (await (await page.request.get(`${server.url}/api/scenarios`)).json()) as {
		id: number;
	}[];
	const base = `${server.url}/api/scenarios/${scenarios[0]?.id ?? 0}/objects`;
	const { rows } = (await (await page.request.get(`${base}?tema=arealformal`)).json()) as {
		rows: { lokalId: string; areaM2: number; omrNavn: string }[];
	};
	const largest = rows.toSorted((a, b) => b.areaM2 - a.areaM2)[0];
	const detail = (await (await page.request.get(`${base}/${largest?.lokalId ?? ''}`)).json()) as {
		center: [number, number];
	};
	const [lng, lat] = detail.center;
	await page.goto(`${server.url}/kart?kart=17/${lat}/${lng}`);
	await mapIdle(page);
	const box = await page.getByTestId('kart').boundingBox();
	if (!box) throw new Error('no map');
	await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
	await expect(page.getByRole('heading', { name: largest?.omrNavn, level: 2 })).toBeVisible();
	await expect(page.getByTestId('areal')).toContainText('daa');
	await expect(page.getByText('Målt i EUREF89 UTM 33')).toBeVisible();
});

/** The scale in the line under the map: the whole municipality is about 1:150 000. */
async function scaleOf(page: Page): Promise<number> {
	const line = await page.locator('.statuslinje').textContent();
	return Number(/1:([\d\s]+)/.exec(line ?? '')?.[1]?.replaceAll(/\s/g, ''));
}

test('the illustration: Raufoss is found, a figure opens, and its zones are lit on the map', async ({
	page
}) => {
	test.setTimeout(300_000);
	await server.cli('demo', 'load');
	await page.goto(server.url);
	await expect(page.getByText('Illustrasjon – ikke gjeldende plan').first()).toBeVisible();
	await page.goto(`${server.url}/kart`);
	await mapIdle(page);
	await page.keyboard.press('Control+k');
	await page.keyboard.type('Raufoss');
	await page
		.getByRole('option', { name: /Raufoss.*Tettsted/ })
		.first()
		.click();
	await page.waitForURL(/kart=1[2-9]/, { timeout: 30_000 });
	await mapIdle(page);
	await expectAccessible(page);
	await page.getByText('Boliger og areal').first().click();
	await page.getByRole('link', { name: 'Boligreserve' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expectAccessible(page);
	await page
		.getByRole('button', { name: /Mangler, Raufoss, 2026–2029.*Vis hvordan/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { name: 'Formel' })).toBeVisible();
	await expectAccessible(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await expectAccessible(page);
	await page.emulateMedia({ colorScheme: 'light' });
	await page.keyboard.press('Escape');
	await expect(page.locator(':focus')).toHaveText(/Mangler/);
	await page
		.getByRole('button', { name: /Kapasitet, Raufoss, 2026–2029.*Vis hvordan/ })
		.first()
		.click();
	await page.getByRole('link', { name: 'Vis sonene på kartet' }).click();
	await mapIdle(page);
	await expect(page.getByText(/^\d+ soner i Raufoss som gir \d+ boliger 2026–2029$/)).toBeVisible();
	expect(await scaleOf(page)).toBeLessThan(30_000);
	await expectAccessible(page);
});

test('Back from the map comes back to the open proof, and a zone in it leads to the zone', async ({
	page
}) => {
	await page.goto(`${server.url}/boligreserve`);
	const figur = page
		.getByRole('button', { name: /Kapasitet, Raufoss, 2026–2029.*Vis hvordan/ })
		.first();
	await figur.click();
	const bevis = page.getByRole('dialog', { name: 'Kapasitet, Raufoss, 2026–2029' });
	const soner = bevis.getByRole('table');
	await expect(soner.getByRole('columnheader')).toHaveText([
		'Sone',
		'Avsatt',
		'Fradrag',
		'Netto',
		'Boliger'
	]);
	const sone = soner.getByRole('link').last();
	const navn = (await sone.textContent()) ?? '';
	await sone.click();
	await expect(page.getByRole('heading', { level: 2, name: navn })).toBeVisible();
	await page.goBack();
	await expect(bevis).toBeVisible();
	expect(await bevis.evaluate((dialog) => dialog.scrollTop)).toBeGreaterThan(0);
	await page.keyboard.press('Escape');
	await expect(bevis).toBeHidden();
	await expect(page).toHaveURL(/\/boligreserve$/);
	await expect(figur).toBeFocused();
	await page.goto(`${server.url}/boligreserve?bevis=Raufoss:2026-2029:svar`);
	const mangler = page.getByRole('dialog', { name: 'Mangler, Raufoss, 2026–2029' });
	await expect(mangler).toContainText(/Mangler \d+.boliger.*= \d+,\d.boliger ≈ \d+/);
	await page.keyboard.press('Escape');
	await expect(page.locator(':focus')).toHaveText(/Mangler/);
});

test('a planner sees what a parameter moves, is told by the field what is wrong, saves and undoes', async ({
	page
}) => {
	await page.goto(`${server.url}/boligreserve`);
	await expect(page.getByText('Bare en planlegger kan endre parametrene.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Endre parametrene' })).toHaveCount(0);
	await signIn(page);
	// A proof that came with the address and was closed: it must not come back when the page is read anew.
	await page.goto(`${server.url}/boligreserve?bevis=Raufoss:2026-2029:kapasitet`);
	await page.getByRole('dialog').press('Escape');
	await page.getByRole('button', { name: 'Endre parametrene' }).click();
	const bolig = page.getByRole('group', { name: /Boligbebyggelse, framtidig/ });
	await bolig.getByLabel('Nettofaktor').fill('7,5');
	await page.getByRole('button', { name: 'Lagre som ny versjon' }).click();
	await expect(bolig.getByLabel('Nettofaktor')).toBeFocused();
	await expect(bolig.getByLabel('Nettofaktor')).toHaveAccessibleDescription(/fra 0 til 1/);
	await bolig.getByLabel('Nettofaktor').fill('0,5');
	await expect(page.getByRole('row', { name: /Raufoss \d+ → \d+ \(−\d+\)/ })).toBeVisible();
	await page.getByLabel('Hvorfor endres de?').fill('Prøve');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Lagre som ny versjon' }).click();
	await expect(page.getByText('Lagret som versjon 2.')).toBeVisible();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(page.getByText('nettofaktor: 0,75 → 0,5')).toBeVisible();
	await page.getByRole('button', { name: 'Angre versjon 2' }).click();
	await expect(page.getByText('Angret. Verdiene fra før er lagret som versjon 3.')).toBeVisible();
});

test('on paper every sheet has the mark and its address, and the map has scale, north and legend', async ({
	page
}) => {
	await page.goto(`${server.url}/kart?bevis=Raufoss:2026-2029:kapasitet`);
	await mapIdle(page);
	await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
	const rules = await page.evaluate(() =>
		document.adoptedStyleSheets.flatMap((s) => [...s.cssRules].map((r) => r.cssText)).join(' ')
	);
	expect(rules).toContain('Illustrasjon – ikke gjeldende plan');
	expect(rules).toContain('/kart?');
	await page.emulateMedia({ media: 'print' });
	const kart = page.getByTestId('papirkart');
	await expect(kart.getByText(/Målestokk 1:\d/)).toBeVisible();
	await expect(kart.getByRole('img', { name: 'Nord er opp' })).toBeVisible();
	await expect(kart.getByText('Tegnforklaring')).toBeVisible();
	await expect(kart.getByText(/^Kilder\./)).toBeVisible();
	expect(
		await kart
			.locator('img')
			.first()
			.evaluate((img) => (img as HTMLImageElement).naturalWidth)
	).toBeGreaterThan(100);
	// What stands beside the map on the screen stands under it on paper.
	const [under, over] = [await page.locator('.kartside').boundingBox(), await kart.boundingBox()];
	expect(under?.width).toBeGreaterThan(600);
	expect(under?.y).toBeGreaterThanOrEqual((over?.y ?? 0) + (over?.height ?? 0));
	// A sheet of A4 less its margins is 680 px: anything wider is shrunk by the browser, and the scale with it.
	await page.setViewportSize({ width: 680, height: 1000 });
	for (const path of ['', '/boligreserve']) {
		if (path) await page.goto(server.url + path);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
			680
		);
	}
});
