import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, holdScripts, signIn as signInAs } from '../support/page.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** What every page has around it: the frame, its menus, and what stands in it when something is refused or fails. */
test.describe.configure({ mode: 'serial' });

let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
});
test.afterAll(() => server.stop());

const signIn = (page: Page, brukernavn: string) =>
	signInAs(page, server.url, brukernavn, `vis-meg-${brukernavn}`);

/** The frame stands, the heading says what happened, and there is a way on. */
async function expectErrorInFrame(page: Page, heading: string): Promise<void> {
	await expect(page.getByRole('banner')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Til forsiden' })).toBeVisible();
	await expect(page.getByRole('combobox', { name: 'Søk i planen og kartet' })).toBeVisible();
	await expectAccessible(page);
}

test('a page that is not there is told in the frame', async ({ page }) => {
	for (const path of ['/finnes-ikke', '/scenarier/999', '/feilside']) {
		const answer = await page.goto(server.url + path);
		expect([path, answer?.status()]).toEqual([path, 404]);
		await expectErrorInFrame(page, 'Siden finnes ikke');
	}
});

test('what is searched for before the page has come to life is found', async ({ page }) => {
	const release = await holdScripts(page);
	await page.goto(server.url, { waitUntil: 'commit' });
	await page.getByRole('combobox', { name: 'Søk i planen og kartet' }).fill('Raufoss');
	release();
	await expect(page.getByRole('option', { name: /Raufoss/ }).first()).toBeVisible();
});

test('a search that is sent before there are scripts goes to what is found, or says why nothing is', async ({
	page
}) => {
	await page.route('**/*.js', (route) => route.abort());
	await page.goto(server.url);
	const field = page.getByRole('combobox', { name: 'Søk i planen og kartet' });
	await field.fill('Raufoss');
	await field.press('Enter');
	await page.waitForURL(/\/kart\?scenario=\d+&kart=/);
	await page.unroute('**/*.js');
	await page.goto(`${server.url}/kart?sok=99999/9`);
	await expect(page.getByText('Ingen eiendom 99999/9')).toBeVisible();
});

test('a politician who opens Admin is told in the frame which role it takes', async ({ page }) => {
	await signIn(page, 'politiker');
	const answer = await page.goto(`${server.url}/admin`);
	expect(answer?.status()).toBe(403);
	await expectErrorInFrame(page, 'Du har ikke tilgang hit');
	await expect(page.getByText('Dette krever rollen administrator.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Logg inn som en annen' })).toHaveAttribute(
		'href',
		'/logg-inn?next=%2Fadmin'
	);
	expect(await page.content()).not.toContain('Arne Administrator');
});

test('the frame of a refusal is alive: its menus open and its links lead on', async ({ page }) => {
	await signIn(page, 'politiker');
	await page.goto(`${server.url}/import?jobb=1`);
	await expectErrorInFrame(page, 'Du har ikke tilgang hit');
	await page.locator('summary', { hasText: 'Scenario:' }).click();
	await expect(page.getByRole('link', { name: /Forslag: fortetting/ })).toBeVisible();
	await page.getByRole('link', { name: 'Til kartet' }).click();
	await page.waitForURL(`${server.url}/kart`);
	await page.waitForSelector('[data-idle="true"]', { timeout: 60_000 });
});

test('someone who is not signed in and opens Admin is asked to sign in, and comes back', async ({
	page
}) => {
	await page.goto(`${server.url}/admin`);
	await expect(page).toHaveURL(`${server.url}/logg-inn?next=%2Fadmin`);
	await page.getByLabel('Brukernavn').fill('administrator');
	await page.getByLabel('Passord').fill('vis-meg-administrator');
	await page.getByRole('button', { name: 'Logg inn', exact: true }).click();
	await expect(page).toHaveURL(`${server.url}/admin`);
});

test('programs get problem+json, and the header of a refusal is not read from outside', async () => {
	for (const path of ['/api', '/api/finnes-ikke', '/tiles']) {
		const unknown = await fetch(server.url + path);
		expect([path, unknown.status]).toEqual([path, 404]);
		expect(unknown.headers.get('content-type')).toContain('application/problem+json');
	}
	const forged = await fetch(`${server.url}/feilside`, {
		headers: {
			accept: 'text/html',
			'x-planbordet-feil': encodeURIComponent('{"status":403,"message":"forfalsket"}')
		}
	});
	expect(forged.status).toBe(404);
	expect(await forged.text()).not.toContain('forfalsket');
});

test('pages and JSON are packed, and not sent again while nothing changes', async () => {
	for (const path of [
		'/',
		'/api/plans',
		'/api/scenarios/1/objects.geojson?objekttype=KpFareSone'
	]) {
		for (const encoding of ['br', 'gzip', 'identity']) {
			const answer = await fetch(server.url + path, { headers: { 'accept-encoding': encoding } });
			const sent = answer.headers.get('content-encoding') ?? 'identity';
			expect([path, sent]).toEqual([path, encoding]);
			expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
			expect((await answer.text()).length).toBeGreaterThan(50);
			const etag = answer.headers.get('etag');
			// A page carries a nonce of its own, and is new each time.
			if (!etag || path === '/') continue;
			const again = await fetch(server.url + path, {
				headers: { 'accept-encoding': encoding, 'if-none-match': etag }
			});
			expect([path, encoding, again.status]).toEqual([path, encoding, 304]);
		}
	}
});

test('the list of scenarios can be read to its end in parts, and be searched', async () => {
	const token = await server.cli('token', 'add', 'deler', '--role', 'plansjef');
	const get = (path: string) =>
		fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } });
	const ids: number[] = [];
	let path: string | undefined = '/api/scenarios?limit=2';
	while (path) {
		const answer = await get(path);
		ids.push(...((await answer.json()) as { id: number }[]).map(({ id }) => id));
		path = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
	}
	expect(ids).toEqual([1, 2, 3]);
	const found = (await (await get('/api/scenarios?q=FORTETTING')).json()) as { id: number }[];
	expect(found.map(({ id }) => id)).toEqual([2]);
	expect((await get('/api/scenarios?q=%25')).status).toBe(200);
	expect(await (await get('/api/scenarios?q=100%25')).json()).toEqual([]);
	expect((await get('/api/plans?limit=0')).status).toBe(400);
});

test('the map is drawn before anything else is asked for; then its legend comes', async ({
	page
}) => {
	const asked: string[] = [];
	page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
	await page.goto(`${server.url}/kart`);
	await page.waitForSelector('[data-idle="true"]', { timeout: 60_000 });
	await expect(page.getByText('Boligbebyggelse').first()).toBeVisible();
	const rows = asked.indexOf('/api/scenarios/1/objects');
	const lastTile = asked.findLastIndex((path) => path.startsWith('/tiles/'));
	expect(lastTile).toBeGreaterThan(-1);
	expect(rows).toBeGreaterThan(lastTile);
});

test('the menus of the frame open by keyboard and are accessible', async ({ page }) => {
	await page.goto(server.url);
	await page.locator('summary', { hasText: 'Scenario:' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('link', { name: /Gjeldende arealdel/ })).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await page.getByLabel('Visning').focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('radio', { name: 'Mørkt' })).toBeVisible();
	await page.getByRole('radio', { name: 'Mørkt' }).check();
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Tastatur' })).toBeVisible();
	await expectAccessible(page);
});

test('what is written in the search field before its list has come is looked for', async ({
	page
}) => {
	await page.goto(server.url);
	// The page is alive; what it fetches from now on is slow.
	await page.waitForLoadState('networkidle');
	await page.route('**/chunks/*.js', async (route) => {
		await new Promise((done) => setTimeout(done, 300));
		await route.continue();
	});
	await page.keyboard.press('Control+k');
	await page.keyboard.type('Raufoss');
	await expect(page.getByRole('option', { name: /Raufoss/ }).first()).toBeVisible();
});

test('the open list of hits is accessible, on a phone too', async ({ page }) => {
	for (const width of [1440, 390]) {
		await page.setViewportSize({ width, height: 844 });
		await page.goto(server.url);
		await page.waitForLoadState('networkidle');
		if (width < 768) await page.getByRole('button', { name: 'Søk' }).click();
		else await page.keyboard.press('Control+k');
		await page.keyboard.type('Raufoss');
		await expect(page.getByRole('option', { name: /Raufoss/ }).first()).toBeVisible();
		await expectAccessible(page);
	}
});

const idle = (page: Page) => page.waitForSelector('[data-idle="true"]', { timeout: 60_000 });
const objects = '**/api/scenarios/*/objects/*';

/** Opens the map with the largest zone of this purpose in its middle, and gives what the zone is called. */
async function openAtPurpose(page: Page, kode: number, query = ''): Promise<string> {
	const api = `${server.url}/api/scenarios/1/objects`;
	const { rows } = (await (await page.request.get(`${api}?tema=arealformal`)).json()) as {
		rows: { lokalId: string; kode: number; areaM2: number; omrNavn: string }[];
	};
	const [zone] = rows.filter((r) => r.kode === kode).toSorted((a, b) => b.areaM2 - a.areaM2);
	const { center } = (await (await page.request.get(`${api}/${zone?.lokalId ?? ''}`)).json()) as {
		center: [number, number];
	};
	// As the page itself writes it.
	const [lng, lat] = center.map((degrees) => Number(degrees.toFixed(5)));
	await page.goto(`${server.url}/kart?kart=16/${lat}/${lng}${query}`);
	await idle(page);
	return zone?.omrNavn ?? '';
}

/** Clicks where Enter would choose: the middle of the map. */
async function clickMiddle(page: Page): Promise<void> {
	const box = await page.getByTestId('kart').boundingBox();
	if (!box) throw new Error('no map');
	await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

test('a click before the rows have come gives the purpose; Back takes the choice again', async ({
	page
}) => {
	await page.route('**/api/scenarios/1/objects', () => new Promise(() => undefined));
	const navn = await openAtPurpose(page, 1130);
	const before = page.url();
	await clickMiddle(page);
	await expect(page.getByRole('heading', { name: navn, level: 2, exact: true })).toBeVisible();
	await expect(page.getByText(new RegExp(`^${navn}, Sentrumsformål\\.`))).toBeAttached();
	await page.goBack();
	await expect(page.getByRole('heading', { name: navn, level: 2, exact: true })).toHaveCount(0);
	expect(page.url()).toBe(before);
	await page.goForward();
	await expect(page.getByRole('heading', { name: navn, level: 2, exact: true })).toBeVisible();
});

test('a net that is down is told in bokmål and tried again; the map follows the theme at once', async ({
	page
}) => {
	const navn = await openAtPurpose(page, 1130);
	await page.route(objects, (route) => route.abort());
	await clickMiddle(page);
	await expect(page.getByText('Vi fikk ikke svar. Sjekk nettet og prøv igjen.')).toBeVisible();
	await page.unroute(objects);
	await page.getByRole('button', { name: 'Prøv igjen' }).click();
	await expect(page.getByRole('heading', { name: navn, level: 2, exact: true })).toBeVisible();
	await page.getByLabel('Visning').click();
	await page.getByRole('radio', { name: 'Mørkt' }).check();
	await expect(page.getByTestId('kart')).toHaveClass(/\bmork\b/);
});

test('on a tablet the map keeps its room, and a filter of the table is in the address', async ({
	page
}) => {
	await page.setViewportSize({ width: 820, height: 1180 });
	await openAtPurpose(page, 1130, '&tabell=1&filter.status=Framtidig');
	await expect(page.getByText('Status: Framtidig')).toBeVisible();
	await clickMiddle(page);
	await expect(page.getByTestId('areal')).toBeVisible();
	expect((await page.getByTestId('kart').boundingBox())?.width).toBeGreaterThanOrEqual(400);
	await page.getByLabel('Filtrer Navn').fill('B');
	await page.waitForURL(/filter\.omrNavn=B/);
	await page.getByRole('button', { name: 'Lag', exact: true }).click();
	await expect(page.getByTestId('areal')).toHaveCount(0);
	await expect(page.getByRole('heading', { name: 'Kartet under' })).toBeAttached();
	await expectAccessible(page);
});

test('a session that ends on the map is told, with a way back to the same address', async ({
	page
}) => {
	await signIn(page, 'planlegger');
	await openAtPurpose(page, 1130, '&scenario=3');
	await page.context().clearCookies();
	await clickMiddle(page);
	await expect(page.getByRole('heading', { name: 'Scenariet kan ikke vises' })).toBeVisible();
	await expect(page.getByText(/^Henter/)).toHaveCount(0);
	await page.waitForURL(/objekt=/);
	const { pathname, search } = new URL(page.url());
	await expect(page.getByRole('main').getByRole('link', { name: 'Logg inn' })).toHaveAttribute(
		'href',
		`/logg-inn?next=${encodeURIComponent(pathname + search)}`
	);
});
