import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';
import { importPlan, kvadrat, planfil, stage, type Flate } from '../support/planfil.ts';
import { hasSharedData, sharedData } from '../support/sharedData.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
});
afterAll(() => db.close());

const good: Flate = {
	objekttype: 'KpArealformålOmråde',
	ring: kvadrat(590_000, 6_730_000, 100),
	linjer: ['..KPAREALFORMÅL 1110', '..AREALST 2', '..OMRNAVN "B1"']
};

describe('a file that is no plan', () => {
	const ting = (objekttype: string): Flate => ({
		objekttype,
		ring: kvadrat(590_000, 6_730_000, 100)
	});

	it('is refused, with what is in it, before anything is asked about it', async () => {
		const points = {
			type: 'FeatureCollection',
			features: [
				{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [10.6, 60.7] } }
			]
		};
		const job = await stage(db, Buffer.from(JSON.stringify(points)));
		expect(job).toMatchObject({
			tilstand: 'feilet',
			scenarioId: null,
			feil: { code: 'ikke-plan' }
		});
		expect(job.feil?.message).toMatch(/ikke ut til å være en plan.*1 uten objekttype/);
	});

	it.skipIf(!hasSharedData).each([
		['naturvernomraade.sos', '17 Naturvernområde'],
		['valgkretserdos8.SOS', '1 Valgkrets']
	])('%s is refused even when told which plan it is', async (name, holds) => {
		const bytes = readFileSync(`${sharedData}sosi/${name}`);
		const job = await stage(db, bytes, { plan: 'NEI', kommune: '3443' });
		expect(job).toMatchObject({ tilstand: 'feilet', feil: { code: 'ikke-plan' } });
		expect(job.feil?.message).toContain(holds);
		const { rowCount } = await db.query(sql`select from plan where planidentifikasjon = 'NEI'`);
		expect(rowCount).toBe(0);
	});

	it('beside plan objects is kept and drawn as other objects, and said', async () => {
		const { rapport, scenarioId } = await importPlan(
			db,
			planfil({ plan: 'MIXED', flater: [good, ting('Vegareal'), ting('Vegareal')] })
		);
		expect(rapport.andre).toEqual([{ objekttype: 'Vegareal', count: 2 }]);
		expect(rapport.avvik.map(({ rule }) => rule)).toContain('plan.objekttype.annet');
		expect(rapport.forekomster).toContainEqual(
			expect.objectContaining({ tema: 'annet', objekttype: 'Vegareal' })
		);
		const { rowCount } = await db.query(sql`
			select from planobjekt where scenario_id = ${scenarioId} and objekttype = 'Vegareal' and tema = 'annet'`);
		expect(rowCount).toBe(2);
	});

	it('does not decide what the preview shows of the plan', async () => {
		const langtBorte: Flate = { objekttype: 'Veg', ring: kvadrat(790_000, 6_930_000, 100) };
		const { rapport } = await importPlan(db, planfil({ plan: 'FAR', flater: [good, langtBorte] }));
		const [west = 0, , east = 0] = rapport.bbox ?? [];
		expect(east - west).toBeLessThan(0.01);
	});
});

describe('a plan file of which nothing can be stored', () => {
	/** Its sides cross: the surface has no valid area, its border line is stored all the same. */
	const sloyfe = (objekttype: string): Flate => ({
		...good,
		objekttype,
		ring: [
			[590_000, 6_730_000],
			[590_100, 6_730_100],
			[590_100, 6_730_000],
			[590_000, 6_730_100]
		]
	});

	it.each([
		['with a bad border', [sloyfe('KpOmråde'), sloyfe('KpArealformålOmråde')], 'ugyldig geometri'],
		['far away', [{ ...good, ring: kvadrat(6_730_000, 590_000, 100) }], 'langt utenfor Norge']
	])('%s makes no plan, and says why', async (_, flater, grunn) => {
		const job = await stage(db, planfil({ plan: 'TOM', kommune: '5603', flater }));
		expect(job).toMatchObject({
			tilstand: 'feilet',
			scenarioId: null,
			feil: { code: 'ingen-lagret' }
		});
		expect(job.feil?.message).toContain(grunn);
		const { rows } = await db.query(sql`
			select planidentifikasjon from plan where planidentifikasjon = 'TOM'
			union all select kommunenummer from kommune where kommunenummer = '5603'`);
		expect(rows).toEqual([]);
	});

	it('leaves the plan it would have replaced as it was', async () => {
		const { scenarioId } = await importPlan(db, planfil({ plan: 'STAYS', flater: [good] }));
		const job = await stage(
			db,
			planfil({ plan: 'STAYS', flater: [sloyfe('KpArealformålOmråde')] })
		);
		expect(job).toMatchObject({ tilstand: 'feilet', feil: { code: 'ingen-lagret' } });
		const { rowCount } = await db.query(sql`
			select from planobjekt where scenario_id = ${scenarioId} and tema = 'arealformal'`);
		expect(rowCount).toBe(1);
	});

	it('but one bad surface among good ones is put aside', async () => {
		const flater = [good, { ...sloyfe('KpArealformålOmråde') }];
		const { rapport } = await importPlan(db, planfil({ plan: 'ONEBAD', flater }));
		expect(rapport).toMatchObject({ putAside: 1, formalBorte: 0 });
	});

	it('and one without a purpose is said to empty the plan that it would replace', async () => {
		const omrade: Flate = { ...good, objekttype: 'KpOmråde' };
		await importPlan(db, planfil({ plan: 'EMPTIED', flater: [omrade, good] }));
		const flater = [omrade, sloyfe('KpArealformålOmråde')];
		const { rapport } = await stage(db, planfil({ plan: 'EMPTIED', flater }));
		expect(rapport?.formalBorte).toBe(1);
		expect(rapport?.avvik).toContainEqual(
			expect.objectContaining({ rule: 'import.formal.borte', severity: 'feil' })
		);
	});
});

describe('where a plan lies', () => {
	const om = (rapport: { avvik: readonly { rule: string; message: string; severity: string }[] }) =>
		rapport.avvik.filter(({ rule }) => rule.startsWith('import.kommune'));
	const i = (kommune: string, plan: string, flater: Flate[] = [good]) =>
		importPlan(db, planfil({ plan, kommune, flater }));

	it('is measured from the county where the municipality’s outline is not loaded', async () => {
		const { rapport } = await i('3443', 'INSIDE');
		expect(om(rapport)).toEqual([
			expect.objectContaining({ rule: 'import.kommune.ikke-kontrollert', severity: 'merknad' })
		]);
		const wrong = om((await i('1840', 'WRONG')).rapport);
		expect(wrong).toMatchObject([{ rule: 'import.kommune.utenfor', severity: 'feil' }]);
		expect(wrong[0]?.message).toMatch(
			/Hele planen ligger utenfor Nordland.*nærmeste ligger 4\d\d km unna/
		);
		expect(om((await i('9999', 'NOWHERE')).rapport)[0]?.message).toContain('ikke til noe fylke');
	});

	it('is measured from the municipality’s outline where a data set has it, and never from a schematic one', async () => {
		await db.query(sql`
			insert into kommune (kommunenummer, navn, srid) values ('3499', 'Prøvetoten', 25832)`);
		await db.query(sql`
			with d as (
				insert into datasett (kode, navn, kommunenummer, tilstand, srid, dekning)
				values ('grense-3499', 'Kommunegrense', '3499', 'loaded', 25832,
					ST_Multi(ST_MakeEnvelope(589000, 6729000, 591000, 6731000, 25832))) returning id)
			insert into datasettobjekt (datasett_id, tema, geom)
			select id, 'kommune', ST_SetSRID(ST_Point(590000, 6730000), 25832) from d`);
		expect(om((await i('3499', 'IN')).rapport)).toEqual([]);
		const borte = { ...good, ring: kvadrat(596_000, 6_730_000, 100) };
		const [avvik] = om((await i('3499', 'OUT', [good, borte])).rapport);
		expect(avvik).toMatchObject({ severity: 'advarsel', rule: 'import.kommune.utenfor' });
		expect(avvik?.message).toContain(
			'2 av 4 objekter ligger utenfor Prøvetoten (3499), opptil 5,0 km'
		);
		await db.query(sql`update datasett set illustrasjon = true where kode = 'grense-3499'`);
		expect(om((await i('3499', 'SCHEMATIC', [good, borte])).rapport)).toMatchObject([
			{ rule: 'import.kommune.ikke-kontrollert' }
		]);
	});

	it('and what it is, other than the file says, is told', async () => {
		const { rapport } = await importPlan(db, planfil({ plan: 'SAYS', flater: [good] }), {
			kommune: '3442',
			plan: 'TOLD2'
		});
		expect(rapport).toMatchObject({ kommunenummer: '3442', planidentifikasjon: 'TOLD2' });
		expect(rapport.avvik.map(({ message }) => message)).toEqual(
			expect.arrayContaining([
				'Filen sier kommune 3443. Du har valgt 3442, og det er det som gjelder her.',
				'Filen sier plan-ID SAYS. Du har valgt TOLD2, og det er det som gjelder her.'
			])
		);
	});
});
