import type { Browser, BrowserContext, Response } from 'playwright';
import { gzipSync } from 'node:zlib';
import { demoServer } from './demoServer.ts';
import { launch } from './map.ts';
import { atMost, kb, table, type Comparison, type Part } from './part.ts';

const GOAL_BYTES = 50_000;

type Kind = 'shell' | 'map code' | 'font' | 'data';

/** Pages to count; `as` signs in with that demo account first. */
const PAGES: readonly { readonly path: string; readonly as?: string }[] = [
	{ path: '/' },
	{ path: '/kart' },
	{ path: '/scenarier' },
	{ path: '/scenarier/1' },
	{ path: '/boligreserve' },
	{ path: '/logg-inn' },
	{ path: '/import', as: 'administrator' },
	{ path: '/admin', as: 'administrator' }
];

/** A file that the browser fetched. */
interface Fetched {
	readonly path: string;
	readonly type: string;
	/** With gzip, whether the server sent it so or not. */
	readonly gzBytes: number;
	readonly sentBytes: number;
}

interface Counted extends Fetched {
	readonly kind: Kind;
}

/**
 * The shell is the html, and every css and js that the page itself names: without them it does not come to life. On
 * the map's page what comes after that, by import(), is the map's code: MapLibre, and our own layers, legend, panels
 * and table. On any other page there is no «after»: all that is fetched counts. Fonts are told apart and never count:
 * the page is read before they come (font-display: swap).
 */
function kindOf({ path, type }: Fetched, page: string, named: string): Kind {
	if (type.includes('font')) return 'font';
	if (!/html|css|javascript/.test(type)) return 'data';
	const isNamed = type.includes('html') || named.includes(path.slice(path.lastIndexOf('/') + 1));
	return isNamed || page !== '/kart' ? 'shell' : 'map code';
}

async function fetched(response: Response): Promise<Fetched | null> {
	if (response.status() !== 200) return null;
	const { pathname } = new URL(response.url());
	const body = await response.body();
	const { responseBodySize } = await response.request().sizes();
	const type = response.headers()['content-type'] ?? '';
	return {
		path: pathname.replace('/_app/immutable', '…'),
		type,
		gzBytes: type.includes('font') ? body.length : gzipSync(body, { level: 9 }).length,
		sentBytes: responseBodySize
	};
}

/** All that the page fetches until the net is quiet, as someone who was never here. */
async function filesOf(browser: Browser, url: string, path: string, as?: string) {
	const context = await browser.newContext({
		viewport: { width: 1440, height: 900 },
		locale: 'nb-NO'
	});
	try {
		if (as) await signIn(context, url, as);
		const page = await context.newPage();
		const pending: Promise<Fetched | null>[] = [];
		page.on('response', (response) => pending.push(fetched(response)));
		const answer = await page.goto(url + path, { waitUntil: 'networkidle' });
		const files = (await Promise.all(pending)).filter((file) => file !== null);
		const named = `${(await answer?.text()) ?? ''} ${answer?.headers()['link'] ?? ''}`;
		// A file that is asked for twice comes from the browser's cache the second time.
		const once = new Map(files.toReversed().map((file) => [file.path, file]));
		return [...once.values()]
			.map((file): Counted => ({ ...file, kind: kindOf(file, path, named) }))
			.toSorted((a, b) => b.gzBytes - a.gzBytes);
	} finally {
		await context.close();
	}
}

/** By the form's own request, so that no page fills the cache. */
async function signIn(context: BrowserContext, url: string, brukernavn: string): Promise<void> {
	const answer = await context.request.post(`${url}/logg-inn`, {
		form: { brukernavn, passord: `vis-meg-${brukernavn}`, neste: '/' },
		headers: { origin: url }
	});
	if (!answer.ok()) throw new Error(`${brukernavn} could not sign in: ${answer.status()}`);
}

const sum = (files: readonly Counted[], kind: Kind): number =>
	files.filter((file) => file.kind === kind).reduce((bytes, { gzBytes }) => bytes + gzBytes, 0);

function report(path: string, files: readonly Counted[]): Comparison {
	const listed = files.filter(({ kind }) => kind !== 'data');
	const rows = listed.map((f) => [kb(f.gzBytes), kb(f.sentBytes), f.kind, f.path]);
	console.log(`\n${path}\n${table([['gz', 'sent', 'part', 'file'], ...rows])}`);
	const bytes = sum(files, 'shell');
	const rest = (['map code', 'font', 'data'] as const).map(
		(kind) => `${kind} ${kb(sum(files, kind))}`
	);
	const sent = listed.reduce(
		(all, f) => all + (f.kind === 'shell' ? Math.max(0, f.sentBytes) : 0),
		0
	);
	console.log(
		`shell ${kb(bytes)} gz, ${kb(sent)} as sent (br); apart from it and not counted, gz: ${rest.join(', ')}`
	);
	const ratio = bytes / GOAL_BYTES;
	return {
		name: `page shell gz before the map code, ${path}`,
		ours: kb(bytes),
		other: kb(GOAL_BYTES),
		ratio,
		goal: atMost(1, ratio)
	};
}

async function run(): Promise<Comparison[]> {
	const { url } = await demoServer();
	const browser = await launch();
	try {
		const comparisons: Comparison[] = [];
		for (const { path, as } of PAGES)
			comparisons.push(report(path, await filesOf(browser, url, path, as)));
		return comparisons;
	} finally {
		await browser.close();
	}
}

/** How much html, js and css a browser fetches before it has a page; files that are data or fonts stand apart. */
export const shell: Part = { name: 'shell', missing: () => null, run };
