import { erKombinert, kanVareAndel, type Andelssett } from '../domain/housing/formalsandel.ts';
import type { Bruker } from './auth/bruker.ts';
import { BadRequest } from './badRequest.ts';
import { Conflict, NotFound } from './errors.ts';
import type { Andelsendring } from './formalsandelSkjema.ts';
import { kreverRett } from './mal.ts';
import { assertIBruk, scenarioById, type Scenario } from './plans.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** A version of a zone's shares: who set it, when and why. For planners. */
export interface Andelsversjon extends Andelssett {
	readonly who: string;
	/** ISO timestamp. */
	readonly time: string;
	readonly reason: string;
}

/** A combined zone with all its versions, the newest first; none: «ikke fordelt». */
export interface Andelssone {
	readonly lokalId: string;
	readonly name: string | null;
	readonly versions: readonly Andelsversjon[];
	/** What it may be parted on. */
	readonly purposes: readonly { readonly purpose: number; readonly name: string }[];
}

/** The combined zone, in the scenario. NotFound where it is not there, BadRequest where it has one purpose. */
async function kombinertSone(
	db: Queryable,
	scenario: Scenario,
	lokalId: string
): Promise<Pick<Andelssone, 'lokalId' | 'name'>> {
	const { rows } = await db.query<{ navn: string | null; liste: string; kode: number | null }>(sql`
		select omr_navn as navn, coalesce(kodeliste, objekttype) as liste, kode from planobjekt
		where scenario_id = ${scenario.id} and lokal_id = ${lokalId}::uuid and tema = 'arealformal'
			and ST_Dimension(geom) = 2`);
	const [sone] = rows;
	if (!sone) throw new NotFound('Scenariet har ingen slik sone.');
	if (!erKombinert(sone.liste, sone.kode))
		throw new BadRequest(
			'ikke-kombinert',
			'Sonen har ett formål. Bare kombinerte formål fordeles på andeler.'
		);
	return { lokalId, name: sone.navn };
}

async function versjoner(
	db: Queryable,
	{ plan }: Scenario,
	lokalId: string
): Promise<Andelsversjon[]> {
	const { rows } = await db.query<Andelsversjon>(sql`
		select s.versjon as version, s.kilde as source, s.hvem as who, s.grunn as reason,
			to_char(s.tidspunkt at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as time,
			coalesce((
				select jsonb_agg(jsonb_build_object('purpose', a.kode, 'name', v.navn, 'share', a.andel)
					order by a.andel desc, a.kode)
				from formalsandel a join kodeverdi v on v.liste = a.kodeliste and v.kode = a.kode
				where a.plan_id = s.plan_id and a.lokal_id = s.lokal_id and a.versjon = s.versjon
			), '[]') as shares
		from formalsandelsett s where s.plan_id = ${plan} and s.lokal_id = ${lokalId}::uuid
		order by s.versjon desc`);
	return rows;
}

async function formalene(db: Queryable): Promise<Andelssone['purposes']> {
	const { rows } = await db.query<{ purpose: number; name: string }>(sql`
		select kode as purpose, navn as name from kodeverdi where liste = 'KpArealformal' order by kode`);
	return rows.filter(({ purpose }) => kanVareAndel(purpose));
}

/** The zone, what it was parted on, and what it may be. NotFound where `bruker` may not see the scenario. */
export async function andelssone(
	db: Queryable,
	scenarioId: number,
	bruker: Bruker,
	lokalId: string
): Promise<Andelssone> {
	const scenario = await scenarioById(db, bruker, scenarioId);
	return {
		...(await kombinertSone(db, scenario, lokalId)),
		versions: await versjoner(db, scenario, lokalId),
		purposes: await formalene(db)
	};
}

interface Nytt extends Pick<Andelssett, 'source'> {
	readonly shares: readonly { readonly purpose: number; readonly share: number }[];
}

/** What is to stand: the shares told, or those of an earlier version. */
function nytt(endring: Andelsendring, finnes: readonly Andelsversjon[]): Nytt {
	if (!('restore' in endring)) return endring;
	if (endring.restore === 0) return { source: 'Ingen: andelene er tatt bort', shares: [] };
	const forrige = finnes.find(({ version }) => version === endring.restore);
	if (!forrige) throw new NotFound('Det finnes ingen slik versjon å gå tilbake til.');
	return forrige;
}

async function kreverFormal(tx: Queryable, { shares }: Nytt): Promise<void> {
	const kjente = new Set((await formalene(tx)).map(({ purpose }) => purpose));
	const ukjent = shares.find(({ purpose }) => !kjente.has(purpose));
	if (ukjent)
		throw new BadRequest(
			'ukjent-formal',
			`Arealformål ${ukjent.purpose} finnes ikke i kodelisten.`
		);
}

/** One statement, so that two cannot both be next. */
async function insertVersjon(
	tx: Queryable,
	{ plan }: Scenario,
	{ zone, version, reason }: Andelsendring,
	{ source, shares }: Nytt,
	hvem: string
): Promise<void> {
	const { rowCount } = await tx.query(sql`
		insert into formalsandelsett (plan_id, lokal_id, versjon, hvem, grunn, kilde)
		select ${plan}::integer, ${zone}::uuid, ${version}::integer + 1, ${hvem}, ${reason}, ${source}
		where ${version}::integer = coalesce((select max(versjon) from formalsandelsett
			where plan_id = ${plan}::integer and lokal_id = ${zone}::uuid), 0)
		on conflict do nothing`);
	if (rowCount === 0)
		throw new Conflict(
			'Andelene er endret av en annen siden du åpnet dem. Se på det som står der nå, og gjør endringen igjen.'
		);
	await tx.query(sql`
		insert into formalsandel (plan_id, lokal_id, versjon, kode, andel)
		select ${plan}::integer, ${zone}::uuid, ${version}::integer + 1, r.purpose, r.share
		from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) as r (purpose integer, share float8)`);
}

/**
 * Sets the shares of a combined zone as its next version, in every scenario of the plan; the earlier ones stay. Conflict
 * where somebody else was first, Forbidden where the scenario is not edited. The caller has checked that `bruker` may.
 */
export const endreAndeler = (
	db: Database,
	scenarioId: number,
	endring: Andelsendring,
	bruker: Bruker
): Promise<Andelsversjon> =>
	db.transaction(async (tx) => {
		// Held, so that it is not archived meanwhile.
		await tx.query(sql`select from scenario where id = ${scenarioId} for share`);
		const scenario = await scenarioById(tx, bruker, scenarioId);
		assertIBruk(scenario);
		await kreverRett(tx, bruker, scenario.illustrasjon);
		await kombinertSone(tx, scenario, endring.zone);
		const ny = nytt(endring, await versjoner(tx, scenario, endring.zone));
		await kreverFormal(tx, ny);
		await insertVersjon(tx, scenario, endring, ny, bruker.navn);
		const [naa] = await versjoner(tx, scenario, endring.zone);
		if (!naa) throw new Error('insert into formalsandelsett left no row');
		return naa;
	});
