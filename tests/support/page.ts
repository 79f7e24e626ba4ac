import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** Signs in at the page and waits until it is done. */
export async function signIn(page: Page, url: string, name: string, password: string) {
	await page.goto(`${url}/logg-inn`);
	await page.getByLabel('Brukernavn').fill(name);
	await page.getByLabel('Passord', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Logg inn', exact: true }).click();
	await page.waitForURL((at) => at.pathname !== '/logg-inn');
}

/** axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(
		violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.target.join(' ')).join(', ')}`)
	).toEqual([]);
}

/** A slow line: the page stands without its scripts until the answer is called. */
export async function holdScripts(page: Page): Promise<() => void> {
	const { promise, resolve } = Promise.withResolvers<undefined>();
	await page.route('**/*.js', async (route) => {
		await promise;
		await route.continue();
	});
	return () => {
		resolve(undefined);
	};
}

/** Clicks what opens something; again where the click came before the page had come to life. */
export const apne = (knapp: Locator, apnet: Locator): Promise<void> =>
	expect(async () => {
		if (!(await apnet.isVisible())) await knapp.click({ timeout: 2000 });
		await expect(apnet).toBeVisible({ timeout: 2000 });
	}).toPass({ timeout: 30_000 });
