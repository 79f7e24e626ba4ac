import type {
	Befolkningsgruppe,
	Behovsgrunnlag,
	Husholdning,
	Kanskje,
	Oppgitt,
	Tre
} from '../domain/housing/behovsgrunnlag.ts';
import { behovssvar, type Behovssvar } from '../domain/housing/behovssvar.ts';
import { boligmalAv, type Boligtype } from '../domain/housing/malregister.ts';
import { NIVAER } from '../domain/housing/parametre.ts';
import { startAar } from '../domain/housing/perioder.ts';
import { serNavn } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { Conflict, NotFound } from './errors.ts';
import { kreverRett, malFor, type Malomrade } from './mal.ts';
import type { Scenario } from './plans.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';
import { storable } from './storable.ts';

/** What the need is reckoned from, as it stood in one version. */
export interface Behovssett {
	readonly versjon: number;
	readonly hvem: string;
	/** ISO timestamp. */
	readonly tidspunkt: string;
	readonly grunn: string;
	readonly grunnlag: Behovsgrunnlag;
}

interface Tallrad extends Oppgitt {
	readonly slag: string;
	readonly del: string;
	readonly boligtype: string;
	readonly niva: string;
	readonly nr: number;
}

const utenNokkel = ({ verdi, kilde, dato, valg }: Tallrad): Oppgitt => ({
	verdi,
	kilde,
	dato,
	valg
});

/** The numbers of one version, found by what they are of. */
class Tallene {
	private readonly rader: readonly Tallrad[];
	constructor(rader: readonly Tallrad[]) {
		this.rader = rader;
	}
	ett(slag: string, del = '', niva = ''): Kanskje {
		const rad = this.rader.find((r) => r.slag === slag && r.del === del && r.niva === niva);
		return rad ? utenNokkel(rad) : null;
	}
	tre(slag: string, del = ''): Tre {
		const [min, mid, max] = NIVAER.map((niva) => this.ett(slag, del, niva));
		return { min: min ?? null, mid: mid ?? null, max: max ?? null };
	}
	/** The parts that have a number of one of these kinds, in the order they were entered. */
	deler(...slag: string[]): string[] {
		const egne = this.rader.filter((r) => slag.includes(r.slag));
		return [...new Set(egne.toSorted((a, b) => a.nr - b.nr).map(({ del }) => del))];
	}
	typer(del: string): Partial<Record<Boligtype, Oppgitt>> {
		const egne = this.rader.filter((r) => r.slag === 'type' && r.del === del);
		return Object.fromEntries(egne.map((r) => [r.boligtype, utenNokkel(r)]));
	}
}

const GRUPPESLAG = ['folk-na', 'folk-da', 'per-bolig-na', 'per-bolig-da'];

function somGrunnlag(fraAar: number, antallAar: number, rader: readonly Tallrad[]): Behovsgrunnlag {
	const t = new Tallene(rader);
	const perDel = <T>(slag: string, verdi: (del: string) => T) =>
		Object.fromEntries(t.deler(slag).map((del) => [del, verdi(del)]));
	const grupper = t.deler(...GRUPPESLAG).map((navn): Befolkningsgruppe => ({
		navn,
		folkNa: t.ett('folk-na', navn),
		folkDa: t.tre('folk-da', navn),
		perBoligNa: t.ett('per-bolig-na', navn),
		perBoligDa: t.tre('per-bolig-da', navn)
	}));
	const ett = (slag: string) => (del: string) => t.ett(slag, del) as Oppgitt;
	return {
		fraAar,
		antallAar,
		grupper,
		boligmasse: t.ett('boligmasse'),
		avgang: t.tre('avgang'),
		ledighetNa: t.ett('ledighet-na'),
		ledighetMal: t.tre('ledighet-mal'),
		tettsteder: perDel('tettsted', ett('tettsted')),
		husholdninger: perDel('husholdning', ett('husholdning')),
		typer: perDel('type', (del) => t.typer(del))
	};
}

/** The same, row by row: what is not entered has none. */
function somRader(g: Behovsgrunnlag): Tallrad[] {
	const ett = (slag: string, oppgitt: Kanskje, nokkel: Partial<Tallrad> = {}): Tallrad[] =>
		oppgitt ? [{ del: '', boligtype: '', niva: '', nr: 0, ...nokkel, ...oppgitt, slag }] : [];
	const tre = (slag: string, verdier: Tre, nokkel: Partial<Tallrad> = {}) =>
		NIVAER.flatMap((niva) => ett(slag, verdier[niva], { ...nokkel, niva }));
	return [
		...g.grupper.flatMap(({ navn, ...gruppe }, nr) => [
			...ett('folk-na', gruppe.folkNa, { del: navn, nr }),
			...tre('folk-da', gruppe.folkDa, { del: navn, nr }),
			...ett('per-bolig-na', gruppe.perBoligNa, { del: navn, nr }),
			...tre('per-bolig-da', gruppe.perBoligDa, { del: navn, nr })
		]),
		...ett('boligmasse', g.boligmasse),
		...tre('avgang', g.avgang),
		...ett('ledighet-na', g.ledighetNa),
		...tre('ledighet-mal', g.ledighetMal),
		...Object.entries(g.tettsteder).flatMap(([del, o], nr) => ett('tettsted', o, { del, nr })),
		...Object.entries(g.husholdninger).flatMap(([del, o], nr) =>
			ett('husholdning', o, { del, nr })
		),
		...(Object.entries(g.typer) as [Husholdning, Partial<Record<Boligtype, Oppgitt>>][]).flatMap(
			([del, typer], nr) =>
				Object.entries(typer).flatMap(([boligtype, o]) => ett('type', o, { del, boligtype, nr }))
		)
	];
}

interface Settrad extends Omit<Behovssett, 'grunnlag'> {
	readonly fraAar: number;
	readonly antallAar: number;
}

/** What applies now, or what applied in version `versjon`; null where nothing is entered. */
export async function behovsgrunnlag(
	db: Queryable,
	{ kommunenummer, illustrasjon }: Malomrade,
	versjon: number | null = null
): Promise<Behovssett | null> {
	const { rows } = await db.query<Settrad>(sql`
		select versjon, hvem, grunn, to_char(tidspunkt at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as tidspunkt,
			fra_aar as "fraAar", antall_aar as "antallAar"
		from behovsett
		where kommunenummer = ${kommunenummer} and illustrasjon = ${illustrasjon}
			and (${versjon}::integer is null or versjon = ${versjon}::integer)
		order by versjon desc limit 1`);
	const [sett] = rows;
	if (!sett) return null;
	const tall = await db.query<Tallrad>(sql`
		select slag, del, boligtype, niva, nr, verdi, kilde, kilde_dato::text as dato, valg from behovtall
		where kommunenummer = ${kommunenummer} and illustrasjon = ${illustrasjon} and versjon = ${sett.versjon}
		order by slag, nr, del, boligtype, niva`);
	const { fraAar, antallAar, ...hode } = sett;
	return { ...hode, grunnlag: somGrunnlag(fraAar, antallAar, tall.rows) };
}

/** What applies in the scenario's municipality, as `bruker` may know who set it, and why. */
export async function behovsgrunnlagFor(
	db: Queryable,
	bruker: Bruker,
	omrade: Malomrade
): Promise<Behovssett | null> {
	const sett = await behovsgrunnlag(db, omrade);
	return sett && !serNavn(bruker) ? { ...sett, hvem: 'Kommunen', grunn: '' } : sett;
}

/** A new version: made from the one that was seen (0: there was none), and why. */
export interface Behovsendring {
	readonly versjon: number;
	readonly grunn: string;
	readonly grunnlag: Behovsgrunnlag;
}

/** Stores it as the next version, and answers with its number. Conflict when somebody else was first. */
export const lagreBehov = (
	db: Database,
	omrade: Malomrade,
	endring: Behovsendring,
	bruker: Pick<Bruker, 'navn' | 'kontoId'>
): Promise<number> =>
	db.transaction(async (tx) => {
		await kreverRett(tx, bruker, omrade.illustrasjon);
		const { versjon, grunn, grunnlag } = storable(endring);
		return insertBehov(tx, omrade, { versjon, grunn, grunnlag }, bruker.navn);
	});

/** Goes back: what applied in version `til` is stored anew as the next one, so that nothing is lost. */
export const tilbakeforBehov = (
	db: Database,
	omrade: Malomrade,
	{ versjon, til }: { readonly versjon: number; readonly til: number },
	bruker: Pick<Bruker, 'navn' | 'kontoId'>
): Promise<number> =>
	db.transaction(async (tx) => {
		await kreverRett(tx, bruker, omrade.illustrasjon);
		const forrige = await behovsgrunnlag(tx, omrade, til);
		if (!forrige) throw new NotFound('Det finnes ingen slik versjon å gå tilbake til.');
		const { grunnlag } = forrige;
		const ny = { versjon, grunn: `Tilbake til versjon ${til}.`, grunnlag };
		return insertBehov(tx, omrade, ny, bruker.navn);
	});

async function insertBehov(
	tx: Queryable,
	{ kommunenummer, illustrasjon }: Malomrade,
	{ versjon, grunn, grunnlag }: Behovsendring,
	hvem: string
): Promise<number> {
	const { rowCount } = await tx.query(sql`
		insert into behovsett (kommunenummer, illustrasjon, versjon, hvem, grunn, fra_aar, antall_aar)
		select ${kommunenummer}, ${illustrasjon}::boolean, ${versjon}::integer + 1, ${hvem}, ${grunn},
			${grunnlag.fraAar}::smallint, ${grunnlag.antallAar}::smallint
		where ${versjon}::integer = coalesce((select max(versjon) from behovsett
			where kommunenummer = ${kommunenummer} and illustrasjon = ${illustrasjon}), 0)
		on conflict do nothing`);
	if (rowCount === 0)
		throw new Conflict(
			'Grunnlaget er endret av en annen siden du åpnet det. Last siden på nytt, og gjør endringen igjen.'
		);
	await tx.query(sql`
		insert into behovtall (kommunenummer, illustrasjon, versjon, slag, del, boligtype, niva, nr, verdi, kilde, kilde_dato,
			valg)
		select ${kommunenummer}, ${illustrasjon}, ${versjon}::integer + 1, r.slag, r.del, r.boligtype, r.niva, r.nr, r.verdi,
			r.kilde, r.dato, r.valg
		from jsonb_to_recordset(${JSON.stringify(somRader(grunnlag))}::jsonb) as r (slag text, del text, boligtype text,
			niva text, nr smallint, verdi float8, kilde text, dato date, valg boolean)`);
	return versjon + 1;
}

/** The need of the municipality that a scenario is held against, beside its goals. */
export async function behovFor(db: Queryable, scenario: Scenario): Promise<Behovssvar> {
	const sett = await behovsgrunnlag(db, scenario);
	const mal = boligmalAv(await malFor(db, scenario));
	const { rows } = await db.query<{ ikraft: string | null }>(sql`
		select ikrafttredelsesdato::text as ikraft from plan where id = ${scenario.plan}`);
	const fra = mal.length > 0 ? startAar(mal, null) : null;
	return behovssvar(
		sett?.grunnlag ?? null,
		mal,
		fra ?? sett?.grunnlag.fraAar ?? startAar([], rows[0]?.ikraft ?? null)
	);
}
