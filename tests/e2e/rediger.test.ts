import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, signIn } from '../support/page.ts';
import { Redigering } from '../support/redigering.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** The plansjef's day in the editor: a scenario of her own, edited, undone, done again, and laid together with a colleague's. */
let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
});
test.afterAll(() => server.stop());

const UTSNITT = { zoom: 16, lat: 60.7262, lng: 10.6113 };

interface Sone {
	readonly id: string;
	readonly geometry: { readonly coordinates: [number, number][][] };
	readonly properties: { readonly omrNavn: string | null; readonly version: number };
}

const objekter = async (page: Page, scenario: number, query = ''): Promise<Sone[]> => {
	const path = `${server.url}/api/scenarios/${scenario}/objects.geojson?objekttype=KpArealformålOmråde${query}`;
	const { features } = (await (await page.request.get(path)).json()) as { features: Sone[] };
	return features;
};

/** Each zone's shape, by its identity: where two are equal, the plan is the same. */
const former = async (page: Page, scenario: number): Promise<Map<string, string>> =>
	new Map(
		(await objekter(page, scenario, '&srid=25832')).map(({ id, geometry, properties }) => [
			id,
			`${properties.omrNavn ?? ''} ${rotated(geometry.coordinates)}`
		])
	);

/** Where a ring begins, and which way it runs, is no part of its shape. */
const rotated = (rings: [number, number][][]): string =>
	rings
		.map((ring) => {
			const open = ring.slice(0, -1).map((p) => p.join(' '));
			return [...open].sort().join(',');
		})
		.sort()
		.join('|');

async function nyttScenario(page: Page, name: string): Promise<number> {
	const answer = await page.request.post(`${server.url}/api/scenarios`, {
		data: { parent: 1, name, description: 'Laget av en test' },
		headers: { origin: server.url }
	});
	expect(answer.status()).toBe(201);
	return ((await answer.json()) as { id: number }).id;
}

const metres = (value: number): string => value.toFixed(2).replace('.', ',');

const middle = (ring: readonly [number, number][]): [number, number] => [
	ring.reduce((sum, [x]) => sum + x, 0) / ring.length,
	ring.reduce((sum, [, y]) => sum + y, 0) / ring.length
];

async function sonen(page: Page, scenario: number, navn: string) {
	const sone = (await objekter(page, scenario)).find((o) => o.properties.omrNavn === navn);
	if (!sone) throw new Error(`no zone ${navn}`);
	const ring = (sone.geometry.coordinates[0] ?? []).slice(0, -1);
	const xs = ring.map(([x]) => x);
	const ys = ring.map(([, y]) => y);
	return {
		ring,
		midt: middle(ring),
		vest: Math.min(...xs),
		ost: Math.max(...xs),
		sor: Math.min(...ys),
		nord: Math.max(...ys)
	};
}

const angreAlt = async ({ page, kart }: Redigering) => {
	await kart.focus();
	const knapp = page.getByRole('button', { name: 'Angre', exact: true });
	for (let i = 0; i < 20 && (await knapp.isEnabled()); i++) {
		await page.keyboard.press('Control+z');
		await page.waitForTimeout(150);
	}
	await expect(knapp).toBeDisabled();
};

test('deler, koder om, drar en felles grense, skjærer hull, angrer alt og gjør det om igjen', async ({
	page
}) => {
	test.setTimeout(240_000);
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenario(page, 'Plansjefens dag');
	const foer = await former(page, scenario);
	const r = await Redigering.apne(page, server.url, scenario, UTSNITT);
	const { midt, vest, ost, sor, nord, ring } = await sonen(page, scenario, 'BS4');

	await r.velg(midt, 'BS4');
	await expectAccessible(page);
	const bredde = ost - vest;
	await r.tegn('x', [
		[vest + bredde * 0.55, nord + 0.0004],
		[vest + bredde * 0.55, sor - 0.0004]
	]);
	await r.sist(/^Delte BS4\. .*Et nytt område på [\d,]+.daa, likt BS4/);
	await r.lagret();

	await page.getByLabel('Formål').selectOption('1110');
	await page.getByLabel('Framtidig').check();
	await r.sist(/^Endret arealbruksstatus/);
	await r.lagret();
	// The goals of A follow.
	await expect(page.getByTestId('boligendring').first()).toHaveText(/^[+−]\d/, { timeout: 20_000 });

	// A corner that the zone shares with the one south of it.
	const off = ([x, y]: [number, number]) => Math.hypot(x - vest - bredde * 0.4, 2 * (y - sor));
	const hjorne = ring.reduce((a, b) => (off(b) < off(a) ? b : a));
	await r.velg([vest + bredde * 0.25, midt[1]], 'BS4');
	// The server's own figure comes while the pointer rests, with nothing stored.
	await r.dra(hjorne, [6, 16], () => expect(page.getByTestId('provd')).toHaveText(/daa/));
	await r.sist(/^Flyttet et grensepunkt i BS4\. .*ble [\d,]+.(daa|m²) (større|mindre)/);
	await r.lagret();

	const d = bredde * 0.06;
	const [x, y] = [vest + bredde * 0.25, midt[1]];
	await r.tegn('h', [
		[x - d, y - d / 2],
		[x + d, y - d / 2],
		[x + d, y + d / 2],
		[x - d, y + d / 2]
	]);
	await r.sist(/^Skar et hull i BS4/);
	await r.lagret();
	const etter = await former(page, scenario);
	expect(etter).not.toEqual(foer);

	await angreAlt(r);
	await r.lagret();
	expect(await former(page, scenario)).toEqual(foer);

	const omIgjen = page.getByRole('button', { name: 'Gjør om', exact: true });
	for (let i = 0; i < 20 && (await omIgjen.isEnabled()); i++) {
		await r.kart.focus();
		await page.keyboard.press('Control+Shift+z');
		await page.waitForTimeout(150);
	}
	await r.lagret();
	expect(await former(page, scenario)).toEqual(etter);
});

test('det som gjøres uten nett, sendes siden, og en konflikt flettes uten at noe går tapt', async ({
	browser
}) => {
	test.setTimeout(180_000);
	const [hun, han] = [await browser.newContext(), await browser.newContext()];
	const [side1, side2] = [await hun.newPage(), await han.newPage()];
	await signIn(side1, server.url, 'plansjef', 'vis-meg-plansjef');
	await signIn(side2, server.url, 'planlegger', 'vis-meg-planlegger');
	const scenario = await nyttScenario(side1, 'To om det samme');
	const { midt } = await sonen(side1, scenario, 'BS8');
	const r1 = await Redigering.apne(side1, server.url, scenario, UTSNITT);
	const r2 = await Redigering.apne(side2, server.url, scenario, UTSNITT);
	await r2.velg(midt, 'BS8');
	await han.setOffline(true);

	await r1.velg(midt, 'BS8');
	await side1.getByLabel('Formål').selectOption('1110');
	await r1.lagret();

	await side2.getByLabel('Feltnavn').fill('BX8');
	await side2.getByLabel('Feltnavn').press('Tab');
	await expect(side2.locator('.statuslinje')).toContainText('Ikke lagret');
	await han.setOffline(false);
	const valg = side2.getByRole('dialog', { name: 'Noen andre har endret det samme' });
	await expect(valg).toBeVisible({ timeout: 30_000 });
	await expect(valg).toContainText('Endret formål for BS8');
	await expect(valg.getByRole('button', { name: /likevel/i })).toHaveCount(0);
	await expectAccessible(side2);
	await valg.getByRole('button', { name: 'Flett begge' }).click();
	await r2.lagret();
	await expect(side2.getByLabel('Formål')).toHaveValue('1110');
	await expect(side2.getByLabel('Feltnavn')).toHaveValue('BX8');
	const begge = (await objekter(side1, scenario)).filter((o) => o.properties.omrNavn === 'BX8');
	expect(begge).toHaveLength(1);
	await hun.close();
	await han.close();
});

test('alt kan gjøres fra tastaturet: en ny sone av skrevne koordinater, et punkt flyttet med pilene', async ({
	page
}) => {
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenario(page, 'Uten mus');
	const [sone] = (await objekter(page, scenario, '&srid=25832')).filter(
		({ properties }) => properties.omrNavn === 'BS8'
	);
	const ring = sone?.geometry.coordinates[0] ?? [];
	const [ost, nord] = middle(ring);
	const r = await Redigering.apne(page, server.url, scenario, UTSNITT);
	await r.kart.focus();
	await page.keyboard.press('n');
	await page.keyboard.press('t');
	const felt = page.getByLabel('Lengde, retning eller koordinat');
	await expect(felt).toBeFocused();
	// The last is so near the first on the screen that a click there would have ended it.
	for (const text of [`${nord.toFixed(2)} ${ost.toFixed(2)}`, '12,5 @ 90', '10 @ 180', 'tull'])
		await page.keyboard.type(text).then(() => page.keyboard.press('Enter'));
	await expect(page.getByText(/Skriv en lengde/)).toBeVisible();
	await felt.fill('12,5 @ 270');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await r.sist(/^Tegnet en ny sone\. .*BS8 ble 0,1.daa mindre/);
	await r.lagret();
	await expect(r.panel).toContainText('(125,0');
	await r.kart.focus();
	await page.keyboard.press('.');
	const foer = await page.getByLabel('Nord').inputValue();
	for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowUp');
	await r.sist(/^Flyttet et grensepunkt/);
	await r.lagret();
	// Five presses are one edit of five metres.
	await expect(page.getByLabel('Nord')).toHaveValue(metres(Number(foer.replace(',', '.')) + 5));
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Tastatur' })).toContainText('Omform');
	await expectAccessible(page);
});

test('det som ikke er sendt når siden lukkes uten nett, sendes neste gang', async ({ browser }) => {
	const context = await browser.newContext();
	const page = await context.newPage();
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenario(page, 'Lukket uten nett');
	const { midt } = await sonen(page, scenario, 'BS8');
	const r = await Redigering.apne(page, server.url, scenario, UTSNITT);
	await r.velg(midt, 'BS8');
	await context.setOffline(true);
	await page.getByLabel('Feltnavn').fill('HUSKET');
	await page.getByLabel('Feltnavn').press('Tab');
	await expect(page.locator('.statuslinje')).toContainText('Ikke lagret');
	await page.close();
	await context.setOffline(false);
	const neste = await context.newPage();
	await Redigering.apne(neste, server.url, scenario, UTSNITT);
	await expect
		.poll(
			async () =>
				(await objekter(neste, scenario)).filter((o) => o.properties.omrNavn === 'HUSKET').length,
			{ timeout: 30_000 }
		)
		.toBe(1);
	await context.close();
});

test('gjeldende redigeres ikke, og en politiker slipper ikke inn', async ({ page }) => {
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const svar = await page.goto(`${server.url}/scenarier/1/rediger`);
	expect(svar?.status()).toBe(403);
	await expect(page.getByText('Gjeldende plan redigeres ikke')).toBeVisible();
	await page.context().clearCookies();
	await signIn(page, server.url, 'politiker', 'vis-meg-politiker');
	expect((await page.goto(`${server.url}/scenarier/2/rediger`))?.status()).toBe(403);
});
