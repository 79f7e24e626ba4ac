import { randomUUID } from 'node:crypto';
import type { Geometry } from 'geojson';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UTEN_INNLOGGING, type Bruker } from '../../src/lib/server/auth/bruker.ts';
import {
	provKorridorer,
	tegnegrunnlag,
	type Tegnetobjekt
} from '../../src/lib/server/blagronnTegning.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { boks, bygg, E, linje, N, OMRADE } from '../support/blagronn.ts';
import { datasett, utenDatasett } from '../support/bolig.ts';
import { openTestDatabase } from '../support/database.ts';
import { finnes } from '../support/finnes.ts';
import { makeScenario } from '../support/plan.ts';

const PLANLEGGER: Bruker = { ...UTEN_INNLOGGING, rolle: 'planlegger' };
let db: Database;
let planer = 0;
beforeAll(async () => {
	db = await openTestDatabase();
	await makeScenario(db, [OMRADE], { planId: 'BG0' });
});
afterAll(() => db.close());
beforeEach(() => utenDatasett(db));

const elv = () =>
	datasett(db, 'elv', { tema: 'elv', wkt: linje([100, 500], [1100, 500]), navn: 'Elva' });

describe('a zone that is being drawn', () => {
	const ring = (x0: number, y0: number, x1: number, y1: number): Geometry => ({
		type: 'Polygon',
		coordinates: [
			[
				[E + x0, N + y0],
				[E + x1, N + y0],
				[E + x1, N + y1],
				[E + x0, N + y1],
				[E + x0, N + y0]
			]
		]
	});
	const nytt = (
		geometry: Geometry | null,
		kode: number | null = 1110,
		lokalId: string = randomUUID()
	) => ({
		lokalId,
		objekttype: 'KpArealformålOmråde',
		kode,
		geometry
	});

	it('has the gap it makes told exactly, as it will be when it is stored, and the corridors that it does not reach left out', async () => {
		await elv();
		await datasett(db, 'bekker', { tema: 'bekk', wkt: linje([0, 1900], [900, 1900]) });
		const sor = bygg('Sør', boks(200, 300, 300, 480));
		const id = await makeScenario(db, [OMRADE, sor], { planId: `BG${++planer}` });
		const prov = (...objekter: Tegnetobjekt[]) => provKorridorer(db, id, PLANLEGGER, objekter);
		const [over] = await prov(nytt(ring(400, 400, 520, 600)));
		expect(over).toMatchObject({ restWidthM: 0 });
		expect(over?.cutM).toBeCloseTo(120, 2);
		const smal = await prov(nytt(ring(200, 512, 300, 600)));
		expect(smal).toHaveLength(1);
		expect(smal[0]?.restWidthM).toBeCloseTo(32, 2);
		expect(await prov(nytt(ring(200, 512, 300, 600), 3040))).toMatchObject([{ restWidthM: null }]);
		expect(await prov(nytt(ring(1500, 1000, 1600, 1100)))).toEqual([]);
	});

	it('takes the place of what is stored, also where it is deleted', async () => {
		await elv();
		const id = await makeScenario(
			db,
			[OMRADE, bygg('B1', boks(400, 400, 520, 600)), bygg('B2', boks(50, 1500, 60, 1600))],
			{ planId: `BG${++planer}` }
		);
		const { corridors, zones } = await tegnegrunnlag(db, id, PLANLEGGER);
		expect(corridors).toMatchObject([{ name: 'Elva', restWidthM: 0 }]);
		expect(corridors[0]?.line).toEqual([
			[E + 100, N + 500],
			[E + 1100, N + 500]
		]);
		expect(zones).toHaveLength(1);
		const lokalId = finnes(zones[0]).lokalId;
		expect(await provKorridorer(db, id, PLANLEGGER, [nytt(null, 1110, lokalId)])).toMatchObject([
			{ cutM: 0, restWidthM: null }
		]);
	});

	it('may cross itself for a moment', async () => {
		await elv();
		const id = await makeScenario(db, [OMRADE], { planId: `BG${++planer}` });
		const [p, q, r, s] = [
			[E + 400, N + 400],
			[E + 520, N + 600],
			[E + 520, N + 400],
			[E + 400, N + 600]
		] as const;
		const sloyfe: Geometry = {
			type: 'Polygon',
			coordinates: [[[...p], [...q], [...r], [...s], [...p]]]
		};
		const [svar] = await provKorridorer(db, id, PLANLEGGER, [nytt(sloyfe)]);
		expect(svar?.restWidthM).toBe(0);
	});
});
