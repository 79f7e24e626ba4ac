import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasettLines } from '../../src/cli/commands/importReport.ts';
import { importDatasett } from '../../src/lib/server/import/datasett.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await db.query(sql`
		insert into kommune (kommunenummer, navn, srid) values ('3443', 'Vestre Toten', 25832)`);
});
afterAll(() => db.close());

type Punkt = readonly [number, number];
const [E, N] = [590_000, 6_733_000];
const lukket = (...punkter: Punkt[]) =>
	[...punkter, ...punkter.slice(0, 1)].map(([x, y]) => [E + x, N + y]);
const kvadrat = (x: number, y: number, side: number) =>
	lukket([x, y], [x + side, y], [x + side, y + side], [x, y + side]);
const vann = (ring: number[][] | null) => ({
	type: 'Feature',
	properties: { OBJTYPE: 'vann' },
	geometry: ring && { type: 'Polygon', coordinates: [ring] }
});
/** A lake whose border crosses itself, within a box of 100 × 100 metres. */
const slofe = (x: number, y: number) =>
	vann(lukket([x, y], [x + 100, y + 100], [x + 100, y], [x, y + 100]));
const fil = (features: object[]) =>
	Buffer.from(
		JSON.stringify({
			type: 'FeatureCollection',
			crs: { type: 'name', properties: { name: 'EPSG:25832' } },
			features
		})
	);

/** The data set «Vann» read anew, with a coverage of one square kilometre, and what is then known of the ground. */
async function lest(features: object[]) {
	const report = await importDatasett(db, {
		bytes: fil(features),
		filnavn: 'vann.geojson',
		dekning: { bytes: fil([vann(kvadrat(0, 0, 1000))]), filnavn: 'dekning.geojson' },
		navn: 'Vann',
		tilgang: 'open',
		kommune: '3443',
		hvem: 'Pia'
	});
	const kjent = async (x: number, y: number): Promise<boolean> => {
		const data = JSON.stringify([{ id: report.id, slag: 'vann' }]);
		const { rows } = await db.query<{ kjent: boolean }>(sql`
			select ST_Intersects(d.kjent, ST_SetSRID(ST_MakePoint(${E + x}::float8, ${N + y}::float8), 25832)) as kjent
			from boligdekning(${data}::jsonb,
				ST_MakeEnvelope(${E}::float8, ${N}::float8, ${E + 1000}::float8, ${N + 1000}::float8, 25832)) d
			where d.slag = 'vann'`);
		return rows[0]?.kjent ?? false;
	};
	return { report, kjent };
}

describe('what was put aside when a data set was read', () => {
	it('is no hole in what the data set knows when nothing was', async () => {
		const { report, kjent } = await lest([vann(kvadrat(10, 10, 50))]);
		expect(report.dekningM2).toBeCloseTo(1e6, 0);
		expect(report.avvik).toEqual([]);
		expect(await kjent(450, 450)).toBe(true);
	});

	it('is ground that is not mapped, within its box', async () => {
		const { report, kjent } = await lest([vann(kvadrat(10, 10, 50)), slofe(400, 400)]);
		expect(report.lagtTilSide.ugyldig).toBe(1);
		expect(report.dekningM2).toBeCloseTo(1e6 - 102 * 102, 0);
		expect(report.avvik[0]).toMatchObject({
			rule: 'import.dekning.redusert',
			severity: 'advarsel',
			message: expect.stringContaining('«ikke kartlagt»') as string
		});
		expect(await kjent(450, 450)).toBe(false);
		expect(await kjent(600, 450)).toBe(true);
	});

	it.each([
		['without a place', vann(null)],
		['far outside Norway', vann(kvadrat(9e6, 0, 100))]
	])('%s makes the whole coverage unknown, and that is said', async (_, objekt) => {
		const { report, kjent } = await lest([vann(kvadrat(10, 10, 50)), slofe(400, 400), objekt]);
		expect(report.dekningM2).toBeNull();
		expect(report.avvik[0]).toMatchObject({ rule: 'import.dekning.ukjent', severity: 'advarsel' });
		expect(await kjent(800, 800)).toBe(false);
		expect(datasettLines(report)).toContain(
			'Dekning: ukjent, fordi objekter er lagt til side. Utenfor objektene er svaret «ikke kartlagt».'
		);
	});

	it('over the whole coverage leaves none of it', async () => {
		const { report } = await lest([
			vann(kvadrat(10, 10, 50)),
			vann(lukket([-10, -10], [1010, 1010], [1010, -10], [-10, 1010]))
		]);
		expect(report.dekningM2).toBeNull();
		expect(report.avvik[0]).toMatchObject({ rule: 'import.dekning.ukjent' });
	});

	it('and mended in a new reading is known again', async () => {
		const { report, kjent } = await lest([vann(kvadrat(10, 10, 50)), vann(kvadrat(400, 400, 100))]);
		expect(report.dekningM2).toBeCloseTo(1e6, 0);
		expect(await kjent(450, 450)).toBe(true);
	});
});
