import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import { cancelImport } from '../../src/lib/server/import/accept.ts';
import { startImport, type ImportJob } from '../../src/lib/server/import/job.ts';
import {
	leggTilPlandokument,
	plandokumenter,
	plandokumentSchema
} from '../../src/lib/server/plandokument.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { importPlan, kvadrat, planfil, stage, type Flate } from '../support/planfil.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
});
afterAll(() => db.close());

const zone = (ring: Flate['ring'], ...linjer: string[]): Flate => ({
	objekttype: 'KpArealformålOmråde',
	ring,
	linjer: ['..KPAREALFORMÅL 1110', '..AREALST 2', ...linjer]
});
const good = zone(kvadrat(590_000, 6_730_000, 100), '..OMRNAVN "B1"');
const bowTie = zone([
	[590_200, 6_730_000],
	[590_300, 6_730_100],
	[590_300, 6_730_000],
	[590_200, 6_730_100]
]);

/** One purpose of a plan; `mer`: the rings of others beside it. */
const geojson = (
	properties: object,
	coordinates: unknown,
	crs = 'EPSG:25832',
	mer: readonly unknown[] = []
) =>
	Buffer.from(
		JSON.stringify({
			type: 'FeatureCollection',
			crs: { type: 'name', properties: { name: crs } },
			features: [coordinates, ...mer].map((rings) => ({
				type: 'Feature',
				properties: { OBJTYPE: 'KpArealformålOmråde', KPAREALFORMAL: 1110, ...properties },
				geometry: { type: 'Polygon', coordinates: rings }
			}))
		})
	);
const closed = (ring: readonly (readonly [number, number])[]) => [[...ring, ring[0]]];

const planOfJob = async (job: ImportJob) => {
	const { rows } = await db.query<{ id: number; kind: string }>(sql`
		select plan_id as id, kind from scenario where id = ${job.scenarioId}`);
	return rows[0] ?? { id: 0, kind: '' };
};

describe('an import that is thrown away', () => {
	it('leaves its plan where somebody has entered a document of it', async () => {
		const job = await stage(db, planfil({ flater: [good], plan: 'DOK' }));
		const { id } = await planOfJob(job);
		const ny = v.parse(plandokumentSchema, {
			dokumenttype: 'vedtak',
			tittel: 'Vedtaket',
			lenke: 'https://kommunen.no/vedtak.pdf'
		});
		await leggTilPlandokument(db, planlegger, id, ny);
		await cancelImport(db, job.id, 'Pia');
		expect((await plandokumenter(db, planlegger, id)).map(({ tittel }) => tittel)).toEqual([
			'Vedtaket'
		]);
	});

	it('takes its plan with it where nothing stands on it', async () => {
		const job = await stage(db, planfil({ flater: [good], plan: 'TOM' }));
		await cancelImport(db, job.id, 'Pia');
		const { rowCount } = await db.query(sql`select from plan where planidentifikasjon = ${'TOM'}`);
		expect(rowCount).toBe(0);
	});
});

describe('a plan that is adopted', () => {
	const omrade: Flate = { objekttype: 'KpOmråde', ring: good.ring };
	const file = (planstat: number) =>
		planfil({ flater: [omrade, good], plan: `STATUS${planstat}`, planstat });

	it('and in force is the plan that applies', async () => {
		expect((await planOfJob(await stage(db, file(3)))).kind).toBe('gjeldende');
	});

	it('with its force put off (pbl § 11-16) does not apply yet, and that is told', async () => {
		const job = await stage(db, file(6));
		expect((await planOfJob(job)).kind).toBe('forslag');
		expect(job.rapport?.avvik).toContainEqual(
			expect.objectContaining({ rule: 'import.planstatus.utsatt', severity: 'advarsel' })
		);
	});
});

describe('what the file says wrong', () => {
	it('of its coordinate system is told as such', async () => {
		const wrong = geojson({}, closed(good.ring), 'EPSG:12345');
		const file = { bytes: wrong, filnavn: 'plan.geojson', hvem: 'Pia' };
		const { run } = await startImport(db, file, { plan: 'CRS', kommune: '3443' });
		expect((await run()).feil?.code).toBe('crs-ukjent');
		const chosen = await stage(db, planfil({ flater: [good], plan: 'CRS2', koordsys: null }), {
			epsg: 98_765
		});
		expect(chosen.feil?.code).toBe('crs-ukjent');
	});

	it('is told also of other codes than the purpose’s', async () => {
		const odd = { ...good, linjer: ['..KPAREALFORMÅL 1110', '..AREALST 7', '..OMRNAVN "B1"'] };
		const { rapport } = await stage(db, planfil({ flater: [odd], plan: 'ODD' }));
		expect(rapport?.avvik).toContainEqual(
			expect.objectContaining({
				rule: 'plan.verdi.ukjent',
				object: '2',
				message: expect.stringContaining('AREALST «7»') as string
			})
		);
	});

	it('with a geometry that cannot be stored is told in bokmål', async () => {
		const { rapport } = await stage(db, planfil({ flater: [good, bowTie], plan: 'BOW' }));
		expect(rapport?.avvik).toContainEqual(
			expect.objectContaining({
				rule: 'import.geometri.ugyldig',
				message: expect.stringContaining('krysser eller berører seg selv') as string
			})
		);
	});
});

describe('what the file does not say', () => {
	it.each([
		['plan-mangler', { plan: null }],
		['kommune-mangler', { kommune: null }],
		['crs-ukjent', { koordsys: null }]
	])('stops the import with the code %s', async (code, missing) => {
		const job = await stage(db, planfil({ flater: [good], ...missing }));
		expect(job).toMatchObject({ tilstand: 'feilet', scenarioId: null, feil: { code } });
		expect(job.feil?.message).toMatch(/\.$/);
	});

	it('can be told: plan, municipality and coordinate system', async () => {
		const bytes = planfil({ flater: [good], plan: null, kommune: null, koordsys: null });
		const job = await stage(db, bytes, { plan: 'TOLD', kommune: '3443', epsg: 25832 });
		expect(job.rapport).toMatchObject({
			planidentifikasjon: 'TOLD',
			kommunenummer: '3443',
			epsg: 25832
		});
	});

	it('of the municipality is known where the plan is', async () => {
		await importPlan(db, planfil({ flater: [good], plan: 'KNOWN' }));
		const job = await stage(db, planfil({ flater: [good], plan: 'KNOWN', kommune: null }));
		expect(job.rapport).toMatchObject({ kommunenummer: '3443' });
	});
});

describe('a file that cannot be read', () => {
	it.each([
		['an empty one', ''],
		['noise', '\u0001\u0002 hei'],
		['XML', '<?xml version="1.0"?><gml/>'],
		['half a JSON', '{"type":"FeatureCollection","features":[']
	])('%s ends as feilet, with a code and a sentence', async (_, text) => {
		const job = await stage(db, Buffer.from(text), { plan: 'X', kommune: '3443', epsg: 25832 });
		expect(job).toMatchObject({ tilstand: 'feilet', scenarioId: null });
		expect(job.feil?.code).toMatch(/^[a-z-]+$/);
		expect(job.feil?.code).not.toBe('uventet');
	});

	it('keeps its name as shown, however long or strange', async () => {
		const file = {
			bytes: Buffer.from(''),
			filnavn: `../../${'å'.repeat(400)}\u0000.sos`,
			hvem: 'Pia'
		};
		const { run } = await startImport(db, file, {});
		const { filnavn } = await run();
		expect(filnavn).toHaveLength(200);
		expect(filnavn.startsWith('../../ååå')).toBe(true);
	});
});

describe('one bad object', () => {
	it('that crosses itself is put aside whole with its place; the others are stored', async () => {
		const { rapport, scenarioId } = await importPlan(
			db,
			planfil({ plan: 'BOWTIE', flater: [good, bowTie] })
		);
		expect(rapport.putAside).toBe(1);
		const avvik = rapport.avvik.find(({ rule }) => rule === 'import.geometri.ugyldig');
		expect(avvik).toMatchObject({ severity: 'feil', object: '4', place: { type: 'Point' } });
		const [lng = 0, lat = 0] = avvik?.place?.type === 'Point' ? avvik.place.coordinates : [];
		expect(lng).toBeCloseTo(10.7, 0);
		expect(lat).toBeCloseTo(60.7, 0);
		const { rows } = await db.query(sql`
			select serial, objekttype, ST_GeometryType(geom) as type, egenskaper->>'AREALST' as status
			from planobjekt_rest where scenario_id = ${scenarioId}`);
		expect(rows).toMatchObject([
			{ serial: '4', objekttype: 'KpArealformålOmråde', type: 'ST_Polygon' }
		]);
	});

	it.each([
		['far out of the zone', [1e7, 1e9]],
		['astronomic', [1e300, 1e300]],
		['outside the globe', [590_000, 1e12]]
	])('with a coordinate %s is put aside, and the import goes on', async (name, corner) => {
		const [east = 0, north = 0] = corner;
		for (const [crs, plan] of [
			['EPSG:25832', 'WILD32'],
			['EPSG:25833', 'WILD33']
		] as const) {
			const bytes = geojson(
				{ OMRNAVN: name },
				closed([
					[590_000, 6_730_000],
					[590_100, 6_730_000],
					[east, north]
				]),
				crs,
				[closed(kvadrat(590_000, 6_730_000, 100))]
			);
			const job = await stage(db, bytes, { plan, kommune: '3443' });
			expect(job).toMatchObject({ tilstand: 'venter', feil: null });
			expect(job.rapport).toMatchObject({ putAside: 1, objects: [{ count: 1 }] });
			expect(job.rapport?.avvik.map(({ rule }) => rule)).toContain('import.geometri.utenfor');
		}
	});

	it('with a NUL in a value is stored with the rest of the value', async () => {
		const bytes = geojson(
			{ OMRNAVN: 'B\u00007', MERKNAD: 'a\u0000b', 'N\u0000': 1 },
			closed(kvadrat(590_000, 6_730_000, 100))
		);
		const { scenarioId } = await importPlan(db, bytes, { plan: 'NUL', kommune: '3443' });
		const { rows } = await db.query(sql`
			select omr_navn, egenskaper->>'MERKNAD' as merknad from planobjekt
			where scenario_id = ${scenarioId}`);
		expect(rows).toEqual([{ omr_navn: 'B7', merknad: 'ab' }]);
	});

	it('with half a surrogate pair in a value is stored with a replacement character', async () => {
		const text = geojson({ OMRNAVN: 'B' }, closed(kvadrat(590_000, 6_730_000, 100))).toString();
		const bytes = Buffer.from(text.replace('"OMRNAVN":"B"', '"OMRNAVN":"B\\ud800","M":"\\udfff"'));
		const { scenarioId } = await importPlan(db, bytes, { plan: 'HALF', kommune: '3443' });
		const { rows } = await db.query(sql`
			select omr_navn, egenskaper->>'M' as m from planobjekt where scenario_id = ${scenarioId}`);
		expect(rows).toEqual([{ omr_navn: 'B\ufffd', m: '\ufffd' }]);
	});
});

describe('what a person types', () => {
	it.each([
		['scenario', { scenario: '' }],
		['scenario', { scenario: 'x'.repeat(201) }],
		['scenario', { scenario: 'a\u0000b' }],
		['plan', { plan: 'a\u0000b' }],
		['plan', { plan: 'x'.repeat(17) }],
		['kommune', { kommune: '12\u00004' }]
	])('as %s and cannot be used is told so, not an unexpected error', async (_, choices) => {
		const job = await stage(db, planfil({ plan: 'TYPED', flater: [good] }), choices);
		expect(job.tilstand).toBe('feilet');
		expect(job.feil?.code).not.toBe('uventet');
	});
});

describe('the kind of scenario', () => {
	it('follows the plan’s status: one that is not adopted is a proposal', async () => {
		const omrade: Flate = { objekttype: 'KpOmråde', ring: good.ring };
		const { rapport } = await importPlan(
			db,
			planfil({ plan: 'DRAFT', planstat: 1, flater: [omrade, good] })
		);
		expect(rapport).toMatchObject({ kind: 'forslag', navn: 'Planforslag' });
	});
});
