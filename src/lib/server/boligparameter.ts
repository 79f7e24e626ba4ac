import * as v from 'valibot';
import {
	type Boligparameter,
	type Parametersett,
	type Tidsprofil
} from '../domain/housing/parametre.ts';
import { STANDARDPROFIL, standardsett } from '../domain/housing/standardparametre.ts';
import type { Bruker } from './auth/bruker.ts';
import { Conflict, NotFound } from './errors.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';

interface Settrad {
	readonly versjon: number;
	readonly hvem: string;
	readonly tidspunkt: string;
	readonly grunn: string;
	readonly tidsprofil: number[];
}

/** The parameters that apply in the municipality now: its newest version, or Planbordet's defaults. */
export const gjeldendeParametre = (db: Queryable, kommunenummer: string): Promise<Parametersett> =>
	nyesteParametre(db, kommunenummer, null);

/** What applied before this set; null where it is the first. */
export const forrigeParametre = async (
	db: Queryable,
	{ kommunenummer, versjon }: Pick<Parametersett, 'kommunenummer' | 'versjon'>
): Promise<Parametersett | null> =>
	versjon > 1 ? nyesteParametre(db, kommunenummer, versjon - 1) : null;

/** The newest version that is not newer than `hoyst`. */
async function nyesteParametre(
	db: Queryable,
	kommunenummer: string,
	hoyst: number | null
): Promise<Parametersett> {
	const sett = await db.query<Settrad>(sql`
		select versjon, hvem, to_char(tidspunkt at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as tidspunkt, grunn,
			tidsprofil
		from boligparametersett
		where kommunenummer = ${kommunenummer} and (${hoyst}::integer is null or versjon <= ${hoyst}::integer)
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

const andel = v.pipe(
	v.number('skriv et tall.'),
	v.minValue(0, 'minst 0.'),
	v.maxValue(1, 'høyst 1.')
);
const tetthet = v.pipe(
	v.number('skriv et tall.'),
	v.minValue(0, 'minst 0.'),
	v.maxValue(200, 'høyst 200 boliger per dekar.')
);
const MANGLER = 'feltet mangler eller har feil form.';
const tekst = (hoyst: number) =>
	v.pipe(
		v.string(MANGLER),
		v.trim(),
		v.minLength(1, 'skriv noe her.'),
		v.maxLength(hoyst, 'for lang tekst.')
	);
const heltall = v.pipe(
	v.number(MANGLER),
	v.integer('skriv et helt tall.'),
	v.minValue(0, 'minst 0.')
);

const radSchema = v.object(
	{
		arealformal: heltall,
		arealbruksstatus: v.picklist([2, 3], 'arealbruksstatus er 2 eller 3.'),
		boligerPerDaa: v.nullable(
			v.pipe(
				v.object({ min: tetthet, mid: tetthet, max: tetthet }, MANGLER),
				v.check((d) => d.min <= d.mid && d.mid <= d.max, 'lav ≤ middels ≤ høy.')
			)
		),
		nettofaktor: andel,
		boligandel: andel,
		realisering: andel,
		kilde: tekst(500),
		valg: v.optional(v.boolean(MANGLER), true)
	},
	MANGLER
);

/** What a planner sends to change parameters: the rows that change, and the version that was seen. */
export const parameterendringSchema = v.object(
	{
		versjon: heltall,
		grunn: tekst(1000),
		tidsprofil: v.optional(
			v.pipe(
				v.strictTuple([andel, andel, andel], 'tre andeler.'),
				v.check(
					(p) => Math.abs(p[0] + p[1] + p[2] - 1) < 1e-6,
					'de tre andelene må bli 1 til sammen.'
				)
			)
		),
		rader: v.pipe(v.array(radSchema, MANGLER), v.maxLength(50, 'høyst 50 rader.'))
	},
	MANGLER
);
export type Parameterendring = v.InferOutput<typeof parameterendringSchema>;

type Endringsrad = Parameterendring['rader'][number];

async function insertSett(
	tx: Queryable,
	kommunenummer: string,
	{ versjon, grunn, tidsprofil }: { versjon: number; grunn: string; tidsprofil: Tidsprofil },
	{ hvem, illustrasjon }: { hvem: string; illustrasjon: boolean }
): Promise<boolean> {
	const { rows } = await tx.query(sql`
		insert into boligparametersett (kommunenummer, versjon, hvem, grunn, tidsprofil, illustrasjon)
		select ${kommunenummer}, ${versjon + 1}, ${hvem}, ${grunn}, ${tidsprofil}::float8[], ${illustrasjon}
		where ${versjon}::integer = (
			select coalesce(max(versjon), 0) from boligparametersett where kommunenummer = ${kommunenummer})
		on conflict do nothing
		returning versjon`);
	return rows.length === 1;
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
 * Sets new parameters as a new version; the old ones stay. Conflict when somebody else was first, NotFound for a
 * municipality that is not here. The caller has checked that `bruker` may.
 */
export async function endreParametre(
	db: Database,
	kommunenummer: string,
	endring: Parameterendring,
	bruker: Pick<Bruker, 'navn'>
): Promise<Parametersett> {
	return db.transaction(async (tx) => {
		await kreverKommune(tx, kommunenummer);
		const naa = await gjeldendeParametre(tx, kommunenummer);
		const tidsprofil = endring.tidsprofil ?? naa.tidsprofil;
		const sett = { versjon: endring.versjon, grunn: endring.grunn, tidsprofil };
		const hvem = { hvem: bruker.navn, illustrasjon: false };
		if (naa.versjon !== endring.versjon || !(await insertSett(tx, kommunenummer, sett, hvem)))
			throw foreldet(naa);
		await kreverFormal(tx, endring.rader);
		await insertRader(tx, kommunenummer, naa.versjon + 1, flettet([...naa.rader], endring.rader));
		return gjeldendeParametre(tx, kommunenummer);
	});
}

/**
 * Takes back the newest version: what applied before it is set anew, as a version of its own, so that nothing is lost.
 * Conflict when `versjon` is not the newest, or when there is nothing before it.
 */
export async function angreParametre(
	db: Database,
	kommunenummer: string,
	versjon: number,
	bruker: Pick<Bruker, 'navn'>
): Promise<Parametersett> {
	const forrige = await forrigeParametre(db, { kommunenummer, versjon });
	if (!forrige) throw new Conflict('Det finnes ingen tidligere versjon å gå tilbake til.');
	const rader = forrige.rader.map((rad) => ({ ...rad }));
	const grunn = `Angret versjon ${versjon}: tilbake til verdiene i versjon ${forrige.versjon}.`;
	const tidsprofil: [number, number, number] = [...forrige.tidsprofil];
	return endreParametre(db, kommunenummer, { versjon, grunn, tidsprofil, rader }, bruker);
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
	const forste = { versjon: 0, grunn, tidsprofil: STANDARDPROFIL };
	const lagret = await insertSett(tx, kommunenummer, forste, {
		hvem: 'Planbordet',
		illustrasjon: true
	});
	if (lagret) await insertRader(tx, kommunenummer, 1, [...standardsett(kommunenummer).rader]);
}
