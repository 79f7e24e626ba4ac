import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, signIn } from '../support/page.ts';
import { Redigering } from '../support/redigering.ts';
import { nyttScenario, UTSNITT } from '../support/redigertScenario.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** A politician reads whether the blue-green structure holds; a planner sees the gap that a zone makes while it is drawn. */
test.describe.configure({ mode: 'serial' });

let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
});
test.afterAll(() => server.stop());

interface Svar {
	readonly corridors: readonly {
		readonly id: string;
		readonly name: string;
		readonly cutM: number;
		readonly restWidthM: number | null;
		readonly place: readonly [number, number];
	}[];
}
async function svaret(page: Page, scenario: number): Promise<Svar> {
	const answer = await page.request.get(`${server.url}/api/scenarios/${scenario}/bluegreen`);
	expect(answer.status()).toBe(200);
	return (await answer.json()) as Svar;
}

test('a politician reads what holds and what is cut, opens a figure, and goes to a corridor on the map', async ({
	page
}) => {
	await signIn(page, server.url, 'politiker', 'vis-meg-politiker');
	const { corridors } = await svaret(page, 2);
	const brutte = corridors.filter(({ cutM }) => cutM >= 0.5);
	await page.goto(`${server.url}/blagronn?scenario=2`);
	await expect(page.getByRole('heading', { level: 1, name: 'Blågrønn struktur' })).toBeVisible();
	await expect(
		page.getByText(`${brutte.length} av ${corridors.length} korridorer er brutt`)
	).toBeVisible();
	await expect(page.getByText(/^Mot «Gjeldende arealdel/)).toBeVisible();
	await expect(page.getByText(/^Naturtyper: .*daa av planen er ikke kartlagt/)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: /^Sammenheng i det blågrønne nettet/ }).click();
	const vindu = page.getByRole('dialog');
	await expect(vindu.getByText(/Σ a² \/ \(Σ a\)²/)).toBeVisible();
	await expect(vindu.getByText(/Elver og bekker: lastet/)).toBeVisible();
	await page.keyboard.press('Escape');
	const rader = page.getByRole('region', { name: 'Korridorer' }).locator('tbody tr');
	const forst = await rader.count();
	await page.getByRole('button', { name: /Vis også de/ }).click();
	await expect(rader).toHaveCount(corridors.length);
	expect(forst).toBeLessThan(corridors.length);
	const csv = await page.request.get(
		`${server.url}/api/scenarios/2/bluegreen.csv?tabell=korridorer`
	);
	expect((await csv.text()).trimEnd().split('\r\n')).toHaveLength(corridors.length + 1);
	const [verst] = brutte;
	await page.getByRole('link', { name: verst?.name ?? '', exact: true }).click();
	await expect(page.getByText(`${verst?.name ?? ''}: byggeformål bryter`)).toBeVisible();
	await page.getByRole('link', { name: 'Tilbake til regnestykket' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Blågrønn struktur' })).toBeVisible();
});

test('what is internal is not for the public, and a plan that is not there is not shown', async ({
	page
}) => {
	await page.goto(`${server.url}/blagronn?scenario=3`);
	await expect(page.getByText('Scenariet kan ikke vises')).toBeVisible();
	for (const path of ['1/bluegreen?mot=3', '3/bluegreen', '3/bluegreen.csv'])
		expect((await page.request.get(`${server.url}/api/scenarios/${path}`)).status()).toBe(404);
	expect(
		(await page.request.get(`${server.url}/api/scenarios/1/bluegreen/corridors`)).status()
	).toBe(403);
});

test('a zone that is drawn across the river tells the gap in metres at once, exactly when the hand rests, and as it is stored', async ({
	browser
}) => {
	const page = await (await browser.newContext()).newPage();
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenario(page, server.url, 'Over elva');
	const elv = (await svaret(page, scenario)).corridors.find(
		(k) => k.name.startsWith('Hunnselva') && k.cutM === 0 && k.restWidthM === null
	);
	if (!elv) throw new Error('no reach of the river is open');
	const [lng, lat] = elv.place;
	const r = await Redigering.apne(page, server.url, scenario, { ...UTSNITT, lng, lat });
	const [dx, dy] = [0.0009, 0.0004];
	await r.kart.focus();
	await page.keyboard.press('n');
	for (const hjorne of [
		[lng - dx, lat - dy],
		[lng + dx, lat - dy],
		[lng + dx, lat + dy]
	] as const) {
		await r.klikk(hjorne);
		await page.waitForTimeout(350);
	}
	await page.mouse.move(...(await r.punkt([lng - dx, lat + dy])));
	await expect(page.locator('.veiledning')).toHaveText(
		new RegExp(`≈ ${elv.name} blir brutt i \\d+.m \\(nå åpen\\)`)
	);
	const eksakt = page.getByTestId('gap-eksakt');
	await expect(eksakt).toContainText(/blir brutt i \d+.m \(nå åpen\) \(PostGIS\)/);
	await r.klikk([lng - dx, lat + dy]);
	await page.waitForTimeout(350);
	await r.kart.focus();
	await page.keyboard.press('Enter');
	await r.lagret();
	await expect(page.getByTestId('gap-lagret')).toContainText(
		new RegExp(`${elv.name} er brutt i \\d+.m \\(var åpen\\)`),
		{ timeout: 20_000 }
	);
	const etter = (await svaret(page, scenario)).corridors.find(({ id }) => id === elv.id);
	expect(etter?.cutM).toBeGreaterThan(50);
	await expectAccessible(page);
	await page.context().close();
});
