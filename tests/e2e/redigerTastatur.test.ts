import { expect, test } from '@playwright/test';
import { expectAccessible, signIn } from '../support/page.ts';
import { Redigering } from '../support/redigering.ts';
import {
	metres,
	middle,
	nyttScenario,
	objekter,
	sonen,
	UTSNITT
} from '../support/redigertScenario.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** The editor without a mouse, and what a held key does with one. */
let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
});
test.afterAll(() => server.stop());

test('alt kan gjøres fra tastaturet: en ny sone av skrevne koordinater, et punkt flyttet med pilene', async ({
	page
}) => {
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenario(page, server.url, 'Uten mus');
	const [sone] = (await objekter(page, server.url, scenario, '&srid=25832')).filter(
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

/** What is drawn, by its form: where it begins beside a corner, and what of it is to lie in the corner. */
const FORMER: readonly (readonly [string, readonly (readonly [number, number])[]])[] = [
	[
		'Punkt for punkt',
		[
			[4, 4],
			[60, 30],
			[30, 70]
		]
	],
	[
		'Rektangel',
		[
			[4, 4],
			[64, 4],
			[64, 44]
		]
	],
	[
		'Sirkel',
		[
			[4, 4],
			[44, 4]
		]
	],
	[
		'Frihånd',
		[
			[4, 4],
			[60, 30],
			[50, 60],
			[20, 60],
			[0, 30]
		]
	]
];

test('det som tegnes, trekkes til hjørnet, også rektangel, sirkel og frihånd; med Alt holdt nede ligger det der det pekes', async ({
	page
}) => {
	test.setTimeout(240_000);
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenario(page, server.url, 'Snapping');
	const [sone] = (await objekter(page, server.url, scenario, '&srid=25832')).filter(
		({ properties }) => properties.omrNavn === 'BS8'
	);
	const { ring, midt } = await sonen(page, server.url, scenario, 'BS8');
	const [hjorne] = ring;
	const [cm] = sone?.geometry.coordinates[0] ?? [];
	if (!hjorne || !cm) throw new Error('no corner');
	const r = await Redigering.apne(page, server.url, scenario, {
		...UTSNITT,
		lat: midt[1],
		lng: midt[0]
	});
	const [x, y] = await r.punkt(hjorne);
	/** A small zone is drawn from beside the corner; answers how far from it what should lie there does, m. */
	const avstand = async (
		[form, places]: (typeof FORMER)[number],
		alt: boolean
	): Promise<number> => {
		const foer = new Set((await objekter(page, server.url, scenario)).map(({ id }) => id));
		await r.kart.focus();
		await page.keyboard.press('n');
		await page.getByRole('radio', { name: form }).check();
		await r.kart.focus();
		if (alt) await page.keyboard.down('Alt');
		const [first, ...rest] = places.map(([dx, dy]) => [x + dx, y + dy] as const);
		const pek = async ([px, py]: readonly [number, number]) => {
			await page.mouse.move(px, py, { steps: 6 });
			if (form !== 'Frihånd' || px === first?.[0]) await page.mouse.click(px, py);
			await page.waitForTimeout(350);
		};
		for (const place of [first, ...rest]) if (place) await pek(place);
		if (form === 'Frihånd' && first) await pek(first);
		if (alt) await page.keyboard.up('Alt');
		if (form === 'Punkt for punkt') {
			await r.kart.focus();
			await page.keyboard.press('Enter');
		}
		await r.sist(/^Tegnet en ny sone/);
		await r.lagret();
		const [ny] = (await objekter(page, server.url, scenario, '&srid=25832')).filter(
			// Not what it cut off of others.
			({ id, properties: p }) => !foer.has(id) && p.omrNavn === null && p.kode === 1110
		);
		const points = ny?.geometry.coordinates[0]?.slice(0, -1) ?? [];
		const off = ([e, n]: readonly [number, number]) => Math.hypot(e - cm[0], n - cm[1]);
		const nearest = form === 'Sirkel' ? off(middle(points)) : Math.min(...points.map(off));
		await page.keyboard.press('Control+z');
		await r.sist(/^Angret/);
		await r.lagret();
		return nearest;
	};
	for (const form of FORMER) {
		const [navn] = form;
		expect(await avstand(form, true), `${navn}, Alt`).toBeGreaterThan(2);
		expect(await avstand(form, false), navn).toBeLessThan(navn === 'Sirkel' ? 0.5 : 0.006);
	}
});
