import { expect as expectSoon, test, type Page } from '@playwright/test';
import { Flettescenarier } from '../support/flettescenarier.ts';
import { expectAccessible, signIn } from '../support/page.ts';
import { middle, objekter } from '../support/redigertScenario.ts';
import { Redigering } from '../support/redigering.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/**
 * Enough homes, in the right place: a planner takes a field on farmland out of a scenario, and the goal is still met, by
 * infill; politicians see what it gives and what it costs beside the plan in force.
 */
test.describe.configure({ mode: 'serial' });

/** The whole plan is measured while one waits. */
const expect = expectSoon.configure({ timeout: 60_000 });

let server: RunningServer;
let planlegger: Page;
let politiker: Page;
let scenarier: Flettescenarier;
let id = 0;

test.beforeAll(async ({ browser }) => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
	const as = async (rolle: string) => {
		const page = await (
			await browser.newContext({ viewport: { width: 1440, height: 900 } })
		).newPage();
		await signIn(page, server.url, rolle, `vis-meg-${rolle}`);
		return page;
	};
	planlegger = await as('planlegger');
	politiker = await as('politiker');
	scenarier = new Flettescenarier(planlegger, server.url);
	id = await scenarier.nytt('Uten jordet');
});
test.afterAll(() => server.stop());

const hent = async <T>(path: string): Promise<T> =>
	(await (await planlegger.request.get(`${server.url}/api/scenarios/${id}/${path}`)).json()) as T;

interface Felt {
	readonly lokalId: string;
	readonly name: string;
	readonly dwellings: number;
}
interface Ledger {
	readonly zones: readonly {
		readonly lokalId: string;
		readonly name: string | null;
		readonly dwellings: { readonly mid: number | null };
		readonly parts: readonly { readonly kind: string; readonly areaM2: number }[];
		readonly status: number | null;
	}[];
	readonly reserve: readonly { readonly kind: string; readonly needPerYear: number | null }[];
	readonly infill: { readonly dwellings: number };
}

/** Dwellings in twelve years that the scenario has room for, and that the goals ask for. */
async function plassOgBehov(): Promise<{ plass: number; behov: number }> {
	const { totals } = await hent<{
		totals: readonly { capacity: { mid: number }; need: number }[];
	}>('housing?figures=1');
	return {
		plass: totals.reduce((n, { capacity }) => n + capacity.mid, 0),
		behov: totals.reduce((n, { need }) => n + need, 0)
	};
}

/** The field with most farmland of those that hold some dwellings, but fewer than `flest`. */
async function jordet(flest: number): Promise<Felt> {
	const { zones } = await hent<Ledger>('ledger');
	const felt = zones
		.map(({ lokalId, name, dwellings, parts, status }) => ({
			lokalId,
			name: name ?? '',
			status,
			dwellings: dwellings.mid ?? 0,
			jord: parts.reduce((n, p) => n + (p.kind === 'dyrka' ? p.areaM2 : 0), 0)
		}))
		.filter((z) => z.name !== '' && z.status === 2 && z.dwellings > 1 && z.dwellings < flest)
		.sort((a, b) => b.jord - a.jord)[0];
	if (!felt || felt.jord < 500) throw new Error('no field on farmland');
	return felt;
}

const kort = (page: Page, navn: string) =>
	page.getByRole('article').filter({ has: page.getByRole('heading', { name: navn }) });
const figur = (page: Page, navn: string) =>
	page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: navn }) });

test('a planner sets a density, runs infill, and accepts three candidates', async () => {
	await planlegger.goto(`${server.url}/boligreserve?scenario=${id}`);
	await planlegger.getByRole('button', { name: 'Endre parametrene' }).click();
	const bolig = planlegger.getByRole('group', { name: /Boligbebyggelse, framtidig/ });
	await bolig.getByLabel('Middels').fill('1,4');
	await planlegger.getByLabel('Hvorfor endres de?').fill('Nye felt bygges tettere');
	await planlegger.getByRole('button', { name: 'Lagre som ny versjon' }).click();
	await expect(planlegger.getByText(/Lagret som versjon \d+\./)).toBeVisible();

	await planlegger.goto(`${server.url}/fortetting?scenario=${id}`);
	await planlegger.getByRole('button', { name: 'Start kjøring' }).click();
	await expect(planlegger.getByRole('heading', { name: 'Summer' })).toBeVisible();
	const rader = planlegger
		.getByRole('group', { name: 'Kandidater for fortetting' })
		.locator('tbody tr');
	await planlegger.getByLabel('Filtrer Status').selectOption('Ikke bestemt ennå');
	for (const n of [1, 2, 3]) {
		await rader.nth(n).getByRole('button').click();
		await planlegger.getByLabel('Begrunnelse').fill('Avtalt med eieren');
		await planlegger.getByLabel('Antall', { exact: true }).fill('40');
		await planlegger.getByRole('button', { name: 'Sett antall' }).click();
		await expect(
			planlegger
				.getByRole('region', { name: 'Summer' })
				.getByRole('row', { name: /Godkjent/ })
				.getByRole('cell')
				.first()
		).toHaveText(String(n));
	}
});

test('the goal is met; without the field on farmland it is met by infill alone, and the account of land is better', async () => {
	const { infill } = await hent<Ledger>('ledger');
	expect(infill.dwellings).toBeGreaterThan(2);
	const felt = await jordet(infill.dwellings);
	const { plass, behov } = await plassOgBehov();
	// So much that the plan has just room for it, and has not without the field.
	const mal = Math.floor(plass - felt.dwellings / 2 - behov);
	expect(mal).toBeGreaterThan(0);
	await planlegger.goto(`${server.url}/mal?scenario=${id}`);
	await planlegger.getByRole('button', { name: 'Nytt mål' }).click();
	const skjema = planlegger.getByRole('dialog');
	await skjema.getByLabel('Målet').fill('Flere boliger til 2037');
	await skjema.getByLabel('Slags dokument').selectOption('boligplan');
	await skjema.getByLabel('Dokument', { exact: true }).fill('Boligplan (prøve)');
	await skjema.getByLabel('Tall', { exact: true }).fill(String(mal));
	await skjema.getByLabel('Fra og med år').fill('2026');
	await skjema.getByLabel('Til og med år').fill('2037');
	await skjema.getByLabel('Hvorfor legges det til?').fill('Prøve');
	await skjema.getByRole('button', { name: 'Legg til mål' }).click();
	await expect(planlegger.getByText('Flere boliger til 2037').first()).toBeVisible();
	await planlegger.goto(`${server.url}/maloppnaelse?scenario=${id}`);
	await expect(kort(planlegger, 'Uten jordet')).toContainText('Plass nok');
	const foer = await figur(planlegger, 'Jordbruksareal som bygges ned')
		.getByRole('button')
		.innerText();

	await taUt(felt);
	await planlegger.goto(`${server.url}/maloppnaelse?scenario=${id}`);
	await expect(kort(planlegger, 'Uten jordet')).toContainText(/Mangler høyst \d+ boliger/);
	await expect(kort(planlegger, 'Uten jordet')).toContainText('Med godkjent fortetting: Plass nok');
	const jord = figur(planlegger, 'Jordbruksareal som bygges ned').getByRole('button');
	const daa = (text: string) =>
		Number(/[\d\s ]+,\d/.exec(text)?.[0].replace(/\s/g, '').replace(',', '.'));
	expect(daa(await jord.innerText())).toBeLessThan(daa(foer));
	await expect(figur(planlegger, 'Tilbakeført')).toContainText(/[1-9]\d*,\d\sdekar/);
	await jord.click();
	const bevis = planlegger.getByRole('dialog', { name: /Jordbruksareal som bygges ned/ });
	await expect(bevis).toContainText('Arealressurskart');
	await expect(bevis.getByRole('listitem').first()).toBeVisible();
	await bevis.press('Escape');
	await figur(planlegger, 'Boliger i godkjente kandidater').getByRole('button').click();
	await expect(planlegger.getByRole('dialog')).toContainText('3 eiendommer');
	await planlegger.getByRole('dialog').press('Escape');
	await expectAccessible(planlegger);
});

/** In the editor: the field becomes LNFR. */
async function taUt({ lokalId, name }: Felt): Promise<void> {
	const sone = (await objekter(planlegger, server.url, id)).find((o) => o.id === lokalId);
	const ring = sone?.geometry.coordinates[0];
	if (!ring) throw new Error(`no zone ${name}`);
	const [lng, lat] = middle(ring.slice(0, -1));
	const r = await Redigering.apne(planlegger, server.url, id, { zoom: 16, lat, lng });
	await r.velg([lng, lat], name);
	await planlegger.getByLabel('Formål').selectOption('5100');
	await r.sist(/^Endret formål/);
	await r.lagret();
}

test('politicians see it beside the plan in force, each figure with its proof, on a tablet too', async () => {
	await scenarier.publiser(id);
	await politiker.setViewportSize({ width: 1024, height: 768 });
	await politiker.goto(`${server.url}/maloppnaelse?scenario=1&med=${id}`);
	await expect(politiker.getByRole('article')).toHaveCount(2);
	await expect(kort(politiker, 'Uten jordet')).toContainText('Med godkjent fortetting');
	await expect(figur(politiker, 'Jordbruksareal som bygges ned')).toContainText(
		/−[\d\s]+,\d\sdekar/
	);
	// A goal in dekar: not reached by the plan in force, reached without the field.
	const spar = figur(politiker, 'Spar dyrka mark').getByRole('cell');
	await expect(spar.nth(0)).toContainText(/Ikke nådd\s*446,7\sdekar/);
	await expect(spar.nth(1)).toContainText(/^\s*Nådd\s*\d+,\d\sdekar/);
	await figur(politiker, 'Boliger det er plass til').getByRole('button').nth(1).click();
	await expect(politiker.getByRole('dialog')).toContainText('Formel');
	// The open proof is in the address: it is sent to a colleague, and Back closes it.
	await politiker.reload();
	await expect(politiker.getByRole('dialog')).toContainText('Formel');
	await politiker.getByRole('dialog').press('Escape');
	await expect(politiker.getByRole('dialog')).toHaveCount(0);
	await figur(politiker, 'Reserve i år').first().getByRole('button').first().click();
	await expect(politiker.getByRole('dialog')).toBeVisible();
	await politiker.goBack();
	await expect(politiker.getByRole('dialog')).toHaveCount(0);
	await politiker.getByRole('checkbox', { name: 'Uten jordet' }).uncheck();
	await expect(politiker.getByRole('article')).toHaveCount(1);
	await expectAccessible(politiker);
});

test('on paper one scenario, with its proofs, is two sheets of A4, and so are two side by side', async () => {
	for (const path of [`?scenario=${id}`, `?scenario=1&med=${id}`]) {
		await politiker.goto(`${server.url}/maloppnaelse${path}`);
		await expect(politiker.getByRole('article').first()).toBeVisible();
		const pdf = await politiker.pdf({ format: 'A4', preferCSSPageSize: true });
		expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), path).toHaveLength(2);
	}
});
