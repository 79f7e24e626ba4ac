import type { Bevisdatasett } from '../domain/bevis.ts';
import { GRUNNLAGSTEMA, type Grunnlagstema } from '../domain/grunnlag/tema.ts';
import { apneDatasett } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** A data set that a figure rests on, and which theme it speaks of. */
export interface Grunnlagsdatasett<Tema extends Grunnlagstema = Grunnlagstema> {
	readonly id: number;
	readonly kode: string;
	readonly navn: string;
	/** ISO date; null: not told. */
	readonly dato: string | null;
	readonly tilstand: 'loaded' | 'not-loaded' | 'failed';
	readonly tema: Tema;
	/** Names of its objects that count; null: the set is known by its name, and all its objects count. */
	readonly objekter: readonly string[] | null;
	readonly harDekning: boolean;
	/** Objects of the file that could not be stored. */
	readonly lagtTilSide: number;
}

/**
 * A set called «Vann» or «Vann 2025» is one of water; «Vann og avløp» is not, and its coverage says nothing of lakes.
 * Of protection alone a word anywhere in the name is enough for one that is not loaded: it can only make less known.
 */
const navneregler = (temaer: readonly Grunnlagstema[]): string =>
	JSON.stringify(
		temaer.map((tema) => {
			const { objekter, koder, ogsaSomOrd, tabell } = GRUNNLAGSTEMA[tema];
			return {
				tema,
				objekter,
				tabell: tabell ?? null,
				kode: `^(${koder.join('|')})([-_]?[0-9]+)*$`,
				ord: ogsaSomOrd ? `(^|[-_])(${koder.join('|')})([-_]|$)` : null
			};
		})
	);

/**
 * Which data sets say something of the themes here, of those that `bruker` may see? What was made for the illustration
 * counts for illustration plans alone.
 */
export async function grunnlagsdatasett<Tema extends Grunnlagstema>(
	db: Queryable,
	bruker: Bruker,
	plan: { readonly kommunenummer: string; readonly illustrasjon: boolean },
	temaer: readonly Tema[]
): Promise<Grunnlagsdatasett<Tema>[]> {
	const { rows } = await db.query<Grunnlagsdatasett<Tema>>(sql`
		select d.id, d.kode, d.navn, d.dato::text as dato, d.tilstand, t.tema,
			case when k.har then t.objekter end as objekter, d.dekning is not null as "harDekning",
			(select count(*)::integer from datasettobjekt_rest r where r.datasett_id = d.id) as "lagtTilSide"
		from datasett d
		cross join jsonb_to_recordset(${navneregler(temaer)}::jsonb)
			as t (tema text, kode text, ord text, objekter text[], tabell text)
		-- One look in the index for each name: the sets of a nation have millions of objects.
		cross join lateral (
			select exists (
				select from unnest(t.objekter) as n (navn) cross join lateral (
					select from datasettobjekt o where o.datasett_id = d.id and o.tema = n.navn limit 1
				) o
			) as har offset 0
		) k
		where (k.har or d.kode ~ t.kode or (d.tilstand <> 'loaded' and d.kode ~ t.ord)
				-- In the order of the index: a set with no parcels is not looked for among three million.
				or (t.tabell = 'eiendom' and d.id = (
					select e.datasett_id from eiendom e where e.datasett_id >= d.id order by e.datasett_id limit 1))
				or (t.tabell = 'bygning' and d.id = (
					select b.datasett_id from bygning b where b.datasett_id >= d.id order by b.datasett_id limit 1)))
			and (d.kommunenummer is null or d.kommunenummer = ${plan.kommunenummer})
			and (not d.illustrasjon or ${plan.illustrasjon}) and ${apneDatasett(bruker, sql`d.`)}
		order by d.id, t.tema`);
	return rows;
}

/** The data sets as the SQL functions grunnlagsdekning and grunnlagsobjekt take them. */
export const grunnlagsjson = (
	datasett: readonly Pick<Grunnlagsdatasett, 'id' | 'tema' | 'objekter'>[]
): string =>
	JSON.stringify(
		datasett.map(({ id, tema, objekter }) => ({
			id,
			slag: tema,
			objekter,
			klasse: GRUNNLAGSTEMA[tema].klasse ?? []
		}))
	);

const TILSTAND = { loaded: 'lastet', 'not-loaded': 'ikke lastet', failed: 'feilet' } as const;

/** Those of the themes that no data set is registered for. */
export const utenDatasett = <Tema extends Grunnlagstema>(
	temaer: readonly Tema[],
	datasett: readonly Pick<Grunnlagsdatasett, 'tema'>[]
): Tema[] => temaer.filter((tema) => !datasett.some((d) => d.tema === tema));

/** Each data set with its date and state, for a proof; a theme that nobody has registered is named as not loaded. */
export const grunnlagskilder = (
	temaer: readonly Grunnlagstema[],
	datasett: readonly Grunnlagsdatasett[]
): Bevisdatasett[] => [
	...[...new Map(datasett.map((d) => [d.id, d])).values()].map(
		({ id, kode, navn, dato, tilstand }) => ({
			kode: datasett.some((d) => d.kode === kode && d.id !== id) ? `${kode}-${id}` : kode,
			navn,
			dato,
			tilstand: TILSTAND[tilstand]
		})
	),
	...utenDatasett(temaer, datasett).map((tema) => ({
		kode: tema,
		navn: `${GRUNNLAGSTEMA[tema].navn} (ikke registrert)`,
		dato: null,
		tilstand: 'ikke lastet' as const
	}))
];

/** Names of the tettsteder whose boundaries are at hand; null where no such data set is loaded. */
export async function kjenteTettsteder(
	db: Queryable,
	datasett: readonly Grunnlagsdatasett[]
): Promise<string[] | null> {
	const lastet = datasett.filter((d) => d.tema === 'tettsted' && d.tilstand === 'loaded');
	if (lastet.length === 0) return null;
	const navn = new Set<string>();
	for (const { id, objekter } of lastet) {
		const { rows } = await db.query<{ navn: string }>(sql`
			select distinct navn from datasettobjekt
			where datasett_id = ${id} and navn is not null and ST_Dimension(geom) = 2
				and (${objekter}::text[] is null or tema = any (${objekter}::text[]))`);
		for (const rad of rows) navn.add(rad.navn);
	}
	return [...navn];
}
