import { kodeverdi } from '../../domain/codelists/index.ts';
import type { Endringssett, Objektegenskaper } from '../../domain/plan/endring.ts';
import { objekttype, temaFor } from '../../domain/plan/objekttyper.ts';
import { BadRequest } from '../badRequest.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';

/** What the answers to GET tell of an object beside what can be set, and what to do to have it otherwise. */
export const FOLGER_AV = {
	lokalId: 'Et objekt beholder sin lokalId; et nytt får sin egen med create',
	tema: 'Tema følger av objekttype: sett objekttype',
	formal: 'Formålets navn følger av koden: sett kode',
	areaM2: 'Arealet regnes av formen: send geometry',
	lengthM: 'Lengden regnes av formen: send geometry',
	version: 'Versjonen som ble lest, står i operasjonen'
} as const;

type Felt = keyof typeof FOLGER_AV;
/** Of these, what was sent back of an object. */
export type Lest = Partial<Record<Felt, unknown>>;

/** A change as it was read from a request: what follows from the rest is no part of its operations. */
export interface Lestsett extends Endringssett {
	readonly lest?: ReadonlyMap<string, Lest>;
}

/** An object as a change would leave it, and as it was. */
interface Onsket {
	readonly lokalId: string;
	readonly operasjon: { readonly op: 'create' | 'update'; readonly version: number };
	readonly properties: Objektegenskaper;
	readonly before: { readonly properties: Objektegenskaper } | null;
}

interface Mal {
	readonly lokalId: string;
	readonly areaM2: number;
	readonly lengthM: number;
}

/** The size of those that tell their size, as they stand. */
async function malOf(
	tx: Queryable,
	scenarioId: number,
	lest: ReadonlyMap<string, Lest>
): Promise<ReadonlyMap<string, Mal>> {
	const ider = [...lest].filter(([, felt]) => 'areaM2' in felt || 'lengthM' in felt);
	if (ider.length === 0) return new Map();
	const { rows } = await tx.query<Mal>(sql`
		select lokal_id as "lokalId", areal_m2 as "areaM2",
			case when ST_Dimension(geom) = 1 then ST_Length(geom) else 0 end as "lengthM"
		from planobjekt where scenario_id = ${scenarioId} and lokal_id = any(${ider.map(([id]) => id)}::uuid[])`);
	return new Map(rows.map((rad) => [rad.lokalId, rad]));
}

function formalOf({ objekttype: navn, kode }: Objektegenskaper): string | null {
	const liste = objekttype(navn)?.liste;
	return liste && kode !== null ? (kodeverdi(liste, kode)?.navn ?? null) : null;
}

const CM = 0.01;
const erMal = (sendt: unknown, mal: number | undefined): boolean =>
	mal === undefined || (typeof sendt === 'number' && Math.abs(sendt - mal) <= CM);

/** Is what was sent what stands, or what will stand? A new object has neither version nor size yet. */
function stemmer(
	felt: Felt,
	sendt: unknown,
	{ lokalId, operasjon, properties, before }: Onsket,
	mal: Mal | undefined
): boolean {
	const sider = before ? [before.properties, properties] : [properties];
	switch (felt) {
		case 'lokalId':
			return typeof sendt === 'string' && sendt.toLowerCase() === lokalId;
		case 'version':
			return operasjon.op === 'create' || sendt === operasjon.version;
		case 'tema':
			return sider.some(({ objekttype: navn }) => temaFor(navn) === sendt);
		case 'formal':
			return sider.some((side) => formalOf(side) === sendt);
		case 'areaM2':
		case 'lengthM':
			return erMal(sendt, mal?.[felt]);
	}
}

/** BadRequest where something that follows from the rest was sent with another value than it has. */
export async function assertLest(
	tx: Queryable,
	scenarioId: number,
	lest: ReadonlyMap<string, Lest>,
	onsker: readonly Onsket[]
): Promise<void> {
	if (lest.size === 0) return;
	const malt = await malOf(tx, scenarioId, lest);
	for (const onsket of onsker)
		for (const [felt, sendt] of Object.entries(lest.get(onsket.lokalId) ?? {})) {
			if (stemmer(felt as Felt, sendt, onsket, malt.get(onsket.lokalId))) continue;
			throw new BadRequest(
				'ugyldig-verdi',
				`${felt} kan ikke settes (objekt ${onsket.lokalId}). ${FOLGER_AV[felt as Felt]}.`
			);
		}
}
