import { expect, test } from '@playwright/test';
import { expectAccessible, signIn } from '../support/page.ts';
import { Redigering } from '../support/redigering.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/**
 * A scenario from its making to the meeting: the plansjef makes it on its page, splits and recodes a zone, and publishes it; the
 * politician opens the link, swipes, and reads the table of changes.
 */
let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
});
test.afterAll(() => server.stop());

const UTSNITT = { zoom: 16, lat: 60.7262, lng: 10.6113 };

test('fra nytt scenario til planutvalgets bord', async ({ browser }) => {
	test.setTimeout(240_000);
	const plansjefens = await browser.newContext();
	const page = await plansjefens.newPage();
	await signIn(page, server.url, 'plansjef', 'vis-meg-plansjef');
	await page.goto(`${server.url}/scenarier`);
	await page.getByRole('button', { name: 'Nytt scenario' }).click();
	await page.getByRole('dialog').getByLabel('Navn').fill('Tettere ved stasjonen');
	await page.getByRole('dialog').getByRole('button', { name: 'Lag scenario' }).click();
	await expect(
		page.getByRole('heading', { level: 1, name: 'Tettere ved stasjonen' })
	).toBeVisible();
	const id = Number(/\/scenarier\/(\d+)$/.exec(page.url())?.[1]);
	await page.getByRole('link', { name: 'Rediger' }).click();
	await expect(page).toHaveURL(new RegExp(`/scenarier/${id}/rediger`));

	const r = await Redigering.apne(page, server.url, id, UTSNITT);
	const { features } = (await (
		await page.request.get(
			`${server.url}/api/scenarios/${id}/objects.geojson?objekttype=KpArealformålOmråde`
		)
	).json()) as {
		features: {
			geometry: { coordinates: [number, number][][] };
			properties: { omrNavn: string | null };
		}[];
	};
	const ring = features.find((o) => o.properties.omrNavn === 'BS4')?.geometry.coordinates[0] ?? [];
	const xs = ring.map(([x]) => x);
	const ys = ring.map(([, y]) => y);
	const [vest, ost, sor, nord] = [
		Math.min(...xs),
		Math.max(...xs),
		Math.min(...ys),
		Math.max(...ys)
	];
	const x = vest + (ost - vest) * 0.55;
	await r.velg([vest + (ost - vest) * 0.3, (sor + nord) / 2], 'BS4');
	await r.tegn('x', [
		[x, nord + 0.0004],
		[x, sor - 0.0004]
	]);
	await r.sist(/^Delte BS4/);
	await page.getByLabel('Formål').selectOption('1110');
	await r.sist(/^Endret formål for BS4/);
	await r.lagret();

	await page.goto(`${server.url}/scenarier/${id}`);
	await page.getByRole('button', { name: 'Publiser til planutvalget' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Publiser til planutvalget' }).click();
	await expect(page.getByText('Til planutvalget').first()).toBeVisible();
	await plansjefens.close();

	const politikerens = await browser.newContext({ viewport: { width: 1180, height: 820 } });
	const ipad = await politikerens.newPage();
	await signIn(ipad, server.url, 'politiker', 'vis-meg-politiker');
	await ipad.goto(`${server.url}/scenarier/sammenlign?a=1&b=${id}`);
	await expect(ipad.getByTestId('kart')).toHaveCount(2, { timeout: 60_000 });
	const skille = ipad.getByRole('slider', { name: /Skille/ });
	const box = await skille.boundingBox();
	if (!box) throw new Error('no divider');
	await ipad.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
	await ipad.mouse.down();
	await ipad.mouse.move(box.x - 200, box.y + box.height / 2, { steps: 5 });
	await ipad.mouse.up();
	expect(Number(await skille.getAttribute('aria-valuenow'))).toBeLessThan(45);
	const rader = ipad.getByRole('region', { name: 'Endringene' }).locator('tbody tr');
	await expect(rader.filter({ hasText: 'BS4' })).toHaveCount(2);
	await expect(rader.filter({ hasText: 'BS4' }).first()).toContainText(
		/Sentrumsformål|Boligbebyggelse/
	);
	await expect(ipad.getByRole('link', { name: /Rediger/ })).toHaveCount(0);
	await expectAccessible(ipad);
	await politikerens.close();
});
