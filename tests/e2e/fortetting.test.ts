import { expect as expectSoon, test, type Page } from '@playwright/test';
import { expectAccessible, signIn } from '../support/page.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** Infill of the illustration: a planner runs it and accepts three; a politician sees the sums and no parcel. */
test.describe.configure({ mode: 'serial' });

/** All parcels of a municipality are reckoned while one waits. */
const expect = expectSoon.configure({ timeout: 60_000 });

let server: RunningServer;
let planlegger: Page;
let politiker: Page;
test.beforeAll(async ({ browser }) => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
	const as = async (rolle: string) => {
		const page = await (
			await browser.newContext({ viewport: { width: 1440, height: 900 } })
		).newPage();
		await signIn(page, server.url, rolle, `vis-meg-${rolle}`);
		return page;
	};
	planlegger = await as('planlegger');
	politiker = await as('politiker');
});
test.afterAll(() => server.stop());

const rader = (page: Page) =>
	page.getByRole('group', { name: 'Kandidater for fortetting' }).locator('tbody tr');
const konto = (page: Page, navn: string) =>
	page.getByRole('region', { name: 'Summer' }).getByRole('row', { name: new RegExp(navn) });

test('nothing is said before a run, and a run says how far it has come and what it found', async () => {
	await politiker.goto(`${server.url}/fortetting`);
	await expect(politiker.getByText('Det er noe annet enn null')).toBeVisible();
	await planlegger.goto(`${server.url}/fortetting`);
	await planlegger.getByRole('button', { name: 'Start kjøring' }).click();
	await expect(planlegger.getByRole('heading', { name: 'Summer' })).toBeVisible();
	await expect(planlegger.getByText('Ingenting er endret siden.')).toBeVisible();
	await expect(rader(planlegger).first()).toBeVisible();
	await expect(planlegger.locator('[data-testid="kart"][data-idle="true"]')).toBeVisible();
});

test('a planner accepts three, one with its number set, by keyboard too; each has its arithmetic', async () => {
	await planlegger.getByLabel('Filtrer Status').selectOption('Ikke bestemt ennå');
	for (const n of [1, 2]) {
		await rader(planlegger).nth(n).getByRole('button').click();
		await expect(planlegger.getByRole('rowheader', { name: 'Teoretisk potensial' })).toBeVisible();
		// The map and the panel are seen together.
		await expect(planlegger.getByTestId('kart')).toBeInViewport({ ratio: 0.95 });
		await expect(planlegger.getByRole('heading', { level: 3, name: /^\d+\/\d+/ })).toBeInViewport();
		await planlegger.getByRole('button', { name: 'Godkjenn', exact: true }).click();
		await expect(konto(planlegger, 'Godkjent')).toContainText(String(n));
	}
	await rader(planlegger).nth(1).getByRole('button').focus();
	await planlegger.keyboard.press('Enter');
	await planlegger.getByLabel('Begrunnelse').fill('Avtalt med eieren');
	await planlegger.getByLabel('Antall', { exact: true }).fill('4');
	await planlegger.getByRole('button', { name: 'Sett antall' }).press('Enter');
	await expect(konto(planlegger, 'Godkjent').getByRole('cell').first()).toHaveText('3');
	const panel = planlegger.getByRole('region', { name: /^\d+\/\d+/ });
	await expect(panel).toContainText(/Satt til 4 av Pia Planlegger \(demo\) \(regnet:\s+\d+\)/);
	const eiendom = (
		await planlegger.getByRole('heading', { level: 3, name: /^\d+\/\d+/ }).innerText()
	).split(':')[0];
	await planlegger.getByLabel('Filtrer Status').selectOption('Godkjent av planlegger');
	await rader(planlegger).getByRole('button').filter({ hasNotText: eiendom }).first().click();
	await expect(planlegger.getByLabel('Antall', { exact: true })).toHaveValue('');
	await rader(planlegger).getByRole('button', { name: eiendom, exact: true }).click();
	await expect(planlegger.getByLabel('Antall', { exact: true })).toHaveValue('4');
	await expectAccessible(planlegger);
});

test('a politician sees sums in groups, and no parcel', async () => {
	await politiker.goto(`${server.url}/fortetting`);
	await expect(konto(politiker, 'Godkjent').getByRole('cell').first()).toHaveText('3');
	await expect(politiker.getByText('Enkelteiendommer vises bare for planleggere')).toBeVisible();
	await expect(politiker.getByRole('heading', { name: 'Kandidater' })).toHaveCount(0);
	const svar = await politiker.request.get(`${server.url}/api/scenarios/1/infill`);
	expect(((await svar.json()) as { candidates: unknown[] }).candidates).toEqual([]);
	for (const vei of [
		'infill.geojson',
		'infill/candidate?parcel=3443-1/1',
		'infill/run',
		'infill/decisions?parcel=3443-1/1'
	])
		expect((await politiker.request.get(`${server.url}/api/scenarios/1/${vei}`)).status()).toBe(
			403
		);
	await expectAccessible(politiker);
});
