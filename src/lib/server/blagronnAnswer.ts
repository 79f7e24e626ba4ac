import {
	blagronnendring,
	type Blagronnendring,
	type Skiftedel
} from '../domain/blagronn/sammenlign.ts';
import type { Bruker } from './auth/bruker.ts';
import { sha256 } from './auth/hemmelighet.ts';
import { BadRequest } from './badRequest.ts';
import {
	blagronnoversikt,
	lesBlagronn,
	type Blagronnlesning,
	type Blagronnoversikt
} from './blagronn.ts';
import { gjeldendeFor } from './plans.ts';
import type { Database } from './queryable.ts';
import { sql } from './sql.ts';
import { Svarlager } from './svarlager.ts';
import { svaretag } from './svarmerke.ts';

/** One scenario's answer, and its network for the overlay with another's. */
interface Regnet {
	readonly oversikt: Blagronnoversikt;
	readonly nett: string | null;
}

const lager = new Svarlager<Blagronnlesning, Regnet>({
	merke: 'bg',
	les: lesBlagronn,
	regn: (lest) => ({ oversikt: blagronnoversikt(lest), nett: lest.nett })
});

/** A scenario's figures, and what differs from the one that it is held against; null where there is none to hold it against. */
export interface Blagronnpar extends Blagronnoversikt {
	readonly against: Blagronnoversikt['scenario'] | null;
	readonly change: Blagronnendring | null;
}

export interface BlagronnAnswer {
	readonly etag: string;
	readonly oversikt: Blagronnpar;
}

const KEPT = 40;
const skifter = new WeakMap<Database, Map<string, Promise<Skiftedel[]>>>();

async function lesSkifte(db: Database, fra: Regnet, til: Regnet): Promise<Skiftedel[]> {
	const tomt = sql`ST_SetSRID('POLYGON EMPTY'::geometry, (select srid from scenario where id = ${til.oversikt.scenario.id}))`;
	const nett = (hex: string | null) => (hex === null ? tomt : sql`${hex}::text::geometry`);
	const { rows } = await db.query<Skiftedel>(sql`
		select slag, lokal_id as "lokalId", navn, m2
		from blagronn_skifte(${til.oversikt.scenario.id}::integer, ${nett(fra.nett)}, ${nett(til.nett)})
		order by m2 desc, lokal_id`);
	return rows;
}

/** The overlay of two networks, made once for each pair of states. */
function skifteMellom(db: Database, key: string, fra: Regnet, til: Regnet): Promise<Skiftedel[]> {
	const kept = skifter.get(db) ?? new Map<string, Promise<Skiftedel[]>>();
	skifter.set(db, kept);
	const known = kept.get(key) ?? lesSkifte(db, fra, til);
	kept.set(key, known);
	known.catch(() => kept.delete(key));
	for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
	return known;
}

/** The scenario to hold it against: the one asked for, else the plan in force that `bruker` may see; null for itself. */
async function motFor(db: Database, til: Blagronnoversikt, bruker: Bruker, mot: number | null) {
	const [gjeldende] = mot === null ? await gjeldendeFor(db, bruker, [til.plan]) : [];
	const id = mot ?? gjeldende?.id ?? null;
	return id === til.scenario.id ? null : id;
}

/**
 * The blue-green figures of a scenario, held against `mot` (the plan in force unless told). NotFound where `bruker` may not
 * see one of them, 422 where they are of different plans.
 */
export async function blagronnAnswer(
	db: Database,
	scenarioId: number,
	bruker: Bruker,
	mot: number | null = null
): Promise<BlagronnAnswer> {
	const til = await lager.answer(db, scenarioId, bruker);
	const motId = await motFor(db, til.svar.oversikt, bruker, mot);
	if (motId === null)
		return { etag: til.etag, oversikt: { ...til.svar.oversikt, against: null, change: null } };
	const fra = await lager.answer(db, motId, bruker);
	const [a, b] = [fra.svar.oversikt, til.svar.oversikt];
	if (a.plan !== b.plan)
		throw new BadRequest(
			'ulike-planer',
			`«${a.scenario.name}» og «${b.scenario.name}» hører til hver sin plan. Velg to scenarier av samme plan.`,
			422
		);
	const key = sha256(`${fra.etag} ${til.etag}`).slice(0, 24);
	const skifte = await skifteMellom(db, key, fra.svar, til.svar);
	return {
		etag: svaretag(`bg${key}`),
		oversikt: { ...b, against: a.scenario, change: blagronnendring(a, b, skifte) }
	};
}
