import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, signIn } from '../support/page.ts';
import { Redigering } from '../support/redigering.ts';
import { nyttScenario, sonen, UTSNITT } from '../support/redigertScenario.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** Each tool of the editor in a real browser: after each the purposes fill the plan as before, to the square metre. */
test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let page: Page;
let r: Redigering;
let scenario = 0;
let areal = 0;

/** What the purposes cover together, m² by PostGIS. */
async function sum(): Promise<number> {
	const path = `${server.url}/api/scenarios/${scenario}/objects?tema=arealformal`;
	const { rows } = (await (await page.request.get(path)).json()) as { rows: { areaM2: number }[] };
	return rows.reduce((total, { areaM2 }) => total + areaM2, 0);
}

test.beforeAll(async ({ browser }) => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
	// axe asks for a context of the page's own.
	page = await (await browser.newContext()).newPage();
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	scenario = await nyttScenario(page, server.url, 'Alle verktøy');
	areal = await sum();
	const { midt } = await sonen(page, server.url, scenario, 'BS8');
	r = await Redigering.apne(page, server.url, scenario, {
		...UTSNITT,
		lng: midt[0],
		lat: midt[1]
	});
});
test.afterAll(async () => {
	await page.context().close();
	await server.stop();
});
test.afterEach(async () => {
	await r.lagret();
	expect(Math.abs((await sum()) - areal)).toBeLessThan(1);
	await r.kart.focus();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
});

const boksen = (navn: string) => sonen(page, server.url, scenario, navn);

test('omformer langs en linje: det den legger til, tas fra naboene', async () => {
	const { midt, vest, ost, sor, nord } = await boksen('BS8');
	await r.velg(midt, 'BS8');
	const [d, h] = [(ost - vest) * 0.1, (nord - sor) * 0.9];
	await r.tegn('r', [
		[midt[0] - d, midt[1]],
		[midt[0] - d, midt[1] - h],
		[midt[0] + d, midt[1] - h],
		[midt[0] + d, midt[1]]
	]);
	await r.sist(/^Omformet BS8\. .*BS8 ble .* større/);
});

test('slår sammen to som er valgt med Ctrl', async () => {
	const [a, b] = [await boksen('BS8'), await boksen('BS4')];
	await r.velg(a.midt, 'BS8');
	await page.keyboard.down('Control');
	await r.klikk(b.midt);
	await page.keyboard.up('Control');
	await expect(r.panel.getByRole('heading', { level: 2, name: '2 objekter valgt' })).toBeVisible();
	await r.kart.focus();
	await page.keyboard.press('c');
	await r.sist(/^Slo sammen BS8 og BS4\. .*BS4 på .* er borte/);
});

test('skjærer et hull, og fyller det igjen', async () => {
	const { midt, vest, ost } = await boksen('BS8');
	await r.velg(midt, 'BS8');
	const d = (ost - vest) * 0.08;
	await r.tegn('h', [
		[midt[0] - d, midt[1] - d / 2],
		[midt[0] + d, midt[1] - d / 2],
		[midt[0] + d, midt[1] + d / 2],
		[midt[0] - d, midt[1] + d / 2]
	]);
	await r.sist(/^Skar et hull i BS8/);
	await r.lagret();
	await r.kart.focus();
	await page.keyboard.press('Escape');
	await r.velg(midt, /Boligbebyggelse/);
	await r.kart.focus();
	await page.keyboard.press('f');
	await r.sist(/^Fylte hullet .* i BS8/);
});

test('den som sletter, velger hvem som får arealet, før eller etter', async () => {
	const { midt } = await boksen('BS11');
	await r.velg(midt, 'BS11');
	const arving = r.panel.getByLabel('Arealet går til');
	const navn = async (nr: number) =>
		(await arving.locator('option').nth(nr).innerText()).replace(/ \([^(]*$/, '');
	const [lengst, nest] = [await navn(0), await navn(1)];
	await arving.selectOption({ index: 1 });
	await r.kart.focus();
	await page.keyboard.press('Delete');
	await r.sist(new RegExp(`^Slettet BS11, og arealet gikk til ${nest}\\. .*${nest} ble .* større`));
	await r.lagret();
	await expect(r.panel.getByLabel(/Gi arealet etter BS11 til en annen nabo/)).toBeVisible();
	await expectAccessible(page);
	await r.panel.getByRole('button', { name: 'Bytt' }).click();
	await r.sist(new RegExp(`^Slettet BS11, og arealet gikk til ${lengst}\\.`));
	await r.lagret();
	await r.kart.focus();
	await page.keyboard.press('Control+z');
	await r.sist(/^Angret: Slettet BS11/);
	await r.velg(midt, 'BS11');
	await expect(arving).toHaveValue('');
});

test('flytter, roterer, dupliserer og sletter fra tastaturet', async () => {
	const { midt } = await boksen('BS11');
	await r.velg(midt, 'BS11');
	for (const [tast, piler, sagt] of [
		['g', 'Shift+ArrowRight', /^Flyttet BS11\. .*BS11 er like stor som før, på [\d,]+.m² nær/],
		['o', 'Shift+ArrowRight', /^Roterte BS11/]
	] as const) {
		await r.kart.focus();
		await page.keyboard.press(tast);
		for (let i = 0; i < 3; i++) await page.keyboard.press(piler);
		// The next tool is taken at once: what the keys have done is not lost by it.
		await page.keyboard.press('v');
		await r.sist(sagt);
		await r.lagret();
	}
	await r.kart.focus();
	const original = await r.panel.getByTestId('areal').innerText();
	await page.keyboard.press('d');
	await r.sist(/^Dupliserte BS11\. .*likt BS11, med navnet BS\d+/);
	await r.lagret();
	// The copy is chosen when it is there.
	const valgt = r.panel.getByRole('heading', { level: 2 });
	await expect(valgt).not.toHaveText('BS11');
	const kopi = await valgt.innerText();
	expect(kopi).toMatch(/^BS\d+$/);
	// It is laid beside, and takes nothing of what it is a copy of.
	await expect(r.panel.getByTestId('areal')).toHaveText(original);
	await expect(page.getByTestId('siste')).not.toContainText('BS11 ble');
	await r.kart.focus();
	await page.keyboard.press('Delete');
	await r.sist(new RegExp(`^Slettet ${kopi}, og arealet gikk til `));
});

test('velger med lasso og etter egenskaper, og endrer mange i ett', async () => {
	const box = await r.kart.boundingBox();
	if (!box) throw new Error('no map');
	const corner = ([x, y]: readonly [number, number]) =>
		[box.x + box.width * x, box.y + box.height * y] as const;
	await r.kart.focus();
	await page.keyboard.press('l');
	await page.mouse.move(...corner([0.1, 0.1]));
	await page.mouse.click(...corner([0.1, 0.1]));
	for (const to of [
		[0.9, 0.1],
		[0.9, 0.9],
		[0.1, 0.9],
		[0.1, 0.11]
	] as const)
		await page.mouse.move(...corner(to), { steps: 12 });
	await page.mouse.move(...corner([0.1, 0.1]));
	await page.mouse.click(...corner([0.1, 0.1]));
	await expect(
		r.panel.getByRole('heading', { level: 2, name: /^\d+ objekter valgt$/ })
	).toBeVisible();
	await r.kart.focus();
	await page.keyboard.press('q');
	const utvalg = page.getByRole('dialog', { name: 'Velg etter egenskaper' });
	await utvalg.getByLabel('Feltnavn inneholder').fill('BOP');
	await utvalg.getByRole('button', { name: /^Velg \d+$/ }).click();
	await expect(
		r.panel.getByRole('heading', { level: 2, name: /^\d+ objekter valgt$/ })
	).toBeVisible();
	await page.getByLabel('Framtidig').check();
	await r.sist(/^Endret arealbruksstatus for \d+ objekter\.?$/);
});

test('tegner og endrer en faresone, en linje og et punkt, uten flislegging', async () => {
	const { midt, ost, vest } = await boksen('BS8');
	const d = (ost - vest) * 0.2;
	const ny = async (slag: string, places: [number, number][], sagt: RegExp) => {
		await r.kart.focus();
		await page.keyboard.press('n');
		await page.getByLabel('Slag').selectOption(slag);
		// A point is there with its one click; a line and a surface end with Enter.
		if (slag === 'KpSamferdselPunkt') await r.klikk(midt);
		else await r.tegn('', places);
		await r.sist(sagt);
		await r.lagret();
	};
	const flate: [number, number][] = [
		[midt[0] - d, midt[1] - d / 2],
		[midt[0] + d, midt[1] - d / 2],
		[midt[0] + d, midt[1] + d / 2],
		[midt[0] - d, midt[1] + d / 2]
	];
	await ny('KpFareSone', flate, /^Tegnet .*[Ff]are/);
	const linje: [number, number][] = [
		[midt[0] - d, midt[1]],
		[midt[0] + d, midt[1]]
	];
	await ny('KpSamferdselLinje', linje, /^Tegnet/);
	await ny('KpSamferdselPunkt', [midt], /^Tegnet/);
	const path = `${server.url}/api/scenarios/${scenario}/log?limit=3`;
	const log = (await (await page.request.get(path)).json()) as { message: string }[];
	expect(log).toHaveLength(3);
	await r.kart.focus();
	await page.keyboard.press('.');
	await page.keyboard.press('Shift+ArrowUp');
	await r.sist(/^Flyttet et punkt/);
	await r.kart.focus();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Delete');
	await r.sist(/^Slettet/);
});
