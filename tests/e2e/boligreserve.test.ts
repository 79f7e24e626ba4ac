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
	await expect(
		page.getByText('Gjelder alle illustrasjonsscenarier i kommunen, også de som er publisert.')
	).toBeVisible();
	const flyttet = page.getByRole('row', { name: /Hele kommunen \d+ → \d+ \(\+\d+\)/ });
	const foran = await flyttet.textContent();
	await expectAccessible(page);
	await page.getByLabel('Hvorfor endres de?').fill('Prøve');
	await page.getByRole('button', { name: 'Lagre som ny versjon' }).click();
	await expect(page.getByText('Dyrka jord som trekkes fra: 1 → 0')).toBeVisible();
	expect(await flyttet.textContent()).toBe(foran);
});

test('a combined zone that nobody has parted gets its dwellings when a planner sets its shares, and is taken back', async ({
	page
}) => {
	test.setTimeout(120_000);
	page.setDefaultTimeout(15_000);
	await signIn(page, server.url, 'planlegger', 'vis-meg-planlegger');
	await page.goto(`${server.url}/boligreserve`);
	const utenTall = page.getByRole('region', { name: 'Soner uten boligtall' });
	const ufordelte = utenTall.getByText(/^ikke vurdert Kombinert formål/);
	const for_ = await ufordelte.textContent();
	await ufordelte.click();
	await utenTall.getByRole('link', { name: 'Fordel sonene på formål' }).click();
	const soner = page.getByRole('region', { name: 'Kombinerte formål' });
	const rad = soner.getByRole('row').filter({ hasText: 'ikke fordelt' }).first();
	const navn = (await rad.getByRole('rowheader').textContent()) ?? '';
	const sone = soner.getByRole('row', { name: new RegExp(`^${navn} `) });
	await rad.getByRole('button', { name: `Fordel ${navn}` }).click();
	const skjema = page.getByRole('dialog', { name: `Fordel ${navn} på formål` });
	await skjema.getByRole('combobox', { name: 'Formål' }).selectOption('1110');
	await skjema.getByLabel('Prosent').fill('30');
	await skjema.getByRole('button', { name: 'Lagre andelene' }).click();
	await expect(skjema.getByRole('status')).toHaveText('Andelene er 30 % til sammen: 70 % mangler.');
	await expectAccessible(page);
	await skjema.getByRole('button', { name: 'Legg til formål' }).click();
	// The new line has focus: the rest by keyboard.
	await page.keyboard.type('1160');
	await page.keyboard.press('Tab');
	await page.keyboard.type('70');
	await expect(skjema.getByRole('status')).toHaveText('Andelene er hele sonen.');
	await skjema.getByLabel('Hvor er andelene hentet fra?').fill('Bestemmelser § 4');
	await skjema.getByLabel('Hvorfor settes de?').fill('Prøve');
	await page.keyboard.press('Enter');
	await expect(soner).toContainText(`Andelene for ${navn} er lagret.`);
	await expect(sone).toContainText('30 % boligbebyggelse');
	await expect(sone).toContainText('Bestemmelser § 4');
	expect(await ufordelte.textContent()).not.toBe(for_);
	await sone.getByRole('button', { name: `Endre ${navn}` }).click();
	await skjema.getByText('Tidligere versjoner').click();
	await skjema.getByRole('button', { name: /^Gjør sonen/ }).click();
	await expect(soner).toContainText(`Andelene for ${navn} er satt tilbake.`);
	await expect(ufordelte).toHaveText(for_ ?? '');
	await expectAccessible(page);
});
