import { expect, test, type Browser, type Page } from '@playwright/test';
import { apne, expectAccessible, signIn } from '../support/page.ts';
import { Redigering } from '../support/redigering.ts';
import { former, sonen, UTSNITT } from '../support/redigertScenario.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/**
 * The plansjef's day, from a new scenario to its publishing, and the politician's evening: each step in the browser, as they do it.
 */
let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
});
test.afterAll(() => server.stop());

type Sted = readonly [number, number];

interface Dag {
	readonly page: Page;
	readonly scenario: number;
	readonly r: Redigering;
	/** A place in BS4's western part, and how far it is from west to east. */
	readonly sted: Sted;
	readonly bredde: number;
}

async function nyttScenarioFraSiden(page: Page): Promise<number> {
	await page.goto(`${server.url}/scenarier`);
	await page.getByRole('button', { name: 'Nytt scenario' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Navn').fill('Tettere ved stasjonen');
	await dialog.getByRole('button', { name: 'Lag scenario' }).click();
	const tittel = page.getByRole('heading', { level: 1, name: 'Tettere ved stasjonen' });
	await expect(tittel).toBeVisible();
	const id = Number(/\/scenarier\/(\d+)$/.exec(page.url())?.[1]);
	await page.getByRole('link', { name: 'Rediger' }).click();
	await expect(page).toHaveURL(new RegExp(`/scenarier/${id}/rediger`));
	return id;
}

/** Splits BS4, makes the western half something else, and sees the homes follow. */
async function delOgKodOm({ page, scenario, r, bredde }: Dag): Promise<void> {
	const { midt, vest, sor, nord } = await sonen(page, server.url, scenario, 'BS4');
	await r.velg(midt, 'BS4');
	const snitt = vest + bredde * 0.55;
	await r.tegn('x', [
		[snitt, nord + 0.0004],
		[snitt, sor - 0.0004]
	]);
	await r.sist(/^Delte BS4\. .*Et nytt område på [\d,]+.daa/);
	await r.lagret();
	await page.getByLabel('Formål').selectOption('1110');
	await r.sist(/^Endret formål for BS4/);
	await page.getByLabel('Framtidig').check();
	await r.sist(/^Endret arealbruksstatus/);
	await r.lagret();
	await expect(page.getByTestId('boligendring').first()).toHaveText(/^[+−]\d/, { timeout: 20_000 });
}

/** Drags a corner that BS4 shares with the zone south of it; the neighbour and the server's own figure follow before it is let go. */
async function draFellesGrense({ page, scenario, r, sted, bredde }: Dag): Promise<void> {
	const { ring, vest, sor } = await sonen(page, server.url, scenario, 'BS4');
	const off = ([x, y]: Sted) => Math.hypot(x - vest - bredde * 0.4, 2 * (y - sor));
	const hjorne = ring.reduce((a, b) => (off(b) < off(a) ? b : a));
	await r.velg(sted, 'BS4');
	const naboer = page.getByRole('region', { name: 'Naboer' });
	await expect(naboer).not.toContainText('≈');
	await r.dra(hjorne, [6, 16], async () => {
		await expect(naboer.getByText(/^≈ [+−][\d,]+.(daa|m²)$/).first()).toBeVisible();
		await expect(page.getByTestId('provd')).toHaveText(/daa/);
	});
	await r.sist(/^Flyttet et grensepunkt i BS4\. .*ble [\d,]+.(daa|m²) (større|mindre)/);
	await r.lagret();
}

async function skjarHull({ r, sted: [x, y], bredde }: Dag): Promise<void> {
	const d = bredde * 0.06;
	await r.tegn('h', [
		[x - d, y - d / 2],
		[x + d, y - d / 2],
		[x + d, y + d / 2],
		[x - d, y + d / 2]
	]);
	await r.sist(/^Skar et hull i BS4/);
	await r.lagret();
}

/** Presses a key until the button that does the same has nothing more to do. */
async function tilEnden({ page, r }: Dag, knapp: string, tast: string): Promise<void> {
	const button = page.getByRole('button', { name: knapp, exact: true });
	for (let i = 0; i < 20 && (await button.isEnabled()); i++) {
		await r.kart.focus();
		await page.keyboard.press(tast);
		await page.waitForTimeout(150);
	}
	await expect(button).toBeDisabled();
	await r.lagret();
}

/** A colleague changes the purpose of BS8 while her line is down, and she its name: both shown, both kept. */
async function konflikt(browser: Browser, { page, scenario, r }: Dag): Promise<void> {
	const kollegaens = await browser.newContext();
	const han = await kollegaens.newPage();
	await signIn(han, server.url, 'planlegger', 'vis-meg-planlegger');
	const hans = await Redigering.apne(han, server.url, scenario, UTSNITT);
	const { midt } = await sonen(page, server.url, scenario, 'BS8');
	await r.velg(midt, 'BS8');
	await page.context().setOffline(true);
	await hans.velg(midt, 'BS8');
	await han.getByLabel('Formål').selectOption('1110');
	await hans.lagret();
	await page.getByLabel('Feltnavn').fill('BX8');
	await page.getByLabel('Feltnavn').press('Tab');
	await expect(page.locator('.statuslinje')).toContainText('Ikke lagret');
	await page.context().setOffline(false);
	const valg = page.getByRole('dialog', { name: 'Noen andre har endret det samme' });
	await expect(valg).toContainText('Endret formål for BS8', { timeout: 30_000 });
	await expectAccessible(page);
	await valg.getByRole('button', { name: 'Flett begge' }).click();
	await r.lagret();
	await expect(page.getByLabel('Formål')).toHaveValue('1110');
	await expect(page.getByLabel('Feltnavn')).toHaveValue('BX8');
	// He sees it without asking.
	await expect(han.getByLabel('Feltnavn')).toHaveValue('BX8', { timeout: 20_000 });
	await kollegaens.close();
}

async function publiser({ page, scenario }: Dag): Promise<void> {
	await page.goto(`${server.url}/scenarier/${scenario}`);
	const dialog = page.getByRole('dialog');
	await apne(page.getByRole('button', { name: 'Publiser til planutvalget' }), dialog);
	await dialog.getByRole('button', { name: 'Publiser til planutvalget' }).click();
	// The plan is checked first: only then is it for others to see.
	await expect(page.getByRole('button', { name: 'Trekk tilbake' })).toBeVisible({
		timeout: 30_000
	});
}

async function politikerensKveld(browser: Browser, scenario: number): Promise<void> {
	const context = await browser.newContext({ viewport: { width: 1180, height: 820 } });
	const ipad = await context.newPage();
	await signIn(ipad, server.url, 'politiker', 'vis-meg-politiker');
	await ipad.goto(`${server.url}/scenarier/sammenlign?a=1&b=${scenario}`);
	await expect(ipad.getByTestId('kart')).toHaveCount(2, { timeout: 60_000 });
	const skille = ipad.getByRole('slider', { name: /Skille/ });
	const box = await skille.boundingBox();
	if (!box) throw new Error('no divider');
	await ipad.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
	await ipad.mouse.down();
	await ipad.mouse.move(box.x - 200, box.y + box.height / 2, { steps: 5 });
	await ipad.mouse.up();
	expect(Number(await skille.getAttribute('aria-valuenow'))).toBeLessThan(45);
	const rader = ipad.getByRole('region', { name: 'Endringene' }).locator('tbody tr');
	await expect(rader.filter({ hasText: 'BS4' }).first()).toContainText(/Sentrumsformål/);
	await expect(rader.filter({ hasText: 'ny status: nåværende → framtidig' })).not.toHaveCount(0);
	await expect(rader.filter({ hasText: 'BX8' })).toContainText(/Sentrumsformål|Boligbebyggelse/);
	await expect(ipad.getByRole('link', { name: /Rediger|Flett/ })).toHaveCount(0);
	await expectAccessible(ipad);
	await context.close();
}

test('fra nytt scenario til planutvalgets bord', async ({ browser }) => {
	test.setTimeout(300_000);
	const plansjefens = await browser.newContext();
	const page = await plansjefens.newPage();
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenarioFraSiden(page);
	const foer = await former(page, server.url, scenario);
	const r = await Redigering.apne(page, server.url, scenario, UTSNITT);
	const { midt, vest, ost } = await sonen(page, server.url, scenario, 'BS4');
	const bredde = ost - vest;
	const dag: Dag = { page, scenario, r, sted: [vest + bredde * 0.25, midt[1]], bredde };

	await test.step('deler, koder om den ene delen, og boligtallene følger', () => delOgKodOm(dag));
	await test.step('drar en felles grense, og naboen følger', () => draFellesGrense(dag));
	await test.step('skjærer et hull', () => skjarHull(dag));
	await expectAccessible(page);
	const etter = await former(page, server.url, scenario);
	expect(etter).not.toEqual(foer);

	await test.step('angrer alt', () => tilEnden(dag, 'Angre', 'Control+z'));
	expect(await former(page, server.url, scenario)).toEqual(foer);
	await test.step('gjør alt om igjen', () => tilEnden(dag, 'Gjør om', 'Control+Shift+z'));
	expect(await former(page, server.url, scenario)).toEqual(etter);

	await test.step('det kan fortsatt angres når siden er lastet på nytt', async () => {
		await page.reload();
		await r.rolig();
		await expect(page.getByRole('button', { name: 'Angre', exact: true })).toBeEnabled();
	});
	await test.step('en konflikt fra en annen nettleser flettes', () => konflikt(browser, dag));
	await test.step('publiserer', () => publiser(dag));
	await plansjefens.close();
	await test.step('politikeren åpner lenken, drar skillet og leser tabellen', () =>
		politikerensKveld(browser, scenario));
});
