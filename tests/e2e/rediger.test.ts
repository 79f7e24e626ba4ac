import { expect, test } from '@playwright/test';
import { expectAccessible, signIn } from '../support/page.ts';
import { Redigering } from '../support/redigering.ts';
import { nyttScenario, objekter, sonen, UTSNITT } from '../support/redigertScenario.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** The editor when the line is down, when two change the same, when the page is closed, and for those who may not edit. */
let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
});
test.afterAll(() => server.stop());

test('det som gjøres uten nett, sendes siden, og en konflikt flettes uten at noe går tapt', async ({
	browser
}) => {
	test.setTimeout(180_000);
	const [hun, han] = [await browser.newContext(), await browser.newContext()];
	const [side1, side2] = [await hun.newPage(), await han.newPage()];
	await signIn(side1, server.url, 'plansjef', 'vis-meg-plansjef');
	await signIn(side2, server.url, 'planlegger', 'vis-meg-planlegger');
	const scenario = await nyttScenario(side1, server.url, 'To om det samme');
	const { midt } = await sonen(side1, server.url, scenario, 'BS8');
	const r1 = await Redigering.apne(side1, server.url, scenario, UTSNITT);
	const r2 = await Redigering.apne(side2, server.url, scenario, UTSNITT);
	await r2.velg(midt, 'BS8');
	await han.setOffline(true);

	await r1.velg(midt, 'BS8');
	await side1.getByLabel('Formål').selectOption('1110');
	await r1.lagret();

	await side2.getByLabel('Feltnavn').fill('BX8');
	await side2.getByLabel('Feltnavn').press('Tab');
	await expect(side2.locator('.statuslinje')).toContainText('Ikke lagret');
	await han.setOffline(false);
	const valg = side2.getByRole('dialog', { name: 'Noen andre har endret det samme' });
	await expect(valg).toBeVisible({ timeout: 30_000 });
	await expect(valg).toContainText('Endret formål for BS8');
	await expect(valg.getByRole('button', { name: /likevel/i })).toHaveCount(0);
	await expectAccessible(side2);
	await valg.getByRole('button', { name: 'Flett begge' }).click();
	await r2.lagret();
	await expect(side2.getByLabel('Formål')).toHaveValue('1110');
	await expect(side2.getByLabel('Feltnavn')).toHaveValue('BX8');
	const begge = (await objekter(side1, server.url, scenario)).filter(
		(o) => o.properties.omrNavn === 'BX8'
	);
	expect(begge).toHaveLength(1);
	await hun.close();
	await han.close();
});

test('det som ikke er sendt når siden lukkes uten nett, sendes neste gang', async ({ browser }) => {
	const context = await browser.newContext();
	const page = await context.newPage();
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenario(page, server.url, 'Lukket uten nett');
	const { midt } = await sonen(page, server.url, scenario, 'BS8');
	const r = await Redigering.apne(page, server.url, scenario, UTSNITT);
	await r.velg(midt, 'BS8');
	await context.setOffline(true);
	await page.getByLabel('Feltnavn').fill('HUSKET');
	await page.getByLabel('Feltnavn').press('Tab');
	await expect(page.locator('.statuslinje')).toContainText('Ikke lagret');
	await page.close();
	await context.setOffline(false);
	const neste = await context.newPage();
	await Redigering.apne(neste, server.url, scenario, UTSNITT);
	await expect
		.poll(
			async () =>
				(await objekter(neste, server.url, scenario)).filter(
					(o) => o.properties.omrNavn === 'HUSKET'
				).length,
			{ timeout: 30_000 }
		)
		.toBe(1);
	await context.close();
});

test('gjeldende redigeres ikke, og en politiker slipper ikke inn', async ({ page }) => {
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const svar = await page.goto(`${server.url}/scenarier/1/rediger`);
	expect(svar?.status()).toBe(403);
	await expect(page.getByText('Gjeldende plan redigeres ikke')).toBeVisible();
	await page.context().clearCookies();
	await signIn(page, server.url, 'politiker', 'vis-meg-politiker');
	expect((await page.goto(`${server.url}/scenarier/2/rediger`))?.status()).toBe(403);
});

test('et klikk på et punkt velger det, pilene flytter det, og Delete igjen tar ikke sonen', async ({
	page
}) => {
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenario(page, server.url, 'Punkt for punkt');
	const r = await Redigering.apne(page, server.url, scenario, UTSNITT);
	// What is searched for is chosen here, and not on another page.
	await page.getByRole('combobox', { name: 'Søk i planen og kartet' }).fill('BS8');
	await page.getByRole('option', { name: /BS8/ }).first().click();
	await expect(r.panel.getByRole('heading', { level: 2, name: 'BS8' })).toBeVisible();
	await expect(page).toHaveURL(/\/rediger\?/);
	await page.goto(`${server.url}/scenarier/${scenario}/rediger?kart=16/60.7262/10.6113`);
	await r.rolig();
	const { midt, ring } = await sonen(page, server.url, scenario, 'BS8');
	await r.velg(midt, 'BS8');
	const [hjorne] = ring;
	if (!hjorne) throw new Error('no corner');
	await r.klikk(hjorne);
	await expect(r.panel.getByText(/^Punkt \d+ av \d+$/)).toBeVisible();
	await r.kart.focus();
	await page.keyboard.press('Shift+ArrowRight');
	await r.sist(/^Flyttet et grensepunkt i BS8/);
	await page.keyboard.press('Control+z');
	await r.sist(/^Angret/);
	await r.lagret();
	await r.klikk(hjorne);
	await r.kart.focus();
	await page.keyboard.press('i');
	await r.sist(/^Satte inn et grensepunkt/);
	await page.keyboard.press('Delete');
	await r.sist(/^Slettet et punkt i BS8/);
	await page.keyboard.press('Delete');
	await expect(r.panel.getByText(/^Punkt \d+ av \d+$/)).toBeVisible();
	await expect(r.panel.getByRole('heading', { level: 2, name: 'BS8' })).toBeVisible();
});

test('med tastene lagres formålet en stopper ved, og ikke hvert på veien', async ({ page }) => {
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenario(page, server.url, 'Formål med tastene');
	const { midt } = await sonen(page, server.url, scenario, 'BS8');
	const r = await Redigering.apne(page, server.url, scenario, UTSNITT);
	await r.velg(midt, 'BS8');
	await page.getByLabel('Formål', { exact: true }).focus();
	for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
	await r.sist(/^Endret formål for BS8/);
	await r.lagret();
	const path = `${server.url}/api/scenarios/${scenario}/log`;
	expect(((await (await page.request.get(path)).json()) as object[]).length).toBe(2);
});

test('en delt lenke viser vei til innloggingen for den som ikke er logget inn', async ({
	page
}) => {
	await page.goto(`${server.url}/scenarier/sammenlign?a=1&b=3`);
	await page.getByRole('main').getByRole('link', { name: 'Logg inn' }).click();
	await expect(page).toHaveURL(/logg-inn\?next=.*sammenlign/);
});
