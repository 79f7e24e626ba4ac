import { expect as expectSoon, test, type Page } from '@playwright/test';
import { Flettescenarier } from '../support/flettescenarier.ts';
import { expectAccessible, signIn } from '../support/page.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** What was changed since it was heard (pbl § 11-15): chosen by a planner, read by politicians, on the map, on paper, as a file. */
test.describe.configure({ mode: 'serial' });

/** Three overlays of the whole plan are measured while one waits. */
const expect = expectSoon.configure({ timeout: 30_000 });

let server: RunningServer;
let planlegger: Page;
let politiker: Page;
let scenarier: Flettescenarier;
let id = 0;
/** Revisions of it: before it was published, and as it was published. */
let utkast = 0;
let publisert = 0;
const navn: string[] = [];

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
	scenarier = new Flettescenarier(planlegger, server.url);
	id = await scenarier.nytt('Forslag som ble hørt');
	const soner = (await scenarier.soner(1)).filter(({ properties }) => properties.omrNavn);
	const [a, b, c] = soner.map((sone) => sone.id);
	if (!a || !b || !c) throw new Error('too few zones');
	navn.push(...soner.slice(0, 3).map(({ properties }) => properties.omrNavn ?? ''));
	await scenarier.sett(id, a, { kode: 5100 });
	await scenarier.sett(id, b, { kode: 5100 });
	utkast = 3;
	publisert = await scenarier.publiser(id);
	await scenarier.sett(id, b, { kode: 3001 });
	await scenarier.sett(id, c, { kode: 3001 });
});
test.afterAll(() => server.stop());

const apne = (page: Page, hort = '') =>
	page.goto(`${server.url}/scenarier/sammenlign?a=1&b=${id}${hort && `&hort=${hort}`}`);
const svar = (page: Page) => page.getByRole('region', { name: 'Endret siden høringen' });
const liste = (page: Page) =>
	page.getByRole('region', { name: 'Må høres på nytt' }).locator('tbody tr');

test('a planner chooses what was heard: not chosen, not heard, and what is changed since are three answers', async () => {
	await apne(planlegger);
	await expect(svar(planlegger)).toContainText('Ikke valgt.');
	await apne(planlegger, 'nei');
	await expect(svar(planlegger)).toContainText('Ikke hørt.');
	await expect(svar(planlegger)).toContainText('må sendes på høring');
	await svar(planlegger).getByLabel('Hva ble hørt?').selectOption(`${id}.${publisert}`);
	await svar(planlegger).getByRole('button', { name: 'Vis endret siden da' }).click();
	await expect(planlegger).toHaveURL(new RegExp(`hort=${id}\\.${publisert}`));
	await expect(svar(planlegger)).toContainText('2 objekter er endret siden høringen');
	await expect(svar(planlegger)).toContainText('må høres på nytt før vedtak (pbl § 11-15)');
	await expect(liste(planlegger)).toHaveCount(2);
	await expect(liste(planlegger).filter({ hasText: navn[1] ?? '' })).toContainText(
		/5100.*3001.*Endret igjen etter høringen/s
	);
	await expect(liste(planlegger).filter({ hasText: navn[2] ?? '' })).toContainText(
		/3001.*Kom til etter høringen/s
	);
	await apne(planlegger, `${id}.${publisert + 2}`);
	await expect(svar(planlegger)).toContainText('Ingen endring siden høringen.');
});

test('politicians see the answer, the maps and the list of what was published, and no tools', async () => {
	await apne(politiker, `${id}.${publisert}&vis=horing`);
	await expect(liste(politiker)).toHaveCount(2);
	for (const kart of await politiker.getByTestId('kart').all())
		await expect(kart).toHaveAttribute('data-idle', 'true', { timeout: 60_000 });
	for (const role of ['button', 'link', 'combobox'] as const)
		await expect(
			politiker.getByRole(role, { name: /Rediger|Flett|Slett|Lagre|Hva ble hørt/ })
		).toHaveCount(0);
	await expectAccessible(politiker);
	await politiker.emulateMedia({ colorScheme: 'dark' });
	await politiker.setViewportSize({ width: 390, height: 844 });
	await expectAccessible(politiker);
	expect(await politiker.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
		true
	);
	await politiker.emulateMedia({ colorScheme: 'light', media: 'print' });
	await expect(liste(politiker).first()).toBeVisible();
	await expect(svar(politiker)).toContainText('må høres på nytt');
	await politiker.emulateMedia({ media: 'screen' });
	await apne(politiker, `${id}.${utkast}`);
	await expect(svar(politiker)).toContainText('Bare planleggere ser tidligere utgaver');
});

test('the list is a spreadsheet with what was and what is', async () => {
	await apne(planlegger, `${id}.${publisert}`);
	const href = await svar(planlegger)
		.getByRole('link', { name: 'Lista som regneark' })
		.getAttribute('href');
	for (const page of [planlegger, politiker]) {
		const text = await (await page.request.get(server.url + (href ?? ''))).text();
		const rows = text.trimEnd().split('\r\n').slice(1);
		expect(rows).toHaveLength(2);
		expect(rows.find((row) => row.startsWith(`${navn[1] ?? ''};`))).toMatch(/;5100;.*;3001;/);
	}
});
