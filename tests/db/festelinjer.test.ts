import { afterAll, beforeAll, expect, it } from 'vitest';
import { festelinjer, parseFesteboks } from '../../src/lib/server/festelinjer.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { plansjef, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';

let db: Database;
const plan = { srid: 25832, illustrasjon: false };
const boks = [590_000, 6_730_000, 590_100, 6_730_100] as const;

beforeAll(async () => {
	db = await openTestDatabase();
	await db.query(
		sql`insert into kommune (kommunenummer, navn, srid) values ('3443', 'Vestre Toten', 25832) on conflict do nothing`
	);
	await db.query(sql`
		insert into datasett (kode, navn, tilgang, tilstand, srid, illustrasjon) values
			('matrikkel', 'Matrikkel', 'open', 'loaded', 25832, false), ('intern', 'Intern', 'internal', 'loaded', 25832, false),
			('oppdiktet', 'Oppdiktet', 'open', 'loaded', 25832, true), ('borte', 'Borte', 'open', 'failed', 25832, false)`);
	await db.query(sql`
		insert into eiendom (datasett_id, kommunenummer, gnr, bnr, geom)
		select d.id, '3443', 12, d.id, ST_SetSRID(ST_MakeEnvelope(590000 + d.id, 6730000, 590050 + d.id, 6730050), 25832)
		from datasett d`);
	await db.query(sql`
		insert into datasettobjekt (datasett_id, tema, geom)
		select id, t.tema, ST_SetSRID(ST_MakeLine(ST_Point(590000, 6730010.12), ST_Point(590100, 6730010.12)), 25832)
		from datasett, (values ('veg'), ('elv')) t (tema) where kode = 'matrikkel'`);
});
afterAll(() => db.close());

it('gir eiendomsgrenser og veger på centimeteren, og ikke elver', async () => {
	const { lines, truncated } = await festelinjer(db, publikum, plan, boks);
	expect(truncated).toBe(false);
	expect(lines).toHaveLength(2);
	expect(lines).toContainEqual([
		[590_000, 6_730_010.12],
		[590_100, 6_730_010.12]
	]);
});

it('viser interne datasett for planleggere alene, og oppdiktede for illustrasjonsplaner alene', async () => {
	const antall = async (bruker: typeof publikum, illustrasjon: boolean) =>
		(await festelinjer(db, bruker, { ...plan, illustrasjon }, boks)).lines.length;
	expect(await antall(publikum, false)).toBe(2);
	expect(await antall(plansjef, false)).toBe(3);
	expect(await antall(publikum, true)).toBe(3);
	expect(await antall(plansjef, true)).toBe(4);
});

it('gir ingenting utenfor boksen', async () => {
	const langt = [600_000, 6_730_000, 600_100, 6_730_100] as const;
	expect((await festelinjer(db, plansjef, plan, langt)).lines).toEqual([]);
});

it.each([null, '', '1,2,3', 'a,b,c,d', '2,2,1,1', '0,0,20000,100', '1e9,0,1e9,1'])(
	'avviser bbox %s med ord',
	(text) => {
		expect(() => parseFesteboks(text)).toThrow(/bbox/);
	}
);
