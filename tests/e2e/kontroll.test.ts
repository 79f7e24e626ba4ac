import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible, signIn } from '../support/page.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** A plan that came with a gap between two purposes: the issue list finds it, shows what its repair would do, and does it. */
const flate = (...points: [number, number][]) => ({
	type: 'Polygon',
	coordinates: [[...points, ...points.slice(0, 1)].map(([e, n]) => [590_000 + e, 6_730_000 + n])]
});
const objekt = (lokalId: string, properties: object, geometry: object) => ({
	type: 'Feature',
	properties: { lokalId: `00000000-0000-4000-8000-00000000000${lokalId}`, ...properties },
	geometry
});
const formal = { objekttype: 'KpArealformålOmråde', arealbruksstatus: 2 };
/** Two purposes of 100 × 100 m, with a notch of 10 × 10 m in the one that the other does not fill. */
const plan = {
	type: 'FeatureCollection',
	crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::25832' } },
	features: [
		objekt('1', { objekttype: 'KpOmråde' }, flate([0, 0], [200, 0], [200, 100], [0, 100])),
		objekt(
			'2',
			{ ...formal, kode: 1110, omrNavn: 'B1' },
			flate([0, 0], [100, 0], [100, 40], [90, 40], [90, 50], [100, 50], [100, 100], [0, 100])
		),
		objekt(
			'3',
			{ ...formal, kode: 1300, omrNavn: 'N1' },
			flate([100, 0], [200, 0], [200, 100], [100, 100], [100, 50], [100, 40])
		)
	]
};

let server: RunningServer;
let password = '';
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ demo: false });
	password = await server.cli('user', 'add', 'petra', '--role', 'plansjef');
	const mappe = mkdtempSync(join(tmpdir(), 'planbordet-glipe-'));
	writeFileSync(join(mappe, 'plan.geojson'), JSON.stringify(plan));
	await server.cli(
		'import',
		'plan',
		join(mappe, 'plan.geojson'),
		'--kommune',
		'3443',
		'--plan',
		'P1'
	);
	rmSync(mappe, { recursive: true });
});
test.afterAll(() => server.stop());

test('en glipe finnes, rettingen vises før den gjøres, og etterpå er det ingen', async ({
	page
}) => {
	await signIn(page, server.url, 'petra', password);
	const planer = (await (await page.request.get(`${server.url}/api/scenarios`)).json()) as {
		id: number;
	}[];
	const answer = await page.request.post(`${server.url}/api/scenarios`, {
		data: { parent: planer[0]?.id, name: 'Retting', description: '' },
		headers: { origin: server.url }
	});
	const { id } = (await answer.json()) as { id: number };
	const sum = async () => {
		const path = `${server.url}/api/scenarios/${id}/objects?tema=arealformal`;
		const { rows } = (await (await page.request.get(path)).json()) as {
			rows: { areaM2: number }[];
		};
		return rows.reduce((total, { areaM2 }) => total + areaM2, 0);
	};
	expect(await sum()).toBe(19_900);

	// Before it is shown to others it is told that something is wrong, and where that is put right.
	await page.goto(`${server.url}/scenarier/${id}`);
	// Not looked at is not the same as nothing wrong.
	await page.route('**/validation', (route) => route.abort());
	await page.getByRole('button', { name: 'Publiser til planutvalget' }).click();
	const dialog = page.getByRole('dialog');
	const svar = dialog.getByRole('region', { name: 'Kontroll av planen' });
	await expect(svar).toContainText('Planen er ikke kontrollert.');
	await page.unroute('**/validation');
	await svar.getByRole('button', { name: 'Prøv igjen' }).click();
	await expect(svar).toContainText(/Kontrollen fant\s*[1-9]\d* feil/);
	await expectAccessible(page);
	await dialog.getByRole('link', { name: 'Se over og rett dem først' }).click();
	const panel = page.getByRole('complementary');
	await expect(panel).toContainText('Glipe på 0,1', { timeout: 30_000 });
	await expectAccessible(page);
	await panel.getByRole('button', { name: 'Rett …' }).first().click();
	const forslag = panel.getByRole('group', { name: 'Forslag til retting' });
	await expect(forslag).toContainText(/Glipa på .* blir en del av/);
	expect(await sum()).toBe(19_900);
	await forslag.getByRole('button', { name: 'Rett', exact: true }).click();
	await expect(page.locator('.statuslinje')).toContainText(/Lagret \d\d:\d\d/, { timeout: 30_000 });
	expect(await sum()).toBe(20_000);
	await panel.getByRole('button', { name: 'Kjør på nytt' }).click();
	await expect(panel).toContainText(/0 kan rettes|Ingen avvik/, { timeout: 30_000 });
	await expect(panel).not.toContainText('Glipe');

	await page.getByRole('button', { name: 'Lukk' }).first().click();
	await page.getByRole('button', { name: 'Kontroll', exact: true }).click();
	await expect(panel).toContainText(/0 kan rettes|Ingen avvik/, { timeout: 30_000 });
});
