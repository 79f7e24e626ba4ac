import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessible, signIn } from '../support/page.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** A politician compares two scenarios: opens the link, swipes, reads the table, and shows others the same view. */
test.describe.configure({ mode: 'serial' });

let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
});
test.afterAll(() => server.stop());

const idle = { timeout: 60_000 };
async function mapsAtRest(page: Page): Promise<void> {
	await expect(page.getByTestId('kart')).toHaveCount(2, idle);
	for (const kart of await page.getByTestId('kart').all())
		await expect(kart).toHaveAttribute('data-idle', 'true', idle);
}
async function open(page: Page, query: string): Promise<void> {
	await page.goto(`${server.url}/scenarier/sammenlign?${query}`);
	await mapsAtRest(page);
}
const divider = (page: Page) => page.getByRole('slider', { name: /Skille/ });
const rows = (page: Page) => page.getByRole('region', { name: 'Endringene' }).locator('tbody tr');
const number = (text: string | null): number => {
	const digits = (text ?? '').replaceAll(/[^\d,]/g, '').replace(',', '.');
	return digits === '' ? 0 : Number(digits);
};
const numbers = async (cells: Locator): Promise<number[]> =>
	(await cells.allTextContents()).map(number);

test.beforeEach(({ page }) => signIn(page, server.url, 'politiker', 'vis-meg-politiker'));

test('the way there is a button on the scenario, and leads to the plan in force beside it', async ({
	page
}) => {
	await page.goto(`${server.url}/scenarier`);
	await page.getByRole('link', { name: /^Forslag: fortetting/ }).click();
	await page.getByRole('link', { name: 'Sammenlign' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Sammenlign' })).toBeVisible();
	await expect(page.getByLabel('Før', { exact: true })).toHaveValue('1');
	await expect(page.getByLabel('Etter', { exact: true })).toHaveValue('2');
	await expect(page.getByText(/^\d+ endringer/).first()).toBeVisible();
	for (const role of ['button', 'link'] as const)
		await expect(page.getByRole(role, { name: /Rediger|Tegn\b|Slett|Lagre/ })).toHaveCount(0);
});

test('the divider follows the mouse and the keys, and says what is seen', async ({ page }) => {
	await open(page, 'a=1&b=2');
	const slider = divider(page);
	await expect(slider).toHaveAttribute('aria-valuenow', '50');
	const box = await slider.boundingBox();
	if (!box) throw new Error('no divider');
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x - 150, y, { steps: 5 });
	await page.mouse.up();
	const dragged = Number(await slider.getAttribute('aria-valuenow'));
	expect(dragged).toBeLessThan(45);
	await expect(slider).toBeFocused();
	await slider.press('ArrowRight');
	await slider.press('Shift+ArrowRight');
	await expect(slider).toHaveAttribute('aria-valuenow', String(dragged + 12));
	await expect(slider).toHaveAttribute(
		'aria-valuetext',
		`${dragged + 12} % før, ${88 - dragged} % etter`
	);
	await slider.press('Home');
	await expect(slider).toHaveAttribute('aria-valuetext', /^Bare etter: Forslag/);
	await expect(page).toHaveURL(/skille=0/);
	await slider.press('End');
	await expect(slider).toHaveAttribute('aria-valuetext', /^Bare før: Gjeldende/);
});

test('on either side of the divider a changed zone has the colour of its own plan', async ({
	page
}) => {
	await open(page, 'a=1&b=2&framhev=0');
	await rows(page).first().getByRole('button').click();
	await expect(page).toHaveURL(/objekt=/);
	await mapsAtRest(page);
	const box = await page.getByTestId('kart').first().boundingBox();
	if (!box) throw new Error('no map');
	const middle = {
		x: box.x + box.width / 2 - 60,
		y: box.y + box.height / 2 - 60,
		width: 40,
		height: 40
	};
	const seen = async (key: 'Home' | 'End') => {
		await divider(page).press(key);
		await mapsAtRest(page);
		return page.screenshot({ clip: middle });
	};
	const [after, before] = [await seen('Home'), await seen('End')];
	expect(before.equals(after)).toBe(false);
	expect((await seen('Home')).equals(after)).toBe(true);
});

test('the list tells every change in words, and the purposes sum to the plan', async ({ page }) => {
	await page.goto(`${server.url}/scenarier/sammenlign?a=1&b=2`);
	const count = number(
		(
			await page
				.getByText(/^\d+ endringer/)
				.first()
				.textContent()
		)?.split(' ')[0] ?? ''
	);
	expect(count).toBeGreaterThan(5);
	expect(await rows(page).count()).toBe(Math.min(60, count));
	await expect(rows(page).first()).toContainText(/fra.*\d{4}.*til.*\d{4}/s);
	const table = page.getByRole('group', { name: 'Formålene før og etter' });
	const total = number(await table.locator('tfoot td').first().textContent());
	expect(total).toBeGreaterThan(250_000);
	for (const column of [2, 3]) {
		const cells = await numbers(table.locator(`tbody td:nth-child(${column})`));
		expect(Math.abs(cells.reduce((sum, n) => sum + n, 0) - total)).toBeLessThan(0.1 * cells.length);
	}
	const matrix = page.getByRole('group', { name: 'Fra formål til formål' });
	for (const row of await matrix.locator('tbody tr').all()) {
		const cells = await numbers(row.locator('td'));
		const sum = cells.pop() ?? 0;
		expect(Math.abs(cells.reduce((a, b) => a + b, 0) - sum)).toBeLessThan(
			0.1 * cells.length + 0.01
		);
	}
});

test('a figure tells by the keyboard what it rests on, and nothing that is there is told as nought', async ({
	page
}) => {
	await page.goto(`${server.url}/scenarier/sammenlign?a=1&b=2`);
	const proof = page.getByRole('dialog', { name: 'Areal som får et annet formål' });
	const figure = page.getByRole('button', { name: /^Areal som får et annet formål: [\d,]+.daa/ });
	// Before the page's code has come the key does nothing.
	await expect(async () => {
		await figure.press('Enter');
		await expect(proof).toBeVisible({ timeout: 2000 });
	}).toPass();
	await expect(proof).toContainText('5210 Spredt boligbebyggelse → 5100 LNFR');
	await expect(proof).toContainText(/Før er «Gjeldende.*», revisjon \d+\./);
	await page.keyboard.press('Escape');
	await expect(figure).toBeFocused();
	await expect(page.getByRole('region', { name: 'Endringene' })).not.toContainText(/(^|\s)0,0/);
});

test('the address opens the same view for someone else', async ({ page, context }) => {
	await open(page, 'a=1&b=2');
	await rows(page).nth(1).getByRole('button').click();
	await divider(page).press('Shift+ArrowLeft');
	await mapsAtRest(page);
	await expect(page).toHaveURL(
		/kart=.*objekt=.*skille=40|objekt=.*kart=.*skille=40|skille=40.*kart=/
	);
	await page.waitForTimeout(600);
	const [link, chosen] = [page.url(), await rows(page).nth(1).getByRole('rowheader').textContent()];
	const other = await context.newPage();
	await other.goto(link);
	await mapsAtRest(other);
	await expect(divider(other)).toHaveAttribute('aria-valuenow', '40');
	const pressed = other.getByRole('region', { name: 'Endringene' }).locator('tr', {
		has: other.getByRole('button', { pressed: true })
	});
	await expect(pressed.getByRole('rowheader')).toHaveText(chosen ?? '');
	await other.waitForTimeout(600);
	expect(other.url()).toBe(link);
	await other.close();
});

test('side by side, the map that is moved by keys takes the other along', async ({ page }) => {
	await open(page, 'a=1&b=2');
	await page.getByRole('button', { name: 'Side ved side' }).click();
	await expect(divider(page)).toHaveCount(0);
	await mapsAtRest(page);
	const labels = (nr: number) =>
		page
			.locator('.etiketter')
			.nth(nr)
			.locator('span')
			.evaluateAll((all) =>
				all.map((e) => `${e.textContent} ${getComputedStyle(e).transform}`).sort()
			);
	const before = await labels(0);
	expect(before.length).toBeGreaterThan(0);
	expect(await labels(1)).toEqual(before);
	await page.getByRole('application', { name: /^Kart før/ }).focus();
	await page.keyboard.press('ArrowRight');
	await expect.poll(() => labels(0)).not.toEqual(before);
	await mapsAtRest(page);
	expect(await labels(1)).toEqual(await labels(0));
});

test('axe finds nothing, in both views, light and dark, also on a phone', async ({ page }) => {
	await open(page, 'a=1&b=2');
	await expectAccessible(page);
	await page.getByText('Tegnforklaring og kartlag').click();
	await page.getByRole('button', { name: 'Side ved side' }).click();
	await page.emulateMedia({ colorScheme: 'dark' });
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await expectAccessible(page);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('paper has both maps beside one another, to scale, with the legend and what they are', async ({
	page
}) => {
	await open(page, 'a=1&b=2');
	await page.emulateMedia({ media: 'print' });
	await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
	const paper = page.getByTestId('papirpar');
	await expect(paper.getByRole('img', { name: /^(Før|Etter): / })).toHaveCount(2);
	await expect(paper.getByText(/Målestokk 1:\d/)).toBeVisible();
	await expect(paper.getByRole('heading', { name: 'Tegnforklaring' })).toBeVisible();
	await expect(
		page.getByText('Illustrasjon – ikke gjeldende plan').filter({ visible: true }).first()
	).toBeVisible();
	await expect(divider(page)).toBeHidden();
});

test('two that are alike have no differences, and what one may not see is not there', async ({
	page
}) => {
	await open(page, 'a=1&b=1');
	await expect(page.getByRole('heading', { name: 'Ingen forskjeller' })).toBeVisible();
	const answer = await page.goto(`${server.url}/scenarier/sammenlign?a=1&b=3`);
	expect(answer?.status()).toBe(404);
});

test('the spreadsheet opens with its letters and commas right', async ({ page }) => {
	await page.goto(`${server.url}/scenarier/sammenlign?a=1&b=2`);
	const started = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Endringene som regneark' }).click();
	const download = await started;
	expect(download.suggestedFilename()).toBe('endringer-1-2.csv');
	const stream = await download.createReadStream();
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString('utf8');
	expect(text.startsWith('\ufeffNavn;Slag;Hva er endret;')).toBe(true);
	expect(text).toMatch(/;\d+,\d+;.*Illustrasjon – ikke gjeldende plan\r\n/);
});
