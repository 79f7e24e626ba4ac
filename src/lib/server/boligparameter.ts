import { STANDARD_AREALVALG, type Arealvalg } from '../domain/housing/arealvalg.ts';
import {
	type Boligparameter,
	type Parametersett,
	type Tidsprofil
} from '../domain/housing/parametre.ts';
import { STANDARDPROFIL, standardsett } from '../domain/housing/standardparametre.ts';
import type { Bruker } from './auth/bruker.ts';
import { isDemoBruker } from './auth/demo.ts';
import { Conflict, NotFound } from './errors.ts';
import type { Parameterendring } from './parameterendring.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';

interface Settrad {
	readonly versjon: number;
	readonly illustrasjon: boolean;
	readonly hvem: string;
	readonly tidspunkt: string;
	readonly grunn: string;
	readonly tidsprofil: number[];
	readonly arealvalg: Arealvalg;
}

/**
 * The parameters that apply in the municipality now: its newest version, or Planbordet's defaults. What an open demo
 * account set counts for illustration plans alone.
 */
export const gjeldendeParametre = (
	db: Queryable,
	kommunenummer: string,
	{ illustrasjon }: { readonly illustrasjon: boolean }
): Promise<Parametersett> => nyesteParametre(db, kommunenummer, { illustrasjon, hoyst: null });

/** What applied before this set, for the same plans; null where it is the first. */
export const forrigeParametre = async (
	db: Queryable,
	{ kommunenummer, versjon, illustrasjon }: Parametersett
): Promise<Parametersett | null> =>
	versjon > 1 ? nyesteParametre(db, kommunenummer, { illustrasjon, hoyst: versjon - 1 }) : null;

/** The parameters as somebody saw them, to make the next version from; Conflict where they are not the ones that apply. */
export async function setteParametre(
	db: Queryable,
	kommunenummer: string,
	versjon: number
): Promise<Parametersett> {
	const nyeste = await nyesteParametre(db, kommunenummer, { illustrasjon: true, hoyst: null });
	const seen = [
		nyeste,
		await nyesteParametre(db, kommunenummer, { illustrasjon: false, hoyst: null })
	].find((sett) => sett.versjon === versjon);
	if (!seen) throw foreldet(nyeste);
	return seen;
}

interface Utvalg {
	/** Those that count for illustration plans alone, too. */
	readonly illustrasjon: boolean;
	/** null: however new. */
	readonly hoyst: number | null;
}

async function nyesteParametre(
	db: Queryable,
	kommunenummer: string,
	{ illustrasjon, hoyst }: Utvalg
): Promise<Parametersett> {
	const sett = await db.query<Settrad>(sql`
		select versjon, hvem, to_char(tidspunkt at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as tidspunkt, grunn,
			tidsprofil, illustrasjon, jsonb_build_object('dyrkaAndel', dyrka_andel, 'myrAndel', myr_andel,
				'gronnAndel', gronn_andel, 'vegbreddeRv', vegbredde_rv, 'vegbreddeFv', vegbredde_fv,
				'vegbreddeKv', vegbredde_kv, 'bygningFaktor', bygning_faktor, 'omvegFaktor', omveg_faktor,
				'kilde', arealvalg_kilde) as arealvalg
		from boligparametersett
		where kommunenummer = ${kommunenummer} and (${hoyst}::integer is null or versjon <= ${hoyst}::integer)
			and (${illustrasjon} or not illustrasjon)
		order by versjon desc limit 1`);
	const siste = sett.rows[0];
	if (!siste) return standardsett(kommunenummer);
	const { rows } = await db.query<Boligparameter>(sql`
		select p.arealformal, k.navn, p.arealbruksstatus,
			case when p.boliger_per_daa_mid is not null then jsonb_build_object('min', p.boliger_per_daa_min,
				'mid', p.boliger_per_daa_mid, 'max', p.boliger_per_daa_max) end as "boligerPerDaa",
			p.nettofaktor, p.boligandel, p.realisering, p.kilde, p.valg
		from boligparameter p join kodeverdi k on k.liste = p.kodeliste and k.kode = p.arealformal
		where p.kommunenummer = ${kommunenummer} and p.versjon = ${siste.versjon}
		order by p.arealformal, p.arealbruksstatus`);
	const [a, b, c] = siste.tidsprofil;
	return { ...siste, kommunenummer, tidsprofil: [a ?? 0, b ?? 0, c ?? 0], rader: rows };
}

type Endringsrad = Parameterendring['rader'][number];

interface NyttSett {
	/** The version that was seen; 0: the defaults. */
	readonly versjon: number;
	readonly grunn: string;
	readonly tidsprofil: Tidsprofil;
	readonly arealvalg: Arealvalg;
	readonly hvem: string;
	readonly illustrasjon: boolean;
}

/** The new version's number; null where what was seen is no longer what applies. One statement, so that two cannot both be next. */
async function insertSett(
	tx: Queryable,
	kommunenummer: string,
	{ versjon, grunn, tidsprofil, arealvalg: a, hvem, illustrasjon }: NyttSett
): Promise<number | null> {
	const { rows } = await tx.query<{ versjon: number }>(sql`
		insert into boligparametersett (kommunenummer, versjon, hvem, grunn, tidsprofil, illustrasjon, dyrka_andel,
			myr_andel, gronn_andel, vegbredde_rv, vegbredde_fv, vegbredde_kv, bygning_faktor, omveg_faktor,
			arealvalg_kilde)
		select ${kommunenummer}, s.nyeste + 1, ${hvem}, ${grunn}, ${tidsprofil}::float8[], ${illustrasjon},
			${a.dyrkaAndel}::float8, ${a.myrAndel}::float8, ${a.gronnAndel}::float8, ${a.vegbreddeRv}::float8,
			${a.vegbreddeFv}::float8, ${a.vegbreddeKv}::float8, ${a.bygningFaktor}::float8, ${a.omvegFaktor}::float8,
			${a.kilde}
		from (
			select coalesce(max(versjon), 0) as nyeste,
				coalesce(max(versjon) filter (where not illustrasjon), 0) as virkelig
			from boligparametersett where kommunenummer = ${kommunenummer}
		) s
		-- Illustration plans have the newest of all; what is set for them must not go over one that was not seen.
		where ${versjon}::integer = case when ${illustrasjon} then s.nyeste else s.virkelig end
		on conflict do nothing
		returning versjon`);
	return rows[0]?.versjon ?? null;
}

const insertRader = (
	tx: Queryable,
	kommunenummer: string,
	versjon: number,
	rader: readonly Endringsrad[]
) =>
	tx.query(sql`
		insert into boligparameter (kommunenummer, versjon, arealformal, arealbruksstatus, boliger_per_daa_min,
			boliger_per_daa_mid, boliger_per_daa_max, nettofaktor, boligandel, realisering, kilde, valg)
		select ${kommunenummer}, ${versjon}, r.arealformal, r.arealbruksstatus, (r."boligerPerDaa"->>'min')::float8,
			(r."boligerPerDaa"->>'mid')::float8, (r."boligerPerDaa"->>'max')::float8, r.nettofaktor, r.boligandel,
			r.realisering, r.kilde, r.valg
		from jsonb_to_recordset(${JSON.stringify(rader)}::jsonb) as r (arealformal integer, arealbruksstatus smallint,
			"boligerPerDaa" jsonb, nettofaktor float8, boligandel float8, realisering float8, kilde text, valg boolean)`);

const nokkel = (rad: Pick<Endringsrad, 'arealformal' | 'arealbruksstatus'>): string =>
	`${rad.arealformal}-${rad.arealbruksstatus}`;

/** The rows as they stood, with those that change in their places and new ones last. */
const flettet = (for_: readonly Endringsrad[], endret: readonly Endringsrad[]): Endringsrad[] => [
	...new Map([...for_, ...endret].map((rad) => [nokkel(rad), rad])).values()
];

const foreldet = (naa: Parametersett): Conflict =>
	new Conflict(
		`Parameterne er endret siden du åpnet dem (versjon ${naa.versjon} gjelder nå). Last siden på nytt, og gjør endringen igjen.`,
		{ versjon: naa.versjon, hvem: naa.hvem, tidspunkt: naa.tidspunkt }
	);

/**
 * Sets new parameters as a new version; the old ones stay, and so do the rows that `endring` does not name. Conflict
 * when somebody else was first, NotFound for a municipality that is not here. The caller has checked that `bruker` may.
 */
export const endreParametre = (
	db: Database,
	kommunenummer: string,
	endring: Parameterendring,
	bruker: Pick<Bruker, 'navn' | 'kontoId'>
): Promise<Parametersett> =>
	db.transaction(async (tx) => {
		await kreverKommune(tx, kommunenummer);
		const naa = await setteParametre(tx, kommunenummer, endring.versjon);
		await kreverFormal(tx, endring.rader);
		const { grunn, tidsprofil = naa.tidsprofil, arealvalg = naa.arealvalg } = endring;
		const rader = flettet([...naa.rader], endring.rader);
		return lagreVersjon(tx, naa, { grunn, tidsprofil, arealvalg, rader }, bruker);
	});

/**
 * Takes back the newest version: what applied before it, all of it and nothing else, is set anew as a version of its
 * own, so that nothing is lost. Conflict when `versjon` is not the newest, or when there is nothing before it.
 */
export const angreParametre = (
	db: Database,
	kommunenummer: string,
	versjon: number,
	bruker: Pick<Bruker, 'navn' | 'kontoId'>
): Promise<Parametersett> =>
	db.transaction(async (tx) => {
		await kreverKommune(tx, kommunenummer);
		const naa = await setteParametre(tx, kommunenummer, versjon);
		const forrige = await forrigeParametre(tx, naa);
		if (!forrige) throw new Conflict('Det finnes ingen tidligere versjon å gå tilbake til.');
		const tilbake =
			forrige.versjon === 0 ? 'standardverdiene' : `verdiene i versjon ${forrige.versjon}`;
		const grunn = `Angret versjon ${versjon}: tilbake til ${tilbake}.`;
		const { tidsprofil, arealvalg, rader } = forrige;
		return lagreVersjon(tx, naa, { grunn, tidsprofil, arealvalg, rader }, bruker);
	});

/** What is built on values of an open demo account is for illustration plans alone, as they are. */
async function lagreVersjon(
	tx: Queryable,
	naa: Parametersett,
	ny: Pick<NyttSett, 'grunn' | 'tidsprofil' | 'arealvalg'> & {
		readonly rader: readonly Endringsrad[];
	},
	bruker: Pick<Bruker, 'navn' | 'kontoId'>
): Promise<Parametersett> {
	const { kommunenummer, versjon } = naa;
	const illustrasjon = naa.illustrasjon || (await isDemoBruker(tx, bruker));
	const sett = { ...ny, versjon, hvem: bruker.navn, illustrasjon };
	const lagret = await insertSett(tx, kommunenummer, sett);
	if (lagret === null)
		throw foreldet(await nyesteParametre(tx, kommunenummer, { illustrasjon, hoyst: null }));
	await insertRader(tx, kommunenummer, lagret, ny.rader);
	return nyesteParametre(tx, kommunenummer, { illustrasjon, hoyst: lagret });
}

async function kreverKommune(tx: Queryable, kommunenummer: string): Promise<void> {
	const { rows } = await tx.query(sql`
		select from kommune where kommunenummer = ${kommunenummer}`);
	if (rows.length === 0) throw new NotFound(`Kommune ${kommunenummer} finnes ikke her.`);
}

async function kreverFormal(tx: Queryable, rader: readonly Endringsrad[]): Promise<void> {
	const koder = rader.map((rad) => rad.arealformal);
	const { rows } = await tx.query<{ kode: number }>(sql`
		select k.kode from unnest(${koder}::integer[]) as k (kode)
		where not exists (select from kodeverdi v where v.liste = 'KpArealformal' and v.kode = k.kode)`);
	if (rows[0]) throw new NotFound(`Arealformål ${rows[0].kode} finnes ikke i kodelisten.`);
}

/** The defaults, stored as the municipality's first version, where it has none: for the illustration data. */
export async function lagreStandardparametre(
	tx: Queryable,
	kommunenummer: string,
	grunn: string
): Promise<void> {
	const lagret = await insertSett(tx, kommunenummer, {
		versjon: 0,
		grunn,
		tidsprofil: STANDARDPROFIL,
		arealvalg: STANDARD_AREALVALG,
		hvem: 'Planbordet',
		illustrasjon: false
	});
	if (lagret === 1) await insertRader(tx, kommunenummer, 1, standardsett(kommunenummer).rader);
}
