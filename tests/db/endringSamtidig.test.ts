import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toEwkbHex } from '../../src/lib/formats/ewkb.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';
import { direkte, rediger, tilfeldig, type Kvittert } from '../support/endringslast.ts';
import { bilder, etterprovLoggen } from '../support/etterprov.ts';
import { lagRutenett } from '../support/rutenett.ts';

const TIMEOUT_MS = 400_000;
let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

/** Ten thousand changes in all. The eight have more zones between them: else most of their time goes to what is refused. */
const RUNDER = [
	{ klienter: 2, endringer: 2500, antall: 4 },
	{ klienter: 4, endringer: 2500, antall: 4 },
	{ klienter: 8, endringer: 5000, antall: 6 }
];

describe('clients that edit the same zones at random', { timeout: TIMEOUT_MS }, () => {
	it.each(RUNDER)(
		'$klienter of them, $endringer changes: none is lost, and the log replayed is what stands',
		async ({ klienter, endringer, antall }) => {
			const nett = await lagRutenett(db, { planId: randomUUID(), antall });
			const forst = await bilder(db, nett.id);
			const kvitterte: Kvittert[] = [];
			let konflikter = 0;
			await Promise.all(
				Array.from({ length: klienter }, (_, nr) =>
					rediger(
						{ kanal: direkte(db, nett), nett, random: tilfeldig(3443 + nr) },
						(kvittering) => kvitterte.push(kvittering) < endringer,
						() => konflikter++
					)
				)
			);
			const ogsa = [1, 2, 1000, endringer - 3];
			const { revision, linjer } = await etterprovLoggen(db, nett.id, forst, ogsa);
			expect(revision).toBe(kvitterte.length + 1);
			// Each was told a revision of its own, and that one holds what was sent.
			expect(new Set(kvitterte.map(({ svar }) => svar.revision)).size).toBe(kvitterte.length);
			for (const { operations, svar } of kvitterte)
				for (const operasjon of operations) {
					const linje = linjer.get(svar.revision)?.get(operasjon.lokalId);
					expect(linje?.version).toBe(
						operasjon.op === 'delete'
							? operasjon.version
							: svar.objects.find(({ lokalId }) => lokalId === operasjon.lokalId)?.version
					);
					if (operasjon.op !== 'delete' && operasjon.geometry)
						expect(linje?.after).toContain(toEwkbHex(operasjon.geometry, 25832));
				}
			if (klienter > 2) expect(konflikter).toBeGreaterThan(endringer / 10);
			// The plan is still tiled: the area is what it was, and nothing lies over anything.
			const { rows } = await db.query<{ sum: number; samlet: number }>(sql`
			select sum(areal_m2) as sum, ST_Area(ST_Union(geom, 0.001)) as samlet from planobjekt
			where scenario_id = ${nett.id} and tema = 'arealformal'`);
			expect(rows[0]?.sum).toBeCloseTo(antall ** 2 * 10_000, 4);
			expect(rows[0]?.samlet).toBeCloseTo(antall ** 2 * 10_000, 4);
		}
	);
});
