import type { Polygon, Position } from 'geojson';
import { toEwkbHex } from '../../src/lib/formats/ewkb.ts';
import { uuid5 } from '../../src/lib/formats/uuid5.ts';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import type { Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';

const SRID = 25832;
const SIDE = 100;
/** Vertices along half a brick: six such sides make a zone, which then has as many as one of a real kommuneplan. */
const PER_SIDE = 8;
const COLUMNS = 32;
const ROWS = 32;

export const SONER = COLUMNS * ROWS;

type Flytt = (east: number, north: number) => Position;
const asIs: Flytt = (east, north) => [590_000 + east, 6_730_000 + north];

/** The corners of brick number `column` of a row: every second row is pushed half a brick, so that three meet in a corner. */
function corners(column: number, row: number): [number, number][] {
	const west = column * SIDE + (row % 2) * (SIDE / 2);
	const [south, north] = [row * SIDE, (row + 1) * SIDE];
	const mid = west + SIDE / 2;
	return [
		[west, south],
		[mid, south],
		[west + SIDE, south],
		[west + SIDE, north],
		[mid, north],
		[west, north]
	];
}

/** A brick; `flytt` says where each of its vertices is. */
export function tegl(column: number, row: number, flytt: Flytt = asIs): Polygon {
	const c = corners(column, row);
	const ring = c.flatMap(([x, y], i) => {
		const [nx, ny] = c[(i + 1) % c.length] ?? [x, y];
		return Array.from({ length: PER_SIDE }, (_, k) =>
			flytt(x + ((nx - x) * k) / PER_SIDE, y + ((ny - y) * k) / PER_SIDE)
		);
	});
	return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] };
}

export const teglId = (column: number, row: number): string => uuid5(`tegl ${column} ${row}`);

/** A scenario of bricks that lie close, each vertex at the centimetre. */
export async function lagTeglplan(db: Queryable): Promise<number> {
	await syncKodelister(db);
	await db.query(sql`
		insert into kommune (kommunenummer, navn, srid) values ('3443', 'Teglkommune', ${SRID}) on conflict do nothing`);
	const { rows } = await db.query<{ id: number }>(sql`
		with ny as (
			insert into plan (kommunenummer, srid, planidentifikasjon, plantype, planstatus)
			values ('3443', ${SRID}, 'TEGL', 20, 3) returning id
		)
		insert into scenario (plan_id, srid, navn, kind, revision)
		select id, ${SRID}, 'Tegl', 'alternativ', 1 from ny returning id`);
	const id = rows[0]?.id ?? 0;
	const alle = Array.from({ length: SONER }, (_, nr) => [nr % COLUMNS, Math.floor(nr / COLUMNS)]);
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
			'arealbruksstatus',
			'omr_navn',
			'egenskaper',
			'geom'
		],
		alle.map(([k = 0, r = 0]) => [
			id,
			SRID,
			teglId(k, r),
			'KpArealformålOmråde',
			'arealformal',
			'KpArealformal',
			1110,
			2,
			`B${k}-${r}`,
			{
				IDENT: { LOKALID: teglId(k, r), NAVNEROM: 'http://data.geonorge.no/3443/kp/so' },
				OPPDATERINGSDATO: '20230415'
			},
			toEwkbHex(tegl(k, r), SRID)
		])
	);
	await db.query(sql`analyze planobjekt`);
	return id;
}
