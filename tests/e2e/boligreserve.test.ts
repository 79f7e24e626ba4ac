import { expect, test } from '@playwright/test';
import { expectAccessible, signIn } from '../support/page.ts';
import { startServer, type RunningServer } from '../support/server.ts';

let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	server = await startServer({ demo: true });
});
test.afterAll(() => server.stop());

test('the reserve is told in years, without and with fortetting, and zone by zone to one who asks', async ({
	page
}) => {
	await page.goto(`${server.url}/boligreserve`);
	const reserve = page.getByRole('region', { name: 'Hvor lenge varer reserven?' });
	await expect(reserve.getByRole('row', { name: /^Hele kommunen/ })).toContainText('over 12 år');
	await reserve
		.getByRole('button', { name: /^Reserve i år, Raufoss, uten fortetting: \d/ })
		.click();
	const bevis = page.getByRole('dialog', { name: 'Reserve i år, Raufoss, uten fortetting' });
	await expect(bevis).toContainText(/boliger \/ .*boliger = .*år/);
	await page.keyboard.press('Escape');
	await expect(reserve).toContainText('Grunnlaget for behovet er ikke lagt inn.');
	await reserve.getByRole('button', { name: 'Vis regnskapet sone for sone' }).click();
	const soner = reserve.getByRole('table', { name: /Soner i regnskapene/ });
	await expect(soner).toContainText(/dyrka jord \d/);
	await expectAccessible(page);
	const regneark = await reserve.getByRole('link', { name: /regneark/ }).getAttribute('href');
	const csv = await page.request.get(server.url + (regneark ?? ''));
	expect(await csv.text()).toMatch(/^\ufefflokalId;Navn;.*\r\n/);
});

test('whether farmland is taken out is a choice of the planner: what it moves is seen before it is stored, and after', async ({
	page
}) => {
	await signIn(page, server.url, 'planlegger', 'vis-meg-planlegger');
	await page.goto(`${server.url}/boligreserve`);
	await page.getByRole('button', { name: 'Endre parametrene' }).click();
	const trekk = page.getByRole('group', { name: /Hva som trekkes fra/ });
	await trekk.getByLabel('Dyrka jord som trekkes fra').fill('2');
	await expect(trekk.getByText('Skriv et tall fra 0 til 1.')).toBeVisible();
	await trekk.getByLabel('Dyrka jord som trekkes fra').fill('0');
	const flyttet = page.getByRole('row', { name: /Hele kommunen \d+ → \d+ \(\+\d+\)/ });
	const foran = await flyttet.textContent();
	await expectAccessible(page);
	await page.getByLabel('Hvorfor endres de?').fill('Prøve');
	await page.getByRole('button', { name: 'Lagre som ny versjon' }).click();
	await expect(page.getByText('Dyrka jord som trekkes fra: 1 → 0')).toBeVisible();
	expect(await flyttet.textContent()).toBe(foran);
});
