import type { Polygon, Position } from 'geojson';
import type { Objektegenskaper, Operasjon } from '../../src/lib/domain/plan/endring.ts';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import type { Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { toEwkbHex } from '../../src/lib/formats/ewkb.ts';
import { uuid5 } from '../../src/lib/formats/uuid5.ts';
import { at, ring } from './planbygger.ts';

/** A scenario whose plan area is tiled by `antall` × `antall` square zones of `side` metres, its corners shared. */
export interface Rutenett {
	readonly id: number;
	readonly planId: number;
	readonly antall: number;
	readonly side: number;
}

interface Rutevalg {
	readonly antall?: number;
	readonly side?: number;
	readonly kind?: 'gjeldende' | 'forslag' | 'alternativ';
	readonly synlighet?: 'offentlig' | 'planutvalg' | 'intern';
	readonly tilstand?: string;
	readonly planId?: string;
	readonly planomrade?: boolean;
	/** What is added to every coordinate, so that the plan stands at the millimetre. */
	readonly skjevt?: number;
}

/** The identity of the zone in a column and row of any such scenario: the same in all. */
export const ruteId = (kolonne: number, rad: number): string =>
	uuid5(`rute ${kolonne.toString()} ${rad.toString()}`);
export const omradeId = uuid5('rutenettets planområde');

/** The corner between zones, in metres from the grid's own. */
export const hjorne = ({ side }: Pick<Rutenett, 'side'>, kolonne: number, rad: number): Position =>
	at(kolonne * side, rad * side);

/** A zone as a square, one of its corners moved: `flytt` is asked for each of them. */
export function rute(
	nett: Pick<Rutenett, 'side'>,
	kolonne: number,
	rad: number,
	flytt: (kolonne: number, rad: number) => Position = (k, r) => hjorne(nett, k, r)
): Polygon {
	const hjorner = [
		flytt(kolonne, rad),
		flytt(kolonne + 1, rad),
		flytt(kolonne + 1, rad + 1),
		flytt(kolonne, rad + 1)
	];
	return { type: 'Polygon', coordinates: [[...hjorner, hjorner[0] ?? []]] };
}

const skjev = (flate: Polygon, metres: number): Polygon => ({
	type: 'Polygon',
	coordinates: flate.coordinates.map((r) =>
		r.map(([x = 0, y = 0]) => [
			Math.round((x + metres) * 1000) / 1000,
			Math.round((y + metres) * 1000) / 1000
		])
	)
});

export async function lagRutenett(
	db: Queryable,
	{
		antall = 3,
		side = 100,
		kind = 'alternativ',
		synlighet = 'intern',
		tilstand = 'aktiv',
		planId = 'RUTER',
		planomrade = true,
		skjevt = 0
	}: Rutevalg = {}
): Promise<Rutenett> {
	await syncKodelister(db);
	await db.query(sql`
		insert into kommune (kommunenummer, navn, srid) values ('3443', 'Prøvekommune', 25832) on conflict do nothing`);
	const plan = await db.query<{ id: number }>(sql`
		insert into plan (kommunenummer, srid, planidentifikasjon, plantype, planstatus)
		values ('3443', 25832, ${planId}, 20, 3)
		on conflict (kommunenummer, planidentifikasjon) do update set plantype = 20 returning id`);
	const planRad = plan.rows[0]?.id ?? 0;
	const scenario = await db.query<{ id: number }>(sql`
		insert into scenario (plan_id, srid, navn, kind, synlighet, tilstand, revision)
		values (${planRad}, 25832, ${`Ruter ${Math.random().toString()}`}, ${kind}, ${synlighet}, ${tilstand}, 1)
		returning id`);
	const nett = { id: scenario.rows[0]?.id ?? 0, planId: planRad, antall, side };
	const hele = antall * side;
	const flater: [string, string, string, number | null, Polygon][] = [];
	if (planomrade) {
		const kant = {
			type: 'Polygon' as const,
			coordinates: [ring([0, 0], [hele, 0], [hele, hele], [0, hele])]
		};
		flater.push([omradeId, 'KpOmråde', 'planomrade', null, kant]);
	}
	for (let rad = 0; rad < antall; rad++)
		for (let kolonne = 0; kolonne < antall; kolonne++)
			flater.push([
				ruteId(kolonne, rad),
				'KpArealformålOmråde',
				'arealformal',
				1110,
				rute(nett, kolonne, rad)
			]);
	await db.copyFrom(
		'planobjekt',
		[
			'scenario_id',
			'srid',
			'lokal_id',
			'objekttype',
			'tema',
			'kodeliste',
			'kode',
			'omr_navn',
			'geom'
		],
		flater.map(([lokalId, type, tema, kode, flate], nr) => [
			nett.id,
			25832,
			lokalId,
			type,
			tema,
			kode === null ? null : 'KpArealformal',
			kode,
			kode === null ? null : `B${nr.toString()}`,
			toEwkbHex(skjev(flate, skjevt), 25832)
		])
	);
	return nett;
}

export const endret = (
	lokalId: string,
	version: number,
	geometry: Polygon,
	properties?: Partial<Objektegenskaper>
): Operasjon => ({ op: 'update', lokalId, version, geometry, ...(properties && { properties }) });

/** The four zones around a corner, which was moved to a place. */
export function flyttetHjorne(
	nett: Rutenett,
	kolonne: number,
	rad: number,
	til: Position,
	version = 1
): Operasjon[] {
	const flytt = (k: number, r: number) => (k === kolonne && r === rad ? til : hjorne(nett, k, r));
	return [
		[kolonne - 1, rad - 1],
		[kolonne, rad - 1],
		[kolonne - 1, rad],
		[kolonne, rad]
	].map(([k = 0, r = 0]) => endret(ruteId(k, r), version, rute(nett, k, r, flytt)));
}
