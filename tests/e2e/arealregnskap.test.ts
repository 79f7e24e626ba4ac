import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import type { Arealoversikt } from '../../src/lib/server/arealregnskap/planvask.ts';
import type { Scenario } from '../../src/lib/server/plans.ts';
import { expectAccessible, signIn } from '../support/page.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** The account of the land as a planner meets it: what is taken, what differs, which zones to take out, and out as a file. */
test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let page: Page;
let alternativ: number;
let svar: Arealoversikt;
test.beforeAll(async ({ browser }) => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
	page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
	await signIn(page, server.url, 'planlegger', 'vis-meg-planlegger');
	const scenarier = await hent<Scenario[]>('/api/scenarios');
	alternativ = scenarier.find(({ kind }) => kind === 'alternativ')?.id ?? 0;
	svar = await hent<Arealoversikt>(`/api/scenarios/${alternativ}/arealregnskap`);
});
test.afterAll(async () => {
	await page.context().close();
	await server.stop();
});

const hent = async <T>(path: string): Promise<T> =>
	(await (await page.request.get(`${server.url}${path}`)).json()) as T;
const slett = (tekst: string) => tekst.replaceAll(/[\u00a0\u202f]/g, ' ');

test('the figures open to their proof, and say what they are against the plan in force', async () => {
	await page.goto(`${server.url}/arealregnskap?scenario=${alternativ}`);
	await expect(page.getByRole('heading', { name: 'Arealregnskap', level: 1 })).toBeVisible();
	await expect(page.getByText('Null eller mindre kalles gjerne arealnøytralt')).toBeVisible();
	const jordbruk = page.getByRole('button', { name: /^Jordbruksareal som bygges ned:/ });
	await expect(jordbruk).toHaveCount(1);
	await jordbruk.click();
	const bevis = page.getByRole('dialog');
	await expect(bevis).toContainText('Arealressurskart (AR5-lignende)');
	await page.keyboard.press('Escape');
	await expect(jordbruk).toBeFocused();
	const { figures } = svar;
	expect(figures.find(({ id }) => id === 'jordbruk')?.endring?.verdi).toBeLessThan(0);
	await expectAccessible(page);
});

test('the matrix sums to the plan, in dekar and in square metres', async () => {
	const tabell = page.getByRole('group', { name: 'Planlagt og faktisk arealbruk' });
	const sum = tabell.locator('tfoot td').last();
	const daa = new Intl.NumberFormat('nb-NO', {
		minimumFractionDigits: 1,
		maximumFractionDigits: 1
	});
	expect(slett((await sum.textContent()) ?? '')).toBe(slett(daa.format(svar.totalM2 / 1000)));
	await page.getByRole('button', { name: 'Vis i m²' }).click();
	const m2 = new Intl.NumberFormat('nb-NO', { maximumFractionDigits: 0 });
	await expect(sum).toHaveText(new RegExp(m2.format(svar.totalM2).replaceAll(/\s/g, '\\s')));
});

test('planvask is chosen by advice, and each row leads to its zone on the map', async () => {
	const [forste] = svar.planvask;
	const antall = svar.planvask.filter(({ advice }) => advice === 'reduser').length;
	expect(antall).toBeGreaterThan(0);
	await page.getByRole('button', { name: `reduser (${antall})` }).click();
	const rader = page.getByRole('group', { name: 'Planvask' }).locator('tbody tr');
	await expect(rader).toHaveCount(antall);
	await page.reload();
	await expect(rader).toHaveCount(antall);
	await page.getByRole('button', { name: /^Alle \(/ }).click();
	await page.getByRole('button', { name: `reduser (${antall})` }).click();
	await rader.first().getByRole('link').click();
	await expect(page).toHaveURL(/\/kart/);
	await page.goBack();
	await expect(rader).toHaveCount(antall);
	await page.getByRole('button', { name: `Alle (${svar.planvask.length})` }).click();
	await expect(rader).toHaveCount(svar.planvask.length);
	await expect(rader.first().getByRole('link')).toHaveAttribute(
		'href',
		`/kart?scenario=${alternativ}&objekt=${forste?.lokalId ?? ''}`
	);
});

test('all of it goes out as a workbook and as CSV', async () => {
	const lastes = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Alt som Excel-bok' }).click();
	const fil = await (await lastes).path();
	expect((await readFile(fil)).subarray(0, 2).toString()).toBe('PK');
	const csv = await page.request.get(
		`${server.url}/api/scenarios/${alternativ}/arealregnskap.csv?tabell=planvask`
	);
	const linjer = (await csv.text()).trim().split('\r\n');
	expect(linjer).toHaveLength(svar.planvask.length + 1);
	expect(linjer[1]).toContain('Illustrasjon');
});

test('every figure of a scenario is a spreadsheet by its format; an empty choice is none, and what is not there is refused by name', async () => {
	const svarer = (sti: string) =>
		page.request.get(`${server.url}/api/scenarios/${alternativ}/${sti}`);
	for (const sti of ['ledger', 'housing', 'infill', 'arealregnskap', 'bluegreen']) {
		const csv = await svarer(`${sti}?format=csv`);
		expect(csv.headers()['content-type'], sti).toContain('text/csv');
		expect(await csv.text(), sti).toContain('Illustrasjon');
		expect((await svarer(`${sti}?format=xls`)).status(), sti).toBe(400);
		const ukjent = await svarer(`${sti}.csv?tabell=xx`);
		expect(ukjent.status(), sti).toBe(400);
		expect(await ukjent.text(), sti).toContain('Velg en av');
	}
	for (const sti of ['arealregnskap?mot=', 'arealregnskap.csv?mot=', 'bluegreen?mot='])
		expect((await svarer(sti)).status(), sti).toBe(200);
});

test('a phone shows the same without a page that is wider than it', async () => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`${server.url}/arealregnskap?scenario=${alternativ}`);
	await expect(page.getByRole('heading', { name: 'Planvask' })).toBeVisible();
	const bredde = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(bredde).toBeLessThanOrEqual(390);
	await expectAccessible(page);
});
