import { expect, test } from '@playwright/test';
import { expectAccessible, signIn } from '../support/page.ts';
import { Redigering } from '../support/redigering.ts';
import { former, nyttScenario, sonen, UTSNITT } from '../support/redigertScenario.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** Two planners move the same border, each in their own way: it is chosen once, for all zones that share it. */
let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
});
test.afterAll(() => server.stop());

for (const [valg, hvem] of [
	['Bruk min', 'min'],
	['Bruk deres', 'deres']
] as const)
	test(`to flytter den samme grensa ulikt: «${valg}» gjelder for alle sonene ved den, og formålene fyller planen`, async ({
		browser
	}) => {
		test.setTimeout(240_000);
		const [hun, han] = [await browser.newContext(), await browser.newContext()];
		const [side1, side2] = [await hun.newPage(), await han.newPage()];
		await signIn(side1, server.url, 'plansjef', 'vis-meg-plansjef');
		await signIn(side2, server.url, 'planlegger', 'vis-meg-planlegger');
		const scenario = await nyttScenario(side1, server.url, `Samme grense, ${valg}`);
		const sum = async () => {
			const path = `${server.url}/api/scenarios/${scenario}/objects?tema=arealformal`;
			const { rows } = (await (await side1.request.get(path)).json()) as {
				rows: { areaM2: number }[];
			};
			return rows.reduce((total, { areaM2 }) => total + areaM2, 0);
		};
		const { midt, vest, ost, sor, ring } = await sonen(side1, server.url, scenario, 'BS8');
		const utsnitt = { ...UTSNITT, lng: midt[0], lat: midt[1] };
		const off = ([x, y]: [number, number]) =>
			Math.hypot(x - vest - (ost - vest) * 0.55, 2 * (y - sor));
		const hjorne = ring.reduce((a, b) => (off(b) < off(a) ? b : a));
		const areal = await sum();
		const r1 = await Redigering.apne(side1, server.url, scenario, utsnitt);
		const r2 = await Redigering.apne(side2, server.url, scenario, utsnitt);
		await r2.velg(midt, 'BS8');
		await han.setOffline(true);

		await r1.velg(midt, 'BS8');
		await r1.dra(hjorne, [10, 14]);
		await r1.sist(/^Flyttet et grensepunkt i BS8/);
		await r1.lagret();
		const deres = await former(side1, server.url, scenario);

		await r2.dra(hjorne, [-12, 20]);
		await expect(side2.locator('.statuslinje')).toContainText('Ikke lagret');
		await han.setOffline(false);
		const dialog = side2.getByRole('dialog', { name: 'Noen andre har endret det samme' });
		await expect(dialog).toBeVisible({ timeout: 30_000 });
		// Each zone that both changed, with both shapes beside one another; and one choice for all of them.
		const soner = dialog.getByRole('heading', { level: 3 });
		await expect(soner.filter({ hasText: 'BS8' })).toHaveCount(1);
		expect(await soner.count()).toBeGreaterThanOrEqual(2);
		await expect(dialog.getByRole('figure')).toHaveCount(2 * (await soner.count()));
		await expect(dialog.getByText(/Velg hvilken som skal gjelde/)).toBeVisible();
		await expectAccessible(side2);
		await dialog.getByRole('button', { name: valg }).click();
		await expect(dialog).toBeHidden();
		// Theirs is stored already.
		if (hvem === 'min') await r2.lagret();
		await expect(async () => {
			const naa = await former(side1, server.url, scenario);
			if (hvem === 'deres') expect(naa).toEqual(deres);
			else expect(naa).not.toEqual(deres);
		}).toPass({ timeout: 30_000 });
		expect(Math.abs((await sum()) - areal)).toBeLessThan(1);
		const { avvik } = (await (
			await side1.request.get(`${server.url}/api/scenarios/${scenario}/validation`)
		).json()) as { avvik: { rule: string; severity: string }[] };
		expect(avvik.filter(({ severity }) => severity === 'feil')).toEqual([]);
		await hun.close();
		await han.close();
	});
