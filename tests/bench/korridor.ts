import type { Page } from 'playwright';
import { signIn } from '../support/page.ts';
import { Redigering } from '../support/redigering.ts';
import { nyttScenario, UTSNITT } from '../support/redigertScenario.ts';
import { demoServer } from './demoServer.ts';
import { launch } from './map.ts';
import { atMost, median, ms, type Comparison, type Part } from './part.ts';

const ROUNDS = 15;
const GOAL_MS = 150;

/** Runs in the page: notes when the pointer last moved, when the gap was told anew after it, and when the server's came. */
function watchGap(): void {
	const noted = window as Window & { movedMs?: number; gapMs?: number; exactMs?: number };
	addEventListener(
		'pointermove',
		() => {
			noted.movedMs = performance.now();
			delete noted.gapMs;
			delete noted.exactMs;
		},
		{ capture: true }
	);
	let before = '';
	new MutationObserver(() => {
		const text = document.querySelector('.veiledning')?.textContent ?? '';
		if (noted.gapMs === undefined && text !== before && text.includes('brutt i')) {
			before = text;
			// Painted at the next frame.
			requestAnimationFrame(() => (noted.gapMs ??= performance.now()));
		}
		if (noted.exactMs === undefined && document.querySelector('[data-testid=gap-eksakt]'))
			noted.exactMs = performance.now();
	}).observe(document, { subtree: true, childList: true, characterData: true });
}

const since = async (page: Page, what: 'gapMs' | 'exactMs'): Promise<number> => {
	await page.waitForFunction((name) => name in window, what, { timeout: 30_000 });
	return page.evaluate((name) => {
		const noted = window as unknown as Record<string, number>;
		return (noted[name] ?? NaN) - (noted.movedMs ?? NaN);
	}, what);
};

interface Korridor {
	readonly name: string;
	readonly cutM: number;
	readonly restWidthM: number | null;
	readonly place: readonly [number, number];
}

/** Where the river is open: a zone that is drawn there cuts it. */
async function atRiver(
	page: Page,
	url: string,
	scenario: number
): Promise<readonly [number, number]> {
	const answer = await page.request.get(`${url}/api/scenarios/${scenario}/bluegreen`);
	const { corridors } = (await answer.json()) as { corridors: readonly Korridor[] };
	const open = corridors.find(
		(k) => k.name.startsWith('Hunnselva') && k.cutM === 0 && k.restWidthM === null
	);
	if (!open) throw new Error('no reach of the river is open');
	return open.place;
}

async function measure(page: Page, url: string): Promise<{ gap: number[]; exact: number[] }> {
	await signIn(page, url, 'plansjef', 'vis-meg-plansjef');
	const scenario = await nyttScenario(page, url, 'Måling av korridorer');
	const [lng, lat] = await atRiver(page, url, scenario);
	await page.addInitScript(watchGap);
	const r = await Redigering.apne(page, url, scenario, { ...UTSNITT, lng, lat });
	await r.kart.focus();
	await page.keyboard.press('n');
	const [dx, dy] = [0.0009, 0.0004];
	for (const corner of [
		[lng - dx, lat - dy],
		[lng + dx, lat - dy],
		[lng + dx, lat + dy]
	] as const) {
		await r.klikk(corner);
		await page.waitForTimeout(350);
	}
	const [x, y] = await r.punkt([lng - dx, lat + dy]);
	const [gap, exact]: [number[], number[]] = [[], []];
	for (let round = 0; round < ROUNDS; round++) {
		await page.mouse.move(x + 4 * (round % 7), y - 6 * (round % 5) - round, { steps: 3 });
		gap.push(await since(page, 'gapMs'));
		exact.push(await since(page, 'exactMs'));
	}
	await page.keyboard.press('Escape');
	return { gap, exact };
}

async function run(): Promise<Comparison[]> {
	const server = await demoServer();
	const browser = await launch();
	try {
		const context = await browser.newContext({
			viewport: { width: 1440, height: 900 },
			locale: 'nb-NO'
		});
		const { gap, exact } = await measure(await context.newPage(), server.url);
		const all = (values: readonly number[]) => values.map((value) => value.toFixed(0)).join(', ');
		console.log(`pointer to gap: ${all(gap)} ms; to the server’s: ${all(exact)} ms`);
		const [about, exactly] = [median(gap), median(exact)];
		return [
			{
				name: 'from the pointer’s step to the gap in metres / 150 ms',
				ours: ms(about),
				other: ms(GOAL_MS),
				ratio: about / GOAL_MS,
				goal: atMost(1, about / GOAL_MS)
			},
			{
				name: 'from the pointer’s rest to the server’s gap, embedded / 150 ms',
				ours: ms(exactly),
				other: ms(GOAL_MS),
				ratio: exactly / GOAL_MS
			}
		];
	} finally {
		await browser.close();
	}
}

/** How soon after the pointer’s step the gap that a zone makes in a corridor is told. */
export const korridor: Part = { name: 'korridor', missing: () => null, run };
