import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expectAccessible, holdScripts, signIn } from '../support/page.ts';
import { kvadrat, planfil, type Flate } from '../support/planfil.ts';
import { startServer, type RunningServer } from '../support/server.ts';

test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let password: string;

test.beforeAll(async () => {
	test.setTimeout(240_000);
	server = await startServer();
	password = await server.cli('user', 'add', 'kari', '--role', 'planlegger', '--navn', 'Kari');
});
test.afterAll(() => server.stop());

const B1: Flate = {
	objekttype: 'KpArealformålOmråde',
	ring: kvadrat(590_000, 6_730_000, 100),
	linjer: ['..KPAREALFORMÅL 1110', '..AREALST 2', '..OMRNAVN "B1"']
};
const omrade = (plannavn: string): Flate => ({
	objekttype: 'KpOmråde',
	ring: B1.ring,
	linjer: [`..PLANNAVN "${plannavn}"`]
});
const veg: Flate = { objekttype: 'Vegareal', ring: kvadrat(590_020, 6_730_020, 20) };
const fixture = (name: string) =>
	readFileSync(fileURLToPath(new URL(`../fixtures/sosi/${name}/fil.sos`, import.meta.url)));

const choose = (page: Page, name: string, bytes: Uint8Array) =>
	page.locator('input[type=file]').setInputFiles({
		name,
		mimeType: 'application/octet-stream',
		buffer: Buffer.from(bytes)
	});
const open = async (page: Page) => {
	await signIn(page, server.url, 'kari', password);
	await page.goto(`${server.url}/import`);
};
const waits = (page: Page) =>
	expect(page.getByRole('button', { name: 'Ta i bruk' })).toBeVisible({ timeout: 60_000 });

test('a file that is no plan is refused with what is in it, and no words of the command line', async ({
	page
}) => {
	await open(page);
	await choose(page, 'naturvern.sos', fixture('ikke-plan'));
	await expect(page.getByText('Filen ser ikke ut til å være en plan')).toBeVisible();
	await expect(page.getByText('1 Naturvernområde')).toBeVisible();
	await expect(page.getByText('Ingenting er endret.').first()).toBeVisible();
	await expect(page.getByText(/kommandolinje|--/)).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Ta i bruk' })).toHaveCount(0);
	await expectAccessible(page);
	await page.goto(`${server.url}/import`);
	const failed = page.getByRole('row', { name: /naturvern\.sos.*Stoppet.*deg/ });
	await expect(failed).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Kast importen av naturvern.sos' }).click();
	await expect(failed).toHaveCount(0);
});

test('a file that is chosen before the page has come to life is read', async ({ page }) => {
	await signIn(page, server.url, 'kari', password);
	const release = await holdScripts(page);
	await page.goto(`${server.url}/import`, { waitUntil: 'commit' });
	await choose(page, 'naturvern.sos', fixture('ikke-plan'));
	release();
	await expect(page.getByText('Filen ser ikke ut til å være en plan')).toBeVisible();
});

test('a failed import that was read about does not stay in the list', async ({ page }) => {
	await open(page);
	await choose(page, 'tull.sos', Buffer.from('tull'));
	await expect(page.getByRole('heading', { name: 'Fila ble ikke lest inn' })).toBeVisible();
	await page.getByRole('button', { name: 'Velg en annen fil' }).click();
	await expect(page.getByText('Slipp fila her')).toBeVisible();
	await expect(page.getByRole('row', { name: /tull\.sos/ })).toHaveCount(0);
});

test('what the file does not say is asked for, and the same file goes once more', async ({
	page
}) => {
	await open(page);
	await choose(page, 'uten.sos', planfil({ flater: [omrade('Uten ID'), B1], plan: null }));
	await expect(page.getByText('Oppgi planens ID.')).toBeVisible({ timeout: 60_000 });
	await expectAccessible(page);
	await page.getByLabel('Planens ID').fill('E2E1');
	await page.getByRole('button', { name: 'Les inn uten.sos på nytt' }).click();
	await waits(page);
	await expect(page.getByText('3443 · E2E1')).toBeVisible();
	await page.getByRole('button', { name: 'Avbryt' }).click();
	await expect(page.getByText('Importen er avbrutt. Ingenting er endret.')).toBeVisible();
	await expectAccessible(page);
});

test('the preview shows the whole file at once, and names what is no plan object', async ({
	page
}) => {
	await open(page);
	await choose(
		page,
		'blandet.sos',
		planfil({ flater: [omrade('Blandet'), B1, veg], plan: 'E2E2' })
	);
	await waits(page);
	await expect(page.getByText(/ikke er planobjekter: 1 Vegareal/).first()).toBeVisible();
	await page.waitForSelector('[data-idle="true"]', { timeout: 60_000 });
	// 100 m fill the map: its scale bar says metres from the first moment, not kilometres.
	await expect(page.locator('.maplibregl-ctrl-scale')).toHaveText(/^\d+\sm$/);
	await page.getByText('Tegnforklaring').click();
	await expect(page.getByRole('heading', { name: 'Andre objekter' })).toBeVisible();
	await expectAccessible(page);
});

test('an import that nobody answered is found in the list, by a colleague too, and accepted once', async ({
	page,
	browser
}) => {
	await open(page);
	await page.getByRole('link', { name: 'Se gjennom blandet.sos' }).click();
	await waits(page);
	const other = await (await browser.newContext()).newPage();
	await open(other);
	await other.getByRole('link', { name: 'Se gjennom blandet.sos' }).click();
	await waits(other);
	await page.getByRole('button', { name: 'Ta i bruk' }).dblclick();
	await expect(page.getByText('Planen er lest inn')).toBeVisible();
	await other.getByRole('button', { name: 'Ta i bruk' }).click();
	await expect(other.getByText('Planen er allerede tatt i bruk')).toBeVisible();
	await expectAccessible(other);
	await other.context().close();
});

test('what changes in the plan itself is said; a plan that was changed meanwhile is not overwritten', async ({
	page,
	context
}) => {
	await open(page);
	const again = planfil({ flater: [omrade('Nytt navn'), B1], plan: 'E2E2' });
	await choose(page, 'ny.sos', again);
	await waits(page);
	await expect(page.getByText('Plannavn endres fra «Blandet» til «Nytt navn».')).toBeVisible();
	const colleague = await context.newPage();
	await colleague.goto(`${server.url}/import`);
	await choose(colleague, 'forst.sos', again);
	await waits(colleague);
	await colleague.getByRole('button', { name: 'Ta i bruk' }).click();
	await expect(colleague.getByText('Planen er lest inn')).toBeVisible();
	await page.getByRole('button', { name: 'Ta i bruk' }).click();
	await expect(page.getByRole('heading', { name: 'Planen ble ikke tatt i bruk' })).toBeVisible();
	await expect(page.getByText(/endret eller borte siden fila ble lest/)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Kast importen' }).first().click();
	await expect(page.getByText('Importen er avbrutt. Ingenting er endret.')).toBeVisible();
});

test('a server that stops answering while a file is sent or read is told', async ({
	page,
	context
}) => {
	await open(page);
	await page.route('**/api/imports?*', (route) => route.abort('connectionreset'));
	await choose(page, 'brudd.sos', planfil({ flater: [omrade('Brudd'), B1], plan: 'E2E3' }));
	await expect(page.getByText('Vi fikk ikke svar fra serveren.')).toBeVisible();
	await page.unroute('**/api/imports?*');
	await page.getByRole('button', { name: 'Velg en annen fil' }).click();
	await page.route('**/api/imports/*', (route) => route.abort('connectionreset'));
	await choose(page, 'brudd.sos', planfil({ flater: [omrade('Brudd'), B1], plan: 'E2E3' }));
	await expect(page.getByText('Serveren svarer ikke nå. Vi prøver igjen.')).toBeVisible();
	await expectAccessible(page);
	await context.unrouteAll();
	await page.unroute('**/api/imports/*');
	await waits(page);
});
