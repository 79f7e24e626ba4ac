import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { startServer, type RunningServer } from '../support/server.ts';

/** The illustration plan, drawn by the built application, against the national table: twenty purposes by their pixels. */
let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ demo: true });
});
test.afterAll(() => server.stop());

interface Zone {
	readonly lokalId: string;
	readonly kode: number;
	readonly arealbruksstatus: number;
	readonly areaM2: number;
	readonly center: [number, number];
}
interface View {
	readonly zoom: number;
	readonly lng: number;
	readonly lat: number;
}

const table = JSON.parse(
	readFileSync(new URL('../../src/lib/map/tegneregler/arealformal.json', import.meta.url), 'utf8')
) as {
	verdier: {
		kode: number;
		navaerende: { farge?: string; monster?: object };
		framtidig: { farge?: string; monster?: object };
	}[];
};

/** The table's plain fill; undefined for stripes and for status 3, which has bands. */
function tableColour({ kode, arealbruksstatus }: Zone): string | undefined {
	const rule = table.verdier.find((r) => r.kode === kode);
	const fill = arealbruksstatus === 2 ? rule?.framtidig : rule?.navaerende;
	return arealbruksstatus === 3 || fill?.monster ? undefined : fill?.farge;
}

/** Everything but the purposes' fills is switched off, so that a pixel is a fill. */
const only = [
	...['planomrade', 'feltnavn', 'bestemmelse', 'linje', 'punkt', 'sonenavn', 'navn', 'veg'],
	...['bane', 'vann', 'bygning', 'eiendom', 'tettsted', 'kommune'],
	...['sikringsone', 'stoysone', 'faresone', 'infrastruktursone', 'angitthensynsone'].map(hensyn),
	...['bandleggingsone', 'gjennomforingsone', 'detaljeringsone'].map(hensyn)
];
function hensyn(kind: string): string {
	return `hensynssone-${kind}`;
}

async function zones(page: Page): Promise<Zone[]> {
	const api = `${server.url}/api/scenarios/1/objects`;
	const { rows } = (await (await page.request.get(`${api}?tema=arealformal`)).json()) as {
		rows: Zone[];
	};
	const largest = new Map<string, Zone>();
	for (const row of rows) {
		const key = `${row.kode}-${row.arealbruksstatus}`;
		if (tableColour(row) && row.areaM2 > (largest.get(key)?.areaM2 ?? 0)) largest.set(key, row);
	}
	const chosen = [...largest.values()].toSorted((a, b) => a.kode - b.kode).slice(0, 20);
	return Promise.all(
		chosen.map(async (zone) => {
			const detail = (await (await page.request.get(`${api}/${zone.lokalId}`)).json()) as Zone;
			return { ...zone, center: detail.center };
		})
	);
}

/** The colour in the middle of the map, from a screenshot read in the page. */
async function middlePixel(page: Page): Promise<string> {
	const shot = await page.getByTestId('kart').screenshot();
	return page.evaluate(async (data) => {
		const image = new Image();
		image.src = `data:image/png;base64,${data}`;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = image.width;
		canvas.height = image.height;
		const context = canvas.getContext('2d');
		context?.drawImage(image, 0, 0);
		const [x, y] = [Math.floor(image.width / 2), Math.floor(image.height / 2)];
		const [r = 0, g = 0, b = 0] = context?.getImageData(x, y, 1, 1).data ?? [];
		return `#${[r, g, b].map((v) => v.toString(16).padStart(2, '0')).join('')}`;
	}, shot.toString('base64'));
}

async function show(page: Page, { zoom, lat, lng }: View): Promise<void> {
	const lag = only.map((id) => `-${id}`).join('.');
	await page.goto(`${server.url}/kart?scenario=1&kart=${zoom}/${lat}/${lng}&lag=${lag}`);
	await page.waitForSelector('[data-idle="true"]', { timeout: 60_000 });
}

test('twenty purposes have the national colour on the screen', async ({ page }) => {
	test.setTimeout(400_000);
	await page.setViewportSize({ width: 800, height: 600 });
	const chosen = await zones(page);
	expect(chosen).toHaveLength(20);
	for (const zone of chosen) {
		const [lng, lat] = zone.center;
		await show(page, { zoom: 18, lng, lat });
		const colour = await middlePixel(page);
		expect(colour, `kode ${zone.kode}, status ${zone.arealbruksstatus}`).toBe(tableColour(zone));
	}
});

test.describe('the interfaces that others call', () => {
	const aNumber: unknown = expect.any(Number);
	const aString: unknown = expect.any(String);
	const get = (path: string, headers: Record<string, string> = {}) =>
		fetch(server.url + path, { headers });
	const problem = async (path: string) => {
		const answer = await get(path);
		const body = (await answer.json()) as { code: string; detail: string; status: number };
		expect(answer.headers.get('content-type')).toContain('application/problem+json');
		expect(body.status).toBe(answer.status);
		expect(body.code).toMatch(/^[a-z-]+$/);
		expect(body.detail.length).toBeGreaterThan(10);
		return answer.status;
	};

	test('health, plans and scenarios have the shapes that were agreed', async () => {
		expect(await (await get('/api/health')).json()).toMatchObject({
			ok: true,
			engine: 'embedded',
			postgis: expect.stringMatching(/^3\./),
			version: expect.stringMatching(/^\d/)
		});
		const plans = (await (await get('/api/plans')).json()) as object[];
		expect(plans[0]).toMatchObject({
			id: 1,
			kommunenummer: '3443',
			planidentifikasjon: 'ILLUSTRASJON-1',
			plantype: 20,
			planstatus: 3
		});
		const scenarios = (await (await get('/api/scenarios?plan=1')).json()) as object[];
		expect(scenarios).toEqual([
			expect.objectContaining({ id: 1, plan: 1, kind: 'gjeldende', revision: 1 })
		]);
	});

	test('objects are GeoJSON in lng/lat, or in the plan’s zone with centimetres', async () => {
		const query = 'objekttype=KpFareSone';
		const answer = await get(`/api/scenarios/1/objects.geojson?${query}`);
		const { features } = (await answer.json()) as {
			features: {
				properties: Record<string, unknown>;
				geometry: { coordinates: number[][][] };
			}[];
		};
		expect(features.length).toBeGreaterThan(2);
		expect(features[0]?.properties).toMatchObject({
			objekttype: 'KpFareSone',
			kode: aNumber,
			formal: aString,
			areaM2: aNumber,
			version: 1
		});
		const utm = (await (
			await get(`/api/scenarios/1/objects.geojson?${query}&srid=25832`)
		).json()) as { merknad: string; features: typeof features };
		const ordinates = utm.features.flatMap(({ geometry }) => geometry.coordinates.flat(2));
		expect(ordinates.length).toBeGreaterThan(100);
		expect(ordinates.filter((n) => Math.abs(n * 100 - Math.round(n * 100)) > 1e-4)).toEqual([]);
		expect(ordinates[0]).toBeGreaterThan(580_000);
		expect(utm.merknad).toContain('Illustrasjon');
		const etag = answer.headers.get('etag') ?? '';
		const again = await get(`/api/scenarios/1/objects.geojson?${query}`, {
			'if-none-match': etag
		});
		expect(again.status).toBe(304);
	});

	test('housing tells need and capacity for each tettsted and period', async () => {
		const body = (await (await get('/api/scenarios/1/housing')).json()) as {
			areas: { tettsted: string; period: string; zones: string[] }[];
			parameters: object;
		};
		const raufoss = body.areas.find(({ tettsted }) => tettsted === 'Raufoss');
		expect(raufoss).toMatchObject({
			need: aNumber,
			capacity: {
				min: aNumber,
				mid: aNumber,
				max: aNumber
			},
			unmapped: aNumber
		});
		expect(raufoss?.zones.length).toBeGreaterThan(0);
		expect(body.parameters).toBeTruthy();
		const regneark = await (await get('/api/scenarios/1/housing.csv')).text();
		expect(regneark).toContain(`\r\nRaufoss;${body.areas[0]?.period};`);
		expect(await (await get('/api/scenarios/1/housing?format=csv')).text()).toBe(regneark);
	});

	test('nonsense is 400, the unknown and the hidden are 404, an empty tile is 204', async () => {
		for (const path of [
			'/api/scenarios/x/objects.geojson',
			'/api/scenarios/1/objects.geojson?bbox=1,2,3',
			'/api/scenarios/1/objects.geojson?srid=3857',
			'/tiles/1/99/0/0.mvt',
			'/tiles/1/a/0/0.mvt',
			'/api/scenarios?plan=x'
		])
			expect(await problem(path), path).toBe(400);
		// 2 and 3 are the planutvalg's and the planners': the public does not learn that they are there.
		for (const path of [
			'/api/scenarios/2/objects.geojson',
			'/api/scenarios/3/objects',
			'/api/scenarios/2/housing',
			'/api/scenarios/2/housing.csv',
			'/tiles/2/9/271/147.mvt',
			'/api/search?q=B&scenario=3',
			'/api/scenarios/999/housing',
			'/api/nothing'
		])
			expect(await problem(path), path).toBe(404);
		expect((await get('/tiles/1/9/0/0.mvt')).status).toBe(204);
		expect(await problem('/api/imports/1')).toBe(403);
	});

	test('a tile is gzipped, and not sent again while nothing changes', async () => {
		const first = await get('/tiles/1/9/271/147.mvt');
		expect(first.status).toBe(200);
		expect(first.headers.get('content-encoding')).toBe('gzip');
		const etag = first.headers.get('etag') ?? '';
		const again = await get('/tiles/1/9/271/147.mvt', { 'if-none-match': etag });
		expect(again.status).toBe(304);
	});

	test('a token opens what its role may see, and a wrong one opens nothing', async () => {
		const token = await server.cli('token', 'add', 'skript', '--role', 'plansjef');
		const withToken = (value: string) =>
			get('/api/scenarios', { authorization: `Bearer ${value}` });
		expect(await (await withToken(token)).json()).toHaveLength(3);
		expect((await withToken(`${token}x`)).status).toBe(401);
		const hits = (await (await get('/api/search?q=farlig')).json()) as { treff: unknown[] };
		expect(hits.treff).toEqual([]);
	});
});
