import type { Mal, Malinnhold } from '../domain/housing/malregister.ts';
import type { Bruker } from './auth/bruker.ts';
import { isDemoBruker } from './auth/demo.ts';
import { Conflict, Forbidden, NotFound } from './errors.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';
import { storable } from './storable.ts';

/** Whose goals: a municipality's own, or those that count for illustration plans alone. */
export interface Malomrade {
	readonly kommunenummer: string;
	readonly illustrasjon: boolean;
}

const innhold = sql`
	v.navn, v.kildeslag, v.kilde, v.kilde_dato::text as "kildeDato", v.gjengivelse, v.indikator, v.retning, v.verdi,
	v.fra_aar as "fraAar", v.til_aar as "tilAar", v.tettsted, v.sone, v.boligtype, v.gruppe, v.fn_mal as "fnMal",
	v.del_av as "delAv"`;

const nyeste = sql`v.mal_id = m.id and v.versjon = (select max(a.versjon) from malversjon a where a.mal_id = m.id)`;

/** The goals that apply, as their newest versions have them. */
export async function malFor(
	db: Queryable,
	{ kommunenummer, illustrasjon }: Malomrade
): Promise<Mal[]> {
	const { rows } = await db.query<Mal>(sql`
		select m.id, v.versjon, m.illustrasjon, ${innhold}
		from mal m join malversjon v on ${nyeste}
		where m.kommunenummer = ${kommunenummer} and m.illustrasjon = ${illustrasjon} and not v.trukket
		order by v.fra_aar, v.tettsted nulls first, m.id`);
	return rows;
}

/** Both kinds of goals of a municipality, each saying whether it counts for illustration plans alone. NotFound where it is not here. */
export async function malIKommunen(db: Queryable, kommunenummer: string): Promise<Mal[]> {
	const { rowCount } = await db.query(
		sql`select from kommune where kommunenummer = ${kommunenummer}`
	);
	if (rowCount === 0) throw new NotFound(`Kommune ${kommunenummer} finnes ikke her.`);
	return [
		...(await malFor(db, { kommunenummer, illustrasjon: false })),
		...(await malFor(db, { kommunenummer, illustrasjon: true }))
	];
}

/** One version of a goal: who set it, when and why. */
export interface Malversjon extends Mal {
	readonly hvem: string;
	/** ISO timestamp. */
	readonly tidspunkt: string;
	readonly grunn: string;
	readonly trukket: boolean;
}

/** Every version of every goal, withdrawn ones too, the newest first: for planners, who write the reasons for one another. */
export async function malhistorikk(
	db: Queryable,
	{ kommunenummer, illustrasjon }: Malomrade
): Promise<Malversjon[]> {
	const { rows } = await db.query<Malversjon>(sql`
		select m.id, v.versjon, m.illustrasjon, v.hvem, v.grunn, v.trukket,
			to_char(v.tidspunkt at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as tidspunkt, ${innhold}
		from mal m join malversjon v on v.mal_id = m.id
		where m.kommunenummer = ${kommunenummer} and m.illustrasjon = ${illustrasjon}
		order by m.id, v.versjon desc`);
	return rows;
}

type Redaktor = Pick<Bruker, 'navn' | 'kontoId'>;

/** What an open demo account makes counts for illustration plans alone: of a real municipality's goals it changes none. */
export async function kreverRett(
	tx: Queryable,
	bruker: Redaktor,
	illustrasjon: boolean
): Promise<void> {
	if (!illustrasjon && (await isDemoBruker(tx, bruker)))
		throw new Forbidden('En demokonto kan bare endre det som gjelder illustrasjonsplaner.');
}

interface NyVersjon {
	readonly versjon: number;
	readonly grunn: string;
	readonly trukket: boolean;
}

/** The next version, whole; Conflict where somebody else has made it. One statement, so that two cannot both be next. */
async function insertVersjon(
	tx: Queryable,
	id: number,
	m: Malinnhold,
	{ versjon, grunn, trukket }: NyVersjon,
	{ navn }: Redaktor
): Promise<void> {
	const { rowCount } = await tx.query(sql`
		insert into malversjon (mal_id, versjon, hvem, grunn, trukket, navn, kildeslag, kilde, kilde_dato, gjengivelse,
			indikator, retning, verdi, fra_aar, til_aar, tettsted, sone, boligtype, gruppe, fn_mal, del_av)
		select ${id}::integer, ${versjon}::integer, ${navn}, ${grunn}, ${trukket}, ${m.navn}, ${m.kildeslag}, ${m.kilde},
			${m.kildeDato}::date, ${m.gjengivelse}, ${m.indikator}, ${m.retning}, ${m.verdi}::float8,
			${m.fraAar}::smallint, ${m.tilAar}::smallint, ${m.tettsted}, ${m.sone}::uuid, ${m.boligtype}, ${m.gruppe},
			${m.fnMal}::smallint, ${m.delAv}::integer
		where ${versjon}::integer = 1 + coalesce(
			(select max(a.versjon) from malversjon a where a.mal_id = ${id}::integer), 0)
		on conflict do nothing`);
	if (rowCount === 0)
		throw new Conflict(
			'Målet er endret av en annen siden du åpnet det. Last siden på nytt, se hva som er endret, og gjør endringen igjen.'
		);
}

/** A goal is part of one that stands in the same register, and of no other part: the tree has two levels. */
async function kreverDelAv(
	tx: Queryable,
	omrade: Malomrade,
	delAv: number | null,
	id: number | null
): Promise<void> {
	if (delAv === null) return;
	const mal = await malFor(tx, omrade);
	const over = mal.find((m) => m.id === delAv);
	if (!over || over.id === id)
		throw new NotFound('Målet som dette skal være en del av, finnes ikke lenger.');
	if (over.delAv !== null)
		throw new Conflict(`«${over.navn}» er selv en del av et mål. Velg målet over det.`);
	if (mal.some((m) => m.delAv === id && id !== null))
		throw new Conflict('Målet har selv delmål, og kan ikke være en del av et annet.');
}

/** Enters a goal and answers with its id. The caller has checked that `bruker` may edit goals. */
export const opprettMal = (
	db: Database,
	omrade: Malomrade,
	{ innhold: raatt, grunn }: { readonly innhold: Malinnhold; readonly grunn: string },
	bruker: Redaktor
): Promise<number> =>
	db.transaction(async (tx) => {
		await kreverRett(tx, bruker, omrade.illustrasjon);
		const mal = storable(raatt);
		await kreverDelAv(tx, omrade, mal.delAv, null);
		const { rows } = await tx.query<{ id: number }>(sql`
			insert into mal (kommunenummer, illustrasjon) values (${omrade.kommunenummer}, ${omrade.illustrasjon})
			returning id`);
		const id = rows[0]?.id;
		if (id === undefined) throw new Error('insert into mal returned no row');
		await insertVersjon(
			tx,
			id,
			mal,
			{ versjon: 1, grunn: storable(grunn), trukket: false },
			bruker
		);
		return id;
	});

/** A change of one goal: which, the version that was seen, and why. */
export interface Malendring {
	readonly id: number;
	readonly versjon: number;
	readonly grunn: string;
}

/** Sets a goal anew, as its next version. Conflict when somebody else was first. */
export const endreMal = (
	db: Database,
	omrade: Malomrade,
	{ id, versjon, grunn, innhold: raatt }: Malendring & { readonly innhold: Malinnhold },
	bruker: Redaktor
): Promise<void> =>
	db.transaction(async (tx) => {
		await kreverRett(tx, bruker, omrade.illustrasjon);
		await finnVersjon(tx, omrade, id, versjon);
		const mal = storable(raatt);
		await kreverDelAv(tx, omrade, mal.delAv, id);
		const ny = { versjon: versjon + 1, grunn: storable(grunn), trukket: false };
		await insertVersjon(tx, id, mal, ny, bruker);
	});

/** Takes a goal out of the register; its history stays, and `tilbakeforMal` brings it back. */
export const trekkMal = (
	db: Database,
	omrade: Malomrade,
	{ id, versjon, grunn }: Malendring,
	bruker: Redaktor
): Promise<void> =>
	db.transaction(async (tx) => {
		await kreverRett(tx, bruker, omrade.illustrasjon);
		const naa = await finnVersjon(tx, omrade, id, versjon);
		const deler = (await malFor(tx, omrade)).filter((m) => m.delAv === id);
		if (deler.length > 0)
			throw new Conflict(
				`Målet har delmål (${deler.map((m) => `«${m.navn}»`).join(', ')}). Ta bort dem først.`
			);
		const ny = { versjon: versjon + 1, grunn: storable(grunn), trukket: true };
		await insertVersjon(tx, id, naa, ny, bruker);
	});

/** Goes back: what the goal was in version `til` is set anew as its next version, so that nothing is lost. */
export const tilbakeforMal = (
	db: Database,
	omrade: Malomrade,
	{ id, versjon, til }: Omit<Malendring, 'grunn'> & { readonly til: number },
	bruker: Redaktor
): Promise<void> =>
	db.transaction(async (tx) => {
		await kreverRett(tx, bruker, omrade.illustrasjon);
		const for_ = await finnVersjon(tx, omrade, id, til);
		await kreverDelAv(tx, omrade, for_.delAv, id);
		const ny = { versjon: versjon + 1, grunn: `Tilbake til versjon ${til}.`, trukket: false };
		await insertVersjon(tx, id, for_, ny, bruker);
	});

async function finnVersjon(
	tx: Queryable,
	{ kommunenummer, illustrasjon }: Malomrade,
	id: number,
	versjon: number
): Promise<Malinnhold> {
	const { rows } = await tx.query<Malinnhold>(sql`
		select ${innhold} from mal m join malversjon v on v.mal_id = m.id
		where m.id = ${id}::integer and v.versjon = ${versjon}::integer and m.kommunenummer = ${kommunenummer}
			and m.illustrasjon = ${illustrasjon}`);
	const [funnet] = rows;
	if (!funnet) throw new NotFound('Målet finnes ikke her i den versjonen.');
	return funnet;
}
