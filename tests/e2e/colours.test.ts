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
