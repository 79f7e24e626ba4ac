import { type Kjoring, startKjoring } from '../../src/lib/server/fortettingKjoring.ts';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import type { Database, Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { at, datasett, hensyn, sone } from './bolig.ts';
import { makeScenario } from './plan.ts';

export const PLANLEGGER: Bruker = { rolle: 'planlegger', navn: 'Pia', kontoId: null, via: 'ingen' };
export const POLITIKER: Bruker = { rolle: 'politiker', navn: 'Pål', kontoId: null, via: 'ingen' };

const E = 590_000;
const N = 6_730_000;
/** A rectangle on the squared paper. */
export const rute = (x: number, y: number, w: number, h: number): string =>
	`POLYGON((${E + x} ${N + y},${E + x + w} ${N + y},${E + x + w} ${N + y + h},${E + x} ${N + y + h},${E + x} ${N + y}))`;

interface Tomt {
	readonly bnr: number;
	readonly wkt: string;
	readonly eiertype?: string | null;
	/** type, dwellings, outline. */
	readonly hus?: readonly (readonly [number, number, string])[];
}

/** One parcel of each kind, and some of none, along a road; the answer of each is reckoned by hand in the test. */
export const TOMTER: readonly Tomt[] = [
	// 30 × 40 with nothing on it.
	{ bnr: 1, wkt: rute(0, 0, 30, 40) },
	// 30 × 60 with a house of 10 × 10 by the road.
	{ bnr: 2, wkt: rute(40, 0, 30, 60), hus: [[111, 1, rute(50, 5, 10, 10)]] },
	// 25 × 30: too small beside the house.
	{ bnr: 3, wkt: rute(80, 0, 25, 30), hus: [[111, 1, rute(85, 5, 10, 10)]] },
	// A factory in the centre, 60 × 60.
	{
		bnr: 4,
		wkt: rute(200, 0, 60, 60),
		hus: [[211, 0, rute(210, 10, 40, 30)]],
		eiertype: 'selskap'
	},
	// A small house on a large plot in the centre.
	{ bnr: 5, wkt: rute(270, 0, 60, 60), hus: [[111, 1, rute(275, 5, 10, 10)]] },
	// Half of it in the flood zone.
	{ bnr: 6, wkt: rute(340, 0, 40, 60) },
	// Half of it outside what is set aside.
	{ bnr: 7, wkt: rute(400, 0, 40, 60) },
	// Far from any road.
	{ bnr: 8, wkt: rute(0, 300, 40, 40) },
	// A school.
	{ bnr: 9, wkt: rute(120, 0, 60, 60), hus: [[613, 0, rute(125, 5, 30, 20)]], eiertype: 'kommune' },
	// The street itself.
	{ bnr: 10, wkt: rute(0, -7, 440, 7), eiertype: 'kommune' },
	// In a combined zone that nobody has divided.
	{ bnr: 11, wkt: rute(500, 0, 60, 60) },
	// Where nobody has mapped slope.
	{ bnr: 12, wkt: rute(600, 0, 30, 40) }
];

const SONER = [
	sone('B1', 1110, 1, rute(-10, -10, 200, 400)),
	sone('S1', 1130, 1, rute(190, -10, 145, 100)),
	// Up to half of bnr 7.
	sone('B2', 1110, 1, rute(335, -10, 85, 100)),
	sone('L1', 5100, 1, rute(420, -10, 75, 100)),
	sone('K1', 1800, 1, rute(495, -10, 85, 100)),
	sone('B3', 1110, 1, rute(580, -10, 100, 100)),
	// Framtidig: the reserve's.
	sone('B4', 1110, 2, rute(700, 0, 100, 100))
];

export async function tomter(
	db: Queryable,
	id: number,
	byggId: number,
	liste = TOMTER
): Promise<void> {
	for (const { bnr, wkt, eiertype = 'privat', hus = [] } of liste) {
		await db.query(sql`
			insert into eiendom (datasett_id, kommunenummer, gnr, bnr, eiertype, geom)
			values (${id}, '3443', 10, ${bnr}, ${eiertype}, ST_GeomFromText(${wkt}, 25832))`);
		for (const [type, boliger, flate] of hus)
			await db.query(sql`
				insert into bygning (datasett_id, kommunenummer, bygningstype, boliger, etasjer, geom)
				values (${byggId}, '3443', ${type}, ${boliger}, 2, ST_GeomFromText(${flate}, 25832))`);
	}
}

/** The plan with its parcels and all themes: everything known, but slope in the east. */
export async function lagTettsted(db: Queryable): Promise<number> {
	const scenario = await makeScenario(db, [
		...SONER,
		hensyn('KpFareSone', 320, rute(340, 30, 40, 60)),
		// As far as the flood goes, so that it takes nothing more.
		hensyn('KpStoySone', 210, rute(340, 45, 40, 60)),
		hensyn('KpStoySone', 220, rute(0, 0, 30, 10))
	]);
	const matrikkel = await datasett(db, 'matrikkel', { tema: 'eiendom', wkt: null });
	const bygning = await datasett(db, 'bygning', { tema: 'bygning', wkt: null });
	await tomter(db, matrikkel, bygning);
	await datasett(db, 'tettsted', {
		tema: 'tettsted',
		navn: 'Raufoss',
		wkt: rute(-50, -50, 450, 500)
	});
	for (const tema of ['flomsone', 'skredsone', 'kulturminne', 'stoy'])
		await datasett(db, tema, {
			tema,
			wkt: at(1500, 1500, 10),
			dekning: rute(-500, -500, 3000, 3000)
		});
	await datasett(db, 'helning', {
		tema: 'helning',
		wkt: null,
		dekning: rute(-500, -500, 1090, 3000)
	});
	const linje = `LINESTRING(${E - 100} ${N - 3},${E + 800} ${N - 3})`;
	await datasett(db, 'veg', { tema: 'veg', wkt: linje, dekning: rute(-500, -500, 3000, 3000) });
	await datasett(db, 'va', { tema: 'va', wkt: linje, dekning: rute(-500, -500, 3000, 3000) });
	await db.query(sql`
		update datasett set dekning = ST_Multi(ST_GeomFromText(${rute(-500, -500, 3000, 3000)}, 25832))
		where kode in ('bygning', 'tettsted', 'matrikkel')`);
	return scenario;
}

/** Starts a run and waits for its end. */
export async function kjor(db: Database, scenario: number, porsjon?: number): Promise<Kjoring> {
	const { run } = await startKjoring(
		db,
		scenario,
		PLANLEGGER,
		porsjon === undefined ? {} : { porsjon }
	);
	return run();
}
