import { expect, test } from '@playwright/test';
import { expectAccessible, holdScripts, signIn } from '../support/page.ts';
import { startServer, type RunningServer } from '../support/server.ts';

let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	server = await startServer({ demo: true });
});
test.afterAll(() => server.stop());

const SIDER = [
	'',
	'kart?tabell=1',
	'scenarier',
	'maloppnaelse',
	'mal',
	'boligreserve',
	'fortetting',
	'arealregnskap',
	'blagronn',
	'import',
	'admin'
] as const;

for (const width of [1440, 390])
	test(`every page of a filled Planbordet is accessible and no wider than the screen, at ${width} px`, async ({
		page
	}) => {
		// Pages with hundreds of figures each take axe a while on a busy machine.
		test.setTimeout(360_000);
		await signIn(page, server.url, 'administrator', 'vis-meg-administrator');
		await page.setViewportSize({ width, height: 844 });
		for (const path of SIDER) {
			await page.goto(`${server.url}/${path}`);
			if (path.startsWith('kart'))
				await page.waitForSelector('[data-idle="true"]', { timeout: 60_000 });
			await expectAccessible(page);
			const overflow = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(overflow, `${path} at ${width} px`).toBeLessThanOrEqual(0);
		}
	});

test('a button that is clicked before the page has come to life does what it says', async ({
	page
}) => {
	await signIn(page, server.url, 'administrator', 'vis-meg-administrator');
	const release = await holdScripts(page);
	await page.goto(`${server.url}/scenarier`, { waitUntil: 'commit' });
	await page.getByRole('button', { name: 'Nytt scenario' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	release();
	await expect(page.getByRole('dialog')).toBeVisible();
});
