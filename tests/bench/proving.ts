import type { Page } from 'playwright';
import { signIn } from '../support/page.ts';
import { Redigering } from '../support/redigering.ts';
import { nyttScenario, sonen, UTSNITT } from '../support/redigertScenario.ts';
import { demoServer } from './demoServer.ts';
import { launch } from './map.ts';
import { atMost, median, ms, type Comparison, type Part } from './part.ts';

const ROUNDS = 15;
const GOAL_MS = 150;

/** Runs in the page: notes when the pointer last moved, and when the server's figure came after it. */
function watchFigure(): void {
	const noted = window as Window & { movedMs?: number; figureMs?: number };
	addEventListener(
		'pointermove',
		() => {
			noted.movedMs = performance.now();
			delete noted.figureMs;
		},
		{ capture: true }
	);
	new MutationObserver(() => {
		if (noted.figureMs === undefined && document.querySelector('[data-testid=provd]'))
			noted.figureMs = performance.now();
	}).observe(document, { subtree: true, childList: true, characterData: true });
}

const figure = async (page: Page): Promise<number> => {
	await page.waitForFunction(() => 'figureMs' in window, undefined, { timeout: 30_000 });
	return page.evaluate(() => {
		const { movedMs = 0, figureMs = 0 } = window as { movedMs?: number; figureMs?: number };
		return figureMs - movedMs;
	});
};

/** The same question, asked by the page itself with nothing around it. */
const bare = (page: Page, path: string, body: string): Promise<number> =>
	page.evaluate(
		async ([url, text]) => {
			const started = performance.now();
			const answer = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: text
			});
			await answer.json();
			if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
			return performance.now() - started;
		},
		[path, body] as const
	);

async function measure(page: Page, url: string): Promise<{ ours: number[]; other: number[] }> {
	await signIn(page, url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenario(page, url, 'Måling av prøving');
	await page.addInitScript(watchFigure);
	const r = await Redigering.apne(page, url, scenario, UTSNITT);
	const { midt, ring, vest, ost, sor } = await sonen(page, url, scenario, 'BS4');
	await r.velg(midt, 'BS4');
	const off = ([x, y]: readonly [number, number]) =>
		Math.hypot(x - vest - (ost - vest) * 0.4, 2 * (y - sor));
	const [x, y] = await r.punkt(ring.reduce((a, b) => (off(b) < off(a) ? b : a)));
	const asked: { path: string; body: string }[] = [];
	page.on('request', (request) => {
		if (request.url().includes('proving=1'))
			asked.push({ path: request.url(), body: request.postData() ?? '' });
	});
	await page.mouse.move(x, y);
	await page.mouse.down();
	const [ours, other]: [number[], number[]] = [[], []];
	for (let round = 0; round < ROUNDS; round++) {
		await page.mouse.move(x + 5 + (round % 7), y + 12 + (round % 5), { steps: 3 });
		ours.push(await figure(page));
		const last = asked.at(-1);
		if (!last) throw new Error('the server was not asked');
		other.push(await bare(page, last.path, last.body));
	}
	await page.keyboard.press('Escape');
	await page.mouse.up();
	return { ours, other };
}

async function run(): Promise<Comparison[]> {
	const server = await demoServer();
	const browser = await launch();
	try {
		const context = await browser.newContext({
			viewport: { width: 1440, height: 900 },
			locale: 'nb-NO'
		});
		const { ours, other } = await measure(await context.newPage(), server.url);
		const all = (values: readonly number[]) => values.map((value) => value.toFixed(0)).join(', ');
		console.log(`rest to figure: ${all(ours)} ms; the question alone: ${all(other)} ms`);
		const [mine, alone] = [median(ours), median(other)];
		const name = 'from the pointer’s rest to the server’s figure, embedded';
		return [
			{
				name: `${name} / 150 ms`,
				ours: ms(mine),
				other: ms(GOAL_MS),
				ratio: mine / GOAL_MS,
				goal: atMost(1, mine / GOAL_MS)
			},
			{
				name: `${name} / the question alone`,
				ours: ms(mine),
				other: ms(alone),
				ratio: mine / alone
			}
		];
	} finally {
		await browser.close();
	}
}

/** How soon after the hand rests the exact figure is there. */
export const proving: Part = { name: 'proving', missing: () => null, run };
