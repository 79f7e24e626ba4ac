import { expect as expectSoon, test, type Page } from '@playwright/test';
import { Flettescenarier } from '../support/flettescenarier.ts';
import { expectAccessible, signIn } from '../support/page.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** A planner merges one scenario into another: sees what comes in, chooses, sees what it would do, does it, and undoes it. */
test.describe.configure({ mode: 'serial' });

/** What a merge brings is measured while one waits: three overlays of the whole plan. */
const expect = expectSoon.configure({ timeout: 30_000 });

const NORD = 'Alternativ nord';
const SOR = 'Alternativ sør';

let server: RunningServer;
let planlegger: Page;
let scenarier: Flettescenarier;
let nord = 0;
let sor = 0;
/** A zone that only nord gives another purpose; one that both give another name; a corner that both move. */
let omgjort = '';
let navngitt = '';
let hjorne: [number, number] = [0, 0];

test.beforeAll(async ({ browser }) => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	planlegger = await context.newPage();
	await signIn(planlegger, server.url, 'planlegger', 'vis-meg-planlegger');
	scenarier = new Flettescenarier(planlegger, server.url);
	nord = await scenarier.nytt(NORD);
	sor = await scenarier.nytt(SOR);
	const felles = await scenarier.felleshjorne(1);
	hjorne = felles.at;
	const rest = (await scenarier.soner(1)).filter(
		({ id, properties }) => properties.omrNavn && !felles.soner.some((sone) => sone.id === id)
	);
	omgjort = rest[0]?.id ?? '';
	navngitt = rest[1]?.id ?? '';
	await scenarier.flytt(nord, hjorne, [1, 0.5]);
	await scenarier.flytt(sor, hjorne, [-0.5, 1]);
	await scenarier.sett(nord, omgjort, { kode: 5100 });
	await scenarier.sett(nord, navngitt, { omrNavn: 'Nordjordet' });
	await scenarier.sett(sor, navngitt, { omrNavn: 'Sørjordet' });
});
test.afterAll(() => server.stop());

const flettside = (fra = nord, inn = sor, more = '') =>
	planlegger.goto(`${server.url}/scenarier/${inn}/flett?fra=${fra}${more}`);
const grense = () => planlegger.getByRole('group').filter({ hasText: 'må velges likt' });
const navn = () => planlegger.getByRole('group', { name: 'Sørjordet / Nordjordet' });
const fletteknapp = () => planlegger.getByRole('button', { name: 'Flett inn', exact: true });
const prove = () => planlegger.getByRole('status').filter({ hasText: 'endres i' });

test('the way there is on the scenario, and it says what comes in and what must be chosen', async () => {
	await planlegger.goto(`${server.url}/scenarier/${sor}`);
	await planlegger.getByRole('link', { name: 'Flett inn fra et annet' }).click();
	await planlegger.getByLabel('Hent endringer fra').selectOption(NORD);
	await planlegger.getByRole('button', { name: 'Vis endringene' }).click();
	await expect(planlegger).toHaveURL(new RegExp(`fra=${nord}`));
	await expect(planlegger.getByText(/Felles utgangspunkt er «Gjeldende/)).toBeVisible();
	const inn = planlegger.getByRole('group', { name: 'Dette kommer inn' }).locator('tbody tr');
	await expect(inn).toHaveCount(1);
	await expect(inn).toContainText(/Nytt formål.*5100.*daa/s);
	await expect(grense()).toHaveCount(1);
	await expect(navn()).toContainText(/Navn: Sørjordet \(var .*Navn: Nordjordet \(var /s);
	await expect(planlegger.getByText('2 av 2 gjenstår.')).toBeVisible();
	await expect(fletteknapp()).toBeDisabled();
});

test('it can be used by the keyboard alone, on a phone, in light and dark', async () => {
	await flettside();
	await expectAccessible(planlegger);
	await planlegger.setViewportSize({ width: 390, height: 844 });
	await planlegger.emulateMedia({ colorScheme: 'dark' });
	await expectAccessible(planlegger);
	expect(await planlegger.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
		true
	);
	for (const radio of await planlegger.getByRole('radio').all()) {
		expect((await radio.locator('..').boundingBox())?.height).toBeGreaterThanOrEqual(44);
	}
	const behold = navn().getByRole('radio', { name: /^Behold/ });
	await expect(async () => {
		await behold.focus();
		await planlegger.keyboard.press('Space');
		await expect(planlegger.getByText('1 av 2 gjenstår.')).toBeVisible({ timeout: 1000 });
	}).toPass();
	await planlegger.keyboard.press('ArrowDown');
	await expect(navn().getByRole('radio', { name: /^Ta fra/ })).toBeChecked();
	await planlegger.setViewportSize({ width: 1440, height: 900 });
	await planlegger.emulateMedia({ colorScheme: 'light' });
});

test('a conflict is seen on three maps: as it was, here and there', async () => {
	await flettside();
	await expect(async () => {
		await grense().getByRole('button', { name: 'Vis på kartet' }).click();
		await expect(planlegger.getByTestId('kart')).toHaveCount(3, { timeout: 5000 });
	}).toPass();
	await expect(grense().getByRole('figure')).toHaveCount(3);
	await expect(grense().getByText(/Utgangspunktet er «Gjeldende.*da «Alternativ/)).toBeVisible();
	for (const kart of await planlegger.getByTestId('kart').all())
		await expect(kart).toHaveAttribute('data-idle', 'true', { timeout: 60_000 });
	await expectAccessible(planlegger);
});

test('what changes meanwhile is told, and choices that still hold are kept', async () => {
	await flettside();
	await navn()
		.getByRole('radio', { name: /^Behold/ })
		.check();
	await grense()
		.getByRole('radio', { name: /^Ta fra/ })
		.check();
	await expect(prove()).toContainText('4 objekter');
	const { omrNavn } = (await scenarier.sone(sor, omgjort)).properties;
	await scenarier.sett(sor, navngitt, { omrNavn: 'Sørjordet' });
	await fletteknapp().click();
	await expect(planlegger.getByText('Noe er endret mens du så på det.')).toBeVisible();
	await expect(grense().getByRole('radio', { name: /^Ta fra/ })).toBeChecked();
	await expect(navn().getByRole('radio', { checked: true })).toHaveCount(0);
	expect((await scenarier.sone(sor, omgjort)).properties).toMatchObject({ omrNavn });
});

test('it is done as one change, which can be seen and undone', async () => {
	await flettside();
	await grense()
		.getByRole('radio', { name: /^Ta fra/ })
		.check();
	await navn()
		.getByRole('radio', { name: /^Behold/ })
		.check();
	await expect(prove()).toContainText(
		/4 objekter endres i «Alternativ sør»: 1 får nytt formål.*daa/
	);
	const before = new Map(
		(await scenarier.soner(sor)).map((o) => [o.id, JSON.stringify(o.geometry)])
	);
	await fletteknapp().click();
	const ferdig = planlegger.getByRole('region', { name: 'Flettet inn' });
	await expect(ferdig).toBeFocused();
	await expectAccessible(planlegger);
	await expect(planlegger.getByText('Ingenting å flette inn')).toBeVisible();
	expect((await scenarier.sone(sor, omgjort)).properties.kode).toBe(5100);
	expect((await scenarier.sone(sor, navngitt)).properties.omrNavn).toBe('Sørjordet');
	const [theirs, mine] = [await scenarier.soner(nord), await scenarier.soner(sor)];
	const form = new Map(mine.map((o) => [o.id, JSON.stringify(o.geometry)]));
	expect(theirs.filter((o) => form.get(o.id) !== JSON.stringify(o.geometry))).toEqual([]);
	expect(mine.filter((o) => before.get(o.id) !== form.get(o.id))).toHaveLength(3);

	await ferdig.getByRole('link', { name: 'Angre flettingen' }).click();
	await planlegger.getByRole('button', { name: /^Gjenopprett/ }).click();
	await planlegger.waitForURL(/#logg$/);
	const after = await scenarier.soner(sor);
	expect(after.filter((o) => before.get(o.id) !== JSON.stringify(o.geometry))).toEqual([]);
	expect((await scenarier.sone(sor, omgjort)).properties.kode).not.toBe(5100);
});

test('what was undone is not brought in again, unless it is asked for', async () => {
	await flettside();
	await expect(planlegger.getByText(/ble sist flettet inn her/)).toBeVisible();
	await expect(planlegger.getByText('Ingenting å flette inn')).toBeVisible();
	await planlegger.getByRole('link', { name: 'Ta med det som er tatt tilbake' }).click();
	await expect(
		planlegger.getByRole('group', { name: 'Dette kommer inn' }).locator('tbody tr')
	).toHaveCount(1);
});

test('where nothing can be merged it says why, and what to do', async ({ browser }) => {
	await planlegger.goto(`${server.url}/scenarier/1/flett`);
	await expect(planlegger.getByText('Lag et scenario av den')).toBeVisible();
	await flettside(sor, sor);
	await expect(planlegger.getByText('Velg et annet.')).toBeVisible();
	await expectAccessible(planlegger);
	const page = await (await browser.newContext()).newPage();
	await signIn(page, server.url, 'politiker', 'vis-meg-politiker');
	const answer = await page.goto(`${server.url}/scenarier/2/flett`);
	expect(answer?.status()).toBe(403);
	await expect(page.getByText('krever rollen planlegger')).toBeVisible();
});

test('the comparison leads to it for planners', async () => {
	await planlegger.goto(`${server.url}/scenarier/sammenlign?a=${nord}&b=${sor}`);
	await planlegger.getByRole('link', { name: `Flett «${NORD}» inn i «${SOR}»` }).click();
	await expect(planlegger).toHaveURL(new RegExp(`/scenarier/${sor}/flett\\?fra=${nord}`));
});
