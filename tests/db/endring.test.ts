import { randomUUID } from 'node:crypto';
import type { Polygon } from 'geojson';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Operasjon } from '../../src/lib/domain/plan/endring.ts';
import { Endringskonflikt, Forbidden, NotFound } from '../../src/lib/server/errors.ts';
import { endreScenario, type Endringsvalg } from '../../src/lib/server/endring/utfor.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger, politiker } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { avvikOf, endre, ny, stand } from '../support/endre.ts';
import { at, polygon, ring, square } from '../support/planbygger.ts';
import {
	endret,
	flyttetHjorne,
	lagRutenett,
	omradeId,
	rute,
	ruteId,
	type Rutenett
} from '../support/rutenett.ts';

let db: Database;
let nett: Rutenett;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
	nett = await lagRutenett(db, { planId: randomUUID() });
});

const i = (operations: readonly Operasjon[], valg?: Endringsvalg, id = nett.id) =>
	endre(db, id, operations, valg);

describe('a change of a scenario', () => {
	it('moves a shared corner for all four zones, as one revision with who, why, before and after', async () => {
		const til = at(110, 95.55);
		const svar = await i(flyttetHjorne(nett, 1, 1, til), { klient: randomUUID() });
		expect(svar.revision).toBe(2);
		expect(svar.avvik).toEqual([]);
		expect(svar.objects.map(({ lokalId, version }) => [lokalId, version])).toEqual(
			[ruteId(0, 0), ruteId(1, 0), ruteId(0, 1), ruteId(1, 1)].map((id) => [id, 2])
		);
		expect(svar.objects[0]).toMatchObject({
			geometry: { type: 'Polygon', coordinates: [ring([0, 0], [100, 0], [110, 95.55], [0, 100])] },
			properties: { objekttype: 'KpArealformålOmråde', kode: 1110, omrNavn: 'B1', egenskaper: {} }
		});
		expect(svar.objects.reduce((sum, { areaM2 }) => sum + areaM2, 0)).toBeCloseTo(40_000, 6);
		const { rows } = await db.query(sql`
			select e.revision, e.hvem, e.melding, e.klient is not null as klient, l.op, l.version, l.lokal_id,
				l.before ->> 'geom' = encode(ST_AsEWKB(ST_GeomFromText(${'POLYGON((590000 6733000,590100 6733000,590100 6733100,590000 6733100,590000 6733000))'}, 25832)), 'hex') as riktig_for,
				l.after = planobjekt_bilde(o) as riktig_etter
			from endring e join endring_objekt l on l.endring_id = e.id
			join planobjekt o on o.scenario_id = e.scenario_id and o.lokal_id = l.lokal_id
			where e.scenario_id = ${nett.id} and l.lokal_id = ${ruteId(0, 0)}::uuid`);
		expect(rows).toEqual([
			{
				revision: 2,
				hvem: 'planlegger',
				melding: 'En prøve',
				klient: true,
				op: 'update',
				version: 2,
				lokal_id: ruteId(0, 0),
				riktig_for: true,
				riktig_etter: true
			}
		]);
	});

	it('splits a zone into the old one and a new one, and takes both back into one', async () => {
		const sor = endret(ruteId(0, 0), 1, polygon(ring([0, 0], [100, 0], [100, 50], [0, 50])));
		const nord = ny(polygon(ring([0, 50], [100, 50], [100, 100], [0, 100])), { kode: 1120 });
		const nabo = endret(
			ruteId(1, 0),
			1,
			polygon(ring([100, 0], [200, 0], [200, 100], [100, 100], [100, 50]))
		);
		const delt = await i([sor, nord, nabo]);
		expect(delt.objects.map(({ version }) => version)).toEqual([2, 1, 2]);
		const samlet = await i([
			endret(ruteId(0, 0), 2, rute(nett, 0, 0)),
			{ op: 'delete', lokalId: nord.lokalId, version: 1 }
		]);
		expect(samlet.objects.map(({ lokalId }) => lokalId)).toEqual([ruteId(0, 0)]);
		// What was deleted comes back by its own identity, and goes on from the version it had.
		const igjen = await i([
			endret(ruteId(0, 0), 3, sor.op === 'update' ? (sor.geometry as Polygon) : rute(nett, 0, 0)),
			nord
		]);
		expect(igjen.objects.map(({ version }) => version)).toEqual([4, 2]);
	});

	it('sets properties alone, keeps what is not named, and lets derived ones be sent back', async () => {
		const endretNavn: Operasjon = {
			op: 'update',
			lokalId: ruteId(2, 2),
			version: 1,
			properties: { kode: 1130, arealbruksstatus: 2, egenskaper: { KILDE: ['a', { b: 1.5 }] } }
		};
		const svar = await i([endretNavn]);
		expect(svar.objects[0]?.properties).toEqual({
			objekttype: 'KpArealformålOmråde',
			kode: 1130,
			arealbruksstatus: 2,
			omrNavn: 'B9',
			beskrivelse: null,
			eierform: null,
			vertikalniva: null,
			egenskaper: { KILDE: ['a', { b: 1.5 }] }
		});
	});

	it('that is only tried answers the same, and leaves nothing', async () => {
		const before = await stand(db, nett.id);
		const operations = flyttetHjorne(nett, 2, 1, at(205, 108));
		const provd = await i(operations, { proving: true });
		expect(await stand(db, nett.id)).toEqual(before);
		expect(await i(operations)).toEqual(provd);
		const avvik = await avvikOf(
			i([endret(ruteId(0, 0), 1, polygon(square(0, 0, 90)))], { proving: true })
		);
		expect(avvik[0]?.rule).toBe('plan.formal.glipe');
	});
});

describe('a change that somebody else was before', () => {
	it('is refused with every object that is another now, as it is, and who made it so', async () => {
		await i(flyttetHjorne(nett, 1, 1, at(110, 100)));
		const omrade = ny(polygon(square(0, 0, 300)), { objekttype: 'KpOmråde', kode: null });
		await i([{ op: 'delete', lokalId: omradeId, version: 1 }, omrade]);
		const operations: Operasjon[] = [
			...flyttetHjorne(nett, 1, 1, at(90, 100)),
			endret(ruteId(2, 2), 1, rute(nett, 2, 2)),
			{ op: 'delete', lokalId: omradeId, version: 1 },
			{ ...ny(rute(nett, 0, 0)), lokalId: ruteId(2, 0) }
		];
		const before = await stand(db, nett.id);
		const error = await i(operations).catch((e: unknown) => e);
		if (!(error instanceof Endringskonflikt)) throw error;
		expect(
			error.conflicts.map(({ lokalId, theirs }) => [lokalId, theirs?.version ?? null])
		).toEqual([
			[ruteId(0, 0), 2],
			[ruteId(1, 0), 2],
			[ruteId(0, 1), 2],
			[ruteId(1, 1), 2],
			[omradeId, null],
			[ruteId(2, 0), 1]
		]);
		expect(error.conflicts[0]).toMatchObject({
			mine: operations[0],
			theirs: { geometry: { coordinates: [ring([0, 0], [100, 0], [110, 100], [0, 100])] } },
			who: 'planlegger',
			message: 'En prøve'
		});
		expect(Date.parse(error.conflicts[4]?.when ?? '')).toBeGreaterThan(0);
		expect(error.conflicts[5]).toMatchObject({ who: null, when: null, message: null });
		expect(await stand(db, nett.id)).toEqual(before);
	});
});

describe('a plan that stands at the millimetre', () => {
	it("of an object that never was is told so, and is nobody else's doing", async () => {
		const ukjent = randomUUID();
		for (const operasjon of [
			{ op: 'delete', lokalId: ukjent, version: 1 },
			{ op: 'update', lokalId: ukjent, version: 1, properties: { omrNavn: 'X' } }
		] as const)
			expect(await avvikOf(i([operasjon]))).toMatchObject([
				{ rule: 'plan.objekt.ukjent', severity: 'feil', object: ukjent }
			]);
		// One that was there and is gone, was somebody's doing.
		const zone = ny(rute(nett, 0, 0), { objekttype: 'KpAngittHensynSone', kode: 510 });
		await i([zone]);
		await i([{ op: 'delete', lokalId: zone.lokalId, version: 1 }]);
		await expect(i([{ op: 'delete', lokalId: zone.lokalId, version: 1 }])).rejects.toThrow(
			Endringskonflikt
		);
	});

	it('keeps every vertex that was not moved, of the zone and of its neighbours', async () => {
		const fint = await lagRutenett(db, { planId: randomUUID(), skjevt: 0.004 });
		const svar = await i(flyttetHjorne(fint, 1, 1, at(110, 100)), {}, fint.id);
		expect(svar.objects).toHaveLength(4);
		const rows = (await stand(db, fint.id)).objekter;
		const forste = rows.find(({ lokalId }) => lokalId === ruteId(0, 0));
		const { rows: tekst } = await db.query<{ wkt: string }>(
			sql`select ST_AsText(${forste?.geom}::geometry, 3) as wkt`
		);
		expect(tekst[0]?.wkt).toBe(
			'POLYGON((590000.004 6733000.004,590100.004 6733000.004,590110 6733100,590000.004 6733100.004,590000.004 6733000.004))'
		);
	});

	it("lets a new zone take its neighbours' vertices as they are stored", async () => {
		const fint = await lagRutenett(db, { planId: randomUUID(), skjevt: 0.005 });
		const { rows } = await db.query<{ geojson: string }>(sql`
			select ST_AsGeoJSON(geom, 2, 0) as geojson from planobjekt where scenario_id = ${fint.id} and lokal_id = ${ruteId(0, 0)}::uuid`);
		const lest = JSON.parse(rows[0]?.geojson ?? '') as Polygon;
		const [a = [], b = [], c = [], d = []] = lest.coordinates[0] ?? [];
		const svar = await i(
			[
				endret(ruteId(0, 0), 1, { type: 'Polygon', coordinates: [[a, b, c, a]] }),
				ny({ type: 'Polygon', coordinates: [[a, c, d, a]] })
			],
			{},
			fint.id
		);
		expect(svar.objects.reduce((sum, { areaM2 }) => sum + areaM2, 0)).toBeCloseTo(10_000, 6);
	});
});

describe('who may change what', () => {
	it.each([
		[
			'the plan in force',
			{ kind: 'gjeldende' as const, synlighet: 'offentlig' as const },
			'Gjeldende plan endres ikke'
		],
		['an archived scenario', { tilstand: 'arkivert' }, 'arkivert'],
		['an import that waits', { tilstand: 'under-import' }, 'Importen er ikke tatt i bruk']
	])('%s is not changed', async (_, valg, words) => {
		const lukket = await lagRutenett(db, { planId: randomUUID(), ...valg });
		const work = i(flyttetHjorne(lukket, 1, 1, at(110, 100)), {}, lukket.id);
		await expect(work).rejects.toThrow(Forbidden);
		await expect(work).rejects.toThrow(words);
	});

	it('a scenario that one may not see is not there', async () => {
		const sett = { message: 'x', operations: flyttetHjorne(nett, 1, 1, at(110, 100)) };
		await expect(endreScenario(db, politiker, nett.id, sett)).rejects.toThrow(NotFound);
		await expect(endreScenario(db, planlegger, 999_999, sett)).rejects.toThrow(NotFound);
	});
});
