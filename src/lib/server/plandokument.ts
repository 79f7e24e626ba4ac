import * as v from 'valibot';
import { DOKUMENTTYPER, type Dokumenttype } from '../domain/plan/dokumenttype.ts';
import { synligeDokument, synligeScenario } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { Conflict, NotFound } from './errors.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** One document of a plan: where it lies, not what it says. */
export interface Plandokument {
	readonly id: number;
	readonly dokumenttype: Dokumenttype;
	readonly tittel: string;
	readonly lenke: string;
	/** The document's own date, YYYY-MM-DD; null where it was not told. */
	readonly dato: string | null;
	/** The object it is about; null: the whole plan. */
	readonly lokalId: string | null;
	readonly synlighet: 'offentlig' | 'planutvalg' | 'intern';
}

const LENKE = /^https?:\/\/[^\s]+$/i;

/** A day that there is: 2023-02-31 is none. */
const isDate = (text: string) =>
	/^\d{4}-\d{2}-\d{2}$/.test(text) &&
	!Number.isNaN(Date.parse(text)) &&
	new Date(text).toISOString().startsWith(text);

/** What a planner sends to enter a document. */
export const plandokumentSchema = v.strictObject(
	{
		dokumenttype: v.picklist(
			Object.keys(DOKUMENTTYPER) as Dokumenttype[],
			'velg en type fra listen.'
		),
		tittel: v.pipe(
			v.string('skriv en tittel.'),
			v.trim(),
			v.minLength(1, 'skriv en tittel.'),
			v.maxLength(200, 'høyst 200 tegn.')
		),
		lenke: v.pipe(
			v.string('skriv en nettadresse.'),
			v.trim(),
			v.maxLength(2000, 'for lang nettadresse.'),
			v.regex(LENKE, 'skriv en hel nettadresse, som https://kommunen.no/plan.pdf.'),
			v.url('skriv en hel nettadresse, som https://kommunen.no/plan.pdf.')
		),
		dato: v.optional(
			v.nullable(v.pipe(v.string(), v.check(isDate, 'skriv datoen som ÅÅÅÅ-MM-DD.'))),
			null
		),
		lokalId: v.optional(
			v.nullable(v.pipe(v.string(), v.uuid('objektets lokalId er en uuid.'))),
			null
		),
		synlighet: v.optional(
			v.picklist(['offentlig', 'planutvalg', 'intern'], 'velg hvem som ser dokumentet.'),
			'offentlig'
		)
	},
	'dokumentet må sendes som et JSON-objekt.'
);
export type NyttPlandokument = v.InferOutput<typeof plandokumentSchema>;

const columns = sql`
	d.id, d.dokumenttype, d.tittel, d.lenke, to_char(d.dato, 'YYYY-MM-DD') as dato, d.lokal_id as "lokalId",
	d.synlighet`;

/** A plan has tens of documents; more than this would be no list to read. */
const LIMIT = 500;

/**
 * The documents of the plan that `bruker` may see, those about `lokalId` first; without `lokalId` all of the plan's.
 * The caller has checked that the plan may be seen.
 */
export async function plandokumenter(
	db: Queryable,
	bruker: Bruker,
	planId: number,
	lokalId: string | null = null
): Promise<Plandokument[]> {
	const { rows } = await db.query<Plandokument>(sql`
		select ${columns} from plandokument d
		where d.plan_id = ${planId} and d.fjernet is null and ${synligeDokument(bruker)}
			and (${lokalId}::uuid is null or d.lokal_id is null or d.lokal_id = ${lokalId}::uuid)
		order by d.lokal_id is null, d.dokumenttype, d.dato desc nulls last, d.id
		limit ${LIMIT}`);
	return rows;
}

/** NotFound for a plan that `bruker` may not see, so that nobody learns that it is there. */
export async function requirePlan(db: Queryable, bruker: Bruker, planId: number): Promise<void> {
	const { rowCount } = await db.query(sql`
		select from plan p where p.id = ${planId} and exists (
			select from scenario s where s.plan_id = p.id and ${synligeScenario(bruker, sql`s.`)})`);
	if (rowCount === 0)
		throw new NotFound(`Plan ${planId} finnes ikke, eller du har ikke tilgang til den.`);
}

/** Enters a document. NotFound where the plan, or the object in it, is not there. */
export async function leggTilPlandokument(
	db: Database,
	bruker: Bruker,
	planId: number,
	{ dokumenttype, tittel, lenke, dato, lokalId, synlighet }: NyttPlandokument
): Promise<Plandokument> {
	return db.transaction(async (tx) => {
		await requirePlan(tx, bruker, planId);
		if (lokalId) await requireObject(tx, planId, lokalId);
		const { rows } = await tx.query<Plandokument>(sql`
			insert into plandokument as d (plan_id, lokal_id, dokumenttype, tittel, lenke, dato, synlighet, lagt_til_av)
			values (${planId}, ${lokalId}::uuid, ${dokumenttype}, ${tittel}, ${lenke}, ${dato}::date, ${synlighet},
				${bruker.navn})
			returning ${columns}`);
		const [dokument] = rows;
		if (!dokument) throw new Error('insert into plandokument returned no row');
		return dokument;
	});
}

async function requireObject(tx: Queryable, planId: number, lokalId: string): Promise<void> {
	const { rowCount } = await tx.query(sql`
		select from planobjekt o join scenario s on s.id = o.scenario_id
		where s.plan_id = ${planId} and o.lokal_id = ${lokalId}::uuid limit 1`);
	if (rowCount === 0) throw new NotFound('Objektet finnes ikke i denne planen.');
}

/** Takes a document off the list; the row stays. Conflict where somebody else has done so already. */
export async function fjernPlandokument(
	db: Database,
	bruker: Bruker,
	planId: number,
	id: number
): Promise<void> {
	await db.transaction(async (tx) => {
		await requirePlan(tx, bruker, planId);
		const { rows } = await tx.query<{ fjernet: Date | null }>(sql`
			select fjernet from plandokument where id = ${id} and plan_id = ${planId} for update`);
		const [row] = rows;
		if (!row) throw new NotFound(`Dokument ${id} finnes ikke i denne planen.`);
		if (row.fjernet) throw new Conflict('Dokumentet er alt tatt bort av en annen.');
		await tx.query(sql`
			update plandokument set fjernet = now(), fjernet_av = ${bruker.navn} where id = ${id}`);
	});
}
