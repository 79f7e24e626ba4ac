import type { Bevisdatasett } from '../domain/bevis.ts';
import { DATATEMA, FRADRAGSREKKE, type Datatema } from '../domain/housing/fradrag.ts';
import { apneDatasett, serInterneDatasett } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** A data set that the housing reckoning rests on, and what it is for. */
export interface Temadatasett {
	readonly id: number;
	readonly kode: string;
	readonly navn: string;
	/** ISO date; null: not told. */
	readonly dato: string | null;
	readonly tilstand: 'loaded' | 'not-loaded' | 'failed';
	readonly tema: Datatema;
	/** Names of its objects that count; null: the set is known by its name, and all its surfaces count. */
	readonly objekter: readonly string[] | null;
	readonly harDekning: boolean;
	/** Objects of the file that could not be stored. */
	readonly lagtTilSide: number;
}

/**
 * A set called «Vann» or «Vann 2025» is one of water; «Vann og avløp» is not, and its coverage says nothing of lakes.
 * Of protection alone a word anywhere in the name is enough for one that is not loaded: it can only make less known.
 */
const TEMAER = Object.entries(DATATEMA).map(([tema, { objekter, koder }]) => ({
	tema,
	objekter,
	kode: `^(${koder.join('|')})([-_]?[0-9]+)*$`,
	ord: tema === 'vern' ? `(^|[-_])(${koder.join('|')})([-_]|$)` : null
}));

/**
 * Which data sets say something of tettsted, water or protection here, of those that `bruker` may see? What was made for
 * the illustration counts for illustration plans alone.
 */
export async function temadatasett(
	db: Queryable,
	bruker: Bruker,
	plan: { readonly kommunenummer: string; readonly illustrasjon: boolean }
): Promise<Temadatasett[]> {
	const { rows } = await db.query<Temadatasett>(sql`
		select d.id, d.kode, d.navn, d.dato::text as dato, d.tilstand, t.tema,
			case when k.har then t.objekter end as objekter, d.dekning is not null as "harDekning",
			(select count(*)::integer from datasettobjekt_rest r where r.datasett_id = d.id) as "lagtTilSide"
		from datasett d
		cross join jsonb_to_recordset(${JSON.stringify(TEMAER)}::jsonb) as t (tema text, kode text, ord text, objekter text[])
		-- One look in the index for each name: the sets of a nation have millions of objects.
		cross join lateral (
			select exists (
				select from unnest(t.objekter) as n (navn) cross join lateral (
					select from datasettobjekt o where o.datasett_id = d.id and o.tema = n.navn limit 1
				) o
			) as har offset 0
		) k
		where (k.har or d.kode ~ t.kode or (d.tilstand <> 'loaded' and d.kode ~ t.ord))
			and (d.kommunenummer is null or d.kommunenummer = ${plan.kommunenummer})
			and (not d.illustrasjon or ${plan.illustrasjon}) and ${apneDatasett(bruker, sql`d.`)}
		order by d.id`);
	return rows;
}

/** The data sets as the SQL functions boligsone_netto and dataflate take them. */
export const datajson = (
	datasett: readonly Pick<Temadatasett, 'id' | 'tema' | 'objekter'>[]
): string =>
	JSON.stringify(
		datasett.map(({ id, tema, objekter }) => ({
			id,
			slag: tema,
			rang: tema === 'tettsted' ? 0 : FRADRAGSREKKE.indexOf(tema) + 1,
			objekter
		}))
	);

/** Names of the tettsteder whose boundaries are at hand; null where no such data set is loaded. */
export async function kjenteTettsteder(
	db: Queryable,
	datasett: readonly Temadatasett[]
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

const TILSTAND = { loaded: 'lastet', 'not-loaded': 'ikke lastet', failed: 'feilet' } as const;
const UNDERTEMA = Object.entries(DATATEMA) as [Datatema, (typeof DATATEMA)[Datatema]][];

/** Themes that must be known and that no data set is registered for. With none of protection the plan is the source. */
const mangler = (datasett: readonly Temadatasett[]) =>
	UNDERTEMA.filter(([tema]) => tema !== 'vern' && !datasett.some((d) => d.tema === tema));

/** Each data set with its date and state; a theme that nobody has registered is named as not loaded. */
export const datakilder = (datasett: readonly Temadatasett[]): Bevisdatasett[] => [
	...datasett.map(({ id, kode, navn, dato, tilstand }) => ({
		kode: datasett.some((d) => d.kode === kode && d.id !== id) ? `${kode}-${id}` : kode,
		navn,
		dato,
		tilstand: TILSTAND[tilstand]
	})),
	...mangler(datasett).map(([kode, { navn }]) => ({
		kode,
		navn: `${navn} (ikke registrert)`,
		dato: null,
		tilstand: 'ikke lastet' as const
	}))
];

const TIL_HVA: Record<Datatema, string> = {
	tettsted: 'Hvilket tettsted sonene ligger i,',
	vann: 'Fradraget for vann',
	vern: 'Fradraget for vern'
};

function settforbehold({ navn, tema, tilstand, harDekning, lagtTilSide }: Temadatasett): string[] {
	if (tilstand !== 'loaded')
		return [
			`${navn}: datasettet ${tilstand === 'failed' ? 'feilet' : 'er ikke lastet'}. ${TIL_HVA[tema]} er ikke vurdert der det kunne gjelde.`
		];
	return [
		...(harDekning
			? []
			: [
					`${navn}: dekningen er ${lagtTilSide > 0 ? 'ikke kjent' : 'ikke oppgitt'}. Utenfor objektene er svaret «ikke kartlagt». Les inn datasettet på nytt med --dekning.`
				]),
		...(lagtTilSide > 0
			? [`${navn}: ${lagtTilSide} objekter i fila kunne ikke lagres og er ikke med i regningen.`]
			: [])
	];
}

/** What the data sets leave open, in sentences for the page and the proof. Nothing here tells of internal ones. */
export const dataforbehold = (bruker: Bruker, datasett: readonly Temadatasett[]): string[] => [
	...(serInterneDatasett(bruker)
		? []
		: ['Tallene bygger bare på åpne datasett. Interne datasett er ikke brukt her.']),
	...mangler(datasett).map(
		([tema, { navn }]) => `${navn}: ingen datasett er lastet. ${TIL_HVA[tema]} er ikke vurdert.`
	),
	...datasett.flatMap(settforbehold)
];
