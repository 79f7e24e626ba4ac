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

test('Alt holdt nede snapper ikke: samme pek gir hjørnet uten Alt, og stedet selv med', async ({
	page
}) => {
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenario(page, server.url, 'Snapping');
	const [sone] = (await objekter(page, server.url, scenario, '&srid=25832')).filter(
		({ properties }) => properties.omrNavn === 'BS8'
	);
	const { ring, midt } = await sonen(page, server.url, scenario, 'BS8');
	const hjorner = new Set(sone?.geometry.coordinates[0]?.map((p) => p.join(' ')));
	const [hjorne] = ring;
	if (!hjorne) throw new Error('no corner');
	const r = await Redigering.apne(page, server.url, scenario, {
		...UTSNITT,
		lat: midt[1],
		lng: midt[0]
	});
	const [x, y] = await r.punkt(hjorne);
	/** A small zone is drawn from beside the corner; answers whether it has the corner itself. */
	const tegnetFra = async (alt: boolean): Promise<boolean> => {
		const foer = new Set((await objekter(page, server.url, scenario)).map(({ id }) => id));
		await r.kart.focus();
		await page.keyboard.press('n');
		if (alt) await page.keyboard.down('Alt');
		for (const [dx, dy] of [
			[4, 4],
			[60, 30],
			[30, 70]
		] as const) {
			await page.mouse.move(x + dx, y + dy);
			await page.mouse.click(x + dx, y + dy);
			await page.waitForTimeout(350);
		}
		if (alt) await page.keyboard.up('Alt');
		await r.kart.focus();
		await page.keyboard.press('Enter');
		await r.sist(/^Tegnet en ny sone/);
		await r.lagret();
		const nye = (await objekter(page, server.url, scenario, '&srid=25832')).filter(
			({ id, properties }) => !foer.has(id) && properties.omrNavn === null
		);
		const has = nye.some((o) => o.geometry.coordinates[0]?.some((p) => hjorner.has(p.join(' '))));
		await page.keyboard.press('Control+z');
		await r.sist(/^Angret/);
		await r.lagret();
		return has;
	};
	expect(await tegnetFra(true)).toBe(false);
	expect(await tegnetFra(false)).toBe(true);
});
