import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import { BadRequest } from '../../src/lib/server/badRequest.ts';
import { logglinjer } from '../../src/lib/server/endringslogg.ts';
import { Conflict, Forbidden, NotFound } from '../../src/lib/server/errors.ts';
import { listScenarios, scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { endreHode, type Scenarioendring } from '../../src/lib/server/scenario/hode.ts';
import { lagScenario } from '../../src/lib/server/scenario/kopi.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger, plansjef, politiker, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { endre } from '../support/endre.ts';
import { lagRutenett, rute, ruteId, endret } from '../support/rutenett.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

const gjeldende = (planId = randomUUID()) =>
	lagRutenett(db, { planId, kind: 'gjeldende', synlighet: 'offentlig' });
const ny = (parent: number, name = 'Nytt', kind: 'alternativ' | 'forslag' = 'alternativ') =>
	lagScenario(db, planlegger, { parent, name, description: 'Hva om', kind });
const hode = (
	bruker: Bruker,
	id: number,
	version: number,
	rest: Omit<Scenarioendring, 'version'>
) => endreHode(db, bruker, id, { version, ...rest });
const innhold = async (id: number) =>
	(
		await db.query(sql`
			select lokal_id, planobjekt_bilde(o) as bilde, version from planobjekt o
			where scenario_id = ${id} order by lokal_id`)
	).rows;

describe('a new scenario', () => {
	it('has all that its parent has, by the same identities, and knows where it came from', async () => {
		const mor = await gjeldende();
		await db.query(
			sql`update planobjekt set version = 7, buer = '[{"start": [1, 2], "on": [2, 3], "end": [3, 2]}]' where scenario_id = ${mor.id} and lokal_id = ${ruteId(1, 1)}::uuid`
		);
		await db.query(sql`
			insert into planobjekt_rest (scenario_id, serial, objekttype, grunn, egenskaper)
			values (${mor.id}, '12', 'KpOmråde', 'uten geometri', '{"a": 1}')`);
		await db.query(
			sql`update scenario set kilde_epsg = 25833, kilde_areal_m2 = 12, revision = 4 where id = ${mor.id}`
		);
		const barn = await ny(mor.id, 'Fortetting i Raufoss');
		expect(barn).toMatchObject({
			name: 'Fortetting i Raufoss',
			beskrivelse: 'Hva om',
			kind: 'alternativ',
			synlighet: 'intern',
			tilstand: 'aktiv',
			parent: mor.id,
			parentRevision: 4,
			revision: 1,
			version: 1,
			kildeEpsg: 25833,
			kildeArealM2: 12
		});
		expect(await innhold(barn.id)).toEqual(await innhold(mor.id));
		const { rows } = await db.query(
			sql`select serial, egenskaper from planobjekt_rest where scenario_id = ${barn.id}`
		);
		expect(rows).toEqual([{ serial: '12', egenskaper: { a: 1 } }]);
		const [linje] = await logglinjer(db, planlegger, barn.id, { limit: 5 });
		expect(linje).toMatchObject({ revision: 1, who: 'planlegger', objects: [] });
		expect(linje?.message).toMatch(/^Laget av «Ruter .*», revisjon 4$/);
		// Its own from now on.
		await endre(db, barn.id, [endret(ruteId(1, 1), 7, rute(mor, 1, 1))]);
		expect(await innhold(barn.id)).not.toEqual(await innhold(mor.id));
	});

	it('is refused a name that another of the plan has, and one that another plan has it may have', async () => {
		const [a, b] = [await gjeldende(), await gjeldende()];
		await ny(a.id, 'Samme navn');
		await expect(ny(a.id, 'Samme navn')).rejects.toThrow(Conflict);
		await expect(ny(a.id, 'Samme navn')).rejects.toThrow('heter «Samme navn»');
		await expect(ny(a.id, 'SAMME navn')).rejects.toThrow('heter «SAMME navn»');
		await ny(a.id, 'Åpent');
		await expect(ny(a.id, 'ÅPENT')).rejects.toThrow(Conflict);
		await ny(b.id, 'Samme navn');
	});

	it('is refused the name of the plan in force, when it is made and when it is renamed', async () => {
		const mor = await gjeldende();
		const { name } = await scenarioById(db, planlegger, mor.id);
		await expect(ny(mor.id, name)).rejects.toThrow(`heter «${name}»`);
		const { id } = await ny(mor.id, 'Et annet');
		await expect(hode(planlegger, id, 1, { name })).rejects.toThrow(`heter «${name}»`);
		await expect(hode(planlegger, mor.id, 1, { name: 'et ANNET' })).rejects.toThrow(Conflict);
	});

	it('has kept its name through the migration that made names one by one, or has a number behind it', async () => {
		const mor = await gjeldende();
		const [{ navn = '' } = {}, migrering] = [
			(await db.query<{ navn: string }>(sql`select navn from scenario where id = ${mor.id}`))
				.rows[0],
			await readFile('db/migrations/0031_widen_scenario_navn_key.sql', 'utf8')
		];
		const barn = await ny(mor.id, 'Ledig');
		await db.query(sql`drop index scenario_navn_key`);
		await db.query(sql`update scenario set navn = upper(${navn}::text) where id = ${barn.id}`);
		const [endring = '', , indeks = ''] = migrering.split(';');
		await db.query({ text: endring, values: [] });
		await db.query({ text: indeks, values: [] });
		expect(await scenarioById(db, planlegger, mor.id)).toMatchObject({ name: navn, version: 1 });
		expect(await scenarioById(db, planlegger, barn.id)).toMatchObject({
			name: `${navn.toUpperCase()} (${barn.id.toString()})`,
			version: 2
		});
	});

	it('is made of what one may see, and not of an import that waits', async () => {
		await expect(ny(999_999)).rejects.toThrow(NotFound);
		const venter = await lagRutenett(db, { planId: randomUUID(), tilstand: 'under-import' });
		await expect(ny(venter.id)).rejects.toThrow(Forbidden);
	});

	it('does not tell others of a parent that they may not see', async () => {
		const mor = await gjeldende();
		const intern = await ny(mor.id, 'Internt');
		const barn = await ny(intern.id, 'Vist');
		await hode(planlegger, barn.id, 1, { visibility: 'planutvalg' });
		expect(await scenarioById(db, politiker, barn.id)).toMatchObject({
			parent: null,
			parentRevision: null
		});
		expect(await scenarioById(db, planlegger, barn.id)).toMatchObject({ parent: intern.id });
		const linjer = await logglinjer(db, politiker, barn.id, { limit: 9 });
		expect(JSON.stringify(linjer)).not.toContain('Internt');
	});
});

describe('the head of a scenario', () => {
	it('is renamed, described, shown and put away, each with a line in the log', async () => {
		const { id } = await ny((await gjeldende()).id, 'Først');
		await hode(planlegger, id, 1, { name: 'Så', description: 'Mer' });
		await hode(planlegger, id, 2, { visibility: 'planutvalg' });
		expect((await scenarioById(db, politiker, id)).name).toBe('Så');
		await hode(planlegger, id, 3, { archived: true });
		await expect(scenarioById(db, politiker, id)).rejects.toThrow(NotFound);
		const sist = await hode(planlegger, id, 4, { archived: false, visibility: 'intern' });
		expect(sist).toMatchObject({ version: 5, revision: 5, tilstand: 'aktiv', synlighet: 'intern' });
		const linjer = await logglinjer(db, planlegger, id, { limit: 9 });
		expect(linjer.map(({ message }) => message)).toEqual([
			'Vises bare for planleggerne. Hentet fram fra arkivet',
			'Arkivert',
			'Publisert for planutvalget',
			'Navnet endret fra «Først» til «Så». Beskrivelsen endret',
			expect.stringContaining('Laget av')
		]);
		const { rows } = await db.query(sql`
			select scenario_before, scenario_after from endring where scenario_id = ${id} and revision = 2`);
		expect(rows).toEqual([
			{
				scenario_before: {
					navn: 'Først',
					beskrivelse: 'Hva om',
					synlighet: 'intern',
					tilstand: 'aktiv'
				},
				scenario_after: { navn: 'Så', beskrivelse: 'Mer', synlighet: 'intern', tilstand: 'aktiv' }
			}
		]);
	});

	it('is a conflict where somebody was first, and where the name is taken', async () => {
		const mor = await gjeldende();
		const { id } = await ny(mor.id, 'A');
		await ny(mor.id, 'B');
		await hode(planlegger, id, 1, { description: 'x' });
		const error = await hode(planlegger, id, 1, { description: 'y' }).catch((e: unknown) => e);
		expect(error).toBeInstanceOf(Conflict);
		expect((error as Conflict).details).toMatchObject({ version: 2, beskrivelse: 'x' });
		await expect(hode(planlegger, id, 2, { name: 'B' })).rejects.toThrow('heter «B»');
		await hode(planlegger, id, 2, { archived: true });
		await ny(mor.id, 'A');
		await expect(hode(planlegger, id, 3, { archived: false })).rejects.toThrow('heter «A»');
		expect(await hode(planlegger, id, 3, { archived: false, name: 'C' })).toMatchObject({
			name: 'C',
			tilstand: 'aktiv'
		});
	});

	it('that is as it was asked to be is left alone', async () => {
		const { id } = await ny((await gjeldende()).id, 'Uendret');
		expect(await hode(planlegger, id, 1, { name: 'Uendret', archived: false })).toMatchObject({
			version: 1,
			revision: 1
		});
	});

	it('gjeldende is neither put away nor hidden', async () => {
		const { id } = await gjeldende();
		await expect(hode(plansjef, id, 1, { archived: true })).rejects.toThrow(Forbidden);
		await expect(hode(plansjef, id, 1, { visibility: 'planutvalg' })).rejects.toThrow(Forbidden);
		expect(await hode(plansjef, id, 1, { description: 'Vedtatt 2014' })).toMatchObject({
			version: 2
		});
	});

	it('only the plansjef shows everyone, and only a proposal that is laid out or adopted', async () => {
		const mor = await gjeldende();
		const forslag = await ny(mor.id, 'Forslag', 'forslag');
		const alternativ = await ny(mor.id, 'Alternativ');
		await expect(hode(planlegger, forslag.id, 1, { visibility: 'offentlig' })).rejects.toThrow(
			Forbidden
		);
		await expect(hode(plansjef, alternativ.id, 1, { visibility: 'offentlig' })).rejects.toThrow(
			BadRequest
		);
		await db.query(sql`update plan set planstatus = 1 where id = ${mor.planId}`);
		await expect(hode(plansjef, forslag.id, 1, { visibility: 'offentlig' })).rejects.toThrow(
			'lagt ut eller vedtatt'
		);
		await db.query(sql`update plan set planstatus = 2 where id = ${mor.planId}`);
		await hode(plansjef, forslag.id, 1, { visibility: 'offentlig' });
		expect((await scenarioById(db, publikum, forslag.id)).synlighet).toBe('offentlig');
		await expect(hode(planlegger, forslag.id, 2, { visibility: 'intern' })).rejects.toThrow(
			Forbidden
		);
	});

	it('what everyone sees is put away by the plansjef alone, and comes back to the planners alone', async () => {
		const mor = await gjeldende();
		const { id } = await ny(mor.id, 'På høring', 'forslag');
		await hode(plansjef, id, 1, { visibility: 'offentlig' });
		await expect(hode(planlegger, id, 2, { archived: true })).rejects.toThrow(Forbidden);
		await hode(plansjef, id, 2, { archived: true });
		await expect(
			hode(planlegger, id, 3, { archived: false, visibility: 'offentlig' })
		).rejects.toThrow(Forbidden);
		await db.query(sql`update plan set planstatus = 1 where id = ${mor.planId}`);
		await expect(
			hode(plansjef, id, 3, { archived: false, visibility: 'offentlig' })
		).rejects.toThrow('lagt ut eller vedtatt');
		// As it was asked, by either of them.
		expect(await hode(planlegger, id, 3, { archived: false })).toMatchObject({
			synlighet: 'intern',
			tilstand: 'aktiv'
		});
		await expect(scenarioById(db, publikum, id)).rejects.toThrow(NotFound);
		const [linje] = await logglinjer(db, planlegger, id, { limit: 1 });
		expect(linje?.message).toBe('Vises bare for planleggerne. Hentet fram fra arkivet');
	});

	it('one that planutvalget saw is back with them when it is taken out', async () => {
		const { id } = await ny((await gjeldende()).id, 'Til utvalget');
		await hode(planlegger, id, 1, { visibility: 'planutvalg' });
		await hode(planlegger, id, 2, { archived: true });
		await hode(planlegger, id, 3, { archived: false });
		expect(await scenarioById(db, politiker, id)).toMatchObject({ synlighet: 'planutvalg' });
	});

	it('those that are put away are listed for planners who ask', async () => {
		const mor = await gjeldende();
		const { id, plan } = await ny(mor.id, 'Gammelt');
		await hode(planlegger, id, 1, { archived: true });
		const idsOf = async (bruker: Bruker, arkiverte: boolean) =>
			(await listScenarios(db, bruker, { plan, arkiverte })).map((s) => s.id);
		expect(await idsOf(planlegger, false)).toEqual([mor.id]);
		expect(await idsOf(planlegger, true)).toEqual([id]);
		expect(await idsOf(politiker, true)).toEqual([]);
	});
});
