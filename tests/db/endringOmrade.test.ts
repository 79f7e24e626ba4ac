import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Operasjon } from '../../src/lib/domain/plan/endring.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { openTestDatabase } from '../support/database.ts';
import { avvikOf, endre, ny, stand } from '../support/endre.ts';
import { polygon, ring } from '../support/planbygger.ts';
import { endret, lagRutenett, omradeId, ruteId, type Rutenett } from '../support/rutenett.ts';

let db: Database;
let nett: Rutenett;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
	nett = await lagRutenett(db, { planId: randomUUID() });
});

const i = (operations: readonly Operasjon[], id = nett.id) => endre(db, id, operations);

describe('a change of the plan area', () => {
	const omrade = (bredde: number, version = 1, id = omradeId) =>
		endret(id, version, polygon(ring([0, 0], [bredde, 0], [bredde, 300], [0, 300])));
	const nytt = (bredde: number) => {
		const flate = polygon(ring([0, 0], [bredde, 0], [bredde, 300], [0, 300]));
		return { ...ny(flate), properties: { objekttype: 'KpOmråde' } };
	};

	it('that takes in ground without a purpose is refused, with where and how much', async () => {
		const before = await stand(db, nett.id);
		const avvik = await avvikOf(i([omrade(320)]));
		expect(avvik).toMatchObject([
			{ rule: 'plan.formal.glipe', severity: 'feil', place: { type: 'Polygon' } }
		]);
		expect(avvik[0]?.areaM2).toBeCloseTo(6000, 1);
		expect(await stand(db, nett.id)).toEqual(before);
	});

	it('that takes in ground with the purpose for it is had', async () => {
		const sone = ny(polygon(ring([300, 0], [320, 0], [320, 300], [300, 300])));
		expect(await i([omrade(320), sone])).toMatchObject({ revision: 2 });
		const avvik = await avvikOf(i([{ op: 'delete', lokalId: sone.lokalId, version: 1 }]));
		expect(avvik).toMatchObject([{ rule: 'plan.formal.glipe' }]);
		// And goes back as it came.
		const tilbake = await i([omrade(300, 2), { op: 'delete', lokalId: sone.lokalId, version: 1 }]);
		expect(tilbake).toMatchObject({ revision: 3, avvik: [] });
	});

	it('that leaves purposes outside is refused, each of them', async () => {
		const avvik = await avvikOf(i([omrade(280)]));
		expect(avvik.map(({ rule, object }) => [rule, object]).sort()).toEqual(
			[0, 1, 2].map((rad) => ['plan.objekt.utenfor', ruteId(2, rad)]).sort()
		);
		for (const { areaM2 } of avvik) expect(areaM2).toBeCloseTo(2000, 1);
	});

	it('of another level has nothing to do with the purposes of this', async () => {
		const under = nytt(50);
		await i([{ ...under, properties: { ...under.properties, vertikalniva: 1 } }]);
		expect(await i([omrade(60, 1, under.lokalId)])).toMatchObject({ revision: 3 });
		// Moved to the ground, it is inside what is there.
		await i([
			{ op: 'update', lokalId: under.lokalId, version: 2, properties: { vertikalniva: 2 } }
		]);
		// And this one alone is not all that the purposes fill.
		const avvik = await avvikOf(i([{ op: 'delete', lokalId: omradeId, version: 1 }]));
		expect(new Set(avvik.map(({ rule }) => rule))).toEqual(new Set(['plan.objekt.utenfor']));
	});

	it('may be of its name, and of more vertices on its sides', async () => {
		await i([{ op: 'update', lokalId: omradeId, version: 1, properties: { omrNavn: 'Planen' } }]);
		const hel = polygon(ring([0, 0], [150, 0], [300, 0], [300, 300], [0, 300]));
		expect(await i([endret(omradeId, 2, hel)])).toMatchObject({ revision: 3 });
	});

	it.each<[string, Operasjon]>([
		['deleted', { op: 'delete', lokalId: omradeId, version: 1 }],
		[
			'moved to another level',
			{ op: 'update', lokalId: omradeId, version: 1, properties: { vertikalniva: 1 } }
		],
		[
			'made into something else',
			{
				op: 'update',
				lokalId: omradeId,
				version: 1,
				properties: { objekttype: 'KpBestemmelseOmråde' }
			}
		]
	])('the last one of purposes is not %s, and the planner is told what to do', async (_, bort) => {
		const before = await stand(db, nett.id);
		const avvik = await avvikOf(i([bort]));
		expect(avvik).toMatchObject([
			{
				rule: 'plan.omrade.mangler',
				severity: 'feil',
				object: omradeId,
				place: { type: 'Polygon' }
			}
		]);
		expect(avvik[0]?.message).toContain('Tegn et nytt planområde, eller slett formålene,');
		expect(await stand(db, nett.id)).toEqual(before);
	});

	it('goes with the last of its purposes', async () => {
		const soner = [0, 1, 2].flatMap((rad) =>
			[0, 1, 2].map((kolonne): Operasjon => ({
				op: 'delete',
				lokalId: ruteId(kolonne, rad),
				version: 1
			}))
		);
		await i([...soner, { op: 'delete', lokalId: omradeId, version: 1 }]);
		expect((await stand(db, nett.id)).objekter).toEqual([]);
	});

	it('is taken the place of by another', async () => {
		const bort: Operasjon = { op: 'delete', lokalId: omradeId, version: 1 };
		expect(await i([bort, nytt(300)])).toMatchObject({ revision: 2, avvik: [] });
	});

	it('drawn where there was none fits the outline of the purposes, or is refused', async () => {
		const { id } = await lagRutenett(db, { planId: randomUUID(), planomrade: false });
		const stort = await avvikOf(i([nytt(310)], id));
		expect(stort).toMatchObject([{ rule: 'plan.formal.glipe' }]);
		expect(await i([nytt(300)], id)).toMatchObject({ revision: 2 });
	});

	it('is the first thing drawn of a plan that has no purposes yet', async () => {
		const { id } = await lagRutenett(db, {
			planId: randomUUID(),
			antall: 0,
			planomrade: false
		});
		expect(await i([nytt(300)], id)).toMatchObject({ revision: 2 });
	});
});
