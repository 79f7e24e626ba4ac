import { expect, test } from '@playwright/test';
import { expectAccessible, signIn } from '../support/page.ts';
import { Redigering } from '../support/redigering.ts';
import { former, nyttScenario, objekter, sonen, UTSNITT } from '../support/redigertScenario.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** The plansjef's day in the editor: a scenario of her own, edited, undone, done again, and laid together with a colleague's. */
let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
});
test.afterAll(() => server.stop());

const angreAlt = async ({ page, kart }: Redigering) => {
	await kart.focus();
	const knapp = page.getByRole('button', { name: 'Angre', exact: true });
	for (let i = 0; i < 20 && (await knapp.isEnabled()); i++) {
		await page.keyboard.press('Control+z');
		await page.waitForTimeout(150);
	}
	await expect(knapp).toBeDisabled();
};

test('deler, koder om, drar en felles grense, skjærer hull, angrer alt og gjør det om igjen', async ({
	page
}) => {
	test.setTimeout(240_000);
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenario(page, server.url, 'Plansjefens dag');
	const foer = await former(page, server.url, scenario);
	const r = await Redigering.apne(page, server.url, scenario, UTSNITT);
	const { midt, vest, ost, sor, nord, ring } = await sonen(page, server.url, scenario, 'BS4');

	await r.velg(midt, 'BS4');
	await expectAccessible(page);
	const bredde = ost - vest;
	await r.tegn('x', [
		[vest + bredde * 0.55, nord + 0.0004],
		[vest + bredde * 0.55, sor - 0.0004]
	]);
	await r.sist(/^Delte BS4\. .*Et nytt område på [\d,]+.daa, likt BS4/);
	await r.lagret();

	await page.getByLabel('Formål').selectOption('1110');
	await page.getByLabel('Framtidig').check();
	await r.sist(/^Endret arealbruksstatus/);
	await r.lagret();
	// The goals of A follow.
	await expect(page.getByTestId('boligendring').first()).toHaveText(/^[+−]\d/, { timeout: 20_000 });

	// A corner that the zone shares with the one south of it.
	const off = ([x, y]: [number, number]) => Math.hypot(x - vest - bredde * 0.4, 2 * (y - sor));
	const hjorne = ring.reduce((a, b) => (off(b) < off(a) ? b : a));
	await r.velg([vest + bredde * 0.25, midt[1]], 'BS4');
	// The server's own figure comes while the pointer rests, with nothing stored.
	await r.dra(hjorne, [6, 16], () => expect(page.getByTestId('provd')).toHaveText(/daa/));
	await r.sist(/^Flyttet et grensepunkt i BS4\. .*ble [\d,]+.(daa|m²) (større|mindre)/);
	await r.lagret();

	const d = bredde * 0.06;
	const [x, y] = [vest + bredde * 0.25, midt[1]];
	await r.tegn('h', [
		[x - d, y - d / 2],
		[x + d, y - d / 2],
		[x + d, y + d / 2],
		[x - d, y + d / 2]
	]);
	await r.sist(/^Skar et hull i BS4/);
	await r.lagret();
	const etter = await former(page, server.url, scenario);
	expect(etter).not.toEqual(foer);

	await angreAlt(r);
	await r.lagret();
	expect(await former(page, server.url, scenario)).toEqual(foer);

	const omIgjen = page.getByRole('button', { name: 'Gjør om', exact: true });
	for (let i = 0; i < 20 && (await omIgjen.isEnabled()); i++) {
		await r.kart.focus();
		await page.keyboard.press('Control+Shift+z');
		await page.waitForTimeout(150);
	}
	await r.lagret();
	expect(await former(page, server.url, scenario)).toEqual(etter);
});

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
