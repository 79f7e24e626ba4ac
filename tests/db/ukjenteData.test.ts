import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tall } from '../../src/lib/domain/bevis.ts';
import { arealoversikt } from '../../src/lib/server/arealregnskap/planvask.ts';
import { blagronnAnswer } from '../../src/lib/server/blagronnAnswer.ts';
import { ledgerAnswer } from '../../src/lib/server/ledger.ts';
import { maloppnaelse } from '../../src/lib/server/maloppnaelse.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { boks, bygg, linje, OMRADE } from '../support/blagronn.ts';
import { at, datasett, mal, sone } from '../support/bolig.ts';
import { publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario } from '../support/plan.ts';
import { tallene } from '../support/tallene.ts';

/** A plan where every theme has something to say; then each data set in turn has nothing to say. */
const SETT: readonly (readonly [kode: string, tema: string, wkt: string | null])[] = [
	['tettsted', 'tettsted', boks(0, 0, 1000, 1000)],
	['sentrum', 'sentrum', 'POINT(590400 6730400)'],
	['vann', 'vann', boks(100, 485, 1100, 515)],
	['elv', 'elv', linje([100, 500], [1100, 500])],
	['flomvei', 'flomvei', linje([700, 100], [700, 450])],
	['vern', 'vern', boks(200, 520, 230, 600)],
	['naturtype', 'naturtype', boks(300, 520, 360, 600)],
	['flomsone', 'flomsone', boks(100, 500, 1100, 530)],
	['skredsone', 'skredsone', boks(380, 560, 400, 600)],
	['ar5', 'ar5', null],
	['veg', 'veg', linje([0, 610], [1200, 610])],
	['va', 'va', linje([0, 615], [1200, 615])],
	['reguleringsplan', 'reguleringsplan', boks(200, 520, 300, 600)],
	['bygning', 'bygning', null]
];
const AR5 = [
	['21', boks(0, 0, 2000, 560)],
	['60', boks(0, 560, 300, 2000)],
	['30', boks(300, 560, 2000, 2000)]
] as const;

let db: Database;
let plan: number;
let forslag: number;
beforeAll(async () => {
	db = await openTestDatabase();
	plan = await makeScenario(db, [
		OMRADE,
		bygg('B1', boks(200, 505, 400, 700)),
		bygg('B2', boks(600, 200, 800, 300)),
		sone('V1', 1110, 3, boks(450, 600, 600, 700)),
		sone('G1', 3040, 1, boks(200, 300, 400, 450)),
		sone('L1', 5100, 1, boks(900, 400, 1000, 600))
	]);
	for (const [kode, tema, wkt] of SETT) await datasett(db, kode, { tema, wkt, navn: 'Testby' });
	for (const [type, wkt] of AR5)
		await db.query(sql`insert into datasettobjekt (datasett_id, tema, type, geom)
			select id, 'ar5', ${type}, ST_GeomFromText(${wkt}, 25832) from datasett where kode = 'ar5'`);
	await db.query(sql`update datasettobjekt set type = 'Stor verdi' where tema = 'naturtype'`);
	for (const [x, y] of [
		[220, 320],
		[500, 650],
		[1500, 1500]
	] as const)
		await db.query(sql`insert into bygning (datasett_id, kommunenummer, boliger, geom)
			select id, '3443', 4, ST_GeomFromText(${at(x, y, 10)}, 25832) from datasett where kode = 'bygning'`);
	await mal(db, 'Testby', 40);
	forslag = await nyttForslag();
});
afterAll(() => db.close());

/** B1 goes back to LNFR, and L1 is to be built on. */
async function nyttForslag(): Promise<number> {
	const { rows } = await db.query<{ id: number }>(sql`
		with ny as (
			insert into scenario (plan_id, srid, navn, kind, synlighet, revision)
			select plan_id, srid, 'Forslag', 'forslag', 'offentlig', 1 from scenario where id = ${plan} returning id
		), kopi as (
			insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn, geom)
			select ny.id, o.srid, o.lokal_id, o.objekttype, o.tema, o.kodeliste,
				case o.omr_navn when 'B1' then 5100 when 'L1' then 1110 else o.kode end,
				case o.omr_navn when 'B1' then 1 when 'L1' then 2 else o.arealbruksstatus end, o.omr_navn, o.geom
			from planobjekt o, ny where o.scenario_id = ${plan}
		)
		select id from ny`);
	return rows[0]?.id ?? 0;
}

const IDAG = new Date('2026-11-28');
/** Every figure of every page, by where it stands. */
async function alleTall(): Promise<Map<string, Tall>> {
	return tallene({
		ledger: (await ledgerAnswer(db, forslag, publikum)).ledger,
		arealregnskap: (await arealoversikt(db, forslag, publikum, null, IDAG)).oversikt,
		bluegreen: (await blagronnAnswer(db, forslag, publikum)).oversikt,
		maloppnaelse: await maloppnaelse(db, forslag, publikum, IDAG)
	});
}

const EPS = 1e-6;
/** Is what is told with less data true of what is so? */
function erSant({ verdi, grense }: Tall, sann: number): boolean {
	if (verdi === null || grense === 'omtrent') return true;
	const isFormye = verdi > sann + EPS;
	const isForlite = verdi < sann - EPS;
	return grense === 'minst' ? !isFormye : grense === 'hoyst' ? !isForlite : !isFormye && !isForlite;
}

const skriv = (tall: Tall): string =>
	tall.verdi === null ? tall.tilstand : `${tall.grense} ${tall.verdi}`;

async function usanneUten(
	kode: string,
	endre: () => Promise<unknown>,
	tilbake: () => Promise<unknown>
) {
	const sanne = await alleTall();
	await endre();
	const uten = await alleTall();
	await tilbake();
	return [...uten].flatMap(([sti, tall]) => {
		// These tell how much is not known: with less data it is more.
		if (/omKartlagt|ukjentAreal|uten-boligtall|unmapped/.test(sti)) return [];
		const { verdi: sann = null } = sanne.get(sti) ?? {};
		return sann !== null && !erSant(tall, sann)
			? [`${kode} ${sti}: ${skriv(tall)}, er ${sann}`]
			: [];
	});
}
const sett = (kode: string, tilstand: string, tilgang: string) =>
	db.query(sql`update datasett set tilstand = ${tilstand}, tilgang = ${tilgang}, revision = revision + 1
		where kode = ${kode}`);

describe('where a data set says nothing, no figure says what is not so', () => {
	it.each(SETT.map(([kode]) => kode))('%s: failed, or not for this reader', async (kode) => {
		const tilbake = () => sett(kode, 'loaded', 'open');
		expect([
			...(await usanneUten(kode, () => sett(kode, 'failed', 'open'), tilbake)),
			...(await usanneUten(kode, () => sett(kode, 'loaded', 'internal'), tilbake))
		]).toEqual([]);
	});
});
