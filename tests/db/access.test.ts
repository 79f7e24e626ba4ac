import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLLER, type Rolle } from '../../src/lib/domain/rolle.ts';
import {
	apneDatasett,
	kanSeScenario,
	synligeScenario,
	type ScenarioTilgang
} from '../../src/lib/server/access.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';

let db: Database;

beforeAll(async () => {
	db = await openTestDatabase();
	await db.query(
		sql`insert into kommune values ('3443', 'Vestre Toten', 25832) on conflict do nothing`
	);
	await db.query(sql`
		with ny as (
			insert into plan (kommunenummer, srid, planidentifikasjon) values ('3443', 25832, 'adgang')
			returning id
		)
		insert into scenario (plan_id, srid, navn, kind, synlighet, tilstand)
		select ny.id, 25832, synlighet || ' ' || tilstand, 'alternativ', synlighet, tilstand
		from ny, unnest(array['offentlig', 'planutvalg', 'intern']) as synlighet,
			unnest(array['under-import', 'aktiv', 'arkivert']) as tilstand`);
	await db.query(sql`
		insert into datasett (kode, navn, tilgang, tilstand, srid) values
			('adgang-apent', 'Åpent', 'open', 'loaded', 25832), ('adgang-internt', 'Internt', 'internal', 'loaded', 25832)`);
	await db.query(sql`
		insert into datasettobjekt (datasett_id, tema, geom)
		select id, 'annet', ST_SetSRID(ST_MakePoint(590000, 6730000), 25832)
		from datasett where kode like 'adgang-%'`);
});
afterAll(() => db.close());

describe('the scenarios that SQL gives', () => {
	it.each(ROLLER.map((rolle) => [rolle]))('%s are those that kanSeScenario says', async (rolle) => {
		const all = await db.query<ScenarioTilgang & { navn: string }>(sql`
			select s.navn, s.synlighet, s.tilstand from scenario s join plan p on p.id = s.plan_id
			where p.planidentifikasjon = 'adgang' order by s.id`);
		const seen = await db.query<{ navn: string }>(sql`
			select s.navn from scenario s join plan p on p.id = s.plan_id
			where p.planidentifikasjon = 'adgang' and ${synligeScenario({ rolle })} order by s.id`);
		expect(all.rowCount).toBe(9);
		expect(seen.rows.map(({ navn }) => navn)).toEqual(
			all.rows.filter((row) => kanSeScenario({ rolle }, row)).map(({ navn }) => navn)
		);
	});

	it('can be asked for beside a data set, which has a tilstand too', async () => {
		const { rows } = await db.query<{ navn: string }>(sql`
			select distinct s.navn from scenario s join plan p on p.id = s.plan_id, datasett d
			where p.planidentifikasjon = 'adgang'
				and ${synligeScenario({ rolle: 'public' }, sql`s.`)} and ${apneDatasett({ rolle: 'public' }, sql`d.`)}`);
		expect(rows).toEqual([{ navn: 'offentlig aktiv' }]);
	});
});

describe('internal data sets', () => {
	const seen = async (rolle: Rolle) => {
		const { rows } = await db.query<{ kode: string }>(sql`
			select d.kode from datasettobjekt o join datasett d on d.id = o.datasett_id
			where d.kode like 'adgang-%' and ${apneDatasett({ rolle })} order by d.kode`);
		return rows.map(({ kode }) => kode);
	};

	it.each<[Rolle]>([['public'], ['politiker']])('never reach %s', async (rolle) => {
		expect(await seen(rolle)).toEqual(['adgang-apent']);
	});

	it.each<[Rolle]>([['planlegger'], ['plansjef'], ['administrator']])('reach %s', async (rolle) => {
		expect(await seen(rolle)).toEqual(['adgang-apent', 'adgang-internt']);
	});
});
