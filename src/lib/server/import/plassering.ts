import type { Avvik } from '../../domain/avvik.ts';
import { fylkeFor } from '../../domain/fylker.ts';
import { formatAntall } from '../../domain/tall.ts';
import type { Queryable } from '../queryable.ts';
import { sql, type Statement } from '../sql.ts';

/** Outlines are generalised, and plans meet at the border: what lies nearer than this is not worth a word. */
const TOLERANSE_M = 1000;

interface Grense {
	/** How a sentence speaks of it: «Vestre Toten (3443)», «Innlandet, der kommune 3443 ligger». */
	readonly omtale: string;
	readonly geom: Statement;
}

interface Avstand {
	readonly alle: number;
	readonly ute: number;
	readonly narmestM: number;
	readonly lengstM: number;
	/** A point in the one that lies farthest away, GeoJSON in the plan's zone. */
	readonly sted: string | null;
}

/** The municipality's name here, and whether a data set has its outline. */
async function kjentKommune(db: Queryable, kommunenummer: string) {
	const { rows } = await db.query<{ navn: string | null; datasett: number | null }>(sql`
		select k.navn, (select d.id from datasett d
			where d.kommunenummer = k.kommunenummer and d.tilstand = 'loaded' and d.dekning is not null
				-- The illustration's outline is schematic: no real plan is measured by it.
				and not d.illustrasjon
				and exists (select from datasettobjekt o where o.datasett_id = d.id and o.tema = 'kommune')
			order by d.id limit 1) as datasett
		from kommune k where k.kommunenummer = ${kommunenummer}`);
	return rows[0] ?? { navn: null, datasett: null };
}

const avstandTil = async (
	db: Queryable,
	scenarioId: number,
	{ geom }: Grense
): Promise<Avstand | null> => {
	const { rows } = await db.query<Avstand>(sql`
		with grense as materialized (select ${geom} as geom),
		objekt as materialized (
			select o.geom, ST_Distance(o.geom, ST_Transform(g.geom, o.srid)) as m
			from planobjekt o, grense g where o.scenario_id = ${scenarioId})
		select count(*) as alle, count(*) filter (where m > ${TOLERANSE_M}) as ute,
			min(m) as "narmestM", max(m) as "lengstM",
			(select ST_AsGeoJSON(ST_PointOnSurface(geom), 3, 0) from objekt order by m desc limit 1) as sted
		from objekt having count(*) filter (where m > ${TOLERANSE_M}) > 0`);
	return rows[0] ?? null;
};

const km = (m: number): string => `${formatAntall(m / 1000, m < 10_000 ? 1 : 0)} km`;

function utenfor({ alle, ute, narmestM, lengstM, sted }: Avstand, { omtale }: Grense): Avvik {
	const place = sted === null ? {} : { place: JSON.parse(sted) as Avvik['place'] };
	const hva =
		ute === alle
			? `Hele planen ligger utenfor ${omtale}. Det nærmeste ligger ${km(narmestM)} unna.`
			: `${formatAntall(ute)} av ${formatAntall(alle)} objekter ligger utenfor ${omtale}, opptil ${km(lengstM)} unna.`;
	return {
		rule: 'import.kommune.utenfor',
		severity: ute === alle ? 'feil' : 'advarsel',
		message: `${hva} Er kommunenummeret og koordinatsystemet rett?`,
		...place
	};
}

/**
 * Does a staged plan lie in its municipality? Measured by PostGIS in the plan's zone: to the outline where a data set has
 * it, else to the county's rough frame, and then it is said that no more was looked at.
 */
export async function plasseringsAvvik(
	db: Queryable,
	scenarioId: number,
	kommunenummer: string
): Promise<Avvik[]> {
	const { navn, datasett } = await kjentKommune(db, kommunenummer);
	if (datasett !== null) {
		const omtale = `${navn ?? 'kommune'} (${kommunenummer})`;
		const geom = sql`(select dekning from datasett where id = ${datasett})`;
		const avstand = await avstandTil(db, scenarioId, { omtale, geom });
		return avstand ? [utenfor(avstand, { omtale, geom })] : [];
	}
	const fylke = fylkeFor(kommunenummer);
	if (!fylke)
		return [ikkeKontrollert(`Kommunenummeret ${kommunenummer} hører ikke til noe fylke.`)];
	const [west, south, east, north] = fylke.ramme;
	const grense = {
		omtale: `${fylke.navn}, der kommune ${kommunenummer} hører til`,
		geom: sql`ST_Segmentize(ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8,
			${north}::float8, 4326), 0.25)`
	};
	const avstand = await avstandTil(db, scenarioId, grense);
	return avstand
		? [utenfor(avstand, grense)]
		: [
				ikkeKontrollert(
					`Grensen til kommune ${kommunenummer} er ikke lastet her. Det er bare sett etter at planen ligger i eller nær ${fylke.navn}.`
				)
			];
}

const ikkeKontrollert = (message: string): Avvik => ({
	rule: 'import.kommune.ikke-kontrollert',
	severity: 'merknad',
	message
});

/** What the person told instead of what the file says: allowed, and said. */
export function valgtAnnet(
	fil: { kommunenummer: string | null; planidentifikasjon: string | null },
	valgt: { kommunenummer: string; planidentifikasjon: string }
): Avvik[] {
	const annet = (rule: string, hva: string, sier: string | null, brukt: string): Avvik[] =>
		sier === null || sier === brukt
			? []
			: [
					{
						rule,
						severity: 'advarsel',
						message: `Filen sier ${hva} ${sier}. Du har valgt ${brukt}, og det er det som gjelder her.`
					}
				];
	return [
		...annet('import.kommune.valgt', 'kommune', fil.kommunenummer, valgt.kommunenummer),
		...annet('import.plan.valgt', 'plan-ID', fil.planidentifikasjon, valgt.planidentifikasjon)
	];
}
