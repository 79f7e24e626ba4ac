import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import { Conflict, NotFound } from '../../src/lib/server/errors.ts';
import {
	fjernPlandokument,
	leggTilPlandokument,
	plandokumenter,
	plandokumentSchema,
	requirePlan
} from '../../src/lib/server/plandokument.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger, politiker, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario, square } from '../support/plan.ts';

let db: Database;
let plan = 0;
let internPlan = 0;
let lokalId = '';

const planOf = async (scenario: number) =>
	(
		await db.query<{ plan: number }>(
			sql`select plan_id as plan from scenario where id = ${scenario}`
		)
	).rows[0]?.plan ?? 0;

beforeAll(async () => {
	db = await openTestDatabase();
	const scenario = await makeScenario(db, [
		{ objekttype: 'KpOmråde', tema: 'planomrade', wkt: square(590_000, 6_730_000, 100) }
	]);
	plan = await planOf(scenario);
	internPlan = await planOf(await makeScenario(db, [], { planId: 'INTERN', synlighet: 'intern' }));
	const { rows } = await db.query<{ id: string }>(
		sql`select lokal_id as id from planobjekt where scenario_id = ${scenario}`
	);
	lokalId = rows[0]?.id ?? '';
});
afterAll(() => db.close());

const nytt = (rest: object = {}) =>
	v.parse(plandokumentSchema, {
		dokumenttype: 'bestemmelser',
		tittel: 'Bestemmelser',
		lenke: 'https://kommunen.no/bestemmelser.pdf',
		...rest
	});
const titler = async (bruker: Bruker, about: string | null = null) =>
	(await plandokumenter(db, bruker, plan, about)).map(({ tittel }) => tittel);

describe('the documents of a plan', () => {
	it('are shown to those they are meant for', async () => {
		await leggTilPlandokument(db, planlegger, plan, nytt({ tittel: 'Åpent', dato: '2023-04-15' }));
		await leggTilPlandokument(
			db,
			planlegger,
			plan,
			nytt({ tittel: 'Utvalget', synlighet: 'planutvalg' })
		);
		await leggTilPlandokument(
			db,
			planlegger,
			plan,
			nytt({ tittel: 'Utkast', synlighet: 'intern' })
		);
		expect(await titler(publikum)).toEqual(['Åpent']);
		expect(await titler(politiker)).toEqual(['Åpent', 'Utvalget']);
		expect(await titler(planlegger)).toEqual(['Åpent', 'Utvalget', 'Utkast']);
		expect((await plandokumenter(db, publikum, plan))[0]?.dato).toBe('2023-04-15');
	});

	it('about one object come first in its panel, and not in that of another', async () => {
		await leggTilPlandokument(db, planlegger, plan, nytt({ tittel: 'Om denne sonen', lokalId }));
		expect(await titler(publikum, lokalId)).toEqual(['Om denne sonen', 'Åpent']);
		expect(await titler(publikum, '00000000-0000-4000-8000-000000000000')).toEqual(['Åpent']);
	});

	it('about an object that one may not see are not there', async () => {
		const utkast = await makeScenario(
			db,
			[{ objekttype: 'KpOmråde', tema: 'planomrade', wkt: square(590_000, 6_730_000, 50) }],
			{ planId: 'UTKAST', synlighet: 'planutvalg' }
		);
		await db.query(
			sql`update scenario set plan_id = ${plan}, kind = 'forslag', navn = 'Utkast' where id = ${utkast}`
		);
		const { rows } = await db.query<{ id: string }>(
			sql`select lokal_id as id from planobjekt where scenario_id = ${utkast}`
		);
		const ny = nytt({ tittel: 'Felt i utkast', lokalId: rows[0]?.id });
		await leggTilPlandokument(db, planlegger, plan, ny);
		expect(await titler(publikum)).not.toContain('Felt i utkast');
		expect(await titler(publikum, rows[0]?.id)).not.toContain('Felt i utkast');
		expect(await titler(politiker)).toContain('Felt i utkast');
		expect(await titler(planlegger)).toContain('Felt i utkast');
	});

	it('are refused for an object that the plan has not', async () => {
		const stray = nytt({ lokalId: '00000000-0000-4000-8000-000000000000' });
		await expect(leggTilPlandokument(db, planlegger, plan, stray)).rejects.toThrow(NotFound);
	});

	it('of a plan one may not see are not there', async () => {
		await expect(requirePlan(db, publikum, internPlan)).rejects.toThrow(NotFound);
		await expect(requirePlan(db, publikum, 987_654)).rejects.toThrow(NotFound);
		await expect(leggTilPlandokument(db, publikum, internPlan, nytt())).rejects.toThrow(NotFound);
	});

	it('are taken off the list once, by somebody, and the row stays', async () => {
		const { id } = await leggTilPlandokument(db, planlegger, plan, nytt({ tittel: 'Feil fil' }));
		await expect(fjernPlandokument(db, planlegger, internPlan, id)).rejects.toThrow(NotFound);
		await fjernPlandokument(db, planlegger, plan, id);
		expect(await titler(planlegger)).not.toContain('Feil fil');
		await expect(fjernPlandokument(db, planlegger, plan, id)).rejects.toThrow(Conflict);
		const { rows } = await db.query(sql`
			select tittel, lagt_til_av, fjernet_av from plandokument where id = ${id}`);
		expect(rows).toEqual([
			{ tittel: 'Feil fil', lagt_til_av: planlegger.navn, fjernet_av: planlegger.navn }
		]);
	});
});

describe('what is entered', () => {
	it.each([
		['an address that is a script', { lenke: 'javascript:alert(1)' }],
		['an address with a space', { lenke: 'https://kommunen.no/en plan.pdf' }],
		['no title', { tittel: '  ' }],
		['an unknown kind', { dokumenttype: 'roman' }],
		['a date that is none', { dato: '15.04.2023' }],
		['a day that there is not', { dato: '2023-02-31' }],
		['an unknown reader', { synlighet: 'alle' }],
		['a field that is not known', { planId: 7 }],
		['an object that is no uuid', { lokalId: "' or 1=1" }]
	])('is refused with %s', (_, wrong) => {
		expect(() => nytt(wrong)).toThrow(v.ValiError);
	});
});
