import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, signIn } from '../support/page.ts';
import { Redigering } from '../support/redigering.ts';
import { former, nyttScenario, sonen, UTSNITT } from '../support/redigertScenario.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** The editor on a tablet: fingers, and no keyboard. */
test.use({ hasTouch: true, viewport: { width: 1180, height: 820 } });

let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
});
test.afterAll(() => server.stop());

/** One finger put down, moved, and lifted. */
async function draMedFinger(page: Page, from: readonly number[], to: readonly number[]) {
	const finger = await page.context().newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: readonly number[]) =>
		finger.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: type === 'touchEnd' ? [] : [{ x: at[0] ?? 0, y: at[1] ?? 0 }]
		});
	await touch('touchStart', from);
	for (let i = 1; i <= 6; i++)
		await touch(
			'touchMove',
			from.map((v, k) => v + (((to[k] ?? v) - v) * i) / 6)
		);
	await touch('touchEnd', to);
	await finger.detach();
}

test('en finger velger, deler, flytter et grensepunkt og angrer, uten tastatur', async ({
	page
}) => {
	test.setTimeout(180_000);
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenario(page, server.url, 'Med fingeren');
	const foer = await former(page, server.url, scenario);
	const { midt, vest, ost, sor, nord, ring } = await sonen(page, server.url, scenario, 'BS8');
	const utsnitt = { ...UTSNITT, lng: midt[0], lat: midt[1] };
	const r = await Redigering.apne(page, server.url, scenario, utsnitt);
	const trykk = async (place: readonly [number, number]) => {
		await page.touchscreen.tap(...(await r.punkt(place)));
		await page.waitForTimeout(400);
	};
	const knapp = (name: string) => page.getByRole('button', { name, exact: true });

	await trykk(midt);
	await expect(r.panel.getByRole('heading', { level: 2, name: 'BS8' })).toBeVisible();
	await expectAccessible(page);

	await knapp('Del').tap();
	const x = vest + (ost - vest) * 0.55;
	const over = (nord - sor) * 0.1;
	await trykk([x, nord + over]);
	await trykk([x, sor - over]);
	await knapp('Ferdig').tap();
	await r.sist(/^Delte BS8\. /);
	await r.lagret();

	await knapp('Angre').tap();
	await r.sist(/^Angret: Delte BS8/);
	await r.lagret();
	expect(await former(page, server.url, scenario)).toEqual(foer);

	// A corner inside the plan: the outline is locked.
	await trykk(midt);
	await expect(r.panel.getByRole('heading', { level: 2, name: 'BS8' })).toBeVisible();
	const utsnittet = new URL(page.url()).searchParams.get('kart');
	const off = ([e, n]: [number, number]) => Math.hypot(e - x, 2 * (n - sor));
	const hjorne = ring.reduce((a, b) => (off(b) < off(a) ? b : a));
	const from = await r.punkt(hjorne);
	await draMedFinger(page, from, [from[0] + 20, from[1] + 45]);
	await r.sist(/^Flyttet et grensepunkt i BS8\. .*ble [\d,]+.(daa|m²) (større|mindre)/);
	await r.lagret();
	// The map itself did not follow the finger.
	expect(new URL(page.url()).searchParams.get('kart')).toBe(utsnittet);
	expect(await former(page, server.url, scenario)).not.toEqual(foer);
	await knapp('Angre').tap();
	await r.sist(/^Angret: Flyttet et grensepunkt/);
	await r.lagret();
	expect(await former(page, server.url, scenario)).toEqual(foer);
});
