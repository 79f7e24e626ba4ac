import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Polygon } from 'geojson';
import { toEwkbHex } from '../../src/lib/formats/ewkb.ts';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import { openDatabase, type DatabaseSettings } from '../../src/lib/server/db.ts';
import { parseEndringssett } from '../../src/lib/server/endring/sett.ts';
import { endreScenario } from '../../src/lib/server/endring/utfor.ts';
import { migrate } from '../../src/lib/server/migrate.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { lagScenario } from '../../src/lib/server/scenario/kopi.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { nyDatabase } from '../support/nyDatabase.ts';
import { atMost, median, ms, type Comparison, type Part } from './part.ts';
import { lagTeglplan, SONER, tegl, teglId } from './teglplan.ts';

const SAVES = 200;
const COPIES = 9;
const SAVE_GOAL = 1.5;
const COPY_GOAL = 1.5;
const serverUrl = process.env.TEST_DATABASE_URL ?? '';
const bruker: Bruker = { rolle: 'planlegger', navn: 'Pia', kontoId: 1, via: 'okt' };

async function timed(work: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await work();
	return performance.now() - started;
}

/** The three bricks that meet in a corner, which lies a little more to the east each time. */
const TRE = [
	[10, 10],
	[11, 10],
	[10, 11]
] as const;
function flyttet(by: number): { lokalId: string; geometry: Polygon }[] {
	const [east, north] = [1100, 1100];
	return TRE.map(([k, r]) => ({
		lokalId: teglId(k, r),
		geometry: tegl(k, r, (x, y) => [
			590_000 + x + (x === east && y === north ? by : 0),
			6_730_000 + y
		])
	}));
}

/** What a save must do at the least, with nothing looked at: the revision, the three rows, and the log with both images. */
const bare = (db: Database, id: number, soner: ReturnType<typeof flyttet>) =>
	db.transaction(async (tx) => {
		const { rows } = await tx.query<{ revision: number }>(
			sql`update scenario set revision = revision + 1 where id = ${id} returning revision`
		);
		await tx.query(sql`
			with foer as (
				select lokal_id, planobjekt_bilde(o) as bilde from planobjekt o
				where scenario_id = ${id} and lokal_id = any(${soner.map(({ lokalId }) => lokalId)}::uuid[])
			), endret as (
				update planobjekt o set geom = n.geom::geometry, version = o.version + 1
				from unnest(${soner.map(({ lokalId }) => lokalId)}::uuid[],
					${soner.map(({ geometry }) => toEwkbHex(geometry, 25832))}::text[]) as n (lokal_id, geom)
				where o.scenario_id = ${id} and o.lokal_id = n.lokal_id
				returning o.lokal_id, o.version, planobjekt_bilde(o) as bilde
			), linje as (
				insert into endring (scenario_id, revision, hvem, melding)
				values (${id}, ${rows[0]?.revision}, 'Pia', 'Flyttet et punkt') returning id
			)
			insert into endring_objekt (endring_id, lokal_id, op, before, after, version)
			select l.id, e.lokal_id, 'update', f.bilde, e.bilde, e.version
			from linje l cross join endret e join foer f using (lokal_id)`);
	});

/** As it comes over the wire, and goes back. */
async function ours(
	db: Database,
	id: number,
	version: number,
	soner: ReturnType<typeof flyttet>
): Promise<string> {
	const body = JSON.stringify({
		message: 'Flyttet et punkt',
		operations: soner.map((sone) => ({ op: 'update', version, ...sone }))
	});
	const started = JSON.parse(body) as unknown;
	return JSON.stringify(await endreScenario(db, bruker, id, parseEndringssett(started)));
}

async function compareSaves(db: Database, id: number): Promise<Comparison> {
	const times: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
	for (let nr = 0; nr < SAVES; nr++) {
		const soner = flyttet(((nr % 40) + 1) / 10);
		const mine = () => ours(db, id, 2 * nr + 1, soner);
		times.ours.push(await timed(mine));
		times.bare.push(await timed(() => bare(db, id, flyttet(((nr % 40) + 1.5) / 10))));
	}
	const [a, b] = [median(times.ours.slice(20)), median(times.bare.slice(20))];
	return {
		name: `${db.engine}: save of a moved vertex of 3 zones, ${SONER} zones / bare SQL`,
		ours: ms(a),
		other: ms(b),
		ratio: a / b,
		goal: atMost(SAVE_GOAL, a / b)
	};
}

async function compareCopies(db: Database, id: number): Promise<Comparison> {
	const times: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
	const bareCopy = async () => {
		const { rows } = await db.query<{ id: number }>(sql`
			insert into scenario (plan_id, srid, navn, kind)
			select plan_id, srid, ${randomUUID()}::text, 'alternativ' from scenario where id = ${id} returning id`);
		return timed(() =>
			db.query(sql`
				insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus,
					omr_navn, beskrivelse, eierform, vertikalniva, egenskaper, geom, version, buer)
				select ${rows[0]?.id}::integer, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn,
					beskrivelse, eierform, vertikalniva, egenskaper, geom, version, buer
				from planobjekt where scenario_id = ${id}`)
		);
	};
	for (let round = 0; round < COPIES; round++) {
		const nytt = { parent: id, name: randomUUID(), description: '', kind: 'alternativ' as const };
		times.ours.push(await timed(() => lagScenario(db, bruker, nytt)));
		times.bare.push(await bareCopy());
	}
	const [a, b] = [median(times.ours), median(times.bare)];
	return {
		name: `${db.engine}: scenario copy of ${SONER} zones / one INSERT … SELECT`,
		ours: ms(a),
		other: ms(b),
		ratio: a / b,
		goal: atMost(COPY_GOAL, a / b)
	};
}

async function compare(settings: DatabaseSettings): Promise<Comparison[]> {
	const db = await openDatabase(settings);
	try {
		await migrate(db);
		const id = await lagTeglplan(db);
		return [await compareSaves(db, id), await compareCopies(db, id)];
	} finally {
		await db.close();
	}
}

async function onEmbedded(): Promise<Comparison[]> {
	const dataDir = await mkdtemp(join(tmpdir(), 'planbordet-bench-'));
	return compare({ dataDir }).finally(() => rm(dataDir, { recursive: true, force: true }));
}

async function onPostgresql(): Promise<Comparison[]> {
	if (serverUrl === '') {
		console.log('PostgreSQL skipped: TEST_DATABASE_URL is not set');
		return [];
	}
	const { databaseUrl, remove } = await nyDatabase(serverUrl);
	return compare({ databaseUrl, dataDir: '' }).finally(remove);
}

/** A change that is checked, locked and logged against the SQL that only writes; and a scenario's copy against a bare one. */
export const save: Part = {
	name: 'save',
	missing: () => null,
	run: async () => [...(await onEmbedded()), ...(await onPostgresql())]
};
