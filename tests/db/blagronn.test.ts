import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { erSmal } from '../../src/lib/domain/blagronn/korridor.ts';
import { UTEN_INNLOGGING } from '../../src/lib/server/auth/bruker.ts';
import { blagronnoversikt, lesBlagronn } from '../../src/lib/server/blagronn.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { boks, bygg, linje, OMRADE } from '../support/blagronn.ts';
import { andreTemaer, at, datasett, hensyn, sone, utenDatasett } from '../support/bolig.ts';
import { openTestDatabase } from '../support/database.ts';
import { finnes } from '../support/finnes.ts';
import { makeScenario, type MadeObject } from '../support/plan.ts';

let db: Database;
let planer = 0;
beforeAll(async () => {
	db = await openTestDatabase();
	// The municipality is there before its data sets.
	await makeScenario(db, [OMRADE], { planId: 'BG0' });
});
afterAll(() => db.close());
beforeEach(() => utenDatasett(db));

/** A straight river of 1 000 m from west to east. */
const ELV = linje([100, 500], [1100, 500]);
async function svarFor(objekter: readonly MadeObject[]) {
	const id = await makeScenario(db, [OMRADE, ...objekter], { planId: `BG${++planer}` });
	return blagronnoversikt(await lesBlagronn(db, id, UTEN_INNLOGGING));
}
/** null: not known, and then neither is the sum. */
const plus = (...tall: readonly (number | null)[]): number =>
	tall.reduce<number>((n, t) => n + (t ?? NaN), 0);
const elv = (wkt = ELV, dekning?: string) =>
	datasett(db, 'elv', { tema: 'elv', wkt, navn: 'Elva', ...(dekning && { dekning }) });

describe('a corridor', () => {
	it('is cut in the metres of its middle line that building purposes cover', async () => {
		await elv();
		const { corridors, network } = await svarFor([bygg('B1', boks(400, 400, 520, 600))]);
		expect(corridors).toMatchObject([{ name: 'Elva', lengthM: 1000, restWidthM: 0 }]);
		expect(corridors[0]?.cutM).toBeCloseTo(120, 2);
		const { objekter } = finnes(corridors[0]).proof.cut.bevis;
		expect(objekter).toMatchObject([{ navn: 'B1' }]);
		expect(objekter[0]?.bidrag).toBeCloseTo(120, 2);
		// A belt of 10 m on each side, in two parts.
		expect(network.components).toBe(2);
	});

	it('is as wide as it is between what is built on its two sides', async () => {
		await elv();
		const { corridors } = await svarFor([
			bygg('Nord', boks(200, 512, 300, 600)),
			bygg('Sør', boks(200, 300, 300, 472))
		]);
		expect(corridors[0]?.cutM).toBe(0);
		expect(corridors[0]?.restWidthM).toBeCloseTo(40, 2);
		expect(erSmal(finnes(corridors[0]))).toBe(false);
		expect(corridors[0]?.proof.restWidth?.bevis.merknader.join()).toMatch(/Nord/);
	});

	it('is measured aslant where the two sides stand aslant, and where it bends', async () => {
		await elv(linje([100, 500], [600, 500], [600, 1000]));
		const { corridors } = await svarFor([
			bygg('A', boks(200, 520, 300, 600)),
			bygg('B', boks(330, 400, 400, 480))
		]);
		// 30 m along and 40 m across.
		expect(corridors[0]?.restWidthM).toBeCloseTo(50, 2);
	});

	it('is open where they are built on one side alone, or far away', async () => {
		await elv();
		const { corridors } = await svarFor([
			bygg('Nord', boks(200, 505, 300, 600)),
			bygg('Sør', boks(200, 200, 300, 399))
		]);
		expect(corridors).toMatchObject([{ restWidthM: null, cutM: 0 }]);
	});

	it('is not cut by a zone that has it for its border, and is by two that meet in it', async () => {
		await elv();
		const nord = bygg('Nord', boks(200, 500, 300, 600));
		const [en] = (await svarFor([nord])).corridors;
		expect(en).toMatchObject({ cutM: 0, restWidthM: null });
		const [to] = (await svarFor([nord, bygg('Sør', boks(200, 400, 300, 500))])).corridors;
		expect(to?.restWidthM).toBe(0);
	});

	it('goes from confluence to confluence, by the same id in every plan', async () => {
		await elv();
		await datasett(db, 'bekker', { tema: 'bekk', wkt: linje([600, 900], [600, 500]) });
		const [en, to] = [await svarFor([]), await svarFor([bygg('B', at(1500, 1500, 100))])];
		expect(en.corridors.map((k) => [k.name, k.lengthM])).toEqual(
			expect.arrayContaining([
				['Elva, strekning 1 av 2', 500],
				['Elva, strekning 2 av 2', 500],
				['Bekk 1 uten navn', 400]
			])
		);
		expect(to.corridors.map((k) => k.id)).toEqual(en.corridors.map((k) => k.id));
	});
});

describe('the kantsone', () => {
	it('is free where no building purpose lies nearer than its width on either side', async () => {
		await elv();
		const { kantsone } = await svarFor([bygg('B1', boks(400, 505, 500, 700))]);
		expect(kantsone.lengthM).toBe(1000);
		// Round each corner: √(10² − 5²) and so on.
		for (const { widthM, buildingM, freeM, proof } of kantsone.widths) {
			expect(buildingM).toBeCloseTo(100 + 2 * Math.sqrt(widthM ** 2 - 25), 0);
			expect(plus(freeM, buildingM)).toBeCloseTo(1000, 6);
			const soner = proof.building.bevis.objekter.reduce((n, { bidrag }) => n + bidrag, 0);
			expect(soner).toBeCloseTo(finnes(buildingM), 6);
		}
		expect(kantsone.share).toBeCloseTo(1 - 0.11732, 4);
	});

	it('begins at the bank where the river is drawn as a surface', async () => {
		await elv();
		await datasett(db, 'vann', { tema: 'vann', wkt: boks(100, 485, 1100, 515) });
		// 20 m from the middle and 5 m from the bank, which is 15 m out.
		const { kantsone } = await svarFor([bygg('B1', boks(400, 520, 500, 700))]);
		expect(kantsone.widths[0]?.buildingM).toBeGreaterThanOrEqual(100);
		const { kantsone: fri } = await svarFor([bygg('B1', boks(400, 526, 500, 700))]);
		expect(fri.widths[0]?.buildingM).toBe(0);
	});

	it('begins at the bank also where the surface is drawn in two that meet in the middle of the river', async () => {
		await elv();
		await datasett(db, 'vann', { tema: 'vann', wkt: boks(100, 485, 1100, 500) });
		await datasett(db, 'vann-2', { tema: 'vann', wkt: boks(100, 500, 1100, 515) });
		const { kantsone } = await svarFor([bygg('B1', boks(400, 520, 500, 700))]);
		expect(kantsone.widths[0]?.buildingM).toBeGreaterThanOrEqual(100);
	});

	it('says what is not mapped, and what is not loaded, in dekar of their own', async () => {
		await elv(ELV, at(0, 0, 1000));
		const { unmapped, omitted } = await svarFor([]);
		expect(unmapped).toContainEqual({
			theme: 'vassdrag',
			state: 'ikke kartlagt',
			areaM2: 3_000_000
		});
		expect(unmapped).toContainEqual({ theme: 'vann', state: 'ikke vurdert', areaM2: 4_000_000 });
		expect(omitted.join(' ')).toContain('bare på åpne datasett');
	});

	it('does not call it free beside a purpose that the plan does not tell', async () => {
		await elv();
		const { kantsone, corridors } = await svarFor([
			sone('X', undefined, 2, boks(400, 400, 520, 600))
		]);
		expect(corridors[0]).toMatchObject({ cutM: 0 });
		expect(corridors[0]?.unknownM).toBeCloseTo(120, 2);
		const ti = finnes(kantsone.widths[0]);
		expect(plus(ti.freeM, ti.unknownM)).toBeCloseTo(1000, 6);
		expect(ti.unknownM).toBeCloseTo(140, 1);
	});
});

describe('the network', () => {
	it('is one kind and another with nothing twice, and what is built on is not of it', async () => {
		await datasett(db, 'naturtype', { tema: 'naturtype', wkt: at(50, 0, 100) });
		const { network } = await svarFor([
			sone('G1', 3040, 1, at(0, 0, 100)),
			hensyn('KpAngittHensynSone', 540, boks(0, 0, 300, 100)),
			bygg('B1', boks(200, 0, 300, 100))
		]);
		expect(network.parts.map((p) => [p.kind, p.areaM2, p.buildingM2])).toEqual([
			['Grønnstruktur', 10_000, 0],
			['Hensynssoner H540 og H560', 10_000, 10_000],
			// Nobody has loaded them: they have no size, and are not nought.
			['Belter langs elver og bekker', null, null],
			['Flomveier', null, null]
		]);
		expect(network.areaM2).toBe(20_000);
		expect(network).toMatchObject({ components: 1, largestM2: 20_000 });
	});

	it('hangs together over ten metres and not over eleven', async () => {
		const [naer, fjern] = [
			await svarFor([sone('G1', 3001, 1, at(0, 0, 100)), sone('G2', 3001, 1, at(110, 0, 100))]),
			await svarFor([sone('G1', 3001, 1, at(0, 0, 100)), sone('G2', 3001, 1, at(111, 0, 100))])
		];
		expect(naer.continuity).toBe(1);
		expect(fjern.continuity).toBeCloseTo(0.5, 12);
		expect(fjern.proof.continuity.bevis.objekter.map(({ bidrag }) => bidrag)).toEqual([25, 25]);
	});
});

describe('dwellings near green', () => {
	const bolig = async (x: number, y: number, antall: number): Promise<void> => {
		await db.query(sql`
			insert into bygning (datasett_id, kommunenummer, boliger, geom)
			select id, '3443', ${antall}, ST_GeomFromText(${at(x, y, 10)}, 25832) from datasett where kode = 'bygning'`);
	};

	it('are within 200 m of five dekar of green that hangs together, in a straight line', async () => {
		const id = await makeScenario(
			db,
			[OMRADE, sone('G1', 3040, 1, at(0, 0, 71)), sone('G2', 3040, 1, at(1000, 1000, 70))],
			{ planId: `BG${++planer}` }
		);
		await datasett(db, 'bygning', { tema: 'bygning', wkt: null });
		await bolig(270, 10, 3);
		await bolig(272, 10, 5);
		await bolig(1000, 900, 7);
		const svar = blagronnoversikt(await lesBlagronn(db, id, UTEN_INNLOGGING));
		expect(svar.dwellings.existing).toMatchObject({ near: 3, total: 15 });
		expect(svar.dwellings.existing.share).toBeCloseTo(0.2, 12);
		expect(svar.dwellings.existing.proof.near.bevis.objekter).toMatchObject([
			{ navn: 'G1', bidrag: 3 }
		]);
	});

	it('are not known where no buildings are loaded', async () => {
		const svar = await svarFor([sone('G1', 3040, 1, at(0, 0, 100))]);
		expect(svar.dwellings.existing.proof.near).toMatchObject({
			verdi: null,
			tilstand: 'ikke vurdert'
		});
	});

	it('that are planned count by the part of their zone that lies near', async () => {
		await andreTemaer(db);
		await datasett(db, 'vann', { tema: 'vann', wkt: null });
		await datasett(db, 'tettsted', { tema: 'tettsted', wkt: null });
		const svar = await svarFor([
			sone('G1', 3040, 1, boks(0, 0, 100, 400)),
			bygg('B1', boks(200, 0, 400, 400))
		]);
		const { near, total, proof } = svar.dwellings.planned;
		expect(finnes(total)).toBeGreaterThan(0);
		expect((near ?? 0) / finnes(total)).toBeCloseTo(0.5, 3);
		expect(proof.near.bevis.objekter).toMatchObject([{ navn: 'B1' }]);
	});
});
