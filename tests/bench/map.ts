import { chromium, type Browser, type Page } from 'playwright';
import { browserArgs, chromiumPath } from '../support/browser.ts';
import { barePage, ZOOM, type Frame } from './barePage.ts';
import { demoServer } from './demoServer.ts';
import { startFront } from './frontServer.ts';
import { atMost, median, ms, type Comparison, type Part } from './part.ts';
import { RAUFOSS } from './raufossTiles.ts';

const ROUNDS = 5;
const GOAL = 1.3;

export const launch = async (): Promise<Browser> =>
	chromium.launch({
		executablePath: await chromiumPath(),
		chromiumSandbox: false,
		args: browserArgs
	});

interface Seen {
	readonly idleMs: number;
	/** How many tiles of the plan and of the background were fetched by then. */
	readonly planTiles: number;
	readonly kartTiles: number;
	readonly frame: Frame;
}

/** Runs in the page: from the start of the navigation until the map first says that it is idle. */
function watchIdle(): void {
	const noted = window as Window & { idleMs?: number };
	new MutationObserver(() => {
		if (noted.idleMs === undefined && document.querySelector('[data-idle="true"]'))
			noted.idleMs = performance.now();
	}).observe(document, { subtree: true, childList: true, attributeFilter: ['data-idle'] });
}

const isPlanTile = (url: string) => /\/tiles\/\d+\//.test(url);
const isKartTile = (url: string) => url.includes('/tiles/kart/');

async function look(page: Page, url: string): Promise<Seen> {
	const fetched: string[] = [];
	// The worker's requests are seen by the context alone.
	page.context().on('requestfinished', (request) => fetched.push(request.url()));
	await page.addInitScript(watchIdle);
	// One second into a page Chromium takes down the one before it, and waits for all that is being drawn: by software
	// half a second, in whichever of the two is not idle by then. A page of another site is taken down elsewhere.
	await page.goto('data:text/html,');
	await page.goto(url, { waitUntil: 'commit' });
	await page.waitForFunction(() => 'idleMs' in window, undefined, { timeout: 120_000 });
	const inPage = await page.evaluate(() => {
		const canvas = document.querySelector('canvas.maplibregl-canvas');
		const { width, height } = canvas?.getBoundingClientRect() ?? { width: 0, height: 0 };
		return { idleMs: Number((window as { idleMs?: number }).idleMs), frame: { width, height } };
	});
	const planTiles = fetched.filter(isPlanTile).length;
	if (planTiles === 0) throw new Error(`${url} was idle without one plan tile`);
	return { ...inPage, planTiles, kartTiles: fetched.filter(isKartTile).length };
}

/** As someone who was never here: a new context has an empty cache. */
async function lookAnew(browser: Browser, url: string): Promise<Seen> {
	const context = await browser.newContext({
		viewport: { width: 1440, height: 900 },
		locale: 'nb-NO'
	});
	try {
		return await look(await context.newPage(), url);
	} finally {
		await context.close();
	}
}

async function rounds(browser: Browser, application: string, front: string): Promise<Comparison[]> {
	const pages = { app: application, bare: `${front}/bare/` };
	const seen: Record<keyof typeof pages, Seen[]> = { app: [], bare: [] };
	// The bare page's tiles are now made and remembered by the server, as the application's are.
	await lookAnew(browser, pages.bare);
	for (let round = 0; round < ROUNDS; round++)
		for (const which of ['app', 'bare'] as const)
			seen[which].push(await lookAnew(browser, pages[which]));
	const idle = (which: keyof typeof pages) => median(seen[which].map(({ idleMs }) => idleMs));
	for (const which of ['app', 'bare'] as const) {
		const [first] = seen[which];
		const all = seen[which].map(({ idleMs }) => ms(idleMs)).join(', ');
		console.log(
			`${which}: first idle, median ${ms(idle(which))} of ${all}; ` +
				`${first?.planTiles} plan and ${first?.kartTiles} background tiles, ` +
				`${first?.frame.width} × ${first?.frame.height} px`
		);
	}
	const ratio = idle('app') / idle('bare');
	const name = `first map idle, Raufoss z${ZOOM}, /kart / bare MapLibre`;
	return [
		{ name, ours: ms(idle('app')), other: ms(idle('bare')), ratio, goal: atMost(GOAL, ratio) }
	];
}

async function run(): Promise<Comparison[]> {
	const server = await demoServer();
	const [scenario] = (await (await fetch(`${server.url}/api/scenarios`)).json()) as {
		id: number;
		revision: number;
	}[];
	if (!scenario) throw new Error('the server has no scenario');
	const browser = await launch();
	let html = '';
	const front = await startFront(server.url, () => html);
	try {
		const application = `${front.url}/kart?kart=${ZOOM}/${RAUFOSS.lat}/${RAUFOSS.lng}`;
		// The first look tells how large the application's map is: the bare one is to be as large.
		const { frame } = await lookAnew(browser, application);
		html = barePage(scenario.id, scenario.revision, frame);
		return await rounds(browser, application, front.url);
	} finally {
		await front.close();
		await browser.close();
	}
}

/** The first time the map stands still with all its tiles, against MapLibre with nothing around it. */
export const map: Part = { name: 'map', missing: () => null, run };
