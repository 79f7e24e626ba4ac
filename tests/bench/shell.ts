import type { Browser, Response } from 'playwright';
import { gzipSync } from 'node:zlib';
import { demoServer } from './demoServer.ts';
import { launch } from './map.ts';
import { atMost, kb, table, type Comparison, type Part } from './part.ts';

const GOAL_BYTES = 50_000;

type Kind = 'shell' | 'map code' | 'font' | 'data';

/** A file that the browser fetched. */
interface Fetched {
	readonly path: string;
	readonly kind: Kind;
	/** With gzip, whether the server sent it so or not. */
	readonly gzBytes: number;
	readonly sentBytes: number;
}

/** MapLibre, its worker and its own style sheet are what the goal leaves out. */
function kindOf(path: string, type: string, text: string): Kind {
	if (type.includes('font')) return 'font';
	if (!/html|css|javascript/.test(type)) return 'data';
	const isMapLibre = text.includes('maplibregl-') && !type.includes('html') && text.length > 30_000;
	return isMapLibre || /maplibre-gl/.test(path) ? 'map code' : 'shell';
}

async function fetched(response: Response): Promise<Fetched | null> {
	if (response.status() !== 200) return null;
	const { pathname } = new URL(response.url());
	const body = await response.body();
	const { responseBodySize } = await response.request().sizes();
	const type = response.headers()['content-type'] ?? '';
	return {
		path: pathname.replace('/_app/immutable', '…'),
		kind: kindOf(pathname, type, body.toString('utf8')),
		gzBytes: type.includes('font') ? body.length : gzipSync(body, { level: 9 }).length,
		sentBytes: responseBodySize
	};
}

async function filesOf(browser: Browser, url: string): Promise<Fetched[]> {
	const context = await browser.newContext({
		viewport: { width: 1440, height: 900 },
		locale: 'nb-NO'
	});
	try {
		const page = await context.newPage();
		const pending: Promise<Fetched | null>[] = [];
		page.on('response', (response) => pending.push(fetched(response)));
		await page.goto(url, { waitUntil: 'networkidle' });
		const files = (await Promise.all(pending)).filter((file) => file !== null);
		// A file that is asked for twice comes from the browser's cache the second time.
		const once = new Map(files.toReversed().map((file) => [file.path, file]));
		return [...once.values()].toSorted((a, b) => b.gzBytes - a.gzBytes);
	} finally {
		await context.close();
	}
}

const sum = (files: readonly Fetched[], kind: Kind): number =>
	files.filter((file) => file.kind === kind).reduce((bytes, { gzBytes }) => bytes + gzBytes, 0);

function report(path: string, files: readonly Fetched[]): Comparison {
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
		`shell ${kb(bytes)} gz, ${kb(sent)} as sent (br; html as it is); apart from it, gz: ${rest.join(', ')}`
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
		for (const path of ['/', '/kart'])
			comparisons.push(report(path, await filesOf(browser, url + path)));
		return comparisons;
	} finally {
		await browser.close();
	}
}

/** How much html, js and css a browser fetches before it has a page; files that are data or fonts stand apart. */
export const shell: Part = { name: 'shell', missing: () => null, run };
