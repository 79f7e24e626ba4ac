import type { Polygon } from 'geojson';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import type { Objekttilstand, Operasjon } from '../../src/lib/domain/plan/endring.ts';
import type { Scenario } from '../../src/lib/server/plans.ts';
import { ruteInnenfor } from '../support/hull.ts';
import { expectAccessible, signIn } from '../support/page.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** A scenario's life as planners and politicians meet it: made, named, shown, changed, put back, put away. */
test.describe.configure({ mode: 'serial' });

const NAVN = 'Tettere sentrum';
const NYTT_NAVN = 'Tettere sentrum på Raufoss';
const BESKRIVELSE = 'Flere boliger nær stasjonen. Jordet blir liggende. Dette står bare på siden.';

let server: RunningServer;
let planlegger: Page;
let politiker: Page;
const contexts: BrowserContext[] = [];
let id = 0;

test.beforeAll(async ({ browser }) => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
	const somRolle = async (rolle: string) => {
		const context = await browser.newContext({ viewport: { width: 1180, height: 820 } });
		contexts.push(context);
		const page = await context.newPage();
		await signIn(page, server.url, rolle, `vis-meg-${rolle}`);
		return page;
	};
	planlegger = await somRolle('planlegger');
	politiker = await somRolle('politiker');
});
test.afterAll(async () => {
	await Promise.all(contexts.map((context) => context.close()));
	await server.stop();
});

/** Calls the API as the page's own person. */
const kall = <T>(page: Page, method: string, path: string, body?: unknown): Promise<T> =>
	page.evaluate(
		async ([how, where, what]) => {
			const answer = await fetch(where, {
				method: how,
				headers: { 'content-type': 'application/json' },
				...(what && { body: what })
			});
			if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`);
			return (await answer.json()) as T;
		},
		[method, path, body === undefined ? '' : JSON.stringify(body)] as const
	);

const sone = (lokalId: string) =>
	kall<Objekttilstand>(planlegger, 'GET', `/api/scenarios/${id}/objects/${lokalId}?srid=25832`);
const dialog = (page: Page) => page.getByRole('dialog');
const apneLogg = (query = '') => planlegger.goto(`${server.url}/scenarier/${id}${query}`);

test('a planner makes a scenario; a name that is taken is told at the field', async () => {
	await planlegger.goto(`${server.url}/scenarier`);
	await planlegger.getByRole('button', { name: 'Nytt scenario' }).click();
	const navn = dialog(planlegger).getByLabel('Navn');
	await navn.fill('Forslag: fortetting i Raufoss (illustrasjon)');
	await dialog(planlegger).getByLabel('Beskrivelse').fill(BESKRIVELSE);
	await dialog(planlegger).getByRole('button', { name: 'Lag scenario' }).click();
	await expect(dialog(planlegger).getByText('Velg et annet navn')).toBeVisible();
	await expect(navn).toBeFocused();
	await expectAccessible(planlegger);
	await navn.fill(NAVN);
	await planlegger.keyboard.press('Enter');
	await expect(planlegger.getByRole('heading', { level: 1, name: NAVN })).toBeVisible();
	id = Number(/\/scenarier\/(\d+)$/.exec(planlegger.url())?.[1]);
	await expect(planlegger.getByRole('link', { name: 'Rediger' })).toHaveAttribute(
		'href',
		`/scenarier/${id}/rediger`
	);
	await expect(planlegger.getByRole('link', { name: 'Vis i kartet' })).toHaveAttribute(
		'href',
		`/kart?scenario=${id}`
	);
	await expect(planlegger.getByText(BESKRIVELSE)).toBeVisible();
	await expect(planlegger.getByText('Laget av «Gjeldende arealdel (illustrasjon)»')).toBeVisible();
	await expectAccessible(planlegger);
});

test('what somebody else named it meanwhile is shown beside what was typed, and nothing is lost', async () => {
	await planlegger.getByRole('button', { name: 'Endre navn og beskrivelse' }).click();
	const navn = dialog(planlegger).getByLabel('Navn');
	await navn.fill(NYTT_NAVN);
	const { version } = await kall<Scenario>(planlegger, 'GET', `/api/scenarios/${id}`);
	await kall(planlegger, 'PATCH', `/api/scenarios/${id}`, { version, name: 'Kollegaens navn' });
	await dialog(planlegger).getByRole('button', { name: 'Lagre' }).click();
	await expect(dialog(planlegger).getByRole('alert')).toContainText('Kollegaens navn');
	await expect(navn).toHaveValue(NYTT_NAVN);
	await expectAccessible(planlegger);
	await dialog(planlegger).getByRole('button', { name: 'Lagre' }).click();
	await expect(dialog(planlegger)).toBeHidden();
	await expect(planlegger.getByRole('heading', { level: 1, name: NYTT_NAVN })).toBeVisible();
});

test('a politician sees it when it is published, and nothing that changes it', async () => {
	await politiker.goto(`${server.url}/scenarier`);
	await expect(politiker.getByRole('link', { name: NYTT_NAVN, exact: true })).toHaveCount(0);
	await planlegger.getByRole('button', { name: 'Publiser til planutvalget' }).click();
	await expect(dialog(planlegger)).toContainText(
		`Politikerne i planutvalget kan se «${NYTT_NAVN}»`
	);
	await expectAccessible(planlegger);
	await dialog(planlegger).getByRole('button', { name: 'Publiser til planutvalget' }).click();
	await expect(planlegger.getByRole('button', { name: 'Trekk tilbake' })).toBeFocused();

	await politiker.reload();
	const kort = politiker.getByRole('listitem').filter({ hasText: NYTT_NAVN });
	await expect(kort).toContainText('Flere boliger nær stasjonen. Jordet blir liggende.');
	await expect(kort).not.toContainText('Dette står bare på siden');
	await expect(kort.getByRole('link', { name: 'Sammenlign med' })).toHaveAttribute(
		'href',
		`/scenarier/sammenlign?a=1&b=${id}`
	);
	await expectAccessible(politiker);
	await kort.getByRole('link', { name: NYTT_NAVN, exact: true }).click();
	await expect(politiker.getByRole('heading', { level: 1, name: NYTT_NAVN })).toBeVisible();
	const main = politiker.getByRole('main');
	await expect(main.getByRole('button')).toHaveCount(0);
	await expect(main.getByRole('link', { name: /Rediger|Gjenopprett/ })).toHaveCount(0);
	await expect(main).not.toContainText('Pia Planlegger');
	await expectAccessible(politiker);
	const refused = await politiker.goto(`${server.url}/scenarier/${id}/gjenopprett?revisjon=1`);
	expect(refused?.status()).toBe(403);
});

/** The largest zone of homes, as it is stored. */
async function storsteBoligsone(): Promise<Objekttilstand & { readonly omrNavn: string }> {
	const { rows } = await kall<{
		rows: { lokalId: string; omrNavn: string; kode: number; arealM2: number }[];
	}>(planlegger, 'GET', `/api/scenarios/${id}/objects?tema=arealformal`);
	const [forst] = rows
		.filter(({ kode }) => kode === 1110)
		.toSorted((a, b) => b.arealM2 - a.arealM2);
	if (!forst) throw new Error('no homes in the plan');
	return { ...(await sone(forst.lokalId)), omrNavn: forst.omrNavn };
}

test('an object is put back from the log: told first, refused where it would not fit, done with what changed beside it', async () => {
	const before = await storsteBoligsone();
	const { lokalId, omrNavn } = before;
	const flate = before.geometry as Polygon;
	const hull = ruteInnenfor(flate.coordinates[0] ?? []);
	const operations: Operasjon[] = [
		{
			op: 'update',
			lokalId,
			version: before.version,
			geometry: { type: 'Polygon', coordinates: [...flate.coordinates, hull.toReversed()] }
		},
		{
			op: 'create',
			lokalId: crypto.randomUUID(),
			version: 0,
			geometry: { type: 'Polygon', coordinates: [hull] },
			properties: { objekttype: 'KpArealformålOmråde', kode: 1130, omrNavn: 'Torget' }
		}
	];
	await kall(planlegger, 'POST', `/api/scenarios/${id}/changes`, {
		message: 'Et torg midt i boligene',
		operations
	});

	await apneLogg();
	const rad = planlegger.getByRole('listitem').filter({ hasText: 'Et torg midt i boligene' });
	await expect(rad.getByRole('link', { name: 'Torget' })).toBeVisible();
	await rad.getByRole('link', { name: omrNavn, exact: true }).click();
	await expect(planlegger.getByRole('heading', { name: `Endringer av ${omrNavn}` })).toBeVisible();
	await expectAccessible(planlegger);
	await planlegger
		.getByRole('link', { name: /^Gjenopprett/ })
		.last()
		.click();

	await expect(planlegger.getByRole('row', { name: omrNavn })).toContainText(
		'Grensen settes tilbake'
	);
	await expect(planlegger.getByRole('table').getByRole('row')).toHaveCount(2);
	await expectAccessible(planlegger);
	await planlegger.getByRole('button', { name: `Gjenopprett ${omrNavn}` }).click();
	const feil = planlegger.getByRole('alert').filter({ hasText: 'Ingenting er gjenopprettet' });
	await expect(feil).toContainText('overlappe');
	await expectAccessible(planlegger);
	expect((await sone(lokalId)).version).toBe(before.version + 1);

	await feil.getByRole('link', { name: 'Ta med dem som er endret sammen' }).click();
	await expect(planlegger.getByRole('row', { name: 'Torget' })).toContainText('Tas ut');
	await expect(feil).toBeHidden();
	await planlegger.getByLabel('Hvorfor').fill('Torget utgår');
	await planlegger.getByRole('button', { name: `Gjenopprett ${omrNavn}` }).click();
	await expect(planlegger.getByRole('listitem').filter({ hasText: 'Torget utgår' })).toContainText(
		'tatt ut'
	);
	expect((await sone(lokalId)).geometry).toEqual(before.geometry);

	await planlegger.goto(`${server.url}/kart?scenario=${id}&objekt=${lokalId}`);
	await planlegger.getByRole('link', { name: 'Se endringene i loggen' }).click();
	await expect(planlegger.getByRole('heading', { name: `Endringer av ${omrNavn}` })).toBeVisible();
});

test('what was changed after one looked is not put back unseen', async () => {
	const { lokalId, version, omrNavn } = await storsteBoligsone();
	await planlegger.goto(`${server.url}/scenarier/${id}/gjenopprett?revisjon=1&objekt=${lokalId}`);
	await expect(planlegger.getByText(`Ingenting: ${omrNavn} står slik fra før.`)).toBeVisible();
	const endre = (seen: number, omr: string) =>
		kall(planlegger, 'POST', `/api/scenarios/${id}/changes`, {
			message: `Feltet heter ${omr}`,
			operations: [{ op: 'update', lokalId, version: seen, properties: { omrNavn: omr } }]
		});
	await endre(version, 'B900');
	await planlegger.reload();
	await expect(planlegger.getByRole('row', { name: 'B900' })).toContainText('Opplysningene');
	await endre(version + 1, 'B901');
	await planlegger.getByRole('button', { name: 'Gjenopprett B900' }).click();
	const feil = planlegger.getByRole('alert').filter({ hasText: 'Ingenting er gjenopprettet' });
	await expect(feil).toContainText('Feltet heter B901');
	await expectAccessible(planlegger);
	await feil.getByRole('button', { name: 'Hent det nyeste' }).click();
	await planlegger.getByRole('button', { name: 'Gjenopprett B901' }).click();
	await expect(planlegger.getByRole('heading', { level: 2, name: 'Endringer' })).toBeVisible();
	await expect(planlegger.getByRole('main').getByRole('listitem').first()).toContainText(
		'gjenopprettet til revisjon 1'
	);
});

test('a long log is read in parts, by links, to its beginning', async () => {
	const { lokalId, version } = await storsteBoligsone();
	for (let i = 0; i < 25; i++)
		await kall(planlegger, 'POST', `/api/scenarios/${id}/changes`, {
			message: `Merknad ${i}`,
			operations: [
				{ op: 'update', lokalId, version: version + i, properties: { beskrivelse: `Nr. ${i}` } }
			]
		});
	await apneLogg(`?objekt=${lokalId}`);
	const rader = planlegger.getByRole('main').getByRole('heading', { level: 3 });
	await expect(rader).toHaveText(Array.from({ length: 25 }, (_, i) => `Merknad ${24 - i}`));
	await planlegger.getByRole('link', { name: 'Vis eldre' }).click();
	await expect(rader.last()).toHaveText('Slik det var før den første endringen');
	await expect(rader.filter({ hasText: 'Merknad' })).toHaveCount(0);
	await expectAccessible(planlegger);
	await planlegger.getByRole('link', { name: 'Vis de nyeste' }).click();
	await expect(rader.first()).toHaveText('Merknad 24');
});

test('an archived scenario is out of the lists, and comes back as it was', async () => {
	await planlegger.getByRole('button', { name: 'Arkiver' }).click();
	await expect(dialog(planlegger)).toContainText('Ingenting slettes');
	await dialog(planlegger).getByRole('button', { name: 'Arkiver' }).click();
	await expect(planlegger.getByText('Scenariet er arkivert.').first()).toBeVisible();
	await expect(planlegger.getByRole('link', { name: 'Rediger' })).toHaveCount(0);
	await expectAccessible(planlegger);
	expect((await politiker.goto(`${server.url}/scenarier/${id}`))?.status()).toBe(404);
	await planlegger.goto(`${server.url}/scenarier`);
	await expect(planlegger.getByRole('link', { name: NYTT_NAVN, exact: true })).toHaveCount(0);
	await planlegger.getByRole('link', { name: 'Vis arkiverte' }).click();
	await planlegger.getByRole('link', { name: NYTT_NAVN, exact: true }).click();

	// Somebody takes the name meanwhile: another is asked for, and the scenario comes back by it.
	const nytt = { parent: 1, name: NYTT_NAVN, description: '', kind: 'alternativ' };
	await kall(planlegger, 'POST', '/api/scenarios', nytt);
	await planlegger.getByRole('button', { name: 'Hent fram igjen' }).click();
	await dialog(planlegger).getByRole('button', { name: 'Hent fram igjen' }).click();
	await dialog(planlegger).getByLabel('Nytt navn').fill(`${NYTT_NAVN} 2`);
	await expectAccessible(planlegger);
	await dialog(planlegger).getByRole('button', { name: 'Hent fram igjen' }).click();
	await expect(planlegger.getByRole('link', { name: 'Rediger' })).toBeVisible();
	await politiker.goto(`${server.url}/scenarier/${id}`);
	await expect(politiker.getByRole('heading', { level: 1, name: `${NYTT_NAVN} 2` })).toBeVisible();

	await planlegger.getByRole('button', { name: 'Trekk tilbake' }).click();
	await dialog(planlegger).getByRole('button', { name: 'Trekk tilbake' }).click();
	await expect(planlegger.getByRole('button', { name: 'Publiser til planutvalget' })).toBeVisible();
	expect((await politiker.goto(`${server.url}/scenarier/${id}`))?.status()).toBe(404);
});
