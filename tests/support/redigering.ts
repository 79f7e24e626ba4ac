import { expect, type Page } from '@playwright/test';

/** Where the editor's map looks, so that a test can point at a place on the ground. */
export interface Utsnitt {
	readonly zoom: number;
	readonly lat: number;
	readonly lng: number;
}

type LngLat = readonly [number, number];

const mercator = ([lng, lat]: LngLat): [number, number] => {
	const sin = Math.sin((lat * Math.PI) / 180);
	return [lng / 360 + 0.5, 0.5 - Math.atanh(sin) / (2 * Math.PI)];
};

/** The editor of a scenario, open at a place, and the hands of a planner. */
export class Redigering {
	readonly page: Page;
	readonly #utsnitt: Utsnitt;

	constructor(page: Page, utsnitt: Utsnitt) {
		this.page = page;
		this.#utsnitt = utsnitt;
	}

	static async apne(page: Page, url: string, scenario: number, utsnitt: Utsnitt) {
		const { zoom, lat, lng } = utsnitt;
		await page.goto(`${url}/scenarier/${scenario}/rediger?kart=${zoom}/${lat}/${lng}`);
		const redigering = new Redigering(page, utsnitt);
		await redigering.rolig();
		return redigering;
	}

	get kart() {
		return this.page.getByRole('application', { name: /^Redigering av/ });
	}

	/** The map is drawn. */
	async rolig(): Promise<void> {
		await this.page.waitForSelector('[data-testid=kart][data-idle=true]', { timeout: 60_000 });
	}

	/** Where on the screen a place is. */
	async punkt(place: LngLat): Promise<[number, number]> {
		const box = await this.kart.boundingBox();
		if (!box) throw new Error('no map');
		const { zoom, lat, lng } = this.#utsnitt;
		const world = 512 * 2 ** zoom;
		const [x, y] = mercator(place);
		const [cx, cy] = mercator([lng, lat]);
		return [box.x + box.width / 2 + (x - cx) * world, box.y + box.height / 2 + (y - cy) * world];
	}

	async klikk(place: LngLat): Promise<void> {
		const [x, y] = await this.punkt(place);
		await this.page.mouse.move(x, y);
		await this.page.mouse.click(x, y);
	}

	/** Chooses the zone at a place, and waits until the panel tells of it. */
	async velg(place: LngLat, navn: string | RegExp): Promise<void> {
		await this.klikk(place);
		await expect(this.panel.getByRole('heading', { level: 2, name: navn })).toBeVisible();
	}

	get panel() {
		return this.page.getByRole('complementary');
	}

	/** Takes a tool by its key ('': the one in hand), draws corner by corner, and ends with Enter. */
	async tegn(tast: string, places: readonly LngLat[]): Promise<void> {
		await this.kart.focus();
		if (tast !== '') await this.page.keyboard.press(tast);
		for (const place of places) {
			await this.klikk(place);
			// terra-draw takes two clicks within a moment for a double click.
			await this.page.waitForTimeout(350);
		}
		await this.kart.focus();
		await this.page.keyboard.press('Enter');
	}

	/** `mens`: what is looked at while it is still in the hand. */
	async dra(
		from: LngLat,
		byPx: readonly [number, number],
		mens: () => Promise<void> = () => Promise.resolve()
	): Promise<void> {
		const [x, y] = await this.punkt(from);
		await this.page.mouse.move(x, y);
		await this.page.mouse.down();
		await this.page.mouse.move(x + byPx[0] / 2, y + byPx[1] / 2, { steps: 3 });
		await this.page.mouse.move(x + byPx[0], y + byPx[1], { steps: 3 });
		await mens();
		await this.page.mouse.up();
	}

	/** What the last edit did, in words. */
	async sist(tekst: RegExp): Promise<void> {
		const siste = this.page.getByTestId('siste');
		// The ground around may have to be fetched first, and the embedded engine may be reckoning homes.
		try {
			await expect(siste).toHaveText(tekst, { timeout: 20_000 });
		} catch (cause) {
			const avslag = (await this.page.locator('.avslag').allTextContents()).join(' ');
			throw new Error(`the editor refused: «${avslag}»`, { cause });
		}
	}

	/** Everything that was done is stored. */
	async lagret(): Promise<void> {
		await expect(this.page.locator('.statuslinje')).toContainText(/Lagret \d\d:\d\d/, {
			// The embedded engine has one connection, and may be reckoning homes on it.
			timeout: 30_000
		});
	}
}
