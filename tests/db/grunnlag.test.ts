import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../../db/demo/load.ts';
import { AR5_TYPE, GRUNNLAGSTEMA, JORDBRUK } from '../../src/lib/domain/grunnlag/tema.ts';
import type { Grunnlagstema } from '../../src/lib/domain/grunnlag/tema.ts';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import { UTEN_INNLOGGING } from '../../src/lib/server/auth/bruker.ts';
import {
	grunnlagsdatasett,
	grunnlagsjson,
	grunnlagskilder,
	utenDatasett
} from '../../src/lib/server/grunnlag.ts';
import { importDatasett } from '../../src/lib/server/import/datasett.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
	await loadDemo(db);
});
afterAll(() => db.close());

const ALLE = Object.keys(GRUNNLAGSTEMA) as Grunnlagstema[];
const plan = { kommunenummer: '3443', illustrasjon: true };
const RAUFOSS = [588000, 6733000] as const;
/** Forest west of Einavatnet: outside what is mapped around Raufoss. */
const VEST = [584000, 6716000] as const;

async function tilstandI(tema: Grunnlagstema, [x, y]: readonly [number, number]) {
	const data = grunnlagsjson(await grunnlagsdatasett(db, UTEN_INNLOGGING, plan, [tema]));
	const { rows } = await db.query<{ tilstand: string }>(sql`
		select case when ST_Intersects(d.tvil, p.sted) then 'ikke vurdert' when ST_Intersects(d.kjent, p.sted) then 'kjent'
			else 'ikke kartlagt' end as tilstand
		from (select ST_SetSRID(ST_MakePoint(${x}::float8, ${y}::float8), 25832) as sted) p,
			grunnlagsdekning(${data}::jsonb, array[${tema}::text], ST_Expand(p.sted, 5)) d`);
	return rows[0]?.tilstand;
}

describe('the background of figures', () => {
	it('has a data set for every theme in the illustration, but for protection', async () => {
		const datasett = await grunnlagsdatasett(db, UTEN_INNLOGGING, plan, ALLE);
		expect(utenDatasett(ALLE, datasett)).toEqual(['vern']);
		expect(grunnlagskilder(ALLE, datasett)).toContainEqual({
			kode: 'vern',
			navn: 'Verneområder (ikke registrert)',
			dato: null,
			tilstand: 'ikke lastet'
		});
	});

	it('counts illustration data for illustration plans alone', async () => {
		const virkelig = { ...plan, illustrasjon: false };
		expect(await grunnlagsdatasett(db, UTEN_INNLOGGING, virkelig, ALLE)).toEqual([]);
	});

	it('is mapped, not mapped and not considered: three answers', async () => {
		expect(await tilstandI('naturtype', RAUFOSS)).toBe('kjent');
		expect(await tilstandI('naturtype', VEST)).toBe('ikke kartlagt');
		expect(await tilstandI('vern', RAUFOSS)).toBe('ikke vurdert');
	});

	it('has farmland of the classes of AR5, and each class a name', async () => {
		const data = grunnlagsjson(await grunnlagsdatasett(db, UTEN_INNLOGGING, plan, ['ar5']));
		const { rows } = await db.query<{ klasse: string; daa: number }>(sql`
			select klasse, sum(ST_Area(geom)) / 1000 as daa
			from grunnlagsobjekt(${data}::jsonb, ST_MakeEnvelope(580000, 6708000, 597000, 6738000, 25832)) group by 1`);
		expect(rows.filter(({ klasse }) => !AR5_TYPE[klasse])).toEqual([]);
		expect(rows.map(({ klasse }) => klasse)).toEqual(expect.arrayContaining([...JORDBRUK]));
	});

	it('reads the class of a file’s own objects from their properties, and finds the set by its name', async () => {
		const flate = [
			[600_000, 6_700_000],
			[600_100, 6_700_000],
			[600_100, 6_700_100],
			[600_000, 6_700_000]
		];
		const fil = JSON.stringify({
			type: 'FeatureCollection',
			crs: { type: 'name', properties: { name: 'EPSG:25832' } },
			features: [
				{
					type: 'Feature',
					properties: { OBJTYPE: 'ArealressursFlate', ARTYPE: 21 },
					geometry: { type: 'Polygon', coordinates: [flate] }
				}
			]
		});
		await importDatasett(db, {
			bytes: Buffer.from(fil),
			filnavn: 'ar5.geojson',
			navn: 'AR5 2026',
			tilgang: 'open',
			kommune: '3443',
			hvem: 'Pia'
		});
		const virkelig = { ...plan, illustrasjon: false };
		const datasett = await grunnlagsdatasett(db, UTEN_INNLOGGING, virkelig, ['ar5']);
		const { rows } = await db.query<{ klasse: string }>(sql`
			select klasse from grunnlagsobjekt(${grunnlagsjson(datasett)}::jsonb,
				ST_MakeEnvelope(600000, 6700000, 600050, 6700050, 25832))`);
		expect(rows).toEqual([{ klasse: '21' }]);
	});
});
