import * as v from 'valibot';
import type { Bruker } from '../auth/bruker.ts';
import { Forbidden } from '../errors.ts';
import { heltallfelt } from '../felter.ts';
import { planobjektColumns } from '../planobjektRow.ts';
import { scenarioById, type Scenario } from '../plans.ts';
import type { Database, Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { beskrivelseSchema, medEgetNavn, navnSchema } from './navn.ts';

/** A new scenario, made of another. */
export const nyttScenarioSchema = v.strictObject({
	parent: heltallfelt('oppgi hvilket scenario det lages av.', 1),
	name: navnSchema,
	description: v.optional(beskrivelseSchema, ''),
	kind: v.optional(v.picklist(['alternativ', 'forslag'], 'alternativ eller forslag.'), 'alternativ')
});
export type NyttScenario = v.InferOutput<typeof nyttScenarioSchema>;

/** One statement, and so of one state of the parent, whoever changes it meanwhile. */
async function kopier(
	tx: Queryable,
	bruker: Bruker,
	{ parent, name, description, kind }: NyttScenario
): Promise<number> {
	const { rows } = await tx.query<{ id: number }>(sql`
		with nytt as (
			insert into scenario (plan_id, srid, parent_id, parent_revision, navn, beskrivelse, kind, revision, kilde_epsg,
				kilde_areal_m2)
			select plan_id, srid, id, revision, ${name}, ${description}, ${kind}, 1, kilde_epsg, kilde_areal_m2
			from scenario where id = ${parent}
			returning id, srid, parent_revision
		), objekter as (
			insert into planobjekt (scenario_id, srid, ${planobjektColumns}, geom, version)
			select n.id, n.srid, ${planobjektColumns}, o.geom, o.version
			from nytt n cross join planobjekt o where o.scenario_id = ${parent}
		), rest as (
			insert into planobjekt_rest (scenario_id, serial, objekttype, grunn, egenskaper, geom, buer)
			select n.id, r.serial, r.objekttype, r.grunn, r.egenskaper, r.geom, r.buer
			from nytt n cross join planobjekt_rest r where r.scenario_id = ${parent}
		), linje as (
			insert into endring (scenario_id, revision, hvem, konto_id, melding)
			select n.id, 1, ${bruker.navn}::text, ${bruker.kontoId}::integer,
				format('Laget av %s, revisjon %s', case when p.synlighet = 'offentlig' then '«' || p.navn || '»'
					else 'et annet scenario' end, n.parent_revision)
			from nytt n, scenario p where p.id = ${parent}
		)
		select id from nytt`);
	const id = rows[0]?.id;
	if (id === undefined) throw new Error('no scenario was made');
	return id;
}

/**
 * A new scenario of the plan: the parent's objects as they stand, with the same lokalId, seen by planners alone. Conflict where
 * the name is taken.
 */
export async function lagScenario(
	db: Database,
	bruker: Bruker,
	nytt: NyttScenario
): Promise<Scenario> {
	const { tilstand } = await scenarioById(db, bruker, nytt.parent);
	if (tilstand === 'under-import')
		throw new Forbidden(
			'Importen er ikke tatt i bruk ennå. Ta den i bruk før du lager noe av den.'
		);
	const id = await medEgetNavn(nytt.name, () => db.transaction((tx) => kopier(tx, bruker, nytt)));
	return scenarioById(db, bruker, id);
}
