import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEndringssett } from '../../src/lib/server/endring/sett.ts';
import { gjenopprett } from '../../src/lib/server/endring/gjenopprett.ts';
import { endreScenario } from '../../src/lib/server/endring/utfor.ts';
import { BadRequest } from '../../src/lib/server/badRequest.ts';
import { Conflict, Uakseptabel } from '../../src/lib/server/errors.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { stand } from '../support/endre.ts';
import { bilder, etterprovLoggen } from '../support/etterprov.ts';
import { at } from '../support/planbygger.ts';
import { lagRutenett, omradeId, ruteId, type Rutenett } from '../support/rutenett.ts';

let db: Database;
let nett: Rutenett;
beforeAll(async () => {
	db = await openTestDatabase();
	nett = await lagRutenett(db, { planId: randomUUID() });
});
afterAll(() => db.close());

/** Stands for the version that the object has when it is sent. */
const NAA = -1;

const punkt = fc
	.tuple(
		fc.integer({ min: -20, max: 320 }),
		fc.integer({ min: -20, max: 320 }),
		fc.constantFrom(0, 0, 0, 0.01, 0.5, 0.005)
	)
	.map(([x, y, d]): Position => [(at(x, y)[0] ?? 0) + d, at(x, y)[1] ?? 0]);
const ring = fc.array(punkt, { minLength: 3, maxLength: 8 }).map((p) => [...p, p[0] ?? []]);
const flate = fc.array(ring, { minLength: 1, maxLength: 3 });
const former = fc.oneof(
	{
		weight: 6,
		arbitrary: flate.map((coordinates): Geometry => ({ type: 'Polygon', coordinates }))
	},
	fc
		.array(flate, { minLength: 1, maxLength: 3 })
		.map((coordinates): Geometry => ({ type: 'MultiPolygon', coordinates })),
	fc
		.array(punkt, { minLength: 2, maxLength: 5 })
		.map((coordinates): Geometry => ({ type: 'LineString', coordinates })),
	punkt.map((coordinates): Geometry => ({ type: 'Point', coordinates }))
);
const egenskaper = fc.record(
	{
		objekttype: fc.constantFrom(
			'KpArealformålOmråde',
			'KpFareSone',
			'KpOmråde',
			'KpJuridiskLinje',
			'KpBestemmelseOmråde',
			'KpTull',
			''
		),
		kode: fc.constantFrom(null, 1110, 320, 1111, 0, 9999),
		arealbruksstatus: fc.constantFrom(null, 1, 2, 3, 9),
		omrNavn: fc.option(fc.string({ unit: 'grapheme', maxLength: 20 })),
		beskrivelse: fc.constantFrom(null, "'; drop table planobjekt; --", '\\', '%s {} "'),
		vertikalniva: fc.constantFrom(null, 1, 2, 3, 7),
		egenskaper: fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }), {
			maxKeys: 3
		})
	},
	{ requiredKeys: [] }
);
const lokalId = fc.oneof(
	{ weight: 8, arbitrary: fc.tuple(fc.nat(2), fc.nat(2)).map(([k, r]) => ruteId(k, r)) },
	fc.constant(omradeId),
	fc.uuid()
);
/** Often one that may be had: few at random are. */
const mulig = fc.oneof(
	fc.record({
		op: fc.constant('create'),
		lokalId: fc.uuid(),
		version: fc.constant(0),
		geometry: fc
			.array(punkt, { minLength: 3, maxLength: 3 })
			.map((p): Geometry => ({ type: 'Polygon', coordinates: [[...p, p[0] ?? []]] })),
		properties: fc.constant({ objekttype: 'KpFareSone', kode: 320 })
	}),
	fc.record({
		op: fc.constant('update'),
		lokalId: fc.tuple(fc.nat(2), fc.nat(2)).map(([k, r]) => ruteId(k, r)),
		version: fc.constant(NAA),
		properties: fc.record({
			kode: fc.constantFrom(1110, 1120),
			omrNavn: fc.string({ maxLength: 5 })
		})
	})
);
const operasjon = fc.oneof(
	{ weight: 3, arbitrary: mulig },

	fc.record({
		op: fc.constant('update'),
		lokalId,
		version: fc.constantFrom(NAA, NAA, NAA, 1, 3),
		geometry: former
	}),
	fc.record({
		op: fc.constant('update'),
		lokalId,
		version: fc.constantFrom(NAA, NAA, NAA, 1, 3),
		properties: egenskaper
	}),
	fc.record({
		op: fc.constant('create'),
		lokalId,
		version: fc.constant(0),
		geometry: former,
		properties: egenskaper
	}),
	fc.record({ op: fc.constant('delete'), lokalId, version: fc.constantFrom(NAA, 1, 3) })
);

const MENT = [Uakseptabel, Conflict, BadRequest];

describe('whatever well-formed change is sent', () => {
	it('is stored whole, or refused with what is wrong, and then nothing is touched; the log is always what happened', async () => {
		const forst = await bilder(db, nett.id);
		let lagret = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(operasjon, { minLength: 1, maxLength: 4 }), async (operations) => {
				const before = await stand(db, nett.id);
				const versjoner = new Map(before.objekter.map((o) => [o.lokalId, o.version]));
				const medVersjon = <O extends { lokalId: string; version: number }>(o: O): O =>
					o.version === NAA ? { ...o, version: versjoner.get(o.lokalId) ?? 1 } : o;
				let svar;
				try {
					svar = await endreScenario(
						db,
						planlegger,
						nett.id,
						parseEndringssett({ message: 'x', operations: operations.map(medVersjon) })
					);
				} catch (error) {
					const isMeant =
						MENT.some((kind) => error instanceof kind) || (error as Error).name === 'ValiError';
					if (!isMeant) throw error;
					expect(await stand(db, nett.id)).toEqual(before);
					return;
				}
				lagret++;
				expect(svar.revision).toBe((before.hode?.revision ?? 0) + 1);
			}),
			{ seed: 3443, numRuns: 1200 }
		);
		expect(lagret).toBeGreaterThan(20);
		const { revision } = await etterprovLoggen(db, nett.id, forst, [1, 2, 7]);
		// Nothing of it is worse than it was: all valid, and the purposes as large together as the ground they lie on.
		const { rows } = await db.query<{ ugyldige: number; dobbelt: number }>(sql`
			select count(*) filter (where not ST_IsValid(geom)) as ugyldige,
				(select sum(n.areal_m2) - ST_Area(ST_Union(n.geom, 0.001)) from planobjekt n
					where n.scenario_id = ${nett.id} and n.tema = 'arealformal' and coalesce(n.vertikalniva, 2) = 2) as dobbelt
			from planobjekt where scenario_id = ${nett.id}`);
		expect(rows[0]?.ugyldige).toBe(0);
		expect(rows[0]?.dobbelt).toBeCloseTo(0, 2);
		await gjenopprett(db, planlegger, nett.id, { revision: 1, seen: revision });
		const igjen = await bilder(db, nett.id);
		const uten = (b: Map<string, string>) =>
			[...b.values()].map((bilde) => bilde.replace(/ v\d+$/, '')).sort();
		expect(uten(igjen)).toEqual(uten(forst));
	});
});
