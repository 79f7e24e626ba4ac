import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, signIn } from '../support/page.ts';
import { startServer, type RunningServer } from '../support/server.ts';

/** Goals and need: a planner sets a goal, reckons the need from a file of SSB's, and a politician reads both. */
test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let planlegger: Page;

test.beforeAll(async ({ browser }) => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
	planlegger = await (await browser.newContext()).newPage();
	await signIn(planlegger, server.url, 'planlegger', 'vis-meg-planlegger');
});
test.afterAll(() => server.stop());

const SSB = `"14288: Framskrevet folkemengde 1. januar, etter region, alder, statistikkvariabel og år"

"region";"alder";"Hovedalternativet (MMMM) 2026";"Lavalternativet (LLML) 2038";"Hovedalternativet (MMMM) 2038";"Høyalternativet (HHMH) 2038"
"3443 Vestre Toten";"0-66 år";10000;9900;10865;11500
"3443 Vestre Toten";"67 år eller eldre";3265;3500;4020;4300
"3442 Østre Toten";"0-66 år";9000;9000;9000;9000
`;

/** As SSB has them: what is counted in a column for each, and the stock by type of building in Latin-1. */
const HUSHOLDNING = `"09747: Privathusholdninger, personer i privathusholdninger og personer per privathusholdning, etter region, statistikkvariabel og år"

"region";"Privathusholdninger 2026";"Personer per privathusholdning 2026"
"3443 Vestre Toten";6030;2,2
`;
const BOLIGER = `"06265: Boliger, etter region, bygningstype, statistikkvariabel og år"

"region";"bygningstype";"statistikkvariabel";"2026"
${['Enebolig', 'Tomannsbolig', 'Rekkehus, kjedehus og andre småhus', 'Boligblokk', 'Bygning for bofellesskap', 'Andre bygningstyper'].map((type, i) => `"3443 Vestre Toten";"${type}";"Boliger";${i === 0 ? 4000 : 500}`).join('\n')}
`;

const behov = (page: Page) => page.getByRole('region', { name: 'Beregnet behov', exact: true });

test('a planner sets a goal, is told what is wrong with one, changes it, and goes back', async () => {
	const page = planlegger;
	await page.goto(`${server.url}/mal`);
	await page.getByRole('button', { name: 'Nytt mål' }).click();
	const vindu = page.getByRole('dialog', { name: 'Nytt mål' });
	await expect(vindu.getByText('Gjelder alle illustrasjonsscenarier i kommunen')).toBeVisible();
	const [indikator, retning] = [
		vindu.getByLabel('Målt ved'),
		vindu.getByLabel('Minst eller høyst')
	];
	await indikator.selectOption('Dyrka mark som bygges ned (dekar)');
	await expect(retning).toHaveValue('hoyst');
	await indikator.selectOption('Nye boliger (boliger)');
	await expect(retning).toHaveValue('minst');
	await vindu.getByLabel('Målet', { exact: true }).fill('Tilrettelagte boliger på Raufoss');
	await vindu.getByLabel('Slags dokument').selectOption('Boligplanen');
	await vindu.getByLabel('Dokument', { exact: true }).fill('Boligplan 2026');
	await vindu.getByLabel('Tall', { exact: true }).fill('40');
	await vindu.getByLabel('Sted').selectOption('Raufoss');
	await vindu.getByLabel('Fra og med år').fill('2026');
	await vindu.getByLabel('Til og med år').fill('2029');
	await expect(vindu.getByText(/^Raufoss 2026–2029: .*\+ 40 = \d+ boliger/)).toBeVisible();
	await vindu.getByLabel('Fra og med år').fill('');
	await vindu.getByLabel('Til og med år').fill('');
	await expect(vindu.getByText(/^Raufoss 2026–2029/)).toHaveCount(0);
	await vindu.getByLabel('Boligtype').selectOption('Tilrettelagt bolig');
	await vindu.getByLabel('Hvorfor legges det til?').fill('Vedtatt i kommunestyret');
	await vindu.getByRole('button', { name: 'Legg til mål' }).click();
	await expect(vindu.getByText('Et mål for boliger må ha år')).toBeVisible();
	await expectAccessible(page);
	await vindu.getByLabel('Fra og med år').fill('2026');
	await vindu.getByLabel('Til og med år').fill('2029');
	await vindu.getByRole('button', { name: 'Legg til mål' }).click();
	await expect(
		page.getByText('Målet «Tilrettelagte boliger på Raufoss» er lagt til.')
	).toBeVisible();
	const rad = page.getByRole('row', { name: /Tilrettelagte boliger på Raufoss/ });
	await expect(rad).toContainText('minst 40');
	await rad.getByRole('button', { name: /^Endre/ }).click();
	const endre = page.getByRole('dialog', { name: 'Endre mål' });
	await endre.getByLabel('Tall', { exact: true }).fill('60');
	await endre.getByLabel('Hvorfor endres det?').fill('Rettet');
	await endre.getByRole('button', { name: 'Lagre som ny versjon' }).click();
	await expect(rad).toContainText('minst 60');
	await rad.getByRole('button', { name: /^Historikk/ }).click();
	await page.getByRole('button', { name: 'Gå tilbake til versjon 1' }).click();
	await expect(rad).toContainText('minst 40');
});

test('the need is reckoned from a file of SSB’s and numbers by hand, and opens to its proof', async () => {
	const page = planlegger;
	await expect(page.getByRole('heading', { name: 'Behovet er ikke vurdert' })).toBeVisible();
	await page.getByRole('button', { name: 'Legg inn grunnlaget' }).click();
	const fil = page.getByLabel('Fil', { exact: true });
	await fil.setInputFiles({
		name: 'ø.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('region;år;x\n3407;2026;1')
	});
	await page.getByRole('button', { name: 'Les filen' }).click();
	await expect(page.getByText('Filen har ingen tall for kommune 3443.')).toBeInViewport();
	await fil.setInputFiles({ name: '14288.csv', mimeType: 'text/csv', buffer: Buffer.from(SSB) });
	await page.getByRole('button', { name: 'Les filen' }).click();
	await expect(
		page.getByText('Lest fra filen: folketallet i 2026 og folketallet i 2038 (lav, middels, høy)')
	).toBeVisible();
	await expect(page.getByLabel('Folketall 2038, hele befolkningen, middels')).toHaveValue('14885');
	const skriv = async (rad: string, kilde: string, ...tall: string[]) => {
		const felt = page.getByRole('row', { name: rad }).getByRole('textbox');
		for (const [i, verdi] of tall.entries()) await felt.nth(i).fill(verdi);
		await felt.nth(tall.length).fill(kilde);
	};
	const les = async (name: string, innhold: string) => {
		await fil.setInputFiles({
			name,
			mimeType: 'text/csv',
			buffer: Buffer.from(innhold, 'latin1')
		});
		await page.getByRole('button', { name: 'Les filen' }).click();
	};
	await les('menn.csv', 'region;kjønn;år;Personer\n3443;Menn;2026;6700');
	await expect(page.getByText('Hent både menn og kvinner.')).toBeVisible();
	await les('09747.csv', HUSHOLDNING);
	await expect(page.getByText('Lest fra filen: personer per husholdning i 2026.')).toBeVisible();
	await les('06265.csv', BOLIGER);
	await expect(page.getByText('Lest fra filen: boligmassen i 2026.')).toBeVisible();
	// What the files before gave stands.
	await expect(page.getByLabel('Folketall 2026, hele befolkningen, nå')).toHaveValue('13265');
	await expect(page.getByLabel('Boligmasse, nå')).toHaveValue('6500');
	await skriv('Personer per bolig 2038', 'SSB 09747', '2,3', '2,2', '2,1');
	await skriv('Avgang i året', 'Valgt', '0', '0', '0,1');
	await skriv('Ledighet nå', 'Valgt', '2');
	await skriv('Ønsket ledighet', 'Valgt', '4', '3', '2');
	await page.getByLabel('Hvorfor lagres det?').fill('Første beregning');
	await page.getByRole('button', { name: 'Lagre som ny versjon' }).click();
	await expect(page.getByText('Lav (4) kan ikke være mer enn middels (3)')).toBeVisible();
	await skriv('Ønsket ledighet', '', '2', '3', '4');
	await page.getByLabel('Raufoss', { exact: true }).fill('60');
	await page.getByLabel('Kilde for fordeling på tettsteder').fill('Valgt');
	await page.getByLabel('Hvorfor lagres det?').fill('Første beregning');
	await page.getByRole('button', { name: 'Lagre som ny versjon' }).click();
	await expect(page.getByText('Ingenting er lagret. Rett feltene som er merket.')).toBeVisible();
	await expectAccessible(page);
	await skriv('Ønsket ledighet', 'Valgt', '2', '3', '4');
	await page.getByRole('button', { name: 'Lagre som ny versjon' }).click();
	await expect(page.getByText('Grunnlaget for behovet er lagret som versjon 1.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Lagre som ny versjon' })).toHaveCount(0);
	// (14 885 − 13 265) / 2,2 = 736,36 and (3 % − 2 %) of 6 500 = 65
	const tall = behov(page)
		.getByRole('button', { name: /^Beregnet behov, middels: 801,4/ })
		.first();
	await tall.click();
	const bevis = page.getByRole('dialog', { name: 'Beregnet behov, middels' });
	await expect(bevis).toContainText('736,4 + 0,0 + 65,0 = 801,4');
	await page.keyboard.press('Escape');
	await expect(
		page.getByRole('table', { name: '2026–2029' }).getByRole('row', { name: /^Raufoss/ })
	).toContainText('Målene ber om 30 flere');
});

test('the need that was entered is a yardstick of the reserve beside the goals, low, middle and high, with proof', async () => {
	const page = planlegger;
	await page.goto(`${server.url}/boligreserve`);
	const reserve = page.getByRole('region', { name: 'Hvor lenge varer reserven?' });
	await expect(reserve.getByRole('heading', { name: /^Mot beregnet behov/ })).toBeVisible();
	const navn = /^Reserve i år, hele kommunen, uten fortetting, mot middels behov/;
	await reserve.getByRole('button', { name: navn }).click();
	const bevis = page.getByRole('dialog', { name: navn });
	// 801.4 in twelve years
	await expect(bevis).toContainText(/boliger \/ 66,8.boliger = .*år/);
	await page.keyboard.press('Escape');
	await expectAccessible(page);
});

test('a politician reads goals, need and the boligsosiale overview, and changes nothing', async ({
	browser
}) => {
	const page = await (
		await browser.newContext({ viewport: { width: 390, height: 844 } })
	).newPage();
	await signIn(page, server.url, 'politiker', 'vis-meg-politiker');
	await page.goto(`${server.url}/mal`);
	await expect(page.getByText('Hovedmål: Befolkningsvekst')).toBeVisible();
	await expect(
		page.getByRole('button', { name: /^Beregnet behov, middels: 801,4/ }).first()
	).toBeVisible();
	await expect(page.getByText('senest 01.07.2027')).toBeVisible();
	for (const navn of [/^Nytt mål/, /^Endre\b/, /^Historikk/])
		await expect(page.getByRole('button', { name: navn })).toHaveCount(0);
	await expect(page.getByText('Første beregning')).toHaveCount(0);
	await expectAccessible(page);
	const refused = await page.request.post(`${server.url}/mal?/trekk`, {
		form: { scenario: '1', id: '1', versjon: '1', grunn: 'x' },
		headers: { origin: server.url }
	});
	expect(refused.status()).toBe(403);
});
