import type { Database, Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { generateDemo, planidentifikasjon, plannavn, type Demo } from './generate.ts';
import { asPolygon } from './geometry/geojson.ts';
import { toEwkbHex } from '../../src/lib/formats/ewkb.ts';
import type { Datasett } from './kart/datasettobjekt.ts';
import { planEgenskaper } from './plan/bestemmelser.ts';
import { insertScenarier } from './loadScenarier.ts';

const srid = 25832;
const kommunenummer = '3443';

const kommuner = [
	[kommunenummer, 'Vestre Toten'],
	['3407', 'Gjøvik'],
	['3442', 'Østre Toten'],
	['3446', 'Gran'],
	['3447', 'Søndre Land'],
	['3448', 'Nordre Land'],
	['3242', 'Hurdal']
] as const;

type Log = (line: string) => void;

const antall = (count: number): string => count.toLocaleString('nb-NO');

async function insertPlan(tx: Queryable): Promise<number> {
	for (const [nummer, navn] of kommuner) {
		await tx.query(sql`insert into kommune (kommunenummer, navn, srid) values (${nummer}, ${navn}, ${srid})
			on conflict (kommunenummer) do nothing`);
	}
	const { rows } = await tx.query<{ id: number }>(sql`
		insert into plan (kommunenummer, srid, planidentifikasjon, plannavn, plantype, planstatus, illustrasjon, egenskaper)
		values (${kommunenummer}, ${srid}, ${planidentifikasjon}, ${plannavn}, 20, 3, true, ${JSON.stringify(planEgenskaper())})
		returning id`);
	const [row] = rows;
	if (!row) throw new Error('the plan was not stored');
	return row.id;
}

async function insertDatasett(tx: Queryable, sett: Datasett): Promise<number> {
	const { rows } = await tx.query<{ id: number }>(sql`
		insert into datasett (kode, navn, kommunenummer, eier, lisens, dato, tilgang, tilstand, srid, dekning, illustrasjon,
			revision, importert)
		values (${sett.kode}, ${sett.navn}, ${kommunenummer}, ${sett.eier}, ${sett.lisens}, ${sett.dato}, ${sett.tilgang},
			'loaded', ${srid}, ${toEwkbHex(sett.dekning, srid)}::geometry, true, 1, now())
		returning id`);
	const [row] = rows;
	if (!row) throw new Error(`data set ${sett.kode} was not stored`);
	return row.id;
}

function* objektRows(id: number, { objekter }: Datasett) {
	for (const o of objekter) {
		yield [id, o.tema, o.type, o.navn, o.egenskaper, toEwkbHex(o.geometry, srid)];
	}
}

async function loadDatasett(tx: Queryable, demo: Demo, log: Log): Promise<void> {
	for (const sett of demo.datasett) {
		const id = await insertDatasett(tx, sett);
		const columns = ['datasett_id', 'tema', 'type', 'navn', 'egenskaper', 'geom'];
		await tx.copyFrom('datasettobjekt', columns, objektRows(id, sett));
		log(`Illustrasjonsdata: ${sett.navn}, ${antall(sett.objekter.length)} objekter`);
	}
}

function* eiendomRows(id: number, { eiendommer }: Demo) {
	for (const { gnr, bnr, eiertype, polygon } of eiendommer) {
		yield [id, kommunenummer, gnr, bnr, eiertype, toEwkbHex(asPolygon(polygon), srid)];
	}
}

function* bygningRows(id: number, { bygninger }: Demo) {
	for (const { bygningsnummer, bygningstype, boliger, etasjer, ring } of bygninger) {
		const geom = toEwkbHex(asPolygon([ring]), srid);
		yield [id, kommunenummer, bygningsnummer, bygningstype, boliger, etasjer, geom];
	}
}

async function loadMatrikkel(tx: Queryable, demo: Demo, log: Log): Promise<void> {
	const eiendom = ['datasett_id', 'kommunenummer', 'gnr', 'bnr', 'eiertype', 'geom'];
	const matrikkel = await insertDatasett(tx, demo.matrikkel);
	await tx.copyFrom('eiendom', eiendom, eiendomRows(matrikkel, demo));
	log(`Illustrasjonsdata: ${antall(demo.eiendommer.length)} eiendommer`);
	const bygning = [
		'datasett_id',
		'kommunenummer',
		'bygningsnummer',
		'bygningstype',
		'boliger',
		'etasjer',
		'geom'
	];
	const register = await insertDatasett(tx, demo.bygningsregister);
	await tx.copyFrom('bygning', bygning, bygningRows(register, demo));
	log(`Illustrasjonsdata: ${antall(demo.bygninger.length)} bygninger`);
}

async function isLoaded(tx: Queryable): Promise<boolean> {
	const { rows } = await tx.query(
		sql`select 1 from plan where kommunenummer = ${kommunenummer} and planidentifikasjon = ${planidentifikasjon}`
	);
	return rows.length > 0;
}

interface LoadOptions {
	readonly log?: Log;
	/** What belongs to the illustration beside its maps and plans: done in the same transaction. */
	readonly withIt?: (tx: Queryable) => Promise<void>;
}

/**
 * Loads the illustration data: plan, scenarios, data sets, parcels and buildings, in one transaction.
 * Throws where the illustration plan is there already; the database then stays as it was.
 */
export async function loadDemo(
	db: Database,
	{ log = () => undefined, withIt }: LoadOptions = {}
): Promise<void> {
	if (await isLoaded(db)) throw new Error('Illustrasjonsdataene er lastet fra før.');
	log('Illustrasjonsdata: lager kart og plan …');
	const demo = generateDemo();
	await db.transaction(async (tx) => {
		const planId = await insertPlan(tx);
		await insertScenarier(tx, planId, srid, demo, log);
		await loadDatasett(tx, demo, log);
		await loadMatrikkel(tx, demo, log);
		await withIt?.(tx);
	});
	await db.query(
		sql`analyze kommune, scenario, planobjekt, datasett, datasettobjekt, eiendom, bygning`
	);
	log('Illustrasjonsdata: ferdig');
}
